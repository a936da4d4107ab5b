import { expect, it } from 'vitest';
import { fetchDiscovery } from '../../../../src/quay/v1/discovery.ts';
import { aRegistry, openBench } from '../../../support/bench.ts';
import { serve } from '../../../support/http-server.ts';

async function ask(url: string) {
  const registry = await aRegistry();
  return await fetchDiscovery(openBench(registry, { images: [] }).http, new URL(url));
}

it('asks for the internal operations too, without credentials', async () => {
  const registry = await aRegistry();
  const { http } = openBench(registry, { images: [] });
  const answer = await fetchDiscovery(http, new URL(registry.url));
  expect(answer.kind === 'document' && answer.discovery.operations.length).toBe(173);
  expect(registry.requests.map(({ line }) => line)).toEqual(['GET /api/v1/discovery?internal=true']);
});

it('is absent where the server asks to wait longer than a step does', async () => {
  const registry = await aRegistry();
  registry.fault({ match: { path: /discovery/ }, kind: 'too-many-requests', retryAfter: 600 });
  const { http } = openBench(registry, { images: [], retries: 1 });
  expect(await fetchDiscovery(http, new URL(registry.url))).toEqual({ kind: 'absent', why: 'answered 429' });
});

it.each([
  { name: 'switched off', status: 404, body: '<title>Quay</title>', why: 'answered 404 (Quay)' },
  { name: 'refused', status: 401, body: '{"error":"no"}', why: 'answered 401 (no)' },
  { name: 'empty', status: 204, body: '', why: 'answered 204' },
  {
    name: 'garbled',
    status: 200,
    body: '{"paths": {',
    why: 'answered 200, but not with a Swagger document of the v1 API',
  },
  {
    name: 'a page',
    status: 200,
    body: '<h1>Log in</h1>',
    why: 'answered 200, but not with a Swagger document of the v1 API',
  },
])('is absent where it is $name', async ({ status, body, why }) => {
  const server = await serve((_, response) => response.writeHead(status).end(body));
  expect(await ask(server.origin)).toEqual({ kind: 'absent', why });
});
