import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { RuleVerdict } from '../policy/verdict.ts';
import { formatReference } from '../registry/reference.ts';
import { oneLine } from '../runner/text.ts';
import { findAlike } from './alike.ts';
import { metFirst } from './entries.ts';
import type { ImageReport } from './report.ts';
import { countOf, explainApiOff, firstFew, nameReferrer, nameRule, shortDigest, standing } from './wording.ts';

/**
 * Writes what became of an image, a line a call: its digest, the referrers found, each rule, the result.
 * @param logged the images before it: what went wrong with one of them is not told again.
 */
export function logImage(image: ImageReport, emit: (line: string) => void, logged: readonly ImageReport[] = []): void {
  const { referrers, rules, result } = image;
  const alike = findAlike(image, logged);
  emit(nameWithDigest(image));
  for (const line of alike === undefined ? troubleLines(image) : []) emit(`  ${line}`);
  if (rules.length > 0 || referrers.length > 0 || result === 'listed') {
    emit(`  ${countOf(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`);
  }
  for (const line of referrerLines(metFirst(image))) emit(`    ${line}`);
  for (const line of rules.flatMap(ruleLines)) emit(`  ${line}`);
  emit(
    `  result: ${result}${alike === undefined ? '' : `, for the same reason as ${formatReference(alike.reference)} above`}`,
  );
}

function nameWithDigest({ reference, digest }: ImageReport): string {
  const name = formatReference(reference);
  return reference.digest === undefined ? `${name} -> ${digest ?? 'not resolved'}` : name;
}

function troubleLines(image: ImageReport): readonly string[] {
  const problem = (image.problem ?? '').split('\n').map((line) => oneLine(line, MAX_PROBLEM));
  return [...problem, explainApiOff(image) ?? ''].filter((line) => line !== '');
}

/** Characters of one line of a problem, the registry's words included. */
const MAX_PROBLEM = 1_000;

/** A log is read from its end: more lines would push the rules out of sight. */
const MAX_REFERRERS = 20;

function referrerLines(referrers: readonly Referrer[]): readonly string[] {
  const rows = referrers
    .slice(0, MAX_REFERRERS)
    .map((referrer) => [kindOf(referrer), typeOf(referrer), shortDigest(referrer.digest), referrer.source]);
  const more = referrers.length - rows.length;
  return [...aligned(rows), ...(more > 0 ? [`and ${more} more: see the output referrers-file`] : [])];
}

function typeOf({ artifactType }: Referrer): string {
  return oneLine(artifactType, 80) || '(no artifact type)';
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

function ruleLines(verdict: RuleVerdict): readonly string[] {
  const by = firstFew(verdict.by.map(nameReferrer), MAX_NAMED);
  const names = verdict.met ? `: ${by.join(', ')}` : '';
  const rejected = verdict.rejected.map(
    ({ referrer, why }) => `${nameReferrer(referrer)} does not count: ${oneLine(why)}`,
  );
  return [
    `${verdict.met ? '✓' : '✗'} ${nameRule(verdict.rule)}: ${standing(verdict)}${names}`,
    ...firstFew(rejected, MAX_NAMED).map((line) => `    ${line}`),
  ];
}

/** Referrers named for one rule. */
const MAX_NAMED = 5;
