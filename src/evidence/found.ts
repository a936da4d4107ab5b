import type { CosignTag, Source } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';

/** A manifest whose referrers are collected: an image, an image of one platform, or in a tree of referrers a referrer. */
export interface Subject {
  readonly digest: Digest;
  /** `os/architecture[/variant]`, if it is the image of one platform of an index, or refers to one. */
  readonly platform?: string;
}

/** A descriptor that sources have listed. */
export interface Found {
  readonly descriptor: Descriptor;
  /** In the order of the input. */
  readonly sources: readonly [Source, ...Source[]];
  /** The cosign tag of the manifest. */
  readonly tag?: CosignTag;
}

/**
 * Merges entries with the same digest, in the order found, with all their sources.
 *
 * Quay may list a referrer twice: clients that follow the specification also write the `sha256-<hex>` tag, because Quay sends no
 * `OCI-Subject` header, and Quay merges that tag into its list. One of the two entries may have no artifactType or no annotations.
 */
export function mergeFound(found: readonly Found[]): readonly Found[] {
  const merged = new Map<Digest, Found>();
  for (const entry of found) {
    const first = merged.get(entry.descriptor.digest);
    merged.set(entry.descriptor.digest, first === undefined ? entry : mergeTwo(first, entry));
  }
  return [...merged.values()];
}

function mergeTwo(first: Found, other: Found): Found {
  const [own, ...more] = first.sources;
  const tag = first.tag ?? other.tag;
  return {
    descriptor: mergeDescriptors(first.descriptor, other.descriptor),
    sources: [own, ...new Set([...more, ...other.sources].filter((source) => source !== own))],
    ...(tag !== undefined && { tag }),
  };
}

function mergeDescriptors(first: Descriptor, other: Descriptor): Descriptor {
  const { artifactType: own, ...rest } = first;
  const artifactType = mergeTypes(own, other.artifactType);
  return {
    ...rest,
    ...(artifactType && { artifactType }),
    annotations: { ...other.annotations, ...first.annotations },
  };
}

/** None if the two contradict each other; then the type is read from the manifest. */
function mergeTypes(first: string | undefined, other: string | undefined): string | undefined {
  if (first && other && first !== other) return undefined;
  return first || other;
}
