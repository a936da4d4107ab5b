import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const ADMIN = { 'oauth-token': 'oauth-admin' };

const slips = [
  { name: 'an unknown path', inputs: { path: 'repository/devtable/simple/tags/v1', method: 'DELETE' }, shot: 'path' },
  { name: 'another method', inputs: { path: 'repository/devtable/simple/tag/v1', method: 'POST' }, shot: 'method' },
  {
    name: 'a POST that this Quay does not have',
    inputs: { path: 'repository/devtable/simple/mirror/sync-now', method: 'POST' },
    shot: 'post',
  },
  {
    name: 'a tag of a nested repository',
    inputs: { path: 'repository/devtable/team/simple/tag/v1', method: 'DELETE' },
    shot: 'nested-tag',
  },
  { name: 'a trailing slash', inputs: { path: 'repository/devtable/simple/', method: 'DELETE' }, shot: 'slash' },
  { name: 'a nested repository', inputs: { path: 'repository/devtable/simple/v1', method: 'DELETE' }, shot: 'nested' },
  {
    name: 'GET with the operation of a DELETE',
    inputs: { operation: 'deleteRepository', parameters: '{"repository": "devtable/simple"}', method: 'GET' },
    shot: 'dry-run',
  },
  {
    name: 'a repository name that matches another operation',
    inputs: { operation: 'deleteRepository', parameters: '{"repository": "devtable/simple/tag/v1"}' },
    shot: 'other',
  },
  { name: 'an unknown operation', inputs: { operation: 'listTags' }, shot: 'name' },
  {
    name: 'a missing parameter of the path',
    inputs: { operation: 'changeTag', parameters: '{"repository": "devtable/simple"}', body: '{"expiration": null}' },
    shot: 'parameter',
  },
];

test.each(slips)('$name: an error before the first request', async ({ inputs, shot }) => {
  const registry = await registryFixture();

  const run = await runApi(registry, { ...inputs, ...ADMIN });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', user: 'devtable' } });
  expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY -> 200', 'GET /api/v1/discovery?internal=true -> 200']);
  await expect(run.transcript).toMatchFileSnapshot(`transcripts/api-names-the-nearest-operations-by-${shot}.txt`);
});
