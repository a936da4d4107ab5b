import type { ActionName } from './action-file.ts';
import type { ActionRun } from './action-run.ts';
import { basicCredentials } from './input-secrets.ts';
import { type Job, openJob } from './job.ts';
import type { JobFiles } from './job-folder.ts';
import { openPlaces, type Places, type PlacesOptions } from './places.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';
import { isSideBySide, sortRequests } from './request-order.ts';
import { type OptionalSection, type Told, transcribe } from './transcript.ts';

/** A run of an action against an embedded registry. */
export interface StepRun extends ActionRun {
  /** The requests that the registry received, one a line, in their order, but those sent at the same time sorted; with names. */
  readonly requests: readonly string[];
}

/** A run of an action, and all of it as one text. */
export interface Scenario extends StepRun {
  readonly transcript: string;
}

/** The runs of a job's steps, those of its post steps, and all of it as one text. */
export interface JobScenario {
  readonly steps: readonly StepRun[];
  readonly posts: readonly StepRun[];
  readonly transcript: string;
}

/**
 * What a story has besides its registry. `names`: what a word in the inputs, the environment and the files stands for, and what the
 * transcript is to write in its place: `{ PROXY: proxy.host, SCAN: scan.digest }`. `OTHER` stands for the host of `other`.
 */
export interface Stage extends PlacesOptions, JobFiles {
  /** Of the job. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sections of the transcript besides inputs, log, requests and exit: for stories about outputs or the summary. */
  readonly show?: readonly OptionalSection[];
}

/** A step of a job. */
export interface JobStep {
  readonly action: ActionName;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Runs the gate against a registry. In the inputs, `REGISTRY` stands for its host and `CERTIFICATE` for its certificate; how to reach
 * it (plain http, or its certificate) is added unless the inputs say it.
 */
export async function playScenario(
  registry: EmbeddedRegistry,
  inputs: Readonly<Record<string, string>>,
  stage: Stage = {},
): Promise<Scenario> {
  return await playAlone(registry, { action: 'gate', inputs }, stage);
}

/** Runs the token action as `playScenario` does the gate, and at the end of the job its post step. */
export async function playToken(
  registry: EmbeddedRegistry,
  inputs: Readonly<Record<string, string>>,
  stage: Stage = {},
): Promise<Scenario & { readonly post: StepRun }> {
  const given = { registry: 'REGISTRY', ...inputs };
  const { steps, posts, transcript } = await playJob(registry, [{ action: 'token', inputs: given }], stage);
  const [step, post] = [steps[0], posts[0]];
  if (step === undefined || post === undefined) throw new Error('the token action has a post step');
  return { ...step, post, transcript };
}

/** Runs the API action as `playScenario` does the gate. */
export async function playApi(
  registry: EmbeddedRegistry,
  inputs: Readonly<Record<string, string>>,
  stage: Stage = {},
): Promise<Scenario> {
  return await playAlone(registry, { action: 'api', inputs: { registry: 'REGISTRY', ...inputs } }, stage);
}

async function playAlone(registry: EmbeddedRegistry, only: JobStep, stage: Stage): Promise<Scenario> {
  const { steps, transcript } = await playJob(registry, [only], stage);
  const [step] = steps;
  if (step === undefined) throw new Error('a job of one step has one run');
  return { ...step, transcript };
}

/** Runs the steps of a job one after the other, whatever becomes of them, and then its post steps. */
export async function playJob(
  registry: EmbeddedRegistry,
  steps: readonly JobStep[],
  stage: Stage = {},
): Promise<JobScenario> {
  const places = openPlaces(registry, stage);
  const { home = {}, helpers = {}, environment = {}, show = [] } = stage;
  const job = await openJob({ home: places.fill(home), helpers, environment: places.fill(environment) });
  try {
    const main = await playSteps(job, steps, { places, reach: reach(registry) });
    const posts = await playPosts(job, places);
    const varying = { names: places.names, secrets: [...typedIn(steps, places), ...places.authorizations()] };
    const told = [...main, ...posts].map((act) => act.told);
    const [first, ...rest] = told.length === 1 ? told.map(({ title: _, ...only }) => only) : told;
    if (first === undefined) throw new Error('a job has a step');
    const before = { ...namedAs('~/', home), ...namedAs('docker-credential-', helpers) };
    const texts = [{ ...first, before, environment }, ...rest].map((one) => transcribe({ ...one, show }, varying));
    return { steps: main.map(({ run }) => run), posts: posts.map(({ run }) => run), transcript: texts.join('\n') };
  } finally {
    await job.close();
  }
}

/** A run, and what is to be told of it. */
interface Act {
  readonly run: StepRun;
  readonly told: Omit<Told, 'show'>;
}

interface Scenery {
  readonly places: Places;
  /** The inputs without which the registry cannot be reached. */
  readonly reach: Readonly<Record<string, string>>;
}

async function playSteps(job: Job, steps: readonly JobStep[], { places, reach }: Scenery): Promise<readonly Act[]> {
  const acts: Act[] = [];
  for (const { action, inputs } of steps) {
    const options = { inputs: { ...reach, ...places.fill(inputs) }, secrets: places.secrets };
    const { result, requests } = await places.watch(() => job.run(action, options));
    acts.push(anAct(result, { title: action, inputs, requests: sortRequests(requests, isSideBySide(inputs)) }));
  }
  return acts;
}

/** They ask no registry for anything, so that nobody needs to know when which of them ran. */
async function playPosts(job: Job, places: Places): Promise<readonly Act[]> {
  const { result, requests } = await places.watch(() => job.end());
  return result.map(({ action, ...run }) => anAct(run, { title: `${action}, post step`, inputs: {}, requests }));
}

function anAct(run: ActionRun, told: Pick<Told, 'title' | 'inputs' | 'requests'>): Act {
  return { run: { ...run, requests: told.requests.REGISTRY ?? [] }, told: { ...told, run, environment: {} } };
}

function reach(registry: EmbeddedRegistry): Record<string, string> {
  return registry.url.startsWith('http:') ? { 'plain-http': 'true' } : { 'ca-certificate': registry.certificate };
}

function typedIn(steps: readonly JobStep[], places: Places): readonly string[] {
  return steps.flatMap(({ inputs }) => basicCredentials(places.fill(inputs)));
}

function namedAs(start: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${start}${name}`, text]));
}
