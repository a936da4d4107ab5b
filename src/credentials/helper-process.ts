import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { FoundLogin } from './auth-file-entry.ts';

/** Where helpers run. */
export interface HelperDependencies {
  /** The environment of the step: its PATH finds the helper, which gets all of it but what is the action's own. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that a helper may take, 30,000 in the actions: enough to ask a cloud, not to wait for a person at a prompt. */
  readonly helperDeadline: number;
  /** The answers so far, where a helper is to be asked once for each host. */
  readonly answers?: Map<string, Promise<FoundLogin>>;
}

/** What running a helper came to; `output` and `complaint` are its stdout and stderr. */
export type HelperRun =
  | { readonly kind: 'ended'; readonly output: string; readonly complaint: string }
  | { readonly kind: 'failed'; readonly how: string; readonly output: string; readonly complaint: string }
  /** No such program, or not one that may be run. */
  | { readonly kind: 'not-started'; readonly code: string }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'too-long' };

/** One call of a helper's program. */
export interface HelperCall {
  readonly program: string;
  readonly verb: 'get' | 'list';
  /** For its stdin. */
  readonly input: string;
}

/** Runs a helper without a shell; past the deadline or the limit it is killed together with what it started. */
export async function runHelper(call: HelperCall, { env, helperDeadline }: HelperDependencies): Promise<HelperRun> {
  try {
    // A group of its own, so that all of it can be killed; Windows has none.
    const options = { env: withoutOwn(env), detached: !IS_WINDOWS };
    return await watch(spawn(call.program, [call.verb], options), call.input, helperDeadline);
  } catch (error) {
    // Of a name that is too long or a program for another processor there is no event: spawn throws.
    return notStarted(error);
  }
}

const IS_WINDOWS = process.platform === 'win32';

function watch(child: ChildProcessWithoutNullStreams, input: string, deadline: number): Promise<HelperRun> {
  // A helper may end without reading its stdin; what counts is its answer.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve) => {
    const giveUp = (run: HelperRun) => {
      clearTimeout(timer);
      kill(child);
      resolve(run);
    };
    const timer = setTimeout(() => giveUp({ kind: 'too-slow' }), deadline);
    const [output, complaint] = [child.stdout, child.stderr].map((stream) =>
      collect(stream, () => giveUp({ kind: 'too-long' })),
    );
    child.on('error', (error) => giveUp(notStarted(error)));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const said = { output: output?.() ?? '', complaint: complaint?.() ?? '' };
      resolve(status === 0 ? { kind: 'ended', ...said } : { kind: 'failed', how: signal ?? `exit ${status}`, ...said });
    });
  });
}

function notStarted(error: unknown): HelperRun {
  if (!(error instanceof Error)) return { kind: 'not-started', code: String(error) };
  return { kind: 'not-started', code: 'code' in error ? `${error.code}` : error.name };
}

/** The action's inputs, its state and the runner's tokens are no business of a helper: with them it could act as the job. */
function withoutOwn(env: HelperDependencies['env']): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT|STATE|ACTIONS)_/i.test(name)));
}

/** Gathers a stream; the result gives what came so far as text. */
function collect(stream: NodeJS.ReadableStream, onTooLong: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_HELPER_BYTES) onTooLong();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Bytes of each stream; an answer is one login, or a list of hosts. */
const MAX_HELPER_BYTES = 1_048_576;

function kill(child: ChildProcessWithoutNullStreams): void {
  const { pid, stdout, stderr } = child;
  // What left the group may hold their other ends open, and so this process.
  stdout.destroy();
  stderr.destroy();
  if (pid === undefined) return;
  try {
    if (IS_WINDOWS) child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group runs any more.
  }
}
