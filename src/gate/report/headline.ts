import type { Result } from '../../policy/result.ts';
import { formatReference } from '../../registry/reference.ts';
import { oneLine, pluralize } from '../../text.ts';
import { absenceOf } from './hints.ts';
import { absentOf, type FinishedRun, type ImageOutcome, shownCount, unverifiedOf } from './report.ts';

/** A symbol for a result. Text that says the same is always next to it. */
export type Mark = '✅' | '❌' | '⚠️' | 'ℹ️';

/** The mark of a result. */
export function markOf(result: Result, warnOnly: boolean): Mark {
  if (result === 'pass') return '✅';
  if (result === 'listed') return 'ℹ️';
  return result === 'missing' && warnOnly ? '⚠️' : '❌';
}

/** The mark of the run. */
export function markOfRun({ result, warnOnly }: FinishedRun): Mark {
  return markOf(result, warnOnly);
}

/** The result of the run in one sentence. */
export function headline(report: FinishedRun): string {
  const { result, images } = report;
  if (images.length === 0) return 'Listed: this shard has no images.';
  if (result === 'listed') return `Listed: ${listing(images)}. No rules were given.`;
  if (result !== 'pass') return `${failedOrNot(report)}: ${faultsIn(images)}.`;
  return `Passed: ${nameAll(images)} all rules: ${ruleTexts(report)}.`;
}

function failedOrNot({ result, warnOnly }: FinishedRun): string {
  return result === 'missing' && warnOnly ? 'Passed with a warning (on-missing: warn)' : 'Failed';
}

function ruleTexts({ rules }: FinishedRun): string {
  return joinDistinct(rules.map(({ text }) => text));
}

/** One clause for each result that is not a pass, worst first. */
function faultsIn(images: readonly ImageOutcome[]): string {
  const failed = images.filter(({ kind }) => kind === 'failed');
  const notFound = images.filter((image) => image.kind === 'not-found');
  const unverified = images.filter((image) => unverifiedOf(image).length > 0);
  const missing = images.filter((image) => absentOf(image).length > 0);
  const isPartial = notFound.every((image) => image.isPartial);
  const clauses = [
    failed.length > 0 && `${nameImages(failed, images)} could not be checked`,
    notFound.length > 0 &&
      `${nameImages(notFound, images)} ${notFound.length === 1 ? 'is' : 'are'} ${absenceOf({ isPartial })}`,
    unverified.length > 0 &&
      `${nameImages(unverified, images)} ${unverified.length === 1 ? 'is' : 'are'} not verified: ${joinDistinct(unverified.flatMap(unverifiedOf))}`,
    missing.length > 0 && `${namesMissing(missing, images)}: ${joinDistinct(missing.flatMap(absentOf))}`,
  ];
  return clauses.filter((clause) => clause !== false).join('; ');
}

/** The only image of a run that is not verified either is not named again. */
function namesMissing(missing: readonly ImageOutcome[], images: readonly ImageOutcome[]): string {
  if (images.length === 1 && missing.some((image) => unverifiedOf(image).length > 0)) return 'missing';
  return `${nameImages(missing, images)} ${missing.length === 1 ? 'is missing' : 'are missing required referrers'}`;
}

/** The reference of a single image, or how many of all images: `2 of 5 images`. */
function nameImages(some: readonly ImageOutcome[], all: readonly ImageOutcome[]): string {
  const [only] = some;
  return some.length === 1 && only !== undefined
    ? formatReference(only.reference)
    : `${some.length} of ${all.length} images`;
}

/** The subject and verb of a passed run. */
function nameAll(images: readonly ImageOutcome[]): string {
  if (images.length === 1) return `${nameImages(images, images)} meets`;
  return images.length === 2 ? 'both images meet' : `all ${images.length} images meet`;
}

function listing(images: readonly ImageOutcome[]): string {
  const referrers = images.reduce((sum, image) => sum + shownCount(image), 0);
  const [only] = images;
  const subject =
    images.length === 1 && only !== undefined ? formatReference(only.reference) : pluralize(images.length, 'image');
  return `${pluralize(referrers, 'referrer')} of ${subject}`;
}

function joinDistinct(texts: readonly string[]): string {
  return oneLine([...new Set(texts)].join(', '), 300);
}
