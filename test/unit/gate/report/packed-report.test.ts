import { describe, expect, it } from 'vitest';
import { packReport } from '../../../../src/gate/report/packed-report.ts';
import { buildImage, buildJudged, buildReferrer, buildSignature, SUBJECT } from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');
const SIGNATURE = buildSignature('signature');
const IMAGE = buildJudged(['sbom', 'vex max-age=30d annotation.team=core'], [SIGNATURE, SBOM], { waited: 5_000 });
const ALL = { shown: [], packs: true };

describe('packReport', () => {
  it('keeps what can be told without the referrers', () => {
    const { details: _, ...kept } = packReport(IMAGE, ALL);
    expect(kept).toMatchObject({
      reference: IMAGE.reference,
      digest: SUBJECT,
      result: 'missing',
      problem: undefined,
      isPartial: false,
      sources: ['api', 'tag-schema', 'cosign-tags'],
      missingReferrersApi: undefined,
      waited: 5_000,
      unmet: ['vex max-age=30d annotation.team=core'],
      total: 2,
      count: 2,
      meeting: 1,
    });
    expect(Object.keys(kept)).not.toEqual(expect.arrayContaining(['rules']));
    expect(Object.keys(kept)).not.toEqual(expect.arrayContaining(['referrers']));
  });

  it('gives the whole report back, fields it knows nothing of among them', () => {
    const later = { ...IMAGE, later: { text: 'ü\u{1f600}\ud800', none: undefined, list: [1, Number.NaN] } };
    const { details } = packReport(later, ALL);
    expect(details()).toStrictEqual(later);
    expect(details()).not.toBe(details());
  });

  it('leaves the only report as it is', () => {
    expect(packReport(IMAGE, { ...ALL, packs: false }).details()).toBe(IMAGE);
  });

  it('counts what is shown', () => {
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

  it('says nothing of rules where the image was not judged', () => {
    const packed = packReport(buildImage({ result: 'error', rules: IMAGE.rules, problem: 'no' }), ALL);
    expect([packed.unmet, packed.problem]).toEqual([[], 'no']);
  });
});
