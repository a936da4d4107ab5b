import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Found } from './describe.ts';

/**
 * One entry a digest, in the order found; the first source keeps the name.
 *
 * On Quay a referrer may come twice in one list: clients that follow the specification write the `sha256-<hex>` tag as well, since
 * Quay sends no `OCI-Subject`, and Quay merges that tag. One of the two may lack the artifactType or the annotations.
 */
export function mergeFound(found: readonly Found[]): readonly Found[] {
  const merged = new Map<Digest, Found>();
  for (const entry of found) {
    const first = merged.get(entry.descriptor.digest);
    merged.set(
      entry.descriptor.digest,
      first === undefined ? entry : { ...first, descriptor: fillIn(first.descriptor, entry.descriptor) },
    );
  }
  return [...merged.values()];
}

function fillIn(first: Descriptor, other: Descriptor): Descriptor {
  const artifactType = first.artifactType || other.artifactType;
  return {
    ...first,
    ...(artifactType && { artifactType }),
    annotations: { ...other.annotations, ...first.annotations },
  };
}
