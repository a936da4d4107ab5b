import { writeFileSync } from 'node:fs';
import { explain, InputError } from '../error.ts';
import { hideTokens } from '../inputs/secrets.ts';
import { formatRequest } from '../quay/v1/client.ts';
import { formatBytes } from '../runner/markdown.ts';
import type { Runner } from '../runner/runner.ts';
import type { CallResult } from './call.ts';

/** The outcome of a run. `user` is the user that the token acts as, if it is known. */
export type ApiOutcome = { readonly user: string | undefined } & (
  | { readonly kind: 'called'; readonly result: CallResult }
  | { readonly kind: 'listed' }
  /** `status` is that of a response without a usable body. */
  | { readonly kind: 'failed'; readonly status: number | undefined; readonly error: unknown }
);

/** Why the step fails, with the chain of causes; `undefined` if it passes. */
export function failureOf(outcome: ApiOutcome): string | undefined {
  if (outcome.kind === 'failed') return explainFailure(outcome.error);
  return outcome.kind === 'called' && outcome.result.failure ? explain(outcome.result.failure) : undefined;
}

/** A token may have been typed into an input that a message shows. */
function explainFailure(error: unknown): string {
  return error instanceof InputError ? hideTokens(error.message) : explain(error);
}

/** Sets all outputs of the API action and logs the result. The session masked the secrets in the response, such as the token of a robot. */
export async function publishApi(outcome: ApiOutcome, runner: Runner): Promise<void> {
  runner.output('user', outcome.user ?? '');
  runner.output('status', String(statusOf(outcome) ?? ''));
  try {
    if (outcome.kind === 'called') await publishBody(outcome.result, runner);
    else for (const name of ['body', 'body-file']) runner.output(name, '');
  } finally {
    const failure = failureOf(outcome);
    if (failure !== undefined) runner.error(failure, 'The API call failed');
  }
}

function statusOf(outcome: ApiOutcome): number | undefined {
  switch (outcome.kind) {
    case 'called':
      return outcome.result.response.status;
    case 'failed':
      return outcome.status;
    case 'listed':
      return undefined;
  }
}

async function publishBody(result: CallResult, runner: Runner): Promise<void> {
  const { response, body, isJson } = result;
  const size = Buffer.byteLength(body);
  const content = size === 0 ? 'no body' : `${formatBytes(size)} of ${formatOf(result)}`;
  runner.info(`${formatRequest(response.request)} returned ${response.status}: ${content}.`);
  const reason = emptyOutputReason(result, size);
  runner.output('body', reason === undefined ? body.trim() : '');
  const path = writeBody(body, isJson ? 'response.json' : 'response.txt', runner);
  if (response.isTruncated && size === 0) runner.warn(NO_BODY_ARRIVED);
  else if (reason !== undefined && size > 0) {
    runner.warn(`The output body is empty, because ${reason}. Read the file ${path} (output body-file) instead.`);
  }
}

const NO_BODY_ARRIVED =
  'The body of the response did not arrive completely, so the outputs body and body-file do not have it.';

/** @throws Error that names the path, with the error of the file system as its cause. The output is set first. */
function writeBody(body: string, name: string, runner: Runner): string {
  const path = runner.temporaryFile(name);
  try {
    // Readable only for this user of the machine, since a response may hold tokens.
    writeFileSync(path, body, { mode: 0o600 });
  } catch (cause) {
    runner.output('body-file', '');
    throw new Error(
      `The response could not be written to ${path} (output body-file). Check the free space on the disk.`,
      { cause },
    );
  }
  runner.output('body-file', path);
  return path;
}

function formatOf({ isJson, body }: CallResult): string {
  if (isJson) return 'JSON';
  return /^\s*</.test(body) ? 'HTML' : 'text';
}

/** The output is never a part of the body: a later step that runs in any case would take it for the complete body. */
function emptyOutputReason({ response, isPartial, isJson }: CallResult, size: number): string | undefined {
  if (response.isTruncated) return 'the response is incomplete';
  if (isPartial) return 'the list is incomplete';
  if (size > MAX_BODY_BYTES) return `the response is larger than 64 KiB (${formatBytes(size)})`;
  return isJson ? undefined : 'the response is not valid JSON';
}

/** Bytes: the limit of one variable in the environment of a later step. */
const MAX_BODY_BYTES = 65_536;
