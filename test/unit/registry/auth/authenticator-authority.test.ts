import { describe, expect, it, test } from 'vitest';
import { resolveManifest } from '../../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import type { Headers } from '../../../support/registry/answer.ts';
import type { EmbeddedRegistry } from '../../../support/registry/registry.ts';
import { failureOf, openTestClient, requestLines, type TestClient } from '../../../support/test-client.ts';

const AUTH = /^\/v2\/auth/;
const PING = /^\/v2\/$/;
const HTML = { 'Content-Type': 'text/html' };

/** Makes `/v2/` name this authority in its challenge. */
function challengeWith(registry: EmbeddedRegistry, realm: string, service: string): void {
  const headers: Headers = { 'WWW-Authenticate': `Bearer realm="${realm}",service="${service}"` };
  registry.fault({ match: { path: PING }, kind: 'answer', status: 401, headers });
}

describe('a registry without /v2/auth', () => {
  it('that allows /v2/ without a token gets requests without one', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image('devtable/public', 'v1');
    registry.fault({ match: { path: AUTH }, kind: 'answer', status: 404, headers: HTML, body: 'no such page' });
    registry.fault({ match: { path: PING }, kind: 'answer', status: 200, headers: HTML, body: 'true' });
    const client = openTestClient(registry, { images: ['devtable/public:v1'] });
    expect(await resolveManifest(await client.repository(), 'v1')).toMatchObject({ kind: 'present', digest });
    expect(registry.requests.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 404',
      'GET 200',
      'HEAD 200',
    ]);
    expect(registry.requests.slice(1).map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    expect(client.infos).toEqual([expect.stringContaining('the registry requires no token')]);
    expect(client.sessions.token).toBeUndefined();
  });

  const pings = [
    { name: 'an empty body', headers: {}, body: '', open: true },
    { name: 'true', headers: HTML, body: 'true\n', open: true },
    { name: '{}', headers: {}, body: '{}', open: true },
    { name: 'the header of a registry', headers: { 'Docker-Distribution-API-Version': 'x' }, body: 'ok', open: true },
    { name: 'an HTML page', headers: HTML, body: '<title>Down for maintenance</title>', open: false },
    { name: 'another JSON', headers: {}, body: '{"status":"up"}', open: false },
  ];
  test.each(pings)('and whose /v2/ returns 200 with $name: open $open', async ({ headers, body, open }) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, kind: 'answer', status: 404 });
    registry.fault({ match: { path: PING }, kind: 'answer', status: 200, headers, body });
    const opening = openTestClient(registry, { images: ['devtable/public:v1'] }).repository();
    if (open) await opening;
    else expect(await failureOf(opening)).toContain(`${registry.host} does not respond as a registry does. Check`);
  });

  test.each([200, 400])('and with status %i at /v2/auth is not open, also if /v2/ is', async (status) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, kind: 'answer', status, body: '<title>Down for maintenance</title>' });
    registry.fault({ match: { path: PING }, kind: 'answer', status: 200, body: 'true' });
    const opening = openTestClient(registry, { images: ['devtable/public:v1'] }).repository();
    expect(await failureOf(opening)).toMatch(new RegExp(`/v2/auth\\?service=.* returned ${status}`));
  });

  const answers = [
    { name: '404', status: 404, body: 'no such page' },
    { name: '400', status: 400, body: 'invalid token service' },
    { name: '200 with an HTML page', status: 200, body: '<html><title>Welcome</title></html>' },
    { name: '200 with JSON without a token', status: 200, body: '{"details":"none"}' },
  ];
  test.each(answers)('that returns $name is asked at the token endpoint of its challenge', async ({ status, body }) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, times: 1, kind: 'answer', status, headers: HTML, body });
    const token = JSON.stringify({ token: await registry.token({ access: [pullOn('devtable/simple')] }) });
    registry.fault({ match: { path: /^\/service\/token/ }, kind: 'answer', status: 200, body: token });
    challengeWith(registry, `${registry.url}/service/token`, 'harbor-registry');
    const client = openTestClient(registry, { images: ['devtable/simple:v1'] });
    await client.repository();
    expect(requestLines(registry)).toEqual([
      `GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> ${status}`,
      'GET /v2/ -> 401',
      'GET /service/token?service=harbor-registry&scope=repository:devtable/simple:pull -> 200',
    ]);
    expect(registry.requests[2]?.headers.authorization).toMatch(/^Basic /);
    expect(client.infos[0]).toContain(
      `names the token endpoint ${registry.url}/service/token and the service harbor-registry`,
    );
  });

  test.each(answers)('that returns $name and names the same authority fails with the first error', async (given) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, kind: 'answer', ...given, headers: HTML });
    const failure = await failureOf(openTestClient(registry, { images: ['devtable/simple:v1'] }).repository());
    expect(requestLines(registry).map((line) => line.split('?')[0])).toEqual(['GET /v2/auth', 'GET /v2/ -> 401']);
    expect(failure).toContain(`/v2/auth?service=localhost`);
    expect(failure).toContain(`returned ${given.status}`);
  });

  it('that names a token endpoint on another origin is an error, and nothing is sent there', async () => {
    const registry = await startTestRegistry();
    const other = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, kind: 'answer', status: 404 });
    challengeWith(registry, `${other.url}/v2/auth`, other.host);
    const failure = await failureOf(openTestClient(registry, { images: ['devtable/simple:v1'] }).repository());
    expect(failure).toContain(`names a token endpoint on another origin, ${other.url}.`);
    expect(other.requests).toEqual([]);
  });
});

describe('a wrong service', () => {
  it('is replaced by the service of the challenge after a 401, once for all requests', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image('devtable/simple', 'v1');
    const client = openTestClient(registry, { images: ['devtable/simple:v1'], service: 'wrong.example.com' });
    const found = await resolveAll(client, 5);
    expect(found).toMatchObject(Array(5).fill({ kind: 'present', digest }));
    expect(exchanges(registry)).toEqual(['wrong.example.com', registry.host]);
    expect(client.infos.filter((line) => line.includes('names'))).toHaveLength(1);
  });

  it('is replaced for both tokens of eleven repositories', async () => {
    const registry = await startTestRegistry();
    const images = Array.from({ length: 11 }, (_, index) => `devtable/app${index}:v1`);
    for (const image of images) registry.push.image(image.slice(0, -3), 'v1');
    const client = openTestClient(registry, { images, service: 'wrong.example.com' });
    const found = await resolveAll(client, 1);
    expect(found.map(({ kind }) => kind)).toEqual(Array(11).fill('present'));
    expect(exchanges(registry)).toEqual(['wrong.example.com', 'wrong.example.com', registry.host, registry.host]);
    expect(client.infos.filter((line) => line.includes('names'))).toHaveLength(1);
  });

  it('that the Go Quay refuses with 400 is replaced too', async () => {
    const registry = await startTestRegistry({ features: { flavour: 'go' } });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'], service: 'wrong.example.com' });
    await client.repository();
    expect(exchanges(registry)).toEqual(['wrong.example.com', registry.host]);
  });

  it('is not replaced by a realm on another origin', async () => {
    const registry = await startTestRegistry();
    const other = await startTestRegistry();
    const headers: Headers = { 'WWW-Authenticate': `Bearer realm="${other.url}/v2/auth",service="x"` };
    registry.fault({ match: { path: /manifests/ }, kind: 'answer', status: 401, headers });
    const repository = await openTestClient(registry, { images: ['devtable/simple:v1'] }).repository();
    expect(await failureOf(resolveManifest(repository, 'v1'))).toContain(
      `names a token endpoint on another origin, ${other.url}.`,
    );
    expect(other.requests).toEqual([]);
  });
});

it('a 401 that names the same authority is final', async () => {
  const registry = await startTestRegistry();
  const repository = await openTestClient(registry, { images: ['devtable/simple:v1'] }).repository();
  registry.fault({
    match: { path: /manifests/ },
    kind: 'answer',
    status: 401,
    headers: { 'WWW-Authenticate': `Bearer realm="${registry.url}/v2/auth",service="${registry.host}"` },
  });
  expect(await failureOf(resolveManifest(repository, 'v1'))).toContain('or devtable may not read it');
  expect(registry.requests.map(({ method }) => method)).toEqual(['GET', 'HEAD']);
});

function pullOn(name: string) {
  return { type: 'repository', name, actions: ['pull'] };
}

/** Resolves the tag of each image as many times, all at once. */
async function resolveAll(client: TestClient, times: number) {
  const all = Array.from({ length: times }, () => client.references).flat();
  return await Promise.all(
    all.map(async (reference) => await resolveManifest(await client.sessions.repository(reference), 'v1')),
  );
}

/** The services of the exchanges, in order. */
function exchanges(registry: EmbeddedRegistry): readonly (string | null)[] {
  return registry.requests
    .filter(({ path }) => AUTH.test(path))
    .map(({ path }) => new URL(path, registry.url).searchParams.get('service'));
}
