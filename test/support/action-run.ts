import { openJob } from './job.ts';
import type { FolderContent } from './job-folder.ts';

/** What a run of an action left behind, as the runner and the job's user see it. */
export interface ActionRun extends FolderContent {
  readonly step: 'main' | 'post';
  readonly exitCode: number | null;
  /** All lines of standard output and standard error, commands to the runner among them. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What it set for later steps (GITHUB_ENV) and for its own post step (GITHUB_STATE). */
  readonly exported: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface ActionOptions {
  /** As the workflow writes them; the defaults of action.yml are added, as the runner does. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Secrets besides those of the inputs, which must not show anywhere. Asked for after the run, since tokens are made in it. */
  readonly secrets?: () => readonly string[];
}

/**
 * Runs the committed bundle of the gate in a process of its own, as the runner does: a job of one step.
 * @throws Error when a secret shows outside `::add-mask::` and the output `token`, or is not masked: no scenario can forget to look.
 */
export async function runGate(options: ActionOptions): Promise<ActionRun> {
  const job = await openJob();
  try {
    return await job.run('gate', options);
  } finally {
    await job.close();
  }
}

/** What is in the file that the output `body-file` of the API call names. */
export function answerOf({ outputs, files }: Pick<ActionRun, 'outputs' | 'files'>): string {
  const name = outputs['body-file']?.split('/').at(-1) ?? '';
  return files[name] ?? '';
}
