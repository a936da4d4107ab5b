import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('half a list is no list: a connection cut in mid-body is an error', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'cut' });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', retries: '0', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-connection-is-cut.txt');
});
