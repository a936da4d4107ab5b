import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('a 500 on the list is an error, with on-missing: warn as well', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'server-error', status: 500 });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', 'on-missing': 'warn', retries: '0', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-on-a-server-error.txt');
});
