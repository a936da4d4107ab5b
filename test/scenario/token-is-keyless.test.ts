import { expect, test } from 'vitest';
import { keylessFixture, ROBOT } from '../support/keyless-fixture.ts';
import { runToken } from '../support/run-action.ts';

test("a robot with GitHub's OIDC token only: later steps get the registry token and a password for one hour", async () => {
  const { registry, environment, names } = await keylessFixture();

  const run = await runToken(
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
