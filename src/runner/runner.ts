import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Secret } from '../secret.ts';
import { requestIdToken } from './id-token.ts';
import { scrubSecrets } from './scrub.ts';
import { defuse, unhide } from './text.ts';

/**
 * The workflow runner, as far as the actions need it. No text for people leaves through it with a masked secret in it, and none for the
 * log and for annotations with characters that hide in it or turn it.
 */
export interface Runner {
  /** The input as typed, without the blanks around it; `undefined` where the variable is not set at all. */
  input(name: string): string | undefined;
  /** All inputs that the runner was given, in their upper-case form. */
  readonly inputNames: readonly string[];
  /** Registers a secret: from here on neither the runner's log nor anything written here shows it. */
  mask(secret: Secret): void;
  info(line: string): void;
  notice(message: string): void;
  warning(message: string): void;
  error(message: string, title: string): void;
  /** Data for later steps, as it is: a password that happens to be a part of an image's name must not change that. */
  output(name: string, value: string): void;
  /** The one output that may hold a masked secret. */
  secretOutput(name: string, value: Secret): void;
  /** Replaces what secrets a text has. */
  scrub(text: string): string;
  summary(markdown: string): Promise<void>;
  /** The folder that the runner empties after the job. */
  readonly temporaryFolder: string;
  /** A path for a new file in it. */
  temporaryFile(name: string): string;
  /** The environment of the step. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sets a variable for later steps, and their post steps. */
  exportVariable(name: string, value: string): void;
  /** Keeps a text for the post step of this action. */
  saveState(name: string, value: string): void;
  /** What `saveState` kept; `undefined` in the main step. */
  state(name: string): string | undefined;
  /** Asks GitHub for an OIDC token of this job, masked at once. @throws what `requestIdToken` throws. */
  idToken(audience: string): Promise<Secret>;
}

/** Opens the runner that this process was started by: `INPUT_*`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`, `RUNNER_TEMP`. */
export function openRunner(environment: NodeJS.ProcessEnv): Runner {
  const secrets = new Set<string>();
  const scrub = (text: string) => scrubSecrets(text, secrets);
  // The secrets first: what they consist of may be shown in another form.
  const show = (text: string) => unhide(scrub(text));
  const temporaryFolder = environment.RUNNER_TEMP || tmpdir();
  const mask = (secret: Secret) => {
    const value = secret.reveal();
    if (value === '') return;
    secrets.add(value);
    core.setSecret(value);
  };
  return {
    input: (name) => environment[`INPUT_${name.toUpperCase()}`]?.trim(),
    inputNames: inputNamesIn(environment),
    mask,
    info: (line) => core.info(show(defuse(line))),
    notice: (message) => core.notice(show(message)),
    warning: (message) => core.warning(show(message)),
    error: (message, title) => core.error(show(message), { title: show(title) }),
    output: (name, value) => core.setOutput(name, value),
    secretOutput: (name, value) => core.setOutput(name, value.reveal()),
    scrub,
    async summary(markdown) {
      if (environment.GITHUB_STEP_SUMMARY) await core.summary.addRaw(scrub(markdown)).write();
    },
    temporaryFolder,
    temporaryFile: (name) => join(temporaryFolder, `${randomUUID()}-${name}`),
    environment,
    exportVariable: (name, value) => core.exportVariable(name, value),
    saveState: (name, value) => core.saveState(name, value),
    state: (name) => environment[`STATE_${name}`],
    async idToken(audience) {
      const token = await requestIdToken(environment, audience);
      mask(token);
      return token;
    },
  };
}

function inputNamesIn(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('INPUT_'))
    .map((name) => name.slice('INPUT_'.length));
}
