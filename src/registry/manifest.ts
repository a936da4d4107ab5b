import type { FetchedBytes } from './blob.ts';
import type { Descriptor, ImageIndex } from './descriptor.ts';
import { type Digest, digestOf, parseDigest } from './digest.ts';
import {
  type Decoded,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  decodeBody,
  decodeIndex,
  decodeManifest,
  formatInvalid,
  type Manifest,
  OCI_INDEX,
  OCI_MANIFEST,
} from './manifest-schema.ts';
import { readProblem } from './problem.ts';
import { digestMismatch, type Exchange, isAbsent, responseError, unexpectedStatus } from './refusal.ts';
import type { Repository } from './repository.ts';
import { SCHEMA1_TYPES, schema1PayloadOf } from './schema1.ts';

/**
 * Always all types: if Accept does not list the type of the manifest that has a tag, Quay converts it, so that the digest changes, or
 * responds with 404, as for an image of schema 1.
 * @see quay ffba0c70e endpoints/v2/manifest.py (_rewrite_schema_if_necessary)
 */
export const MANIFEST_TYPES: readonly string[] = [
  OCI_INDEX,
  OCI_MANIFEST,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  ...SCHEMA1_TYPES,
];

/** The size that the distribution specification recommends registries to support. */
const MAX_MANIFEST_BYTES = 4 << 20;

/** Requests a manifest by tag or digest; the response has any status. @throws what `Repository.send` throws. */
export async function getManifest(repository: Repository, reference: string): Promise<Exchange> {
  const sent = { method: 'GET', url: repository.urlOf(`manifests/${reference}`) } as const;
  const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: MAX_MANIFEST_BYTES });
  return { sent, response };
}

/** A manifest that exists, with its digest, or the reason why it does not exist. */
export type Resolution =
  | {
      readonly kind: 'present';
      readonly digest: Digest;
      /** The Content-Type of the response; `undefined` if there is none. */
      readonly mediaType: string | undefined;
    }
  | { readonly kind: 'absent'; readonly why: string };

/**
 * Resolves a tag to its digest, or checks that a digest exists, by HEAD.
 * @throws RegistryError if the response says neither.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#checking-if-content-exists-in-the-registry
 */
export async function resolveManifest(repository: Repository, reference: string): Promise<Resolution> {
  const sent = { method: 'HEAD', url: repository.urlOf(`manifests/${reference}`) } as const;
  const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: 0 });
  if (response.status === 404) return await explainAbsence(repository, reference);
  if (response.status !== 200) throw unexpectedStatus({ sent, response }, NO_MANIFEST_AT_HEAD);
  const named = parseDigest(response.header('docker-content-digest') ?? '');
  const digest = named ?? (await computeDigest(repository, reference));
  return present({ sent, response }, reference, digest);
}

const NO_MANIFEST_AT_HEAD = 'The registry did not return a manifest. Check that the host is a registry.';

function present({ sent, response }: Exchange, reference: string, digest: Digest): Resolution {
  if (parseDigest(reference) !== undefined && digest !== reference) {
    throw digestMismatch(sent, 'manifest', { expected: reference, actual: digest });
  }
  return { kind: 'present', digest, mediaType: response.header('content-type')?.split(';')[0]?.trim() };
}

/** The response to HEAD has no body, so a GET finds the reason. The step fails anyway, so one more request does not matter. */
async function explainAbsence(repository: Repository, reference: string): Promise<Resolution> {
  const got = await getManifest(repository, reference);
  if (got.response.status === 200) return present(got, reference, digestOfBody(reference, got));
  if (!isAbsent(got.response)) throw unexpectedStatus(got, NO_MANIFEST_AT_HEAD);
  return { kind: 'absent', why: formatAbsence(repository, reference, got) };
}

function formatAbsence({ host, name }: Repository, reference: string, { response }: Exchange): string {
  const { codes, words } = readProblem(response.body, response.header('content-type'));
  const said = words === '' ? '' : ` (${words})`;
  if (codes.includes('NAME_UNKNOWN')) return `${host} has no repository ${name}${said}.`;
  if (codes.includes('TAG_EXPIRED')) {
    return `The tag ${reference} of ${host}/${name} was deleted or has expired${said}.`;
  }
  return `${host}/${name} has no manifest ${reference}${said}.`;
}

async function computeDigest(repository: Repository, reference: string): Promise<Digest> {
  const got = await getManifest(repository, reference);
  if (got.response.status !== 200) throw responseError(got, 'The registry returned 200 to HEAD, but not to GET.');
  return digestOfBody(reference, got);
}

/** The digest of a body that is a manifest: the web page of a portal has a digest too. */
function digestOfBody(reference: string, exchange: Exchange): Digest {
  const payload = schema1PayloadOf(exchange.response.body);
  if (payload === undefined) readManifest(exchange);
  return digestOf(payload ?? exchange.response.body, parseDigest(reference));
}

/** A manifest, verified by its digest; `gone` if the registry does not have it. */
export type FetchedManifest = { readonly kind: 'present'; readonly manifest: Manifest } | { readonly kind: 'gone' };

/**
 * Fetches a manifest by digest and verifies its bytes.
 * @throws RegistryError if the digest differs, or the content is not a manifest.
 */
export async function fetchManifest(repository: Repository, digest: Digest): Promise<FetchedManifest> {
  const got = await getManifest(repository, digest);
  if (isAbsent(got.response)) return { kind: 'gone' };
  verifyDigest(got, digest);
  return { kind: 'present', manifest: readVerified(got, digest, decodeManifest) };
}

/**
 * Fetches the bytes of the manifest of an image by digest and verifies them; for a Docker image of schema 1 the payload, which has the digest.
 * @throws RegistryError if the digest differs.
 */
export async function fetchManifestBytes(repository: Repository, digest: Digest): Promise<FetchedBytes> {
  const got = await getManifest(repository, digest);
  if (isAbsent(got.response)) return { kind: 'gone' };
  const payload = isSchema1Image(got, digest) ? schema1PayloadOf(got.response.body) : undefined;
  if (payload === undefined) verifyDigest(got, digest);
  return { kind: 'present', bytes: payload ?? got.response.body };
}

/** An image index, or an image that is not an index, or `gone` if the registry does not have it. */
export type FetchedIndex =
  | { readonly kind: 'index'; readonly index: ImageIndex }
  | {
      readonly kind: 'not-an-index';
      /** That of the manifest, if it states one. */
      readonly mediaType?: string;
    }
  | { readonly kind: 'gone' };

/**
 * Fetches an image by digest, verifies its bytes, and reads its entries if it is an index.
 * @throws RegistryError if the digest differs, the content is not a manifest, or an entry of the index is not valid.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export async function fetchIndex(repository: Repository, digest: Digest): Promise<FetchedIndex> {
  const got = await getManifest(repository, digest);
  if (isAbsent(got.response)) return { kind: 'gone' };
  if (isSchema1Image(got, digest)) return { kind: 'not-an-index' };
  verifyDigest(got, digest);
  // The schema accepts only content with a config (a manifest) or with manifests (an index).
  const { config, mediaType } = readVerified(got, digest, decodeManifest);
  if (config !== undefined) return { kind: 'not-an-index', ...(mediaType !== undefined && { mediaType }) };
  return { kind: 'index', index: readVerified(got, digest, decodeIndex) };
}

function isSchema1Image({ response }: Exchange, digest: Digest): boolean {
  const payload = response.status === 200 ? schema1PayloadOf(response.body) : undefined;
  return payload !== undefined && digestOf(payload, digest) === digest;
}

/** @throws RegistryError if the content is not valid: it has its digest, so it is what a client has pushed. */
function readVerified<T>(got: Exchange, digest: Digest, decodeJson: (json: unknown) => Decoded<T>): T {
  const decoded = decodeBody(got.response.body, decodeJson);
  if (decoded.ok) return decoded.value;
  throw responseError(got, `The content of ${digest} is not a valid manifest or index: ${decoded.why}. ${PUSH_AGAIN}`);
}

const PUSH_AGAIN = 'Delete it, and push or attach it again with a tool that follows the OCI image specification.';

/** The manifest of a tag, and the descriptor that a list would have for it. */
export type TaggedManifest =
  | { readonly kind: 'present'; readonly descriptor: Descriptor; readonly manifest: Manifest }
  | { readonly kind: 'gone' };

/**
 * Fetches a manifest by tag; its digest is computed from its bytes.
 * @throws RegistryError if the response is neither a manifest nor a registry's 404, or the registry names another digest.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
export async function fetchTaggedManifest(repository: Repository, tag: string): Promise<TaggedManifest> {
  const got = await getManifest(repository, tag);
  const { sent, response } = got;
  if (isAbsent(response)) return { kind: 'gone' };
  if (response.status !== 200) throw unexpectedStatus(got, NO_MANIFEST);
  const named = parseDigest(response.header('docker-content-digest') ?? '');
  const digest = digestOf(response.body, named);
  const manifest = named === digest ? readVerified(got, digest, decodeManifest) : readManifest(got);
  if (named !== undefined && named !== digest) {
    throw digestMismatch(sent, 'manifest', { expected: named, actual: digest });
  }
  const { mediaType = OCI_MANIFEST, artifactType, annotations } = manifest;
  const size = response.body.length;
  const descriptor = { mediaType, digest, size, ...(artifactType !== undefined && { artifactType }), annotations };
  return { kind: 'present', descriptor, manifest };
}

const NO_MANIFEST = 'The registry did not return a manifest.';

function verifyDigest(got: Exchange, digest: Digest): void {
  if (got.response.status !== 200) throw unexpectedStatus(got, NO_MANIFEST);
  if (isSchema1Image(got, digest)) throw responseError(got, SCHEMA1_AS_REFERRER);
  const actual = digestOf(got.response.body, digest);
  if (actual !== digest) throw digestMismatch(got.sent, 'manifest', { expected: digest, actual });
}

const SCHEMA1_AS_REFERRER =
  'The manifest is a Docker image of the obsolete schema 1, which cannot be evidence of another image. Delete it.';

/** @throws RegistryError if the body is not a manifest: the web page of a portal has status 200 too. */
function readManifest(exchange: Exchange): Manifest {
  const decoded = decodeBody(exchange.response.body, decodeManifest);
  if (decoded.ok) return decoded.value;
  throw responseError(exchange, formatInvalid(decoded, 'The response is not a manifest', CHECK_HOST));
}

/** For a body that registries do not send. */
export const CHECK_HOST = 'Check that the host is a registry, without a web page or portal in front of it.';
