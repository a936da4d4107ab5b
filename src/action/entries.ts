import { createdOf } from '../policy/annotation.ts';
import { type Kind, kindOf } from '../policy/kind.ts';
import type { Referrer, Source } from '../policy/referrer.ts';
import { worstResult } from '../policy/result.ts';
import { formatReference, formatSubject } from '../registry/reference.ts';
import type { ImageReport } from './report.ts';

/** A referrer as the output `referrers` and the report file have it. */
export interface ReferrerEntry {
  readonly image: string;
  readonly subject: string;
  readonly digest: string;
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

/** The referrers of an image, those that meet a rule apart; both in the order found. */
export function splitByRules({ referrers, rules }: ImageReport): Split {
  const digests = new Set(rules.flatMap(({ by }) => by.map(({ digest }) => digest)));
  return {
    met: referrers.filter(({ digest }) => digests.has(digest)),
    others: referrers.filter(({ digest }) => !digests.has(digest)),
  };
}

interface Split {
  readonly met: readonly Referrer[];
  readonly others: readonly Referrer[];
}

/** The referrers of an image, those that meet a rule first: where a list is cut, they stay. */
export function metFirst(image: ImageReport): readonly Referrer[] {
  const { met, others } = splitByRules(image);
  return [...met, ...others];
}

/** `registry/repository@digest`, or the normalised reference while the image is unresolved. */
export function imageField({ reference, digest }: ImageReport): string {
  return digest === undefined ? formatReference(reference) : formatSubject(reference, digest);
}

/** The image's unmet rules as typed; none where it was not judged. */
export function unmetRules({ rules, result }: ImageReport): readonly string[] {
  if (result === 'error') return [];
  return [...new Set(rules.filter(({ met }) => !met).map(({ rule }) => rule.text))];
}

/** What failed first; images of the same result stay in the order of the input. */
export function worstFirst(images: readonly ImageReport[]): readonly ImageReport[] {
  return images.toSorted((one, other) => {
    if (one.result === other.result) return 0;
    return worstResult([one.result, other.result]) === one.result ? -1 : 1;
  });
}

function toEntry(image: string, referrer: Referrer): ReferrerEntry {
  const { predicateTypes, subject, digest, mediaType, artifactType, size, annotations, source, depth } = referrer;
  const [predicateType] = predicateTypes;
  const created = createdOf(referrer);
  return {
    image,
    subject,
    digest,
    mediaType,
    artifactType,
    kind: kindOf(referrer),
    ...(predicateType !== undefined && { predicateType }),
    size,
    annotations,
    ...(created !== undefined && { created }),
    source,
    depth,
  };
}
