import * as v from '@badrap/valita';
import { custom, exceedsLimits, findIssues, parseJson, readJson, stringOrNothing } from '../json.ts';
import { quote } from '../text.ts';
import {
  annotationsSchema,
  type Descriptor,
  descriptorSchema,
  digestSchema,
  type ImageIndex,
  mediaTypeSchema,
} from './descriptor.ts';
import { type Digest, isDigest } from './digest.ts';
import { SCHEMA1_TYPES } from './schema1.ts';

/** The decoded value, or why it is not valid. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | Invalid;

interface Invalid {
  readonly ok: false;
  /** The field and what it must be, for an error message. */
  readonly why: string;
  /** What to change, as a sentence, if a client has pushed what is not valid. Otherwise the server did not send what was requested. */
  readonly advice?: string;
}

/** Decodes a body as JSON with `decodeIndex` or `decodeManifest`, within the limits of JSON. */
export function decodeBody<T>(body: Buffer, decodeJson: (json: unknown) => Decoded<T>): Decoded<T> {
  const json = parseJson(body);
  const limit = json === undefined ? exceedsLimits(body) : undefined;
  return limit === undefined ? decodeJson(json) : { ok: false, why: `the body ${limit}` };
}

/**
 * The message for a body that cannot be decoded.
 * @param expected the sentence, without a full stop, for a body that is something else.
 * @param advice what to change then.
 */
export function formatInvalid({ why, advice: own }: Invalid, expected: string, advice: string): string {
  return own === undefined ? `${expected}: ${why}. ${advice}` : `The index or manifest cannot be read: ${why}. ${own}`;
}

/** The fields of a manifest (of an image, an artifact, or an index) that the check of a referrer needs. */
export interface Manifest {
  readonly mediaType?: string;
  readonly artifactType?: string;
  readonly config?: { readonly mediaType: string };
  /** Empty for an index. */
  readonly layers: readonly Descriptor[];
  readonly subject?: { readonly digest: Digest };
  readonly annotations: Readonly<Record<string, string>>;
}

/** Media type of an OCI image manifest, also of an artifact manifest. */
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** Media type of an OCI image index, and of a list of referrers. */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/** Media type of a Docker manifest list. */
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** Media type of a Docker manifest. */
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

/** Whether an image with this media type may be an index; `undefined` if the registry does not say the media type. */
export function mayBeIndex(mediaType: string | undefined): boolean {
  return mediaType === undefined || !IMAGE_TYPES.has(mediaType);
}

const IMAGE_TYPES: ReadonlySet<string> = new Set([OCI_MANIFEST, DOCKER_MANIFEST, ...SCHEMA1_TYPES]);

/**
 * Decodes an image index, such as a list of referrers. One invalid descriptor makes the whole index invalid, so that no entry is lost.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export function decodeIndex(json: unknown): Decoded<ImageIndex> {
  const index = decode(indexSchema, json);
  if (!index.ok) return index;
  const { mediaType, manifests } = index.value;
  const entries = decodeEntries('manifests', manifests);
  return entries.ok ? { ok: true, value: { mediaType, manifests: entries.value } } : entries;
}

/**
 * Decodes a manifest, also an index that has a subject (its `manifests` are not decoded).
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md
 */
export function decodeManifest(json: unknown): Decoded<Manifest> {
  const manifest = decode(manifestSchema, json);
  if (!manifest.ok) return manifest;
  const { layers, ...rest } = manifest.value;
  const entries = decodeEntries('layers', layers);
  return entries.ok ? { ok: true, value: { ...rest, layers: entries.value } } : entries;
}

/** Of a list of referrers, an index, or the layers of a manifest. */
export const MAX_DESCRIPTORS = 100_000;

/** Decodes descriptors one after the other, up to the first that is not valid: a schema of the whole list would report all of them. */
function decodeEntries(field: 'manifests' | 'layers', entries: readonly unknown[]): Decoded<readonly Descriptor[]> {
  if (entries.length > MAX_DESCRIPTORS) {
    const why = `${field} has ${entries.length} entries; the limit is ${MAX_DESCRIPTORS}`;
    return { ok: false, why, advice: 'Delete those that are not needed.' };
  }
  const descriptors: Descriptor[] = [];
  for (const [index, entry] of entries.entries()) {
    const decoded = decode(descriptorSchema, entry, [field, index]);
    if (!decoded.ok) return field === 'layers' ? decoded : { ...decoded, ...adviseDeletion(entry) };
    descriptors.push(decoded.value);
  }
  return { ok: true, value: descriptors };
}

/** Characters: more than a SHA-512 digest has. */
const MAX_QUOTED_DIGEST = 150;

function adviseDeletion(entry: unknown): Pick<Invalid, 'advice'> {
  const { digest } = readJson(v.object({ digest: stringOrNothing }), entry) ?? {};
  if (!digest) return {};
  // A digest of another algorithm names the manifest as well.
  const name = isDigest(digest) ? digest : quote(digest, MAX_QUOTED_DIGEST);
  return { advice: `Delete the manifest ${name} from the repository, and attach it again.` };
}

const optionalArraySchema = v.array().nullable().optional();

const versionSchema = custom((value): value is 2 => value === 2, 'must be 2');

/** A body that clients may read as two different things is invalid: https://github.com/advisories/GHSA-77vh-xpmg-72qh */
const AMBIGUOUS = 'must not have manifests together with config or layers (index or manifest?)';

const indexSchema = v
  .object({
    schemaVersion: versionSchema,
    mediaType: custom(isIndexType, 'must be that of an OCI index or Docker manifest list').optional(),
    manifests: custom(
      (value): value is readonly unknown[] | null => value === null || Array.isArray(value),
      'must be an array',
    ),
    config: v.unknown().optional(),
    layers: v.unknown().optional(),
  })
  .assert(({ config, layers }) => config === undefined && layers === undefined, AMBIGUOUS)
  // Registries in Go write an empty list as null; it is accepted only if the mediaType is that of an OCI index.
  .assert(({ mediaType, manifests }) => manifests !== null || mediaType === OCI_INDEX, {
    message: 'must be an array',
    path: ['manifests'],
  })
  .map(({ mediaType, manifests }) => ({ mediaType: mediaType ?? OCI_INDEX, manifests: manifests ?? [] }));

function isIndexType(type: unknown): type is typeof OCI_INDEX | typeof DOCKER_LIST {
  return type === OCI_INDEX || type === DOCKER_LIST;
}

const manifestSchema = v
  .object({
    schemaVersion: versionSchema,
    mediaType: mediaTypeSchema.optional(),
    // The digest proves that the client wrote it so, and no rule asks for a type that is not a string.
    artifactType: stringOrNothing,
    config: v.object({ mediaType: mediaTypeSchema }).optional(),
    layers: optionalArraySchema,
    manifests: optionalArraySchema,
    subject: v.object({ digest: digestSchema }).nullable().optional(),
    annotations: annotationsSchema,
  })
  .assert(({ config, layers, manifests }) => !manifests || (!config && !layers), AMBIGUOUS)
  // As in an index, null is an empty list only with the mediaType.
  .assert(
    ({ config, manifests, mediaType }) =>
      config !== undefined || Array.isArray(manifests) || (manifests === null && mediaType === OCI_INDEX),
    'must have a config (a manifest) or manifests (an index)',
  )
  .map(({ mediaType, artifactType, config, layers, subject, annotations }) => ({
    ...(mediaType !== undefined && { mediaType }),
    ...(artifactType !== undefined && { artifactType }),
    ...(config !== undefined && { config }),
    layers: layers ?? [],
    ...(subject && { subject }),
    annotations,
  }));

/** @param at the path of the value in the body. */
function decode<T>(schema: v.Type<T>, json: unknown, at: readonly unknown[] = []): Decoded<T> {
  const value = readJson(schema, json);
  if (value !== undefined) return { ok: true, value };
  const [{ path, message } = { path: [], message: 'is not valid' }] = findIssues(schema, json);
  return { ok: false, why: `${formatPath([...at, ...path])} ${message}` };
}

/** `manifests[3].digest`; a key from the wire that is not a plain word is quoted and cut. */
function formatPath(path: readonly unknown[]): string {
  if (path.length === 0) return 'the body';
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^\w+$/.test(String(step)) ? `.${String(step)}` : `[${quote(String(step), 80)}]`;
  });
  return steps.join('').replace(/^\./, '').slice(0, 200);
}
