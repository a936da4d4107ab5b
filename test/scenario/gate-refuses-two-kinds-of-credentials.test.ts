import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('username and password together with oauth-token are an error that names both', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': 'oauth-read', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-two-kinds-of-credentials.txt');
});
