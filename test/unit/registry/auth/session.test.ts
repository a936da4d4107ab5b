import { describe, expect, it, test } from 'vitest';
import { resolveManifest } from '../../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import type { EmbeddedRegistry } from '../../../support/registry/registry.ts';
import { openTestClient } from '../../../support/test-client.ts';

describe('a token', () => {
  const hour = [
    { name: 'that is valid for more than a minute is kept', after: 3539, exchanges: 1 },
    { name: 'that is valid for less than a minute is renewed', after: 3541, exchanges: 2 },
  ];
  test.each(hour)('$name', async ({ after, exchanges }) => {
    const registry = await startTestRegistry({ features: { tokenLifetime: 3600 } });
    registry.push.image('devtable/simple', 'v1');
    const client = openTestClient(registry, { images: ['devtable/simple:v1'] });
    const repository = await client.repository();
    client.passTime(after * 1000);
    await Promise.all([1, 2, 3].map(() => resolveManifest(repository, 'v1')));
    expect(exchangesOf(registry)).toBe(exchanges);
    expect(client.masked).toHaveLength(exchanges);
    const newest = client.masked.at(-1)?.secret;
    expect(registry.requests.at(-1)?.headers.authorization).toBe(`Bearer ${newest}`);
    expect(client.sessions.token?.secret.reveal()).toBe(newest);
  });

  const short = [
    { name: 'that is valid for twenty seconds is not renewed for each request', after: 9, exchanges: 1 },
    { name: 'that is valid for twenty seconds is renewed after ten', after: 11, exchanges: 2 },
  ];
  test.each(short)('$name', async ({ after, exchanges }) => {
    const registry = await startTestRegistry();
    registry.push.image('devtable/simple', 'v1');
    const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
    const token = await registry.token({ access, expiresIn: 20, notBefore: 0 });
    const body = JSON.stringify({ token });
    registry.fault({ match: { path: /\/v2\/auth/ }, kind: 'answer', status: 200, body });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'] });
    const repository = await client.repository();
    for (let count = 0; count < 3; count++) await resolveManifest(repository, 'v1');
    client.passTime(after * 1000);
    await resolveManifest(repository, 'v1');
    expect(exchangesOf(registry)).toBe(exchanges);
  });

  it('that is expired when it is issued is not renewed again and again', async () => {
    const registry = await startTestRegistry({ features: { tokenLifetime: -10 } });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'] });
    const repository = await client.repository();
    await expect(resolveManifest(repository, 'v1')).rejects.toThrow('returned 401');
    expect(exchangesOf(registry)).toBe(1);
  });
});

function exchangesOf(registry: EmbeddedRegistry): number {
  return registry.requests.filter(({ path }) => path.startsWith('/v2/auth')).length;
}
