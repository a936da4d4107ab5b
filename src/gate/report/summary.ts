import { formatReference } from '../../registry/reference.ts';
import { code, escapeText, paragraph, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, joinSections, type Section } from '../../runner/sections.ts';
import { headline, markOf } from './headline.ts';
import { isWell, MAX_IN_FULL } from './many.ts';
import { worstFirst } from './referrer-json.ts';
import type { GateReport, ImageOutcome } from './report.ts';
import { groupAlike } from './same-problem.ts';
import { imageSections } from './summary-image.ts';

/** The job summary of a report as Markdown: the verdict, then the images, worst first; of many, those alone that did not pass. */
export function gateSummary(report: GateReport): string {
  return joinSections(sectionsOf(report), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}

/** Each section is made when it is asked for: of a thousand images a page has room for some. */
function* sectionsOf(report: GateReport): Generator<Section> {
  const images = worstFirst(report.images);
  const told = images.length > MAX_IN_FULL ? images.filter((image) => !isWell(image)) : images;
  yield block(verdict(report));
  if (report.problems.length > 0) yield problemList(report.problems);
  if (images.length > 1) yield overview(images, report.warnOnly);
  if (told.length < images.length) yield block(untold(images.length - told.length));
  for (const group of groupAlike(told)) yield* imageSections(group, report);
}

/** Bytes. GitHub refuses a summary above 1 MiB; the difference is room for what masking adds. */
const MAX_SUMMARY_BYTES = 1_000_000;

const CUT_NOTE =
  '<p>✂️ The summary is cut here. The whole report is in the file that the output <code>referrers-file</code> names.</p>';

function verdict(report: GateReport): string {
  const lines = [
    '## Quay Referrers',
    '',
    `<p><strong>${markOf(report.result, report.warnOnly)} ${escapeText(headline(report), 1_000)}</strong></p>`,
  ];
  // Nobody may take "a signature is there" for "the signature is good".
  return report.images.length > 0 ? [...lines, NOT_VERIFIED].join('\n') : lines.join('\n');
}

const NOT_VERIFIED =
  '<p>Presence is not verification: who signed what is checked by <code>cosign verify</code> or <code>notation verify</code>.</p>';

function problemList(problems: readonly string[]): Section {
  return { before: '<ul>', rows: problems.map((problem) => `<li>${paragraph(problem)}</li>`), after: '</ul>' };
}

function overview(images: readonly ImageOutcome[], warnOnly: boolean): Section {
  const cells = (image: ImageOutcome) => [
    code(formatReference(image.reference), 700),
    `${markOf(image.result, warnOnly)} ${image.result}`,
    image.unmet.map((text) => code(text, 120)).join(', '),
    String(image.count),
  ];
  return {
    before: tableHead(['Image', 'Result', 'Missing', 'Referrers']),
    rows: images.map((image) => tableRow(cells(image))),
    after: '</table>',
  };
}

function untold(count: number): string {
  const which = count === 1 ? 'The image that is' : `The ${count} images that are`;
  return `<p>${which} well ${count === 1 ? 'has' : 'have'} a row above; the details are in the file that the output <code>referrers-file</code> names.</p>`;
}
