import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an expired registry token is an error, and no request is sent', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });
  const token = await registry.token({ expiresIn: -60 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': token });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-expired-registry-token.txt');
});
