import { writeFile } from 'node:fs/promises';
import { redactUrl } from '../http/redact.ts';
import { parseJson } from '../json.ts';
import { findSecrets } from '../quay/v1/secrets.ts';
import { formatBytes } from '../runner/markdown.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import type { CallResult } from './call.ts';

/** What became of a run: all that outputs and annotations are made of. */
export interface ApiReport {
  /** Whom the token acts as, if that is known. */
  readonly user: string | undefined;
  /** Absent where nothing was called, or nothing came back. */
  readonly result: CallResult | undefined;
  /** Of an answer of which nothing else was kept. */
  readonly status?: number | undefined;
  /** Why the step fails. */
  readonly problem: string | undefined;
}

/** Sets the outputs of the API action, all of them, and says what came back. Secrets of the answer, such as a robot's token, are masked first. */
export async function publishApi({ user, result, status, problem }: ApiReport, runner: Runner): Promise<void> {
  runner.output('user', user ?? '');
  runner.output('status', String(result?.answer.response.status ?? status ?? ''));
  try {
    if (result !== undefined) await publishBody(result, runner);
    else for (const name of ['body', 'body-file']) runner.output(name, '');
  } finally {
    if (problem !== undefined) runner.error(problem, 'The API call failed');
  }
}

/** Bytes: a later step's environment takes no more of one variable. */
const MAX_BODY_BYTES = 65_536;

async function publishBody(result: CallResult, runner: Runner): Promise<void> {
  const text = result.joined ?? result.answer.response.body.toString('utf8');
  const json = parseJson(Buffer.from(text));
  for (const secret of findSecrets(json)) runner.mask(new Secret(secret));
  const size = Buffer.byteLength(text);
  runner.info(`${describe(result)}: ${size === 0 ? 'no body' : `${formatBytes(size)} of ${kindOf(json, text)}`}.`);
  const why = whyNoBody(result, json, size);
  runner.output('body', why === undefined ? text.trim() : '');
  const path = await writeAnswer(text, json === undefined ? 'answer.txt' : 'answer.json', runner);
  if (why !== undefined && size > 0)
    runner.warn(`The output body is empty: ${why} The file ${path} (output body-file) has it.`);
}

/** @throws Error that names the path, with what the file system said as its cause; the output is set all the same. */
async function writeAnswer(text: string, name: string, runner: Runner): Promise<string> {
  const path = runner.temporaryFile(name);
  try {
    // Not for other users of the machine: an answer may hold tokens.
    await writeFile(path, text, { mode: 0o600 });
  } catch (cause) {
    runner.output('body-file', '');
    throw new Error(`The answer could not be written to ${path} (output body-file): is there room on the disk?`, {
      cause,
    });
  }
  runner.output('body-file', path);
  return path;
}

function describe({ answer: { sent, response } }: CallResult): string {
  return `${sent.method} ${redactUrl(sent.url)} answered ${response.status}`;
}

function kindOf(json: unknown, text: string): string {
  if (json !== undefined) return 'JSON';
  return /^\s*</.test(text) ? 'HTML' : 'text';
}

/** Never a part of what came: a step that runs whatever came of this one would take it for the whole. */
function whyNoBody({ joined, failure }: CallResult, json: unknown, size: number): string | undefined {
  if (json === undefined) return 'the answer is no JSON.';
  if (joined !== undefined && failure !== undefined) return 'the list is not whole.';
  return size > MAX_BODY_BYTES ? `the answer has ${formatBytes(size)}, more than 64 KiB.` : undefined;
}
