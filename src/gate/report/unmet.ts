import type { RuleVerdict, UnmetTarget } from '../../policy/verdict.ts';
import type { Digest } from '../../registry/digest.ts';
import { formatSubject, type Reference } from '../../registry/reference.ts';
import { oneLine } from '../../text.ts';
import { firstFew } from './hints.ts';

/** `met by 2`; `not met (0 of 1)`; where a rule looks at platforms `not met on linux/arm64 (0 of 1), linux/s390x (not in the index)`. */
export function standing({ rule, met, by, unmetTargets }: RuleVerdict): string {
  if (met) return `met by ${by.length}`;
  const [lack] = unmetTargets;
  if (unmetTargets.length <= 1 && lack?.platform === undefined) return `not met (${lack?.found ?? 0} of ${rule.min})`;
  return `not met on ${firstFew(
    unmetTargets.map((one) => describeLack(one, rule.min)),
    MAX_NAMED,
  ).join(', ')}`;
}

const MAX_NAMED = 5;

function describeLack({ platform, subject, found }: UnmetTarget, min: number): string {
  const name = platform === undefined ? 'the index itself' : oneLine(platform, MAX_PLATFORM);
  return subject === undefined ? `${name} (not in the index)` : `${name} (${found} of ${min})`;
}

/** Characters: it is the index that says what its platforms are. */
const MAX_PLATFORM = 80;

/**
 * What is to be attached for an unmet rule: `one`, `2`, or beside what is there `another`, `2 more`; of several places in the first.
 * @param image the digest of the image itself.
 */
export function lackOf({ rule, unmetTargets }: RuleVerdict, image: Digest | undefined): string {
  const places = unmetTargets.filter(isAttachable);
  const found = places[0]?.found ?? 0;
  const count = rule.min - found;
  if (found === 0) return `${count === 1 ? 'one' : count}${whereTo(places, image)}`;
  return `${count === 1 ? 'another' : `${count} more`}${whereTo(places, image)}`;
}

/** BuildKit's evidence of one platform is in the index: what another platform lacks is attached to that. */
function whereTo(places: readonly UnmetTarget[], image: Digest | undefined): string {
  const [first] = places;
  if (new Set(places.map(({ subject }) => subject)).size > 1) return ' to each of them';
  if (first?.platform === undefined) return '';
  return first.subject === image
    ? ' to the index, for all its platforms'
    : ` to ${oneLine(first.platform, MAX_PLATFORM)}`;
}

/** `registry/repository@digest` of what lacks evidence, of several places the first; `undefined` where there is nothing to attach it to. */
export function lackingSubject({ unmetTargets }: RuleVerdict, reference: Reference): string | undefined {
  const subject = unmetTargets.find(isAttachable)?.subject;
  return subject === undefined ? undefined : formatSubject(reference, subject);
}

function isAttachable({ subject }: UnmetTarget): boolean {
  return subject !== undefined;
}

/** What to do where the index has none of the platforms that a rule asks for. */
export const NO_PLATFORM_ADVICE =
  'The index has no image for a platform that is asked for: build and push one, or ask for another. Waiting does not help.';
