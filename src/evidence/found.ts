import type { CosignTag, Source } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';

/** A manifest that evidence is looked for: an image, the image of one platform, or for a walk into depth a referrer. */
export interface Subject {
  readonly digest: Digest;
  /** `os/architecture[/variant]`, where it is the image of one platform of an index, or belongs to one. */
  readonly platform?: string;
}

/** A descriptor, and where it was found: all sources that have it, in the order in which they were asked for. */
export interface Found {
  readonly descriptor: Descriptor;
  readonly sources: readonly [Source, ...Source[]];
  /** The cosign tag that leads to it. */
  readonly tag?: CosignTag;
}
