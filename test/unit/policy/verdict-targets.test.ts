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
  { name: 'evidence', target: aTarget('linux/amd64'), impossible: false },
  { name: 'the platform', target: ABSENT, impossible: true },
])('a rule without $name cannot be met: $impossible', ({ target, impossible }) => {
  expect(cannotBeMet(combineTargetVerdicts(RULE, [{ target, met: false, by: [], rejected: [] }]))).toBe(impossible);
});

const UNMET = { met: false, by: [] } as const;

describe('the verdict for all targets of a rule', () => {
  const amd64 = aTarget('linux/amd64');
  const arm64 = aTarget('linux/arm64');
  const cases: {
    name: string;
    verdicts: readonly TargetVerdict[];
    met: boolean;
    unmetTargets: readonly (string | undefined)[];
  }[] = [
    { name: 'the only target', verdicts: [aVerdict()], met: true, unmetTargets: [] },
    { name: 'not for the only target', verdicts: [aVerdict(UNMET)], met: false, unmetTargets: [undefined] },
    { name: 'is not met without a target', verdicts: [], met: false, unmetTargets: [] },
    {
      name: 'both targets',
      verdicts: [aVerdict({ target: amd64 }), aVerdict({ target: arm64, by: [TWO] })],
      met: true,
      unmetTargets: [],
    },
    {
      name: 'not for the second',
      verdicts: [aVerdict({ target: amd64 }), aVerdict({ target: arm64, ...UNMET })],
      met: false,
      unmetTargets: ['linux/arm64'],
    },
    {
      name: 'not for both, in their order',
      verdicts: [aVerdict({ target: arm64, ...UNMET }), aVerdict({ target: amd64, ...UNMET })],
      met: false,
      unmetTargets: ['linux/arm64', 'linux/amd64'],
    },
    {
      name: 'an image that the index lists twice is one unmet target',
      verdicts: [amd64, arm64, amd64, arm64].map((target) => aVerdict({ target, ...UNMET })),
      met: false,
      unmetTargets: ['linux/amd64', 'linux/arm64'],
    },
    {
      name: 'two images of one platform are two unmet targets',
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

  it('reports how many referrers count for an unmet target', () => {
    const { unmetTargets } = combineTargetVerdicts(RULE, [aVerdict({ target: amd64, met: false, by: [ONE, TWO] })]);
    expect(unmetTargets).toEqual([{ platform: 'linux/amd64', subject: aDigest('linux/amd64'), found: 2 }]);
  });

  it('lists each referrer once', () => {
    const { by } = combineTargetVerdicts(RULE, [aVerdict({ by: [ONE] }), aVerdict({ by: [TWO, ONE] })]);
    expect(by).toEqual([ONE, TWO]);
  });

  it('lists each reason once, and no referrer that counts for another target', () => {
    const old = { referrer: ONE, why: 'it is old' };
    const loose = { referrer: ONE, why: 'its manifest has no subject' };
    const other = { referrer: TWO, why: 'it is old' };
    const rejected = (...some: TargetVerdict['rejected']) => aVerdict({ ...UNMET, rejected: some });
    expect(combineTargetVerdicts(RULE, [rejected(old), rejected(old, loose)]).rejected).toEqual([old, loose]);
    expect(combineTargetVerdicts(RULE, [rejected(old, other), aVerdict({ by: [ONE] })]).rejected).toEqual([other]);
  });
});
