import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

test('robot and password together are an error that names both, with all other input errors', async () => {
  const registry = await registryFixture();

  const run = await runToken(registry, {
    repositories: 'REGISTRY/devtable/simple:v1',
    actions: 'pull,delete',
    robot: 'acme+ci',
    ...READBOT,
  });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('username with password and robot: two kinds');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-refuses-two-kinds-of-credentials.txt');
});
