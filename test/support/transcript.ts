import type { ActionRun } from './action-run.ts';
import { isSideBySide } from './request-order.ts';
import { stabilise, type Varying } from './stabilise.ts';

/** A run, and what the transcript is to tell of it. */
export interface Told {
  /** Which step of a job it is; none where that has but one. */
  readonly title?: string;
  /** What was there before: texts by their paths. */
  readonly before?: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: ActionRun;
  /** By the name of the registry. */
  readonly requests: Readonly<Record<string, readonly string[]>>;
  /** The sections that the transcript has besides inputs, log, requests and exit. */
  readonly show: readonly OptionalSection[];
}

/** Sections that a transcript has only where the test asks for them. */
export type OptionalSection = 'outputs' | 'summary';

/** The run as plain text to be read from top to bottom, the same each time: what varies is replaced by its name. */
export function transcribe(told: Told, varying: Varying): string {
  const { inputs, environment, run, requests, show, before = {} } = told;
  const sections = {
    files: fields(before),
    inputs: fields(inputs),
    environment: fields(environment),
    log: tellLog(run.log, isSideBySide(inputs)),
    outputs: show.includes('outputs') ? outputLines(run) : [],
    'variables for later steps': Object.entries(run.exported).map(([name, text]) => `${name}=${text}`),
    'files of the login': loginFiles(run),
    summary: show.includes('summary') ? summaryLines(run) : [],
    ...Object.fromEntries(
      Object.entries(requests).map(([name, lines]) => [
        name === 'REGISTRY' ? 'requests' : `requests to ${name}`,
        lines.length === 0 ? ['(none)'] : cutLines(lines),
      ]),
    ),
    exit: [String(run.exitCode)],
  };
  const written = Object.entries(sections).filter(([, lines]) => lines.length > 0);
  const text = written.map(([name, lines]) => `==== ${name}\n${lines.join('\n')}\n`).join('\n');
  return stabilise(told.title === undefined ? text : `######## ${told.title}\n\n${text}`, varying);
}

function outputLines({ outputs }: ActionRun): readonly string[] {
  return Object.entries(outputs).map(([name, text]) => `${name}=${layOut(text)}`);
}

/** A post step never writes a summary. */
function summaryLines({ step, summary }: ActionRun): readonly string[] {
  return step === 'post' ? [] : cutLines((summary.trimEnd() || '(none)').split('\n'));
}

/** With their permissions, and what is in them. */
function loginFiles({ files, modes }: ActionRun): readonly string[] {
  const ours = Object.entries(modes).filter(([name]) => name.startsWith('quay-referrers-login-'));
  return ours
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, mode]) => [`${mode} ${name}`, ...(files[name] === undefined ? [] : [indent(files[name].trim())])]);
}

function fields(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts).map(([name, text]) =>
    text.includes('\n') ? `${name}:\n${indent(text)}` : `${name}: ${text}`,
  );
}

/**
 * Commands with their line breaks, so that people can read them. Where images are judged side by side, a token may come before or after
 * the lines of an image that has another: the masks stand first then.
 */
function tellLog(log: string, sideBySide: boolean): readonly string[] {
  const inTime = (log.trimEnd() || '(none)').split('\n');
  const isMask = (line: string) => line.startsWith('::add-mask::');
  const lines = sideBySide ? [...inTime.filter(isMask), ...inTime.filter((line) => !isMask(line))] : inTime;
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

/** A JSON array has one line an item. */
function layOut(value: string): string {
  const items: unknown = value.startsWith('[{') ? JSON.parse(value) : undefined;
  if (!Array.isArray(items)) return value;
  return `[\n${cutLines(items.map((item) => indent(JSON.stringify(item)))).join('\n')}\n]`;
}

/** Nobody reads a hundred lines of the same. */
function cutLines(lines: readonly string[]): readonly string[] {
  const more = lines.length - MAX_LINES;
  return more > 0 ? [...lines.slice(0, MAX_LINES), `(and ${more} more lines)`] : lines;
}

const MAX_LINES = 60;

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
