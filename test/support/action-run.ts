import type { ChildProcess } from 'node:child_process';
import type { FolderContent } from './job-folder.ts';

/** What a run of an action printed and wrote. */
export interface ActionRun extends FolderContent {
  readonly step: 'main' | 'post';
  readonly exitCode: number | null;
  /** Standard output and standard error, with the runner's log commands. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The variables that it exported to later steps (GITHUB_ENV). */
  readonly exported: Readonly<Record<string, string>>;
  /** The state that it saved for its own post step (GITHUB_STATE). */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** The inputs and the environment of a step. */
export interface ActionOptions {
  /** As in `with:` of a workflow; the defaults of action.yml are added, as the runner does. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Secrets besides those of the inputs that must not be shown. Called after the run, because tokens are issued during it. */
  readonly secrets?: () => readonly string[];
  /** Called with the process of the main step and its temporary folder when it has started, for example to cancel it. */
  readonly onStart?: (process: ChildProcess, temporaryFolder: string) => void;
}

/** The content of the file that the output `body-file` of the API action names. */
export function bodyFileOf({ outputs, files }: Pick<ActionRun, 'outputs' | 'files'>): string {
  const name = outputs['body-file']?.split('/').at(-1) ?? '';
  return files[name] ?? '';
}
