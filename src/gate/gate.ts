import { CredentialFinder } from '../credentials/find.ts';
import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError } from '../error.ts';
import { openConnection } from '../inputs/connection.ts';
import { InputReader } from '../inputs/reader.ts';
import { hideTokens } from '../inputs/secrets.ts';
import { worstResult } from '../policy/result.ts';
import { Sessions } from '../registry/auth/sessions.ts';
import type { Runner } from '../runner/runner.ts';
import { GATE_INPUTS, type GateInputs, readGateInputs, wantsSummary } from './inputs.ts';
import { judgeImages } from './judge-images.ts';
import { publish } from './report/publish.ts';
import type { FinishedRun, GateReport } from './report/report.ts';
import { reportShard, warnOfRisks } from './warnings.ts';

/**
 * Lists the referrers of each image, judges them by the rules, and publishes the report.
 * @returns whether the step passes.
 */
export async function gate(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  const report = await makeReport(runner);
  await publish(report, runner);
  return stepPasses(report);
}

/** Input errors and unexpected errors also produce a report, so that the outputs are always set. */
async function makeReport(runner: Runner): Promise<GateReport> {
  const inputs = new InputReader(GATE_INPUTS, runner);
  try {
    return await runGate(readGateInputs(inputs, runner), runner);
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

async function runGate(inputs: GateInputs, runner: Runner): Promise<FinishedRun> {
  const startedAt = runner.now();
  warnOfRisks(inputs, runner);
  reportShard(inputs, runner);
  const sessions = openGateSessions(inputs, runner);
  const [first] = inputs.images;
  // Credentials may take a request of their own: keyless, or a credential helper.
  if (first !== undefined) sessions.prepare(first, 1);
  const images = await judgeImages({ inputs, sessions, startedAt, context: runner });
  const result = images.length === 0 ? 'listed' : worstResult(images.map((image) => image.result));
  const { rules, shown, warnOnly, wantsSummary } = inputs;
  return { kind: 'finished', result, rules, images, shown, token: sessions.token, warnOnly, wantsSummary };
}

/** `service` and the given credentials are for one registry only. */
function openGateSessions(inputs: GateInputs, runner: Runner): Sessions {
  const { images, actions, credentials, credentialRegistry: registry, cosignRepository } = inputs;
  const connection = openConnection(inputs.connection, registry, runner);
  const finder = new CredentialFinder(credentials, registry, { connection, runner });
  const credentialsFor = (registry: string, repository: string) => finder.find({ registry, repository });
  const readOnly = cosignRepository === undefined ? [] : [cosignRepository];
  return new Sessions({ references: images, readOnly, actions, credentialsFor, ...connection }, runner);
}

function stepPasses(report: GateReport): boolean {
  if (report.result === 'missing') return report.kind === 'finished' && report.warnOnly;
  return report.result === 'pass' || report.result === 'listed';
}
