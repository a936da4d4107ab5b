import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Found } from './found.ts';

/**
 * One entry a digest, in the order found, with all sources that have it.
 *
 * On Quay a referrer may come twice in one list: clients that follow the specification write the `sha256-<hex>` tag as well, since
 * Quay sends no `OCI-Subject`, and Quay merges that tag. One of the two may lack the artifactType or the annotations.
 */
export function mergeFound(found: readonly Found[]): readonly Found[] {
  const merged = new Map<Digest, Found>();
  for (const entry of found) {
    const first = merged.get(entry.descriptor.digest);
    merged.set(entry.descriptor.digest, first === undefined ? entry : join(first, entry));
  }
  return [...merged.values()];
}

function join(first: Found, other: Found): Found {
  const [own, ...more] = first.sources;
  const tag = first.tag ?? other.tag;
  return {
    descriptor: fillIn(first.descriptor, other.descriptor),
    sources: [own, ...new Set([...more, ...other.sources].filter((source) => source !== own))],
    ...(tag !== undefined && { tag }),
  };
}

function fillIn(first: Descriptor, other: Descriptor): Descriptor {
  const { artifactType: own, ...rest } = first;
  const artifactType = agreedType(own, other.artifactType);
  return {
    ...rest,
    ...(artifactType && { artifactType }),
    annotations: { ...other.annotations, ...first.annotations },
  };
}

/** None where the two contradict each other: then the manifest is asked. */
function agreedType(one: string | undefined, other: string | undefined): string | undefined {
  if (one && other && one !== other) return undefined;
  return one || other;
}
