import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionName } from './action-file.ts';
import { readCommandFile } from './command-file.ts';
import { secretsOfHeader } from './input-secrets.ts';
import type { Job } from './job.ts';
import { missingClients } from './snippet-clients.ts';
import { fillIn, type Scope } from './snippet-expression.ts';
import { REPLACEMENTS } from './snippet-replacements.ts';
import { ownAction, type Step } from './snippet-workflow.ts';
import type { World } from './snippet-world.ts';

/** What came of a step. */
export interface StepRun {
  readonly outcome: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  /** What it set for later steps. */
  readonly exported: Readonly<Record<string, string>>;
  readonly log: string;
}

export interface StepPlace {
  readonly world: World;
  readonly scope: Scope;
  /** The job as the actions of this repository see it. */
  readonly job: Job;
  /** The environment of its steps. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a step: an action of this repository from its bundle, a script with bash, another action by its replacement. */
export async function runStep(step: Step, place: StepPlace): Promise<StepRun> {
  const own = ownAction(step);
  if (own !== undefined) return await runOwnAction(own, step, place);
  if (step.run !== undefined) return await runScript(step.run, step, place);
  const [name = '', version] = (step.uses ?? '').split('@');
  const replacement = REPLACEMENTS[name];
  if (replacement === undefined || version === undefined)
    throw new Error(`the snippet runner has nothing in place of ${step.uses}: add it to snippet-replacements.ts`);
  const { HOME: home = '', GITHUB_WORKSPACE: workspace = '' } = place.environment;
  const outputs = await replacement(fillInAll(step.with, place.scope), { world: place.world, home, workspace });
  return { outcome: 'success', outputs, exported: {}, log: '' };
}

async function runOwnAction(action: ActionName, step: Step, place: StepPlace): Promise<StepRun> {
  const { world, scope, job } = place;
  const given = Object.entries(fillInAll(step.with, scope));
  const inputs = Object.fromEntries(given.map(([name, value]) => [name, asPath(value, place)]));
  const { exitCode, outputs, exported, log } = await job.run(action, {
    // The default of both others, quay.io, is the world's registry here.
    inputs: { ...(action !== 'gate' && { registry: world.registry.host }), ...inputs },
    environment: fillInAll(step.env, scope),
    secrets: sentSecrets(world),
  });
  return { outcome: exitCode === 0 ? 'success' : 'failure', outputs, exported, log };
}

/** The logins and tokens in the requests from now on until it is asked; what clients of later steps send is not the action's to mask. */
function sentSecrets({ registry, mirror }: World): () => readonly string[] {
  const sentTo = [registry, mirror].map(({ requests }) => ({ requests, before: requests.length }));
  let sent: readonly string[] | undefined;
  return () => {
    const since = sentTo.flatMap(({ requests, before }) => requests.slice(before));
    sent ??= since.flatMap(({ headers }) => secretsOfHeader(headers.authorization));
    return sent;
  };
}

/** The runner starts an action in the workspace, a `Job` does not: a file of it is named in full. */
function asPath(value: string, { environment: { GITHUB_WORKSPACE: workspace = '' } }: StepPlace): string {
  return /^[\w./-]+$/.test(value) && existsSync(join(workspace, value)) ? join(workspace, value) : value;
}

function fillInAll(texts: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillIn(text, scope)]));
}

/** As the runner does it, with the environment of this test left out. A script whose client is not here counts as passed. */
async function runScript(script: string, { env }: Step, { world, scope, environment }: StepPlace): Promise<StepRun> {
  const missing = missingClients(script);
  if (missing.length > 0)
    return { outcome: 'success', outputs: {}, exported: {}, log: `not run: no ${missing.join(', ')} here\n` };
  const outputFile = join(await world.openFolder('step'), 'output');
  await writeFile(outputFile, '');
  const own = { PATH: process.env.PATH ?? '', GITHUB_OUTPUT: outputFile };
  const { status, log } = await runBash(script, { ...own, ...environment, ...fillInAll(env, scope) });
  const outputs = readCommandFile(await readFile(outputFile, 'utf8'));
  return { outcome: status === 0 ? 'success' : 'failure', outputs, exported: {}, log };
}

async function runBash(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: unknown; readonly log: string }> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: env.GITHUB_WORKSPACE,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { status, log: Buffer.concat(chunks).toString('utf8') };
}
