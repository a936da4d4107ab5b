import { EOL } from 'node:os';
// The entry module of @actions/core also loads its HTTP client and @actions/exec, which takes longer than the rest of the start of an
// action (docs/decisions/start.md). It exports no other module, so these are imported by their paths.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js';

/*
 * The functions of @actions/core that the actions use, with the same protocol.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts
 */

/** Writes a line to the log. The runner executes a command in it. */
export function info(line: string): void {
  process.stdout.write(line + EOL);
}

/** Writes a line to the log that is shown only if debug logging is on. */
export function debug(line: string): void {
  issueCommand('debug', {}, line);
}

/** Creates an annotation, which is also in the log. */
export function annotate(level: 'notice' | 'warning' | 'error', message: string, title?: string): void {
  issueCommand(level, title === undefined ? {} : { title }, message);
}

/** Masks a value in the log from then on. */
export function setSecret(value: string): void {
  issueCommand('add-mask', {}, value);
}

/** Sets an output of the step. */
export function setOutput(name: string, value: string): void {
  if (process.env.GITHUB_OUTPUT) issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
  else {
    // The old form of the command. A line of the log may not have been ended.
    process.stdout.write(EOL);
    issueCommand('set-output', { name }, value);
  }
}

/** Sets a variable for the later steps of the job, and in this process. */
export function exportVariable(name: string, value: string): void {
  process.env[name] = value;
  if (process.env.GITHUB_ENV) issueFileCommand('ENV', prepareKeyValueMessage(name, value));
  else issueCommand('set-env', { name }, value);
}

/** Stores a value for the post step. */
export function saveState(name: string, value: string): void {
  if (process.env.GITHUB_STATE) issueFileCommand('STATE', prepareKeyValueMessage(name, value));
  else issueCommand('save-state', { name }, value);
}
