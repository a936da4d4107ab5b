import { createHash } from 'node:crypto';

declare const digestBrand: unique symbol;

/** A content digest in canonical form: `sha256:` and 64, or `sha512:` and 128, lower-case hex digits. */
export type Digest = string & { readonly [digestBrand]: true };

/**
 * Parses a digest; `undefined` for anything but the two registered algorithms in lower case.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests
 */
export function parseDigest(text: string): Digest | undefined {
  return isDigest(text) ? text : undefined;
}

/** Whether this is a digest in canonical form. */
export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** Computes the digest of these bytes with the algorithm of `like` (default: sha256). */
export function digestOf(bytes: Uint8Array, like?: Digest): Digest {
  const algorithm = like?.startsWith('sha512:') ? 'sha512' : 'sha256';
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}` as Digest;
}

/**
 * The tag of the referrers list in a registry without the referrers API: `sha256-<hex>`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
export function referrersTag(digest: Digest): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  // The specification truncates both parts, so that the tag has at most 128 characters.
  return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}
