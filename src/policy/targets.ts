import type { Digest } from '../registry/digest.ts';
import { type Matcher, matchesAny } from './matcher.ts';
import { isPlatform, type PlatformChoice } from './platform.ts';
import type { Referrer } from './referrer.ts';
import type { RuleOptions } from './rule-options.ts';
import type { Target } from './verdict.ts';

/** One platform image of an index, and its referrers. */
export interface PlatformEvidence {
  readonly platform: string;
  readonly digest: Digest;
  /** Direct referrers; only BuildKit's attestations from the index if no choice needs this platform. */
  readonly referrers: readonly Referrer[];
}

/** The evidence of an image and of its platforms. */
export interface ImageEvidence {
  readonly digest: Digest;
  readonly isIndex: boolean;
  /** Direct referrers of the image itself; empty if no choice needs them. */
  readonly own: readonly Referrer[];
  /** In the order of the index; empty if the image is not an index. */
  readonly platforms: readonly PlatformEvidence[];
}

/** A choice that leads to one set of targets. */
export type TargetChoice = Exclude<PlatformChoice, { readonly kind: 'index-or-each' }>;

/**
 * Returns the targets for which a rule with these matchers must be met. An image that is not an index is the only target of every
 * choice. A platform that the index does not have is a target without a subject.
 */
export function targetsFor(
  choice: TargetChoice,
  evidence: ImageEvidence,
  matchers: readonly Matcher[],
): readonly Target[] {
  const { isIndex, platforms } = evidence;
  if (!isIndex) return [ownTarget(evidence)];
  switch (choice.kind) {
    case 'index':
      return indexTargets(evidence, matchers);
    case 'each':
      return platforms.length > 0 ? platforms.map(platformTarget) : [absentTarget('any platform')];
    case 'all':
      return [...indexTargets(evidence, matchers), ...platforms.map(platformTarget)];
    case 'named':
      return choice.names.flatMap((name) => namedTargets(name, platforms));
  }
}

/** Returns all choices of a run: that of the input, and those of the rules with a `platform` option. */
export function choicesOf(input: PlatformChoice, rules: readonly RuleOptions[]): readonly PlatformChoice[] {
  return [input, ...rules.flatMap(({ platform }) => platform ?? [])];
}

/**
 * Returns the choices without the platforms that are needed only if the index does not meet a rule (`index|each`); `undefined` if the
 * others need platforms as well, or there is no such rule.
 */
export function withoutPlatforms(choices: readonly PlatformChoice[]): readonly PlatformChoice[] | undefined {
  const ofIndex = choices.filter(({ kind }) => kind === 'index' || kind === 'index-or-each');
  const isPostponed = ofIndex.length === choices.length && choices.some(({ kind }) => kind === 'index-or-each');
  return isPostponed ? [{ kind: 'index' }] : undefined;
}

/** Whether a choice needs the referrers of the image itself. */
export function asksForIndex({ kind }: PlatformChoice): boolean {
  return kind === 'index' || kind === 'all' || kind === 'index-or-each';
}

/** Whether a choice needs the referrers of this platform. */
export function asksForPlatform(choice: PlatformChoice, platform: string): boolean {
  if (choice.kind === 'named') return choice.names.some((name) => isPlatform(name, platform));
  return choice.kind !== 'index';
}

/**
 * A referrer of an index counts for all its platforms, but an attestation that BuildKit stored in the index counts only for the
 * platform that it names. If any of BuildKit's attestations matches the rule, the rule must therefore be met for each platform: an SBOM
 * of one platform is not an SBOM of the image.
 */
function indexTargets(evidence: ImageEvidence, matchers: readonly Matcher[]): readonly Target[] {
  const { digest, own, platforms } = evidence;
  const isFromIndex = (referrer: Referrer) => referrer.sources.includes('buildkit') && matchesAny(matchers, referrer);
  const fromIndex = platforms.map((one) => ({ ...one, referrers: one.referrers.filter(isFromIndex) }));
  if (fromIndex.every(({ referrers }) => referrers.length === 0)) return [ownTarget(evidence)];
  // Missing evidence can be attached to the index, for all platforms at once.
  return fromIndex.map(({ platform, referrers }) => ({ platform, subject: digest, referrers: [...own, ...referrers] }));
}

function ownTarget({ digest, own }: ImageEvidence): Target {
  return { platform: undefined, subject: digest, referrers: own };
}

function platformTarget({ platform, digest, referrers }: PlatformEvidence): Target {
  return { platform, subject: digest, referrers };
}

function namedTargets(name: string, platforms: readonly PlatformEvidence[]): readonly Target[] {
  const named = platforms.filter(({ platform }) => isPlatform(name, platform));
  return named.length > 0 ? named.map(platformTarget) : [absentTarget(name)];
}

function absentTarget(platform: string): Target {
  return { platform, subject: undefined, referrers: [] };
}
