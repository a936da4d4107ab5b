import { describe, expect, it, test } from 'vitest';
import { checkTie } from '../../../src/evidence/tie.ts';
import { asDigest } from '../../support/bench.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';
import { NAME, openEvidence, SPDX } from './opening.ts';

describe("cosign's tag on a referrer of the image", () => {
  test.each([
    { name: '.sig makes no signature of it', tag: 'sig', kept: undefined },
    { name: '.sbom is believed', tag: 'sbom', kept: 'sbom' },
  ] as const)('$name', async ({ tag, kept }) => {
    const { registry, subject, contents } = await openEvidence();
    const artifactType = 'application/vnd.openvex+json';
    const digest = asDigest(registry.push.referrer(NAME, subject, { artifactType }).digest);
    const referrer = aReferrer({ subject, digest, artifactType, sources: ['api', 'cosign-tags'], tag });
    const tie = await checkTie(referrer, contents);
    expect(tie.kind === 'tied' && tie.referrer.tag).toBe(kept);
  });
});

describe('the word of the list', () => {
  it('leaves an attestation what its own layer says', async () => {
    const { registry, subject, contents } = await openEvidence();
    const attestations = [{ predicateType: SPDX }, { predicateType: 'https://slsa.dev/provenance/v1' }];
    const digest = asDigest(registry.push.cosignAttestations(NAME, subject, attestations).digest);
    const found = { layer: aDigest('first'), predicateTypes: [SPDX], sources: ['cosign-tags'] } as const;
    expect(await checkTie(aReferrer({ subject, digest, ...found }), contents)).toMatchObject({
      referrer: { predicateTypes: [SPDX] },
    });
  });

  it("does not make an attestation fresher than its manifest's", async () => {
    const { registry, subject, contents } = await openEvidence();
    const created = (date: string) => ({ 'org.opencontainers.image.created': `${date}T00:00:00Z` });
    const pushed = registry.push.referrer(NAME, subject, { artifactType: 'a/b', annotations: created('2001-01-01') });
    const digest = asDigest(pushed.digest);
    const listed = aReferrer({ subject, digest, layer: aDigest('layer'), annotations: created('2026-01-01') });
    expect(await checkTie({ ...listed, predicateTypes: [SPDX] }, contents)).toMatchObject({
      referrer: { annotations: created('2001-01-01'), artifactType: 'a/b', predicateTypes: [SPDX] },
    });
  });
});
