import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serve } from '../../support/http-server.ts';
import { buildJwt } from '../../support/jwt.ts';
import { call } from './api-calling.ts';

const TOKEN = { 'oauth-token': 'opaque' };
const PUT = { path: 'repository/a/b', method: 'PUT', body: '{}', ...TOKEN };
const UNCHECKED = { 'check-discovery': 'false' };

/** A server that names this user, and answers the rest so. */
async function aServer(user: string | undefined, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const requests: { line: string }[] = [];
  const server = await serve((request, response) => {
    requests.push({ line: `${request.method} ${request.url}` });
    if (!request.url?.startsWith('/v2/')) return answer(request, response);
    response.end(JSON.stringify({ token: buildJwt({ sub: user, exp: 4e9 }) }));
  });
  return { host: server.origin.slice('http://'.length), requests };
}

describe('an expected 2xx with a body that is no JSON', () => {
  it.each([
    { name: 'a read', inputs: { path: 'x' }, says: /answered 200, but with a body that is no JSON/ },
    { name: 'a write', inputs: PUT, says: /no JSON[\s\S]*Whether Quay has carried it out is not known/ },
    { name: 'a list', inputs: { path: 'x', paginate: 'true' }, says: /no first page of a list[\s\S]*no JSON object/ },
  ])('$name fails, and is kept', async ({ inputs, says }) => {
    const server = await aServer('devtable', (_, response) => response.end('<h1>Log in</h1>'));
    const run = await call(server, { ...inputs, ...UNCHECKED });
    expect(run.error).toMatch(says);
    expect(run).toMatchObject({ passes: false, file: '<h1>Log in</h1>', outputs: { status: '200', body: '' } });
  });

  it('passes with no body at all', async () => {
    const server = await aServer('devtable', (_, response) => response.writeHead(204).end());
    expect(await call(server, { ...PUT, ...UNCHECKED })).toMatchObject({ passes: true, outputs: { status: '204' } });
  });

  it('is no page with another status than 200', async () => {
    const server = await aServer('devtable', (_, response) => response.writeHead(201).end('{"tags": []}'));
    const run = await call(server, { path: 'x', paginate: 'true', ...UNCHECKED });
    expect(run).toMatchObject({ passes: false, file: '{"tags": []}', outputs: { status: '201', body: '' } });
  });
});

describe('a discovery document that does not come whole', () => {
  const answers = [
    { name: 'cut', cut: (response: ServerResponse) => response.destroy() },
    { name: 'too large', cut: (response: ServerResponse) => response.end(' '.repeat((4 << 20) + 1)) },
    { name: 'hanging', cut: () => undefined },
  ];
  const aBadServer = (cut: (response: ServerResponse) => unknown) =>
    aServer('devtable', (request, response) => {
      if (request.url?.includes('discovery')) cut(response);
      else response.end('{}');
    });

  it.each(answers)('$name: a read is sent after a warning', async ({ cut }) => {
    const run = await call(await aBadServer(cut), { path: 'x', timeout: '1s', ...TOKEN });
    expect(run).toMatchObject({ passes: true, outputs: { status: '200' } });
    expect(run.warnings).toEqual([expect.stringMatching(/did not come whole \(.*unchecked/)]);
  });

  it.each(answers)('$name: a write is not sent', async ({ cut }) => {
    const run = await call(await aBadServer(cut), { ...PUT, timeout: '1s' });
    expect(run.error).toMatch(/nothing was written.*check-discovery: false/);
    expect(run.requests.filter((line) => line.startsWith('PUT'))).toEqual([]);
  });
});

describe.each([{ user: undefined }, { user: '' }, { user: '(anonymous)' }])('a token of user $user', ({ user }) => {
  it('reads', async () => {
    const server = await aServer(user, (_, response) => response.end('{}'));
    const run = await call(server, { path: 'x', ...UNCHECKED, ...TOKEN });
    expect(run).toMatchObject({ passes: true, outputs: { user: '' } });
    expect(run.infos.join('\n')).not.toContain('acts as .');
  });

  it('writes nothing', async () => {
    const server = await aServer(user, (_, response) => response.end('{}'));
    const run = await call(server, { ...PUT, ...UNCHECKED });
    expect(run.error).toMatch(/does not name whom the token acts as/);
    expect(run.requests.filter((line) => line.startsWith('PUT'))).toEqual([]);
  });

  it('is not who was expected', async () => {
    const server = await aServer(user, (_, response) => response.end('{}'));
    const run = await call(server, { ...PUT, ...UNCHECKED, 'expect-user': 'devtable' });
    expect(run.error).toMatch(/acts as somebody whom the registry does not name, expected devtable/);
  });
});
