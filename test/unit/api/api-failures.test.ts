import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serve } from '../../support/http-server.ts';
import { buildJwt } from '../../support/jwt.ts';
import { runInProcess } from './run-in-process.ts';

const TOKEN = { 'oauth-token': 'opaque' };
const PUT = { path: 'repository/a/b', method: 'PUT', body: '{}', ...TOKEN };
const UNCHECKED = { 'check-discovery': 'false' };

/** Starts a server that issues tokens of this user and handles all other requests with `respond`. */
async function startServer(
  user: string | undefined,
  respond: (request: IncomingMessage, response: ServerResponse) => void,
) {
  const requests: { line: string }[] = [];
  const server = await serve((request, response) => {
    requests.push({ line: `${request.method} ${request.url}` });
    if (!request.url?.startsWith('/v2/')) return respond(request, response);
    response.end(JSON.stringify({ token: buildJwt({ sub: user, exp: 4e9 }) }));
  });
  return { host: server.origin.slice('http://'.length), requests };
}

describe('an expected 2xx with a body that is not valid JSON', () => {
  it.each([
    { name: 'a read', inputs: { path: 'x' }, error: /its body is not valid JSON.*returned 200/ },
    { name: 'a write', inputs: PUT, error: /not valid JSON.*It is not known whether Quay carried out the change/ },
    {
      name: 'a list',
      inputs: { path: 'x', paginate: 'true' },
      error: /not the first page of a list[\s\S]*not a JSON object/,
    },
  ])('$name fails, and the file has it', async ({ inputs, error }) => {
    const server = await startServer('devtable', (_, response) => response.end('<h1>Log in</h1>'));
    const run = await runInProcess(server, { ...inputs, ...UNCHECKED });
    expect(run.error).toMatch(error);
    expect(run).toMatchObject({ passes: false, file: '<h1>Log in</h1>', outputs: { status: '200', body: '' } });
  });

  it('passes with an empty body', async () => {
    const server = await startServer('devtable', (_, response) => response.writeHead(204).end());
    expect(await runInProcess(server, { ...PUT, ...UNCHECKED })).toMatchObject({
      passes: true,
      outputs: { status: '204' },
    });
  });

  it('is not a page with another status than 200', async () => {
    const server = await startServer('devtable', (_, response) => response.writeHead(201).end('{"tags": []}'));
    const run = await runInProcess(server, { path: 'x', paginate: 'true', ...UNCHECKED });
    expect(run).toMatchObject({ passes: false, file: '{"tags": []}', outputs: { status: '201', body: '' } });
  });
});

describe('a discovery document that cannot be read completely', () => {
  const responses = [
    { name: 'cut', cut: (response: ServerResponse) => response.destroy() },
    { name: 'too large', cut: (response: ServerResponse) => response.end(' '.repeat((4 << 20) + 1)) },
    { name: 'stalled', cut: () => undefined },
  ];
  const startBadServer = (cut: (response: ServerResponse) => unknown) =>
    startServer('devtable', (request, response) => {
      if (request.url?.includes('discovery')) cut(response);
      else response.end('{}');
    });

  it.each(responses)('$name: a read is sent after a warning', async ({ cut }) => {
    const run = await runInProcess(await startBadServer(cut), { path: 'x', timeout: '1s', ...TOKEN });
    expect(run).toMatchObject({ passes: true, outputs: { status: '200' } });
    expect(run.warnings).toEqual([
      expect.stringMatching(/sent without a check.*discovery failed: [^\\]+[^.]\. With check-discovery/),
    ]);
  });

  it.each(responses)('$name: a write is not sent', async ({ cut }) => {
    const run = await runInProcess(await startBadServer(cut), { ...PUT, timeout: '1s' });
    expect(run.error).toMatch(/PUT was not sent.*check-discovery: false/);
    expect(run.requests.filter((line) => line.startsWith('PUT'))).toEqual([]);
  });
});

describe.each([{ user: undefined }, { user: '' }, { user: '(anonymous)' }])('a token of user $user', ({ user }) => {
  it('reads', async () => {
    const server = await startServer(user, (_, response) => response.end('{}'));
    const run = await runInProcess(server, { path: 'x', ...UNCHECKED, ...TOKEN });
    expect(run).toMatchObject({ passes: true, outputs: { user: '' } });
    expect(run.infos.join('\n')).not.toContain('acts as .');
  });

  it('does not write', async () => {
    const server = await startServer(user, (_, response) => response.end('{}'));
    const run = await runInProcess(server, { ...PUT, ...UNCHECKED });
    expect(run.error).toMatch(/does not name the user that the token acts as/);
    expect(run.requests.filter((line) => line.startsWith('PUT'))).toEqual([]);
  });

  it('is not the expected user', async () => {
    const server = await startServer(user, (_, response) => response.end('{}'));
    const run = await runInProcess(server, { ...PUT, ...UNCHECKED, 'expect-user': 'devtable' });
    expect(run.error).toMatch(/acts as a user that the registry does not name, expected devtable/);
  });
});
