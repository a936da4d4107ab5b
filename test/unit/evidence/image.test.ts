import { describe, expect, it, test } from 'vitest';
import { collectImage } from '../../../src/evidence/image.ts';
import type { PlatformChoice } from '../../../src/policy/platform.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import { fetchIndex } from '../../../src/registry/manifest.ts';
import { buildByBuildkit } from '../../support/registry/buildkit-builders.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { NAME, openEvidence, SPDX } from './evidence-fixture.ts';

const INDEX: PlatformChoice = { kind: 'index' };
const EACH: PlatformChoice = { kind: 'each' };
const ALL_OF_IT: PlatformChoice = { kind: 'all' };
const named = (...names: readonly string[]): PlatformChoice => ({ kind: 'named', names });

async function open(options: RegistryOptions = {}) {
  const { registry, repository, collectorOf, subject } = await openEvidence(options);
  const platforms = { 'linux/amd64': [SPDX], 'linux/arm/v7': [], 'linux/arm/v6': [] };
  const { index: pushed, images } = registry.push.buildkit(NAME, 'v2', { platforms });
  const digest = asDigest(pushed.digest);
  const fetched = await fetchIndex(repository, digest);
  if (fetched.kind !== 'index') throw new Error('this is to be an index');
  registry.forgetRequests();
  const names = { INDEX: digest, AMD64: images['linux/amd64'], V7: images['linux/arm/v7'], V6: images['linux/arm/v6'] };
  const listed = () =>
    Object.entries(names).flatMap(([name, image]) => {
      const wanted = typeof image === 'string' ? image : image?.digest;
      return registry.requests.some(({ path }) => path.endsWith(`/referrers/${wanted}`)) ? [name] : [];
    });
  const collect = (choices: readonly PlatformChoice[], sources: readonly Source[] = ['api']) =>
    collectImage({ digest, index: fetched.index, choices }, collectorOf(sources));
  return { registry, subject, collectorOf, digest, images, listed, collect };
}

describe('the subjects whose referrers are listed', () => {
  const cases: { name: string; choices: PlatformChoice[]; listed: string[] }[] = [
    { name: 'the index', choices: [INDEX], listed: ['INDEX'] },
    { name: 'each', choices: [EACH], listed: ['AMD64', 'V7', 'V6'] },
    { name: 'all', choices: [ALL_OF_IT], listed: ['INDEX', 'AMD64', 'V7', 'V6'] },
    { name: 'one', choices: [named('linux/amd64')], listed: ['AMD64'] },
    { name: 'every variant', choices: [named('linux/arm')], listed: ['V7', 'V6'] },
    { name: 'one variant', choices: [named('linux/arm/v6')], listed: ['V6'] },
    { name: 'one that the index does not have', choices: [named('linux/s390x')], listed: [] },
    { name: 'that of the input and that of a rule', choices: [INDEX, named('linux/arm/v6')], listed: ['INDEX', 'V6'] },
    {
      name: 'one that is chosen twice',
      choices: [named('linux/amd64'), named('linux/amd64'), EACH],
      listed: ['AMD64', 'V7', 'V6'],
    },
  ];
  test.each(cases)('$name', async ({ choices, listed: expected }) => {
    const { registry, collect, listed } = await open();
    expect(await collect(choices)).toMatchObject({ kind: 'found', evidence: { isIndex: true, own: [] } });
    expect(listed()).toEqual(expected);
    const lists = registry.requests.filter(({ path }) => path.includes('/referrers/'));
    expect(lists).toHaveLength(expected.length);
  });

  it('of an image that is not an index: the image, for any choice', async () => {
    const { registry, subject, collectorOf } = await open();
    const view = { digest: subject, index: undefined, choices: [named('linux/s390x')] };
    expect(await collectImage(view, collectorOf(['api']))).toMatchObject({
      kind: 'found',
      evidence: { digest: subject, isIndex: false, own: [], platforms: [] },
    });
    expect(registry.requests.map(({ method }) => method)).toEqual(['GET', 'HEAD']);
  });
});

describe('an index that lists another index', () => {
  async function nested(choices: readonly PlatformChoice[]) {
    const { registry, digest, collectorOf } = await open();
    const inner = { mediaType: 'application/vnd.oci.image.index.v1+json', digest, size: 1, annotations: {} };
    const outer = asDigest(registry.push.index(NAME, 'v3', { manifests: [inner] }).digest);
    const index = { mediaType: inner.mediaType, manifests: [inner] };
    return await collectImage({ digest: outer, index, choices }, collectorOf(['api']));
  }

  it.each([EACH, ALL_OF_IT, named('linux/amd64')])('is an error if platforms are chosen ($kind)', async (choice) => {
    expect(await failureOf(nested([INDEX, choice]))).toContain('so its platforms are not known');
  });

  it('is one image if no platform is chosen', async () => {
    expect(await nested([INDEX])).toMatchObject({ kind: 'found' });
  });
});

describe('the evidence', () => {
  it('is grouped by platform, in the order of the index', async () => {
    const { registry, collect, images, digest } = await open();
    const artifactType = 'application/spdx+json';
    const own = registry.push.referrer(NAME, digest, { artifactType });
    const subject = images['linux/arm/v7']?.digest ?? '';
    const { digest: sbom } = registry.push.referrer(NAME, subject, { artifactType });
    expect(await collect([ALL_OF_IT])).toMatchObject({
      evidence: {
        digest,
        own: [{ digest: own.digest, subject: digest }],
        platforms: [
          { platform: 'linux/amd64', referrers: [] },
          {
            platform: 'linux/arm/v7',
            digest: subject,
            referrers: [{ digest: sbom, subject, platform: 'linux/arm/v7' }],
          },
          { platform: 'linux/arm/v6', referrers: [] },
        ],
      },
    });
  });

  it("includes BuildKit's attestations also for a platform that is not chosen", async () => {
    const { registry, collect, listed, images } = await open();
    const unasked = registry.push.referrer(NAME, images['linux/amd64']?.digest ?? '');
    const collected = await collect([INDEX], ['api', 'cosign-tags', 'buildkit']);
    expect(collected).toMatchObject({
      evidence: { own: [], platforms: [{ referrers: [{ sources: ['buildkit'], predicateTypes: [SPDX] }] }, {}, {}] },
    });
    expect(JSON.stringify(collected)).not.toContain(unasked.digest);
    expect(listed()).toEqual(['INDEX']);
  });

  it('includes the missing API, whichever subject it was requested for', async () => {
    const { collect } = await open({ features: { referrersApi: false } });
    expect(await collect([named('linux/amd64')], ['api', 'cosign-tags'])).toMatchObject({
      missingReferrersApi: 'Not Found',
    });
  });
});

describe('an image that does not exist', () => {
  it('the index', async () => {
    const { registry, collect, digest } = await open();
    registry.remove(NAME, digest);
    expect(await collect([ALL_OF_IT])).toMatchObject({
      kind: 'absent',
      why: expect.stringMatching(/^\S+ has no manifest /),
    });
  });

  it('one platform, with its name', async () => {
    const { registry, collect, images } = await open();
    registry.remove(NAME, images['linux/arm/v7']?.digest ?? '');
    const why = expect.stringMatching(
      /^The index exists, but its image for "linux\/arm\/v7" does not: \S+ has no manifest sha256:/,
    );
    expect(await collect([EACH])).toEqual({ kind: 'absent', why, isPartial: true });
    expect(await collect([named('linux/amd64')])).toMatchObject({ kind: 'found' });
  });

  it("one platform of which only BuildKit's attestations were copied", async () => {
    const { registry, repository, collectorOf } = await openEvidence({ features: { flavour: 'go' } });
    const { index, attestations } = buildByBuildkit({ platforms: { 'linux/amd64': [SPDX] } });
    for (const built of Object.values(attestations)) registry.push.built(NAME, built);
    const digest = asDigest(registry.push.built(NAME, index, 'v3').digest);
    const fetched = await fetchIndex(repository, digest);
    const view = { digest, index: fetched.kind === 'index' ? fetched.index : undefined, choices: [EACH] };
    const collected = await collectImage(view, collectorOf(['api', 'buildkit']));
    expect(collected).toMatchObject({
      kind: 'absent',
      why: expect.stringContaining('"linux/amd64" does not: localhost'),
    });
  });
});

it('a platform that fails is an error', async () => {
  const { registry, collect, images } = await open();
  const path = new RegExp(`referrers/${images['linux/arm/v6']?.digest}`);
  registry.fault({ match: { path }, kind: 'server-error', status: 500 });
  expect(await failureOf(collect([EACH]))).toContain('returned 500');
});
