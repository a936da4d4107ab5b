import { describe, expect, it, test } from 'vitest';
import { collectTree } from '../../../src/evidence/tree.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { buildReferrer } from '../../support/registry/builders.ts';
import type { Flavour } from '../../support/registry/options.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';
import { NAME, openEvidence } from './evidence-fixture.ts';

const VEX = { artifactType: 'application/vnd.openvex+json' };

async function open(flavour: Flavour = 'python') {
  const { registry, subject, collectorOf } = await openEvidence({ features: { flavour } });
  const attach = (to: string, body = '') => asDigest(registry.push.referrer(NAME, to, { ...VEX, body }).digest);
  const direct = (digest: string, overrides: Partial<Referrer> = {}) =>
    aReferrer({ subject, digest: asDigest(digest), ...overrides });
  const walk = (from: readonly Referrer[], depth: number, sources = ['api'] as const) =>
    collectTree(from, depth, collectorOf(sources));
  return { registry, subject, collectorOf, attach, direct, walk };
}

const shapeOf = (referrers: readonly Referrer[]) => referrers.map(({ digest, depth }) => [digest, depth]);

describe('a tree', () => {
  test.each([1, 2, 3, 4, 5])('has depth %s', async (depth) => {
    const { registry, subject, attach, direct, walk } = await open();
    const chain = [attach(subject)];
    for (let below = 2; below <= 6; below++) chain.push(attach(chain.at(-1) ?? ''));
    const { referrers, isCut } = await walk([direct(chain[0] ?? '')], depth);
    expect(shapeOf(referrers)).toEqual(chain.slice(0, depth).map((digest, index) => [digest, index + 1]));
    expect(referrers.map(({ subject: parent }) => parent)).toEqual([subject, ...chain].slice(0, depth));
    expect(isCut).toBe(false);
    expect(registry.requests).toHaveLength(depth - 1);
  });

  it('has each parent before its children', async () => {
    const { subject, attach, direct, walk } = await open();
    const [a, b] = [attach(subject, 'a'), attach(subject, 'b')];
    const [ofA, ofB] = [attach(a), attach(b)];
    const ofOfA = attach(ofA);
    const { referrers } = await walk([direct(a), direct(b)], 3);
    expect(shapeOf(referrers)).toEqual([
      [a, 1],
      [ofA, 2],
      [ofOfA, 3],
      [b, 1],
      [ofB, 2],
    ]);
  });

  it('requests the referrers of a manifest once for all its layers, and lists them after the last layer', async () => {
    const { registry, subject, attach, direct, walk } = await open();
    const a = attach(subject);
    const ofA = attach(a);
    const layers = [direct(a, { layer: aDigest('1') }), direct(a, { layer: aDigest('2') })];
    expect(shapeOf((await walk(layers, 2)).referrers)).toEqual([
      [a, 1],
      [a, 1],
      [ofA, 2],
    ]);
    expect(registry.requests).toHaveLength(1);
  });

  it('lists the children of a referrer with several subjects once', async () => {
    const { subject, attach, direct, walk } = await open();
    const [a, b] = [attach(subject, 'a'), attach(subject, 'b')];
    const ofA = attach(a);
    const both = [direct(a), direct(b), direct(a, { subject: aDigest('arm64') })];
    expect(shapeOf((await walk(both, 3)).referrers)).toEqual([
      [a, 1],
      [ofA, 2],
      [b, 1],
      [a, 1],
    ]);
  });

  it('keeps the platform', async () => {
    const { subject, attach, direct, walk } = await open();
    const a = attach(subject);
    attach(a);
    const { referrers } = await walk([direct(a, { platform: 'linux/amd64' })], 2);
    expect(referrers.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/amd64']);
  });

  it("includes cosign's tags", async () => {
    const { registry, subject, collectorOf, attach, direct } = await open();
    const a = attach(subject);
    const sbom = registry.push.cosignSbom(NAME, a).digest;
    const { referrers } = await collectTree([direct(a)], 2, collectorOf(['api', 'cosign-tags']));
    expect(referrers).toMatchObject([{ digest: a }, { digest: sbom, subject: a, depth: 2, tag: 'sbom' }]);
  });
});

describe('cycles, which tags can form, end', () => {
  const notes = (name: string) => buildReferrer(undefined, { ...VEX, body: name });
  const tagged = (digest: string) => `${digest.replace(':', '-')}.sbom`;

  it('a referrer of itself', async () => {
    const { registry, collectorOf, direct } = await open();
    const { digest: a } = registry.push.built(NAME, notes('a'));
    registry.push.built(NAME, notes('a'), tagged(a));
    const { referrers, isCut } = await collectTree([direct(a)], 5, collectorOf(['cosign-tags']));
    expect({ shape: shapeOf(referrers), isCut }).toEqual({ shape: [[a, 1]], isCut: false });
  });

  it('two referrers of each other', async () => {
    const { registry, collectorOf, direct } = await open();
    const [{ digest: a }, { digest: b }] = [
      registry.push.built(NAME, notes('a')),
      registry.push.built(NAME, notes('b')),
    ];
    registry.push.built(NAME, notes('b'), tagged(a));
    registry.push.built(NAME, notes('a'), tagged(b));
    const { referrers } = await collectTree([direct(a)], 5, collectorOf(['cosign-tags']));
    expect(shapeOf(referrers)).toEqual([
      [a, 1],
      [b, 2],
    ]);
    expect(registry.requests.filter(({ status, path }) => status === 200 && path.endsWith('.sbom'))).toHaveLength(2);
  });

  it('the image as a referrer of its referrer', async () => {
    const { registry, subject, collectorOf, attach, direct } = await open();
    const a = attach(subject);
    registry.push.image(NAME, tagged(a), { content: `${NAME}:v1` });
    const { referrers } = await collectTree([direct(a)], 5, collectorOf(['cosign-tags']));
    expect(shapeOf(referrers)).toEqual([[a, 1]]);
  });
});

describe('a tree with failures', () => {
  test.each<Flavour>(['python', 'go'])('a deleted node has no children (%s)', async (flavour) => {
    const { registry, subject, attach, direct, walk } = await open(flavour);
    const a = attach(subject);
    registry.remove(NAME, a);
    expect(await walk([direct(a)], 3)).toEqual({ referrers: [direct(a)], isCut: false });
  });

  it('a list that fails is an error', async () => {
    const { registry, subject, attach, direct, walk } = await open();
    const a = attach(subject);
    const ofA = attach(a);
    registry.fault({ match: { path: new RegExp(`referrers/${ofA}`) }, kind: 'server-error', status: 500 });
    expect(await failureOf(walk([direct(a)], 3))).toContain('returned 500');
    expect((await walk([direct(a)], 2)).referrers).toHaveLength(2);
  });
});
