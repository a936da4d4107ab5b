import { describe, expect, it, test } from 'vitest';
import { attachAdvice } from '../../../../src/gate/report/attach-advice.ts';
import { KINDS } from '../../../../src/policy/kind.ts';
import { matchesAny } from '../../../../src/policy/matcher.ts';
import { parseRule } from '../../../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../../../src/policy/verification-syntax.ts';
import { buildReferrer } from '../../../support/report-builders.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
const IMAGE = 'quay.io/acme/app@sha256:00';

describe('attachAdvice returns for', () => {
  const cases = [
    { name: 'a signature', rule: 'signature', way: `cosign sign --yes ${IMAGE}` },
    { name: 'an SBOM', rule: 'sbom', way: `oras attach --artifact-type application/spdx+json ${IMAGE} sbom.spdx.json` },
    { name: 'an artifact type', rule: 'a/b', way: `oras attach --artifact-type a/b ${IMAGE} FILE` },
    { name: 'a pattern', rule: 'a/*', way: `oras attach --artifact-type TYPE ${IMAGE} FILE` },
    {
      name: 'a predicate type',
      rule: 'https://a/b',
      way: `cosign attest --yes --type https://a/b --predicate FILE ${IMAGE}`,
    },
    {
      name: 'a word with shell syntax',
      rule: 'a/$(b)',
      way: `oras attach --artifact-type 'a/$(b)' ${IMAGE} FILE`,
    },
    { name: 'a quote', rule: "a/b'c", way: `oras attach --artifact-type 'a/b'\\''c' ${IMAGE} FILE` },
    {
      name: 'annotations',
      rule: 'sbom annotation.team=CORE annotation.k="a b"',
      way: `oras attach --artifact-type application/spdx+json --annotation team=CORE --annotation 'k=a b' ${IMAGE} sbom.spdx.json`,
    },
    {
      name: 'an annotation, the tool that can set it',
      rule: 'vex annotation.team=IMAGE',
      way: `oras attach --artifact-type application/vnd.openvex+json --annotation team=IMAGE ${IMAGE} vex.openvex.json`,
    },
    {
      name: 'a type that contains IMAGE',
      rule: 'a/IMAGE',
      way: `oras attach --artifact-type a/IMAGE ${IMAGE} FILE`,
    },
    {
      name: 'a signature by a key, with the name of the private key',
      rule: 'signature key=keys/release.pub',
      way: `cosign sign --yes --key release.key ${IMAGE}`,
    },
    {
      name: 'a signature by one of two keys',
      rule: 'signature key=a.pub|b.pub',
      way: `cosign sign --yes --key cosign.key ${IMAGE}`,
    },
    {
      name: 'a signature by the input public-key',
      rule: 'signature key=input',
      way: `cosign sign --yes --key cosign.key ${IMAGE}`,
    },
    {
      name: 'an SBOM by a key, not with oras',
      rule: 'sbom key=cosign.pub annotation.a=b',
      way: `cosign attest --yes --key cosign.key --type spdxjson --predicate sbom.spdx.json ${IMAGE}`,
    },
    {
      name: 'an SBOM of CycloneDX',
      rule: 'sbom key=cosign.pub format=cyclonedx',
      way: `cosign attest --yes --key cosign.key --type cyclonedx --predicate sbom.cdx.json ${IMAGE}`,
    },
    {
      name: 'provenance by a workflow',
      rule: `provenance issuer=${GITHUB} identity=https://github.com/acme/app/x`,
      way: 'uses: actions/attest@v4 with subject-name: quay.io/acme/app, subject-digest: sha256:00, push-to-registry: true',
    },
    {
      name: 'provenance by an identity of another issuer',
      rule: 'provenance issuer=https://gitlab.com identity=https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main',
      way: `cosign attest --yes --type slsaprovenance1 --predicate provenance.json ${IMAGE}`,
    },
    { name: 'a signature of notation', rule: 'signature ca=ca.pem', way: `notation sign ${IMAGE}` },
    {
      name: 'a verification summary by a key',
      rule: 'vsa key=cosign.pub',
      way: `cosign attest --yes --key cosign.key --type https://slsa.dev/verification_summary/v1 --predicate vsa.json ${IMAGE}`,
    },
    { name: 'the first of several', rule: 'a/b|sbom', way: `oras attach --artifact-type a/b ${IMAGE} FILE` },
  ];
  test.each(cases)('$name', ({ rule, way }) =>
    expect(
      attachAdvice(parseRule(rule, VERIFICATION_SYNTAX), { subject: IMAGE, sources: ['api'], max: 4 }).ways[0],
    ).toBe(way),
  );

  test.each(KINDS)('the kind %s at least one way', (kind) => {
    expect(attachAdvice(parseRule(kind), { subject: IMAGE, sources: ['api'], max: 4 }).ways.length).toBeGreaterThan(0);
  });
});

describe('attachAdvice', () => {
  it.each(KINDS)('returns for %s only artifact types that the rule accepts', (kind) => {
    const rule = parseRule(kind);
    const types = attachAdvice(rule, { subject: IMAGE, sources: ['api'], max: 4 }).ways.flatMap(
      (way) => /--artifact-type (\S+)/.exec(way)?.[1] ?? [],
    );
    const refused = types.filter((artifactType) => !matchesAny(rule.matchers, buildReferrer('x', { artifactType })));
    expect(refused).toEqual([]);
  });

  const notes = [
    { name: 'the version of cosign if a way uses it', rule: 'signature', max: 1, is: [/cosign 3 or newer/] },
    { name: 'nothing about cosign if no way uses it', rule: 'sbom', max: 1, is: [] },
    { name: 'which types match a pattern', rule: 'a/*', max: 1, is: [/Replace TYPE with a type that matches a\/\*/] },
    { name: 'what max-age requires', rule: 'a/b max-age=2d annotation.k=v', max: 1, is: [/image\.created/] },
    {
      name: 'nothing for an artifact type that no tool can sign with a key',
      rule: 'org.example.sbom key=cosign.pub',
      max: 1,
      is: [],
    },
    {
      name: 'where a workflow signs',
      rule: `sbom max-age=1d issuer=${GITHUB} identity=https://github.com/acme/app/x`,
      max: 1,
      is: [/permissions: id-token: write/, /cosign 3/, /log entry or timestamp/],
    },
    {
      name: 'whose token signs',
      rule: 'signature issuer=https://gitlab.com identity=https://gitlab.com/acme/app/x',
      max: 1,
      is: [/OIDC token of this identity from https:\/\/gitlab\.com\./, /cosign 3/],
    },
    {
      name: 'that a signer counts once',
      rule: 'signature min=2 key=a.pub|b.pub',
      max: 1,
      is: [/cosign 3/, /^Each signer of a signature counts once/],
    },
    {
      name: 'which command sets an annotation',
      rule: 'sbom annotation.k=v',
      max: 2,
      is: [/cosign 3/, /k=v; the oras/],
    },
    {
      name: 'how oras sets an annotation',
      rule: 'signature annotation.k=v',
      max: 1,
      is: [/cosign 3/, /k=v \(oras attach/],
    },
  ];
  test.each(notes)('notes $name', ({ rule, max, is }) => {
    expect(attachAdvice(parseRule(rule, VERIFICATION_SYNTAX), { subject: IMAGE, sources: ['api'], max }).notes).toEqual(
      is.map((pattern) => expect.stringMatching(pattern)),
    );
  });

  it('has no note about old cosign if its tags are searched', () => {
    const sources = ['api', 'cosign-tags'] as const;
    expect(attachAdvice(parseRule('signature'), { subject: IMAGE, sources, max: 1 }).notes).toEqual([]);
  });
});
