import { succeeds } from '../../policy/result.ts';
import type { Runner } from '../../runner/runner.ts';
import { gateAnnotations } from './annotations.ts';
import { headline } from './headline.ts';
import { gateOutputs } from './outputs.ts';
import type { Publication } from './publication.ts';
import type { FinishedRun } from './report.ts';
import { formatReport } from './report-file.ts';
import { gateSummary } from './summary.ts';
import { formatSummary, isVerified } from './verification-summary.ts';

/** What is published about a run that checked its images. With several of them, the result is the last line of the log. */
export function publishFinished(run: FinishedRun, { scrub }: Pick<Runner, 'scrub'>): Publication {
  const { result, images, token, wantsSummary, warnOnly } = run;
  return {
    reportFile: () => formatReport(run, scrub),
    vsa: images.length === 1 && isVerified(run) ? () => formatSummary(run) : undefined,
    outputs: (files) => gateOutputs(run, files),
    token,
    summary: wantsSummary ? () => gateSummary(run) : undefined,
    annotations: () => gateAnnotations(run),
    lastLine: () => (images.length > 1 ? headline(run) : undefined),
    passes: succeeds(result, warnOnly),
  };
}
