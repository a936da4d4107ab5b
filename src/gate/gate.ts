import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError } from '../error.ts';
import { handleEvents } from '../events.ts';
import { InputReader } from '../inputs/reader.ts';
import { hideTokens } from '../inputs/secrets.ts';
import type { Runner } from '../runner/runner.ts';
import { GATE_INPUTS, readGateInputs, wantsSummary } from './inputs.ts';
import type { Publication } from './report/publication.ts';
import { publish } from './report/publish.ts';
import { publishStopped } from './report/stopped.ts';

/**
 * Lists the referrers of each image, judges them by the rules, and publishes the report.
 * @returns whether the step passes.
 */
export async function gate(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  const publication = await runOrStop(runner);
  await publish(publication, runner);
  return publication.passes;
}

/** Input errors and unexpected errors are published as well, so that the outputs are always set. */
async function runOrStop(runner: Runner): Promise<Publication> {
  const inputs = new InputReader(GATE_INPUTS, runner);
  try {
    const read = await readGateInputs(inputs, runner);
    await handleEvents();
    // Loaded only now, because a step with invalid inputs sends no request.
    const { runGate } = await import('./run.ts');
    return await runGate(read, runner);
  } catch (error) {
    // A token may have been typed into the wrong input. Secrets are removed before anything is cut, which would hide them from the mask.
    const problems = error instanceof InputError ? error.problems.map(hideTokens) : [explain(error)];
    return publishStopped({ problems: problems.map(runner.scrub), wantsSummary: wantsSummary(inputs) });
  }
}
