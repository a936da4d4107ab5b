import { describe, expect, it, test } from 'vitest';
import { listByBuildkit } from '../../../src/evidence/sources/buildkit.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import { fetchIndex } from '../../../src/registry/manifest.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { ALL, NAME, openEvidence, SLSA, SPDX, withConcurrentRequests } from './evidence-fixture.ts';

const OFF = { features: { referrersApi: false } } as const;

async function open(options: RegistryOptions = {}) {
  const opened = await openEvidence(options);
  const { subject, collectorOf } = opened;
  const collect = (sources: readonly Source[] = ALL) => collectorOf(sources).collect({ digest: subject });
  return { ...opened, collect };
}

/** An image in an index of BuildKit, in the newer form with a subject, so that the API lists its attestations as well. */
async function openBuildkit(options: RegistryOptions = {}) {
  const opened = await openEvidence(options);
  const { registry, repository, collectorOf } = opened;
  const platforms = { 'linux/amd64': [SPDX, SLSA] };
  const pushed = registry.push.buildkit(NAME, 'v2', { platforms, ociArtifact: true });
  const fetched = await fetchIndex(repository, asDigest(pushed.index.digest));
  const attestations = fetched.kind === 'index' ? listByBuildkit(fetched.index) : new Map<never, never>();
  const subject = { digest: asDigest(pushed.images['linux/amd64']?.digest ?? ''), platform: 'linux/amd64' };
  const collect = (sources: readonly Source[]) =>
    collectorOf(sources).collect(subject, attestations.get(subject.digest));
  return { ...opened, collect };
}

describe('all sources', () => {
  it('are requested at the same time', async () => {
    const { repository, collectorOf, registry, subject } = await open();
    registry.push.cosignSbom(NAME, subject);
    const collector = collectorOf(ALL, { repository: withConcurrentRequests(repository, 4) });
    expect(await collector.collect({ digest: subject })).toMatchObject({ referrers: { length: 1 } });
  });

  it('are merged in the order of the input', async () => {
    const { registry, subject, collect } = await open();
    const api = registry.push.referrer(NAME, subject, { artifactType: 'a/b' }).digest;
    const sbom = registry.push.cosignSbom(NAME, subject).digest;
    const digestsOf = async (sources: readonly Source[]) => {
      const evidence = await collect(sources);
      return evidence.kind === 'found' && evidence.referrers.map(({ digest }) => digest);
    };
    expect(await digestsOf(['api', 'cosign-tags'])).toEqual([api, sbom]);
    expect(await digestsOf(['cosign-tags', 'tag-schema', 'api'])).toEqual([sbom, api]);
    expect(await digestsOf(['cosign-tags'])).toEqual([sbom]);
    expect(await digestsOf(['api'])).toEqual([api]);
  });

  it('that are not selected are not requested', async () => {
    const { registry, collect } = await open();
    expect(await collect(['buildkit'])).toEqual({ kind: 'found', referrers: [], missingReferrersApi: undefined });
    expect(registry.requests).toEqual([]);
  });
});

describe('a referrer that two sources list', () => {
  it('counts once, with the sources in the order of the input', async () => {
    const { registry, subject, collect } = await open();
    const { digest } = registry.push.referrer(NAME, subject, {
      artifactType: 'a/b',
      tag: `${subject.replace(':', '-')}.sbom`,
    });
    const evidence = await collect(['cosign-tags', 'api']);
    expect(evidence).toMatchObject({ referrers: [{ digest, sources: ['cosign-tags', 'api'], tag: 'sbom' }] });
    expect(await collect(['api', 'cosign-tags'])).toMatchObject({ referrers: [{ sources: ['api', 'cosign-tags'] }] });
  });

  test.each<{ sources: readonly Source[]; found: readonly Source[] }>([
    { sources: ['api', 'buildkit'], found: ['api', 'buildkit'] },
    { sources: ['buildkit', 'api'], found: ['buildkit', 'api'] },
    { sources: ['api'], found: ['api'] },
    { sources: ['buildkit'], found: ['buildkit'] },
  ])("BuildKit's attestations from $sources: one referrer for each layer", async ({ sources, found }) => {
    const { collect } = await openBuildkit();
    const common = { sources: found, platform: 'linux/amd64' };
    const evidence = await collect(sources);
    expect(evidence).toMatchObject({
      referrers: [
        { ...common, predicateTypes: [SPDX] },
        { ...common, predicateTypes: [SLSA] },
      ],
    });
  });
});

describe('without the referrers API', () => {
  it("only cosign's tags: no error, and the missing API is reported", async () => {
    const { registry, subject, collect, lines } = await open(OFF);
    const { digest } = registry.push.cosignSbom(NAME, subject);
    expect(await collect(['api', 'cosign-tags'])).toMatchObject({
      kind: 'found',
      referrers: [{ digest, sources: ['cosign-tags'] }],
      missingReferrersApi: 'Not Found',
    });
    expect(lines()).not.toContain(`GET /v2/${NAME}/manifests/TAG -> 404`);
  });

  it("only BuildKit's attestations: no error", async () => {
    const { collect } = await openBuildkit(OFF);
    expect(await collect(['api', 'buildkit'])).toMatchObject({
      referrers: { length: 2 },
      missingReferrersApi: 'Not Found',
    });
  });

  it('the missing API is not reported if it is not among the sources', async () => {
    const { collect } = await open(OFF);
    expect(await collect(['tag-schema', 'cosign-tags'])).toEqual({
      kind: 'found',
      referrers: [],
      missingReferrersApi: undefined,
    });
  });

  it('only the API: an error', async () => {
    const { collect } = await open(OFF);
    expect(await failureOf(collect(['api']))).toContain('lists no other source');
  });
});

describe('a source that fails is an error, even if other sources list referrers', () => {
  test.each([
    { name: 'the API', path: /\/referrers\//, options: {} },
    { name: 'the tag schema', path: /sha256-[0-9a-f]+$/, options: OFF },
    { name: "cosign's tags", path: /\.att$/, options: {} },
  ])('$name', async ({ path, options }) => {
    const { registry, subject, collect } = await open(options);
    registry.push.referrer(NAME, subject, { artifactType: 'application/spdx+json' });
    registry.push.cosignSbom(NAME, subject);
    registry.fault({ match: { path }, kind: 'server-error', status: 503 });
    expect(await failureOf(collect())).toContain('returned 503');
  });

  it('BuildKit, if its manifest cannot be fetched', async () => {
    const { registry, collect } = await openBuildkit();
    registry.fault({ match: { path: /manifests/ }, kind: 'server-error', status: 503 });
    expect(await failureOf(collect(['buildkit']))).toContain('returned 503');
  });
});
