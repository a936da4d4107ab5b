import type { Descriptor, ImageIndex } from '../registry/descriptor.ts';
import { DOCKER_LIST, OCI_INDEX } from '../registry/manifest-schema.ts';
import type { Subject } from './found.ts';

/** The image of one platform in an index: its manifest and its `os/architecture[/variant]`. */
export type PlatformImage = Required<Subject>;

/** More than any real index has. The referrers of each are collected. */
const MAX_PLATFORMS = 1_000;

/**
 * Returns the platform images of an index, in its order, each once. Entries for `unknown/unknown`, such as BuildKit's attestation
 * manifests, are not images. An entry without a platform is an image, named by its digest: clients may run it, so its referrers must not
 * be ignored.
 * @throws Error for more than a thousand images.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions
 */
export function platformImagesOf({ manifests }: ImageIndex): readonly PlatformImage[] {
  const images = manifests
    .filter(({ platform }) => platform !== NO_PLATFORM)
    .map(({ digest, platform }) => ({ digest, platform: isNamed(platform) ? platform : digest }));
  const distinct = [...new Map(images.map((image) => [`${image.digest} ${image.platform}`, image])).values()];
  if (distinct.length <= MAX_PLATFORMS) return distinct;
  throw new Error(`The index has ${distinct.length} platform images; the limit is ${MAX_PLATFORMS}.`);
}

/** Returns the first entry that is itself an index. Its platforms are not known without fetching it. */
export function nestedIndexOf({ manifests }: ImageIndex): Descriptor | undefined {
  return manifests.find(({ mediaType }) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST);
}

/**
 * Whether an entry of an index holds BuildKit's attestations for another entry. An entry with a platform is always an image,
 * because clients run it.
 */
export function isBuildkitAttestation({ annotations, platform = NO_PLATFORM }: Descriptor): boolean {
  return platform === NO_PLATFORM && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
}

function isNamed(platform: string | undefined): platform is string {
  return platform !== undefined && /[^/]/.test(platform);
}

/** The platform that BuildKit sets on an entry that clients must not run. */
const NO_PLATFORM = 'unknown/unknown';

/** The annotation with the digest of the image to which an attestation manifest belongs. */
export const BUILDKIT_SUBJECT = 'vnd.docker.reference.digest';
