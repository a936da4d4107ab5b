import type { Result } from '../../policy/result.ts';
import { formatReference } from '../../registry/reference.ts';
import { oneLine } from '../../text.ts';
import { absenceOf, countOf } from './hints.ts';
import type { GateReport, ImageOutcome } from './report.ts';

/** A sign that colour-blind readers and screen readers understand as well; words always stand beside it. */
export type Mark = '✅' | '❌' | '⚠️' | 'ℹ️';

/** The mark of a result. */
export function markOf(result: Result, warnOnly: boolean): Mark {
  if (result === 'pass') return '✅';
  if (result === 'listed') return 'ℹ️';
  return result === 'missing' && warnOnly ? '⚠️' : '❌';
}

/** The verdict of the run, in one sentence. */
export function headline(report: GateReport): string {
  const { result, images, warnOnly } = report;
  if (images.length === 0) {
    return result === 'error'
      ? 'Failed: the run stopped before any image was looked at.'
      : 'Listed: no image is in this shard.';
  }
  if (result === 'pass') return `Passed: ${subjectOf(images, images)} what is required: ${textsOf(report)}.`;
  if (result === 'listed') return `Listed: ${listing(images)}; nothing was required.`;
  const faults = FAULTS.map((fault) => tellFault(fault, images)).filter((text) => text !== '');
  const verdict = result === 'missing' && warnOnly ? 'Passed all the same (on-missing: warn)' : 'Failed';
  return `${verdict}: ${faults.join('; ')}.`;
}

type Fault = Extract<Result, 'error' | 'subject-not-found' | 'missing'>;
const FAULTS: readonly Fault[] = ['error', 'subject-not-found', 'missing'];

function tellFault(fault: Fault, images: readonly ImageOutcome[]): string {
  const affected = images.filter(({ result }) => result === fault);
  if (affected.length === 0) return '';
  const one = affected.length === 1;
  switch (fault) {
    case 'error':
      return `${nameOf(affected, images)} could not be judged`;
    case 'subject-not-found':
      return `${nameOf(affected, images)} ${one ? 'is' : 'are'} ${absenceOf({ isPartial: affected.every(({ isPartial }) => isPartial) })}`;
    case 'missing':
      return `${nameOf(affected, images)} ${one ? 'lacks' : 'lack'} ${joined(affected.flatMap(({ unmet }) => unmet))}`;
  }
}

function subjectOf(affected: readonly ImageOutcome[], images: readonly ImageOutcome[]): string {
  return `${nameOf(affected, images)} ${affected.length === 1 ? 'has' : 'have'}`;
}

function nameOf(affected: readonly ImageOutcome[], images: readonly ImageOutcome[]): string {
  const [only] = affected;
  if (affected.length === 1 && only !== undefined) return formatReference(only.reference);
  if (affected.length < images.length) return `${affected.length} of ${images.length} images`;
  return images.length === 2 ? 'both images' : `all ${images.length} images`;
}

function listing(images: readonly ImageOutcome[]): string {
  const referrers = images.reduce((sum, image) => sum + image.count, 0);
  const [only] = images;
  const of =
    images.length === 1 && only !== undefined ? formatReference(only.reference) : countOf(images.length, 'image');
  return `${countOf(referrers, 'referrer')} of ${of}`;
}

function textsOf({ rules }: GateReport): string {
  return joined(rules.map(({ text }) => text));
}

function joined(texts: readonly string[]): string {
  return oneLine([...new Set(texts)].join(', '), 300);
}
