import { randomUUID } from 'node:crypto';
import { admit } from './access.ts';
import { type Answer, answer, HTML } from './answer.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { type Repository, sha256 } from './store.ts';

/** GET and HEAD of a blob; `Range` is ignored, as recorded. With `redirectBlobs` a GET is redirected to the storage. */
export async function readBlob(site: Site, request: RegistryRequest): Promise<Answer> {
  const admission = await admit(site, request, 'pull');
  if (admission.kind === 'refused') return admission.answer;
  const digest = request.params.digest ?? '';
  const bytes = admission.repository.blobs.get(digest);
  if (bytes === undefined) return site.words.blobUnknown(digest);
  const headers = { 'Docker-Content-Digest': digest, 'Cache-Control': 'max-age=31536000' };
  if (site.storageOrigin === undefined || request.method === 'HEAD')
    return answer(200, { 'Content-Type': 'application/octet-stream', ...headers }, bytes);
  return answer(302, { Location: `${site.storageOrigin}/storage/${digest}?signature=storage`, ...headers });
}

/** GET /storage/…: the blob, on the other origin, without credentials. */
export function readStorage(site: Site, request: RegistryRequest): Answer {
  const digest = request.params.digest ?? '';
  const holder = [...site.store.repositories.values()].find((repository) => repository.blobs.has(digest));
  const bytes = holder?.blobs.get(digest);
  return bytes === undefined ? answer(404, {}) : answer(200, { 'Content-Type': 'binary/octet-stream' }, bytes);
}

/** POST …/blobs/uploads/: starts an upload, or accepts a complete blob with `?digest=`. */
export async function startUpload(site: Site, request: RegistryRequest): Promise<Answer> {
  const admission = await admit(site, request, 'push');
  if (admission.kind === 'refused') return admission.answer;
  const digest = request.query.get('digest');
  if (digest !== null) return finish(site, admission.repository, { digest, bytes: request.body });
  const uuid = randomUUID();
  admission.repository.uploads.set(uuid, Buffer.alloc(0));
  return underWay(site, admission.repository, uuid);
}

/** PATCH appends to an upload. */
export async function continueUpload(site: Site, request: RegistryRequest): Promise<Answer> {
  const upload = await openUpload(site, request);
  if (upload.kind === 'refused') return upload.answer;
  upload.repository.uploads.set(upload.uuid, upload.bytes);
  return underWay(site, upload.repository, upload.uuid);
}

/** PUT with `?digest=` ends an upload. */
export async function endUpload(site: Site, request: RegistryRequest): Promise<Answer> {
  const upload = await openUpload(site, request);
  if (upload.kind === 'refused') return upload.answer;
  upload.repository.uploads.delete(upload.uuid);
  return finish(site, upload.repository, { digest: request.query.get('digest') ?? '', bytes: upload.bytes });
}

type Upload =
  | { readonly kind: 'open'; readonly repository: Repository; readonly uuid: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly answer: Answer };

async function openUpload(site: Site, request: RegistryRequest): Promise<Upload> {
  const admission = await admit(site, request, 'push');
  if (admission.kind === 'refused') return admission;
  const uuid = request.params.uuid ?? '';
  const before = admission.repository.uploads.get(uuid);
  if (before === undefined) return { kind: 'refused', answer: site.words.blobUnknown(uuid) };
  return { kind: 'open', repository: admission.repository, uuid, bytes: Buffer.concat([before, request.body]) };
}

function underWay(site: Site, repository: Repository, uuid: string): Answer {
  const location = `${site.address.origin}/v2/${repository.name}/blobs/uploads/${uuid}`;
  const end = (repository.uploads.get(uuid)?.length ?? 0) - 1;
  const headers = {
    'Docker-Upload-UUID': uuid,
    Range: `${isGo(site) ? '' : 'bytes='}0-${isGo(site) ? Math.max(0, end) : end}`,
  };
  return isGo(site)
    ? answer(202, { ...headers, Location: `${location}?_state=state` })
    : answer(202, { 'Content-Type': HTML, ...headers, Location: location });
}

function finish(
  site: Site,
  repository: Repository,
  { digest, bytes }: { readonly digest: string; readonly bytes: Uint8Array },
): Answer {
  if (digest !== sha256(bytes)) return site.words.manifestInvalid({ kind: 'digest' });
  repository.blobs.set(digest, bytes);
  const headers = {
    'Docker-Content-Digest': digest,
    Location: `${site.address.origin}/v2/${repository.name}/blobs/${digest}`,
  };
  return answer(201, isGo(site) ? headers : { 'Content-Type': HTML, ...headers });
}
