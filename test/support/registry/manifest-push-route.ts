import { admit } from './access.ts';
import { type Answer, answer, HTML } from './answer.ts';
import { type ManifestDocument, readDocument } from './document.ts';
import { MANIFEST_TYPES } from './manifest-route.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { type Repository, type StoredManifest, sha256, storeManifest } from './store.ts';

/** PUT of a manifest by tag or digest. The Python Quay sends no `OCI-Subject`. */
export async function pushManifest(site: Site, request: RegistryRequest): Promise<Answer> {
  const admission = await admit(site, request, 'push');
  if (admission.kind === 'refused') return admission.answer;
  const { repository } = admission;
  const reference = request.params.reference ?? '';
  const mediaType = request.headers['content-type'] ?? '';
  if (!MANIFEST_TYPES.includes(mediaType)) return site.words.manifestInvalid({ kind: 'media-type', mediaType });
  const document = readDocument(request.body);
  if (document === undefined) return site.words.manifestInvalid({ kind: 'not-json' });
  const missing = missingBlob(repository, document);
  if (missing !== undefined) return site.words.manifestInvalid({ kind: 'blob', digest: missing });
  const byDigest = reference.includes(':');
  if (byDigest && reference !== sha256(request.body)) return site.words.manifestInvalid({ kind: 'digest' });
  const tag = byDigest ? undefined : reference;
  return stored(site, repository, storeManifest(repository, { bytes: request.body, mediaType, tag }));
}

function missingBlob(repository: Repository, { config, layers = [] }: ManifestDocument): string | undefined {
  const needed = config === undefined ? layers : [config, ...layers];
  return needed.find(({ digest }) => !repository.blobs.has(digest))?.digest;
}

function stored(site: Site, repository: Repository, { digest, document }: StoredManifest): Answer {
  const path = `/v2/${repository.name}/manifests/${digest}`;
  const headers = { 'Docker-Content-Digest': digest };
  if (!isGo(site)) return answer(201, { 'Content-Type': HTML, Location: path, ...headers }, 'OK');
  const subject = document.subject === undefined ? {} : { 'OCI-Subject': document.subject.digest };
  return answer(201, { Location: `${site.address.origin}${path}`, ...headers, ...subject });
}
