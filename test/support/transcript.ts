import type { ActionRun } from './action-run.ts';

/** A run, and what the transcript is to tell of it. */
export interface Told {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: ActionRun;
  /** By the name of the registry. */
  readonly requests: Readonly<Record<string, readonly string[]>>;
}

/** What changes from run to run. */
export interface Varying {
  /** Hosts and digests, by the names that stand for them. */
  readonly names: Readonly<Record<string, string>>;
  /** What was sent in Authorization headers. */
  readonly secrets: readonly string[];
}

/** The run as plain text to be read from top to bottom, the same each time: what varies is replaced by its name. */
export function transcribe(told: Told, varying: Varying): string {
  const { inputs, environment, run, requests } = told;
  const sections = {
    inputs: fields(inputs),
    environment: fields(environment),
    log: tellLog(run.log),
    outputs: Object.entries(run.outputs).map(([name, text]) => `${name}=${layOut(text)}`),
    summary: cutLines((run.summary.trimEnd() || '(none)').split('\n')),
    ...Object.fromEntries(
      Object.entries(requests).map(([name, lines]) => [
        name === 'REGISTRY' ? 'requests' : `requests to ${name}`,
        lines.length === 0 ? ['(none)'] : inOrder(lines, isSideBySide(inputs)),
      ]),
    ),
    exit: [String(run.exitCode)],
  };
  const written = Object.entries(sections).filter(([, lines]) => lines.length > 0);
  return stabilise(written.map(([name, lines]) => `==== ${name}\n${lines.join('\n')}\n`).join('\n'), varying);
}

/** Replaces what varies: hosts, named digests (the short form too), tokens, times, waits, temporary paths. */
export function stabilise(text: string, { names, secrets }: Varying): string {
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, nameOf(secret)), replaceNames(text, names))
    .replaceAll(JWT, '(token)')
    .replaceAll(TEMPORARY, 'TEMP/')
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '(time)')
    .replaceAll(/write EPROTO [0-9A-F]+:(.*?):\.\.\/[^\s<]+/g, 'write EPROTO (thread):$1:(place)')
    .replaceAll(/again in \d+\.\d s/g, 'again in (seconds) s')
    .replaceAll(/again in \d+ s, \d+ s left/g, 'again in (seconds) s, (seconds) s left');
}

function replaceNames(text: string, names: Varying['names']): string {
  const entries = Object.entries(names).flatMap(([name, value]) => [
    [name, value] as const,
    ...shortForms(value).map((form) => [name, form] as const),
  ]);
  return entries
    .filter(([, value]) => value !== '')
    .toSorted(([, one], [, other]) => other.length - one.length)
    .reduce((rest, [name, value]) => rest.replaceAll(value, name), text);
}

/** A digest as people and Mermaid diagrams write it. */
function shortForms(value: string): readonly string[] {
  const [, short] = /^sha256:([0-9a-f]{12})/.exec(value) ?? [];
  return short === undefined ? [] : [`sha256:${short}`, `sha256#58;${short}`];
}

function nameOf(secret: string): string {
  return secret.startsWith('ey') ? '(token)' : '(base64 of username:password)';
}

const JWT = /\bey[\w-]+\.[\w-]+\.[\w-]*/g;

/** The folder of a run or of a file of the test, and what makes a file's name in it unique. */
const TEMPORARY = /[^\s=`"]*\/gate-\w{6}\/(?:[0-9a-f]{8}-[0-9a-f-]{27}-)?/g;

function fields(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts).map(([name, text]) =>
    text.includes('\n') ? `${name}:\n${indent(text)}` : `${name}: ${text}`,
  );
}

/** Commands with their line breaks, so that people can read them. */
function tellLog(log: string): readonly string[] {
  const lines = log.trimEnd().split('\n');
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

function isSideBySide({ image = '' }: Told['inputs']): boolean {
  return image.trim().includes('\n');
}

/**
 * Several images are judged side by side, and so are the manifests of several rules fetched: their order is chance, and is sorted.
 * Exchanges come one at a time.
 */
function inOrder(lines: readonly string[], sideBySide: boolean): readonly string[] {
  if (sideBySide) return [...lines.filter(isExchange), ...lines.filter((line) => !isExchange(line)).toSorted()];
  return lines.reduce<readonly (readonly string[])[]>(joinManifests, []).flatMap((group) => group.toSorted());
}

function isExchange(line: string): boolean {
  return line.startsWith('GET /v2/auth');
}

/** Neighbours that may have come in any order are one group. */
function joinManifests(groups: readonly (readonly string[])[], line: string): readonly (readonly string[])[] {
  const last = groups.at(-1);
  const joins = last?.every(isManifest) && isManifest(line);
  return last !== undefined && joins ? [...groups.slice(0, -1), [...last, line]] : [...groups, [line]];
}

function isManifest(line: string): boolean {
  return /^GET \S+\/manifests\/(?!sha256-)/.test(line);
}
