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

describe('a token that cannot be used is an error, and neither sent, nor masked, nor quoted', () => {
  const cases = [
    { name: 'spaces', token: '   ', why: 'it is empty' },
    { name: 'a line end', token: 'abc\r\nX: 1', why: 'it has characters that a token cannot have' },
    { name: 'a control character', token: 'abc\u0000def', why: 'it has characters that a token cannot have' },
    { name: 'letters that are not ASCII', token: 'tökenvalue', why: 'it has characters that a token cannot have' },
    { name: 'a space within', token: 'abc def', why: 'it has characters that a token cannot have' },
    { name: '1 MB', token: 'x'.repeat(1_000_000), why: 'it is longer than 16,384 characters' },
  ];
  test.each(cases)('$name', async ({ token, why }) => {
    const registry = await startTestRegistry();
    registry.fault(response(200, { token }));
    const client = openTestClient(registry, { images: ['devtable/simple'] });
    const failure = await failureOf(client.repository());
    expect(failure).toContain(`The token in the response cannot be used: ${why}. Check that the host is a registry`);
    expect(failure).toMatch(/ returned 200\.$/);
    expect(client.masked).toEqual([]);
    expect(client.sessions.token).toBeUndefined();
  });
});

test.each([200, 201, 400, 500])('a response with status %i that was cut off is not quoted', async (status) => {
  const registry = await startTestRegistry();
  const half = '{"token":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ';
  registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'answer', status, body: half });
  const client = openTestClient(registry, { images: ['devtable/simple'] });
  const failure = await failureOf(client.repository());
  expect(failure).not.toContain('eyJ');
  expect(failure).toMatch(new RegExp(` returned ${status}\\.$`));
});

describe('a lifetime that is not possible counts as the 60 seconds of the specification, or as unlimited', () => {
  const soon = new Date('2026-08-01T12:01:00Z');
  const cases = [
    { name: 'the largest integer of 64 bits', body: { expires_in: 9223372036854775807n }, at: undefined },
    { name: 'a negative lifetime', body: { expires_in: -5 }, at: soon },
    { name: '0', body: { expires_in: 0 }, at: soon },
    { name: 'a string', body: { expires_in: 'soon' }, at: soon },
    { name: 'infinity', body: '"expires_in":1e999', at: soon },
    { name: 'issued_at without a meaning', body: { issued_at: 'in 5 s', expires_in: 300 }, at: '2026-08-01T12:05:00Z' },
    { name: 'the zero time of Go', body: { issued_at: '0001-01-01T00:00:00Z' }, at: soon },
    { name: 'issued_at in a year of six digits', body: { issued_at: '+275760-09-13T00:00:00Z' }, at: soon },
    {
      name: 'not so: issued a minute ago for an hour',
      body: { issued_at: '2026-08-01T11:59:00.5Z', expires_in: 3600 },
      at: '2026-08-01T12:59:00.500Z',
    },
  ];
  test.each(cases)('$name', async ({ body, at }) => {
    const registry = await startTestRegistry();
    const fields =
      typeof body === 'string'
        ? body
        : Object.entries(body).map(([name, value]) => {
            return `"${name}":${typeof value === 'bigint' ? value : JSON.stringify(value)}`;
          });
    registry.fault({
      match: { path: /^\/v2\/auth/ },
      kind: 'answer',
      status: 200,
      body: `{"token":"${OPAQUE}",${fields}}`,
    });
    const client = openTestClient(registry, { images: ['devtable/simple'] });
    await client.repository();
    expect(client.sessions.token?.expiresAt?.toISOString()).toBe(at && new Date(at).toISOString());
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
