import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A workflow in this folder, and the context of its jobs. */
export interface WorkflowRun {
  /** A file of test/live; with `content`, a file name. */
  readonly workflow: string;
  /** The workflow, if it is not a file. */
  readonly content?: string;
  /** The home folder of the run, from `withHome`. */
  readonly home: string;
  /** The registry's certificate (PEM); `vars.QUAY_CA` is the path of a file with it. */
  readonly certificate: string;
  /** The values of `vars.NAME`. */
  readonly variables: Readonly<Record<string, string>>;
  /** The values of `secrets.NAME`; act masks them. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment variables of every step. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `work` with a temporary home folder; act stores its own files there too. */
export async function withHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'act-'));
  return await work(home).finally(() => rm(home, { recursive: true, force: true }));
}

/**
 * Creates a repository with the actions at its root, so that `uses: ./` works, and runs the workflow with `act push`.
 * The jobs run directly on this machine, with the first `node` on the PATH.
 * @returns the lines that act printed; each starts with `[workflow/job`.
 */
export async function runWorkflow(run: WorkflowRun): Promise<readonly string[]> {
  const folder = join(run.home, 'repository');
  await writeRepository(folder, run);
  const variables = { ...run.variables, QUAY_CA: join(folder, 'ca.pem') };
  const options = [
    ...settings('--var', variables),
    ...settings('--secret', run.secrets),
    ...settings('--env', { NODE_OPTIONS: `--import=${DELAY_EXIT}`, ...run.environment }),
  ];
  const output = await execute('act', ['push', '--platform', 'ubuntu-latest=-self-hosted', ...options], {
    folder,
    home: run.home,
  });
  return output.split('\n');
}

const DELAY_EXIT = new URL('delay-exit.ts', import.meta.url).href;

/** The lines of a job, for example of `gate/passes`. */
export function linesOf(log: readonly string[], job: string): string {
  return log.filter((line) => line.startsWith(`[${job}`)).join('\n');
}

function settings(option: string, values: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function writeRepository(folder: string, run: WorkflowRun): Promise<void> {
  const { workflow, content, certificate, home } = run;
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  const text = content ?? (await readFile(join(ROOT, 'test/live', workflow), 'utf8'));
  await writeFile(join(folder, '.github/workflows', workflow), text);
  for (const path of ['action.yml', 'token', 'dist']) await cp(join(ROOT, path), join(folder, path), COPY);
  await cp(join(ROOT, 'test/live/login-state'), join(folder, 'login-state'), COPY);
  await writeFile(join(folder, 'ca.pem'), certificate);
  const options = { folder, home };
  await execute('git', ['init', '--quiet'], options);
  await execute('git', ['add', '--all'], options);
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await execute('git', [...author, 'commit', '--quiet', '--message', 'A repository with the actions'], options);
}

const COPY = { recursive: true };

/** Returns standard output and error, also after a non-zero exit code, because some jobs are expected to fail. */
function execute(
  command: string,
  options: readonly string[],
  { folder, home }: { readonly folder: string; readonly home: string },
): Promise<string> {
  // The rest of this process's environment is left out: a DOCKER_CONFIG of the developer must not reach the job.
  const env = { PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, HOME: home };
  return new Promise((resolve) => {
    execFile(command, options, { cwd: folder, env }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
