import type { Digest } from '../registry/digest.ts';

/** Where referrers are found. */
export type Source = 'api' | 'tag-schema' | 'cosign-tags' | 'buildkit';

/** What cosign's tag `sha256-<hex>.…` of an image ends in. */
export type CosignTag = 'sig' | 'att' | 'sbom';

/** What a sigstore bundle holds, in the words of its annotation `dev.sigstore.bundle.content`. */
export type BundleContent = 'message-signature' | 'dsse-envelope';

/** `gone`: the registry does not have it any more; `too-large`: more than 16 MiB. */
export type Unread = 'gone' | 'too-large';

/** A manifest that refers to an image, as its sources list it. */
export interface FoundManifest {
  /** The image, the image of one platform, or for a referrer of a referrer that referrer. */
  readonly subject: Digest;
  readonly digest: Digest;
  readonly mediaType: string;
  /** Bytes of the manifest. */
  readonly size: number;
  /** All sources that list it, in the order of the input. */
  readonly sources: readonly [Source, ...Source[]];
  /** The cosign tag of the manifest. */
  readonly tag?: CosignTag;
  /** `os/architecture[/variant]`, if the subject is the image of one platform. */
  readonly platform?: string;
  /** 1 for a direct referrer of the image. */
  readonly depth: number;
}

/**
 * A manifest that refers to an image, or one in-toto layer of such a manifest, described for the rules.
 * `artifactType` is resolved: it is the manifest's `config.mediaType` if neither the descriptor nor the manifest has one, and '' if no
 * type is known.
 */
export interface Referrer extends FoundManifest {
  /** The in-toto layer that this is; absent if this is the whole manifest. */
  readonly layer?: Digest;
  readonly artifactType: string;
  /** Of the in-toto statements inside; empty if none is known. */
  readonly predicateTypes: readonly string[];
  /** Read from a sigstore bundle whose annotations do not say what it holds. */
  readonly bundle?: BundleContent;
  /** Why the document was not read, if its kind is known from nothing but the document. */
  readonly unread?: Unread;
  readonly annotations: Readonly<Record<string, string>>;
  /** It has neither a type nor a subject, so the cosign tag determines its kind. */
  readonly isUntyped?: true;
}

/** What makes two findings the same piece of evidence: the digest, and for an in-toto layer that layer's too. */
export function identityOf({ digest, layer }: Pick<Referrer, 'digest' | 'layer'>): string {
  return layer === undefined ? digest : `${digest} ${layer}`;
}
