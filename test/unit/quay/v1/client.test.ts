import { describe, expect, it } from 'vitest';
import { openHttpClient } from '../../../../src/http/client.ts';
import { type ApiCall, sendCall } from '../../../../src/quay/v1/client.ts';
import { Secret } from '../../../../src/secret.ts';
import { serve } from '../../../support/http-server.ts';
import { failureOf } from '../../../support/test-client.ts';

const DEPS = { sleep: async () => undefined, random: () => 0.5, now: () => new Date(0), info: () => undefined };

function aClient(retries = 2) {
  return openHttpClient({ userAgent: 'test', timeout: 5_000, tls: {}, retries }, DEPS);
}

function aCall(origin: string, change: Partial<ApiCall> = {}): ApiCall {
  return { method: 'GET', url: new URL('/api/v1/x', origin), finalStatuses: [], ...change };
}

it.each([
  { name: 'nothing', change: {}, authorization: undefined, type: undefined },
  { name: 'a token', change: { token: new Secret('t') }, authorization: 'Bearer t', type: undefined },
  {
    name: 'a body',
    change: { method: 'PUT', body: '{}' } as const,
    authorization: undefined,
    type: 'application/json',
  },
])('sends $name', async ({ change, authorization, type }) => {
  const server = await serve((_, response) => response.end('{}'));
  await sendCall(aClient(), aCall(server.origin, change));
  const [request] = server.requests;
  expect(request?.headers.authorization).toBe(authorization);
  expect(request?.headers['content-type']).toBe(type);
  expect(request?.headers.accept).toBe('application/json');
});

describe('retries', () => {
  it.each([
    { name: 'a GET', change: {}, times: 3 },
    { name: 'not a GET whose failure is expected', change: { finalStatuses: [503] }, times: 1 },
    { name: 'not a PUT', change: { method: 'PUT', body: '{}' } as const, times: 1 },
    { name: 'not a DELETE', change: { method: 'DELETE' } as const, times: 1 },
  ])('$name', async ({ change, times }) => {
    const server = await serve((_, response) => response.writeHead(503).end());
    const { status } = await sendCall(aClient(), aCall(server.origin, change));
    expect(status).toBe(503);
    expect(server.requests).toHaveLength(times);
  });
});

describe('a call without a response', () => {
  it('has an unknown outcome if it was a write', async () => {
    const server = await serve((request) => request.socket.destroy());
    const failure = await failureOf(sendCall(aClient(), aCall(server.origin, { method: 'DELETE' })));
    expect(failure).toMatch(
      /^NetworkError: .*closed.* DELETE .*\nIt is not known whether Quay carried out the change/s,
    );
    expect(server.requests).toHaveLength(1);
  });

  it('was not carried out if the connection was refused', async () => {
    const failure = await failureOf(sendCall(aClient(), aCall('http://127.0.0.1:1', { method: 'DELETE' })));
    expect(failure).not.toMatch(/not known/);
  });

  it('has no outcome if it was a read', async () => {
    const server = await serve((request) => request.socket.destroy());
    expect(await failureOf(sendCall(aClient(0), aCall(server.origin)))).not.toMatch(/not known/);
  });
});
