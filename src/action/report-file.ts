import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { RuleVerdict } from '../policy/verdict.ts';
import { formatReference } from '../registry/reference.ts';
import { imageField, referrerEntries, unmetRules } from './entries.ts';
import type { GateReport, ImageReport } from './report.ts';

/** Takes secrets out of a text. */
export type Scrub = (text: string) => string;

/**
 * The whole report as JSON (`schemaVersion` 1) in pieces, a line for each referrer: never all of it is in memory. The token is not in it.
 * @param scrub is asked for each string before it becomes JSON, which would else hide a secret behind its escapes.
 */
export function* formatReport(report: GateReport, scrub: Scrub): Generator<string> {
  const { result, problems, rules, images } = report;
  const head = { schemaVersion: 1, result, problems, rules: rules.map(({ text }) => text) };
  const json = (value: unknown) =>
    JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
  yield* withList(json(head), { name: 'subjects', items: images.map((image) => subjectOf(image, json)) });
  yield '\n';
}

/**
 * Writes the report file.
 * @throws Error that names the path, with what the file system said as its cause.
 */
export async function writeReportFile(path: string, pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(pieces, createWriteStream(path));
  } catch (cause) {
    throw new Error(
      `The report for the output referrers-file, which stays empty, could not be written to ${path}. The verdict stands; look at the room on the disk, and at RUNNER_TEMP.`,
      { cause },
    );
  }
}

type ToJson = (value: unknown) => string;

function subjectOf(image: ImageReport, json: ToJson): Iterable<string> {
  const { reference, digest, result, problem, apiOff, rules } = image;
  const head = {
    image: imageField(image),
    reference: formatReference(reference),
    ...(reference.tag !== undefined && { tag: reference.tag }),
    digest: digest ?? '',
    result,
    ...(problem !== undefined && { problem }),
    ...(apiOff !== undefined && { apiOff }),
    missing: unmetRules(image),
    rules: rules.map(verdictOf),
  };
  return withList(json(head), { name: 'referrers', items: referrersOf(image, json) });
}

function* referrersOf(image: ImageReport, json: ToJson): Generator<Iterable<string>> {
  for (const entry of referrerEntries(image)) yield [json(entry)];
}

function verdictOf({ rule, met, by, rejected }: RuleVerdict): Readonly<Record<string, unknown>> {
  return {
    rule: rule.text,
    min: rule.min,
    met,
    by: by.map(({ digest }) => digest),
    rejected: rejected.map(({ referrer, why }) => ({ digest: referrer.digest, why })),
  };
}

interface List {
  readonly name: string;
  /** Each in pieces. */
  readonly items: Iterable<Iterable<string>>;
}

/** Adds a list as the last member of an object that has others; each item starts a line. */
function* withList(object: string, { name, items }: List): Generator<string> {
  yield `${object.slice(0, -'}'.length)},"${name}":[`;
  let separator = '\n';
  for (const item of items) {
    yield separator;
    yield* item;
    separator = ',\n';
  }
  yield ']}';
}
