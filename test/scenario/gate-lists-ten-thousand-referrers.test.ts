import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('ten thousand referrers are counted and judged; the output referrers stays under 64 KiB and is still JSON', async () => {
  const { registry, digest } = await anImageWith({});
  for (let index = 1; index < 10_000; index++)
    registry.push.referrer('devtable/simple', digest, {
      artifactType: 'application/vnd.example.layer-report',
      annotations: { number: String(index) },
    });
  const sbom = registry.push.referrer('devtable/simple', digest, SPDX);

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names: { IMAGE: digest, SBOM: sbom.digest }, show: ['outputs', 'summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '10000' });
  expect(Buffer.byteLength(run.outputs.referrers ?? '')).toBeLessThanOrEqual(65_536);
  expect(JSON.parse(run.outputs.referrers ?? '').length).toBeGreaterThan(100);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-lists-ten-thousand-referrers.txt');
});
