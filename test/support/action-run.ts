import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findLeaks } from './leaks.ts';

/** What a run of an action left behind, as the runner and the job's user see it. */
export interface ActionRun {
  readonly exitCode: number | null;
  /** All lines of standard output, commands to the runner among them. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The files in the runner's temporary folder, by name. */
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
 * @throws Error when a secret shows outside `::add-mask::` and the output `token`: no scenario can forget to look.
 */
export async function runGate(options: ActionOptions): Promise<ActionRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-'));
  try {
    const run = await execute(folder, options);
    const inputSecrets = [options.inputs.password, options.inputs['oauth-token']].filter((secret) => secret);
    const leaks = findLeaks(
      run,
      [...inputSecrets, ...(options.secrets?.() ?? [])].filter((secret) => secret !== undefined),
    );
    if (leaks.length > 0) throw new Error(`a secret shows:\n${leaks.join('\n')}`);
    return run;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function execute(folder: string, options: ActionOptions): Promise<ActionRun> {
  const output = join(folder, 'output');
  const summary = join(folder, 'summary');
  await Promise.all([output, summary].map((file) => writeFile(file, '')));
  const environment = {
    ...(await inputVariables(options.inputs)),
    PATH: process.env.PATH ?? '',
    HOME: folder,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: folder,
    ...options.environment,
  };
  const { exitCode, log } = await start(join(ROOT, 'dist/gate/index.js'), environment);
  return {
    exitCode,
    log,
    outputs: readOutputs(await readFile(output, 'utf8')),
    summary: await readFile(summary, 'utf8'),
    files: await readFiles(folder, ['output', 'summary']),
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

/** Reads `NAME<<DELIMITER`, lines, `DELIMITER`, as the runner reads them. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^(?<name>[^\n<]+)<<(?<end>ghadelimiter_[^\n]+)\n(?<value>[\s\S]*?)\n\k<end>$/gm)) {
    const { name, value } = match.groups ?? {};
    if (name !== undefined && value !== undefined) outputs[name] = value;
  }
  return outputs;
}

async function readFiles(folder: string, except: readonly string[]): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && !except.includes(entry.name)).map((entry) => entry.name);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}
