import { describe, expect, it } from 'vitest';
import { nearestKind, nearestOf } from '../../../src/policy/nearest-kind.ts';

describe('the kind that a word means', () => {
  it.each([
    ['slsa', 'provenance'],
    ['SLSA', 'provenance'],
    ['build_provenance', 'provenance'],
    ['cosign', 'signature'],
    ['notation', 'signature'],
    ['signed', 'signature'],
    ['spdx', 'sbom'],
    ['CycloneDX', 'sbom'],
    ['syft', 'sbom'],
    ['trivy', 'scan'],
    ['vulnerability', 'scan'],
    ['openvex', 'vex'],
    ['in-toto', 'attestation'],
    ['sbon', 'sbom'],
    ['SBOM', 'sbom'],
    ['signiture', 'signature'],
    ['provenence', 'provenance'],
    ['vx', 'vex'],
    ['scna', 'scan'],
  ])('%s: %s', (word, kind) => expect(nearestKind(word)).toBe(kind));

  it.each(['', 'x', 'license', 'quality-gate', 'tests', 'constructor', '__proto__', 'x'.repeat(1_000_000)])(
    'none for %.20s',
    (word) => expect(nearestKind(word)).toBeUndefined(),
  );
});

it('the nearest of several names', () => {
  expect(nearestOf('plattform', ['min', 'platform'])).toBe('platform');
  expect(nearestOf('colour', ['min', 'platform'])).toBeUndefined();
});
