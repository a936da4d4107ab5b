import { describe, expect, it, test } from 'vitest';
import { openDescribing } from './describe-fixture.ts';
import { NAME, SLSA, SPDX } from './evidence-fixture.ts';

const IN_TOTO = 'application/vnd.in-toto+json';
const DOCKER = 'application/vnd.docker.attestation.manifest.v1+json';

describe("BuildKit's attestations", () => {
  test.each([
    { form: 'classic', ociArtifact: false, artifactType: IN_TOTO },
    { form: 'oci-artifact', ociArtifact: true, artifactType: DOCKER },
  ])('of one image are a referrer each ($form)', async ({ ociArtifact, artifactType }) => {
    const { registry, describePushed, blobs } = await openDescribing();
    const platforms = { 'linux/amd64': [SPDX, SLSA] };
    const { attestations } = registry.push.buildkit(NAME, 'v2', { platforms, ociArtifact });
    const [pushed] = Object.values(attestations);
    const referrers = await describePushed(pushed ?? missing(), { sources: ['buildkit'] });
    expect(referrers).toMatchObject([
      { artifactType, predicateTypes: [SPDX], sources: ['buildkit'] },
      { artifactType, predicateTypes: [SLSA], sources: ['buildkit'] },
    ]);
    expect(blobs()).toBe(0);
  });

  it('are distinguished by their layers, not by the index', async () => {
    const { registry, describePushed } = await openDescribing();
    const { attestations } = registry.push.buildkit(NAME, 'v2', { platforms: { 'linux/amd64': [SPDX, SLSA] } });
    const [pushed] = Object.values(attestations);
    const listed = { artifactType: 'application/spdx+json', annotations: { 'in-toto.io/predicate-type': SPDX } };
    const referrers = await describePushed(pushed ?? missing(), { sources: ['buildkit'] }, listed);
    expect(referrers.map(({ predicateTypes }) => predicateTypes)).toEqual([[SPDX], [SLSA]]);
  });
});

function missing(): never {
  throw new Error('no attestations were pushed');
}
