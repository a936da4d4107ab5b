import { describe, expect, it } from 'vitest';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { judgeReferrer } from '../../../src/policy/verdict.ts';
import { aReferrer } from './referrer-builder.ts';

const NOW = new Date('2026-02-01T00:00:00Z');
const CREATED = 'org.opencontainers.image.created';

const anSbom = (overrides: Partial<Referrer> = {}) =>
  aReferrer({ artifactType: 'application/spdx+json', ...overrides });
const createdAt = (time: string) => anSbom({ annotations: { [CREATED]: time } });
const noted = (value: string) => anSbom({ annotations: { 'a.b': value } });

describe('judgeReferrer', () => {
  const cases: { name: string; rule: string; referrer: Referrer; met?: boolean; why?: string }[] = [
    { name: 'the kind', rule: 'sbom', referrer: anSbom(), met: true },
    { name: 'another kind', rule: 'vex', referrer: anSbom() },
    { name: 'one of two kinds', rule: 'vex|sbom', referrer: anSbom(), met: true },
    { name: 'the artifact type, ignoring case', rule: 'Application/SPDX+*', referrer: anSbom(), met: true },
    { name: 'another artifact type', rule: 'application/spdx+xml', referrer: anSbom() },
    {
      name: 'the predicate type',
      rule: 'https://a/*',
      referrer: anSbom({ predicateTypes: ['x', 'https://a/b'] }),
      met: true,
    },
    {
      name: 'the predicate type in another case',
      rule: 'https://a/B',
      referrer: anSbom({ predicateTypes: ['https://a/b'] }),
    },
    { name: 'another kind with a bad option', rule: 'vex annotation.a=b', referrer: anSbom() },
    { name: 'recent enough', rule: 'sbom max-age=31d', referrer: createdAt('2026-01-02T00:00:00Z'), met: true },
    {
      name: 'exactly as old as allowed',
      rule: 'sbom max-age=30d',
      referrer: createdAt('2026-01-02T00:00:00Z'),
      met: true,
    },
    { name: 'created now', rule: 'sbom max-age=1s', referrer: createdAt('2026-02-01T01:00:00+01:00'), met: true },
    {
      name: 'a second too old',
      rule: 'sbom max-age=30d',
      referrer: createdAt('2026-01-01T23:59:59Z'),
      why: 'it is older than 30d (created 2026-01-01T23:59:59Z)',
    },
    {
      name: 'a millisecond in the future',
      rule: 'sbom max-age=30d',
      referrer: createdAt('2026-02-01T00:00:00.001Z'),
      why: 'it was created in the future (2026-02-01T00:00:00.001Z)',
    },
    { name: 'no creation time', rule: 'sbom max-age=30d', referrer: anSbom(), why: `it has no annotation ${CREATED}` },
    {
      name: 'an invalid creation time',
      rule: 'sbom max-age=30d',
      referrer: createdAt('soon\n::error::'),
      why: `its annotation ${CREATED} is "soon\\n::error::", not an RFC 3339 time`,
    },
    { name: 'the annotation', rule: 'sbom annotation.a.b=x', referrer: noted('x'), met: true },
    {
      name: 'the annotation in another case',
      rule: 'sbom annotation.a.b=x',
      referrer: noted('X'),
      why: 'its annotation a.b is "X", not "x"',
    },
    { name: 'no such annotation', rule: 'sbom annotation.c=x', referrer: noted('x'), why: 'it has no annotation c' },
    {
      name: 'an inherited name',
      rule: 'sbom annotation.constructor=x',
      referrer: noted('x'),
      why: 'it has no annotation constructor',
    },
    {
      name: 'the prototype',
      rule: 'sbom annotation.__proto__=x',
      referrer: noted('x'),
      why: 'it has no annotation __proto__',
    },
    {
      name: 'an empty value does not match an absent annotation',
      rule: 'sbom annotation.c=',
      referrer: anSbom(),
      why: 'it has no annotation c',
    },
    {
      name: 'a long value is cut',
      rule: 'sbom annotation.a.b=x',
      referrer: noted('y'.repeat(1_000)),
      why: `its annotation a.b is "${'y'.repeat(80)}…", not "x"`,
    },
    {
      name: 'two faults',
      rule: 'sbom max-age=1d annotation.c=x',
      referrer: anSbom(),
      why: `it has no annotation ${CREATED}, and it has no annotation c`,
    },
  ];
  it.each(cases)('$name', ({ rule, referrer, met, why }) => {
    expect(judgeReferrer(parseRule(rule), referrer, NOW)).toEqual(met ? { met: true } : { met: false, why });
  });
});
