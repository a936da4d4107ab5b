import type { Descriptor } from '../../registry/descriptor.ts';
import { type Digest, referrersTag } from '../../registry/digest.ts';
import { getManifest } from '../../registry/manifest.ts';
import { decodeBody, decodeIndex, formatInvalid } from '../../registry/manifest-schema.ts';
import { isAbsent, responseError, unexpectedStatus } from '../../registry/refusal.ts';
import type { Repository } from '../../registry/repository.ts';

/**
 * Lists the referrers of a subject from the tag `sha256-<hex>`, which clients maintain on registries without the referrers API. If the
 * tag does not exist, the list is empty.
 * @throws RegistryError for a response that is neither an image index nor a 404 of the registry.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
export async function listByTagSchema(repository: Repository, subject: Digest): Promise<readonly Descriptor[]> {
  // Accept all types of manifests: with the index alone, registries return 404 for a tag of another type, which is not an empty list.
  const got = await getManifest(repository, referrersTag(subject));
  if (isAbsent(got.response)) return [];
  if (got.response.status !== 200) throw unexpectedStatus(got, 'The registry did not return a list of referrers.');
  const index = decodeBody(got.response.body, decodeIndex);
  if (index.ok) return index.value.manifests;
  throw responseError(got, formatInvalid(index, 'The tag is not a list of referrers (an OCI image index)', DELETE_TAG));
}

const DELETE_TAG =
  'cosign copy writes the image itself there. Delete the tag, or remove tag-schema from the input sources.';
