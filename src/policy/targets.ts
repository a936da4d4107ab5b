import type { Digest } from '../registry/digest.ts';
import { type Matcher, matchesAny } from './matcher.ts';
import { isPlatform, type PlatformChoice } from './platform.ts';
import type { Referrer } from './referrer.ts';
import type { RuleOptions } from './rule-options.ts';
import type { Target } from './verdict.ts';

/** One platform image of an index, and what was found of it. */
export interface PlatformEvidence {
  readonly platform: string;
  readonly digest: Digest;
  /** Direct referrers; where the platform was not asked for, only what the index itself holds (BuildKit's). */
  readonly referrers: readonly Referrer[];
}

/** What was found of an image, for rules to choose from. */
export interface ImageEvidence {
  readonly digest: Digest;
  readonly isIndex: boolean;
  /** Direct referrers of the image itself; empty where it was not asked for. */
  readonly own: readonly Referrer[];
  /** In the order of the index; empty where the image is none. */
  readonly platforms: readonly PlatformEvidence[];
}

/**
 * The places in which a rule that asks for `what` must be met, all of them. An image that is no index is one place, whatever is
 * chosen. A platform that the index does not have is a place in which nothing can be met.
 */
export function targetsFor(
  choice: PlatformChoice,
  evidence: ImageEvidence,
  matchers: readonly Matcher[],
): readonly Target[] {
  const { isIndex, platforms } = evidence;
  if (!isIndex) return [ownTarget(evidence)];
  switch (choice.kind) {
    case 'index':
      return indexTargets(evidence, matchers);
    case 'each':
      return platforms.length > 0 ? platforms.map(platformTarget) : [absent('any platform')];
    case 'all':
      return [...indexTargets(evidence, matchers), ...platforms.map(platformTarget)];
    case 'named':
      return choice.names.flatMap((name) => namedTargets(name, platforms));
  }
}

/** All that is chosen in a run: by the input, and by the rules that have a `platform` of their own. */
export function choicesOf(input: PlatformChoice, rules: readonly RuleOptions[]): readonly PlatformChoice[] {
  return [input, ...rules.flatMap(({ platform }) => platform ?? [])];
}

/** Whether a choice looks at the image itself. */
export function asksForIndex({ kind }: PlatformChoice): boolean {
  return kind === 'index' || kind === 'all';
}

/** Whether a choice looks at this platform. */
export function asksForPlatform(choice: PlatformChoice, platform: string): boolean {
  if (choice.kind === 'named') return choice.names.some((name) => isPlatform(name, platform));
  return choice.kind !== 'index';
}

/**
 * What is attached to an index stands for all of its platforms; what BuildKit put into it stands for the one platform that it names.
 * So where BuildKit has any of what is asked for, the rule must be met for each platform: one platform's SBOM is not the image's.
 */
function indexTargets(evidence: ImageEvidence, matchers: readonly Matcher[]): readonly Target[] {
  const { digest, own, platforms } = evidence;
  const isHeld = (referrer: Referrer) => referrer.sources.includes('buildkit') && matchesAny(matchers, referrer);
  const held = platforms.map((one) => ({ ...one, referrers: one.referrers.filter(isHeld) }));
  if (held.every(({ referrers }) => referrers.length === 0)) return [ownTarget(evidence)];
  // What lacks can be attached to the index, for all platforms at once.
  return held.map(({ platform, referrers }) => ({ platform, subject: digest, referrers: [...own, ...referrers] }));
}

function ownTarget({ digest, own }: ImageEvidence): Target {
  return { platform: undefined, subject: digest, referrers: own };
}

function platformTarget({ platform, digest, referrers }: PlatformEvidence): Target {
  return { platform, subject: digest, referrers };
}

function namedTargets(name: string, platforms: readonly PlatformEvidence[]): readonly Target[] {
  const named = platforms.filter(({ platform }) => isPlatform(name, platform));
  return named.length > 0 ? named.map(platformTarget) : [absent(name)];
}

function absent(platform: string): Target {
  return { platform, subject: undefined, referrers: [] };
}
