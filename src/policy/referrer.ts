import type { Digest } from '../registry/digest.ts';
import type { Verified } from './proof.ts';

/** A place where referrers are listed. */
export type Source = 'api' | 'tag-schema' | 'cosign-tags' | 'buildkit';

/** The suffix of cosign's tag `sha256-<hex>.…` of an image. */
export type CosignTag = 'sig' | 'att' | 'sbom';

/** The content of a sigstore bundle, as its annotation `dev.sigstore.bundle.content` has it. */
export type BundleContent = 'message-signature' | 'dsse-envelope';

/** Why a document was not read. `gone`: the registry no longer has it; `too-large`: it is larger than 16 MiB. */
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
 * A manifest that refers to an image, or one in-toto layer or signature in such a manifest, described for the rules.
 * `artifactType` is resolved: it is the manifest's `config.mediaType` if neither the descriptor nor the manifest has one, and '' if no
 * type is known.
 */
export interface Referrer extends FoundManifest {
  /** The in-toto layer, or the payload of a signature, that this is; absent if this is the whole manifest. */
  readonly layer?: Digest;
  /** The signature of a payload under cosign's tag `.sig`. Signatures of several keys have the same payload. */
  readonly signature?: string;
  readonly artifactType: string;
  /** Of the in-toto statements inside; empty if none is known. */
  readonly predicateTypes: readonly string[];
  /** Read from a sigstore bundle whose annotations do not say what it holds. */
  readonly bundle?: BundleContent;
  /**
   * Why it does not count, as a clause that starts with `it` or `its`: its statement was read and is about another image, or it does not
   * have the content that its cosign tag promises.
   */
  readonly fault?: string;
  /** Why the document was not read, if its kind is known only from the document. */
  readonly unread?: Unread;
  readonly annotations: Readonly<Record<string, string>>;
  /** Its signature, if it met a rule that requires one. */
  readonly verified?: Verified;
  /** It has neither a type nor a subject, so the cosign tag determines its kind. */
  readonly isUntyped?: true;
}

/**
 * Identifies a piece of evidence: by its digest, for an in-toto layer also by the digest of the layer, and for a payload of cosign also
 * by its signature.
 */
export function identityOf({ digest, layer, signature }: Pick<Referrer, 'digest' | 'layer' | 'signature'>): string {
  return [digest, layer, signature].filter((part) => part !== undefined).join(' ');
}

/**
 * The annotation with the creation time, as an RFC 3339 string.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
export const CREATED = 'org.opencontainers.image.created';

/** Returns an annotation; `undefined` if there is none, also for a key such as `constructor` that every object inherits. */
export function annotationOf({ annotations }: Pick<Referrer, 'annotations'>, key: string): string | undefined {
  return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}

/** Returns the creation time of a referrer as its annotation has it, unparsed. */
export function createdOf(referrer: Pick<Referrer, 'annotations'>): string | undefined {
  return annotationOf(referrer, CREATED);
}
