import type { Descriptor, ImageIndex } from '../../../src/registry/descriptor.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** The digest of AMD64. */
export const IMAGE = aDigest('linux/amd64');

/** An entry of an index, without a platform. */
export function anEntry(name: string, overrides: Partial<Descriptor> = {}): Descriptor {
  return { mediaType: MANIFEST, digest: aDigest(name), size: 1, annotations: {}, ...overrides };
}

/** An entry with BuildKit's attestations of IMAGE. */
export function anAttestation(
  name: string,
  annotations: Descriptor['annotations'] = {},
  platform: Partial<Descriptor> = { platform: 'unknown/unknown' },
): Descriptor {
  const references = { 'vnd.docker.reference.digest': IMAGE, 'vnd.docker.reference.type': 'attestation-manifest' };
  return anEntry(name, { annotations: { ...references, ...annotations }, ...platform });
}

export function anIndex(...manifests: readonly Descriptor[]): ImageIndex {
  return { mediaType: 'application/vnd.oci.image.index.v1+json', manifests };
}

/** The image of one platform. */
export const AMD64 = anEntry('linux/amd64', { platform: 'linux/amd64' });
