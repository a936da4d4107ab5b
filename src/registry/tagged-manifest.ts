import type { Descriptor } from './descriptor.ts';
import { digestOf, parseDigest } from './digest.ts';
import { getManifest, isAbsent, otherDigest, readManifest } from './manifest-request.ts';
import { type Manifest, OCI_MANIFEST } from './manifest-schema.ts';
import { unexpected } from './refusal.ts';
import type { Repository } from './repository.ts';

/** What lies under a tag: the manifest, and the descriptor that a list would have of it. */
export type TaggedManifest =
  | { readonly kind: 'present'; readonly descriptor: Descriptor; readonly manifest: Manifest }
  | { readonly kind: 'gone' };

/**
 * Fetches a manifest by tag; its digest is that of its bytes.
 * @throws RegistryError for any answer that is neither a manifest nor a registry's 404, and where the registry names another digest than that of its bytes.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
export async function fetchTagged(repository: Repository, tag: string): Promise<TaggedManifest> {
  const answer = await getManifest(repository, tag);
  const { sent, response } = answer;
  if (isAbsent(response)) return { kind: 'gone' };
  if (response.status !== 200) throw unexpected(sent, response, 'A manifest was expected.');
  const manifest = readManifest(answer);
  const named = parseDigest(response.header('docker-content-digest') ?? '');
  const digest = digestOf(response.body, named);
  if (named !== undefined && named !== digest) throw otherDigest(sent, named, digest);
  const { artifactType, annotations } = manifest;
  const descriptor = {
    mediaType: manifest.mediaType ?? OCI_MANIFEST,
    digest,
    size: response.body.length,
    ...(artifactType !== undefined && { artifactType }),
    annotations,
  };
  return { kind: 'present', descriptor, manifest };
}
