import type { ActionRun } from './action-run.ts';
import { isParallel } from './request-order.ts';
import { stabilise, type Varying } from './stabilise.ts';
import type { Requests } from './test-registries.ts';

/** A step's run and everything that its transcript can contain. */
export interface StepRecord {
  /** The heading of the step in the transcript of a job with several steps. */
  readonly title?: string;
  /** The files that existed before the job, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: ActionRun;
  readonly requests: Requests;
  /** The sections besides inputs, log, requests and exit. */
  readonly show: readonly OptionalSection[];
}

/** A section that a transcript has only if the test asks for it. */
export type OptionalSection = 'outputs' | 'summary';

/** Writes a run as plain text that is the same in each run: values that vary are replaced by their names. Empty sections are left out. */
export function writeTranscript(record: StepRecord, varying: Varying): string {
  const { title, files, inputs, environment, run, requests, show } = record;
  const sections = {
    files: fieldLines(files),
    inputs: fieldLines(inputs),
    environment: fieldLines(environment),
    log: logLines(run.log, isParallel(inputs)),
    outputs: show.includes('outputs') ? outputLines(run) : [],
    'variables for later steps': Object.entries(run.exported).map(([name, text]) => `${name}=${text}`),
    'files of the login': loginFileLines(run),
    summary: show.includes('summary') ? summaryLines(run) : [],
    ...requestSections(requests),
    exit: [String(run.exitCode)],
  };
  const filled = Object.entries(sections).filter(([, lines]) => lines.length > 0);
  const text = filled.map(([name, lines]) => `==== ${name}\n${lines.join('\n')}\n`).join('\n');
  return stabilise(title === undefined ? text : `######## ${title}\n\n${text}`, varying);
}

function fieldLines(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts).map(([name, text]) =>
    text.includes('\n') ? `${name}:\n${indent(text)}` : `${name}: ${text}`,
  );
}

/**
 * Log commands are printed with real line breaks. The masks of parallel work come first, because a token may be masked before or after
 * the lines of another image.
 */
function logLines(log: string, parallel: boolean): readonly string[] {
  const printed = (log.trimEnd() || '(none)').split('\n');
  const isMask = (line: string) => line.startsWith('::add-mask::');
  const lines = parallel ? [...printed.filter(isMask), ...printed.filter((line) => !isMask(line))] : printed;
  return cutLines(lines.map((line) => (line.startsWith('::') ? unescapeCommand(line) : line)));
}

function unescapeCommand(command: string): string {
  return indent(
    command
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%'),
  ).trimStart();
}

function outputLines({ outputs }: ActionRun): readonly string[] {
  return Object.entries(outputs).map(([name, value]) => `${name}=${formatOutput(value)}`);
}

/** Prints a JSON array with one line per item. */
function formatOutput(value: string): string {
  const items: unknown = value.startsWith('[{') ? JSON.parse(value) : undefined;
  if (!Array.isArray(items)) return value;
  return `[\n${cutLines(items.map((item) => indent(JSON.stringify(item)))).join('\n')}\n]`;
}

/** The login files in the temporary folder, with their permissions and content. */
function loginFileLines({ files, modes }: ActionRun): readonly string[] {
  return Object.entries(modes)
    .filter(([name]) => name.startsWith('quay-referrers-login-'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, mode]) => [`${mode} ${name}`, ...(files[name] === undefined ? [] : [indent(files[name].trim())])]);
}

/** A post step never writes a summary. */
function summaryLines({ step, summary }: ActionRun): readonly string[] {
  return step === 'post' ? [] : cutLines((summary.trimEnd() || '(none)').split('\n'));
}

function requestSections(requests: Requests): Readonly<Record<string, readonly string[]>> {
  const sections = Object.entries(requests).map(([name, lines]) => [
    name === 'REGISTRY' ? 'requests' : `requests to ${name}`,
    lines.length === 0 ? ['(none)'] : cutLines(lines),
  ]);
  return Object.fromEntries(sections);
}

function cutLines(lines: readonly string[]): readonly string[] {
  const more = lines.length - MAX_LINES;
  return more > 0 ? [...lines.slice(0, MAX_LINES), `(and ${more} more lines)`] : lines;
}

const MAX_LINES = 60;

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
