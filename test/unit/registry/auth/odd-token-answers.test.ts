import { describe, expect, test } from 'vitest';
import { aRegistry, failureOf, openBench } from '../../../support/bench.ts';

const OPAQUE = 'opaque-token-of-another-registry';

function answer(status: number, body: object) {
  return { match: { path: /^\/v2\/auth/ }, kind: 'answer', status, body: JSON.stringify(body) } as const;
}

describe('a token in an odd answer is masked before anything is said of the answer', () => {
  test.each([
    { name: 'under another spelling', fault: answer(200, { Token: OPAQUE }) },
    { name: 'with status 201', fault: answer(201, { token: OPAQUE }) },
    { name: 'with status 400', fault: answer(400, { token: OPAQUE }) },
    { name: 'with status 500', fault: answer(500, { access_token: OPAQUE }) },
    { name: 'a refresh token', fault: answer(200, { refresh_token: OPAQUE }) },
  ])('$name', async ({ fault }) => {
    const registry = await aRegistry();
    registry.fault(fault);
    const bench = openBench(registry, { images: ['devtable/simple'] });
    expect(await failureOf(bench.repository())).not.toContain(OPAQUE);
    expect(bench.masked.map(({ secret }) => secret)).toEqual([OPAQUE]);
  });
});

describe('fields beside the token that have an odd shape do no harm', () => {
  test.each([
    { name: 'expires_in as text', body: { token: OPAQUE, expires_in: '3600' } },
    { name: 'issued_at as null', body: { token: OPAQUE, issued_at: null } },
    { name: 'access_token as number', body: { token: OPAQUE, access_token: 7 } },
  ])('$name', async ({ body }) => {
    const registry = await aRegistry();
    registry.fault(answer(200, body));
    const bench = openBench(registry, { images: ['devtable/simple'] });
    await bench.repository();
    expect(bench.sessions.token?.secret.reveal()).toBe(OPAQUE);
  });
});

test('a renewal that fails is an error of the request, not a crash', async () => {
  const registry = await aRegistry();
  registry.push.image('devtable/simple', 'v1');
  const bench = openBench(registry, { images: ['devtable/simple'] });
  const repository = await bench.repository();
  bench.passTime(3_600_000);
  registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'reset' });
  const request = { method: 'HEAD', url: repository.urlOf('manifests/v1'), accept: ['*/*'], maxBytes: 0 } as const;
  const failures = await Promise.all([failureOf(repository.send(request)), failureOf(repository.send(request))]);
  expect(failures).toEqual([expect.stringContaining('ECONNRESET'), expect.stringContaining('ECONNRESET')]);
});

test('a token without nbf is not renewed for each request when the runner is ahead of the server', async () => {
  const registry = await aRegistry();
  registry.push.image('devtable/simple', 'v1');
  const bench = openBench(registry, { images: ['devtable/simple'] });
  // The bench's clock is years away from the server's; the token's own times decide.
  const repository = await bench.repository();
  const request = { method: 'HEAD', url: repository.urlOf('manifests/v1'), accept: ['*/*'], maxBytes: 0 } as const;
  for (let count = 0; count < 3; count++) await repository.send(request);
  expect(registry.requests.filter(({ path }) => path.startsWith('/v2/auth'))).toHaveLength(1);
});
