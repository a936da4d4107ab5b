import * as v from '@badrap/valita';
import { custom, readJson } from '../json.ts';
import { type Digest, isDigest } from './digest.ts';

/** The fields of an OCI content descriptor that referrers need. `size` is in bytes; `annotations` is empty if there are none. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** `os/architecture[/variant]`, from an entry of an index. */
  readonly platform?: string;
}

/** An OCI image index or Docker manifest list. */
export interface ImageIndex {
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
}

/** Reads a digest from JSON. */
export const digestSchema = custom(
  (value): value is Digest => typeof value === 'string' && isDigest(value),
  'must be sha256: with 64 or sha512: with 128 lower-case hex digits',
);

const stringSchema = custom((value) => typeof value === 'string', 'must be a string');

/** Reads a media type or artifact type from JSON. */
export const mediaTypeSchema = stringSchema.assert((type) => type !== '', 'must not be empty');

/**
 * Reads the annotations of a manifest from JSON. Values that are not strings are dropped: Quay stores and lists them, although the
 * specification forbids them.
 */
export const annotationsSchema = v.unknown().optional().map(readAnnotations);

function readAnnotations(json: unknown): Readonly<Record<string, string>> {
  // Nearly all annotations are strings, and then need no copy.
  const annotations = readJson(stringsSchema, json);
  if (annotations !== undefined) return annotations;
  return isObject(json)
    ? Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'string'))
    : {};
}

const stringsSchema = v.record(v.string());

function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/**
 * The same for a descriptor. Annotations that are not an object cannot be read: no digest proves that a list has the entries of its
 * author, and without its annotations evidence may be `missing`.
 */
const listedAnnotationsSchema = v
  .unknown()
  .optional()
  .assert((json) => json === undefined || json === null || isObject(json), 'must be an object')
  .map(readAnnotations);

/** Reads the artifact type of a descriptor from JSON; null means none. Without its type, evidence may be `missing`. */
const listedTypeSchema = v.string().nullable().optional();

const platformSchema = v
  .object({
    os: stringSchema,
    architecture: stringSchema,
    variant: v.string().nullable().optional(),
  })
  .map(({ os, architecture, variant }) => [os, architecture, ...(variant ? [variant] : [])].join('/'));

/**
 * Reads a content descriptor from JSON; other fields are ignored.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties
 */
export const descriptorSchema = v
  .object({
    mediaType: mediaTypeSchema,
    digest: digestSchema,
    size: custom((value): value is number => Number.isSafeInteger(value), 'must be an integer').assert(
      (size) => size >= 0,
      'must not be negative',
    ),
    artifactType: listedTypeSchema,
    annotations: listedAnnotationsSchema,
    platform: platformSchema.nullable().optional(),
  })
  .map(
    ({ mediaType, digest, size, artifactType, annotations, platform }): Descriptor => ({
      mediaType,
      digest,
      size,
      annotations,
      ...(typeof artifactType === 'string' && { artifactType }),
      ...(platform && { platform }),
    }),
  );
