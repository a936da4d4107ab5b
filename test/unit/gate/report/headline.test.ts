import { describe, expect, test } from 'vitest';
import { headline } from '../../../../src/gate/report/headline.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildNotFound,
  buildReferrer,
  buildReport,
} from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');
const good = buildJudged(['sbom'], [SBOM]);
const incomplete = buildJudged(['sbom', 'vex'], []);
const gone = buildNotFound();
const broken = buildFailed();

describe('the headline of', () => {
  const cases = [
    { name: 'a pass', report: buildReport([good]), is: 'Passed: quay.io/acme/app:1.2 meets all rules: sbom.' },
    { name: 'two passes', report: buildReport([good, good]), is: 'Passed: both images meet all rules: sbom.' },
    {
      name: 'three passes',
      report: buildReport([good, good, good]),
      is: 'Passed: all 3 images meet all rules: sbom.',
    },
    {
      name: 'a list',
      report: buildReport([buildImage({ referrers: [SBOM] })]),
      is: 'Listed: 1 referrer of quay.io/acme/app:1.2. No rules were given.',
    },
    {
      name: 'a list of two',
      report: buildReport([buildImage(), buildImage()]),
      is: 'Listed: 0 referrers of 2 images. No rules were given.',
    },
    {
      name: 'a list that artifact-type filters',
      report: buildReport([buildImage({ referrers: [SBOM] })], { shown: [{ by: 'kind', kind: 'vex' }] }),
      is: 'Listed: 0 referrers of quay.io/acme/app:1.2. No rules were given.',
    },
    {
      name: 'missing evidence',
      report: buildReport([incomplete]),
      is: 'Failed: quay.io/acme/app:1.2 is missing: sbom, vex.',
    },
    {
      name: 'missing evidence with on-missing: warn',
      report: buildReport([incomplete], { warnOnly: true }),
      is: 'Passed with a warning (on-missing: warn): quay.io/acme/app:1.2 is missing: sbom, vex.',
    },
    {
      name: 'all results',
      report: buildReport([broken, gone, gone, incomplete, good], { result: 'error' }),
      is: 'Failed: quay.io/acme/app:1.2 could not be checked; 2 of 5 images are not in the registry; quay.io/acme/app:1.2 is missing: sbom, vex.',
    },
    {
      name: 'an empty shard',
      report: buildReport([], { result: 'listed' }),
      is: 'Listed: this shard has no images.',
    },
  ];
  test.each(cases)('$name', ({ report, is }) => expect(headline(report)).toBe(is));
});
