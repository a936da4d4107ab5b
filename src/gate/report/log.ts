import { kindOf } from '../../policy/kind.ts';
import type { Referrer } from '../../policy/referrer.ts';
import type { RuleVerdict } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { oneLine } from '../../text.ts';
import {
  countOf,
  explainMissingReferrersApi,
  explainSkippedAttestations,
  firstFew,
  nameReferrer,
  nameRule,
  problemLines,
  shortDigest,
  TREE_IS_CUT,
} from './hints.ts';
import { isWell, MAX_IN_FULL } from './many.ts';
import { metFirst } from './referrer-json.ts';
import type { ImageHead, ImageOutcome, ImageReport } from './report.ts';
import { reasonOf } from './same-problem.ts';
import { uncountedFor } from './uncounted.ts';
import { standing } from './unmet.ts';

/** How a run is logged. */
export interface LogOptions {
  /** Images of the run. With more than twenty, one that is well takes one line, and progress is told. */
  readonly total: number;
  /** Takes a line. */
  readonly emit: (line: string) => void;
}

/**
 * Opens the log of a run: what it gives writes what became of one image: its digest, the referrers found, each rule, the result. What
 * went wrong with several for the same reason is told with the first of them.
 */
export function openLog({ total, emit }: LogOptions): (image: ImageOutcome) => void {
  const told = new Map<string, string>();
  return (image) => {
    const reason = reasonOf(image) ?? '';
    const alike = told.get(reason);
    const isShort = total > MAX_IN_FULL && isWell(image);
    for (const line of isShort ? [shortLine(image)] : imageLines(image.details(), alike)) emit(line);
    if (reason !== '' && alike === undefined) told.set(reason, formatReference(image.reference));
  };
}

/** Opens the progress of a run of many images: what it gives is told each image, and writes twenty lines in a run at most. */
export function openProgress({ total, emit }: LogOptions): (image: ImageOutcome) => void {
  const step = Math.max(LEAST_STEP, Math.ceil(total / MAX_PROGRESS));
  let [done, failed] = [0, 0];
  return (image) => {
    done++;
    if (!isWell(image)) failed++;
    if (total > MAX_IN_FULL && done % step === 0) emit(`${done} of ${total} images, ${failed} did not pass`);
  };
}

/** Lines. */
const MAX_PROGRESS = 20;

/** Images between two lines. */
const LEAST_STEP = 10;

function shortLine(image: ImageOutcome): string {
  return `${nameWithDigest(image)}: ${image.result}, ${countOf(image.total, 'referrer')}`;
}

/** @param alike an image above that went wrong for the same reason, if there is one. */
function imageLines(image: ImageReport, alike: string | undefined): readonly string[] {
  const { referrers, rules, result } = image;
  const hasList = rules.length > 0 || referrers.length > 0 || result === 'listed';
  return [
    nameWithDigest(image),
    ...indented(2, alike === undefined ? troubleLines(image) : []),
    ...(hasList ? [`  ${countOf(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`] : []),
    ...indented(4, referrerLines(metFirst(image))),
    ...(image.isCut ? [`  ${TREE_IS_CUT}`] : []),
    ...indented(
      2,
      rules.flatMap((verdict) => ruleLines(verdict, referrers)),
    ),
    `  result: ${result}${alike === undefined ? '' : `, for the same reason as ${alike} above`}`,
  ];
}

function indented(blanks: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${' '.repeat(blanks)}${line}`);
}

function nameWithDigest({ reference, digest }: ImageHead): string {
  const name = formatReference(reference);
  return reference.digest === undefined ? `${name} -> ${digest ?? 'not resolved'}` : name;
}

function troubleLines(image: ImageReport): readonly string[] {
  const texts = [image.problem ?? '', explainMissingReferrersApi(image) ?? '', explainSkippedAttestations(image) ?? ''];
  return texts.flatMap(problemLines).filter((line) => line !== '');
}

/** More lines would push the rules out of sight. */
const MAX_REFERRERS = 20;

function referrerLines(referrers: readonly Referrer[]): readonly string[] {
  const rows = referrers.slice(0, MAX_REFERRERS).map(cellsOf);
  const more = referrers.length - rows.length;
  return [...aligned(rows), ...(more > 0 ? [`and ${more} more: see the output referrers-file`] : [])];
}

function cellsOf(referrer: Referrer): readonly string[] {
  const { digest, layer, sources, platform, depth } = referrer;
  return [
    `${'  '.repeat(depth - 1)}${kindOf(referrer)}`,
    typeOf(referrer),
    shortDigest(layer ?? digest),
    sources[0],
    oneLine(platform ?? '', 80),
  ];
}

function typeOf({ artifactType, unread }: Referrer): string {
  const type = oneLine(artifactType, 80) || '(no artifact type)';
  return unread === undefined ? type : `${type} (not read)`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trimEnd(),
  );
}

function ruleLines(verdict: RuleVerdict, referrers: readonly Referrer[]): readonly string[] {
  const by = firstFew(verdict.by.map(nameReferrer), MAX_NAMED);
  const names = verdict.met ? `: ${by.join(', ')}` : '';
  const rejected = uncountedFor(verdict, referrers).map(
    ({ referrer, why }) => `${nameReferrer(referrer)} does not count: ${oneLine(why)}`,
  );
  return [
    `${verdict.met ? '✓' : '✗'} ${nameRule(verdict.rule)}: ${standing(verdict)}${names}`,
    ...firstFew(rejected, MAX_NAMED).map((line) => `    ${line}`),
  ];
}

/** Referrers named for one rule. */
const MAX_NAMED = 5;
