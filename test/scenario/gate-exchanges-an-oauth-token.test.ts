import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an OAuth access token is exchanged as the password of $oauthtoken', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': 'oauth-read' }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(registry.requests[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('$oauthtoken:oauth-read').toString('base64')}`,
  );
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-exchanges-an-oauth-token.txt');
});

test('a rejected token is an error about the token, not about a password', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': 'oauth-expired' }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-exchanges-an-oauth-token-refused.txt');
});
