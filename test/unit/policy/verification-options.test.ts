import { describe, expect, it } from 'vitest';
import { findUncheckedTrust } from '../../../src/policy/check-trust.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { trustOf } from '../../../src/policy/verification-fields.ts';
import { VERIFICATION_OPTIONS } from '../../../src/policy/verification-options.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { problemsOf } from './problems-of.ts';

const GITHUB = 'issuer=https://token.actions.githubusercontent.com';
const RELEASE = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
const KEYLESS = `${GITHUB} identity=${RELEASE}`;

describe('parseRule with verification', () => {
  const cases: { text: string; rule: object }[] = [
    { text: 'signature key=cosign.pub', rule: { keys: ['cosign.pub'], min: 1 } },
    { text: 'signature min=2 key=a.pub|b.pub|input', rule: { keys: ['a.pub', 'b.pub', 'input'], min: 2 } },
    { text: 'signature key=k.pub log=required', rule: { requiresLog: true } },
    { text: `signature ${KEYLESS}`, rule: { issuer: GITHUB.slice('issuer='.length), identity: RELEASE } },
    { text: `signature ${GITHUB} identity=release@acme.com`, rule: { identity: 'release@acme.com' } },
    { text: `signature ${GITHUB} identity=*@acme.com`, rule: { identity: '*@acme.com' } },
    {
      text: `signature ${KEYLESS} source=git+https://github.com/acme/app.git`,
      rule: { source: 'https://github.com/acme/app' },
    },
    { text: `signature ${KEYLESS} source-ref=refs/tags/v1.*`, rule: { sourceRef: 'refs/tags/v1.*' } },
    {
      text: `signature ${KEYLESS} trigger=push runner=github-hosted`,
      rule: { trigger: 'push', runner: 'github-hosted' },
    },
    { text: `signature ${KEYLESS} owner=https://github.com/acme`, rule: { owner: 'https://github.com/acme' } },
    {
      text: 'signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"',
      rule: {
        ca: 'notation-ca.pem',
        subject: [
          { type: 'CN', value: 'acme signer' },
          { type: 'O', value: 'Acme' },
        ],
      },
    },
    {
      text: 'provenance key=k.pub source=https://github.com/acme/app',
      rule: { source: 'https://github.com/acme/app' },
    },
    {
      text: 'provenance key=k.pub builder=https://tekton.dev/chains/v2',
      rule: { builder: 'https://tekton.dev/chains/v2' },
    },
    { text: 'provenance material=git+https://github.com/acme/*', rule: { material: 'git+https://github.com/acme/*' } },
    { text: 'sbom format=spdx min-packages=10', rule: { format: 'spdx', minPackages: 10 } },
    {
      text: 'provenance key=k.pub predicate./a~1b/0=refs/tags/* predicate./c=',
      rule: {
        predicates: [
          { pointer: ['a/b', '0'], value: 'refs/tags/*' },
          { pointer: ['c'], value: '' },
        ],
      },
    },
    {
      text: 'vsa key=k.pub verifier=https://github.com/acme/gate',
      rule: { matchers: [{ by: 'vsa' }], verifier: 'https://github.com/acme/gate' },
    },
    { text: 'https://slsa.dev/verification_summary/*', rule: { matchers: [{ by: 'predicate-type' }] } },
  ];
  it.each(cases)('parses $text', ({ text, rule }) => {
    expect(parseRule(text, VERIFICATION_SYNTAX)).toMatchObject(rule);
  });

  const refused = [
    { text: `signature ${GITHUB}`, says: 'it has issuer without identity' },
    { text: `signature identity=${RELEASE}`, says: 'it has identity without issuer' },
    { text: `signature key=k.pub ${KEYLESS}`, says: 'it has key and also issuer and identity' },
    { text: `signature key=k.pub ${GITHUB}`, says: 'it has key and also issuer;' },
    { text: 'signature key=k.pub ca=ca.pem', says: 'it has key and also ca' },
    { text: `signature ${KEYLESS} ca=ca.pem`, says: 'it has issuer and identity and also ca' },
    { text: 'signature subject="CN=a"', says: 'it has subject without ca' },
    { text: 'signature log=required', says: 'it has log without key' },
    { text: 'signature key=k.pub log=off', says: 'log is "off"; expected required' },
    { text: `signature ${GITHUB} identity=*`, says: 'identity is "*", which matches everything' },
    { text: `signature ${GITHUB} identity=`, says: 'identity is empty' },
    { text: `signature ${GITHUB} identity=*://github.com/acme/app`, says: 'expected a URL with its scheme' },
    { text: `signature ${GITHUB} identity=https*://github.com/acme/app`, says: 'expected a URL with its scheme' },
    { text: `signature ${GITHUB} identity=https://*/acme/app`, says: 'with "*" in its host' },
    { text: `signature ${GITHUB} identity=https://github.com*`, says: 'with "*" in its host' },
    { text: `signature ${GITHUB} identity=https://github.com/acme*`, says: 'with "*" in the first part of its path' },
    { text: `signature ${GITHUB} identity=https://github.com/*/app`, says: 'with "*" in the first part of its path' },
    { text: `signature ${GITHUB} identity=https://me@github.com/acme/app`, says: 'expected a URL with its scheme' },
    {
      text: `signature ${GITHUB} identity=release@*`,
      says: 'with "*" in its domain, which also matches identities of others; expected a pattern that names the domain',
    },
    { text: 'signature key', says: '"key" has no value; expected key=PATHS' },
    { text: 'signature key cosign.pub', says: '"key" has no value; expected key=PATHS' },
    {
      text: 'signature key=a.pub,b.pub',
      says: 'key is "a.pub,b.pub", with a comma; expected paths of public keys joined by "|"',
    },
    { text: 'sbom min', says: '"min" has no value; expected min=N' },
    { text: `signature ${GITHUB} identity=github.com/acme/app/x`, says: 'identity=https://github.com/acme/app/x' },
    {
      text: `signature ${GITHUB} identity=^https://github.com/acme/app/.*$`,
      says: 'identity=https://github.com/acme/app/*',
    },
    { text: `signature ${GITHUB} identity=.*`, says: 'identity is ".*", a regular expression' },
    {
      text: String.raw`signature ${GITHUB} identity=https://github\.com/acme/app/x`,
      says: 'identity=https://github.com/acme/app/x',
    },
    { text: 'signature issuer=github identity=a@b.c', says: 'issuer=https://token.actions.githubusercontent.com' },
    { text: 'signature issuer=https://*.example.com identity=a@b.c', says: 'and it cannot have "*"' },
    { text: `signature ${KEYLESS} source=acme/app`, says: 'source is "acme/app"; expected a URL' },
    { text: `signature ${KEYLESS} source=https://github.com/acme*`, says: 'with "*" in the first part of its path' },
    { text: `signature ${KEYLESS} source=https://github.com/acme/app@refs/heads/main`, says: 'the option source-ref' },
    { text: `signature ${KEYLESS} source-ref=main`, says: 'source-ref=refs/heads/main' },
    { text: `signature ${KEYLESS} source-ref=v1.2`, says: 'source-ref=refs/tags/v1.2' },
    { text: `signature ${KEYLESS} trigger=*`, says: 'trigger is "*", which matches everything' },
    { text: `signature ${KEYLESS} runner=self_hosted`, says: 'runner=self-hosted' },
    { text: `signature ${KEYLESS} owner=acme`, says: 'owner=https://github.com/acme' },
    { text: 'signature key=k.pub owner=https://github.com/acme', says: 'owner is a claim of a certificate' },
    { text: 'signature key=k.pub source=https://github.com/acme/app', says: 'source is not known for signature' },
    { text: 'provenance source=https://github.com/acme/app', says: 'source needs a signature' },
    { text: 'signature key=', says: 'with an empty path' },
    { text: 'signature key=a.pub|', says: 'with an empty path' },
    { text: 'signature key=awskms:///alias/x', says: 'key is "awskms:///alias/x", which is not a path' },
    { text: 'signature key=*.pub', says: 'a path cannot have "*"' },
    { text: 'signature ca=a.pem|b.pem', says: 'expected the path of one file' },
    { text: 'signature ca=ca.pem subject=acme', says: 'subject is "acme"; expected attributes' },
    { text: 'signature ca=ca.pem subject=CN=*', says: 'it is compared exactly' },
    { text: 'provenance ca=ca.pem', says: 'ca is not for the kind provenance' },
    { text: 'signature key=k.pub builder=https://a/b', says: 'builder is not for the kind signature' },
    { text: 'sbom|signature key=k.pub format=spdx', says: 'format is not for the kind signature' },
    { text: 'vex key=k.pub min-packages=1', says: 'min-packages is not for the kind vex' },
    { text: 'signature key=k.pub predicate./a=1', says: 'predicate. is not for the kind signature' },
    { text: 'provenance builder=https://*', says: 'with "*" in its host' },
    { text: 'provenance material=', says: 'material is empty' },
    { text: 'sbom format=cdx', says: 'format=cyclonedx' },
    { text: 'sbom min-packages=0', says: 'min-packages is "0"' },
    { text: 'provenance predicate.buildDefinition.x=1', says: 'predicate./buildDefinition/x=1' },
    { text: 'provenance predicate./a~2=1', says: '"/a~2" is not a JSON pointer' },
    { text: 'provenance predicate./a=1 predicate./a=2', says: '"predicate./a" is given twice' },
    { text: 'vsa', says: 'vsa without a signature proves nothing' },
    { text: 'sbom|vsa', says: 'vsa without a signature proves nothing' },
    { text: 'sbom key=k.pub verifier=https://a.b/c', says: 'verifier is only for the kind vsa' },
    { text: 'vsa key=k.pub verifier=gate', says: 'verifier is "gate"; expected a URL' },
    {
      text: `signature --certificate-identity=${RELEASE}`,
      says: '"--certificate-identity" is an option of a command; expected identity=VALUE without dashes',
    },
    { text: 'signature --key cosign.pub', says: 'expected key=VALUE without dashes' },
    { text: 'provenance --source-uri=github.com/acme/app', says: 'expected source=VALUE without dashes' },
    { text: 'signature certificate-oidc-issuer=https://a.b', says: 'did you mean "issuer"?' },
    { text: 'signature public-key=a.pub', says: 'did you mean "key"?' },
    { text: 'signature identiy=a@b.c', says: 'did you mean "identity"?' },
    { text: 'provenance predicate=x', says: 'did you mean "predicate./JSON/pointer"?' },
  ];
  it.each(refused)('refuses $text', ({ text, says }) => {
    const problems = problemsOf(() => parseRule(text, VERIFICATION_SYNTAX));
    expect(problems.filter((problem) => problem.includes(says))).toHaveLength(1);
    for (const problem of problems)
      expect(problem).toMatch(/^`.*expected .*, for example: \S|^`.*Expected .*, for example: \S/s);
  });

  it('does not show a key that is typed into a rule', () => {
    const [problem] = problemsOf(() => parseRule('signature key="-----BEGIN EC PRIVATE KEY----- s3cret"'));
    expect(problem).toContain('key=input');
    expect(problem).not.toContain('s3cret');
  });

  const names = [...VERIFICATION_OPTIONS.map(({ name }) => name), 'predicate./a'];
  it.each(names)('refuses %s without the syntax for signatures', (name) => {
    const problems = problemsOf(() => parseRule(`provenance ${name}=x`));
    expect(problems).toEqual([expect.stringContaining(`"${name}" cannot be read without`)]);
  });

  it('refuses vsa without the syntax for signatures', () => {
    expect(problemsOf(() => parseRule('vsa'))).toEqual([expect.stringContaining('"vsa" cannot be read without')]);
  });
});

describe('trustOf', () => {
  it('returns the trust of a rule', () => {
    expect(trustOf(parseRule('signature key=k.pub', VERIFICATION_SYNTAX))).toEqual({
      by: 'key',
      keys: ['k.pub'],
      requiresLog: false,
    });
    expect(trustOf(parseRule(`signature ${KEYLESS}`, VERIFICATION_SYNTAX))).toMatchObject({
      by: 'identity',
      identity: RELEASE,
    });
    expect(trustOf(parseRule('signature ca=ca.pem', VERIFICATION_SYNTAX))).toEqual({
      by: 'ca',
      ca: 'ca.pem',
      subject: [],
    });
    expect(trustOf(parseRule('sbom format=spdx', VERIFICATION_SYNTAX))).toBeUndefined();
  });
});

describe('findUncheckedTrust', () => {
  it('finds a rule with trust', () => {
    const rules = ['sbom', 'signature key=k.pub'].map((text) => parseRule(text, VERIFICATION_SYNTAX));
    expect(findUncheckedTrust(rules)).toContain('`signature key=k.pub` requires a verified signature; expected true');
    expect(findUncheckedTrust(rules.slice(0, 1))).toBeUndefined();
  });
});
