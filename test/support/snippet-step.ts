import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { ActionName } from './action-file.ts';
import { readCommandFile } from './command-file.ts';
import { secretsOfHeader } from './input-secrets.ts';
import { missingClients } from './snippet-clients.ts';
import { fillExpressions, type Scope } from './snippet-expression.ts';
import type { SnippetFixture } from './snippet-fixture.ts';
import { REPLACEMENTS } from './snippet-replacements.ts';
import { ownAction, type Step } from './snippet-workflow.ts';
import type { TestJob } from './test-job.ts';

/** The outcome of a step. */
export interface SnippetStepRun {
  readonly outcome: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  /** The variables that it exported to later steps. */
  readonly exported: Readonly<Record<string, string>>;
  readonly log: string;
}

/** What a step can refer to. */
export interface StepContext {
  readonly fixture: SnippetFixture;
  readonly scope: Scope;
  /** The job in which the actions of this repository run. */
  readonly job: TestJob;
  /** The environment variables of the job's steps. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a step: an action of this repository from its bundle, a script with bash, any other action by its replacement. */
export async function runStep(step: Step, context: StepContext): Promise<SnippetStepRun> {
  const own = ownAction(step);
  if (own !== undefined) return await runOwnAction(own, step, context);
  if (step.run !== undefined) return await runScript(step.run, step, context);
  const [name = '', version] = (step.uses ?? '').split('@');
  const replacement = REPLACEMENTS[name];
  if (replacement === undefined || version === undefined)
    throw new Error(`the snippet runner has no replacement for ${step.uses}: add it to snippet-replacements.ts`);
  const { HOME: home = '', GITHUB_WORKSPACE: workspace = '' } = context.environment;
  const outputs = await replacement(fillAll(step.with, context.scope), { fixture: context.fixture, home, workspace });
  return { outcome: 'success', outputs, exported: {}, log: '' };
}

async function runOwnAction(action: ActionName, step: Step, context: StepContext): Promise<SnippetStepRun> {
  const { fixture, scope, job } = context;
  const given = Object.entries(fillAll(step.with, scope));
  const inputs = Object.fromEntries(given.map(([name, value]) => [name, asPath(value, context)]));
  const { exitCode, outputs, exported, log } = await job.run(action, {
    // The input `registry` defaults to quay.io, which is the fixture's registry here.
    inputs: { ...(action === 'gate' ? rootOf(inputs, fixture) : { registry: fixture.registry.host }), ...inputs },
    environment: fillAll(step.env, scope),
    secrets: sentSecrets(fixture),
  });
  return { outcome: exitCode === 0 ? 'success' : 'failure', outputs, exported, log };
}

/** The fixture's root of keyless signatures, which replaces that of sigstore's public instance. */
function rootOf(
  { require = '' }: Readonly<Record<string, string>>,
  { signers }: SnippetFixture,
): Readonly<Record<string, string>> {
  return require.includes('issuer=') ? { 'trusted-root': signers.trustedRoot } : {};
}

/** Returns a function that lists the credentials sent from now until its first call: the action need not mask what later clients send. */
function sentSecrets({ registry, mirror }: SnippetFixture): () => readonly string[] {
  const sentTo = [registry, mirror].map(({ requests }) => ({ requests, before: requests.length }));
  let sent: readonly string[] | undefined;
  return () => {
    const since = sentTo.flatMap(({ requests, before }) => requests.slice(before));
    sent ??= since.flatMap(({ headers }) => secretsOfHeader(headers.authorization));
    return sent;
  };
}

/** The runner starts an action in the workspace, a `TestJob` does not: paths of existing files become absolute. */
function asPath(value: string, { environment: { GITHUB_WORKSPACE: workspace = '' } }: StepContext): string {
  return /^[\w./-]+$/.test(value) && existsSync(join(workspace, value)) ? join(workspace, value) : value;
}

function fillAll(texts: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillExpressions(text, scope)]));
}

/** Runs a script as the runner does, without the environment of this test. A script whose client is not installed counts as passed. */
async function runScript(
  script: string,
  { env }: Step,
  { fixture, scope, environment }: StepContext,
): Promise<SnippetStepRun> {
  const missing = missingClients(script);
  if (missing.length > 0)
    return { outcome: 'success', outputs: {}, exported: {}, log: `not run: ${missing.join(', ')} not on the PATH\n` };
  const outputFile = join(await fixture.openFolder('step'), 'output');
  await writeFile(outputFile, '');
  const own = { PATH: `${fixture.programs}${delimiter}${process.env.PATH}`, GITHUB_OUTPUT: outputFile };
  // oras uses http for localhost by default; the registries of the fixture use https.
  const command = script.replaceAll(/\boras (\w+) (?=localhost:)/g, 'oras $1 --plain-http=false ');
  const { status, log } = await runBash(command, { ...own, ...environment, ...fillAll(env, scope) });
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
