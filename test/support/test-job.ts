import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionName, readActionFile } from './action-file.ts';
import type { ActionOptions, ActionRun } from './action-run.ts';
import { readCommandFile } from './command-file.ts';
import { inputSecrets } from './input-secrets.ts';
import { type JobFiles, type JobFolder, openJobFolder } from './job-folder.ts';
import { findLeaks } from './leaks.ts';

/** The run of an action's post step. */
export interface PostRun extends ActionRun {
  readonly action: ActionName;
}

/** The files and the environment variables of a job; a value that starts with `~/` is below the job's home folder. */
export interface JobOptions extends JobFiles {
  readonly environment?: Readonly<Record<string, string>>;
}

/** Opens a job in a temporary folder, with nothing but these files in it. */
export async function openTestJob(options: JobOptions = {}): Promise<TestJob> {
  const folder = await openJobFolder(options);
  const environment = Object.entries(options.environment ?? {}).map(([name, value]) => [
    name,
    value.replace(/^~(?=\/)/, folder.home),
  ]);
  return new TestJob(folder, Object.fromEntries(environment));
}

/**
 * A job on a runner. Each step is a process of its own; variables that one step exports are set for the following steps. Every step
 * throws if a secret is shown or not masked (see `findLeaks`), or if a file in the home folder has changed.
 */
export class TestJob {
  readonly #folder: JobFolder;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #finished: { readonly run: ActionRun; readonly secrets: () => readonly string[] }[] = [];
  /** The post steps that are still to run, the one of the last action first. */
  readonly #posts: (() => Promise<PostRun>)[] = [];

  constructor(folder: JobFolder, environment: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#environment = environment;
  }

  /** Runs the main step of an action. */
  async run(action: ActionName, options: ActionOptions): Promise<ActionRun> {
    const { main, post, variables } = await readActionFile(action);
    const inputs = variables(options.inputs);
    const run = await this.#runStep(
      { step: 'main', script: main, variables: inputs, onStart: options.onStart },
      options,
    );
    if (post !== undefined) {
      const state = Object.fromEntries(Object.entries(run.state).map(([name, value]) => [`STATE_${name}`, value]));
      const step = { step: 'post', script: post, variables: { ...inputs, ...state } } as const;
      this.#posts.unshift(async () => ({ ...(await this.#runStep(step, options)), action }));
    }
    return run;
  }

  /** Runs the post steps in reverse order, also after a failed step. */
  async end(): Promise<readonly PostRun[]> {
    const runs: PostRun[] = [];
    for (let post = this.#posts.shift(); post !== undefined; post = this.#posts.shift()) runs.push(await post());
    return runs;
  }

  /** Removes the temporary folder. */
  async close(): Promise<void> {
    await this.#folder.remove();
  }

  async #runStep(step: StepScript, { inputs, environment, secrets }: ActionOptions): Promise<ActionRun> {
    const exported = this.#finished.map(({ run }) => run.exported);
    const variables = Object.assign({}, this.#environment, ...exported, environment, step.variables);
    const run = await runScript(this.#folder, step, variables);
    this.#finished.push({ run, secrets: () => [...inputSecrets(inputs), ...(secrets?.() ?? [])] });
    this.#checkLeaks(run);
    await this.#folder.checkHome();
    return run;
  }

  #checkLeaks(run: ActionRun): void {
    const secrets = this.#finished.flatMap((one) => one.secrets());
    const logs = this.#finished.map((one) => one.run.log);
    const isCancelled = this.#finished.some((one) => one.run.exitCode === null);
    const isOver = run.step === 'post' && this.#posts.length === 0;
    const leaks = findLeaks(run, secrets, { logs, isOver, isCancelled });
    if (leaks.length > 0) throw new Error(`secrets are shown or not masked:\n${leaks.join('\n')}`);
  }
}

/**
 * Runs the gate in a job of one step.
 * @throws Error if a secret is shown or not masked.
 */
export async function runGateStep(options: ActionOptions): Promise<ActionRun> {
  const job = await openTestJob();
  try {
    return await job.run('gate', options);
  } finally {
    await job.close();
  }
}

interface StepScript {
  readonly step: ActionRun['step'];
  readonly script: string;
  /** `INPUT_*`, and `STATE_*` of a post step. */
  readonly variables: Readonly<Record<string, string>>;
  readonly onStart?: ActionOptions['onStart'] | undefined;
}

/** The files to which an action writes outputs, summary, variables and state, named as the runner's variables; new for each step. */
const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH'] as const;

async function runScript(
  folder: JobFolder,
  { step, script, onStart }: StepScript,
  environment: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const pathOf = (name: (typeof COMMAND_FILES)[number]) => join(folder.path, name);
  await Promise.all(COMMAND_FILES.map((name) => writeFile(pathOf(name), '')));
  const variables = {
    ...Object.fromEntries(COMMAND_FILES.map((name) => [name, pathOf(name)])),
    PATH: `${folder.bin}:${process.env.PATH ?? ''}`,
    HOME: folder.home,
    RUNNER_TEMP: folder.path,
    ...environment,
  };
  const { exitCode, log } = await runNode(script, variables, (process) => onStart?.(process, folder.path));
  const read = async (name: (typeof COMMAND_FILES)[number]) => await readFile(pathOf(name), 'utf8');
  return {
    step,
    exitCode,
    log,
    outputs: readCommandFile(await read('GITHUB_OUTPUT')),
    exported: readCommandFile(await read('GITHUB_ENV')),
    state: readCommandFile(await read('GITHUB_STATE')),
    summary: await read('GITHUB_STEP_SUMMARY'),
    ...(await folder.content()),
  };
}

function runNode(
  script: string,
  environment: Readonly<Record<string, string>>,
  onStart: (process: ChildProcess) => void,
): Promise<Pick<ActionRun, 'exitCode' | 'log'>> {
  const child = spawn(process.env.ACTION_NODE || process.execPath, [script], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart(child);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, log: Buffer.concat(chunks).toString('utf8') }));
  });
}
