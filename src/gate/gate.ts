import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError } from '../error.ts';
import { InputReader } from '../inputs/reader.ts';
import { hideTokens } from '../inputs/secrets.ts';
import type { Runner } from '../runner/runner.ts';
import { GATE_INPUTS, readGateInputs, wantsSummary } from './inputs.ts';
import type { GateReport } from './report/report.ts';

/**
 * Lists the referrers of each image, judges them by the rules, and publishes the report.
 * @returns whether the step passes.
 */
export async function gate(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  const report = await makeReport(runner);
  // A run has loaded it before, while it awaited its first response.
  const { publish } = await import('./report/publish.ts');
  await publish(report, runner);
  return stepPasses(report);
}

/** Input errors and unexpected errors also produce a report, so that the outputs are always set. */
async function makeReport(runner: Runner): Promise<GateReport> {
  const inputs = new InputReader(GATE_INPUTS, runner);
  try {
    const read = readGateInputs(inputs, runner);
    // Loaded only now, because a step with invalid inputs sends no request.
    const { runGate } = await import('./run.ts');
    return await runGate(read, runner);
  } catch (error) {
    // A token may have been typed into the wrong input. Secrets are removed before anything is cut, which would hide them from the mask.
    const problems = error instanceof InputError ? error.problems.map(hideTokens) : [explain(error)];
    return {
      kind: 'stopped',
      result: 'error',
      problems: problems.map(runner.scrub),
      wantsSummary: wantsSummary(inputs),
    };
  }
}

function stepPasses(report: GateReport): boolean {
  if (report.result === 'missing') return report.kind === 'finished' && report.warnOnly;
  return report.result === 'pass' || report.result === 'listed';
}
