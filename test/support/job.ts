import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionName, readActionFile } from './action-file.ts';
import type { ActionOptions, ActionRun } from './action-run.ts';
import { readCommandFile } from './command-file.ts';
import { inputSecrets } from './input-secrets.ts';
import { type JobFiles, type JobFolder, openJobFolder } from './job-folder.ts';
import { findLeaks } from './leaks.ts';

/** What a job has before its first step; `environment` is what `env` of the job sets, with `~/` for its home folder. */
export interface JobOptions extends JobFiles {
  readonly environment?: Readonly<Record<string, string>>;
}

/** The post step of an action, and whose it is. */
export interface PostRun extends ActionRun {
  readonly action: ActionName;
}

/**
 * A job on a runner: each step is a process of its own, and what one exports is set for those that follow.
 * Every step throws where a secret shows (`findLeaks`) or the home folder is changed: no scenario can forget to look.
 */
export interface Job {
  run(action: ActionName, options: ActionOptions): Promise<ActionRun>;
  /** Runs the post steps, the last action's first, whether steps have failed or not. */
  end(): Promise<readonly PostRun[]>;
  /** Empties the temporary folder. */
  close(): Promise<void>;
}

export async function openJob(options: JobOptions = {}): Promise<Job> {
  const folder = await openJobFolder(options);
  const done: { readonly run: ActionRun; readonly secrets: () => readonly string[] }[] = [];
  const posts: (() => Promise<PostRun>)[] = [];
  const ofJob = Object.fromEntries(
    Object.entries(options.environment ?? {}).map(([name, value]) => [name, value.replace(/^~(?=\/)/, folder.home)]),
  );

  async function take(step: Omit<StepProcess, 'environment'>, { inputs, environment, secrets }: ActionOptions) {
    const exported = done.map(({ run }) => run.exported);
    const variables = Object.assign({}, ofJob, ...exported, environment, step.variables);
    const run = await execute(folder, { ...step, environment: variables });
    done.push({ run, secrets: () => [...inputSecrets(inputs), ...(secrets?.() ?? [])] });
    const secretsSoFar = done.flatMap((one) => one.secrets());
    const isOver = step.step === 'post' && posts.length === 0;
    const leaks = findLeaks(run, secretsSoFar, { logs: done.map((one) => one.run.log), isOver });
    if (leaks.length > 0) throw new Error(`secrets are not kept:\n${leaks.join('\n')}`);
    await folder.checkHome();
    return run;
  }

  return {
    async run(action, step) {
      const { main, post, variables } = await readActionFile(action);
      const run = await take({ step: 'main', script: main, variables: variables(step.inputs) }, step);
      const state = Object.fromEntries(Object.entries(run.state).map(([name, value]) => [`STATE_${name}`, value]));
      if (post !== undefined) {
        const given = { step: 'post', script: post, variables: { ...variables(step.inputs), ...state } } as const;
        posts.unshift(async () => ({ ...(await take(given, step)), action }));
      }
      return run;
    },
    async end() {
      const runs: PostRun[] = [];
      for (let post = posts.shift(); post !== undefined; post = posts.shift()) runs.push(await post());
      return runs;
    },
    close: folder.remove,
  };
}

/** The files in which an action leaves what is not its log, named as the runner's variables; new ones for each step. */
const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH'] as const;

interface StepProcess {
  readonly step: ActionRun['step'];
  readonly script: string;
  /** The inputs and the state. */
  readonly variables: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

async function execute(folder: JobFolder, { step, script, environment }: StepProcess): Promise<ActionRun> {
  const pathOf = (name: (typeof COMMAND_FILES)[number]) => join(folder.path, name);
  await Promise.all(COMMAND_FILES.map((name) => writeFile(pathOf(name), '')));
  const { exitCode, log } = await start(script, {
    ...Object.fromEntries(COMMAND_FILES.map((name) => [name, pathOf(name)])),
    PATH: `${folder.bin}:${process.env.PATH ?? ''}`,
    HOME: folder.home,
    RUNNER_TEMP: folder.path,
    ...environment,
  });
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

function start(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Pick<ActionRun, 'exitCode' | 'log'>> {
  const child = spawn(process.execPath, [script], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, log: Buffer.concat(chunks).toString('utf8') }));
  });
}
