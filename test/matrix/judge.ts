import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ActionName } from '../support/action-file.ts';
import type { ActionRun } from '../support/action-run.ts';
import { REQUESTS } from './requests.ts';
import type { Observed } from './run-cell.ts';
import type { Cell, Outcome } from './types.ts';
import { usageOf } from './usage.ts';

/** What is wrong with the run of a cell; empty if nothing is. */
export function judge(cell: Cell, observed: Observed): readonly string[] {
  const { failure, run, hung } = observed;
  const problems = [
    failure,
    hung && `the process did not end within ${cell.limits.seconds} s, and was killed`,
    ...judgeLimits(cell, observed),
    ...judgeOrigins(cell, observed),
    ...(run === undefined || hung ? [] : judgeRun(cell, run)),
    ...judgeWrites(cell, observed),
    ...judgeHidden(observed),
    ...(cell.kind === 'no fault' ? judgeCoverage(cell, observed) : []),
  ];
  return problems.filter((problem) => typeof problem === 'string');
}

type Problems = readonly (string | false | undefined)[];

function judgeRun(cell: Cell, run: ActionRun): Problems {
  if (cell.isCancelled) return [...judgeText(run), ...judgeCancelled(cell, run)];
  return [...judgeOutcome(cell, run), ...judgeOutputs(cell.step.action, run), ...judgeText(run)];
}

/** The exit code belongs to the outcome, and the outcome is permitted. */
function judgeOutcome({ step, permits }: Cell, run: ActionRun): Problems {
  const outcome = outcomeOf(step.action, run);
  if (outcome === undefined) return [`exit code ${run.exitCode}, result \`${run.outputs.result ?? ''}\``];
  if (permits.includes(outcome)) return [];
  return [`the outcome is ${outcome}, expected ${permits.join(' or ')}`];
}

/** A step that was killed did not pass; one that was faster than the signal did. */
function judgeCancelled({ step }: Cell, run: ActionRun): Problems {
  return [run.exitCode === 0 && outcomeOf(step.action, run) !== step.passes && 'a step that was cancelled passes'];
}

function outcomeOf(action: ActionName, { exitCode, outputs }: ActionRun): Outcome | undefined {
  if (exitCode !== 0 && exitCode !== 1) return undefined;
  if (action === 'api') return exitCode === 0 ? 'done' : 'failed';
  if (action === 'token')
    return exitCode === 0 ? (outputs.token ? 'token' : 'open') : outputs.token ? undefined : 'failed';
  const result = RESULTS.find((one) => one === outputs.result);
  if (result === undefined) return undefined;
  const passes = result === 'pass' || result === 'listed';
  // With on-missing: warn a step passes although something is missing.
  return passes === (exitCode === 0) || result === 'missing' ? result : undefined;
}

const RESULTS = ['pass', 'listed', 'missing', 'unverified', 'subject-not-found', 'error'] as const;

/** All outputs are set; the JSON in them is JSON, and is not larger than a later step can take. */
function judgeOutputs(action: ActionName, { outputs }: ActionRun): Problems {
  const unset = outputNames(action).filter((name) => outputs[name] === undefined);
  const large = Object.entries(outputs).filter(([, value]) => Buffer.byteLength(value) > MAX_OUTPUT);
  const json = JSON_OUTPUTS[action].filter((name) => !isJson(outputs[name] ?? ''));
  return [
    unset.length > 0 && `outputs are not set: ${unset.join(', ')}`,
    large.length > 0 && `outputs are larger than 64 KiB: ${large.map(([name]) => name).join(', ')}`,
    json.length > 0 && `outputs are not JSON: ${json.join(', ')}`,
  ];
}

/** Bytes: 64 KiB. */
const MAX_OUTPUT = 1 << 16;

const JSON_OUTPUTS: Readonly<Record<ActionName, readonly string[]>> = {
  gate: ['missing', 'referrers', 'images'],
  token: ['granted'],
  api: [],
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function outputNames(action: ActionName): readonly string[] {
  const path = { gate: 'action.yml', token: 'token/action.yml', api: 'api/action.yml' }[action];
  names[action] ??= Object.keys(parse(readFileSync(new URL(path, ROOT), 'utf8')).outputs);
  return names[action];
}

const ROOT = new URL('../../', import.meta.url);
const names: Partial<Record<ActionName, readonly string[]>> = {};

/** The log and the summary are of a readable length, no text in them acts as a command, and no error is one of the program itself. */
function judgeText({ log, summary }: ActionRun): Problems {
  const lines = log.split(/\r\n|\r|\n/);
  const shown = lines.filter((line) => !line.startsWith('::add-mask::')).join('\n');
  const commands = lines.flatMap((line) => /^\s*::([\w-]+)(?: [^:]*)?::(.*)$/.exec(line)?.slice(1) ?? []);
  const forged = lines.filter((line) => isForged(line));
  const internal = INTERNAL.exec(shown);
  return [
    forged.length > 0 && `the log has a forged command: ${forged[0]?.slice(0, 100)}`,
    commands.length > 0 &&
      /[\p{Cc}\p{Bidi_Control}]/u.test(shown.replaceAll(/[\n\t]/g, '')) &&
      'the log has control characters',
    shown.length > MAX_LOG && `the log has ${shown.length} characters`,
    Buffer.byteLength(summary) > MAX_SUMMARY && 'the summary is larger than 1 MiB',
    /<script|<img|javascript:/i.test(summary.replaceAll(/<code>.*?<\/code>/gs, '')) && 'the summary has foreign HTML',
    internal !== null && `an error of the program itself: ${internal[0]}`,
  ];
}

/** A line that the runner would take for a command although the action did not write it as one. */
function isForged(line: string): boolean {
  const [, name, message = ''] = /^\s*::([\w-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
  if (name === undefined) return /^\s*##\[/.test(line);
  return !OWN_COMMANDS.has(name) || message.startsWith('forged');
}

const OWN_COMMANDS: ReadonlySet<string> = new Set(['add-mask', 'error', 'warning', 'notice', 'debug']);

/** Characters. */
const MAX_LOG = 100_000;
const MAX_SUMMARY = 1 << 20;

const INTERNAL =
  /is not a function|is not iterable|[Cc]annot read propert\w+|of (?:undefined|null)\b|undefined is not|Maximum call stack[^\n]*|Invalid time value|Invalid array length|Invalid string length|ERR_INVALID_\w+|ERR_UNHANDLED\w*|UnhandledPromise\w*|DeprecationWarning[^\n]*|\[DEP\d+\]|^\s+at .*(?:\.[jt]s|node:).*$|heap out of memory/m;

function judgeLimits({ limits }: Cell, { run, seconds, requests }: Observed): Problems {
  const { memory, processor } = usageOf(run ?? { log: '' });
  return [
    seconds > limits.seconds && `it took ${seconds.toFixed(1)} s, at most ${limits.seconds} s`,
    processor > limits.processor &&
      `it took ${processor.toFixed(1)} s of processor time, at most ${limits.processor} s`,
    memory > limits.memory && `it took ${Math.round(memory)} MiB, at most ${limits.memory} MiB`,
    requests.length > limits.requests && `it sent ${requests.length} requests, at most ${limits.requests}`,
  ];
}

/** The other origin gets no request, or none that has a secret, a login or a cookie in it. */
function judgeOrigins({ leads = false }: Cell, { foreign, secrets }: Observed): Problems {
  return foreign.flatMap(({ line, headers, body }) => {
    const text = `${line}\n${JSON.stringify(headers)}\n${body}`;
    const leak = secrets.find((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
    return [
      !leads && `a request went to the other origin: ${line}`,
      headers.authorization !== undefined && `credentials went to the other origin: ${line}`,
      headers.cookie !== undefined && `a cookie went to the other origin: ${line}`,
      leak !== undefined && `a secret went to the other origin: ${line}`,
    ];
  });
}

/** Every request of an action is in the table of requests. */
function judgeCoverage({ step }: Cell, { requests }: Observed): Problems {
  const rows = REQUESTS.filter((row) => row.step.action === step.action);
  return requests.map(({ method, path }) => {
    const isCovered = rows.some(({ match }) => match.path.test(path) && (match.method ?? method) === method);
    return !isCovered && `requests.ts has no row for ${method} ${path}`;
  });
}

/** Nothing is quoted that the step was not asked to read. */
function judgeHidden({ run, hidden }: Observed): Problems {
  const shown = JSON.stringify([run?.log, run?.summary, run?.outputs, run?.files]);
  return hidden.map((text) => shown.includes(text) && `the step shows ${text}`);
}

/** A write is sent once at most, and its loss is told. No request has a cookie. */
function judgeWrites({ losesWrite = false, mayRepeatWrite = false }: Cell, { run, requests }: Observed): Problems {
  const writes = requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
  const cookies = requests.filter(({ headers }) => headers.cookie !== undefined);
  return [
    writes.length > 1 && !mayRepeatWrite && `it wrote ${writes.length} times`,
    cookies.length > 0 && 'it sent a cookie back',
    losesWrite &&
      run !== undefined &&
      !/whether Quay (?:has )?carried/i.test(run.log) &&
      'it does not say that the outcome of the write is not known',
  ];
}
