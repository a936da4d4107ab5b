import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutReferrers, gateOutputs } from '../../../../src/gate/report/outputs.ts';
import type { ReferrerEntry } from '../../../../src/gate/report/referrer-json.ts';
import type { Referrer } from '../../../../src/policy/referrer.ts';
import {
  buildImage,
  buildJudged,
  buildReferrer,
  buildReport,
  digestFor,
  SUBJECT,
} from '../../../support/report-builders.ts';

describe('the cut of referrers', () => {
  const entries = (count: number, annotation: string) =>
    Array.from({ length: count }, (_, index) => entryOf(`r${index}`, annotation));

  it('does not change a list that fits', () => {
    const whole = entries(20, 'v');
    expect(cutReferrers(whole)).toEqual({ json: JSON.stringify(whole), cut: false });
  });

  it('removes the annotations first', () => {
    const { json, cut } = cutReferrers(entries(100, 'v'.repeat(1_000)));
    expect(cut).toBe(true);
    expect(JSON.parse(json)).toEqual(entries(100, '').map((entry) => ({ ...entry, annotations: {} })));
  });

  it('then removes the last entries, and count stays the same', () => {
    const referrers = Array.from({ length: 1_000 }, (_, index) => buildReferrer(`r${index}`));
    const { values, cut } = gateOutputs(buildReport([buildImage({ referrers })]));
    expect([cut, values.count]).toEqual([true, '1000']);
    const digests = JSON.parse(values.referrers).map((entry: ReferrerEntry) => entry.digest);
    expect(digests).toEqual(referrers.slice(0, digests.length).map(({ digest }) => digest));
    expect(Buffer.byteLength(values.referrers)).toBeGreaterThan(64 * 1024 - 1_000);
  });

  it('fills the 64 KiB to the last entry that fits', () => {
    for (let length = 0; length < 400; length++) {
      const list = entries(300, '').map((entry) => ({ ...entry, artifactType: 'a'.repeat(length), annotations: {} }));
      const { json } = cutReferrers(list);
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(65_536);
      const next = JSON.stringify(list.slice(0, JSON.parse(json).length + 1));
      expect(Buffer.byteLength(next)).toBeGreaterThan(65_536);
    }
  });

  it('reads only one entry more than fits', () => {
    let asked = 0;
    function* endless(): Generator<ReferrerEntry> {
      for (;;) yield entryOf(`r${asked++}`, '');
    }
    const { json } = cutReferrers(endless());
    expect(JSON.parse(json)).toHaveLength(asked - 1);
  });

  it('unpacks no image after the last entry that fits, and none without shown referrers', () => {
    const images = Array.from({ length: 9 }, (_, index) => buildJudged(['sbom'], index === 0 ? [] : many(200)));
    const report = buildReport(images);
    const unpacked: number[] = [];
    const watched = report.images.map((image, index) => {
      if (image.kind !== 'judged') return image;
      const unpack = () => {
        unpacked.push(index);
        return image.unpack();
      };
      return { ...image, unpack };
    });
    gateOutputs({ ...report, images: watched });
    expect(unpacked).toEqual([1]);
  });

  it('returns valid JSON of at most 64 KiB for any strings', () => {
    const text = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(400))
      .map(([some, times]) => some.repeat(times));
    const entry = fc.record({ artifactType: text, value: text }).map(({ artifactType, value }) => ({
      ...entryOf('r', value),
      artifactType,
    }));
    const property = fc.property(fc.array(entry, { maxLength: 200, size: 'max' }), (list) => {
      const { json, cut } = cutReferrers(list);
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(65_536);
      expect(cut).toBe(JSON.parse(json).length < list.length || JSON.stringify(list) !== json);
    });
    fc.assert(property, { numRuns: 50 });
  });
});

function many(count: number): readonly Referrer[] {
  return Array.from({ length: count }, (_, index) => buildReferrer(`r${index}`));
}

function entryOf(name: string, annotation: string): ReferrerEntry {
  return {
    image: `quay.io/acme/app@${SUBJECT}`,
    subject: SUBJECT,
    digest: digestFor(name),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/spdx+json',
    kind: 'sbom',
    size: 1,
    annotations: { key: annotation },
    source: 'api',
    depth: 1,
  };
}
