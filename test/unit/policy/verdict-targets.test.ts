import { describe, expect, it, test } from 'vitest';
import { parseRule } from '../../../src/policy/rule.ts';
import { cannotBeMet, combineTargetVerdicts, type Target, type TargetVerdict } from '../../../src/policy/verdict.ts';
import { aDigest, aReferrer } from './referrer-builder.ts';

const RULE = parseRule('sbom');
const ONE = aReferrer({ digest: aDigest('one') });
const TWO = aReferrer({ digest: aDigest('two') });

function aTarget(platform?: string): Target {
  return { platform, subject: aDigest(platform ?? 'image'), referrers: [] };
}

function aVerdict(overrides: Partial<TargetVerdict> = {}): TargetVerdict {
  return { target: aTarget(), met: true, by: [ONE], rejected: [], ...overrides };
}

const ABSENT: Target = { platform: 'linux/s390x', subject: undefined, referrers: [] };

test.each([
  { name: 'evidence', target: aTarget('linux/amd64'), isBeyond: false },
  { name: 'the platform', target: ABSENT, isBeyond: true },
])('what lacks $name is beyond hope: $isBeyond', ({ target, isBeyond }) => {
  expect(cannotBeMet(combineTargetVerdicts(RULE, [{ target, met: false, by: [], rejected: [] }]))).toBe(isBeyond);
});

const UNMET = { met: false, by: [] } as const;

describe('a rule in all its places', () => {
  const amd64 = aTarget('linux/amd64');
  const arm64 = aTarget('linux/arm64');
  const cases: {
    name: string;
    verdicts: readonly TargetVerdict[];
    met: boolean;
    unmetTargets: readonly (string | undefined)[];
  }[] = [
    { name: 'the one place', verdicts: [aVerdict()], met: true, unmetTargets: [] },
    { name: 'not the one place', verdicts: [aVerdict(UNMET)], met: false, unmetTargets: [undefined] },
    { name: 'no target at all is no open gate', verdicts: [], met: false, unmetTargets: [] },
    {
      name: 'both',
      verdicts: [aVerdict({ target: amd64 }), aVerdict({ target: arm64, by: [TWO] })],
      met: true,
      unmetTargets: [],
    },
    {
      name: 'the second is lacking',
      verdicts: [aVerdict({ target: amd64 }), aVerdict({ target: arm64, ...UNMET })],
      met: false,
      unmetTargets: ['linux/arm64'],
    },
    {
      name: 'both are lacking, in their order',
      verdicts: [aVerdict({ target: arm64, ...UNMET }), aVerdict({ target: amd64, ...UNMET })],
      met: false,
      unmetTargets: ['linux/arm64', 'linux/amd64'],
    },
    {
      name: 'an image that the index lists twice is lacking once',
      verdicts: [amd64, arm64, amd64, arm64].map((target) => aVerdict({ target, ...UNMET })),
      met: false,
      unmetTargets: ['linux/amd64', 'linux/arm64'],
    },
    {
      name: 'two images of one platform are two',
      verdicts: [
        aVerdict({ target: amd64, ...UNMET }),
        aVerdict({ target: { ...amd64, subject: aDigest('x') }, ...UNMET }),
      ],
      met: false,
      unmetTargets: ['linux/amd64', 'linux/amd64'],
    },
  ];
  test.each(cases)('$name', ({ verdicts, met, unmetTargets }) => {
    const verdict = combineTargetVerdicts(RULE, verdicts);
    expect(verdict.met).toBe(met);
    expect(verdict.unmetTargets.map(({ platform }) => platform)).toEqual(unmetTargets);
    expect(verdict.rule).toBe(RULE);
  });

  it('says how many it found where they are too few, and of which image', () => {
    const { unmetTargets } = combineTargetVerdicts(RULE, [aVerdict({ target: amd64, met: false, by: [ONE, TWO] })]);
    expect(unmetTargets).toEqual([{ platform: 'linux/amd64', subject: aDigest('linux/amd64'), found: 2 }]);
  });

  it('tells each piece of evidence once', () => {
    const { by } = combineTargetVerdicts(RULE, [aVerdict({ by: [ONE] }), aVerdict({ by: [TWO, ONE] })]);
    expect(by).toEqual([ONE, TWO]);
  });

  it('tells each reason once, and none of what counts elsewhere', () => {
    const old = { referrer: ONE, why: 'it is old' };
    const loose = { referrer: ONE, why: 'its manifest has no subject' };
    const other = { referrer: TWO, why: 'it is old' };
    const rejected = (...some: TargetVerdict['rejected']) => aVerdict({ ...UNMET, rejected: some });
    expect(combineTargetVerdicts(RULE, [rejected(old), rejected(old, loose)]).rejected).toEqual([old, loose]);
    expect(combineTargetVerdicts(RULE, [rejected(old, other), aVerdict({ by: [ONE] })]).rejected).toEqual([other]);
  });
});
