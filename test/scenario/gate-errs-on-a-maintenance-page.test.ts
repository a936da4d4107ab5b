import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('200 with an HTML page is no empty list: an error, with on-missing: warn as well', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'html' });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', 'on-missing': 'warn', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-on-a-maintenance-page.txt');
});
