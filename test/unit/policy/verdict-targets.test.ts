import { describe, expect, it, test } from 'vitest';
import { parseRule } from '../../../src/policy/rule.ts';
import { isBeyondHope, judgeAllPlaces, type Place, type PlaceVerdict } from '../../../src/policy/verdict.ts';
import { aDigest, aReferrer } from './referrer-builder.ts';

const RULE = parseRule('sbom');
const ONE = aReferrer({ digest: aDigest('one') });
const TWO = aReferrer({ digest: aDigest('two') });

function aPlace(platform?: string): Place {
  return { platform, subject: aDigest(platform ?? 'image'), referrers: [] };
}

function aVerdict(overrides: Partial<PlaceVerdict> = {}): PlaceVerdict {
  return { place: aPlace(), met: true, by: [ONE], rejected: [], ...overrides };
}

const ABSENT: Place = { platform: 'linux/s390x', subject: undefined, referrers: [] };

test.each([
  { name: 'evidence', place: aPlace('linux/amd64'), isBeyond: false },
  { name: 'the platform', place: ABSENT, isBeyond: true },
])('what lacks $name is beyond hope: $isBeyond', ({ place, isBeyond }) => {
  expect(isBeyondHope(judgeAllPlaces(RULE, [{ place, met: false, by: [], rejected: [] }]))).toBe(isBeyond);
});

const UNMET = { met: false, by: [] } as const;

describe('a rule in all its places', () => {
  const amd64 = aPlace('linux/amd64');
  const arm64 = aPlace('linux/arm64');
  const cases: {
    name: string;
    verdicts: readonly PlaceVerdict[];
    met: boolean;
    lacks: readonly (string | undefined)[];
  }[] = [
    { name: 'the one place', verdicts: [aVerdict()], met: true, lacks: [] },
    { name: 'not the one place', verdicts: [aVerdict(UNMET)], met: false, lacks: [undefined] },
    { name: 'no place at all is no open gate', verdicts: [], met: false, lacks: [] },
    {
      name: 'both',
      verdicts: [aVerdict({ place: amd64 }), aVerdict({ place: arm64, by: [TWO] })],
      met: true,
      lacks: [],
    },
    {
      name: 'the second is lacking',
      verdicts: [aVerdict({ place: amd64 }), aVerdict({ place: arm64, ...UNMET })],
      met: false,
      lacks: ['linux/arm64'],
    },
    {
      name: 'both are lacking, in their order',
      verdicts: [aVerdict({ place: arm64, ...UNMET }), aVerdict({ place: amd64, ...UNMET })],
      met: false,
      lacks: ['linux/arm64', 'linux/amd64'],
    },
    {
      name: 'an image that the index lists twice is lacking once',
      verdicts: [amd64, arm64, amd64, arm64].map((place) => aVerdict({ place, ...UNMET })),
      met: false,
      lacks: ['linux/amd64', 'linux/arm64'],
    },
    {
      name: 'two images of one platform are two',
      verdicts: [
        aVerdict({ place: amd64, ...UNMET }),
        aVerdict({ place: { ...amd64, subject: aDigest('x') }, ...UNMET }),
      ],
      met: false,
      lacks: ['linux/amd64', 'linux/amd64'],
    },
  ];
  test.each(cases)('$name', ({ verdicts, met, lacks }) => {
    const verdict = judgeAllPlaces(RULE, verdicts);
    expect(verdict.met).toBe(met);
    expect(verdict.lacks.map(({ platform }) => platform)).toEqual(lacks);
    expect(verdict.rule).toBe(RULE);
  });

  it('says how many it found where they are too few, and of which image', () => {
    const { lacks } = judgeAllPlaces(RULE, [aVerdict({ place: amd64, met: false, by: [ONE, TWO] })]);
    expect(lacks).toEqual([{ platform: 'linux/amd64', subject: aDigest('linux/amd64'), found: 2 }]);
  });

  it('tells each piece of evidence once', () => {
    const { by } = judgeAllPlaces(RULE, [aVerdict({ by: [ONE] }), aVerdict({ by: [TWO, ONE] })]);
    expect(by).toEqual([ONE, TWO]);
  });

  it('tells each reason once, and none of what counts elsewhere', () => {
    const old = { referrer: ONE, why: 'it is old' };
    const loose = { referrer: ONE, why: 'its manifest names no subject' };
    const other = { referrer: TWO, why: 'it is old' };
    const rejected = (...some: PlaceVerdict['rejected']) => aVerdict({ ...UNMET, rejected: some });
    expect(judgeAllPlaces(RULE, [rejected(old), rejected(old, loose)]).rejected).toEqual([old, loose]);
    expect(judgeAllPlaces(RULE, [rejected(old, other), aVerdict({ by: [ONE] })]).rejected).toEqual([other]);
  });
});
