import { describe, expect, it, test } from 'vitest';
import { describeFound } from '../../../src/evidence/describe.ts';
import { type Kind, kindOf } from '../../../src/policy/kind.ts';
import type { BundleOptions } from '../../support/registry/bundle-builders.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { NAME, openEvidence, SLSA, SPDX } from './evidence-fixture.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const SIGN = 'https://sigstore.dev/cosign/sign/v1';

async function open(options: BundleOptions) {
  const { registry, subject, cache } = await openEvidence();
  const { digest, mediaType, size } = registry.push.bundle(NAME, subject, options);
  const { artifactType = BUNDLE } = options;
  const descriptor = { mediaType, size, digest: asDigest(digest), annotations: {}, artifactType };
  const describeBundle = () => describeFound({ descriptor, sources: ['tag-schema'] }, { digest: subject }, cache);
  return { registry, describeBundle };
}

/** The list has no annotations, as cosign writes it under the tag of the tag schema. */
describe('a bundle in a list without annotations', () => {
  const NONE = { annotated: 'none' } as const;
  const cases: { name: string; options: BundleOptions; types: string[]; kind: Kind | 'other'; requests: number }[] = [
    {
      name: 'the manifest has the predicate type',
      options: { predicateType: SLSA },
      types: [SLSA],
      kind: 'provenance',
      requests: 1,
    },
    {
      name: 'the manifest says that it is a message signature',
      options: {},
      types: [],
      kind: 'signature',
      requests: 1,
    },
    {
      name: 'the manifest says that it is an envelope: the bundle has the predicate type',
      options: { predicateType: SPDX, annotated: 'content' },
      types: [SPDX],
      kind: 'sbom',
      requests: 2,
    },
    {
      name: 'only the bundle has the predicate type',
      options: { predicateType: SPDX, ...NONE },
      types: [SPDX],
      kind: 'sbom',
      requests: 2,
    },
    {
      name: 'only the bundle shows that it is a signature of cosign 3',
      options: { predicateType: SIGN, ...NONE },
      types: [SIGN],
      kind: 'signature',
      requests: 2,
    },
    {
      name: 'only the bundle shows that it is a message signature',
      options: NONE,
      types: [],
      kind: 'signature',
      requests: 2,
    },
    {
      name: 'an envelope without a statement',
      options: { bundle: '{"dsseEnvelope":{"payload":"e30="}}', ...NONE },
      types: [],
      kind: 'attestation',
      requests: 2,
    },
    {
      name: 'a document that is not JSON',
      options: { bundle: 'Hello', ...NONE },
      types: [],
      kind: 'other',
      requests: 2,
    },
    {
      name: 'the artifact type of the first version, ignoring case',
      options: { predicateType: SPDX, artifactType: 'Application/vnd.dev.sigstore.bundle+json;version=0.1', ...NONE },
      types: [SPDX],
      kind: 'sbom',
      requests: 2,
    },
  ];
  test.each(cases)('$name', async ({ options, types, kind, requests }) => {
    const { registry, describeBundle } = await open(options);
    const [referrer, ...others] = await describeBundle();
    if (referrer === undefined) throw new Error('there is no referrer');
    expect({ types: referrer.predicateTypes, kind: kindOf(referrer), others }).toEqual({ types, kind, others: [] });
    expect(registry.requests).toHaveLength(requests);
    expect(referrer.layer).toBeUndefined();
  });

  it('is fetched once by several calls', async () => {
    const { registry, describeBundle } = await open({ predicateType: SPDX, ...NONE });
    await Promise.all([describeBundle(), describeBundle()]);
    await describeBundle();
    expect(registry.requests).toHaveLength(2);
  });

  it('with a message signature of another image does not belong to the image', async () => {
    const messageDigest = { algorithm: 'SHA2_256', digest: Buffer.alloc(32, 0xbb).toString('base64') };
    const bundle = JSON.stringify({ messageSignature: { messageDigest, signature: 'MEUCIQ==' } });
    const { describeBundle } = await open({ bundle, ...NONE });
    const fault = `its signature is of another image, sha256:${'bb'.repeat(32)}`;
    expect(await describeBundle()).toMatchObject([{ bundle: 'message-signature', fault }]);
  });

  it('that is too large is not read, so its kind is not known', async () => {
    const { describeBundle } = await open({ predicateType: SPDX, size: (16 << 20) + 1, ...NONE });
    expect(await describeBundle()).toMatchObject([{ predicateTypes: [], unread: 'too-large' }]);
  });

  it('that is too large is not needed if the manifest has its predicate type', async () => {
    const { registry, describeBundle } = await open({ predicateType: SPDX, size: (16 << 20) + 1 });
    expect(await describeBundle()).toMatchObject([{ predicateTypes: [SPDX] }]);
    expect(registry.requests).toHaveLength(1);
  });

  it('with another digest is an error', async () => {
    const { registry, describeBundle } = await open({ predicateType: SPDX, ...NONE });
    registry.fault({ match: { path: /blobs/ }, kind: 'answer', status: 200, body: '{}' });
    expect(await failureOf(describeBundle())).toContain('altered the content; do not trust it');
  });
});
