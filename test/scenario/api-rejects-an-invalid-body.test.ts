import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { fileFixture, registryFixture, workspaceFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const CALL = { path: 'repository/devtable/simple', method: 'PUT', 'oauth-token': 'oauth-admin' };

const bodies = [
  { name: 'a string that is not valid JSON', body: '{description: made by CI}', shot: 'no-json' },
  { name: 'a missing file', body: '@desciption.json', shot: 'no-file' },
  { name: 'a file outside the workspace', body: '@OUTSIDE', shot: 'outside' },
  { name: 'a symbolic link to a file outside the workspace', body: '@innocent.json', shot: 'link' },
  { name: 'a FIFO', body: '@fifo', shot: 'fifo' },
  { name: 'a huge file', body: '@huge.json', shot: 'huge' },
  { name: 'a folder', body: '@.github', shot: 'folder' },
  { name: 'a file that is not valid JSON', body: '@README.md', shot: 'no-json-file' },
];

test.each(bodies)('$name: an error, and no request', async ({ body, shot }) => {
  const registry = await registryFixture();
  const workspace = await workspaceFixture({
    'README.md': '# My image',
    'description.json': '{"description": ""}',
    'huge.json': '',
  });
  const elsewhere = await fileFixture('secret.json', '{"description": "a secret of the machine"}');
  await symlink(elsewhere, join(workspace, 'innocent.json'));
  await mkdir(join(workspace, '.github'));
  await truncate(join(workspace, 'huge.json'), 20 * 2 ** 30);
  execFileSync('mkfifo', [join(workspace, 'fifo')]);

  const { names, environment } = inWorkspace(workspace);
  const stage = { names: { ...names, OUTSIDE: relative(workspace, elsewhere) }, environment };
  const run = await runApi(registry, { ...CALL, body }, stage);

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).not.toContain('a secret of the machine');
  await expect(run.transcript).toMatchFileSnapshot(`transcripts/api-rejects-an-invalid-body-${shot}.txt`);
});

test('sends a file of the workspace', async () => {
  const registry = await registryFixture();
  const workspace = await workspaceFixture({ 'description.json': '{"description": "# My image"}' });

  const run = await runApi(registry, { ...CALL, body: '@description.json' }, inWorkspace(workspace));

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200' } });
  const read = await runApi(registry, { path: CALL.path, 'oauth-token': CALL['oauth-token'] });
  expect(JSON.parse(read.outputs.body ?? '')).toMatchObject({ description: '# My image' });
});

function inWorkspace(workspace: string) {
  return { names: { WORKSPACE: workspace }, environment: { GITHUB_WORKSPACE: 'WORKSPACE' } };
}
