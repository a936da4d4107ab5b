import { describe, expect, it } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { openTestClient, requestLines } from '../../support/test-client.ts';
import { judge, problemOf } from './judging.ts';

const NAME = 'devtable/simple';
const SBOM = { artifactType: 'application/spdx+json' };
const AUTH = `GET /v2/auth?service=REGISTRY&scope=repository:${NAME}:pull -> 200`;
const LIST = `GET /v2/${NAME}/referrers/IMAGE -> 200`;

async function prepare(by: 'tag' | 'digest', options: RegistryOptions = {}) {
  const registry = await startTestRegistry(options);
  const { digest } = registry.push.image(NAME, 'v1');
  const client = openTestClient(registry, { images: [by === 'tag' ? `${NAME}:v1` : `${NAME}@${digest}`] });
  const attach = (body = '') => registry.push.referrer(NAME, digest, { ...SBOM, body }).digest;
  const lines = (names = {}) => requestLines(registry, { IMAGE: digest, TAG: digest.replace(':', '-'), ...names });
  return { registry, client, digest, attach, lines };
}

describe('the requests', () => {
  it('by digest, check-manifests false: two', async () => {
    const { client, attach, lines } = await prepare('digest');
    attach();
    expect(await judge(client, { checksManifests: false })).toMatchObject({ result: 'pass' });
    expect(lines()).toEqual([AUTH, LIST]);
  });

  it('by digest, an empty list: three', async () => {
    const { client, lines } = await prepare('digest');
    expect(await judge(client)).toMatchObject({ result: 'missing' });
    expect(lines().toSorted()).toEqual([AUTH, LIST, `HEAD /v2/${NAME}/manifests/IMAGE -> 200`]);
  });

  it('by tag, check-manifests false: three', async () => {
    const { client, attach, lines } = await prepare('tag');
    attach();
    expect(await judge(client, { checksManifests: false })).toMatchObject({ result: 'pass' });
    expect(lines()).toEqual([AUTH, `HEAD /v2/${NAME}/manifests/v1 -> 200`, LIST]);
  });

  it('by tag, an empty list: three, because the HEAD confirmed the image', async () => {
    const { client, lines } = await prepare('tag');
    expect(await judge(client)).toMatchObject({ result: 'missing' });
    expect(lines()).toEqual([AUTH, `HEAD /v2/${NAME}/manifests/v1 -> 200`, LIST]);
  });

  it('check-manifests: one more for each rule, and none twice', async () => {
    const { client, attach, lines } = await prepare('digest');
    const SBOM_DIGEST = attach('one');
    attach('two');
    expect(await judge(client, { require: ['sbom', 'application/spdx*'] })).toMatchObject({ result: 'pass' });
    const [auth, ...others] = lines({ SBOM: SBOM_DIGEST });
    // The HEAD confirms the image, at the same time as the list.
    expect(auth).toBe(AUTH);
    expect(others.slice(0, 2).toSorted()).toEqual([LIST, `HEAD /v2/${NAME}/manifests/IMAGE -> 200`]);
    expect(others.slice(2)).toEqual([`GET /v2/${NAME}/manifests/SBOM -> 200`]);
  });

  it('by digest, no referrers API: the tag, and the HEAD', async () => {
    const { client, lines } = await prepare('digest', { features: { referrersApi: false } });
    expect(await judge(client)).toMatchObject({ result: 'missing', missingReferrersApi: 'Not Found' });
    expect(lines().toSorted()).toEqual([
      AUTH,
      `GET /v2/${NAME}/manifests/TAG -> 404`,
      `GET /v2/${NAME}/referrers/IMAGE -> 404`,
      `HEAD /v2/${NAME}/manifests/IMAGE -> 200`,
    ]);
  });
});

describe('a list that describes only some of the referrers', () => {
  it('takes one round trip to describe the others and to check what the list describes', async () => {
    const { client, registry, attach, lines, digest } = await prepare('tag');
    const typed = attach('one');
    attach('two');
    const bare = registry.push.referrer(NAME, digest, { configMediaType: 'application/vnd.example' }).digest;
    const held: (() => void)[] = [];
    registry.fault({
      match: { path: /manifests\/sha256:/ },
      kind: 'write',
      // Sends no response before both manifests are requested.
      http1: (response, { body }) => {
        held.push(() => response.end(body));
        if (held.length === 2) for (const send of held) send();
      },
      times: 2,
    });
    expect(await judge(client)).toMatchObject({ result: 'pass', rules: [{ by: [{ digest: typed }] }] });
    const requests = lines({ TYPED: typed, BARE: bare }).slice(3).toSorted();
    expect(requests).toEqual([`GET /v2/${NAME}/manifests/BARE -> 200`, `GET /v2/${NAME}/manifests/TYPED -> 200`]);
  });

  it('fetches as many in advance as the rule requires, and no other', async () => {
    const { client, registry, attach, lines, digest } = await prepare('tag');
    const bare = registry.push.referrer(NAME, digest, { configMediaType: SBOM.artifactType }).digest;
    const [first, second] = [attach('one'), attach('two')];
    attach('three');
    expect(await judge(client, { require: ['sbom min=2'] })).toMatchObject({ result: 'pass' });
    const requests = lines({ FIRST: first, SECOND: second, BARE: bare }).slice(3).toSorted();
    expect(requests).toEqual(['BARE', 'FIRST', 'SECOND'].map((name) => `GET /v2/${NAME}/manifests/${name} -> 200`));
  });

  it('fetches a manifest again if it could not be fetched in advance', async () => {
    const { client, registry, attach, digest } = await prepare('tag');
    const typed = attach('one');
    registry.push.referrer(NAME, digest, { configMediaType: 'application/vnd.example' });
    registry.fault({ match: { path: new RegExp(`manifests/${typed}`) }, kind: 'answer', status: 400, times: 1 });
    expect(await judge(client)).toMatchObject({ result: 'pass' });
  });
});

describe('waiting', () => {
  it('resolves the tag once, and fetches no manifest twice', async () => {
    const { client, registry, attach, lines, digest } = await prepare('tag');
    const first = attach('first');
    const bare = registry.push.referrer(NAME, digest, { configMediaType: 'application/vnd.example' }).digest;
    let second = '';
    const sleep = async (milliseconds: number) => {
      await client.context.sleep(milliseconds);
      if (client.slept.length === 2) second = attach('second');
    };
    const waiting = { ...client, context: { ...client.context, sleep } };
    const report = await judge(waiting, { require: ['sbom min=2'], timeout: 60_000 });
    expect(report).toMatchObject({ result: 'pass', rules: [{ by: { length: 2 } }] });
    expect(client.slept).toEqual([5000, 10_000]);
    expect(client.infos.filter((line) => line.includes('attempt'))).toHaveLength(2);
    const sent = lines({ FIRST: first, BARE: bare, SECOND: second });
    // The two manifests are requested at the same time.
    expect([...sent.slice(0, 3), ...sent.slice(3, 5).toSorted(), ...sent.slice(5)]).toEqual([
      AUTH,
      `HEAD /v2/${NAME}/manifests/v1 -> 200`,
      LIST,
      `GET /v2/${NAME}/manifests/BARE -> 200`,
      `GET /v2/${NAME}/manifests/FIRST -> 200`,
      LIST,
      LIST,
      `GET /v2/${NAME}/manifests/SECOND -> 200`,
    ]);
  });

  it('ends with an error, and keeps the digest', async () => {
    const { client, registry, digest } = await prepare('tag');
    const sleep = async (milliseconds: number) => {
      await client.context.sleep(milliseconds);
      registry.fault({ match: { path: /referrers/ }, kind: 'reset' });
    };
    const report = await judge({ ...client, context: { ...client.context, sleep } }, { timeout: 60_000 });
    expect(report).toMatchObject({ kind: 'failed', result: 'error', digest });
    expect(problemOf(report)).toContain(`GET ${registry.url}/v2/${NAME}/referrers/${digest} failed (ECONNRESET).`);
    expect(client.slept).toEqual([5000]);
  });

  it('does not wait after an error', async () => {
    const { client, registry } = await prepare('digest');
    registry.fault({ match: { path: /referrers/ }, kind: 'html' });
    expect(await judge(client, { timeout: 60_000 })).toMatchObject({ result: 'error' });
    expect(client.slept).toEqual([]);
  });
});
