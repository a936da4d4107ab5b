import { formatDuration } from '../../policy/duration.ts';
import { KINDS, kindOf } from '../../policy/kind.ts';
import type { Referrer, Source } from '../../policy/referrer.ts';
import type { Rule } from '../../policy/rule.ts';
import { cannotBeMet } from '../../policy/verdict.ts';
import { type Digest, referrersTag } from '../../registry/digest.ts';
import { oneLine } from '../../text.ts';
import type { ImageHead, ImageReport } from './report.ts';

/** `sha256:` and the first twelve hex digits: what people compare. */
export function shortDigest(digest: Digest): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return `${algorithm}:${hex.slice(0, 12)}`;
}

/** `sbom sha256:0123456789ab`, with its platform where it belongs to one; of an in-toto layer by the layer's digest, as lists have it. */
export function nameReferrer(referrer: Referrer): string {
  const { digest, layer, platform } = referrer;
  return `${kindOf(referrer)} ${shortDigest(layer ?? digest)}${platform === undefined ? '' : ` (${oneLine(platform, 80)})`}`;
}

/** `2 signature, 1 other`, of the direct referrers, in the order of the kinds; `nothing` where there are none. */
export function countKinds(referrers: readonly Referrer[]): string {
  const kinds = referrers.filter(({ depth }) => depth === 1).map(kindOf);
  const counts = [...KINDS, 'other' as const].map((kind) => ({
    kind,
    count: kinds.filter((one) => one === kind).length,
  }));
  const found = counts.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`);
  return found.join(', ') || 'nothing';
}

/** `1 referrer`, `2 referrers` */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The rule as typed, fit for a line. */
export function nameRule({ text }: Rule): string {
  return oneLine(text, 120);
}

/** A problem line by line, each fit for a line: it may have the registry's words in it, and names that come from there. */
export function problemLines(problem: string): readonly string[] {
  return problem.split('\n').map((line) => oneLine(line, MAX_PROBLEM_LINE));
}

/** Characters. */
const MAX_PROBLEM_LINE = 1_000;

/** What to do where the evidence may come later; `undefined` where that would not help. */
export function waitAdvice({ waited, rules }: Pick<ImageReport, 'waited' | 'rules'>): string | undefined {
  if (rules.some(cannotBeMet)) return undefined;
  if (waited === 0)
    return 'If it is attached later, by another job or service, let this step wait for it: wait-timeout: 5m.';
  // A timer may ring a millisecond early.
  const whole = Math.round(waited / 1000) * 1000;
  return `This step has waited ${formatDuration(whole)} in all: if it takes longer, raise wait-timeout.`;
}

/** Why the list may be short although evidence was pushed, and what to change first; `undefined` where the API is there. */
export function explainMissingReferrersApi({
  missingReferrersApi,
  digest,
  reference,
  sources,
}: ImageHead): string | undefined {
  if (missingReferrersApi === undefined) return undefined;
  const said = missingReferrersApi === '' ? '' : ` (it said: ${oneLine(missingReferrersApi)})`;
  const places = digest === undefined ? [] : sources.flatMap((source) => OTHER_PLACES[source]?.(digest) ?? []);
  const instead = places.length === 0 ? '' : ` Looked at instead: ${places.join(', ')}.`;
  return `${reference.registry} has no referrers API${said}. On Quay, set FEATURE_REFERRERS_API: true in config.yaml.${instead}`;
}

const OTHER_PLACES: Readonly<Partial<Record<Source, (digest: Digest) => string>>> = {
  'tag-schema': (digest) => `the tag ${referrersTag(digest)}`,
  'cosign-tags': () => "cosign's tags of the same name with .sig, .att and .sbom",
  buildkit: () => 'the attestations in the index',
};

/** Where else something that is missing may lie; `undefined` where all was looked at. */
export function explainSkippedAttestations({
  skippedAttestations,
  sources,
}: Pick<ImageReport, 'skippedAttestations' | 'sources'>): string | undefined {
  if (skippedAttestations === 0) return undefined;
  return `Not looked at: ${countOf(skippedAttestations, 'attestation manifest')} that BuildKit left in the index (docker build does, with provenance). If that is what is asked for, let this step look there:\n  sources: ${[...sources, 'buildkit'].join(',')}`;
}

/** Of referrers of referrers. */
export const TREE_IS_CUT = 'The tree of referrers is cut at 5,000: there may be more below.';

/** What is wrong with `subject-not-found`: behind `is` or `are`. */
export function absenceOf({ isPartial }: Pick<ImageHead, 'isPartial'>): string {
  return isPartial ? 'not whole in the registry' : 'not in the registry';
}

/** What to do about `subject-not-found`. */
export function absenceAdvice({ isPartial }: Pick<ImageHead, 'isPartial'>): string {
  return isPartial
    ? 'Push or copy the image with all of its platforms (skopeo copy --all, regctl image copy), or ask for those alone that are there: platform= of the rule, or for rules without it the input platform.'
    : 'Check the tag or digest, and that the push went to this registry and repository before this step.';
}

/** The first few texts, and how many more there are. */
export function firstFew(texts: readonly string[], max: number): readonly string[] {
  const more = texts.length - max;
  return more > 0 ? [...texts.slice(0, max), `and ${more} more`] : texts;
}
