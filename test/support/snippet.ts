import type { Scope } from './snippet-expression.ts';
import { holds } from './snippet-expression.ts';
import { type JobRun, labelOf, type NamedJob, type Place, runJob } from './snippet-job.ts';
import { readJobs } from './snippet-workflow.ts';
import type { World } from './snippet-world.ts';

/** What came of a snippet. */
export interface SnippetRun {
  /**
   * `JOB / STEP: OUTCOME`, with the gate's result in parentheses, and the post steps; job by job in the order of the snippet. Of a
   * matrix of eight `JOB (8) / STEP:` and the outcomes of all legs, each once, sorted: which leg has which image is the hash's.
   */
  readonly steps: readonly string[];
  /** What the steps printed, what GitHub masks included. */
  readonly log: string;
  /** By job. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Runs a snippet as GitHub would: jobs beside each other unless one needs another, a matrix as so many jobs, steps in order, masked
 * values dropped from the outputs of jobs. The hosts quay.io and quay.example.com become the world's registry, registry.example.com
 * its mirror; quay.example.com alone is one that runners do not trust.
 * @throws Error for whatever the snippet runner does not know: keys, expressions, actions.
 */
export async function runSnippet(text: string, world: World): Promise<SnippetRun> {
  const trusted = !text.includes('quay.example.com');
  if (!trusted && text.includes('quay.io')) throw new Error('a snippet is on one Quay');
  const placed = text.replaceAll(/quay\.io|quay\.example\.com/g, world.registry.host);
  const jobs = readJobs(placed.replaceAll('registry.example.com', world.mirror.host));
  const runs = new Map<string, Promise<JobRun>>();
  for (const [name, job] of Object.entries(jobs)) {
    const needed = job.needs.map((need) => {
      const run = runs.get(need);
      if (run === undefined) throw new Error(`${name} needs ${need}, which is not above`);
      return { name: need, run };
    });
    runs.set(name, runNext({ name, job, needed }, { world, trusted }));
  }
  const done = await Promise.all([...runs].map(async ([name, run]) => ({ name, ...(await run) })));
  return {
    steps: done.flatMap(({ steps }) => steps),
    log: done.map(({ log }) => log).join(''),
    outputs: Object.fromEntries(done.map(({ name, outputs }) => [name, outputs])),
  };
}

interface Next extends NamedJob {
  readonly needed: readonly { readonly name: string; readonly run: Promise<JobRun> }[];
}

async function runNext({ name, job, needed }: Next, place: Place): Promise<JobRun> {
  const before = await Promise.all(needed.map(async (need) => ({ name: need.name, ...(await need.run) })));
  const { secrets, vars, inputs, github } = place.world;
  const needs: Scope = Object.fromEntries(before.map(({ name: need, result, outputs }) => [need, { result, outputs }]));
  const given = { secrets, vars, inputs, github, needs };
  const allSucceeded = before.every(({ result }) => result === 'success');
  if (!holds(job.if, given, allSucceeded)) {
    const steps = job.steps.map((step) => `${name} / ${labelOf(step)}: skipped`);
    return { result: 'skipped', steps, log: '', outputs: {} };
  }
  return await runLegs({ name, job }, given, place);
}

async function runLegs({ name, job }: NamedJob, given: Scope, place: Place): Promise<JobRun> {
  const [[variable, values] = ['', []]] = Object.entries(job.strategy.matrix);
  if (values.length === 0) return await runJob({ name, job }, given, place);
  const total = String(values.length);
  const label = `${name} (${total})`;
  const legs: JobRun[] = [];
  // One after the other: what a step has sent to the registry is told by when it came.
  for (const [index, value] of values.entries()) {
    const strategy = { 'job-index': String(index), 'job-total': total };
    legs.push(await runJob({ name: label, job }, { ...given, strategy, matrix: { [variable]: value } }, place));
  }
  return {
    result: legs.every(({ result }) => result === 'success') ? 'success' : 'failure',
    steps: joinSteps(legs),
    log: legs.map(({ log }) => log).join(''),
    outputs: {},
  };
}

/** The steps of all legs, line by line: each leg has the same. */
function joinSteps(legs: readonly JobRun[]): readonly string[] {
  const [first] = legs;
  return (first?.steps ?? []).map((line, index) => {
    const step = line.slice(0, line.lastIndexOf(': ') + 2);
    const outcomes = new Set(legs.map(({ steps }) => steps[index]?.slice(step.length) ?? ''));
    return `${step}${[...outcomes].toSorted().join(', ')}`;
  });
}
