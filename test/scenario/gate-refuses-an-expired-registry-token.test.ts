import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, SPDX } from '../support/scene.ts';

test('an expired registry token is an error at once, and nothing is sent', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });
  const token = await registry.token({ expiresIn: -60 });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': token });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-expired-registry-token.txt');
});
