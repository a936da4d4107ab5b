import { describe, expect, it, test } from 'vitest';
import { groupBySameProblem, passed, shownCount, unmetOf, worstFirst } from '../../../../src/gate/report/report.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildNotFound,
  buildReferrer,
  buildReport,
} from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');

describe('an image that is', () => {
  const cases = [
    { name: 'passed', image: buildJudged(['sbom'], [SBOM]), is: { passed: true, unmet: [], shown: 1 } },
    { name: 'listed', image: buildImage({ referrers: [SBOM] }), is: { passed: true, unmet: [], shown: 1 } },
    { name: 'missing evidence', image: buildJudged(['vex'], [SBOM]), is: { passed: false, unmet: ['vex'], shown: 1 } },
    { name: 'not found', image: buildNotFound(), is: { passed: false, unmet: [], shown: 0 } },
    { name: 'failed', image: buildFailed(), is: { passed: false, unmet: [], shown: 0 } },
  ];
  test.each(cases)('$name: $is', ({ image, is }) => {
    const [outcome = buildFailed()] = buildReport([image]).images;
    expect({ passed: passed(outcome), unmet: unmetOf(outcome), shown: shownCount(outcome) }).toEqual(is);
  });
});

it('worstFirst keeps the order of images with the same result', () => {
  const [pass, failed, other] = [buildJudged(['sbom'], [SBOM]), buildFailed(), buildFailed({ problem: 'other' })];
  expect(worstFirst(buildReport([pass, failed, buildNotFound(), other]).images)).toMatchObject([
    { problem: 'GET failed' },
    { problem: 'other' },
    { result: 'subject-not-found' },
    { result: 'pass' },
  ]);
});

it('groupBySameProblem groups by result and problem, and never groups judged images', () => {
  const judged = buildJudged(['vex'], [SBOM]);
  const images = [judged, buildFailed(), buildNotFound({ problem: 'GET failed' }), judged, buildFailed()];
  const groups = groupBySameProblem(buildReport(images).images);
  expect(groups.map(({ image, others }) => [image.result, others.length])).toEqual([
    ['missing', 0],
    ['error', 1],
    ['subject-not-found', 0],
    ['missing', 0],
  ]);
});
