import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as core from '@actions/core';
import type { Context } from '../context.ts';
import type { Secret } from '../secret.ts';
import { escapeHidden } from '../text.ts';
import { requestIdToken } from './id-token.ts';
import { scrubSecrets } from './scrub.ts';
import { defuse } from './text.ts';

/**
 * The workflow runner. Text for people is written without masked secrets; in the log and in annotations, control and formatting
 * characters are shown as escapes. Like those of Context, its functions need no `this`.
 */
export interface Runner extends Context {
  /** The input as typed, without the surrounding spaces; `undefined` where the variable is not set. */
  readonly input: (name: string) => string | undefined;
  /** The inputs that the runner passed, in upper case. */
  readonly inputNames: readonly string[];
  readonly notice: (message: string) => void;
  readonly error: (message: string, title: string) => void;
  /** Sets an output. The value is not scrubbed: a password that is part of an image's name must not change that name. */
  readonly output: (name: string, value: string) => void;
  /** Sets an output whose value is a masked secret. */
  readonly secretOutput: (name: string, value: Secret) => void;
  /** Replaces the masked secrets in a string by `***`. */
  readonly scrub: (text: string) => string;
  readonly summary: (markdown: string) => Promise<void>;
  /** The folder that the runner empties after the job. */
  readonly temporaryFolder: string;
  /** A path in `temporaryFolder` that no other file has. */
  readonly temporaryFile: (name: string) => string;
  /** The environment of the step. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sets a variable for later steps and their post steps. */
  readonly exportVariable: (name: string, value: string) => void;
  /** Stores a value for the post step of this action. */
  readonly saveState: (name: string, value: string) => void;
  /** What `saveState` stored; `undefined` in the main step. */
  readonly state: (name: string) => string | undefined;
  /** Requests an OIDC token of this job from GitHub and masks it. @throws what `requestIdToken` throws. */
  readonly idToken: (audience: string) => Promise<Secret>;
}

/** The runner that started this process, by its protocol: `INPUT_*`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`, `RUNNER_TEMP`. */
export class ActionsRunner implements Runner {
  readonly #secrets = new Set<string>();
  readonly environment: NodeJS.ProcessEnv;
  readonly inputNames: readonly string[];
  readonly temporaryFolder: string;

  constructor(environment: NodeJS.ProcessEnv) {
    this.environment = environment;
    this.inputNames = inputNamesIn(environment);
    this.temporaryFolder = environment.RUNNER_TEMP || tmpdir();
  }

  readonly now = () => new Date();
  readonly sleep = (milliseconds: number) => sleep(milliseconds);
  readonly random = Math.random;

  readonly mask = (secret: Secret) => {
    const value = secret.reveal();
    if (value === '') return;
    this.#secrets.add(value);
    core.setSecret(value);
  };
  readonly scrub = (text: string) => scrubSecrets(text, this.#secrets);

  readonly info = (line: string) => core.info(this.#show(defuse(line)));
  readonly notice = (message: string) => core.notice(this.#show(message));
  readonly warn = (message: string) => core.warning(this.#show(message));
  readonly error = (message: string, title: string) => core.error(this.#show(message), { title: this.#show(title) });
  readonly summary = async (markdown: string) => {
    if (this.environment.GITHUB_STEP_SUMMARY) await core.summary.addRaw(this.scrub(markdown)).write();
  };

  readonly input = (name: string) => this.environment[`INPUT_${name.toUpperCase()}`]?.trim();
  readonly output = (name: string, value: string) => core.setOutput(name, value);
  readonly secretOutput = (name: string, value: Secret) => core.setOutput(name, value.reveal());
  readonly exportVariable = (name: string, value: string) => core.exportVariable(name, value);
  readonly saveState = (name: string, value: string) => core.saveState(name, value);
  readonly state = (name: string) => this.environment[`STATE_${name}`];
  readonly temporaryFile = (name: string) => join(this.temporaryFolder, `${randomUUID()}-${name}`);

  readonly idToken = async (audience: string) => {
    const token = await requestIdToken(this.environment, audience);
    this.mask(token);
    return token;
  };

  /** Scrubs first: afterwards a secret with control characters in it would be spelled differently. */
  #show(text: string): string {
    return escapeHidden(this.scrub(text));
  }
}

function inputNamesIn(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('INPUT_'))
    .map((name) => name.slice('INPUT_'.length));
}
