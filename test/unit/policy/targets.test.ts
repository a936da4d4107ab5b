import { describe, expect, it, test } from 'vitest';
import type { Matcher } from '../../../src/policy/matcher.ts';

import type { Referrer } from '../../../src/policy/referrer.ts';
import {
  type ImageEvidence,
  type PlatformEvidence,
  type TargetChoice,
  targetsFor,
} from '../../../src/policy/targets.ts';
import { aDigest, aReferrer } from './referrer-builder.ts';

const IMAGE = aDigest('image');
const INDEX: TargetChoice = { kind: 'index' };
const EACH: TargetChoice = { kind: 'each' };
const ALL: TargetChoice = { kind: 'all' };
const named = (...names: readonly string[]): TargetChoice => ({ kind: 'named', names });

const ANY: readonly Matcher[] = [{ by: 'artifact-type', pattern: '*' }];

const OWN = aReferrer({ digest: aDigest('own') });
const attached = (name: string) => aReferrer({ digest: aDigest(name) });
const fromIndex = (name: string) => aReferrer({ digest: aDigest(name), sources: ['buildkit'] });

function aPlatform(platform: string, ...referrers: readonly Referrer[]): PlatformEvidence {
  return { platform, digest: aDigest(platform), referrers };
}

function anImage(...platforms: readonly PlatformEvidence[]): ImageEvidence {
  return { digest: IMAGE, isIndex: true, own: [OWN], platforms };
}

const NO_INDEX: ImageEvidence = { digest: IMAGE, isIndex: false, own: [OWN], platforms: [] };
const TWO = anImage(aPlatform('linux/amd64', attached('a')), aPlatform('linux/arm64'));
const PARTIAL = anImage(
  aPlatform('linux/amd64', attached('a'), fromIndex('b')),
  aPlatform('linux/arm64', attached('c')),
);
const WHOLE = anImage(
  aPlatform('linux/amd64', fromIndex('b')),
  aPlatform('linux/arm64', fromIndex('c'), attached('d')),
);

/** The platform of a target, and the names of the referrers that may meet the rule. */
type Expected = readonly [platform: string | undefined, ...names: readonly string[]];

const SELF: Expected = [undefined, 'own'];
const AMD64: Expected = ['linux/amd64', 'a'];
const ARM64: Expected = ['linux/arm64'];

const CASES: { name: string; choice: TargetChoice; evidence: ImageEvidence; targets: readonly Expected[] }[] = [
  { name: 'index', choice: INDEX, evidence: TWO, targets: [SELF] },
  { name: 'each', choice: EACH, evidence: TWO, targets: [AMD64, ARM64] },
  { name: 'all', choice: ALL, evidence: TWO, targets: [SELF, AMD64, ARM64] },
  { name: 'one platform', choice: named('linux/arm64'), evidence: TWO, targets: [ARM64] },
  {
    name: 'two, in the order of the list',
    choice: named('linux/arm64', 'linux/amd64'),
    evidence: TWO,
    targets: [ARM64, AMD64],
  },
  {
    name: 'one that the index does not have',
    choice: named('linux/amd64', 'linux/s390x'),
    evidence: TWO,
    targets: [AMD64, ['linux/s390x']],
  },
  {
    name: 'every variant of an architecture',
    choice: named('linux/arm'),
    evidence: anImage(aPlatform('linux/arm/v6'), aPlatform('linux/arm64'), aPlatform('linux/arm/v7', fromIndex('b'))),
    targets: [['linux/arm/v6'], ['linux/arm/v7', 'b']],
  },
  {
    name: 'every image of a platform',
    choice: named('windows/amd64'),
    evidence: anImage(aPlatform('windows/amd64', attached('a')), aPlatform('windows/amd64')),
    targets: [['windows/amd64', 'a'], ['windows/amd64']],
  },
  { name: 'each of none', choice: EACH, evidence: anImage(), targets: [['any platform']] },
  { name: 'all of none', choice: ALL, evidence: anImage(), targets: [SELF] },
  { name: 'index of none', choice: INDEX, evidence: anImage(), targets: [SELF] },
  { name: 'one of none', choice: named('linux/amd64'), evidence: anImage(), targets: [['linux/amd64']] },
  {
    name: "index, BuildKit's attestations on one platform",
    choice: INDEX,
    evidence: PARTIAL,
    targets: [
      ['linux/amd64', 'own', 'b'],
      ['linux/arm64', 'own'],
    ],
  },
  {
    name: "index, BuildKit's attestations on every platform",
    choice: INDEX,
    evidence: WHOLE,
    targets: [
      ['linux/amd64', 'own', 'b'],
      ['linux/arm64', 'own', 'c'],
    ],
  },
  {
    name: "each, BuildKit's attestations on every platform: without those of the index",
    choice: EACH,
    evidence: WHOLE,
    targets: [
      ['linux/amd64', 'b'],
      ['linux/arm64', 'c', 'd'],
    ],
  },
  {
    name: "all, BuildKit's attestations on every platform",
    choice: ALL,
    evidence: WHOLE,
    targets: [
      ['linux/amd64', 'own', 'b'],
      ['linux/arm64', 'own', 'c'],
      ['linux/amd64', 'b'],
      ['linux/arm64', 'c', 'd'],
    ],
  },
];

describe('the targets of a rule', () => {
  test.each(CASES)('$name', ({ choice, evidence, targets }) => {
    const expected = targets.map(([platform, ...names]) => ({ platform, digests: names.map(aDigest) }));
    const found = targetsFor(choice, evidence, ANY).map(({ platform, referrers }) => ({
      platform,
      digests: referrers.map(({ digest }) => digest),
    }));
    expect(found).toEqual(expected);
  });

  test.each([INDEX, EACH, ALL, named('linux/amd64')])(
    'is the image itself if it is not an index, for $kind',
    (choice) => {
      expect(targetsFor(choice, NO_INDEX, ANY)).toEqual([{ platform: undefined, subject: IMAGE, referrers: [OWN] }]);
    },
  );

  it('have no subject if the index has no such platform', () => {
    const subjects = targetsFor(named('linux/amd64', 'linux/s390x'), TWO, ANY).map(({ subject }) => subject);
    expect(subjects).toEqual([aDigest('linux/amd64'), undefined]);
    expect(targetsFor(EACH, anImage(), ANY)[0]?.subject).toBeUndefined();
  });

  it("have the index as subject if BuildKit's attestations match", () => {
    const subjects = (choice: TargetChoice) => targetsFor(choice, PARTIAL, ANY).map(({ subject }) => subject);
    const images = [aDigest('linux/amd64'), aDigest('linux/arm64')];
    expect(subjects(INDEX)).toEqual([IMAGE, IMAGE]);
    expect(subjects(ALL)).toEqual([IMAGE, IMAGE, ...images]);
  });

  it("are one for each platform only if one of BuildKit's attestations matches", () => {
    const vex: readonly Matcher[] = [{ by: 'kind', kind: 'vex' }];
    expect(targetsFor(INDEX, WHOLE, vex)).toEqual([{ platform: undefined, subject: IMAGE, referrers: [OWN] }]);
  });
});
