import { openJob, type Job as RunnerJob } from './job.ts';
import { fillIn, holds, type Scope } from './snippet-expression.ts';
import { runStep, type StepRun } from './snippet-step.ts';
import type { Job, Step } from './snippet-workflow.ts';
import type { World } from './snippet-world.ts';

/** What came of a job; `steps` as in `SnippetRun`. */
export interface JobRun {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly steps: readonly string[];
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface NamedJob {
  readonly name: string;
  readonly job: Job;
}

export interface Place {
  readonly world: World;
  /** Whether the runner trusts the registry's certificate, as it does quay.io's. */
  readonly trusted: boolean;
}

/** Runs a job, or one leg of its matrix: steps in order, then the post steps. */
export async function runJob({ name, job }: NamedJob, given: Scope, place: Place): Promise<JobRun> {
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
  return { result: succeeded ? 'success' : 'failure', steps, log, outputs: Object.fromEntries(outputs) };
}

/** What the runner sets for all steps of a job. */
async function openEnvironment(job: Job, { world, trusted }: Place): Promise<Readonly<Record<string, string>>> {
  const { certificatePath: path, issuer } = world;
  return {
    HOME: await world.openFolder('home'),
    GITHUB_WORKSPACE: await world.openFolder('workspace'),
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

/** What a step is called in a run. */
export function labelOf({ name, uses, run }: Step): string {
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
