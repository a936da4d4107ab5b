import { WORKFLOW } from './snippet-evidence.ts';
import { fillExpressions, isTrue, type Scope } from './snippet-expression.ts';
import type { SnippetFixture } from './snippet-fixture.ts';
import { runStep, type SnippetStepRun } from './snippet-step.ts';
import type { Job, Step } from './snippet-workflow.ts';
import { openTestJob, type TestJob } from './test-job.ts';

/** The outcome of a job; `steps` as in `SnippetRun`. */
export interface SnippetJobRun {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly steps: readonly string[];
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface NamedJob {
  readonly name: string;
  readonly job: Job;
}

/** What all jobs of a snippet share. */
export interface RunContext {
  readonly fixture: SnippetFixture;
  /** Whether the runner trusts the registry's certificate, as it does quay.io's. */
  readonly trusted: boolean;
}

/** Runs a job, or one leg of its matrix: steps in order, then the post steps. */
export async function runSnippetJob(
  { name, job }: NamedJob,
  given: Scope,
  context: RunContext,
): Promise<SnippetJobRun> {
  const base = await openEnvironment(job, context);
  const runner = await openTestJob({ environment: base });
  const masked = new Set(Object.values(context.fixture.secrets));
  const steps: string[] = [];
  let [scope, environment, succeeded, log] = [given, base, true, ''];
  const record = (label: string, run: SnippetStepRun | undefined) => {
    steps.push(`${name} / ${label}: ${outcomeOf(run)}`);
    for (const [, secret = ''] of run?.log.matchAll(/^::add-mask::(.+)$/gm) ?? []) masked.add(secret);
    succeeded &&= run?.outcome !== 'failure';
    log += run?.log ?? '';
  };
  try {
    for (const step of job.steps) {
      const stepContext = { fixture: context.fixture, scope, job: runner, environment };
      const run = isTrue(step.if, scope, succeeded) ? await runStep(step, stepContext) : undefined;
      record(labelOf(step), run);
      scope = withStep(scope, step, run);
      environment = { ...environment, ...run?.exported };
    }
    for (const post of await endSteps(runner)) record('post', post);
  } finally {
    await runner.close();
  }
  const outputs = Object.entries(job.outputs).map(([output, text]) => [
    output,
    unlessMasked(fillExpressions(text, scope), masked),
  ]);
  return { result: succeeded ? 'success' : 'failure', steps, log, outputs: Object.fromEntries(outputs) };
}

/** The variables that the runner sets for all steps of a job. */
async function openEnvironment(job: Job, { fixture, trusted }: RunContext): Promise<Readonly<Record<string, string>>> {
  const { certificatePath: path, issuer } = fixture;
  return {
    HOME: await fixture.openFolder('home'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW_REF: WORKFLOW.replace('https://github.com/', ''),
    GITHUB_WORKSPACE: await fixture.openFolder('workspace'),
    ...(trusted && { NODE_EXTRA_CA_CERTS: path, CURL_CA_BUNDLE: path, SSL_CERT_FILE: path }),
    ...(job.permissions['id-token'] === 'write' && {
      ACTIONS_ID_TOKEN_REQUEST_URL: issuer.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: issuer.requestToken,
    }),
  };
}

async function endSteps(runner: TestJob): Promise<readonly SnippetStepRun[]> {
  const posts = await runner.end();
  return posts.map(({ exitCode, log }) => ({
    outcome: exitCode === 0 ? 'success' : 'failure',
    outputs: {},
    exported: {},
    log,
  }));
}

/** The name of a step in the log. */
export function labelOf({ name, uses, run }: Step): string {
  return name ?? uses?.split('@')[0] ?? run ?? '';
}

function outcomeOf(run: SnippetStepRun | undefined): string {
  if (run === undefined) return 'skipped';
  return run.outputs.result === undefined ? run.outcome : `${run.outcome} (${run.outputs.result})`;
}

function withStep(scope: Scope, { id }: Step, run: SnippetStepRun | undefined): Scope {
  if (id === undefined || run === undefined) return scope;
  const others = typeof scope.steps === 'object' ? scope.steps : {};
  return { ...scope, steps: { ...others, [id]: { outcome: run.outcome, outputs: run.outputs } } };
}

/** @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Worker/JobExtension.cs: "Skip output … since it may contain secret" */
function unlessMasked(value: string, masked: ReadonlySet<string>): string {
  return [...masked].some((secret) => value.includes(secret)) ? '' : value;
}
