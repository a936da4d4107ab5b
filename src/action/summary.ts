import { formatReference } from '../registry/reference.ts';
import { code, escapeText, paragraph, tableHead, tableRow } from '../runner/markdown.ts';
import { block, joinSections, type Section } from '../runner/sections.ts';
import { groupAlike } from './alike.ts';
import { unmetRules, worstFirst } from './entries.ts';
import { headline, markOf } from './headline.ts';
import type { GateReport, ImageReport } from './report.ts';
import { imageSections } from './summary-image.ts';

/** The job summary of a report as Markdown: the verdict, then the images, worst first. */
export function gateSummary(report: GateReport): string {
  const images = worstFirst(report.images);
  const sections = [
    block(verdict(report)),
    ...(report.problems.length > 0 ? [problemList(report.problems)] : []),
    ...(images.length > 1 ? [overview(images, report.warnOnly)] : []),
    ...groupAlike(images).flatMap((group) => imageSections(group, report.warnOnly)),
  ];
  return joinSections(sections, { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
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

function overview(images: readonly ImageReport[], warnOnly: boolean): Section {
  const cells = (image: ImageReport) => [
    code(formatReference(image.reference), 700),
    `${markOf(image.result, warnOnly)} ${image.result}`,
    unmetRules(image)
      .map((text) => code(text, 120))
      .join(', '),
    String(image.referrers.length),
  ];
  return {
    before: tableHead(['Image', 'Result', 'Missing', 'Referrers']),
    rows: images.map((image) => tableRow(cells(image))),
    after: '</table>',
  };
}
