import { expect, test } from 'vitest';
import { aKeylessScene, ROBOT } from '../support/keyless-scene.ts';
import { playToken } from '../support/scenario.ts';

test("a robot acts by GitHub's OIDC token alone: later steps get the registry token, and a password for an hour", async () => {
  const { registry, environment, names } = await aKeylessScene();

  const run = await playToken(
    registry,
    { repositories: 'devtable/simple', ...ROBOT },
    { environment, names, show: ['outputs'] },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ username: ROBOT.robot, granted: '{"devtable/simple":["pull"]}' });
  expect(run.outputs.password).toMatch(/^ey/);
  expect(run.outputs.password).not.toBe(run.outputs.token);
  expect(run.requests[0]).toBe('GET /oauth2/federation/robot/token -> 200');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-is-keyless.txt');
});
