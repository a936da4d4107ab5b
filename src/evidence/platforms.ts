import type { Descriptor, ImageIndex } from '../registry/descriptor.ts';
import type { Subject } from './found.ts';

/** One platform of an image: `os/architecture[/variant]`, and the manifest of its own. */
export type PlatformImage = Required<Subject>;

/**
 * The platform images of an index, in its order. BuildKit's attestation manifests and whatever else is for `unknown/unknown` are none.
 * An entry without a platform is one all the same, named by its digest: clients may run it, so evidence on it must not be passed over.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions
 */
export function platformImagesOf({ manifests }: ImageIndex): readonly PlatformImage[] {
  return manifests
    .filter((entry) => !isBuildkitAttestation(entry) && entry.platform !== NO_PLATFORM)
    .map(({ digest, platform = digest }) => ({ digest, platform }));
}

/**
 * Whether an entry of an index holds BuildKit's attestations of another entry. One that names a platform is an image all the same:
 * clients run it there, so an annotation must not hide it.
 */
export function isBuildkitAttestation({ annotations, platform = NO_PLATFORM }: Descriptor): boolean {
  return platform === NO_PLATFORM && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
}

/** What BuildKit writes so that no client runs an entry. */
const NO_PLATFORM = 'unknown/unknown';

/** The annotation by which an attestation manifest names its image. */
export const BUILDKIT_SUBJECT = 'vnd.docker.reference.digest';
