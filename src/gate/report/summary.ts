import { formatReference } from '../../registry/reference.ts';
import { code, escapeText, paragraph, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, joinSections, type Section } from '../../runner/sections.ts';
import { headline, markOf, markOfRun } from './headline.ts';
import { pluralize } from './hints.ts';
import {
  type GateReport,
  groupBySameProblem,
  type ImageOutcome,
  MAX_IN_FULL,
  passed,
  shownCount,
  unmetOf,
  worstFirst,
} from './report.ts';
import { imageSections } from './summary-image.ts';

/** Formats the job summary as Markdown: the result, then the images, worst first; of many images only those that did not pass. */
export function gateSummary(report: GateReport): string {
  return joinSections(sectionsOf(report), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}

/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(report: GateReport): Generator<Section> {
  yield block(verdict(report));
  if (report.kind === 'stopped') {
    yield problemList(report.problems);
    return;
  }
  const images = worstFirst(report.images);
  const inFull = images.length > MAX_IN_FULL ? images.filter((image) => !passed(image)) : images;
  if (images.length > 1) yield overview(images, report.warnOnly);
  if (inFull.length < images.length) yield block(omittedImages(images.length - inFull.length));
  for (const group of groupBySameProblem(inFull)) yield* imageSections(group, report);
}

/** Bytes. GitHub refuses a summary above 1 MiB; the difference is a margin for masked secrets, which may become longer. */
const MAX_SUMMARY_BYTES = 1_000_000;

const CUT_NOTE =
  '<p>✂️ The summary was cut here. The file in the output <code>referrers-file</code> has the complete report.</p>';

function verdict(report: GateReport): string {
  const lines = [
    '## Quay Referrers',
    '',
    `<p><strong>${markOfRun(report)} ${escapeText(headline(report), 1_000)}</strong></p>`,
  ];
  // Readers must not take the presence of a signature for a valid signature.
  return report.kind === 'finished' && report.images.length > 0
    ? [...lines, NOT_VERIFIED].join('\n')
    : lines.join('\n');
}

const NOT_VERIFIED =
  '<p>This step checks that referrers are attached. It does not verify signatures: use <code>cosign verify</code> or <code>notation verify</code>.</p>';

function problemList(problems: readonly string[]): Section {
  return { before: '<ul>', rows: problems.map((problem) => `<li>${paragraph(problem)}</li>`), after: '</ul>' };
}

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
