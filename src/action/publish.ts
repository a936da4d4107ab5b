import { explain } from '../error.ts';
import type { Runner } from '../runner/runner.ts';
import { gateAnnotations } from './annotations.ts';
import { gateOutputs } from './outputs.ts';
import type { GateReport } from './report.ts';
import { formatReport, writeReportFile } from './report-file.ts';
import { gateSummary } from './summary.ts';

/**
 * Publishes a report: the report file, the outputs, the summary where it is wanted, the annotations, in this order.
 * @throws what failed, but only after everything else is out: a full disk must not take the outputs along.
 */
export async function publish(report: GateReport, runner: Runner): Promise<void> {
  const failures: unknown[] = [];
  const path = runner.temporaryFile('referrers.json');
  const written = await attempt(() => writeReportFile(path, formatReport(report, runner.scrub)), failures);
  await attempt(() => setOutputs(report, written ? path : '', runner), failures);
  if (report.wantsSummary) await attempt(() => runner.summary(gateSummary(report)), failures);
  await attempt(() => annotate(report, runner), failures);
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, failures.map(explain).join('\n'));
}

/** Whether it succeeded. */
async function attempt(step: () => void | Promise<void>, failures: unknown[]): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    failures.push(error);
    return false;
  }
}

function setOutputs(report: GateReport, referrersFile: string, runner: Runner): void {
  const { values, cut } = gateOutputs(report, referrersFile);
  for (const [name, value] of Object.entries(values)) runner.output(name, value);
  if (report.token === undefined) runner.output('token', '');
  else runner.secretOutput('token', report.token.secret);
  if (cut) runner.warning(CUT);
}

const CUT =
  'The output referrers is cut to 64 KiB: it has no annotations, and may lack the last referrers. The output count is whole, and the whole list is in the file that the output referrers-file names.';

function annotate(report: GateReport, runner: Runner): void {
  for (const { level, title, message } of gateAnnotations(report)) {
    if (level === 'error') runner.error(message, title);
    else runner.warning(message);
  }
}
