import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const ADMIN = { 'oauth-token': 'oauth-admin' };

const answers = [
  { name: 'unknown repository', inputs: { path: 'repository/devtable/nosuch' }, status: '404', shot: '404' },
  {
    name: 'existing object',
    inputs: { path: 'user/robots/dtrobot', method: 'PUT', body: '{"description": "again"}' },
    status: '400',
    shot: '400',
  },
  {
    name: 'unknown robot',
    inputs: {
      path: 'repository/devtable/simple/permissions/user/devtable+nosuch',
      method: 'PUT',
      body: '{"role": "read"}',
    },
    status: '400',
    shot: '400-unknown-robot',
  },
  {
    name: 'unknown path',
    inputs: { path: 'repositry/', 'check-discovery': 'false' },
    status: '404',
    shot: '404-unknown-path',
  },
  {
    name: 'unknown method',
    inputs: { path: 'repository/devtable/simple/tag/v1', method: 'POST', body: '{}', 'check-discovery': 'false' },
    status: '405',
    shot: '405',
  },
];

test.each(answers)('$name: reports $status, the message of Quay and the fix', async ({ inputs, status, shot }) => {
  const run = await runApi(await registryFixture(), { ...inputs, ...ADMIN });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.status).toBe(status);
  await expect(run.transcript).toMatchFileSnapshot(`transcripts/api-reports-quays-error-${shot}.txt`);
});

test('409: conflict with an existing object', async () => {
  const registry = await registryFixture();
  registry.fault({
    match: { method: 'PUT', path: /\/tag\/v1$/ },
    kind: 'answer',
    status: 409,
    headers: { 'Content-Type': 'application/json' },
    body: '{"message": "Tag v1 is immutable"}',
  });

  const inputs = { path: 'repository/devtable/simple/tag/v1', method: 'PUT', body: '{"expiration": null}' };
  const run = await runApi(registry, { ...inputs, ...ADMIN });

  expect(run.outputs.status).toBe('409');
  expect(run.log).toContain('Tag v1 is immutable');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-reports-quays-error-409.txt');
});

test('429: a read obeys Retry-After up to two minutes, a write is not retried', async () => {
  const registry = await registryFixture();
  registry.fault({ match: { path: /^\/api\/v1\/organization/ }, kind: 'too-many-requests', retryAfter: 600 });

  const read = await runApi(registry, { path: 'organization/acme', ...ADMIN });
  const write = await runApi(registry, { path: 'organization/acme/robots/ci', method: 'DELETE', ...ADMIN });

  expect([read.exitCode, write.exitCode]).toEqual([1, 1]);
  expect(write.requests.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
  await expect(read.transcript).toMatchFileSnapshot('transcripts/api-reports-quays-error-429.txt');
  await expect(write.transcript).toMatchFileSnapshot('transcripts/api-reports-quays-error-429-write.txt');
});
