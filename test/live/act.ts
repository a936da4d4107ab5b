import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A workflow of this folder, and what its jobs run with. */
export interface WorkflowRun {
  /** A file of test/live. */
  readonly workflow: string;
  /** The person's home folder, from `withHome`. */
  readonly home: string;
  /** PEM of the registry; the jobs find its path in `vars.QUAY_CA`. */
  readonly certificate: string;
  /** What `vars.NAME` gives. */
  readonly variables: Readonly<Record<string, string>>;
  /** What `secrets.NAME` gives; act masks these itself. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What the runner puts into the environment of every step. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Works with a home folder that is then removed; act keeps its own files in it as well. */
export async function withHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'act-'));
  return await work(home).finally(() => rm(home, { recursive: true, force: true }));
}

/**
 * Pushes to a repository with the actions at its root, as a user of `uses: ./` has it, and runs the workflow with act.
 * The jobs run on this machine; the Node of the actions is the first on the PATH.
 * @returns the lines that act printed; each begins with `[workflow/job`.
 */
export async function runWorkflow(run: WorkflowRun): Promise<readonly string[]> {
  const folder = join(run.home, 'repository');
  await layOut(folder, run);
  const variables = { ...run.variables, QUAY_CA: join(folder, 'ca.pem') };
  const options = [
    ...settings('--var', variables),
    ...settings('--secret', run.secrets),
    ...settings('--env', { NODE_OPTIONS: `--import=${LINGER}`, ...run.environment }),
  ];
  const output = await execute('act', ['push', '--platform', 'ubuntu-latest=-self-hosted', ...options], {
    folder,
    home: run.home,
  });
  return output.split('\n');
}

const LINGER = new URL('linger.ts', import.meta.url).href;

/** The lines of one job, its first words as act writes them: `gate/passes`. */
export function linesOf(log: readonly string[], job: string): string {
  return log.filter((line) => line.startsWith(`[${job}`)).join('\n');
}

function settings(option: string, values: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function layOut(folder: string, { workflow, certificate, home }: WorkflowRun): Promise<void> {
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  await cp(join(ROOT, 'test/live', workflow), join(folder, '.github/workflows', workflow));
  for (const path of ['action.yml', 'token', 'dist']) await cp(join(ROOT, path), join(folder, path), COPY);
  await cp(join(ROOT, 'test/live/witness'), join(folder, 'witness'), COPY);
  await writeFile(join(folder, 'ca.pem'), certificate);
  const place = { folder, home };
  await execute('git', ['init', '--quiet'], place);
  await execute('git', ['add', '--all'], place);
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await execute('git', [...author, 'commit', '--quiet', '--message', 'A repository with the actions'], place);
}

const COPY = { recursive: true };

/** Standard output and error together, whatever the exit status: a job may be meant to fail. */
function execute(
  command: string,
  options: readonly string[],
  { folder, home }: { readonly folder: string; readonly home: string },
): Promise<string> {
  // Nothing else of this environment: a DOCKER_CONFIG of the person who runs the test is not the job's.
  const env = { PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, HOME: home };
  return new Promise((resolve) => {
    execFile(command, options, { cwd: folder, env }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
