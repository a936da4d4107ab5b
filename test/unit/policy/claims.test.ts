import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClaimFaults, findWorkflowFault, matchesIdentity } from '../../../src/policy/claims.ts';
import { findSourceFault, normalizeSource, sourcesIn } from '../../../src/policy/source.ts';
import { findWideStar, fromRegularExpression } from '../../../src/policy/written-value.ts';

const WORKFLOW = 'https://github.com/acme/app/.github/workflows/release.yml';

describe('matchesIdentity', () => {
  const cases = [
    { pattern: `${WORKFLOW}@refs/tags/*`, identity: `${WORKFLOW}@refs/tags/v1`, matches: true },
    { pattern: `${WORKFLOW}@*`, identity: `${WORKFLOW}@refs/heads/main`, matches: true },
    { pattern: 'https://github.com/acme/app/*', identity: `${WORKFLOW}@refs/heads/main`, matches: true },
    { pattern: `${WORKFLOW}@refs/tags/*`, identity: `${WORKFLOW}@refs/heads/main`, matches: false },
    {
      pattern: `${WORKFLOW}@refs/tags/*`,
      identity: `${WORKFLOW.replace('acme', 'Acme')}@refs/tags/v1`,
      matches: false,
    },
    {
      pattern: `${WORKFLOW}@refs/tags/*`,
      identity: `${WORKFLOW.replace('acme', 'acme-evil')}@refs/tags/v1`,
      matches: false,
    },
    {
      pattern: `${WORKFLOW}@refs/tags/*`,
      identity: `${WORKFLOW.replace('github.com', 'github.com.evil.org')}@refs/tags/v1`,
      matches: false,
    },
    {
      pattern: 'https://github.com/acme/app/*@refs/tags/*',
      identity: `${WORKFLOW}@refs/heads/x@refs/tags/v1`,
      matches: false,
    },
    {
      pattern: 'https://github.com/acme/*/release.yml@*',
      identity: 'https://github.com/acme/app/.github/workflows/other.yml@refs/heads/x/release.yml@y',
      matches: false,
    },
    { pattern: '*@acme.com', identity: 'release@acme.com', matches: true },
    { pattern: '*@acme.com', identity: 'https://evil.org/x@acme.com', matches: false },
    { pattern: 'release@acme.com', identity: 'prerelease@acme.com', matches: false },
    { pattern: 'release@acme.com', identity: 'release@acme.com.evil.org', matches: false },
  ];
  it.each(cases)('$pattern, $identity: $matches', ({ pattern, identity, matches }) => {
    expect(matchesIdentity(pattern, identity)).toBe(matches);
  });

  it('without a star accepts only the same identity', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '@', '/', ':', 'refs') });
    fc.assert(
      fc.property(text, text, (pattern, identity) => {
        if (matchesIdentity(pattern, identity)) expect(identity).toBe(pattern);
      }),
    );
  });
});

describe('findWorkflowFault', () => {
  const identity = `${WORKFLOW}@refs/tags/v1`;
  const ofOther = { identity, issuer: 'i', claims: { source: 'https://github.com/other/app' } };
  it('refuses another caller only if the rule names no caller', () => {
    expect(findWorkflowFault({}, ofOther)).toBe(
      'its workflow was called by another repository, https://github.com/other/app, and the rule has neither source nor owner',
    );
    expect(findWorkflowFault({ source: 'x' }, ofOther)).toBeUndefined();
    expect(findWorkflowFault({ owner: 'x' }, ofOther)).toBeUndefined();
  });

  it('accepts the own repository, not one whose name only starts with it', () => {
    expect(findWorkflowFault({}, { ...ofOther, claims: { source: 'https://github.com/acme/app' } })).toBeUndefined();
    expect(findWorkflowFault({}, { ...ofOther, claims: { source: 'https://github.com/acme/ap' } })).toContain(
      'its workflow was',
    );
  });

  it('refuses a workflow without a source repository', () => {
    expect(findWorkflowFault({}, { ...ofOther, claims: {} })).toContain('its certificate does not name the repository');
    expect(findWorkflowFault({}, { identity: 'a@b.c', issuer: 'i', claims: {} })).toBeUndefined();
  });
});

describe('findClaimFaults', () => {
  it('compares each claim as a whole', () => {
    const rule = {
      sourceRef: 'refs/tags/*',
      trigger: 'push',
      runner: 'github-hosted',
      owner: 'https://github.com/acme',
    };
    expect(findClaimFaults(rule, { ...rule, sourceRef: 'refs/tags/v1' })).toEqual([]);
    expect(
      findClaimFaults(rule, {
        sourceRef: 'refs/heads/main',
        trigger: 'push',
        runner: 'github-hosted',
        owner: 'https://github.com/acme-evil',
      }),
    ).toEqual([
      'its source-ref is "refs/heads/main", not "refs/tags/*"',
      'its owner is "https://github.com/acme-evil", not "https://github.com/acme"',
    ]);
    expect(findClaimFaults({ trigger: 'push' }, {})).toEqual(['its certificate does not state its trigger']);
  });
});

describe('sources', () => {
  it.each([
    'https://github.com/acme/app',
    'git+https://github.com/acme/app',
    'git+https://github.com/acme/app.git@refs/tags/v1',
    'https://github.com/acme/app.git#refs/heads/main',
    'https://github.com/acme/app/',
  ])('normalizes %s', (uri) => {
    expect(normalizeSource(uri)).toBe('https://github.com/acme/app');
  });

  it('keeps the user of a URL and the case', () => {
    expect(normalizeSource('git+ssh://git@github.com/Acme/app.git@main')).toBe('ssh://git@github.com/Acme/app');
  });

  const source = 'https://github.com/acme/app';
  const stated: { name: string; predicate: object }[] = [
    { name: 'GitHub', predicate: { buildDefinition: { externalParameters: { workflow: { repository: source } } } } },
    { name: 'a string', predicate: { buildDefinition: { externalParameters: { source } } } },
    { name: 'BuildKit', predicate: { buildDefinition: { externalParameters: { configSource: { uri: source } } } } },
    { name: 'SLSA v0.2', predicate: { invocation: { configSource: { uri: source } } } },
  ];
  it.each(stated)('reads the source of $name', ({ predicate }) => {
    expect(sourcesIn(predicate)).toEqual([source]);
  });

  it('does not read materials', () => {
    const uri = [{ uri: source }];
    expect(sourcesIn({ materials: uri, buildDefinition: { resolvedDependencies: uri } })).toEqual([]);
  });

  it('requires that all stated sources match, and at least one', () => {
    expect(findSourceFault(source, [source, `git+${source}.git@v1`])).toBeUndefined();
    expect(findSourceFault(source, [source, `${source}-evil`])).toBe(`its source is "${source}-evil", not "${source}"`);
    for (const path of ['@x/../../evil/app', '/../../evil/app', '/%2e%2E/app', '@x y', '/x%2f..%2F..%2f..%2fevil']) {
      const other = `${source}${path}`;
      for (const pattern of [source, 'https://github.com/acme/*'])
        expect(findSourceFault(pattern, [other])).toBe(`its source is "${other}", not "${pattern}"`);
    }
    expect(findSourceFault(source, [`${source}.git@v1.2..3#main:docs/../x`])).toBeUndefined();
    expect(findSourceFault(source, [])).toBe('it does not state a source, in its certificate or in its content');
  });
});

describe('typed values', () => {
  it.each(['refs/tags/v1.*', 'https://github.com/acme/app/*', 'a.b@c.d', 'v1+build', 'dependabot[bot]'])(
    '%s is not a regular expression',
    (value) => expect(fromRegularExpression(value)).toBeUndefined(),
  );

  it('ends on long values', () => {
    for (const piece of ['(', '[', '(a|', '\\d+', '.*', '*', '://']) {
      const value = piece.repeat(20_000);
      expect(() => [fromRegularExpression(value), findWideStar(value), matchesIdentity(value, value)]).not.toThrow();
    }
  });
});
