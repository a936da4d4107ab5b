import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ActionRun, runGate } from './action-run.ts';
import { fillIn, type Scope } from './snippet-expression.ts';
import { ACTION, type Step } from './snippet-workflow.ts';
import { REPLACEMENTS, type World } from './snippet-world.ts';

/** What came of a step. */
export interface StepRun {
  readonly outcome: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

export interface StepPlace {
  readonly world: World;
  readonly scope: Scope;
  /** Whether the runner trusts the registry's certificate, as it does quay.io's. */
  readonly trusted: boolean;
}

/** Runs a step: this action from its bundle, a script with bash, another action by its replacement. */
export async function runStep(step: Step, place: StepPlace): Promise<StepRun> {
  if (step.uses === ACTION) return await runGateStep(step, place);
  if (step.run !== undefined) return await runScript(step.run, step, place);
  const [name = '', version] = (step.uses ?? '').split('@');
  const replacement = REPLACEMENTS[name];
  if (replacement === undefined || version === undefined)
    throw new Error(`the snippet runner has nothing in place of ${step.uses}: add it to snippet-world.ts`);
  return { outcome: 'success', outputs: await replacement(fillInAll(step.with, place.scope), place.world), log: '' };
}

async function runGateStep(step: Step, { world, scope, trusted }: StepPlace): Promise<StepRun> {
  const given = Object.entries(fillInAll(step.with, scope));
  const inputs = Object.fromEntries(given.map(([name, value]) => [name, asPath(value, world)]));
  const environment: Record<string, string> = trusted ? { NODE_EXTRA_CA_CERTS: world.certificatePath } : {};
  const before = world.registry.requests.length;
  const run = await runGate({ inputs, environment, secrets: () => sentSecrets(world, before) });
  const outputs = { ...run.outputs, 'referrers-file': await keepReport(run, world) };
  return { outcome: run.exitCode === 0 ? 'success' : 'failure', outputs, log: run.log };
}

/** The logins and tokens in the requests of a run. */
function sentSecrets({ registry }: World, before: number): readonly string[] {
  return registry.requests.slice(before).flatMap(({ headers }) => headers.authorization?.split(' ').slice(1) ?? []);
}

/** `runGate` empties the temporary folder; a runner does so after the job. */
async function keepReport(run: ActionRun, { workspace }: World): Promise<string> {
  const name = basename(run.outputs['referrers-file'] ?? '');
  const report = run.files[name];
  if (report === undefined) return '';
  await writeFile(join(workspace, name), report);
  return join(workspace, name);
}

/** The runner starts an action in the workspace, `runGate` does not: a file of it is named in full. */
function asPath(value: string, { workspace }: World): string {
  return /^[\w./-]+$/.test(value) && existsSync(join(workspace, value)) ? join(workspace, value) : value;
}

function fillInAll(texts: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillIn(text, scope)]));
}

/** As the runner does it, with the environment of this test left out. */
async function runScript(script: string, { env }: Step, { world, scope, trusted }: StepPlace): Promise<StepRun> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: world.workspace,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: world.workspace,
      ...(trusted && { CURL_CA_BUNDLE: world.certificatePath }),
      ...fillInAll(env, scope),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { outcome: status === 0 ? 'success' : 'failure', outputs: {}, log: Buffer.concat(chunks).toString('utf8') };
}
