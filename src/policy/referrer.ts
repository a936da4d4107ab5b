import type { Digest } from '../registry/digest.ts';

/** Where referrers are found. */
export type Source = 'api' | 'tag-schema' | 'cosign-tags' | 'buildkit';

/** What cosign's tag `sha256-<hex>.…` of an image ends in. */
export type CosignTag = 'sig' | 'att' | 'sbom';

/** What a sigstore bundle holds, in the words of its annotation `dev.sigstore.bundle.content`. */
export type BundleContent = 'message-signature' | 'dsse-envelope';

/** `gone`: the registry does not have it any more; `too-large`: more than 16 MiB. */
export type Unread = 'gone' | 'too-large';

/**
 * One piece of evidence, as the rules see it: a manifest that belongs to the image, or one in-toto layer of such a manifest.
 * `artifactType` is resolved already (a descriptor without one has its manifest's `config.mediaType` here; '' where nothing says).
 */
export interface Referrer {
  readonly subject: Digest;
  readonly digest: Digest;
  /** The in-toto layer of the manifest that this is; absent where the manifest is one thing. */
  readonly layer?: Digest;
  readonly mediaType: string;
  readonly artifactType: string;
  /** What an in-toto statement inside says of its predicate; empty where nothing says. */
  readonly predicateTypes: readonly string[];
  /** Where it is a sigstore bundle whose annotations do not say: what the bundle itself shows. */
  readonly bundle?: BundleContent;
  /** Where no annotation says what it is: why the document, which alone does, was not read. */
  readonly unread?: Unread;
  /** Bytes of the manifest. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  /** All that have it, in the order in which they were asked for. */
  readonly sources: readonly [Source, ...Source[]];
  /** The cosign tag that it was found under. */
  readonly tag?: CosignTag;
  /** It has neither a type nor a subject of its own, so that the tag says what it is. */
  readonly isUntyped?: true;
  /** `os/architecture[/variant]`, where the subject is the image of one platform. */
  readonly platform?: string;
  /** 1 for a direct referrer of the image. */
  readonly depth: number;
}

/** What makes two findings the same piece of evidence: the digest, and for an in-toto layer that layer's too. */
export function identityOf({ digest, layer }: Pick<Referrer, 'digest' | 'layer'>): string {
  return layer === undefined ? digest : `${digest} ${layer}`;
}
