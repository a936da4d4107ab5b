import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** One execution of the program of a credential helper. */
export interface HelperCall {
  readonly program: string;
  readonly verb: 'get' | 'list';
  /** Written to its stdin. */
  readonly input: string;
  /** The environment of the step. The program gets all of it except the variables that belong to this action. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until it is killed. */
  readonly deadline: number;
}

/** The outcome of a call. */
export type HelperRun =
  | { readonly kind: 'succeeded'; readonly stdout: string }
  /** `status` is the exit code or the signal. */
  | { readonly kind: 'failed'; readonly status: string; readonly stdout: string; readonly stderr: string }
  /** There is no such program, or it cannot be executed. `code` is that of the system error. */
  | { readonly kind: 'not-started'; readonly code: string }
  | { readonly kind: 'timed-out' }
  /** It wrote more than `MAX_OUTPUT_BYTES`. */
  | { readonly kind: 'too-long' };

/** Runs a helper without a shell. After the deadline, or above the output limit, it is killed with all processes that it started. */
export async function runHelper({ program, verb, input, environment, deadline }: HelperCall): Promise<HelperRun> {
  // Few runs need a helper, and the module takes 2 ms to load.
  const { spawn } = await import('node:child_process');
  try {
    // As the leader of a process group, so that the whole group can be killed. Windows has no process groups.
    const options = { env: withoutActionVariables(environment), detached: !IS_WINDOWS };
    return await watch(spawn(program, [verb], options), input, deadline);
  } catch (error) {
    // For a name that is too long, or a program for another processor, spawn throws instead of emitting an event.
    return notStarted(error);
  }
}

const IS_WINDOWS = process.platform === 'win32';

function watch(child: ChildProcessWithoutNullStreams, input: string, deadline: number): Promise<HelperRun> {
  // A helper may exit without reading its stdin, which is not a failure.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve) => {
    const abort = (run: HelperRun) => {
      clearTimeout(timer);
      kill(child);
      resolve(run);
    };
    const timer = setTimeout(() => abort({ kind: 'timed-out' }), deadline);
    const onTooLong = () => abort({ kind: 'too-long' });
    const readStdout = collect(child.stdout, onTooLong);
    const readStderr = collect(child.stderr, onTooLong);
    child.on('error', (error) => abort(notStarted(error)));
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      const stdout = readStdout();
      if (exitCode === 0) resolve({ kind: 'succeeded', stdout });
      else resolve({ kind: 'failed', status: signal ?? `exit ${exitCode}`, stdout, stderr: readStderr() });
    });
  });
}

function notStarted(error: unknown): HelperRun {
  if (!(error instanceof Error)) return { kind: 'not-started', code: String(error) };
  return { kind: 'not-started', code: 'code' in error ? `${error.code}` : error.name };
}

/** Removes the inputs and the state of the action and the tokens of the runner: with them a helper could act as the job. */
function withoutActionVariables(environment: HelperCall['environment']): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|STATE|ACTIONS)_/i.test(name)));
}

/** Collects the output of a stream; the returned function returns it as a string. */
function collect(stream: NodeJS.ReadableStream, onTooLong: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT_BYTES) onTooLong();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Bytes of each stream. The output is one login, or a list of hosts. */
const MAX_OUTPUT_BYTES = 1_048_576;

function kill(child: ChildProcessWithoutNullStreams): void {
  const { pid, stdout, stderr } = child;
  // A process that left the group may keep the streams open, which would keep this process running.
  stdout.destroy();
  stderr.destroy();
  if (pid === undefined) return;
  try {
    if (IS_WINDOWS) child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // All processes of the group have ended.
  }
}
