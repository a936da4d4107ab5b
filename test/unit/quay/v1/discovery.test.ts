import { expect, it } from 'vitest';
import { fetchDiscovery } from '../../../../src/quay/v1/discovery.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import { serve } from '../../../support/http-server.ts';
import { openTestClient } from '../../../support/test-client.ts';

async function fetchFrom(url: string) {
  const registry = await startTestRegistry();
  return await fetchDiscovery(openTestClient(registry, { images: [] }).http, new URL(url));
}

it('requests the internal operations too, without credentials', async () => {
  const registry = await startTestRegistry();
  const { http } = openTestClient(registry, { images: [] });
  const result = await fetchDiscovery(http, new URL(registry.url));
  expect(result.kind === 'document' && result.discovery.operations.length).toBe(173);
  expect(registry.requests.map(({ line }) => line)).toEqual(['GET /api/v1/discovery?internal=true']);
});

it('is absent if the server asks for a longer wait than a step allows', async () => {
  const registry = await startTestRegistry();
  registry.fault({ match: { path: /discovery/ }, kind: 'too-many-requests', retryAfter: 600 });
  const { http } = openTestClient(registry, { images: [], retries: 1 });
  expect(await fetchDiscovery(http, new URL(registry.url))).toEqual({ kind: 'absent', reason: 'returned 429' });
});

it.each([
  { name: 'switched off', status: 404, body: '<title>Quay</title>', reason: 'returned 404 (Quay)' },
  { name: 'refused', status: 401, body: '{"error":"no"}', reason: 'returned 401 (no)' },
  { name: 'empty', status: 204, body: '', reason: 'returned 204' },
  {
    name: 'cut off',
    status: 200,
    body: '{"paths": {',
    reason: 'returned 200 without a Swagger document of the v1 API',
  },
  {
    name: 'nested without an end',
    status: 200,
    body: `{"paths": ${'['.repeat(1 << 20)}`,
    reason: 'returned 200 with a document that has more than 32 levels',
  },
  {
    name: 'of many values',
    status: 200,
    body: `{"paths": [${'{},'.repeat(1 << 20)}{}]}`,
    reason: 'returned 200 with a document that has more than 50,000 values',
  },
  {
    name: 'a page',
    status: 200,
    body: '<h1>Log in</h1>',
    reason: 'returned 200 without a Swagger document of the v1 API',
  },
])('is absent if it is $name', async ({ status, body, reason }) => {
  const server = await serve((_, response) => response.writeHead(status).end(body));
  expect(await fetchFrom(server.origin)).toEqual({ kind: 'absent', reason });
});
