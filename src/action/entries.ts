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

/** The referrers of an image in the order found, in the form that leaves the action. */
export function referrerEntries(image: ImageReport): readonly ReferrerEntry[] {
  const name = imageField(image);
  return image.referrers.map((referrer) => toEntry(name, referrer));
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

/**
 * When the referrer says that it was made.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
export function createdOf({ annotations }: Referrer): string | undefined {
  return Object.hasOwn(annotations, CREATED) ? annotations[CREATED] : undefined;
}

const CREATED = 'org.opencontainers.image.created';

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
