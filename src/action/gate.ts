import pLimit from 'p-limit';
import { explain, InputError } from '../error.ts';
import { openHttpClient } from '../http/client.ts';
import { worstResult } from '../policy/result.ts';
import { openSessions } from '../registry/sessions.ts';
import type { Clock } from '../runner/run.ts';
import type { Runner } from '../runner/runner.ts';
import { maskCredentials } from './credential-inputs.ts';
import { openCredentials } from './credentials.ts';
import { type GateInputs, readGateInputs } from './gate-inputs.ts';
import { judgeImage } from './judge-image.ts';
import { logImage } from './log.ts';
import { publish } from './publish.ts';
import type { GateReport, ImageReport } from './report.ts';
import { warnOfRisks } from './risks.ts';
import { USER_AGENT } from './user-agent.ts';

/**
 * Lists the referrers of each image, judges them by the rules, reports; the verdict decides the step.
 * @returns whether the step passes.
 */
export async function gate(runner: Runner, clock: Clock): Promise<boolean> {
  maskCredentials(runner);
  const report = await makeReport(runner, clock);
  await publish(report, runner);
  return report.result === 'pass' || report.result === 'listed' || (report.result === 'missing' && report.warnOnly);
}

/** Bad inputs, and what nobody foresaw, become a report too: the outputs are set whatever happens. */
async function makeReport(runner: Runner, clock: Clock): Promise<GateReport> {
  try {
    return await judgeAll(readGateInputs(runner, clock.now()), runner, clock);
  } catch (error) {
    const problems = error instanceof InputError ? error.problems : [explain(error)];
    const wantsSummary = !/^(false|0|no)$/i.test(runner.input('summary') ?? '');
    return { result: 'error', rules: [], images: [], problems, token: undefined, warnOnly: false, wantsSummary };
  }
}

/** Images under way at once; their requests are limited by the HTTP client. */
const MAX_CONCURRENT_IMAGES = 8;

async function judgeAll(inputs: GateInputs, runner: Runner, clock: Clock): Promise<GateReport> {
  warnOfRisks(inputs, runner);
  const deps = { ...clock, report: runner.info, warn: runner.warning, mask: runner.mask };
  const { connection, credentials: given, credentialRegistry: registry, images: references, actions, rules } = inputs;
  const http = openHttpClient({ ...connection, userAgent: USER_AGENT }, deps);
  const { plainHttp, service } = connection;
  const credentialsFor = openCredentials({ given, registry, plainHttp }, { http, runner, now: clock.now });
  const serviceOf = (host: string) => (host === registry ? service : undefined) ?? host;
  const sessions = openSessions({ references, credentialsFor, serviceOf, actions, plainHttp }, { ...deps, http });
  const limit = pLimit(MAX_CONCURRENT_IMAGES);
  const judged = references.map((reference) => limit(() => judgeImage(reference, { inputs, sessions, deps })));
  const images = await inOrder(judged, runner);
  const result = worstResult(images.map((image) => image.result));
  const { warnOnly, wantsSummary } = inputs;
  return { result, rules, images, problems: [], token: sessions.token, warnOnly, wantsSummary };
}

/** Logs each image as soon as it and all before it are there, so that a log reads as the input does. */
async function inOrder(judged: readonly Promise<ImageReport>[], runner: Runner): Promise<readonly ImageReport[]> {
  const images: ImageReport[] = [];
  for (const promise of judged) {
    const image = await promise;
    logImage(image, runner.info, images);
    images.push(image);
  }
  return images;
}
