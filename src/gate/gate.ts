import { openCredentials } from '../credentials/find.ts';
import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError } from '../error.ts';
import { openConnection } from '../inputs/connection.ts';
import { worstResult } from '../policy/result.ts';
import { openSessions } from '../registry/auth/sessions.ts';
import type { Runner } from '../runner/runner.ts';
import { type GateInputs, readGateInputs } from './inputs.ts';
import { judgeImages } from './judge-images.ts';
import { publish } from './report/publish.ts';
import type { GateReport } from './report/report.ts';
import { warnOfRisks } from './warnings.ts';

/**
 * Lists the referrers of each image, judges them by the rules, reports; the verdict decides the step.
 * @returns whether the step passes.
 */
export async function gate(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  const report = await makeReport(runner);
  await publish(report, runner);
  return report.result === 'pass' || report.result === 'listed' || (report.result === 'missing' && report.warnOnly);
}

/** Bad inputs, and what nobody foresaw, become a report too: the outputs are set whatever happens. */
async function makeReport(runner: Runner): Promise<GateReport> {
  try {
    return await judgeAll(readGateInputs(runner, runner.now()), runner);
  } catch (error) {
    const problems = error instanceof InputError ? error.problems : [explain(error)];
    const wantsSummary = !/^(false|0|no)$/i.test(runner.input('summary') ?? '');
    return {
      result: 'error',
      rules: [],
      images: [],
      shown: [],
      problems,
      token: undefined,
      warnOnly: false,
      wantsSummary,
    };
  }
}

async function judgeAll(inputs: GateInputs, runner: Runner): Promise<GateReport> {
  const startedAt = runner.now();
  warnOfRisks(inputs, runner);
  const { credentials: given, credentialRegistry: registry, images: references, actions, rules } = inputs;
  const connection = openConnection(inputs.connection, runner);
  const { service } = inputs.connection;
  const credentialsFor = openCredentials({ given, registry }, { connection, runner });
  const serviceOf = (host: string) => (host === registry ? service : undefined) ?? host;
  const sessions = openSessions({ references, credentialsFor, serviceOf, actions }, { ...runner, ...connection });
  tellShard(inputs, runner);
  const images = await judgeImages({ inputs, sessions, startedAt, context: runner });
  const result = images.length === 0 ? 'listed' : worstResult(images.map((image) => image.result));
  const { warnOnly, wantsSummary, shown } = inputs;
  return { result, rules, images, shown, problems: [], token: sessions.token, warnOnly, wantsSummary };
}

/** Nobody may take what a part of a matrix says for a word about all images. */
function tellShard({ images, imagesInAll }: GateInputs, runner: Runner): void {
  const shard = `shard ${runner.input('shard')}`;
  if (images.length === 0)
    runner.notice(
      `No image of the ${imagesInAll} is in ${shard}: the other shards have them, there is nothing to do here.`,
    );
  else if (images.length < imagesInAll) runner.info(`In ${shard}: ${images.length} of ${imagesInAll} images.`);
}
