import { admit } from './access.ts';
import {
  type Answer,
  answer,
  DOCKER_INDEX_TYPE,
  DOCKER_MANIFEST_TYPE,
  HTML,
  INDEX_TYPE,
  MANIFEST_TYPE,
} from './answer.ts';
import { refusal as goRefusal } from './go-words.ts';
import { refusal } from './python-words.ts';
import { convertToSchema1 } from './schema1.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { findManifest, type Repository, removeManifest, type StoredManifest, sha256 } from './store.ts';
import { isTagged, liveTag, removeTag } from './tag.ts';

/** GET and HEAD of a manifest, by tag or digest. */
export async function readManifest(site: Site, request: RegistryRequest): Promise<Answer> {
  const reference = request.params.reference ?? '';
  if (!REFERENCE.test(reference)) return site.words.routeUnknown();
  const admission = await admit(site, request, 'pull');
  if (admission.kind === 'refused') return admission.answer;
  const { repository } = admission;
  // The Go server still returns a deleted manifest by digest.
  const manifest =
    findManifest(repository, reference) ?? (isGo(site) ? repository.manifests.get(reference) : undefined);
  if (manifest === undefined) return absent(site, repository, reference);
  return isGo(site)
    ? readFromGo(request, manifest)
    : readFromPython(site, repository, { request, manifest, reference });
}

function absent(site: Site, repository: Repository, reference: string): Answer {
  const expired = `Tag ${reference} was deleted or has expired. To pull, revive via time machine`;
  const deleted = repository.tags.some(({ name }) => name === reference) && !isGo(site);
  return deleted ? refusal(404, 'TAG_EXPIRED', expired) : site.words.manifestUnknown(repository.name, reference);
}

interface Read {
  readonly request: RegistryRequest;
  readonly manifest: StoredManifest;
  readonly reference: string;
}

/**
 * By digest Accept is ignored. By tag, an image whose type is not in Accept is converted to schema 1, and an index is
 * not found.
 */
function readFromPython(site: Site, repository: Repository, { request, manifest, reference }: Read): Answer {
  if (reference === manifest.digest || isAccepted(request, manifest)) return found(manifest);
  const converted = convertToSchema1(repository, manifest, reference);
  if (converted === undefined) return site.words.manifestUnknown(repository.name, reference);
  return found({ ...manifest, bytes: converted, digest: sha256(converted), mediaType: SCHEMA1_TYPE });
}

function readFromGo(request: RegistryRequest, manifest: StoredManifest): Answer {
  if (isAccepted(request, manifest) || manifest.mediaType === DOCKER_MANIFEST_TYPE) return found(manifest);
  const kind = manifest.mediaType === INDEX_TYPE ? 'OCI index' : 'OCI manifest';
  return goRefusal(
    404,
    'MANIFEST_UNKNOWN',
    `${kind} found, but accept header does not support ${kind === 'OCI index' ? 'OCI indexes' : 'OCI manifests'}`,
  );
}

/** A wildcard does not match, on both servers. */
function isAccepted(request: RegistryRequest, manifest: StoredManifest): boolean {
  const types = (request.headers.accept ?? '').split(',').map((type) => type.split(';')[0]?.trim());
  return types.includes(manifest.mediaType);
}

function found(manifest: StoredManifest): Answer {
  return answer(200, { 'Content-Type': manifest.mediaType, 'Docker-Content-Digest': manifest.digest }, manifest.bytes);
}

/** DELETE by tag removes the tag, by digest the manifest and all its tags. */
export async function deleteManifest(site: Site, request: RegistryRequest): Promise<Answer> {
  const admission = await admit(site, request, 'push');
  if (admission.kind === 'refused') return admission.answer;
  const { repository } = admission;
  const reference = request.params.reference ?? '';
  const tag = liveTag(repository, reference);
  const manifest = findManifest(repository, reference);
  // The Python server cannot delete a manifest without a tag (recording cache-2-delete).
  const deletable =
    manifest !== undefined && (tag !== undefined || isGo(site) || isTagged(repository, manifest.digest));
  if (!deletable)
    return isGo(site)
      ? goRefusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
      : site.words.manifestUnknown(repository.name, reference);
  if (tag === undefined) removeManifest(repository, manifest);
  else removeTag(repository, reference);
  return answer(202, isGo(site) ? {} : { 'Content-Type': HTML });
}

/** The media types of manifests that can be pushed. */
export const MANIFEST_TYPES: readonly string[] = [MANIFEST_TYPE, INDEX_TYPE, DOCKER_MANIFEST_TYPE, DOCKER_INDEX_TYPE];

const SCHEMA1_TYPE = 'application/vnd.docker.distribution.manifest.v1+json';
/** A tag, or a digest as Quay's routes accept it. */
const REFERENCE = /^(?:\w[\w.-]{0,127}|[A-Za-z0-9_+.-]+:[A-Fa-f0-9]+)$/;
