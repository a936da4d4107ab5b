import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { openHttpClient } from '../../../src/http/client.ts';
import { serve } from '../../support/http-server.ts';
import { buildRequest, buildSettings } from './requests.ts';

function openClient(overrides: Partial<Context> = {}) {
  const context = {
    sleep: async () => undefined,
    random: () => 0,
    now: () => new Date(),
    info: () => undefined,
    debug: () => undefined,
  };
  return openHttpClient({ ...buildSettings(), retries: 2 }, { ...context, ...overrides });
}

it('sends at most eight requests at a time', async () => {
  let [now, most] = [0, 0];
  const server = await serve((_, response) => {
    now += 1;
    most = Math.max(most, now);
    setTimeout(() => {
      now -= 1;
      response.end();
    }, 20);
  });
  const http = openClient();
  const responses = await Promise.all(Array.from({ length: 30 }, () => http.send(buildRequest(server.origin))));
  expect(responses.map(({ status }) => status)).toEqual(Array(30).fill(200));
  expect(most).toBe(8);
});

it('retries until the server has recovered', async () => {
  const actions = [(response: ServerResponse) => response.socket?.destroy(), unavailable];
  const server = await serve((_, response) => {
    const action = actions.shift();
    if (action === undefined) response.end('x');
    else action(response);
  });
  const sleeps: number[] = [];
  const http = openClient({ sleep: async (milliseconds) => void sleeps.push(milliseconds) });
  expect((await http.send(buildRequest(server.origin))).body.toString()).toBe('x');
  expect(sleeps).toEqual([500, 8000]);
});

it('sends other requests while some wait for their next attempt', async () => {
  const server = await serve((request, response) => (request.url === '/up' ? response.end() : unavailable(response)));
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
  const http = openClient({ sleep: () => woken });
  const waiting = Array.from({ length: 8 }, () => http.send(buildRequest(`${server.origin}/down`)));
  expect((await http.send(buildRequest(`${server.origin}/up`))).status).toBe(200);
  wake();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(8).fill(503));
});

function unavailable(response: ServerResponse): void {
  response.writeHead(503, { 'Retry-After': '7' }).end();
}
