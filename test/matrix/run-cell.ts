import type { ChildProcess } from 'node:child_process';
import type { ActionRun } from '../support/action-run.ts';
import { secretsOfHeader } from '../support/input-secrets.ts';
import type { RecordedRequest } from '../support/registry/record.ts';
import { openTestJob, type TestJob } from '../support/test-job.ts';
import { type Elsewhere, type ForeignRequest, startElsewhere } from './elsewhere.ts';
import type { Arranged, Cell, OpenStep } from './types.ts';
import { REPORT_USAGE } from './usage.ts';

/** What a cell did. */
export interface Observed {
  /** `undefined` if a secret was shown; `failure` says which. */
  readonly run: ActionRun | undefined;
  readonly failure: string | undefined;
  readonly seconds: number;
  /** The process did not end by itself in time. */
  readonly hung: boolean;
  readonly requests: readonly RecordedRequest[];
  readonly foreign: readonly ForeignRequest[];
  /** All secrets that the step knew. */
  readonly secrets: readonly string[];
  readonly hidden: readonly string[];
}

/** Runs the committed bundle of a step in a process of its own, against a registry of its own. */
export async function runCell(cell: Cell): Promise<Observed> {
  const [open, elsewhere] = await Promise.all([cell.step.open(cell.idTokens), startElsewhere()]);
  try {
    const arranged = await cell.arrange(open, elsewhere);
    try {
      return await runStep(cell, { open, elsewhere, arranged });
    } finally {
      await arranged.close?.();
    }
  } finally {
    await Promise.all([open.close(), elsewhere.close()]);
  }
}

interface Stage {
  readonly open: OpenStep;
  readonly elsewhere: Elsewhere;
  readonly arranged: Arranged;
}

async function runStep(cell: Cell, { open, elsewhere, arranged }: Stage): Promise<Observed> {
  const environment = { ...REPORT_USAGE, ...open.environment, ...arranged.environment };
  const job = await openTestJob({ environment });
  const sent = () => open.registry.requests.flatMap(({ headers }) => secretsOfHeader(headers.authorization));
  const secrets = () => [...sent(), ...(arranged.secrets ?? [])];
  const watch = new Watch(cell.limits.seconds + GRACE);
  try {
    const outcome = await runBoth(job, cell, {
      inputs: { ...open.inputs, ...arranged.inputs },
      secrets,
      onStart(process, temporaryFolder) {
        watch.start(process);
        arranged.onStart?.(process, temporaryFolder);
      },
    });
    const { requests } = open.registry;
    const { hidden = [] } = arranged;
    return {
      ...outcome,
      seconds: watch.seconds,
      hung: watch.hung,
      requests,
      foreign: elsewhere.requests,
      secrets: secrets(),
      hidden,
    };
  } finally {
    await job.close();
  }
}

/** Runs the step and its post step. A secret that is shown, or left behind, is an error. */
async function runBoth(
  job: TestJob,
  { step, isCancelled }: Cell,
  options: Parameters<TestJob['run']>[1],
): Promise<Pick<Observed, 'run' | 'failure'>> {
  let run: ActionRun | undefined;
  try {
    run = await job.run(step.action, options);
    // The other post steps do nothing, which the scenarios show.
    const posts = step.logsIn || isCancelled ? await job.end() : [];
    return { run, failure: posts.map((post) => problemOf(post, run)).find((problem) => problem !== undefined) };
  } catch (error) {
    return { run, failure: String(error) };
  }
}

/** The post step passes, and leaves no login: neither its files nor the variables that name them. */
function problemOf({ exitCode, log, modes, exported }: ActionRun, main: ActionRun | undefined): string | undefined {
  if (exitCode !== 0) return `the post step ended with ${exitCode}: ${log}`;
  // An empty folder may stay: the process was killed before it could say which it is.
  const files = Object.keys(modes).filter((name) => name.startsWith(LOGIN_FOLDER) && name.includes('/'));
  if (files.length > 0) return `the post step left ${files.join(', ')}`;
  const variables = Object.entries({ ...main?.exported, ...exported }).filter(([, value]) =>
    value.includes(LOGIN_FOLDER),
  );
  return variables.length > 0 ? `the post step left ${variables.map(([name]) => name).join(', ')}` : undefined;
}

const LOGIN_FOLDER = 'quay-referrers-login-';

/** Seconds between the limit, above which a cell fails, and the end of its process. */
const GRACE = 12;

/** The time of a process, which is killed when it takes too long. */
class Watch {
  readonly #limit: number;
  #startedAt = 0;
  seconds = 0;
  hung = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  start(process: ChildProcess): void {
    this.#startedAt = performance.now();
    const timer = setTimeout(() => {
      this.hung = true;
      process.kill('SIGKILL');
    }, this.#limit * 1000);
    process.once('exit', () => {
      this.seconds = (performance.now() - this.#startedAt) / 1000;
      clearTimeout(timer);
    });
  }
}
