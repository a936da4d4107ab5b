import type { Descriptor, ImageIndex } from '../registry/descriptor.ts';
import { DOCKER_LIST, OCI_INDEX } from '../registry/manifest-schema.ts';
import type { Subject } from './found.ts';

/** One platform of an image: `os/architecture[/variant]`, and the manifest of its own. */
export type PlatformImage = Required<Subject>;

/** More than any real index has; each is looked at by itself. */
const MAX_PLATFORMS = 1_000;

/**
 * The platform images of an index, in its order, each once. BuildKit's attestation manifests and whatever else is for `unknown/unknown`
 * are none. An entry without a platform is one all the same, named by its digest: clients may run it, so evidence on it must not be
 * passed over.
 * @throws Error for more than a thousand.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions
 */
export function platformImagesOf({ manifests }: ImageIndex): readonly PlatformImage[] {
  const images = manifests
    .filter((entry) => !isBuildkitAttestation(entry) && entry.platform !== NO_PLATFORM)
    .map(({ digest, platform }) => ({ digest, platform: isNamed(platform) ? platform : digest }));
  const distinct = [...new Map(images.map((image) => [`${image.digest} ${image.platform}`, image])).values()];
  if (distinct.length <= MAX_PLATFORMS) return distinct;
  throw new Error(
    `The index names ${distinct.length} platform images, more than the ${MAX_PLATFORMS} that are looked at.`,
  );
}

/** An entry of an index that is an index itself: what its platforms are, it does not say. */
export function nestedIndexOf({ manifests }: ImageIndex): Descriptor | undefined {
  return manifests.find(({ mediaType }) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST);
}

/**
 * Whether an entry of an index holds BuildKit's attestations of another entry. One that names a platform is an image all the same:
 * clients run it there, so an annotation must not hide it.
 */
export function isBuildkitAttestation({ annotations, platform = NO_PLATFORM }: Descriptor): boolean {
  return platform === NO_PLATFORM && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
}

function isNamed(platform: string | undefined): platform is string {
  return platform !== undefined && /[^/]/.test(platform);
}

/** What BuildKit writes so that no client runs an entry. */
const NO_PLATFORM = 'unknown/unknown';

/** The annotation by which an attestation manifest names its image. */
export const BUILDKIT_SUBJECT = 'vnd.docker.reference.digest';
