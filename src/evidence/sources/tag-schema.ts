import { parseJson } from '../../json.ts';
import type { Descriptor } from '../../registry/descriptor.ts';
import { type Digest, referrersTag } from '../../registry/digest.ts';
import { getManifest } from '../../registry/manifest.ts';
import { decodeIndex } from '../../registry/manifest-schema.ts';
import { isAbsent, responseError, unexpectedStatus } from '../../registry/refusal.ts';
import type { Repository } from '../../registry/repository.ts';

/**
 * Lists the referrers of a subject by the tag `sha256-<hex>`, which clients keep where there is no referrers API.
 * No such tag is an empty list.
 * @throws RegistryError for any answer that is neither an image index nor a registry's 404.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
export async function listByTagSchema(repository: Repository, subject: Digest): Promise<readonly Descriptor[]> {
  // Any manifest, not the index alone: registries answer 404 where the tag is of another type, which is no empty list.
  const got = await getManifest(repository, referrersTag(subject));
  if (isAbsent(got.response)) return [];
  if (got.response.status !== 200) throw unexpectedStatus(got, 'The registry did not return a list of referrers.');
  const index = decodeIndex(parseJson(got.response.body));
  if (index.ok) return index.value.manifests;
  throw responseError(
    got,
    `The tag is not a list of referrers (an OCI image index): ${index.why}. cosign copy writes the image itself there. Delete the tag, or remove tag-schema from the input sources.`,
  );
}
