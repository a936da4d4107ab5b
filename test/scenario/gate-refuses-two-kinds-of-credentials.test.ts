import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('username and password beside oauth-token are an error that names both', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': 'oauth-read', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-two-kinds-of-credentials.txt');
});
