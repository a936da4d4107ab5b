import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readCommandFile } from './command-file.ts';
import { findLeaks } from './leaks.ts';

/** What a run of an action left behind, as the runner and the job's user see it. */
export interface ActionRun {
  readonly exitCode: number | null;
  /** All lines of standard output and standard error, commands to the runner among them. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What it set for later steps (GITHUB_ENV) and for its own post step (GITHUB_STATE). */
  readonly exported: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The files in the runner's temporary folder, by their paths in it. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ActionOptions {
  /** As the workflow writes them; the defaults of action.yml are added, as the runner does. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Secrets besides those of the inputs, which must not show anywhere. Asked for after the run, since tokens are made in it. */
  readonly secrets?: () => readonly string[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs the committed bundle of the gate in a process of its own, as the runner does.
 * @throws Error when a secret shows outside `::add-mask::` and the output `token`, or is not masked: no scenario can forget to look.
 */
export async function runGate(options: ActionOptions): Promise<ActionRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-'));
  try {
    const run = await execute(folder, options);
    const leaks = findLeaks(run, [...inputSecrets(options.inputs), ...(options.secrets?.() ?? [])]);
    if (leaks.length > 0) throw new Error(`secrets are not kept:\n${leaks.join('\n')}`);
    return run;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function inputSecrets(inputs: ActionOptions['inputs']): readonly string[] {
  const given = [inputs.password, inputs['oauth-token']].filter((secret) => secret !== undefined && secret !== '');
  return [...given.filter((secret) => secret !== undefined), ...basicCredentials(inputs)];
}

/** The credentials of the inputs as Basic authentication spells them: as secret as the password. */
export function basicCredentials({
  username = '',
  password = '',
  'oauth-token': token = '',
}: ActionOptions['inputs']): readonly string[] {
  const logins = [
    { name: username, secret: password },
    { name: '$oauthtoken', secret: token },
  ];
  return logins
    .filter(({ secret }) => secret !== '')
    .map(({ name, secret }) => Buffer.from(`${name}:${secret}`).toString('base64'));
}

/** The files in which an action leaves what is not its log, named as the runner's variables. */
const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH'] as const;

async function execute(folder: string, options: ActionOptions): Promise<ActionRun> {
  const pathOf = (name: (typeof COMMAND_FILES)[number]) => join(folder, name);
  await Promise.all(COMMAND_FILES.map((name) => writeFile(pathOf(name), '')));
  const environment = {
    ...(await inputVariables(options.inputs)),
    ...Object.fromEntries(COMMAND_FILES.map((name) => [name, pathOf(name)])),
    PATH: process.env.PATH ?? '',
    HOME: folder,
    RUNNER_TEMP: folder,
    ...options.environment,
  };
  const { exitCode, log } = await start(join(ROOT, 'dist/gate/index.js'), environment);
  const read = async (name: (typeof COMMAND_FILES)[number]) => await readFile(pathOf(name), 'utf8');
  return {
    exitCode,
    log,
    outputs: readCommandFile(await read('GITHUB_OUTPUT')),
    exported: readCommandFile(await read('GITHUB_ENV')),
    state: readCommandFile(await read('GITHUB_STATE')),
    summary: await read('GITHUB_STEP_SUMMARY'),
    files: await readFiles(folder),
  };
}

/** `INPUT_*` as the runner sets them: every input of action.yml, upper-case, blanks as underscores; and what else was typed. */
async function inputVariables(inputs: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const action: { inputs: Record<string, { default?: string }> } = parse(
    await readFile(join(ROOT, 'action.yml'), 'utf8'),
  );
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']);
  const given = { ...Object.fromEntries(defaults), ...inputs };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, String(value)]),
  );
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

async function readFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const own: readonly string[] = COMMAND_FILES;
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !own.includes(name));
  return Object.fromEntries(
    await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}
