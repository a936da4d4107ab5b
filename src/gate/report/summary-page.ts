import { escapeText } from '../../runner/markdown.ts';
import { block, joinSections, type Section } from '../../runner/sections.ts';

/** What a summary starts with. */
export interface Verdict {
  readonly mark: string;
  /** One sentence. */
  readonly headline: string;
  /** HTML that follows directly. */
  readonly notes?: readonly string[];
}

/** Joins a job summary as Markdown: title, verdict, sections. It ends with a note if it had to be cut. */
export function summaryPage({ mark, headline, notes = [] }: Verdict, sections: Iterable<Section>): string {
  const verdict = `<p><strong>${mark} ${escapeText(headline, 1_000)}</strong></p>`;
  const start = block(['## Quay Referrers', '', verdict, ...notes].join('\n'));
  return joinSections(startWith(start, sections), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}

/** A generator, so that images for which the page has no space are never unpacked. */
function* startWith(start: Section, sections: Iterable<Section>): Generator<Section> {
  yield start;
  yield* sections;
}

/** Bytes. GitHub refuses a summary above 1 MiB; the difference is a margin for masked secrets, which may become longer. */
const MAX_SUMMARY_BYTES = 1_000_000;

const CUT_NOTE =
  '<p>✂️ The summary was cut here. The file in the output <code>referrers-file</code> has the complete report.</p>';
