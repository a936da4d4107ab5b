import { describe, expect, test } from 'vitest';
import { countKinds } from '../../../../src/gate/report/hints.ts';
import { nameTypes, withOtherTypes } from '../../../../src/gate/report/other-types.ts';
import { aBundle, aReferrer } from '../../policy/referrer-builder.ts';

const EMPTY = aReferrer({ artifactType: 'application/vnd.oci.empty.v1+json' });
const CUSTOM = 'https://example.com/build/v1';

describe('the types of referrers', () => {
  test.each([
    {
      name: 'of no kind',
      referrers: [aReferrer(), aReferrer()],
      counted: 'other (2 of type application/vnd.example.note)',
    },
    {
      name: 'with a placeholder',
      referrers: [EMPTY, aReferrer({ artifactType: '' })],
      counted: 'other (2 without a type)',
    },
    { name: 'of an attestation', referrers: [aBundle(CUSTOM)], counted: `attestation (1 of type ${CUSTOM})` },
    { name: 'of a known kind are not named', referrers: [aBundle('https://spdx.dev/Document')], counted: 'sbom (1)' },
  ])('$name', ({ referrers, counted }) => {
    expect(countKinds(referrers)).toBe(counted);
  });

  test('of referrers of referrers are not named', () => {
    expect(nameTypes([aReferrer({ depth: 2 })], 'other')).toBe('');
  });
});

describe('the rule with the type of', () => {
  test.each([
    { name: 'a referrer of no kind', referrer: aReferrer(), rules: ['sbom|application/vnd.example.note'] },
    { name: 'an attestation', referrer: aBundle(CUSTOM), rules: [`sbom|${CUSTOM}`] },
    { name: 'an attestation without a predicate type', referrer: aBundle(undefined), rules: [] },
    { name: 'a placeholder, which any artifact without a type has', referrer: EMPTY, rules: [] },
  ])('$name', ({ referrer, rules }) => {
    expect(withOtherTypes('sbom', [referrer]).map(({ rule }) => rule)).toEqual(rules);
  });
});
