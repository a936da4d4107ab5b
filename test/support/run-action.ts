import type { ActionName } from './action-file.ts';
import type { ActionRun } from './action-run.ts';
import { basicCredentials } from './input-secrets.ts';
import type { JobFiles } from './job-folder.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';
import { isParallel, sortRequests } from './request-order.ts';
import { openTestJob, type TestJob } from './test-job.ts';
import { TestRegistries } from './test-registries.ts';
import { type OptionalSection, type StepRecord, writeTranscript } from './transcript.ts';

/** The run of a step against an embedded registry. */
export interface StepRun extends ActionRun {
  /** The requests that the registry received, one per line, with names; requests sent at the same time are sorted. */
  readonly requests: readonly string[];
}

/** The run of a job with one step, and its transcript. */
export interface TranscribedRun extends StepRun {
  readonly transcript: string;
}

/** The runs of a job's steps and of its post steps, and the transcript of the job. */
export interface JobRun {
  readonly steps: readonly StepRun[];
  readonly posts: readonly StepRun[];
  readonly transcript: string;
}

/** What a job has besides its registry and its steps. */
export interface JobSetup extends JobFiles {
  /**
   * Names for values that differ in each run, for example `{ PROXY: proxy.host, SCAN: scan.digest }`. In inputs, environment and files
   * the name is replaced by the value; in the transcript the value is replaced by the name.
   */
  readonly names?: Readonly<Record<string, string>>;
  /** A second registry; its host has the name `OTHER`. */
  readonly other?: EmbeddedRegistry;
  /** The environment variables of the job. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sections of the transcript besides inputs, log, requests and exit: for scenarios about outputs or the summary. */
  readonly show?: readonly OptionalSection[];
}

/** A step of a job. */
export interface JobStep {
  readonly action: ActionName;
  readonly inputs: Inputs;
}

type Inputs = Readonly<Record<string, string>>;

/**
 * Runs the gate against a registry. In the inputs, `REGISTRY` is the registry's host and `CERTIFICATE` its certificate. The input
 * `plain-http` or `ca-certificate` is added unless the inputs contain it.
 */
export async function runGate(
  registry: EmbeddedRegistry,
  inputs: Inputs,
  setup: JobSetup = {},
): Promise<TranscribedRun> {
  return await runOneStep(registry, { action: 'gate', inputs }, setup);
}

/** Runs the token action and, at the end of the job, its post step; inputs as in `runGate`. */
export async function runToken(
  registry: EmbeddedRegistry,
  inputs: Inputs,
  setup: JobSetup = {},
): Promise<TranscribedRun & { readonly post: StepRun }> {
  const step = { action: 'token', inputs: { registry: 'REGISTRY', ...inputs } } as const;
  const { steps, posts, transcript } = await runJob(registry, [step], setup);
  const [main, post] = [steps[0], posts[0]];
  if (main === undefined || post === undefined) throw new Error('the token action has no post step');
  return { ...main, post, transcript };
}

/** Runs the API action; inputs as in `runGate`. */
export async function runApi(
  registry: EmbeddedRegistry,
  inputs: Inputs,
  setup: JobSetup = {},
): Promise<TranscribedRun> {
  return await runOneStep(registry, { action: 'api', inputs: { registry: 'REGISTRY', ...inputs } }, setup);
}

async function runOneStep(registry: EmbeddedRegistry, step: JobStep, setup: JobSetup): Promise<TranscribedRun> {
  const { steps, transcript } = await runJob(registry, [step], setup);
  const [run] = steps;
  if (run === undefined) throw new Error('the job has no step');
  return { ...run, transcript };
}

/** Runs the steps of a job one after the other, also after a failed step, and then the post steps. */
export async function runJob(
  registry: EmbeddedRegistry,
  steps: readonly JobStep[],
  setup: JobSetup = {},
): Promise<JobRun> {
  const registries = new TestRegistries(registry, setup);
  const { home = {}, helpers = {}, environment = {} } = setup;
  const job = await openTestJob({ home: registries.fill(home), helpers, environment: registries.fill(environment) });
  try {
    const main = await runSteps(job, registries, steps);
    const posts = await runPosts(job, registries);
    const typed = steps.flatMap(({ inputs }) => basicCredentials(registries.fill(inputs)));
    const varying = { names: registries.names, secrets: [...typed, ...registries.authorizations()] };
    const records = recordsOf([...main, ...posts], setup);
    return {
      steps: main.map(({ run }) => run),
      posts: posts.map(({ run }) => run),
      transcript: records.map((record) => writeTranscript(record, varying)).join('\n'),
    };
  } finally {
    await job.close();
  }
}

/** A run, and what its transcript is made of. */
interface RecordedStep {
  readonly run: StepRun;
  readonly record: Pick<StepRecord, 'title' | 'inputs' | 'requests'>;
}

async function runSteps(
  job: TestJob,
  registries: TestRegistries,
  steps: readonly JobStep[],
): Promise<readonly RecordedStep[]> {
  const recorded: RecordedStep[] = [];
  for (const { action, inputs } of steps) {
    const given = { ...connectionInputs(registries.registry), ...registries.fill(inputs) };
    const { result, requests } = await registries.recordRequests(() =>
      job.run(action, { inputs: given, secrets: () => registries.secrets() }),
    );
    recorded.push(recordStep(result, { title: action, inputs, requests: sortRequests(requests, isParallel(inputs)) }));
  }
  return recorded;
}

/** Post steps send no requests, so it does not matter which of them sent which. */
async function runPosts(job: TestJob, registries: TestRegistries): Promise<readonly RecordedStep[]> {
  const { result, requests } = await registries.recordRequests(() => job.end());
  return result.map(({ action, ...run }) => recordStep(run, { title: `${action}, post step`, inputs: {}, requests }));
}

function recordStep(run: ActionRun, record: RecordedStep['record']): RecordedStep {
  return { run: { ...run, requests: record.requests.REGISTRY ?? [] }, record };
}

/** The files and the environment of the job are in the record of its first step; a job with one step has no titles. */
function recordsOf(recorded: readonly RecordedStep[], setup: JobSetup): readonly StepRecord[] {
  const { home = {}, helpers = {}, environment = {}, show = [] } = setup;
  const files = { ...withPrefix('~/', home), ...withPrefix('docker-credential-', helpers) };
  return recorded.map(({ run, record: { title, ...record } }, index) => ({
    ...record,
    ...(recorded.length === 1 ? {} : { title }),
    ...(index === 0 ? { files, environment } : { files: {}, environment: {} }),
    run,
    show,
  }));
}

function connectionInputs(registry: EmbeddedRegistry): Record<string, string> {
  return registry.url.startsWith('http:') ? { 'plain-http': 'true' } : { 'ca-certificate': registry.certificate };
}

function withPrefix(prefix: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${prefix}${name}`, text]));
}
