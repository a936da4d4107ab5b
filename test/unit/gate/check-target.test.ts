import { describe, expect, it, test } from 'vitest';
import { ContentCache } from '../../../src/evidence/content-cache.ts';
import { checkTarget } from '../../../src/gate/check-target.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { judgeTarget, type TargetVerdict } from '../../../src/policy/verdict.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { buildReferrer } from '../../support/registry/builders.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { asDigest, failureOf, openTestClient } from '../../support/test-client.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const IMAGE = aDigest('image');
const OTHER = aDigest('another image');
const SBOM = 'application/spdx+json';

type Candidate = 'good' | 'of another image' | 'without subject' | 'gone';

const CASES: { name: string; rule: string; candidates: Candidate[]; met: boolean; by: number; gets: number }[] = [
  { name: 'one of fifty', rule: 'sbom', candidates: Array(50).fill('good'), met: true, by: 1, gets: 1 },
  { name: 'two of fifty', rule: 'sbom min=2', candidates: Array(50).fill('good'), met: true, by: 2, gets: 2 },
  {
    name: 'two, the first candidate is rejected',
    rule: 'sbom min=2',
    candidates: ['of another image', 'good', 'good', 'good'],
    met: true,
    by: 2,
    gets: 3,
  },
  {
    name: 'one, the first three candidates are rejected',
    rule: 'sbom',
    candidates: ['gone', 'without subject', 'of another image', 'good', 'good'],
    met: true,
    by: 1,
    gets: 4,
  },
  {
    name: 'two, only one candidate passes',
    rule: 'sbom min=2',
    candidates: ['good', 'gone'],
    met: false,
    by: 1,
    gets: 2,
  },
  {
    name: 'one, forty candidates are gone: batches that grow',
    rule: 'sbom',
    candidates: [...Array(40).fill('gone'), ...Array(20).fill('good')],
    met: true,
    by: 20,
    gets: 60,
  },
  { name: 'no candidate passes', rule: 'sbom', candidates: ['gone', 'gone'], met: false, by: 0, gets: 2 },
  { name: 'no candidate', rule: 'sbom', candidates: [], met: false, by: 0, gets: 0 },
];

describe('checkTarget takes as few requests as possible', () => {
  test.each(CASES)('$name', async ({ rule, candidates, met, by, gets }) => {
    const { registry, verdict, cache } = await open(rule, candidates);
    const checked = await check(rule, verdict, cache);
    expect({ met: checked.met, by: checked.by.length }).toEqual({ met, by });
    expect(registry.requests).toHaveLength(gets);
    const bad = candidates.slice(0, gets).filter((candidate) => candidate !== 'good');
    expect(checked.rejected.map(({ why }) => why)).toEqual(bad.map((candidate) => WHY[candidate]));
  });
});

const WHY: Readonly<Record<Candidate, string>> = {
  good: '',
  gone: 'it is listed, but the registry no longer has its manifest',
  'of another image': `its manifest belongs to another image, ${OTHER}`,
  'without subject': 'its manifest has no subject',
};

describe('many candidates that are gone', () => {
  const GONE: Candidate[] = Array(1_100).fill('gone');

  it('are an error if candidates are left that were not checked', async () => {
    const { registry, verdict, cache } = await open('sbom', [...GONE, ...Array(2_000).fill('good')]);
    const failure = await failureOf(check('sbom', verdict, cache));
    expect(failure).toMatch(/It is unknown whether the rule sbom is met: 1\d{3} referrers .* more were not checked\./);
    expect(registry.requests.length).toBeLessThan(1_070);
  });

  it('are fetched in batches, not one after the other', async () => {
    // Connections stay open, so that one after the other would use a single one.
    const { registry, verdict, cache } = await open('sbom', GONE.slice(0, 200), { features: { keepAlive: true } });
    await check('sbom', verdict, cache);
    const connections = new Set(registry.requests.map(({ connection }) => connection));
    expect(connections.size).toBeGreaterThanOrEqual(7);
  });

  it('are no error if none is left', async () => {
    const { verdict, cache } = await open('sbom', GONE.slice(0, 1_000));
    expect(await check('sbom', verdict, cache)).toMatchObject({ met: false, by: [] });
  });
});

it('keeps the referrers that the rule rejected', async () => {
  const { verdict, cache } = await open('sbom annotation.team=core', ['good', 'good']);
  const checked = await check('sbom annotation.team=core', verdict, cache);
  expect(checked.rejected.map(({ why }) => why)).toEqual(Array(2).fill('it has no annotation team'));
});

it('a manifest with another digest is an error, even if other manifests pass', async () => {
  const { registry, verdict, cache } = await open('sbom min=2', ['good', 'good']);
  const [, second] = verdict.by;
  const { bytes } = buildReferrer({ mediaType: 'a/b', digest: IMAGE, size: 1 }, { body: 'forged' });
  registry.push.manifest(NAME, bytes, { digest: second?.digest ?? '' });
  expect(await failureOf(check('sbom min=2', verdict, cache))).toContain('altered the content; do not trust it');
});

it('a manifest that cannot be fetched is an error, not a rejection', async () => {
  const { registry, verdict, cache } = await open('sbom', ['good', 'good']);
  registry.fault({ match: { path: /manifests/ }, times: 1, kind: 'server-error', status: 500 });
  expect(await failureOf(check('sbom', verdict, cache))).toContain('returned 500');
});

async function open(rule: string, candidates: readonly Candidate[], options: RegistryOptions = {}) {
  const registry = await startTestRegistry(options);
  const cache = new ContentCache(await openTestClient(registry, { images: [NAME] }).repository());
  registry.forgetRequests();
  const referrers = candidates.map((candidate, index) => {
    const digest = asDigest(push(registry, candidate, `${index}`));
    return aReferrer({ subject: IMAGE, digest, artifactType: SBOM });
  });
  return { registry, cache, verdict: judge(rule, referrers) };
}

function judge(rule: string, referrers: readonly Referrer[]): TargetVerdict {
  return judgeTarget(parseRule(rule), { platform: undefined, subject: IMAGE, referrers }, new Date());
}

function check(rule: string, verdict: TargetVerdict, cache: ContentCache): Promise<TargetVerdict> {
  return checkTarget(parseRule(rule), verdict, { cache, now: () => new Date() });
}

function push(registry: EmbeddedRegistry, candidate: Candidate, body: string): string {
  if (candidate === 'without subject') return registry.push.built(NAME, buildReferrer(undefined, { body })).digest;
  const { digest } = registry.push.referrer(NAME, candidate === 'of another image' ? OTHER : IMAGE, {
    artifactType: SBOM,
    body,
  });
  if (candidate === 'gone') registry.remove(NAME, digest);
  return digest;
}

describe('a manifest that differs from the list does not count', () => {
  const SIGNATURE = 'application/vnd.cncf.notary.signature';
  const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
  const PROVENANCE = {
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
  };
  const cases = [
    {
      name: 'a provenance bundle that is listed as a signature of a message',
      rule: 'signature',
      pushed: { artifactType: BUNDLE, annotations: PROVENANCE },
      listed: { artifactType: BUNDLE, annotations: { 'dev.sigstore.bundle.content': 'message-signature' } },
      why: 'it is of the kind provenance',
    },
    {
      name: 'an SBOM that is listed as a notation signature',
      rule: 'signature',
      pushed: { artifactType: SBOM },
      listed: { artifactType: SIGNATURE },
      why: 'it is of the kind sbom',
    },
    {
      name: 'an old SBOM that is listed as made today',
      rule: 'sbom max-age=1d',
      pushed: { artifactType: SBOM, created: '2001-01-01T00:00:00Z' },
      listed: { artifactType: SBOM, annotations: { 'org.opencontainers.image.created': new Date().toISOString() } },
      why: 'older than 1d',
    },
  ];
  test.each(cases)('$name', async ({ rule, pushed, listed, why }) => {
    const registry = await startTestRegistry();
    const digest = asDigest(registry.push.referrer(NAME, IMAGE, pushed).digest);
    const cache = new ContentCache(await openTestClient(registry, { images: [NAME] }).repository());
    const verdict = judge(rule, [aReferrer({ subject: IMAGE, digest, ...listed })]);
    expect(verdict.met).toBe(true);
    const checked = await check(rule, verdict, cache);
    expect(checked.met).toBe(false);
    expect(checked.rejected.map((one) => one.why)).toEqual([
      expect.stringContaining('its manifest differs from the list'),
    ]);
    expect(checked.rejected[0]?.why).toContain(why);
  });
});
