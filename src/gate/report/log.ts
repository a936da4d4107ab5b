import { kindOf } from '../../policy/kind.ts';
import type { Referrer } from '../../policy/referrer.ts';
import type { RuleVerdict } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { oneLine, pluralize, problemLines } from '../../text.ts';
import { elsewhereLines } from './elsewhere.ts';
import {
  explainMissingReferrersApi,
  explainSkippedAttestations,
  firstFew,
  nameCosignRepository,
  nameReason,
  nameReferrer,
  nameRule,
  shortIdentity,
  TREE_IS_CUT,
} from './hints.ts';
import { metFirst } from './referrer-json.ts';
import { type ImageOutcome, type JudgedImage, MAX_IN_FULL, type PackedImage, passed, problemKey } from './report.ts';
import { nameEvidence } from './signer.ts';
import { formatVerdict, uncountedReferrers } from './unmet.ts';

/**
 * The log of the images of a run: for each image its digest, the referrers found, each rule and the result. With more than twenty
 * images, one that passed takes a single line. A problem that several images share is written once.
 */
export class ImageLog {
  readonly #total: number;
  readonly #write: (line: string) => void;
  /** The first image with each problem. */
  readonly #problems = new Map<string, string>();

  /** @param total the number of images in the run. */
  constructor(total: number, write: (line: string) => void) {
    this.#total = total;
    this.#write = write;
  }

  add(image: ImageOutcome): void {
    for (const line of this.#linesOf(image)) this.#write(line);
  }

  #linesOf(image: ImageOutcome): readonly string[] {
    if (image.kind !== 'judged') return [nameWithDigest(image), ...this.#problemLines(image)];
    return this.#total > MAX_IN_FULL && passed(image) ? [shortLine(image)] : judgedLines(image.unpack());
  }

  #problemLines(image: Exclude<ImageOutcome, PackedImage>): readonly string[] {
    const key = problemKey(image) ?? '';
    const first = this.#problems.get(key);
    if (first !== undefined) return [`  result: ${image.result}, same problem as ${first} above`];
    this.#problems.set(key, formatReference(image.reference));
    return [...indent(2, problemLines(image.problem)), `  result: ${image.result}`];
  }
}

/** The progress of a run with more than twenty images: at most twenty lines. */
export class ProgressLog {
  readonly #total: number;
  readonly #write: (line: string) => void;
  #done = 0;
  #failed = 0;

  /** @param total the number of images in the run. */
  constructor(total: number, write: (line: string) => void) {
    this.#total = total;
    this.#write = write;
  }

  add(image: ImageOutcome): void {
    this.#done++;
    if (!passed(image)) this.#failed++;
    const interval = Math.max(MIN_INTERVAL, Math.ceil(this.#total / MAX_LINES));
    if (this.#total > MAX_IN_FULL && this.#done % interval === 0)
      this.#write(`${this.#done} of ${this.#total} images checked, ${this.#failed} did not pass`);
  }
}

const MAX_LINES = 20;

/** Images between two lines. */
const MIN_INTERVAL = 10;

function shortLine(image: PackedImage): string {
  return `${nameWithDigest(image)}: ${image.result}, ${pluralize(image.total, 'referrer')}`;
}

function judgedLines(image: JudgedImage): readonly string[] {
  const { referrers, rules, result } = image;
  const hints = [explainMissingReferrersApi(image), nameCosignRepository(image), explainSkippedAttestations(image)];
  return [
    nameWithDigest(image),
    ...indent(
      2,
      hints.flatMap((hint) => problemLines(hint ?? '')).filter((line) => line !== ''),
    ),
    `  ${pluralize(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`,
    ...indent(4, referrerLines(metFirst(image))),
    ...(image.isCut ? [`  ${TREE_IS_CUT}`] : []),
    ...indent(
      2,
      rules.flatMap((verdict) => ruleLines(verdict, image)),
    ),
    `  result: ${result}`,
  ];
}

function indent(spaces: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${' '.repeat(spaces)}${line}`);
}

function nameWithDigest({ reference, digest }: Pick<ImageOutcome, 'reference' | 'digest'>): string {
  const name = formatReference(reference);
  return reference.digest === undefined ? `${name} -> ${digest ?? 'not resolved'}` : name;
}

/** More referrers would push the rules out of sight. */
const MAX_REFERRERS = 20;

function referrerLines(referrers: readonly Referrer[]): readonly string[] {
  const rows = referrers.slice(0, MAX_REFERRERS).map(cellsOf);
  const more = referrers.length - rows.length;
  return [...alignColumns(rows), ...(more > 0 ? [`and ${more} more: see the output referrers-file`] : [])];
}

function cellsOf(referrer: Referrer): readonly string[] {
  const { sources, platform, depth } = referrer;
  return [
    `${'  '.repeat(depth - 1)}${kindOf(referrer)}`,
    typeCell(referrer),
    shortIdentity(referrer),
    sources[0],
    oneLine(platform ?? '', 80),
  ];
}

function typeCell({ artifactType, unread }: Referrer): string {
  const type = oneLine(artifactType, 80) || '(no artifact type)';
  return unread === undefined ? type : `${type} (not read)`;
}

function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trimEnd(),
  );
}

function ruleLines(verdict: RuleVerdict, image: JudgedImage): readonly string[] {
  const names = verdict.met
    ? `: ${firstFew(
        verdict.by.map((one) => nameEvidence(one, verdict.rule)),
        MAX_NAMED,
      ).join(', ')}`
    : '';
  const rejected = uncountedReferrers(verdict, image.referrers).map(
    ({ referrer, why, unverified }) =>
      `${unverified ? 'not verified' : 'not counted'}: ${nameReferrer(referrer)}: ${nameReason(why)}`,
  );
  return [
    `${verdict.met ? '✓' : '✗'} ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}${names}`,
    ...indent(4, firstFew(rejected, MAX_NAMED)),
    ...indent(4, verdict.met ? [] : elsewhereLines(verdict, image)),
  ];
}

/** Referrers named for one rule. */
const MAX_NAMED = 5;
