import { readsContent, trustOf } from '../../policy/verification-fields.ts';
import { formatReference } from '../../registry/reference.ts';
import { code, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, type Section } from '../../runner/sections.ts';
import { pluralize } from '../../text.ts';
import { headline, markOf, markOfRun } from './headline.ts';
import { firstFew, nameRule } from './hints.ts';
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
  return summaryPage({ mark: markOfRun(run), headline: headline(run), notes: presenceNotes(run) }, sectionsOf(run));
}

/** Readers must not take the presence of a signature for a valid signature. */
function presenceNotes({ result, rules, images }: FinishedRun): readonly string[] {
  if (images.length === 0) return [];
  if (result === 'listed') return [LISTED];
  const judged = images.filter(({ kind }) => kind === 'judged');
  const met = rules.filter(
    (rule) => trustOf(rule) === undefined && judged.some((image) => !unmetOf(image).includes(rule.text)),
  );
  if (met.length === 0) return [];
  const names = firstFew([...new Set(met.map((rule) => code(nameRule(rule), MAX_RULE)))], MAX_RULES).join(', ');
  const checked = met.some(readsContent) ? 'without a signature' : 'for presence alone';
  return [`<p>Checked ${checked}: ${names}. ${NOT_VERIFIED}</p>`];
}

/** Rules named in a sentence, and characters of each. */
const MAX_RULES = 10;
const MAX_RULE = 120;

const LISTED = '<p>This step lists referrers. It does not verify signatures.</p>';

const NOT_VERIFIED =
  'Signatures were not verified: anyone who can push can attach such a referrer. To verify them, name the signer in the rule.';

/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(run: FinishedRun): Generator<Section> {
  const images = worstFirst(run.images);
  const inFull = images.length > MAX_IN_FULL ? images.filter((image) => !passed(image)) : images;
  if (images.length > 1) yield overview(images, run.warnOnly);
  if (inFull.length < images.length) yield block(omittedImages(images.length - inFull.length));
  for (const group of groupBySameProblem(inFull)) yield* imageSections(group, run);
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
    before: tableHead(['Image', 'Result', 'Not met', 'Referrers']),
    rows: images.map((image) => tableRow(cells(image))),
    after: '</table>',
  };
}

function omittedImages(count: number): string {
  return `<p>${pluralize(count, 'image')} without problems ${count === 1 ? 'is' : 'are'} only in the table above. The file in the output <code>referrers-file</code> has the details.</p>`;
}
