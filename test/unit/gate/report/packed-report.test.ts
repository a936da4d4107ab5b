import { describe, expect, it } from 'vitest';
import { compress } from '../../../../src/gate/memory.ts';
import { packReport } from '../../../../src/gate/report/packed-report.ts';
import { buildJudged, buildReferrer, buildSignature, SUBJECT } from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');
const SIGNATURE = buildSignature('signature');
const IMAGE = buildJudged(['sbom', 'vex max-age=30d annotation.team=core'], [SIGNATURE, SBOM], { waited: 5_000 });
const ALL = { shown: [], compress };

describe('packReport', () => {
  it('keeps the fields that are needed without the referrers', () => {
    const { unpack: _, ...kept } = packReport(IMAGE, ALL);
    expect(kept).toEqual({
      kind: 'judged',
      reference: IMAGE.reference,
      digest: SUBJECT,
      result: 'missing',
      sources: ['api', 'tag-schema', 'cosign-tags'],
      missingReferrersApi: undefined,
      unmet: ['vex max-age=30d annotation.team=core'],
      unverified: [],
      total: 2,
      count: 2,
      meeting: 1,
    });
  });

  it('unpacks the whole report, including unknown fields', () => {
    const later = { ...IMAGE, later: { text: 'ü\u{1f600}\ud800', none: undefined, list: [1, Number.NaN] } };
    const { unpack } = packReport(later, ALL);
    expect(unpack()).toStrictEqual(later);
    expect(unpack()).not.toBe(unpack());
  });

  it('does not compress a single report', () => {
    expect(packReport(IMAGE, { shown: [] }).unpack()).toBe(IMAGE);
  });

  it('counts the shown referrers', () => {
    const counts = (kind: 'sbom' | 'signature' | 'vex') => {
      const { total, count, meeting } = packReport(IMAGE, { ...ALL, shown: [{ by: 'kind', kind }] });
      return [total, count, meeting];
    };
    expect([counts('sbom'), counts('signature'), counts('vex')]).toEqual([
      [2, 1, 1],
      [2, 1, 0],
      [2, 0, 0],
    ]);
  });
});
