import { CredentialFinder } from '../credentials/find.ts';
import { openConnection } from '../inputs/open-connection.ts';
import { worstResult } from '../policy/result.ts';
import { Sessions } from '../registry/auth/sessions.ts';
import type { Runner } from '../runner/runner.ts';
import type { GateInputs } from './inputs.ts';
import { judgeImages } from './judge-images.ts';
import type { FinishedRun } from './report/report.ts';
import { reportShard, warnOfRisks } from './warnings.ts';

/** Judges the images of this shard. Its module, with all that sends requests, is loaded when the inputs are valid. */
export async function runGate(inputs: GateInputs, runner: Runner): Promise<FinishedRun> {
  const startedAt = runner.now();
  warnOfRisks(inputs, runner);
  reportShard(inputs, runner);
  const sessions = openGateSessions(inputs, runner);
  // The report is loaded while the first response is awaited.
  const judging = judgeImages({ inputs, sessions, startedAt, context: runner });
  const [images] = await Promise.all([judging, import('./report/publish.ts')]);
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
