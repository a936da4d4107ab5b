import { symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { playApi } from '../support/scenario.ts';
import { aFile, aRegistry, aWorkspace } from '../support/scene.ts';

const CALL = { path: 'repository/devtable/simple', method: 'PUT', 'oauth-token': 'oauth-admin' };

const bodies = [
  { name: 'text that is no JSON', body: '{description: made by CI}', shot: 'no-json' },
  { name: 'a file that is not there', body: '@desciption.json', shot: 'no-file' },
  { name: 'a file outside the workspace', body: '@OUTSIDE', shot: 'outside' },
  { name: 'a link that leads out of the workspace', body: '@innocent.json', shot: 'link' },
  { name: 'a file that is no JSON', body: '@README.md', shot: 'no-json-file' },
];

test.each(bodies)('$name: an error, and nothing is sent', async ({ body, shot }) => {
  const registry = await aRegistry();
  const workspace = await aWorkspace({ 'README.md': '# My image', 'description.json': '{"description": ""}' });
  const elsewhere = await aFile('secret.json', '{"description": "a secret of the machine"}');
  await symlink(elsewhere, join(workspace, 'innocent.json'));

  const { names, environment } = inWorkspace(workspace);
  const stage = { names: { ...names, OUTSIDE: relative(workspace, elsewhere) }, environment };
  const run = await playApi(registry, { ...CALL, body }, stage);

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).not.toContain('a secret of the machine');
  await expect(run.transcript).toMatchFileSnapshot(`transcripts/api-sends-no-body-that-it-may-not-${shot}.txt`);
});

test('a file of the workspace is sent', async () => {
  const registry = await aRegistry();
  const workspace = await aWorkspace({ 'description.json': '{"description": "# My image"}' });

  const run = await playApi(registry, { ...CALL, body: '@description.json' }, inWorkspace(workspace));

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200' } });
  const read = await playApi(registry, { path: CALL.path, 'oauth-token': CALL['oauth-token'] });
  expect(JSON.parse(read.outputs.body ?? '')).toMatchObject({ description: '# My image' });
});

function inWorkspace(workspace: string) {
  return { names: { WORKSPACE: workspace }, environment: { GITHUB_WORKSPACE: 'WORKSPACE' } };
}
