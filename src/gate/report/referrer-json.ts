import { type Kind, kindOf } from '../../policy/kind.ts';
import { type Matcher, matchesAny } from '../../policy/matcher.ts';
import type { Verified } from '../../policy/proof.ts';
import { createdOf, identityOf, type Referrer, type Source } from '../../policy/referrer.ts';
import { formatReference, formatSubject } from '../../registry/reference.ts';
import type { ImageOutcome, JudgedImage } from './report.ts';
import { type VerifiedEntry, verifiedEntry } from './signer.ts';

/** A referrer in the output `referrers` and in the report file. */
export interface ReferrerEntry {
  readonly image: string;
  readonly subject: string;
  readonly digest: string;
  readonly layer?: string;
  readonly mediaType: string;
  readonly artifactType: string;
  readonly kind: Kind | 'other';
  readonly predicateType?: string;
  /** Bytes of the manifest. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  /** As the annotation has it; RFC 3339 if its author followed the specification. */
  readonly created?: string;
  readonly source: Source;
  readonly platform?: string;
  readonly depth: number;
  /** Its signer, if it met a rule that requires a signature. With several signatures in one manifest, the first that did. */
  readonly verified?: VerifiedEntry;
}

/** The entries of referrers of an image. A generator, because there may be a hundred thousand. */
export function* referrerEntries(
  image: JudgedImage,
  referrers: readonly Referrer[] = image.referrers,
): Generator<ReferrerEntry> {
  const name = imageField(image);
  const verified = verifiedIn(image.rules);
  for (const referrer of referrers) yield toEntry(name, referrer, verified.get(identityOf(referrer)));
}

/** The referrers that the input `artifact-type` shows; all where it has no patterns. */
export function shownOf(referrers: readonly Referrer[], shown: readonly Matcher[]): readonly Referrer[] {
  return shown.length === 0 ? referrers : referrers.filter((referrer) => matchesAny(shown, referrer));
}

interface Split {
  readonly met: readonly Referrer[];
  readonly others: readonly Referrer[];
}

/** The shown referrers of an image, split into those that meet a rule and the others, both in the order found. */
export function splitByRules({ referrers, rules }: JudgedImage, shown: readonly Matcher[]): Split {
  const counted = countedIn(rules);
  const { met = [], others = [] } = Object.groupBy(shownOf(referrers, shown), (referrer) =>
    counted.has(identityOf(referrer)) ? 'met' : 'others',
  );
  return { met, others };
}

/** The identities of the referrers that meet any rule. */
function countedIn(rules: JudgedImage['rules']): ReadonlySet<string> {
  return new Set(rules.flatMap(({ by }) => by.map(identityOf)));
}

/** The signers of the referrers that meet a rule which requires a signature. */
function verifiedIn(rules: JudgedImage['rules']): ReadonlyMap<string, Verified> {
  const signers = new Map<string, Verified>();
  for (const referrer of rules.flatMap(({ by }) => by)) {
    const identity = identityOf(referrer);
    if (referrer.verified !== undefined && !signers.has(identity)) signers.set(identity, referrer.verified);
  }
  return signers;
}

/**
 * The shown referrers of an image, each followed by its own referrers. Those that meet a rule come first, so that a list which is cut
 * keeps them.
 */
export function metFirst({ referrers, rules }: JudgedImage, shown: readonly Matcher[] = []): readonly Referrer[] {
  const counted = countedIn(rules);
  const { met = [], others = [] } = Object.groupBy(treesOf(referrers), ([root]) =>
    root !== undefined && counted.has(identityOf(root)) ? 'met' : 'others',
  );
  return shownOf([...met, ...others].flat(), shown);
}

/** Each direct referrer with all referrers below it, a parent before its children. */
function treesOf(referrers: readonly Referrer[]): readonly (readonly Referrer[])[] {
  const trees: Referrer[][] = [];
  for (const referrer of referrers) {
    const tree = referrer.depth > 1 ? trees.at(-1) : undefined;
    if (tree === undefined) trees.push([referrer]);
    else tree.push(referrer);
  }
  return trees;
}

/** `registry/repository@digest`, or the normalised reference while the tag is unresolved. */
export function imageField({ reference, digest }: Pick<ImageOutcome, 'reference' | 'digest'>): string {
  return digest === undefined ? formatReference(reference) : formatSubject(reference, digest);
}

function toEntry(image: string, referrer: Referrer, verified: Verified | undefined): ReferrerEntry {
  const { predicateTypes, subject, digest, layer, mediaType, artifactType, size, annotations, platform, depth } =
    referrer;
  const [predicateType] = predicateTypes;
  const created = createdOf(referrer);
  return {
    image,
    subject,
    digest,
    ...(layer !== undefined && { layer }),
    mediaType,
    artifactType,
    kind: kindOf(referrer),
    ...(predicateType !== undefined && { predicateType }),
    size,
    annotations,
    ...(created !== undefined && { created }),
    source: referrer.sources[0],
    ...(platform !== undefined && { platform }),
    depth,
    ...(verified !== undefined && { verified: verifiedEntry(verified) }),
  };
}
