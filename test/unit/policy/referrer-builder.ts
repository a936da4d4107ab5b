import { createHash } from 'node:crypto';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { type Digest, parseDigest } from '../../../src/registry/digest.ts';

/** A referrer of kind `other`, with overrides. */
export function aReferrer(overrides: Partial<Referrer> = {}): Referrer {
  return {
    subject: aDigest('image'),
    digest: aDigest('referrer'),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.example.note',
    predicateTypes: [],
    size: 700,
    annotations: {},
    sources: ['api'],
    depth: 1,
    ...overrides,
  };
}

/** A sigstore bundle as cosign 3 and actions/attest push it. */
export function aBundle(predicateType: string | undefined, content = 'dsse-envelope'): Referrer {
  return aReferrer({
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    predicateTypes: predicateType === undefined ? [] : [predicateType],
    annotations: { 'dev.sigstore.bundle.content': content },
  });
}

/** The SHA-256 digest of a name. */
export function aDigest(name: string): Digest {
  const digest = parseDigest(`sha256:${createHash('sha256').update(name).digest('hex')}`);
  if (digest === undefined) throw new Error(`no digest for ${name}`);
  return digest;
}
