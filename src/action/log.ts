import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { RuleVerdict } from '../policy/verdict.ts';
import { formatReference } from '../registry/reference.ts';
import { oneLine } from '../runner/text.ts';
import type { ImageReport } from './report.ts';
import { countOf, explainApiOff, firstFew, nameReferrer, nameRule, shortDigest, standing } from './wording.ts';

/** Writes what became of an image, a line a call: its digest, the referrers found, each rule, the result. */
export function logImage(image: ImageReport, emit: (line: string) => void): void {
  const { reference, digest, referrers, rules, result } = image;
  emit(`${formatReference(reference)} -> ${digest ?? 'not resolved'}`);
  for (const line of troubleLines(image)) emit(`  ${line}`);
  if (rules.length > 0 || referrers.length > 0 || result === 'listed') {
    emit(`  ${countOf(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`);
  }
  for (const line of referrerLines(referrers)) emit(`    ${line}`);
  for (const line of rules.flatMap(ruleLines)) emit(`  ${line}`);
  emit(`  result: ${result}`);
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
