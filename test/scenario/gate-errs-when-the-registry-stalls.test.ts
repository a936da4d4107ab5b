import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('a body that never ends is an error after the timeout', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'stall' });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', timeout: '1s', retries: '0', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-registry-stalls.txt');
});
