import { describe, expect, it } from 'vitest';
import { parseRule, parseRules } from '../../../src/policy/rule.ts';
import { problemsOf } from './problems-of.ts';

const DAY = 86_400_000;
const sbom = { by: 'kind', kind: 'sbom' };

describe('parseRule', () => {
  const cases: { name: string; text: string; rule: object }[] = [
    { name: 'a kind', text: 'sbom', rule: { matchers: [sbom], min: 1, annotations: [] } },
    { name: 'spaces around it', text: ' \tsbom  ', rule: { text: 'sbom', matchers: [sbom] } },
    {
      name: 'a media type',
      text: 'application/spdx+*',
      rule: { matchers: [{ by: 'artifact-type', pattern: 'application/spdx+*' }] },
    },
    {
      name: 'a predicate type',
      text: 'https://slsa.dev/provenance/*',
      rule: { matchers: [{ by: 'predicate-type', pattern: 'https://slsa.dev/provenance/*' }] },
    },
    { name: 'alternatives', text: 'sbom|vex', rule: { matchers: [sbom, { by: 'kind', kind: 'vex' }] } },
    {
      name: 'a predicate type with an equals sign',
      text: 'https://example.com/?a=b',
      rule: { matchers: [{ by: 'predicate-type', pattern: 'https://example.com/?a=b' }], annotations: [] },
    },
    {
      name: 'a type without a slash',
      text: 'org.example.sbom.v0',
      rule: { matchers: [{ by: 'artifact-type', pattern: 'org.example.sbom.v0' }] },
    },
    {
      name: 'the index or each platform',
      text: 'sbom platform=index|each',
      rule: { platform: { kind: 'index-or-each' } },
    },
    {
      name: 'a quoted media type with a parameter',
      text: '"application/x; version=1.1" min=2',
      rule: { matchers: [{ by: 'artifact-type', pattern: 'application/x; version=1.1' }], min: 2 },
    },
    {
      name: 'options in any order',
      text: 'sbom max-age=30d\tmin=3',
      rule: { matchers: [sbom], min: 3, maxAge: 30 * DAY },
    },
    { name: 'each platform', text: 'sbom platform=each min=2', rule: { min: 2, platform: { kind: 'each' } } },
    {
      name: 'one platform',
      text: 'sbom platform=linux/arm/v7',
      rule: { platform: { kind: 'named', names: ['linux/arm/v7'] } },
    },
    {
      name: 'annotations, also quoted inside a word',
      text: 'sbom annotation.a.b/c="x y" annotation.e= annotation.f=g=h',
      rule: {
        annotations: [
          { key: 'a.b/c', value: 'x y' },
          { key: 'e', value: '' },
          { key: 'f', value: 'g=h' },
        ],
      },
    },
  ];
  it.each(cases)('$name', ({ text, rule }) => {
    expect(parseRule(text)).toMatchObject({ text: text.trim(), ...rule });
  });

  it('has no maxAge and no platform without these options', () => {
    expect(parseRule('sbom')).not.toHaveProperty('maxAge');
    expect(parseRule('sbom')).not.toHaveProperty('platform');
  });

  const refused = [
    { name: 'an empty line', text: '', says: 'it has no kind or type' },
    { name: 'an empty quote', text: '""', says: 'it has no kind or type' },
    { name: 'an unknown kind', text: 'sbon', says: '"sbon" is not a valid kind, did you mean "sbom"?' },
    ...[
      'signature|key=cosign.pub',
      'signature,key=cosign.pub',
      'signature|ca=ca.pem',
      'signature|issuer=https://token.actions.githubusercontent.com',
      '"signature key=cosign.pub"',
      'sbom|annotation.a.b=c',
    ].map((text) => ({
      name: `an option that is not after a space, ${text}`,
      text,
      says: 'has "=", but is not an option',
    })),
    { name: 'a kind in upper case', text: 'SBOM', says: 'did you mean "sbom"?' },
    { name: 'none with other rules', text: 'none', says: '"none" cannot be combined with rules' },
    { name: 'credentials in a type', text: 'https://me:s3cret@slsa.dev/x', says: 'it has credentials before "@"' },
    {
      name: 'a type without a slash and with a star',
      text: 'org.example.*',
      says: '"org.example.*" is not a valid kind',
    },
    { name: 'a word that means a kind', text: 'slsa', says: 'did you mean "provenance"?' },
    { name: 'a word that is near no kind', text: 'license', says: '"license" is not a valid kind; expected a kind' },
    { name: 'an option by meaning', text: 'sbom count=2', says: 'did you mean "min"?' },
    {
      name: 'an option that is near no option',
      text: 'sbom colour=2',
      says: '"colour" is not a valid option; expected min=N',
    },
    { name: 'an empty alternative', text: 'sbom||vex', says: 'one side of a "|" is empty' },
    { name: 'an alternative that is missing', text: 'sbom|', says: 'one side of a "|" is empty' },
    { name: 'a second bare word', text: 'sbom critical', says: '"critical" is not an option' },
    { name: 'a common mistake, with one message', text: 'sbom | vex min=0 x', says: 'there are spaces around "|"' },
    { name: 'the option first', text: 'min=2 sbom', says: 'it starts with the option "min=2"' },
    {
      name: 'a min of zero',
      text: 'sbom min=0',
      says: 'min is "0"; expected an integer of at least 1, for example: sbom min=2',
    },
    { name: 'a min with a sign', text: 'sbom min=+1', says: 'min is "+1"' },
    { name: 'a min with a fraction', text: 'sbom min=1.5', says: 'min is "1.5"' },
    {
      name: 'a min above the largest safe integer',
      text: 'sbom min=99999999999999999999',
      says: 'min is "99999999999999999999"',
    },
    { name: 'an empty min', text: 'sbom min=', says: 'min is ""' },
    {
      name: 'an age without unit',
      text: 'sbom max-age=30',
      says: 'max-age is "30"; expected an integer of at least 1 with s, m',
    },
    { name: 'an age of zero', text: 'sbom max-age=0', says: 'max-age is "0"' },
    { name: 'an age of zero days', text: 'sbom max-age=0d', says: 'max-age is "0d"' },
    {
      name: 'an unknown option',
      text: 'sbom maxage=3d',
      says: '"maxage" is not a valid option, did you mean "max-age"?',
    },
    { name: 'an annotation without a key', text: 'sbom annotation=x', says: 'did you mean "annotation.KEY"?' },
    { name: 'an empty annotation key', text: 'sbom annotation.=x', says: '"annotation." has no key' },
    { name: 'an option twice', text: 'sbom min=1 min=2', says: '"min" is given twice' },
    { name: 'an annotation twice', text: 'sbom annotation.a=1 annotation.a=2', says: '"annotation.a" is given twice' },
    {
      name: 'without the syntax for signatures, the option key',
      text: 'signature key=k.pub',
      says: '"key" cannot be read without',
    },
    {
      name: 'without the syntax for signatures, the option identity',
      text: 'signature identity=x',
      says: '"identity" cannot be read without',
    },
    {
      name: 'without the syntax for signatures, the option issuer',
      text: 'signature issuer=x',
      says: '"issuer" cannot be read without',
    },
    {
      name: 'the platform all of the input',
      text: 'sbom platform=all',
      says: 'platform "all" is only valid in the input platform',
    },
    { name: 'an empty platform', text: 'sbom platform=', says: 'platform "" has an empty part' },
    { name: 'a platform twice', text: 'sbom platform=each platform=index', says: '"platform" is given twice' },
    { name: 'a platform first', text: 'platform=each sbom', says: 'it starts with the option "platform=each"' },
    {
      name: 'a misspelt platform',
      text: 'sbom plattform=each',
      says: 'did you mean "platform"? Expected min=N, max-age',
    },
    { name: 'an open quote', text: 'sbom annotation.a="b', says: 'a quote is not closed' },
  ];
  it.each(refused)('refuses $name', ({ text, says }) => {
    const [problem, ...more] = problemsOf(() => parseRule(text)).filter((line) => line.includes(says));
    expect(problem).toContain(`\`${text}\`: `);
    expect(problem).toContain('for example: ');
    expect(more).toEqual([]);
  });
});

describe('parseRules', () => {
  it('keeps the order', () => {
    expect(parseRules(['vex', 'sbom min=2', 'vex']).map(({ text }) => text)).toEqual(['vex', 'sbom min=2', 'vex']);
  });

  it('reports the problems of all lines together', () => {
    const problems = problemsOf(() => parseRules(['sbon min=0', 'sbom', 'vex platform=all']));
    expect(problems.map((problem) => problem.slice(0, 40))).toEqual([
      '`sbon min=0`: "sbon" is not a valid kind',
      '`sbon min=0`: min is "0"; expected an in',
      '`vex platform=all`: platform "all" is on',
    ]);
  });
});
