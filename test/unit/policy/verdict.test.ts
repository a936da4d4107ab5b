import { describe, expect, it } from 'vitest';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { judgeTarget } from '../../../src/policy/verdict.ts';
import { aDigest, aReferrer } from './referrer-builder.ts';

const NOW = new Date('2026-02-01T00:00:00Z');
const CREATED = 'org.opencontainers.image.created';

const anSbom = (overrides: Partial<Referrer> = {}) =>
  aReferrer({ artifactType: 'application/spdx+json', ...overrides });

describe('judgeTarget', () => {
  const one = anSbom({ digest: aDigest('1') });
  const two = anSbom({ digest: aDigest('2') });
  const bad = aReferrer({ artifactType: 'application/vnd.openvex+json', digest: aDigest('3') });
  const old = anSbom({ digest: aDigest('4'), annotations: { [CREATED]: '2020-01-01T00:00:00Z' } });
  const cases: {
    name: string;
    rule: string;
    referrers: Referrer[];
    met: boolean;
    by: Referrer[];
    rejected?: string[];
  }[] = [
    { name: 'one of one', rule: 'sbom', referrers: [bad, one], met: true, by: [one] },
    { name: 'none at all', rule: 'sbom', referrers: [], met: false, by: [] },
    { name: 'none of this kind', rule: 'sbom', referrers: [bad], met: false, by: [] },
    { name: 'two of two', rule: 'sbom min=2', referrers: [one, two], met: true, by: [one, two] },
    { name: 'one of two', rule: 'sbom min=2', referrers: [one], met: false, by: [one] },
    { name: 'two kinds count together', rule: 'sbom|vex min=2', referrers: [one, bad], met: true, by: [one, bad] },
    {
      name: 'a digest counts once',
      rule: 'sbom min=2',
      referrers: [one, { ...one, sources: ['tag-schema'] }],
      met: false,
      by: [one],
    },
    {
      name: 'two layers of one manifest count separately',
      rule: 'sbom min=2',
      referrers: [
        { ...one, layer: aDigest('a') },
        { ...one, layer: aDigest('b') },
      ],
      met: true,
      by: [
        { ...one, layer: aDigest('a') },
        { ...one, layer: aDigest('b') },
      ],
    },
    {
      name: 'a document that was not read is reported if the rule is not met',
      rule: 'sbom',
      referrers: [
        { ...bad, unread: 'gone' },
        { ...bad, digest: aDigest('5'), unread: 'too-large' },
      ],
      met: false,
      by: [],
      rejected: [
        'its type is known only from its content, which is no longer in the registry',
        'its type is known only from its content, which is larger than 16 MiB and was not read',
      ],
    },
    {
      name: 'a document that was not read does not matter for an artifact type',
      rule: 'application/spdx*',
      referrers: [{ ...bad, unread: 'too-large' }],
      met: false,
      by: [],
    },
    {
      name: 'a document that was not read does not matter if the rule is met',
      rule: 'sbom',
      referrers: [{ ...bad, unread: 'too-large' }, one],
      met: true,
      by: [one],
    },
    {
      name: 'a referrer of a referrer never counts',
      rule: 'sbom',
      referrers: [{ ...one, depth: 2 }],
      met: false,
      by: [],
    },
    {
      name: 'an option that is not met is reported',
      rule: 'sbom max-age=1d',
      referrers: [old, bad],
      met: false,
      by: [],
      rejected: ['it is older than 1d (created 2020-01-01T00:00:00Z)'],
    },
    {
      name: 'one of two entries of a digest is enough',
      rule: 'sbom annotation.a=b',
      referrers: [one, { ...one, annotations: { a: 'b' } }],
      met: true,
      by: [{ ...one, annotations: { a: 'b' } }],
    },
  ];
  it.each(cases)('$name', ({ rule, referrers, met, by, rejected = [] }) => {
    const verdict = judgeTarget(parseRule(rule), { platform: undefined, subject: aDigest('image'), referrers }, NOW);
    expect(verdict).toMatchObject({ met, by });
    expect(verdict.rejected.map(({ why }) => why)).toEqual(rejected);
  });
});
