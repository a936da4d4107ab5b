import { paragraph } from '../../runner/markdown.ts';
import type { Section } from '../../runner/sections.ts';
import { pluralize, problemLines } from '../../text.ts';
import { EMPTY_OUTPUTS, type Publication } from './publication.ts';
import { summaryPage } from './summary-page.ts';

/** A run that stopped before any image was checked, for example because of invalid inputs. */
export interface StoppedRun {
  /** At least one, for users. */
  readonly problems: readonly string[];
  readonly wantsSummary: boolean;
}

/** What is published about a run that stopped. It is small, so that a step with invalid inputs does not load the report of images. */
export function publishStopped({ problems, wantsSummary }: StoppedRun): Publication {
  return {
    reportFile: () => [`${JSON.stringify({ schemaVersion: 1, result: 'error', problems, rules: [], subjects: [] })}\n`],
    vsa: undefined,
    outputs: (files) => ({ values: { ...EMPTY_OUTPUTS, ...files }, cut: false, failures: [] }),
    token: undefined,
    summary: wantsSummary ? () => stoppedSummary(problems) : undefined,
    annotations: () => [{ level: 'error', title: title(problems), message: message(problems) }],
    lastLine: () => undefined,
    passes: false,
  };
}

function title(problems: readonly string[]): string {
  return `Quay Referrers could not start: ${pluralize(problems.length, 'problem')}`;
}

function message(problems: readonly string[]): string {
  return [
    'The run stopped before any image was checked:',
    ...problems.flatMap((problem) => problemLines(`- ${problem}`)),
  ].join('\n');
}

function stoppedSummary(problems: readonly string[]): string {
  const headline = 'Failed: the run stopped before any image was checked.';
  return summaryPage({ mark: '❌', headline }, [problemList(problems)]);
}

function problemList(problems: readonly string[]): Section {
  return { before: '<ul>', rows: problems.map((problem) => `<li>${paragraph(problem)}</li>`), after: '</ul>' };
}
