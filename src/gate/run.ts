import { CredentialFinder } from '../credentials/find.ts';
import { openConnection } from '../inputs/open-connection.ts';
import { worstResult } from '../policy/result.ts';
import { Sessions } from '../registry/auth/sessions.ts';
import type { Runner } from '../runner/runner.ts';
import type { GateInputs } from './inputs.ts';
import type { FinishedRun } from './report/report.ts';
import { reportShard, warnOfRisks } from './warnings.ts';

/** Judges the images of this shard. Its module has the HTTP client and the authentication, and is loaded when the inputs are valid. */
export async function runGate(inputs: GateInputs, runner: Runner): Promise<FinishedRun> {
  const startedAt = runner.now();
  warnOfRisks(inputs, runner);
  reportShard(inputs, runner);
  const sessions = openGateSessions(inputs, runner);
  const [first] = inputs.images;
  // Credentials may take a request of their own: keyless, or a credential helper.
  if (first !== undefined) sessions.prepare(first, 1);
  // Loading the rest takes 8 ms, in which the connection is opened.
  const { judgeImages } = await import('./judge.ts');
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
