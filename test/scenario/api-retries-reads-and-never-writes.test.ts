import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { imageFixture } from '../support/fixtures.ts';
import { over, PROTOCOLS } from '../support/protocols.ts';
import { runApi } from '../support/run-action.ts';

const ADMIN = { 'oauth-token': 'oauth-admin' };
const PATH = 'repository/devtable/simple/tag/v1';

describe.each(PROTOCOLS)('over %s', (protocol) => {
  test('503 for a GET: retries', async () => {
    const { registry } = await imageFixture({}, over(protocol));
    registry.fault({ match: { path: /\/tag\/$/ }, kind: 'server-error', status: 503, times: 1 });

    const run = await runApi(registry, { path: 'repository/devtable/simple/tag/', ...ADMIN });

    expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200' } });
    expect(run.requests.filter((line) => line.includes('/tag/ '))).toHaveLength(2);
  });

  test('503 for a DELETE: does not retry, and says that the call may have had an effect', async () => {
    const { registry } = await imageFixture({}, over(protocol));
    registry.fault({ match: { method: 'DELETE', path: /./ }, kind: 'server-error', status: 503 });

    const run = await runApi(registry, { path: PATH, method: 'DELETE', ...ADMIN });

    expect(run).toMatchObject({ exitCode: 1, outputs: { status: '503' } });
    expect(run.requests.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/api-retries-reads-and-never-writes.txt');
  });

  test.each(['reset', 'cut'] as const)('the connection of a PUT ends (%s): the same', async (kind) => {
    const { registry } = await imageFixture({}, over(protocol));
    registry.fault({ match: { method: 'PUT', path: /./ }, kind });

    const run = await runApi(registry, { path: PATH, method: 'PUT', body: '{"expiration": null}', ...ADMIN });

    expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', body: '', user: 'devtable' } });
    expect(run.requests.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
    await expect(run.transcript).toMatchFileSnapshot(`transcripts/api-retries-reads-and-never-writes-${kind}.txt`);
  });
});

test('the response of a PUT is not valid HTTP: the same', async () => {
  const { registry } = await imageFixture({});
  const http1 = ({ socket }: ServerResponse) =>
    socket?.end('HTTP/1.1 201 CREATED\r\nContent Length: 9\r\n\r\n"Updated"');
  registry.fault({ match: { method: 'PUT', path: /./ }, kind: 'write', http1 });

  const run = await runApi(registry, { path: PATH, method: 'PUT', body: '{"expiration": null}', ...ADMIN });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', body: '', user: 'devtable' } });
  expect(run.log).toContain('It is not known whether Quay carried out the change.');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-retries-reads-and-never-writes-invalid-http.txt');
});
