import type { RegistryError } from '../error.ts';
import type { HttpResponse } from '../http/client.ts';
import { parseJson } from '../json.ts';
import {
  DOCKER_LIST,
  DOCKER_MANIFEST,
  decodeManifest,
  type Manifest,
  OCI_INDEX,
  OCI_MANIFEST,
} from './manifest-schema.ts';
import { readProblem } from './problem.ts';
import { damaged, refusal } from './refusal.ts';
import type { Repository } from './repository.ts';

/** Always all four: without an OCI type in Accept, Quay gives a tag a converted manifest with another digest. */
export const MANIFEST_TYPES: readonly string[] = [OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST];

/** What the distribution specification wants registries to take at least. */
export const MAX_MANIFEST_BYTES = 4 << 20;

/** What was sent, for errors. */
export interface Sent {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
}

/** The answer to a GET of a manifest by tag or digest, with any status, and what was sent. */
export interface ManifestAnswer {
  readonly sent: Sent;
  readonly response: HttpResponse;
}

/** Asks for a manifest by tag or digest. @throws what sending throws. */
export async function getManifest(repository: Repository, reference: string): Promise<ManifestAnswer> {
  const sent = { method: 'GET', url: manifestUrl(repository, reference) } as const;
  const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: MAX_MANIFEST_BYTES });
  return { sent, response };
}

/** The address of a manifest. */
export function manifestUrl(repository: Repository, reference: string): URL {
  return repository.urlOf(`manifests/${reference}`);
}

/**
 * Whether the registry says that it does not have something: 404 with a code that means so, or with nothing but the header by which a
 * registry tells that it is one. Any other 404 may be a gateway's or a portal's, and says nothing about what the registry has: evidence
 * must not read as missing because of it.
 */
export function isAbsent({ status, body, header }: HttpResponse): boolean {
  if (status !== 404) return false;
  if (body.length === 0) return header('docker-distribution-api-version') !== undefined;
  return readProblem(body, header('content-type')).codes.some((code) => ABSENT.test(code));
}

/**
 * MANIFEST_UNKNOWN and the like; beside the specification Harbor's NOT_FOUND and Quay's TAG_EXPIRED. Gateways have codes of their own.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes
 */
const ABSENT = /^(?:[A-Z_]+_UNKNOWN|NOT_FOUND|TAG_EXPIRED)$/;

/** Reads the manifest of an answer with 200. @throws RegistryError where its body is none: a page of a portal has 200 too. */
export function readManifest({ sent, response }: ManifestAnswer): Manifest {
  const decoded = decodeManifest(parseJson(response.body));
  if (decoded.ok) return decoded.value;
  throw refusal(sent, response, `Its body is no manifest: ${decoded.why}. ${WHOSE_PAGE}`);
}

/** For a body that is not what registries send. */
export const WHOSE_PAGE = 'Is this the registry, or a page in front of it?';

/** The error for content whose digest is not the one it was asked for by. */
export function otherDigest(sent: Sent, expected: string, actual: string): RegistryError {
  return damaged(sent, 'manifest', { expected, actual });
}
