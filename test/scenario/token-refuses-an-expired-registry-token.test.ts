import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

test('an expired registry token is an error with the expiry time, and no request is sent', async () => {
  const registry = await registryFixture();
  const token = await registry.token({ expiresIn: -60 });

  const run = await runToken(registry, { 'oauth-token': token });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toMatch(/expired at \d{4}-\d\d-\d\dT/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-refuses-an-expired-registry-token.txt');
});
