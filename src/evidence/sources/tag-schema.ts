import { parseJson } from '../../json.ts';
import type { Descriptor } from '../../registry/descriptor.ts';
import { type Digest, referrersTag } from '../../registry/digest.ts';
import { getManifest, isAbsent } from '../../registry/manifest-request.ts';
import { decodeIndex } from '../../registry/manifest-schema.ts';
import { refusal, unexpected } from '../../registry/refusal.ts';
import type { Repository } from '../../registry/repository.ts';

/**
 * Lists the referrers of a subject by the tag `sha256-<hex>`, which clients keep where there is no referrers API.
 * No such tag is an empty list.
 * @throws RegistryError for any answer that is neither an image index nor a registry's 404.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
export async function listByTagSchema(repository: Repository, subject: Digest): Promise<readonly Descriptor[]> {
  // Any manifest, not the index alone: registries answer 404 where the tag is of another type, which is no empty list.
  const { sent, response } = await getManifest(repository, referrersTag(subject));
  if (isAbsent(response)) return [];
  if (response.status !== 200) throw unexpected(sent, response, 'A list of referrers was expected.');
  const index = decodeIndex(parseJson(response.body));
  if (index.ok) return index.value.manifests;
  throw refusal(
    sent,
    response,
    `This tag is to be a list of referrers (an OCI image index), but ${index.why}. cosign copy puts the image itself there: delete the tag, or leave tag-schema out of sources.`,
  );
}
