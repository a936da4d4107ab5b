import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('http is never spoken unasked, not to localhost either: the error names plain-http', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', 'plain-http': 'false', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('plain-http');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-the-port-speaks-http.txt');
});
