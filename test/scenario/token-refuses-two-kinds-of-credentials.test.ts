import { expect, test } from 'vitest';
import { playToken } from '../support/scenario.ts';
import { aRegistry, READBOT } from '../support/scene.ts';

test('a robot beside its password is an error that names both, with all other bad inputs', async () => {
  const registry = await aRegistry();

  const run = await playToken(registry, {
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
