import { appendFileSync, closeSync, openSync } from 'node:fs';
import type { Referrer } from '../../policy/referrer.ts';
import type { RuleVerdict, UnmetTarget } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { imageField, referrerEntries, unmetRules } from './referrer-json.ts';
import type { GateReport, ImageOutcome, ImageReport } from './report.ts';

/** Takes secrets out of a text. */
export type Scrub = (text: string) => string;

/**
 * The whole report as JSON (`schemaVersion` 1) in pieces, a line for each referrer: never all of it is in memory. The token is not in it.
 * @param scrub is asked for each string before it becomes JSON, which would else hide a secret behind its escapes.
 */
export function* formatReport(report: GateReport, scrub: Scrub): Generator<string> {
  const { result, problems, rules, images } = report;
  const head = { schemaVersion: 1, result, problems, rules: rules.map(({ text }) => text) };
  const json = (value: unknown) => scrubbedJson(value, scrub);
  yield* withList(json(head), { name: 'subjects', items: subjectsOf(images, json) });
  yield '\n';
}

/** String by string only where it may matter, since that takes ten times as long: where JSON escapes something, or has a secret. */
function scrubbedJson(value: unknown, scrub: Scrub): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\') && scrub(json) === json) return json;
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
}

/**
 * Writes the report file. Nothing else is under way by then, so it waits for the disk: a stream would keep what is not yet written, and
 * a buffer for each piece until Node collects its garbage.
 * @throws Error that names the path, with what the file system said as its cause.
 */
export function writeReportFile(path: string, pieces: Iterable<string>): void {
  try {
    const file = openSync(path, 'w');
    try {
      for (const chunk of inChunks(pieces)) appendFileSync(file, chunk);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new Error(
      `The report for the output referrers-file, which stays empty, could not be written to ${path}. The verdict stands; look at the room on the disk, and at RUNNER_TEMP.`,
      { cause },
    );
  }
}

/** A call of the system for each piece would take longer than all else. */
function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Characters. */
const CHUNK = 64 * 1024;

type ToJson = (value: unknown) => string;

/** Each image is unpacked when its turn comes. */
function* subjectsOf(images: readonly ImageOutcome[], json: ToJson): Generator<Iterable<string>> {
  for (const image of images) yield subjectOf(image.details(), json);
}

function subjectOf(image: ImageReport, json: ToJson): Iterable<string> {
  const { reference, digest, result, problem, missingReferrersApi, rules, platforms, skippedAttestations, isCut } =
    image;
  const head = {
    image: imageField(image),
    reference: formatReference(reference),
    ...(reference.tag !== undefined && { tag: reference.tag }),
    digest: digest ?? '',
    result,
    ...(problem !== undefined && { problem }),
    ...(missingReferrersApi !== undefined && { apiOff: missingReferrersApi }),
    ...(platforms.length > 0 && { platforms }),
    ...(skippedAttestations > 0 && { unseen: skippedAttestations }),
    ...(isCut && { isCut }),
    missing: unmetRules(image),
    rules: rules.map(verdictOf),
  };
  return withList(json(head), { name: 'referrers', items: referrersOf(image, json) });
}

function* referrersOf(image: ImageReport, json: ToJson): Generator<Iterable<string>> {
  for (const entry of referrerEntries(image)) yield [json(entry)];
}

function verdictOf({ rule, met, by, rejected, unmetTargets }: RuleVerdict): Readonly<Record<string, unknown>> {
  return {
    rule: rule.text,
    min: rule.min,
    met,
    ...(unmetTargets.some(({ platform }) => platform !== undefined) && { lacks: unmetTargets.map(lackOf) }),
    by: by.map(nameOf),
    rejected: rejected.map(({ referrer, why }) => ({ ...nameOf(referrer), why })),
  };
}

/** Which of the referrers it is. */
function nameOf({ digest, layer }: Referrer): Readonly<Record<string, string>> {
  return { digest, ...(layer !== undefined && { layer }) };
}

/** A place in which the rule is not met: without a platform the index itself, without a digest a platform that the index does not have. */
function lackOf({ platform, subject, found }: UnmetTarget): Readonly<Record<string, unknown>> {
  return { ...(platform !== undefined && { platform }), ...(subject !== undefined && { digest: subject }), found };
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
