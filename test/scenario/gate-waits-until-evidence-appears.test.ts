import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture, SPDX, waitForResponses } from '../support/fixtures.ts';
import { buildReferrer, descriptorOf } from '../support/registry/builders.ts';
import { runGate } from '../support/run-action.ts';

test('the gate passes when evidence is attached while it waits; the tag is resolved once', async () => {
  const registry = await registryFixture();
  const image = registry.push.image('devtable/simple', 'v1');
  const sbom = buildReferrer(image, SPDX);
  const playing = runGate(
    registry,
    { image: BY_TAG, require: 'sbom', sources: 'api', 'wait-timeout': '60s', 'wait-interval': '1s', ...READBOT },
    { names: { IMAGE: image.digest, SBOM: descriptorOf(sbom.mediaType, sbom.bytes).digest } },
  );
  await waitForResponses(registry, /\/referrers\//);
  registry.push.built('devtable/simple', sbom);

  const run = await playing;

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  expect(run.requests.slice(1)).toEqual([
    'HEAD /v2/devtable/simple/manifests/v1 -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    'GET /v2/devtable/simple/manifests/SBOM -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-waits-until-evidence-appears.txt');
});
