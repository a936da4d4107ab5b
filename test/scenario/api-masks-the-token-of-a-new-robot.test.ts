import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('a robot is created: its token is masked, is only in the response, and can log in', async () => {
  const registry = await registryFixture({ organizations: { acme: ['devtable'] } });

  const run = await runApi(
    registry,
    {
      operation: 'createOrgRobot',
      parameters: '{"orgname": "acme", "robot_shortname": "deploy"}',
      body: '{"description": "made by CI"}',
      'oauth-token': 'oauth-admin',
    },
    { show: ['outputs'] },
  );

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '201' } });
  const { name, token } = JSON.parse(run.outputs.body ?? '');
  expect(run.log).toContain(`::add-mask::${token}\n`);
  const login = `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`;
  const answer = await fetch(`${registry.url}/v2/auth?service=${registry.host}`, { headers: { authorization: login } });
  expect(answer.status).toBe(200);
  const path = run.outputs['body-file']?.split('/').at(-1) ?? '';
  expect(run.modes[path]).toBe('600');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-masks-the-token-of-a-new-robot.txt');
});
