import { matchesAny } from '../../policy/matcher.ts';
import { identityOf, type Referrer } from '../../policy/referrer.ts';
import { isUnverified, type Rejected, type RuleVerdict, type UnmetTarget } from '../../policy/verdict.ts';
import { readsContent } from '../../policy/verification-fields.ts';
import type { Digest } from '../../registry/digest.ts';
import { formatSubject, type Reference } from '../../registry/reference.ts';
import { oneLine } from '../../text.ts';
import { firstFew, nameReferrer } from './hints.ts';
import type { JudgedImage } from './report.ts';
import { requiredSigner } from './signer.ts';

/** The unmet rules of an image as typed, each once. */
export function unmetRules({ rules }: JudgedImage): readonly string[] {
  return [...new Set(rules.filter(({ met }) => !met).map(({ rule }) => rule.text))];
}

/** The unmet rules of whose kind something is there that failed verification, as typed, each once. */
export function unverifiedRules({ rules }: JudgedImage): readonly string[] {
  return [...new Set(rules.filter(isUnverified).map(({ rule }) => rule.text))];
}

/** `met by 2`; `not met (0 of 1)`; for a rule about platforms `not met on linux/arm64 (0 of 1), linux/s390x (not in the index)`. */
export function formatVerdict({ rule, met, by, unmetTargets }: RuleVerdict): string {
  if (met) return `met by ${by.length}`;
  const [first] = unmetTargets;
  if (unmetTargets.length <= 1 && first?.platform === undefined) return `not met (${first?.found ?? 0} of ${rule.min})`;
  const targets = unmetTargets.map((target) => formatTarget(target, rule.min));
  return `not met on ${firstFew(targets, MAX_TARGETS).join(', ')}`;
}

/** Targets named in one verdict. */
const MAX_TARGETS = 5;

function formatTarget({ platform, subject, found }: UnmetTarget, min: number): string {
  const name = platform === undefined ? 'the index itself' : oneLine(platform, MAX_PLATFORM);
  return subject === undefined ? `${name} (not in the index)` : `${name} (${found} of ${min})`;
}

/** Characters: the name of a platform comes from the index. */
const MAX_PLATFORM = 80;

/**
 * How many referrers to attach for an unmet rule: `one` or `2`; if there are some already, `another` or `2 more`. With several unmet
 * targets, the number is that of the first.
 * @param image the digest of the image itself.
 */
function amountToAttach({ rule, unmetTargets }: RuleVerdict, image: Digest): string {
  const targets = unmetTargets.filter(isAttachable);
  const found = targets[0]?.found ?? 0;
  const count = rule.min - found;
  const where = whereToAttach(targets, image);
  if (found === 0) return `${count === 1 ? 'one' : count}${where}`;
  return `${count === 1 ? 'another' : `${count} more`}${where}`;
}

/**
 * What to attach for an unmet rule, and whose signature it needs: `attach one`. `before` is the start of the sentence if something was
 * found that failed verification: it may be right, and the rule wrong.
 */
export function whatToAttach(verdict: RuleVerdict, image: Digest): { readonly before: string; readonly what: string } {
  const signer = requiredSigner(verdict.rule);
  const what = `attach ${amountToAttach(verdict, image)}`;
  if (!isUnverified(verdict)) return { before: '', what: signer === undefined ? what : `${what}, signed by ${signer}` };
  const content = readsContent(verdict.rule) ? ' and the content that its options name' : '';
  const required = signer === undefined ? '' : `The rule requires a signature by ${signer}${content}. `;
  return { before: `${required}If you trust what was found, change the rule; otherwise `, what };
}

/** The attestations of BuildKit are in the index, so a missing one of a platform is attached to the index. */
function whereToAttach(targets: readonly UnmetTarget[], image: Digest): string {
  const [first] = targets;
  if (new Set(targets.map(({ subject }) => subject)).size > 1) return ' to each of these images';
  if (first?.platform === undefined) return '';
  return first.subject === image
    ? ' to the index, which covers all its platforms'
    : ` to ${oneLine(first.platform, MAX_PLATFORM)}`;
}

/** `registry/repository@digest` of the first target that a referrer can be attached to; `undefined` where there is none. */
export function subjectToAttachTo({ unmetTargets }: RuleVerdict, reference: Reference): string | undefined {
  const subject = unmetTargets.find(isAttachable)?.subject;
  return subject === undefined ? undefined : formatSubject(reference, subject);
}

function isAttachable({ subject }: UnmetTarget): boolean {
  return subject !== undefined;
}

/** What to do if the index has none of the platforms that a rule requires. */
export const NO_PLATFORM_ADVICE =
  'The index has no image for a required platform. Build and push it, or change platform. Waiting does not help.';

/**
 * The referrers that match a rule and were not counted for it, and why. For an unmet rule these include referrers of referrers: users
 * who see a signature in the list need to know that it belongs to the SBOM.
 * @param referrers all that were found for the image.
 */
export function uncountedReferrers(
  { rule, met, rejected }: RuleVerdict,
  referrers: readonly Referrer[],
): readonly Rejected[] {
  const deeper = met ? [] : referrers.filter((referrer) => referrer.depth > 1 && matchesAny(rule.matchers, referrer));
  if (deeper.length === 0) return rejected;
  const byDigest = new Map(referrers.map((referrer) => [referrer.digest, referrer]));
  const distinct = new Map(deeper.map((referrer) => [identityOf(referrer), referrer]));
  return [
    ...rejected,
    ...[...distinct.values()].map((referrer) => ({ referrer, why: attachedTo(byDigest.get(referrer.subject)) })),
  ];
}

function attachedTo(parent: Referrer | undefined): string {
  return `it is attached to ${parent === undefined ? 'another referrer' : nameReferrer(parent)}, not to the image`;
}
