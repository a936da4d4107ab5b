import { describe, expect, test } from 'vitest';
import { headline } from '../../../../src/gate/report/headline.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildNotFound,
  buildReferrer,
  buildReport,
  buildStopped,
} from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');
const good = buildJudged(['sbom'], [SBOM]);
const lacking = buildJudged(['sbom', 'vex'], []);
const gone = buildNotFound();
const broken = buildFailed();

describe('the headline of', () => {
  const cases = [
    { name: 'a pass', report: buildReport([good]), is: 'Passed: quay.io/acme/app:1.2 has what is required: sbom.' },
    { name: 'two passes', report: buildReport([good, good]), is: 'Passed: both images have what is required: sbom.' },
    {
      name: 'three passes',
      report: buildReport([good, good, good]),
      is: 'Passed: all 3 images have what is required: sbom.',
    },
    {
      name: 'a list',
      report: buildReport([buildImage({ referrers: [SBOM] })]),
      is: 'Listed: 1 referrer of quay.io/acme/app:1.2; nothing was required.',
    },
    {
      name: 'a list of two',
      report: buildReport([buildImage(), buildImage()]),
      is: 'Listed: 0 referrers of 2 images; nothing was required.',
    },
    {
      name: 'a list of what is shown',
      report: buildReport([buildImage({ referrers: [SBOM] })], { shown: [{ by: 'kind', kind: 'vex' }] }),
      is: 'Listed: 0 referrers of quay.io/acme/app:1.2; nothing was required.',
    },
    { name: 'a miss', report: buildReport([lacking]), is: 'Failed: quay.io/acme/app:1.2 lacks sbom, vex.' },
    {
      name: 'a miss that passes',
      report: buildReport([lacking], { warnOnly: true }),
      is: 'Passed all the same (on-missing: warn): quay.io/acme/app:1.2 lacks sbom, vex.',
    },
    {
      name: 'all at once',
      report: buildReport([broken, gone, gone, lacking, good], { result: 'error' }),
      is: 'Failed: quay.io/acme/app:1.2 could not be judged; 2 of 5 images are not in the registry; quay.io/acme/app:1.2 lacks sbom, vex.',
    },
    {
      name: 'bad inputs',
      report: buildStopped(['no']),
      is: 'Failed: the run stopped before any image was looked at.',
    },
    {
      name: 'an empty shard',
      report: buildReport([], { result: 'listed' }),
      is: 'Listed: no image is in this shard.',
    },
  ];
  test.each(cases)('$name', ({ report, is }) => expect(headline(report)).toBe(is));
});
