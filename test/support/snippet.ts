import type { Scope } from './snippet-expression.ts';
import { isTrue } from './snippet-expression.ts';
import type { SnippetFixture } from './snippet-fixture.ts';
import { labelOf, type NamedJob, type RunContext, runSnippetJob, type SnippetJobRun } from './snippet-job.ts';
import { readJobs } from './snippet-workflow.ts';

/** The outcome of a snippet. */
export interface SnippetRun {
  /**
   * `JOB / STEP: OUTCOME` for each step and post step, with the gate's result in parentheses, in the order of the snippet's jobs. A
   * matrix of eight has `JOB (8) / STEP:` with the distinct outcomes of its legs, sorted, because a hash distributes the images.
   */
  readonly steps: readonly string[];
  /** The output of the steps, including masked values. */
  readonly log: string;
  /** The outputs of each job, by name of the job. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Runs a snippet as GitHub does: jobs in parallel unless one needs another, the legs of a matrix, steps in order; a job output that
 * contains a masked value is empty. The hosts quay.io and quay.example.com are replaced by the fixture's registry, registry.example.com by
 * its mirror. With quay.example.com the runner does not trust the registry's certificate.
 * @throws Error for keys, expressions and actions that the snippet runner does not support.
 */
export async function runSnippet(text: string, fixture: SnippetFixture): Promise<SnippetRun> {
  const trusted = !text.includes('quay.example.com');
  if (!trusted && text.includes('quay.io')) throw new Error('a snippet must not use both quay.io and quay.example.com');
  const withRegistry = text.replaceAll(/quay\.io|quay\.example\.com/g, fixture.registry.host);
  const jobs = readJobs(withRegistry.replaceAll('registry.example.com', fixture.mirror.host));
  const runs = new Map<string, Promise<SnippetJobRun>>();
  for (const [name, job] of Object.entries(jobs)) {
    const needed = job.needs.map((need) => {
      const run = runs.get(need);
      if (run === undefined) throw new Error(`${name} needs ${need}, which must be defined above it`);
      return { name: need, run };
    });
    runs.set(name, runWhenNeedsAreDone({ name, job, needed }, { fixture, trusted }));
  }
  const done = await Promise.all([...runs].map(async ([name, run]) => ({ name, ...(await run) })));
  return {
    steps: done.flatMap(({ steps }) => steps),
    log: done.map(({ log }) => log).join(''),
    outputs: Object.fromEntries(done.map(({ name, outputs }) => [name, outputs])),
  };
}

interface WaitingJob extends NamedJob {
  readonly needed: readonly { readonly name: string; readonly run: Promise<SnippetJobRun> }[];
}

async function runWhenNeedsAreDone({ name, job, needed }: WaitingJob, context: RunContext): Promise<SnippetJobRun> {
  const before = await Promise.all(needed.map(async (need) => ({ name: need.name, ...(await need.run) })));
  const { secrets, vars, inputs, github } = context.fixture;
  const needs: Scope = Object.fromEntries(before.map(({ name: need, result, outputs }) => [need, { result, outputs }]));
  const given = { secrets, vars, inputs, github, needs };
  const allSucceeded = before.every(({ result }) => result === 'success');
  if (!isTrue(job.if, given, allSucceeded)) {
    const steps = job.steps.map((step) => `${name} / ${labelOf(step)}: skipped`);
    return { result: 'skipped', steps, log: '', outputs: {} };
  }
  return await runLegs({ name, job }, given, context);
}

async function runLegs({ name, job }: NamedJob, given: Scope, context: RunContext): Promise<SnippetJobRun> {
  const [[variable, values] = ['', []]] = Object.entries(job.strategy.matrix);
  if (values.length === 0) return await runSnippetJob({ name, job }, given, context);
  const total = String(values.length);
  const label = `${name} (${total})`;
  const legs: SnippetJobRun[] = [];
  // One after the other, because the requests of a step are identified by the time of their arrival.
  for (const [index, value] of values.entries()) {
    const strategy = { 'job-index': String(index), 'job-total': total };
    legs.push(
      await runSnippetJob({ name: label, job }, { ...given, strategy, matrix: { [variable]: value } }, context),
    );
  }
  return {
    result: legs.every(({ result }) => result === 'success') ? 'success' : 'failure',
    steps: joinSteps(legs),
    log: legs.map(({ log }) => log).join(''),
    outputs: {},
  };
}

/** Joins the lines of all legs; each leg has the same steps. */
function joinSteps(legs: readonly SnippetJobRun[]): readonly string[] {
  const [first] = legs;
  return (first?.steps ?? []).map((line, index) => {
    const step = line.slice(0, line.lastIndexOf(': ') + 2);
    const outcomes = new Set(legs.map(({ steps }) => steps[index]?.slice(step.length) ?? ''));
    return `${step}${[...outcomes].toSorted().join(', ')}`;
  });
}
