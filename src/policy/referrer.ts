import type { Digest } from '../registry/digest.ts';

/** Where a referrer was found. */
export type Source = 'api' | 'tag-schema';

/**
 * One piece of evidence, as the rules see it: a manifest that refers to the image.
 * `artifactType` is resolved already (a descriptor without one has its manifest's `config.mediaType` here; '' where nothing says).
 */
export interface Referrer {
  readonly subject: Digest;
  readonly digest: Digest;
  readonly mediaType: string;
  readonly artifactType: string;
  /** What an in-toto statement inside says of its predicate; empty where nothing says. */
  readonly predicateTypes: readonly string[];
  /** Bytes of the manifest. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly source: Source;
  /** 1 for a direct referrer of the image. */
  readonly depth: number;
}
