import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { ActionName } from './action-file.ts';

/** A fenced block of YAML that uses an action of this repository. */
export interface Snippet {
  /** The heading above it; with ` (2)` for the second one below the same heading. */
  readonly title: string;
  readonly text: string;
}

/** The snippets of a Markdown page, in their order. */
export function snippetsIn(markdown: string): readonly Snippet[] {
  const snippets: Snippet[] = [];
  for (const { index, groups } of markdown.matchAll(/^```ya?ml\n(?<text>.*?)^```$/gms)) {
    const text = groups?.text ?? '';
    if (!text.includes(REPOSITORY)) continue;
    const heading = /^#+ (.*)$/gm;
    const above = [...markdown.slice(0, index).matchAll(heading)].at(-1)?.[1] ?? '';
    const same = snippets.filter(({ title }) => title.replace(/ \(\d+\)$/, '') === above).length;
    snippets.push({ title: same === 0 ? above : `${above} (${same + 1})`, text });
  }
  return snippets;
}

/** The start of `uses:` for the actions of this repository. */
const REPOSITORY = 'OWNER/quay-referrers';

const OWN_ACTIONS: Readonly<Record<string, ActionName>> = {
  [`${REPOSITORY}@v1`]: 'gate',
  [`${REPOSITORY}/token@v1`]: 'token',
  [`${REPOSITORY}/api@v1`]: 'api',
};

/**
 * Returns the action of this repository that a step uses, or undefined.
 * @throws Error if the repository has no such action.
 */
export function ownAction({ uses = '' }: Pick<Step, 'uses'>): ActionName | undefined {
  if (!uses.startsWith(REPOSITORY)) return undefined;
  const name = OWN_ACTIONS[uses];
  if (name === undefined) throw new Error(`this repository has no action ${uses}`);
  return name;
}

/** A step. Unknown keys are an error, because the runner would ignore them. */
export type Step = z.infer<typeof StepSchema>;

/** A job; without permissions of its own it has those of the workflow. */
export type Job = z.infer<typeof JobSchema> & { readonly permissions: z.infer<typeof Permissions> };

/**
 * Reads a snippet: a workflow, the `jobs:` of one, the keys of one job, or a list of steps. A job without a name is called `job`.
 * @throws Error for anything else, and for keys that the snippet runner does not know.
 */
export function readJobs(text: string): Readonly<Record<string, Job>> {
  const { jobs, permissions } = z.parse(WorkflowSchema, asWorkflow(parse(text)));
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, { ...job, permissions: job.permissions ?? permissions ?? {} }]),
  );
}

function asWorkflow(snippet: unknown): unknown {
  if (Array.isArray(snippet)) return asWorkflow({ steps: snippet });
  const isJob = typeof snippet === 'object' && snippet !== null && 'steps' in snippet;
  return isJob ? { jobs: { job: { 'runs-on': 'ubuntu-latest', ...snippet } } } : snippet;
}

const Text = z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String));
const Texts = z.record(z.string(), Text);
const Permissions = z.record(z.string(), z.enum(['read', 'write']));

const StepSchema = z.strictObject({
  name: z.optional(z.string()),
  id: z.optional(z.string()),
  if: z.optional(z.string()),
  uses: z.optional(z.string()),
  with: z._default(Texts, {}),
  // An expression in a script allows injection, because its value becomes part of the script.
  run: z.optional(
    z.string().check(z.refine((script) => !script.includes('${{'), 'a script must not contain an expression')),
  ),
  env: z._default(Texts, {}),
});

/** A matrix of one variable. `fail-fast` must be false, otherwise the first failure cancels the other legs and hides their results. */
const StrategySchema = z.strictObject({
  'fail-fast': z.optional(z.literal(false)),
  matrix: z.record(z.string(), z.array(Text)).check(z.refine((matrix) => Object.keys(matrix).length <= 1)),
});

const JobSchema = z.strictObject({
  'runs-on': z.literal('ubuntu-latest'),
  permissions: z.optional(Permissions),
  if: z.optional(z.string()),
  needs: z._default(
    z.pipe(
      z.union([z.string(), z.array(z.string())]),
      z.transform((needs) => [needs].flat()),
    ),
    [],
  ),
  strategy: z._default(StrategySchema, { matrix: {} }),
  outputs: z._default(Texts, {}),
  steps: z.array(StepSchema),
});

const WorkflowSchema = z.strictObject({
  name: z.optional(z.string()),
  on: z.optional(z.unknown()),
  permissions: z.optional(Permissions),
  jobs: z.record(z.string(), JobSchema),
});
