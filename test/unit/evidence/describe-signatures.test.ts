import { describe, expect, it, test } from 'vitest';
import { checkBinding } from '../../../src/evidence/check-binding.ts';
import { describeFound } from '../../../src/evidence/describe.ts';
import { kindOf } from '../../../src/policy/kind.ts';
import { type CosignTag, identityOf } from '../../../src/policy/referrer.ts';
import { type BlobOptions, buildIndex, buildManifest } from '../../support/registry/builders.ts';
import type { CosignSignature } from '../../support/registry/cosign-builders.ts';
import { asDigest } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { openDescribing } from './describe-fixture.ts';
import { NAME, openEvidence } from './evidence-fixture.ts';

const SIG = { sources: ['cosign-tags'], tag: 'sig' } as const;
const OTHER = aDigest('another image');

describe("cosign's signatures under one tag", () => {
  const cases: { name: string; pushed: CosignSignature[]; pieces: number }[] = [
    { name: 'one', pushed: [{}], pieces: 1 },
    { name: 'of two keys: the payload is the same', pushed: [{ signature: 'QQ==' }, { signature: 'Qg==' }], pieces: 2 },
    { name: 'of one key with two payloads', pushed: [{}, { optional: { a: 'b' } }], pieces: 2 },
    { name: 'the same twice', pushed: [{}, {}], pieces: 1 },
  ];
  test.each(cases)('$name', async ({ pushed, pieces }) => {
    const { registry, subject, describePushed } = await openDescribing();
    const referrers = await describePushed(registry.push.cosignSignatures(NAME, subject, pushed), SIG);
    expect(referrers.map(kindOf)).toEqual(Array.from({ length: pieces }, () => 'signature'));
    expect(new Set(referrers.map(identityOf)).size).toBe(pieces);
    expect(referrers.every(({ layer, fault }) => layer !== undefined && fault === undefined)).toBe(true);
  });

  it('without a signature does not count', async () => {
    const { registry, subject, describePushed } = await openDescribing();
    const [referrer] = await describePushed(registry.push.cosignSignatures(NAME, subject, [{ signature: false }]), SIG);
    expect(referrer?.fault).toBe('it has no annotation dev.cosignproject.cosign/signature');
  });

  it('are checked one by one', async () => {
    const { registry, subject, cache } = await openEvidence();
    const pushed = registry.push.cosignSignatures(NAME, subject, [
      { signature: 'QQ==' },
      { signature: 'Qg==' },
      { signs: OTHER },
    ]);
    const descriptor = { ...pushed, digest: asDigest(pushed.digest), annotations: {} };
    const referrers = await describeFound({ descriptor, ...SIG }, { digest: subject }, cache);
    expect(await Promise.all(referrers.map((referrer) => checkBinding(referrer, cache)))).toMatchObject([
      { kind: 'bound', referrer: { signature: 'QQ==' } },
      { kind: 'bound', referrer: { signature: 'Qg==' } },
      { kind: 'unbound', why: `its payload belongs to another image, ${OTHER}` },
    ]);
  });
});

describe('a manifest without the content of its tag', () => {
  const blob = (mediaType: string, bytes = 'x') => ({ mediaType, bytes: Buffer.from(bytes) });
  const config = blob('application/vnd.oci.image.config.v1+json', '{}');
  const NO_SIGNATURE = 'it has no layer of the type application/vnd.dev.cosign.simplesigning.v1+json';
  const NO_ATTESTATION = "it has cosign's tag for attestations, but no attestation";
  const NO_SBOM = "it has cosign's tag for an SBOM, but is not an SBOM";
  const cases: { tag: CosignTag; layers: BlobOptions[]; fault: string | undefined }[] = [
    { tag: 'sig', layers: [], fault: NO_SIGNATURE },
    { tag: 'sig', layers: [blob('text/spdx+json')], fault: NO_SIGNATURE },
    { tag: 'sig', layers: [blob('application/vnd.oci.image.layer.v1.tar+gzip')], fault: NO_SIGNATURE },
    { tag: 'att', layers: [], fault: NO_ATTESTATION },
    { tag: 'att', layers: [blob('application/json')], fault: NO_ATTESTATION },
    { tag: 'sbom', layers: [], fault: NO_SBOM },
    { tag: 'sbom', layers: [blob('application/vnd.oci.image.layer.v1.tar+gzip')], fault: NO_SBOM },
    { tag: 'sbom', layers: [blob('application/vnd.dev.cosign.simplesigning.v1+json')], fault: NO_SBOM },
    { tag: 'sbom', layers: [blob('application/vnd.openvex+json')], fault: NO_SBOM },
    { tag: 'sbom', layers: [blob('application/vnd.oci.empty.v1+json', '{}')], fault: NO_SBOM },
    { tag: 'sbom', layers: [blob('text/spdx+json', '')], fault: NO_SBOM },
    { tag: 'sbom', layers: [blob('text/spdx+json')], fault: undefined },
    { tag: 'sbom', layers: [blob('text/spdx+json'), blob('application/vnd.go.version-m')], fault: undefined },
  ];
  test.each(cases)('does not count: .$tag $layers.0.mediaType ($fault)', async ({ tag, layers, fault }) => {
    const { registry, describePushed } = await openDescribing();
    const pushed = registry.push.built(NAME, buildManifest({ config, layers }));
    const [referrer] = await describePushed(pushed, { sources: ['cosign-tags'], tag });
    expect(referrer?.fault).toBe(fault);
  });

  test.each(['sig', 'att', 'sbom'] as const)('does not count: an index under .%s', async (tag) => {
    const { registry, describePushed } = await openDescribing();
    const pushed = registry.push.built(NAME, buildIndex({ manifests: [] }));
    const [referrer] = await describePushed(pushed, { sources: ['cosign-tags'], tag });
    expect(referrer?.fault).toBeDefined();
  });
});
