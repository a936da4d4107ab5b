import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

test('an OAuth access token is exchanged, and is the password of $oauthtoken for later steps', async () => {
  const registry = await registryFixture();

  const run = await runToken(
    registry,
    { repositories: 'devtable/simple', 'oauth-token': 'oauth-read' },
    { show: ['outputs'] },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ username: '$oauthtoken', password: 'oauth-read' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-exchanges-an-oauth-token.txt');
});
