import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { send } from './send.ts';

let registry: EmbeddedRegistry;

beforeEach(async () => {
  registry = await startRegistry({ features: { redirectBlobs: true } });
});

afterEach(() => registry.stop());

describe('the embedded registry', () => {
  it('records requests, their connections and a line without the port', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    for (const _ of [1, 2]) await status(`${registry.url}/v2/devtable/public/manifests/none`, agent);
    await send(registry, { method: 'GET', path: '/v2/' });
    agent.destroy();
    await send(registry, {
      method: 'GET',
      path: `/v2/auth?service=${encodeURIComponent(registry.host)}&scope=repository%3Aa%2Fb%3Apull`,
    });
    expect(registry.requests.map(({ connection, status: answered }) => [connection, answered])).toEqual([
      [1, 404],
      [1, 404],
      [2, 401],
      [3, 200],
    ]);
    expect(registry.requests.at(-1)?.line).toBe('GET /v2/auth?service=REGISTRY&scope=repository:a/b:pull');
  });

  it('redirects a blob to the storage, which needs no credentials', async () => {
    const { digest } = registry.push.blob('devtable/public', 'content');
    const reply = await send(registry, { method: 'GET', path: `/v2/devtable/public/blobs/${digest}` });
    const location = new URL(String(reply.headers.location));
    expect([reply.status, location.host]).toEqual([302, registry.storageHost]);
    const stored = await send({ url: location.origin, certificate: '' }, { method: 'GET', path: location.pathname });
    expect([stored.status, stored.body, registry.requests.at(-1)?.server]).toEqual([200, 'content', 'storage']);
  });

  it('is trusted over TLS only with its certificate', async () => {
    const secure = await startRegistry({ tls: true });
    expect((await send(secure, { method: 'GET', path: '/v2/' })).status).toBe(401);
    await expect(
      send({ ...secure, certificate: registry.certificate }, { method: 'GET', path: '/v2/' }),
    ).rejects.toThrow(/self-signed/);
    await secure.stop();
  });

  it('accepts ten thousand referrers', async () => {
    const image = registry.push.image('devtable/public', 'many');
    for (let body = 0; body < 10_000; body += 1)
      registry.push.referrer('devtable/public', image.digest, { artifactType: 'a/b', body: String(body) });
    const reply = await send(registry, { method: 'GET', path: `/v2/devtable/public/referrers/${image.digest}` });
    expect(artifactTypes(reply.body)).toHaveLength(10_000);
  });

  it('lists a removed referrer, whose manifest is not found', async () => {
    const image = registry.push.image('devtable/public', 'removed');
    const { digest } = registry.push.referrer('devtable/public', image.digest, { artifactType: 'a/gone' });
    registry.remove('devtable/public', digest);
    expect(
      artifactTypes(
        (await send(registry, { method: 'GET', path: `/v2/devtable/public/referrers/${image.digest}` })).body,
      ),
    ).toEqual(['a/gone']);
    expect((await send(registry, { method: 'GET', path: `/v2/devtable/public/manifests/${digest}` })).status).toBe(404);
  });
});

function artifactTypes(body: string): readonly string[] {
  return [...body.matchAll(/"artifactType": "([^"]+)"/g)].map(([, type = '']) => type);
}

function status(url: string, agent: http.Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent }, (response) =>
      response.resume().once('end', () => resolve(response.statusCode)),
    );
    request.once('error', reject);
  });
}
