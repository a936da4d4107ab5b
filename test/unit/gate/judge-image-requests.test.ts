import { describe, expect, it } from 'vitest';
import { aRegistry, openBench, sent } from '../../support/bench.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { judge, problemOf } from './judging.ts';

const NAME = 'devtable/simple';
const SBOM = { artifactType: 'application/spdx+json' };
const AUTH = `GET /v2/auth?service=REGISTRY&scope=repository:${NAME}:pull -> 200`;
const LIST = `GET /v2/${NAME}/referrers/IMAGE -> 200`;

async function prepare(by: 'tag' | 'digest', options: RegistryOptions = {}) {
  const registry = await aRegistry(options);
  const { digest } = registry.push.image(NAME, 'v1');
  const bench = openBench(registry, { images: [by === 'tag' ? `${NAME}:v1` : `${NAME}@${digest}`] });
  const attach = (body = '') => registry.push.referrer(NAME, digest, { ...SBOM, body }).digest;
  const lines = (names = {}) => sent(registry, { IMAGE: digest, TAG: digest.replace(':', '-'), ...names });
  return { registry, bench, digest, attach, lines };
}

describe('the requests', () => {
  it('by digest, check-manifests false: two', async () => {
    const { bench, attach, lines } = await prepare('digest');
    attach();
    expect(await judge(bench, { checksManifests: false })).toMatchObject({ result: 'pass' });
    expect(lines()).toEqual([AUTH, LIST]);
  });

  it('by digest, an empty list: three', async () => {
    const { bench, lines } = await prepare('digest');
    expect(await judge(bench)).toMatchObject({ result: 'missing' });
    expect(lines().toSorted()).toEqual([AUTH, LIST, `HEAD /v2/${NAME}/manifests/IMAGE -> 200`]);
  });

  it('by tag, check-manifests false: three', async () => {
    const { bench, attach, lines } = await prepare('tag');
    attach();
    expect(await judge(bench, { checksManifests: false })).toMatchObject({ result: 'pass' });
    expect(lines()).toEqual([AUTH, `HEAD /v2/${NAME}/manifests/v1 -> 200`, LIST]);
  });

  it('by tag, an empty list: three, because the HEAD confirmed the image', async () => {
    const { bench, lines } = await prepare('tag');
    expect(await judge(bench)).toMatchObject({ result: 'missing' });
    expect(lines()).toEqual([AUTH, `HEAD /v2/${NAME}/manifests/v1 -> 200`, LIST]);
  });

  it('check-manifests: one more for each rule, and none twice', async () => {
    const { bench, attach, lines } = await prepare('digest');
    const SBOM_DIGEST = attach('one');
    attach('two');
    expect(await judge(bench, { require: ['sbom', 'application/spdx*'] })).toMatchObject({ result: 'pass' });
    const [auth, ...others] = lines({ SBOM: SBOM_DIGEST });
    // The HEAD confirms the image, at the same time as the list.
    expect(auth).toBe(AUTH);
    expect(others.slice(0, 2).toSorted()).toEqual([LIST, `HEAD /v2/${NAME}/manifests/IMAGE -> 200`]);
    expect(others.slice(2)).toEqual([`GET /v2/${NAME}/manifests/SBOM -> 200`]);
  });

  it('by digest, no referrers API: the tag, and the HEAD', async () => {
    const { bench, lines } = await prepare('digest', { features: { referrersApi: false } });
    expect(await judge(bench)).toMatchObject({ result: 'missing', missingReferrersApi: 'Not Found' });
    expect(lines().toSorted()).toEqual([
      AUTH,
      `GET /v2/${NAME}/manifests/TAG -> 404`,
      `GET /v2/${NAME}/referrers/IMAGE -> 404`,
      `HEAD /v2/${NAME}/manifests/IMAGE -> 200`,
    ]);
  });
});

describe('waiting', () => {
  it('resolves the tag once, and fetches no manifest twice', async () => {
    const { bench, registry, attach, lines, digest } = await prepare('tag');
    const first = attach('first');
    const bare = registry.push.referrer(NAME, digest, { configMediaType: 'application/vnd.example' }).digest;
    let second = '';
    const sleep = async (milliseconds: number) => {
      await bench.deps.sleep(milliseconds);
      if (bench.slept.length === 2) second = attach('second');
    };
    const waiting = { ...bench, deps: { ...bench.deps, sleep } };
    const report = await judge(waiting, { require: ['sbom min=2'], timeout: 60_000 });
    expect(report).toMatchObject({ result: 'pass', rules: [{ by: { length: 2 } }] });
    expect(bench.slept).toEqual([5000, 10_000]);
    expect(bench.said.filter((line) => line.includes('attempt'))).toHaveLength(2);
    expect(lines({ FIRST: first, BARE: bare, SECOND: second })).toEqual([
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
    const { bench, registry, digest } = await prepare('tag');
    const sleep = async (milliseconds: number) => {
      await bench.deps.sleep(milliseconds);
      registry.fault({ match: { path: /referrers/ }, kind: 'reset' });
    };
    const report = await judge({ ...bench, deps: { ...bench.deps, sleep } }, { timeout: 60_000 });
    expect(report).toMatchObject({ kind: 'failed', result: 'error', digest });
    expect(problemOf(report)).toContain(`GET ${registry.url}/v2/${NAME}/referrers/${digest} failed (ECONNRESET).`);
    expect(bench.slept).toEqual([5000]);
  });

  it('does not wait after an error', async () => {
    const { bench, registry } = await prepare('digest');
    registry.fault({ match: { path: /referrers/ }, kind: 'html' });
    expect(await judge(bench, { timeout: 60_000 })).toMatchObject({ result: 'error' });
    expect(bench.slept).toEqual([]);
  });
});
