import { formatReference } from '../../registry/reference.ts';
import { code, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, type Section } from '../../runner/sections.ts';
import { pluralize } from '../../text.ts';
import { headline, markOf, markOfRun } from './headline.ts';
import {
  type FinishedRun,
  groupBySameProblem,
  type ImageOutcome,
  MAX_IN_FULL,
  passed,
  shownCount,
  unmetOf,
  worstFirst,
} from './report.ts';
import { imageSections } from './summary-image.ts';
import { summaryPage } from './summary-page.ts';

/** Formats the job summary as Markdown: the result, then the images, worst first; of many images only those that did not pass. */
export function gateSummary(run: FinishedRun): string {
  const verdict = { mark: markOfRun(run), headline: headline(run), notes: run.images.length > 0 ? [NOT_VERIFIED] : [] };
  return summaryPage(verdict, sectionsOf(run));
}

/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(run: FinishedRun): Generator<Section> {
  const images = worstFirst(run.images);
  const inFull = images.length > MAX_IN_FULL ? images.filter((image) => !passed(image)) : images;
  if (images.length > 1) yield overview(images, run.warnOnly);
  if (inFull.length < images.length) yield block(omittedImages(images.length - inFull.length));
  for (const group of groupBySameProblem(inFull)) yield* imageSections(group, run);
}

/** Readers must not take the presence of a signature for a valid signature. */
const NOT_VERIFIED =
  '<p>This step checks that referrers are attached. It does not verify signatures: use <code>cosign verify</code> or <code>notation verify</code>.</p>';

function overview(images: readonly ImageOutcome[], warnOnly: boolean): Section {
  const cells = (image: ImageOutcome) => [
    code(formatReference(image.reference), 700),
    `${markOf(image.result, warnOnly)} ${image.result}`,
    unmetOf(image)
      .map((text) => code(text, 120))
      .join(', '),
    String(shownCount(image)),
  ];
  return {
    before: tableHead(['Image', 'Result', 'Missing', 'Referrers']),
    rows: images.map((image) => tableRow(cells(image))),
    after: '</table>',
  };
}

function omittedImages(count: number): string {
  return `<p>${pluralize(count, 'image')} without problems ${count === 1 ? 'is' : 'are'} only in the table above. The file in the output <code>referrers-file</code> has the details.</p>`;
}
