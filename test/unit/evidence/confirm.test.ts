import { describe, expect, it, test } from 'vitest';
import type { Source } from '../../../src/policy/referrer.ts';
import type { Flavour, RegistryOptions } from '../../support/registry/options.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { failureOf } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { ALL, NAME, openEvidence, withConcurrentRequests } from './evidence-fixture.ts';

const OFF = { features: { referrersApi: false } } as const;

async function open(options: RegistryOptions = {}, sources: readonly Source[] = ALL) {
  const opened = await openEvidence(options);
  const collector = opened.collectorOf(sources);
  const heads = () => opened.registry.requests.filter(({ method }) => method === 'HEAD').length;
  return { ...opened, collector, heads, collect: (digest = opened.subject) => collector.collectConfirmed({ digest }) };
}

describe('a subject that exists', () => {
  it('without referrers is confirmed by one HEAD over several attempts', async () => {
    const { collect, heads } = await open();
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await collect()).toEqual({ kind: 'found', referrers: [], missingReferrersApi: undefined });
      expect(heads()).toBe(1);
    }
  });

  it('that is already confirmed needs no HEAD', async () => {
    const { subject, collector, collect, heads } = await open();
    collector.confirmed.add(subject, undefined);
    expect(await collect()).toMatchObject({ kind: 'found' });
    expect(heads()).toBe(0);
  });

  it('with referrers in the API needs no HEAD', async () => {
    const { registry, subject, collect, heads } = await open();
    registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    expect(await collect()).toMatchObject({ referrers: { length: 1 } });
    expect(heads()).toBe(0);
  });

  it("with evidence only under cosign's tags is confirmed, because tags remain when an image is deleted", async () => {
    const { registry, subject, collect, heads } = await open();
    registry.push.cosignSbom(NAME, subject);
    expect(await collect()).toMatchObject({ referrers: { length: 1 } });
    await collect();
    expect(heads()).toBe(1);
  });

  it('whose referrers the registry refuses to list is an error', async () => {
    const { registry, collect } = await open();
    const body = '{"errors":[{"code":"MANIFEST_INVALID"}]}';
    registry.fault({ match: { path: /referrers/ }, kind: 'answer', status: 400, body });
    expect(await failureOf(collect())).toMatch(/has the manifest .* but refuses to list its referrers/);
  });
});

describe('with confirmsAll the subject is confirmed along with its evidence', () => {
  it('at the same time, and once', async () => {
    const { registry, repository, subject, collectorOf, heads } = await open({}, ['api']);
    registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    const sure = collectorOf(['api'], { confirmsAll: true, repository: withConcurrentRequests(repository, 2) });
    expect(await sure.collectConfirmed({ digest: subject })).toMatchObject({ referrers: { length: 1 } });
    await sure.collectConfirmed({ digest: subject });
    expect(heads()).toBe(1);
  });

  it('because a referrer may exist before its subject, or remain after it', async () => {
    const { registry, collectorOf } = await open({ features: { flavour: 'go' } }, ['api']);
    const digest = aDigest('never pushed');
    registry.push.referrer(NAME, digest, { artifactType: 'a/b' });
    expect(await collectorOf(['api']).collectConfirmed({ digest })).toMatchObject({
      kind: 'found',
      referrers: { length: 1 },
    });
    const sure = collectorOf(['api'], { confirmsAll: true });
    expect(await sure.collectConfirmed({ digest })).toMatchObject({ kind: 'absent' });
  });
});

describe('a subject that does not exist is absent, even if tags or lists refer to it', () => {
  const GONE = aDigest('never pushed');
  const FLAVOURS: readonly Flavour[] = ['python', 'go'];
  const tag = GONE.replace(':', '-');
  const cases: { name: string; push: (registry: EmbeddedRegistry) => unknown; options: RegistryOptions }[] = [
    { name: 'no reference', push: () => undefined, options: {} },
    { name: 'no reference, without the API', push: () => undefined, options: OFF },
    { name: "cosign's tags", push: ({ push }) => push.cosignSbom(NAME, GONE), options: {} },
    { name: "cosign's tags, without the API", push: ({ push }) => push.cosignSignatures(NAME, GONE), options: OFF },
    {
      name: 'the tag schema',
      push: ({ push }) => push.index(NAME, tag, { manifests: [push.referrer(NAME, GONE, { artifactType: 'a/b' })] }),
      options: OFF,
    },
  ];
  describe.each(FLAVOURS)('on the %s Quay', (flavour) => {
    test.each(cases)('$name', async ({ push, options: { features } }) => {
      const { registry, collect } = await open({ features: { flavour, ...features } });
      push(registry);
      const confirmed = await collect(GONE);
      expect(confirmed.kind === 'absent' && confirmed.why).toMatch(/^\S+ has no manifest sha256:/);
    });
  });
});

describe('a HEAD that fails is an error, not an absent subject', () => {
  test.each([500, 302, 403])('%s', async (status) => {
    const { registry, collect } = await open();
    registry.fault({ match: { method: 'HEAD', path: /manifests/ }, kind: 'answer', status });
    expect(await failureOf(collect())).toContain(`returned ${status}`);
  });
});
