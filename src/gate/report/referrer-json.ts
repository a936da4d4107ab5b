import { createdOf } from '../../policy/annotation.ts';
import { type Kind, kindOf } from '../../policy/kind.ts';
import { type Matcher, matchesAny } from '../../policy/matcher.ts';
import { identityOf, type Referrer, type Source } from '../../policy/referrer.ts';
import { worstResult } from '../../policy/result.ts';
import { formatReference, formatSubject } from '../../registry/reference.ts';
import type { ImageHead, ImageReport } from './report.ts';

/** A referrer as the output `referrers` and the report file have it. */
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
  /** As the registry gives it; RFC 3339 where its writer kept to the specification. */
  readonly created?: string;
  readonly source: Source;
  readonly platform?: string;
  readonly depth: number;
}

/** Referrers of an image in the form that leaves the action, each made when it is asked for: there may be a hundred thousand. */
export function* referrerEntries(
  image: ImageReport,
  referrers: readonly Referrer[] = image.referrers,
): Generator<ReferrerEntry> {
  const name = imageField(image);
  for (const referrer of referrers) yield toEntry(name, referrer);
}

/** What is shown of referrers by the input `artifact-type`; of no patterns all. */
export function shownOf(referrers: readonly Referrer[], shown: readonly Matcher[]): readonly Referrer[] {
  return shown.length === 0 ? referrers : referrers.filter((referrer) => matchesAny(shown, referrer));
}

/** The referrers of an image that are shown, those that meet a rule apart; both in the order found. */
export function splitByRules({ referrers, rules }: ImageReport, shown: readonly Matcher[]): Split {
  const counted = countedIn(rules);
  const { met = [], others = [] } = Object.groupBy(shownOf(referrers, shown), (referrer) =>
    counted.has(identityOf(referrer)) ? 'met' : 'others',
  );
  return { met, others };
}

/** The identities of what meets any rule. */
function countedIn(rules: ImageReport['rules']): ReadonlySet<string> {
  return new Set(rules.flatMap(({ by }) => by.map(identityOf)));
}

interface Split {
  readonly met: readonly Referrer[];
  readonly others: readonly Referrer[];
}

/** The referrers of an image that are shown, those that meet a rule first, each with the tree below it: where a list is cut, they stay. */
export function metFirst({ referrers, rules }: ImageReport, shown: readonly Matcher[] = []): readonly Referrer[] {
  const counted = countedIn(rules);
  const { met = [], others = [] } = Object.groupBy(treesOf(referrers), ([root]) =>
    root !== undefined && counted.has(identityOf(root)) ? 'met' : 'others',
  );
  return shownOf([...met, ...others].flat(), shown);
}

/** Each direct referrer with all that is below it: a parent stands before its children. */
function treesOf(referrers: readonly Referrer[]): readonly (readonly Referrer[])[] {
  const trees: Referrer[][] = [];
  for (const referrer of referrers) {
    const tree = referrer.depth > 1 ? trees.at(-1) : undefined;
    if (tree === undefined) trees.push([referrer]);
    else tree.push(referrer);
  }
  return trees;
}

/** `registry/repository@digest`, or the normalised reference while the image is unresolved. */
export function imageField({ reference, digest }: ImageHead): string {
  return digest === undefined ? formatReference(reference) : formatSubject(reference, digest);
}

/** The image's unmet rules as typed; none where it was not judged. */
export function unmetRules({ rules, result }: ImageReport): readonly string[] {
  if (result === 'error') return [];
  return [...new Set(rules.filter(({ met }) => !met).map(({ rule }) => rule.text))];
}

/** What failed first; images of the same result stay in the order of the input. */
export function worstFirst<T extends Pick<ImageHead, 'result'>>(images: readonly T[]): readonly T[] {
  return images.toSorted((one, other) => {
    if (one.result === other.result) return 0;
    return worstResult([one.result, other.result]) === one.result ? -1 : 1;
  });
}

function toEntry(image: string, referrer: Referrer): ReferrerEntry {
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
  };
}
