import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { Secret } from '../secret.ts';
import { escapeHidden, hideInText, scrub } from '../text.ts';
import * as core from './commands.ts';
import type { EarlyConnection } from './early-connection.ts';

/**
 * The workflow runner. The log, annotations and the summary are written without masked secrets; in the log and in annotations, control
 * and formatting characters are shown as escapes. Like those of Context, its functions need no `this`.
 */
export interface Runner extends Context {
  /** The input as typed, without surrounding spaces; `undefined` where its variable is not set. */
  readonly input: (name: string) => string | undefined;
  /** The names of all inputs that the runner passed, in upper case. */
  readonly inputNames: readonly string[];
  readonly notice: (message: string) => void;
  readonly error: (message: string, title: string) => void;
  /** Sets an output. The value is not scrubbed: a password that is part of an image name must not change that name. */
  readonly output: (name: string, value: string) => void;
  /** Sets an output whose value is a masked secret. */
  readonly secretOutput: (name: string, value: Secret) => void;
  /** Replaces the masked secrets in a string by `***`. */
  readonly scrub: (text: string) => string;
  readonly summary: (markdown: string) => Promise<void>;
  /** The folder that the runner empties after the job. */
  readonly temporaryFolder: string;
  /** The home folder of the user that runs the step, absolute. */
  readonly homeFolder: string;
  /** The numeric ID of that user; `undefined` on Windows. */
  readonly userId: number | undefined;
  /** A unique path in `temporaryFolder` that ends with this name. Does not create the file. */
  readonly temporaryFile: (name: string) => string;
  /** The environment of the step. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sets a variable for later steps and their post steps. */
  readonly exportVariable: (name: string, value: string) => void;
  /** Stores a value for the post step of this action. */
  readonly saveState: (name: string, value: string) => void;
  /** The value that `saveState` stored; `undefined` in the main step. */
  readonly state: (name: string) => string | undefined;
  /** Returns the TCP connection to this origin that was opened while the action was loading, once; `undefined` if there is none. */
  readonly takeConnection: (origin: URL) => Socket | undefined;
  /** Requests an OIDC token of this job from GitHub, and masks it. @throws the errors of `requestIdToken`. */
  readonly idToken: (audience: string) => Promise<Secret>;
}

/** The runner that started this process. Its protocol are variables: `INPUT_*`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`, `RUNNER_TEMP`. */
export class ActionsRunner implements Runner {
  readonly environment: NodeJS.ProcessEnv;
  readonly inputNames: readonly string[];
  readonly temporaryFolder: string;
  readonly homeFolder = homedir();
  readonly userId = process.getuid?.();
  readonly #early: EarlyConnection | undefined;

  /** @param early the connection that was opened while the action was loading. */
  constructor(environment: NodeJS.ProcessEnv, early?: EarlyConnection) {
    this.environment = environment;
    this.inputNames = inputNamesIn(environment);
    this.#early = early;
    this.temporaryFolder = environment.RUNNER_TEMP || tmpdir();
  }

  readonly now = () => new Date();
  readonly sleep = (milliseconds: number) => sleep(milliseconds);
  readonly random = Math.random;

  readonly mask = (secret: Secret) => {
    const value = secret.reveal();
    if (value === '') return;
    hideInText(value);
    core.setSecret(value);
  };
  readonly scrub = scrub;

  readonly info = (line: string) => core.info(this.#show(escapeCommands(line)));
  readonly debug = (line: string) => core.debug(this.#show(line));
  readonly notice = (message: string) => core.annotate('notice', this.#show(message));
  readonly warn = (message: string) => core.annotate('warning', this.#show(message));
  readonly error = (message: string, title: string) => core.annotate('error', this.#show(message), this.#show(title));
  readonly summary = async (markdown: string) => {
    // As core.summary does, but that loads node:fs/promises, which takes longer than all of the summary (docs/decisions/start.md).
    const file = this.environment.GITHUB_STEP_SUMMARY;
    if (file) appendFileSync(file, this.scrub(markdown));
  };

  readonly input = (name: string) => this.environment[`INPUT_${name.toUpperCase()}`]?.trim();
  readonly output = (name: string, value: string) => core.setOutput(name, value);
  readonly secretOutput = (name: string, value: Secret) => core.setOutput(name, value.reveal());
  readonly exportVariable = (name: string, value: string) => core.exportVariable(name, value);
  readonly saveState = (name: string, value: string) => core.saveState(name, value);
  readonly state = (name: string) => this.environment[`STATE_${name}`];
  readonly temporaryFile = (name: string) => join(this.temporaryFolder, `${randomUUID()}-${name}`);

  readonly takeConnection = (origin: URL) => this.#early?.take(origin);

  readonly idToken = async (audience: string) => {
    const { requestIdToken } = await import('./id-token.ts');
    const token = await requestIdToken(this.environment, audience);
    this.mask(token);
    return token;
  };

  /** Scrubs before escaping: an escaped secret with control characters would no longer match. */
  #show(text: string): string {
    return escapeHidden(this.scrub(text));
  }
}

/**
 * Escapes a log line so that the runner does not execute it as a command. The runner reads `::name::` at the start of a line, also after
 * white space, and the old form `##[name]` anywhere in it.
 * @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Common/ActionCommand.cs
 */
export function escapeCommands(line: string): string {
  return line
    .split(/\r\n|\r|\n/)
    .map((part) => part.replace(/^([\s\u0085]*):(?=:)/, '$1\\:').replaceAll('##[', '##\\['))
    .join('\n');
}

function inputNamesIn(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('INPUT_'))
    .map((name) => name.slice('INPUT_'.length));
}
