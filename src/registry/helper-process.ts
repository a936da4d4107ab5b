import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { FoundLogin } from './auth-file-entry.ts';

/** Where helpers run. */
export interface HelperDependencies {
  /** The environment of the step: its PATH finds the helper, which gets all of it but the action's inputs. */
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
  // A group of its own, so that all of it can be killed.
  const child = spawn(call.program, [call.verb], { env: withoutInputs(env), detached: true });
  // A helper may end without reading its stdin; what counts is its answer.
  child.stdin.on('error', () => undefined).end(call.input);
  return await new Promise((resolve) => {
    const giveUp = (run: HelperRun) => {
      clearTimeout(timer);
      killGroup(child);
      resolve(run);
    };
    const timer = setTimeout(() => giveUp({ kind: 'too-slow' }), helperDeadline);
    const [output, complaint] = [child.stdout, child.stderr].map((stream) =>
      collect(stream, () => giveUp({ kind: 'too-long' })),
    );
    child.on('error', (error) => giveUp({ kind: 'not-started', code: 'code' in error ? `${error.code}` : error.name }));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const said = { output: output?.() ?? '', complaint: complaint?.() ?? '' };
      resolve(status === 0 ? { kind: 'ended', ...said } : { kind: 'failed', how: signal ?? `exit ${status}`, ...said });
    });
  });
}

/** The action's own inputs are no business of a helper: there are passwords among them. */
function withoutInputs(env: HelperDependencies['env']): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('INPUT_')));
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

function killGroup({ pid, stdout, stderr }: ChildProcessWithoutNullStreams): void {
  // What left the group may hold their other ends open, and so this process.
  stdout.destroy();
  stderr.destroy();
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group runs any more.
  }
}
