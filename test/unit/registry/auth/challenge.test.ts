import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bearerChallenge, parseChallenges } from '../../../../src/registry/auth/challenge.ts';

describe('parseChallenges', () => {
  const bearer = (parameters: Record<string, string>) => ({ scheme: 'bearer', parameters });
  const cases = [
    {
      name: 'Quay with a scope',
      headers: ['Bearer realm="https://quay.io/v2/auth",service="quay.io",scope="repository:acme/app:pull,push"'],
      challenges: [
        bearer({ realm: 'https://quay.io/v2/auth', service: 'quay.io', scope: 'repository:acme/app:pull,push' }),
      ],
    },
    { name: 'any case', headers: ['BEARER Realm="R"'], challenges: [bearer({ realm: 'R' })] },
    {
      name: 'tokens as values',
      headers: ['Bearer realm=R, service=quay.io'],
      challenges: [bearer({ realm: 'R', service: 'quay.io' })],
    },
    {
      name: 'spaces around the equals sign',
      headers: ['Bearer realm = "R" ,\tservice\t=\t"S"'],
      challenges: [bearer({ realm: 'R', service: 'S' })],
    },
    { name: 'an escape', headers: ['Bearer realm="a\\"b\\\\c\\d"'], challenges: [bearer({ realm: 'a"b\\cd' })] },
    {
      name: 'a challenge in a quoted string',
      headers: ['Bearer error="no, Basic realm=x"'],
      challenges: [bearer({ error: 'no, Basic realm=x' })],
    },
    {
      name: 'an empty value',
      headers: ['Bearer realm="", service="S"'],
      challenges: [bearer({ realm: '', service: 'S' })],
    },
    {
      name: 'two in one header',
      headers: ['Basic realm="B", Bearer realm="R",service="S"'],
      challenges: [{ scheme: 'basic', parameters: { realm: 'B' } }, bearer({ realm: 'R', service: 'S' })],
    },
    {
      name: 'two headers',
      headers: ['Basic realm="B"', 'Bearer realm="R"'],
      challenges: [{ scheme: 'basic', parameters: { realm: 'B' } }, bearer({ realm: 'R' })],
    },
    {
      name: 'schemes without parameters and token68',
      headers: ['Negotiate, NTLM TlRM/A+b== , Bearer realm="R"'],
      challenges: [{ scheme: 'negotiate', parameters: {} }, { scheme: 'ntlm', parameters: {} }, bearer({ realm: 'R' })],
    },
    { name: 'empty elements', headers: [', ,Bearer ,realm="R",,'], challenges: [bearer({ realm: 'R' })] },
    {
      name: 'parameters without commas',
      headers: ['Bearer realm="R" service="S"'],
      challenges: [bearer({ realm: 'R', service: 'S' })],
    },
    { name: 'a repeated parameter', headers: ['Bearer realm="R", REALM="X"'], challenges: [bearer({ realm: 'R' })] },
    {
      name: 'a quoted string without an end',
      headers: ['Bearer service="S", realm="R, Basic'],
      challenges: [bearer({ service: 'S' })],
    },
    {
      name: 'a parameter without a value',
      headers: ['Bearer realm=, service="S"'],
      challenges: [bearer({ service: 'S' })],
    },
    { name: 'a parameter without a scheme', headers: ['realm="R"'], challenges: [] },
    { name: 'no header', headers: [], challenges: [] },
    { name: 'invalid headers', headers: ['', '"', '==', '@;()'], challenges: [] },
  ];
  test.each(cases)('$name', ({ headers, challenges }) => {
    expect(parseChallenges(headers)).toEqual(challenges);
  });

  it('reads parameters with the names of object properties', () => {
    const [challenge] = parseChallenges(['Bearer __proto__=x, constructor=y']);
    expect(Object.entries(challenge?.parameters ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('reads any challenge that follows the grammar', () => {
    fc.assert(
      fc.property(fc.array(challengeArbitrary), fc.constantFrom(',', ', ', ' , ,\t'), (challenges, comma) => {
        const written = challenges.map(({ scheme, parameters }) =>
          writeChallenge(scheme, Object.entries(parameters), comma),
        );
        expect(parseChallenges([written.join(comma)])).toEqual(challenges);
        expect(parseChallenges(written)).toEqual(challenges);
      }),
    );
  });

  it('never throws, and returns only schemes that are in the header', () => {
    const piece = fc.constantFrom('Bearer', ' ', ',', '=', '"', '\\', 'realm', 'abc==', '\t', '@', '\u0000', 'é');
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(fc.array(header), (headers) => {
        const text = headers.join('\n').toLowerCase();
        return parseChallenges(headers).every(({ scheme }) => scheme !== '' && text.includes(scheme));
      }),
    );
  });
});

const token = fc.stringMatching(/^[a-z0-9!#$%&'*+.^_`|~-]{1,12}$/);
const challengeArbitrary = fc.record({
  scheme: token,
  parameters: fc.dictionary(token, fc.string({ unit: 'grapheme' }), { maxKeys: 4, noNullPrototype: true }),
});

function writeChallenge(scheme: string, parameters: [string, string][], comma: string): string {
  const written = parameters.map(([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`);
  return `${scheme.toUpperCase()} ${written.join(comma)}`;
}

describe('bearerChallenge', () => {
  const cases = [
    { name: 'without a scope', headers: ['Bearer realm="R",service="S"'], is: { realm: 'R', service: 'S' } },
    { name: 'only a realm', headers: ['Bearer realm="R"'], is: { realm: 'R' } },
    {
      name: 'after Basic',
      headers: ['Basic realm="B"', 'bearer realm="R",scope="s"'],
      is: { realm: 'R', scope: 's' },
    },
    { name: 'the first with a realm', headers: ['Bearer error="x", Bearer realm="R"'], is: { realm: 'R' } },
    { name: 'only Basic', headers: ['Basic realm="B"'], is: undefined },
    { name: 'an empty realm', headers: ['Bearer realm=""'], is: undefined },
    { name: 'no header', headers: [], is: undefined },
  ];
  test.each(cases)('$name', ({ headers, is }) => {
    expect(bearerChallenge(headers)).toEqual(is);
  });
});
