import { describe, expect, it, test } from 'vitest';
import type { PlatformChoice } from '../../../src/policy/platform.ts';
import type { Result } from '../../../src/policy/result.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient, requestLines } from '../../support/test-client.ts';
import { type JudgeOptions, judge, judgeFound, problemOf } from './judging.ts';
import { AMD64, ARM64, NAME, prepareImages, SBOM } from './platform-images.ts';

const BUILDKIT = { sources: ['api', 'buildkit'] } as const;
const named = (...names: readonly string[]): PlatformChoice => ({ kind: 'named', names });

type Prepared = Awaited<ReturnType<typeof prepareImages>>;

interface Case extends JudgeOptions {
  readonly name: string;
  /** The images that an SBOM is attached to. */
  readonly has: readonly ('index' | 'amd64' | 'arm64')[];
  readonly result: Result;
  readonly unmetTargets?: readonly (string | undefined)[];
}

const EACH = { require: ['sbom platform=each'] } as const;
const ALL = { platforms: { kind: 'all' } } as const;

const CASES: readonly Case[] = [
  { name: 'each, all have it', has: ['amd64', 'arm64'], ...EACH, result: 'pass' },
  { name: 'each, one does not have it', has: ['index', 'amd64'], ...EACH, result: 'missing', unmetTargets: [ARM64] },
  { name: 'each, only the index has it', has: ['index'], ...EACH, result: 'missing', unmetTargets: [AMD64, ARM64] },
  { name: 'all, all have it', has: ['index', 'amd64', 'arm64'], ...ALL, result: 'pass' },
  {
    name: 'all, the index does not have it',
    has: ['amd64', 'arm64'],
    ...ALL,
    result: 'missing',
    unmetTargets: [undefined],
  },
  {
    name: 'all, a platform does not have it',
    has: ['index', 'arm64'],
    ...ALL,
    result: 'missing',
    unmetTargets: [AMD64],
  },
  {
    name: 'all, but the rule has platform=index',
    has: ['index'],
    ...ALL,
    require: ['sbom platform=index'],
    result: 'pass',
  },
  { name: 'index, the index has it', has: ['index'], result: 'pass' },
  { name: 'index, only the platforms have it', has: ['amd64', 'arm64'], result: 'missing', unmetTargets: [undefined] },
  { name: 'a named platform that has it', has: ['arm64'], platforms: named(ARM64), result: 'pass' },
  {
    name: 'named platforms, one does not have it',
    has: ['arm64'],
    platforms: named(ARM64, AMD64),
    result: 'missing',
    unmetTargets: [AMD64],
  },
  {
    name: 'a named platform that the index does not have',
    has: ['index', 'amd64', 'arm64'],
    platforms: named(ARM64, 'linux/s390x'),
    result: 'missing',
    unmetTargets: ['linux/s390x'],
  },
  {
    name: 'a rule with a platform that the index does not have',
    has: ['index', 'amd64', 'arm64'],
    require: ['sbom platform=linux/s390x'],
    result: 'missing',
    unmetTargets: ['linux/s390x'],
  },
  {
    name: 'no rule, a platform that the index does not have',
    has: [],
    platforms: named('linux/s390x'),
    require: [],
    result: 'listed',
  },
];

describe.each([true, false])('platforms (checked: %s)', (checksManifests) => {
  test.each(CASES)('$name: $result', async ({ has, result, unmetTargets = [], ...options }) => {
    const prepared = await prepareImages();
    prepared.attach(...has.map((which) => prepared[which]));
    const report = await judgeFound(prepared.client, { ...options, checksManifests });
    expect(report.result).toBe(result);
    expect(report.rules.flatMap((rule) => rule.unmetTargets.map(({ platform }) => platform))).toEqual(unmetTargets);
  });
});

describe('the requests by digest', () => {
  it('fetch the index, which confirms that it exists, and a list for each subject', async () => {
    const { registry, amd64, arm64, index } = await prepareImages();
    const client = openTestClient(registry, { images: [`${NAME}@${index}`] });
    expect(await judge(client, ALL)).toMatchObject({ result: 'missing' });
    const lines = requestLines(registry, { INDEX: index, AMD64: amd64, ARM64: arm64 }).slice(1);
    const lists = ['INDEX', 'AMD64', 'ARM64'].map((name) => `GET /v2/${NAME}/referrers/${name} -> 200`);
    const heads = ['AMD64', 'ARM64'].map((name) => `HEAD /v2/${NAME}/manifests/${name} -> 200`);
    expect(lines[0]).toBe(`GET /v2/${NAME}/manifests/INDEX -> 200`);
    expect(lines.slice(1).toSorted()).toEqual([...lists, ...heads].toSorted());
  });
});

describe('an image that is not an index', () => {
  const choices: readonly PlatformChoice[] = [{ kind: 'all' }, named('linux/s390x'), { kind: 'index' }];
  it.each(choices)('is judged as a whole with the choice $kind', async (platforms) => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image(NAME, 'v1');
    registry.push.referrer(NAME, digest, SBOM);
    const client = openTestClient(registry, { images: [`${NAME}:v1`] });
    const require = ['sbom', 'sbom platform=each', 'sbom platform=linux/s390x'];
    expect(await judge(client, { ...BUILDKIT, platforms, require })).toMatchObject({ result: 'pass', platforms: [] });
  });
});

describe('a platform image that the registry does not have', () => {
  const remove = ({ registry, arm64 }: Prepared) => registry.remove(NAME, arm64);

  it.each([EACH, ALL, { platforms: named(ARM64) }])(
    'is subject-not-found, and its platform is named (%j)',
    async (options) => {
      const prepared = await prepareImages();
      remove(prepared);
      const report = await judge(prepared.client, options);
      expect(report).toMatchObject({ kind: 'not-found', result: 'subject-not-found', digest: prepared.index });
      expect(problemOf(report)).toMatch(
        /^The index exists, but its image for "linux\/arm64" does not: \S+ has no manifest sha256:/,
      );
    },
  );

  it('is ignored if no rule or input requires it', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.index, prepared.amd64);
    remove(prepared);
    expect(await judge(prepared.client, {})).toMatchObject({ result: 'pass' });
    expect(await judge(prepared.client, { platforms: named(AMD64) })).toMatchObject({ result: 'pass' });
  });
});

it('the gate does not wait for a platform that the index does not have', async () => {
  const { client } = await prepareImages();
  await judge(client, { platforms: named('linux/s390x'), timeout: 60_000 });
  expect(client.slept).toEqual([]);
});

it('a rule with platform=each lists the evidence of the index as rejected', async () => {
  const prepared = await prepareImages();
  prepared.attach(prepared.index);
  const report = await judgeFound(prepared.client, { require: ['sbom platform=each'] });
  expect(report.rules[0]?.rejected.map(({ why }) => why)).toEqual([
    'it is attached to the index, not to the image of a platform',
  ]);
});
