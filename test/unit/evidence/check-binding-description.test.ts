import { describe, expect, it, test } from 'vitest';
import type { Binding } from '../../../src/evidence/check-binding.ts';
import { checkBinding } from '../../../src/evidence/check-binding.ts';
import { kindOf } from '../../../src/policy/kind.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { asDigest } from '../../support/test-client.ts';
import { aReferrer } from '../policy/referrer-builder.ts';
import { NAME, openEvidence, SLSA, SPDX } from './evidence-fixture.ts';

describe('a referrer of the image with a type of its own and a cosign tag', () => {
  test.each(['sig', 'att', 'sbom'] as const)('keeps its kind under .%s', async (tag) => {
    const { registry, subject, cache } = await openEvidence();
    const artifactType = 'application/vnd.openvex+json';
    const digest = asDigest(registry.push.referrer(NAME, subject, { artifactType }).digest);
    const binding = await checkBinding(aReferrer({ subject, digest, sources: ['api', 'cosign-tags'], tag }), cache);
    expect(kindOf(referrerOf(binding))).toBe('vex');
  });
});

describe('checkBinding ignores what the list says', () => {
  const CREATED = 'org.opencontainers.image.created';
  const cases: { name: string; pushed: Parameters<typeof pushBundle>[1]; listed: Partial<Referrer>; is: object }[] = [
    {
      name: 'of the predicate type: a bundle without annotations is opened',
      pushed: { predicateType: SLSA, annotated: 'none' },
      listed: { predicateTypes: [SPDX] },
      is: { predicateTypes: [SLSA], bundle: 'dsse-envelope' },
    },
    {
      name: 'of a message signature',
      pushed: { predicateType: SLSA, annotated: 'none' },
      listed: { annotations: { 'dev.sigstore.bundle.content': 'message-signature' } },
      is: { predicateTypes: [SLSA] },
    },
    {
      name: 'of the creation time and other annotations',
      pushed: { predicateType: SPDX, annotations: { [CREATED]: '2001-01-01T00:00:00Z' } },
      listed: { annotations: { [CREATED]: '2026-01-01T00:00:00Z', team: 'core' } },
      is: { annotations: expect.not.objectContaining({ team: 'core', [CREATED]: '2026-01-01T00:00:00Z' }) },
    },
  ];
  test.each(cases)('$name', async ({ pushed, listed, is }) => {
    const { cache, subject, digest } = await pushBundle(await openEvidence(), pushed);
    const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
    const binding = await checkBinding(aReferrer({ subject, digest, artifactType, ...listed }), cache);
    expect(referrerOf(binding)).toMatchObject(is);
  });

  it('of an artifact type that the manifest does not have', async () => {
    const { registry, subject, cache } = await openEvidence();
    const digest = asDigest(registry.push.referrer(NAME, subject, {}).digest);
    const binding = await checkBinding(aReferrer({ subject, digest, artifactType: 'application/spdx+json' }), cache);
    expect(kindOf(referrerOf(binding))).toBe('other');
  });

  it('of an attestation: the layers determine the predicate types', async () => {
    const { registry, subject, cache } = await openEvidence();
    const attestations = [{ predicateType: SPDX }, { predicateType: SLSA }];
    const { digest } = registry.push.cosignAttestations(NAME, subject, attestations);
    const listed = aReferrer({ subject, digest: asDigest(digest), sources: ['cosign-tags'], tag: 'att' });
    expect(referrerOf(await checkBinding(listed, cache))).toMatchObject({ predicateTypes: [SPDX, SLSA] });
    const fetched = await cache.manifest(asDigest(digest));
    const layers = fetched.kind === 'present' ? fetched.manifest.layers : [];
    const said = layers.map(async ({ digest: layer }) => referrerOf(await checkBinding({ ...listed, layer }, cache)));
    expect(await Promise.all(said)).toMatchObject([{ predicateTypes: [SPDX] }, { predicateTypes: [SLSA] }]);
  });
});

function referrerOf(binding: Binding): Referrer {
  if (binding.kind !== 'bound') throw new Error(binding.why);
  return binding.referrer;
}

type Opened = Awaited<ReturnType<typeof openEvidence>>;

async function pushBundle(opened: Opened, options: Parameters<Opened['registry']['push']['bundle']>[2]) {
  const { digest } = opened.registry.push.bundle(NAME, opened.subject, options);
  return { ...opened, digest: asDigest(digest) };
}
