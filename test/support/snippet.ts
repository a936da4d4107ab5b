import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { openJob, type Job as RunnerJob } from './job.ts';
import { fillIn, holds, type Scope } from './snippet-expression.ts';
import { runStep, type StepRun } from './snippet-step.ts';
import { type Job, readJobs, type Step } from './snippet-workflow.ts';
import type { World } from './snippet-world.ts';

/** What came of a snippet. */
export interface SnippetRun {
  /** `JOB / STEP: OUTCOME`, with the gate's result in parentheses, and the post steps; job by job in the order of the snippet. */
  readonly steps: readonly string[];
  /** What the steps printed, what GitHub masks included. */
  readonly log: string;
  /** By job. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Runs a snippet as GitHub would: jobs beside each other unless one needs another, steps in order, masked values dropped from the
 * outputs of jobs. The hosts quay.io and quay.example.com become the world's registry; only the first is one that runners trust.
 * @throws Error for whatever the snippet runner does not know: keys, expressions, actions.
 */
export async function runSnippet(text: string, world: World): Promise<SnippetRun> {
  const trusted = !text.includes('quay.example.com');
  if (!trusted && text.includes('quay.io')) throw new Error('a snippet is on one host');
  const jobs = readJobs(text.replaceAll(/quay\.io|quay\.example\.com/g, world.registry.host));
  const runs = new Map<string, Promise<JobRun>>();
  for (const [name, job] of Object.entries(jobs)) {
    const needed = job.needs === undefined ? undefined : runs.get(job.needs);
    if (job.needs !== undefined && needed === undefined)
      throw new Error(`${name} needs ${job.needs}, which is not above`);
    runs.set(name, runNext({ name, job, needed }, { world, trusted }));
  }
  const done = await Promise.all([...runs].map(async ([name, run]) => ({ name, ...(await run) })));
  return {
    steps: done.flatMap(({ steps }) => steps),
    log: done.map(({ log }) => log).join(''),
    outputs: Object.fromEntries(done.map(({ name, outputs }) => [name, outputs])),
  };
}

interface JobRun {
  readonly succeeded: boolean;
  readonly steps: readonly string[];
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

interface Next {
  readonly name: string;
  readonly job: Job;
  readonly needed: Promise<JobRun> | undefined;
}

interface Place {
  readonly world: World;
  /** Whether the runner trusts the registry's certificate, as it does quay.io's. */
  readonly trusted: boolean;
}

async function runNext({ name, job, needed }: Next, place: Place): Promise<JobRun> {
  const before = await needed;
  const lines = (outcome: string) => job.steps.map((step) => `${name} / ${labelOf(step)}: ${outcome}`);
  const { secrets, vars, inputs, github } = place.world;
  const needs: Scope = job.needs === undefined ? {} : { [job.needs]: { outputs: before?.outputs ?? {} } };
  const given = { secrets, vars, inputs, github, needs };
  if (!holds(job.if, given, before?.succeeded !== false))
    return { succeeded: false, steps: lines('skipped'), log: '', outputs: {} };
  return await runJob({ name, job }, given, place);
}

async function runJob({ name, job }: Omit<Next, 'needed'>, given: Scope, place: Place): Promise<JobRun> {
  const base = await openEnvironment(job, place);
  const runner = await openJob({ environment: base });
  const masked = new Set(Object.values(place.world.secrets));
  const steps: string[] = [];
  let [scope, environment, succeeded, log] = [given, base, true, ''];
  const take = (label: string, run: StepRun | undefined) => {
    steps.push(`${name} / ${label}: ${tell(run)}`);
    for (const [, secret = ''] of run?.log.matchAll(/^::add-mask::(.+)$/gm) ?? []) masked.add(secret);
    succeeded &&= run?.outcome !== 'failure';
    log += run?.log ?? '';
  };
  try {
    for (const step of job.steps) {
      const stepPlace = { world: place.world, scope, job: runner, environment };
      const run = holds(step.if, scope, succeeded) ? await runStep(step, stepPlace) : undefined;
      take(labelOf(step), run);
      scope = withStep(scope, step, run);
      environment = { ...environment, ...run?.exported };
    }
    for (const post of await endSteps(runner)) take('post', post);
  } finally {
    await runner.close();
  }
  const outputs = Object.entries(job.outputs).map(([output, text]) => [
    output,
    unlessMasked(fillIn(text, scope), masked),
  ]);
  return { succeeded, steps, log, outputs: Object.fromEntries(outputs) };
}

/** What the runner sets for all steps of a job. */
async function openEnvironment(job: Job, { world, trusted }: Place): Promise<Readonly<Record<string, string>>> {
  const { certificatePath: path, issuer } = world;
  return {
    HOME: await mkdtemp(join(world.workspace, 'home-')),
    GITHUB_WORKSPACE: world.workspace,
    ...(trusted && { NODE_EXTRA_CA_CERTS: path, CURL_CA_BUNDLE: path, SSL_CERT_FILE: path }),
    ...(job.permissions['id-token'] === 'write' && {
      ACTIONS_ID_TOKEN_REQUEST_URL: issuer.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: issuer.requestToken,
    }),
  };
}

async function endSteps(runner: RunnerJob): Promise<readonly StepRun[]> {
  const posts = await runner.end();
  return posts.map(({ exitCode, log }) => ({
    outcome: exitCode === 0 ? 'success' : 'failure',
    outputs: {},
    exported: {},
    log,
  }));
}

function labelOf({ name, uses, run }: Step): string {
  return name ?? uses?.split('@')[0] ?? run ?? '';
}

function tell(run: StepRun | undefined): string {
  if (run === undefined) return 'skipped';
  return run.outputs.result === undefined ? run.outcome : `${run.outcome} (${run.outputs.result})`;
}

function withStep(scope: Scope, { id }: Step, run: StepRun | undefined): Scope {
  if (id === undefined || run === undefined) return scope;
  const others = typeof scope.steps === 'object' ? scope.steps : {};
  return { ...scope, steps: { ...others, [id]: { outcome: run.outcome, outputs: run.outputs } } };
}

/** @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Worker/JobExtension.cs: "Skip output … since it may contain secret" */
function unlessMasked(value: string, masked: ReadonlySet<string>): string {
  return [...masked].some((secret) => value.includes(secret)) ? '' : value;
}
