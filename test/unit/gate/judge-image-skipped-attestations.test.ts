import { describe, expect, it, test } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';
import { type JudgeOptions, judge } from './judging.ts';
import { NAME, prepareImages } from './platform-images.ts';

const SLSA = 'https://slsa.dev/provenance/v1';
const PROVENANCE = { require: ['provenance'] } as const;

describe("BuildKit's attestations that were not searched", () => {
  const cases: { name: string; options: JudgeOptions; skippedAttestations: number }[] = [
    { name: 'are counted if evidence is missing', options: PROVENANCE, skippedAttestations: 2 },
    {
      name: 'are counted if the index was fetched',
      options: { require: ['provenance platform=each'] },
      skippedAttestations: 2,
    },
    { name: 'are not counted if nothing is missing', options: { require: ['signature'] }, skippedAttestations: 0 },
    { name: 'are not counted without rules', options: { require: [] }, skippedAttestations: 0 },
    {
      name: 'are not counted if buildkit is a source',
      options: { require: ['vex'], sources: ['buildkit'] },
      skippedAttestations: 0,
    },
  ];
  test.each(cases)('$name', async ({ options, skippedAttestations }) => {
    const { client, registry, index } = await prepareImages({ amd64: [SLSA], arm64: [SLSA] });
    registry.push.referrer(NAME, index, { artifactType: 'application/vnd.cncf.notary.signature' });
    expect(await judge(client, options)).toMatchObject({ skippedAttestations });
  });

  it('take no request if the image is not an index', async () => {
    const registry = await startTestRegistry();
    registry.push.image(NAME, 'v1');
    expect(await judge(openTestClient(registry, { images: [`${NAME}:v1`] }), PROVENANCE)).toMatchObject({
      skippedAttestations: 0,
    });
    expect(registry.requests.filter(({ line }) => line.startsWith('GET') && /manifests\/sha256:/.test(line))).toEqual(
      [],
    );
  });

  it('do not change the result if the request for them fails', async () => {
    const { client, registry } = await prepareImages({ amd64: [SLSA] });
    registry.fault({ match: { method: 'GET', path: /manifests\/sha256:/ }, kind: 'html' });
    expect(await judge(client, PROVENANCE)).toMatchObject({ result: 'missing', skippedAttestations: 0 });
  });
});
