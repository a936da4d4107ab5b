import { describe, expect, test } from 'vitest';
import { startTestRegistry } from '../../../support/fixtures.ts';
import { failureOf, openTestClient } from '../../../support/test-client.ts';

const OPAQUE = 'opaque-token-of-another-registry';

function response(status: number, body: object) {
  return { match: { path: /^\/v2\/auth/ }, kind: 'answer', status, body: JSON.stringify(body) } as const;
}

describe('a token in an unusual response is masked before an error quotes the response', () => {
  test.each([
    { name: 'in another case', fault: response(200, { Token: OPAQUE }) },
    { name: 'with status 201', fault: response(201, { token: OPAQUE }) },
    { name: 'with status 400', fault: response(400, { token: OPAQUE }) },
    { name: 'with status 500', fault: response(500, { access_token: OPAQUE }) },
    { name: 'a refresh token', fault: response(200, { refresh_token: OPAQUE }) },
  ])('$name', async ({ fault }) => {
    const registry = await startTestRegistry();
    registry.fault(fault);
    const client = openTestClient(registry, { images: ['devtable/simple'] });
    expect(await failureOf(client.repository())).not.toContain(OPAQUE);
    expect(client.masked.map(({ secret }) => secret)).toEqual([OPAQUE]);
  });
});

describe('other fields of the wrong type are ignored', () => {
  test.each([
    { name: 'expires_in as a string', body: { token: OPAQUE, expires_in: '3600' } },
    { name: 'issued_at as null', body: { token: OPAQUE, issued_at: null } },
    { name: 'access_token as number', body: { token: OPAQUE, access_token: 7 } },
  ])('$name', async ({ body }) => {
    const registry = await startTestRegistry();
    registry.fault(response(200, body));
    const client = openTestClient(registry, { images: ['devtable/simple'] });
    await client.repository();
    expect(client.sessions.token?.secret.reveal()).toBe(OPAQUE);
  });
});

test('a failed renewal is an error of the request, not an unhandled rejection', async () => {
  const registry = await startTestRegistry();
  registry.push.image('devtable/simple', 'v1');
  const client = openTestClient(registry, { images: ['devtable/simple'] });
  const repository = await client.repository();
  client.passTime(3_600_000);
  registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'reset' });
  const request = { method: 'HEAD', url: repository.urlOf('manifests/v1'), accept: ['*/*'], maxBytes: 0 } as const;
  const failures = await Promise.all([failureOf(repository.send(request)), failureOf(repository.send(request))]);
  expect(failures).toEqual([expect.stringContaining('ECONNRESET'), expect.stringContaining('ECONNRESET')]);
});

test('a token without nbf is not renewed for each request if the clock of the runner is ahead', async () => {
  const registry = await startTestRegistry();
  registry.push.image('devtable/simple', 'v1');
  const client = openTestClient(registry, { images: ['devtable/simple'] });
  // The clock of the test differs from the server's by years; the times of the token decide.
  const repository = await client.repository();
  const request = { method: 'HEAD', url: repository.urlOf('manifests/v1'), accept: ['*/*'], maxBytes: 0 } as const;
  for (let count = 0; count < 3; count++) await repository.send(request);
  expect(registry.requests.filter(({ path }) => path.startsWith('/v2/auth'))).toHaveLength(1);
});
