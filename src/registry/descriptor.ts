import * as v from 'valibot';
import { object } from '../json.ts';
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
export const digestSchema = v.custom<Digest>(
  (value) => typeof value === 'string' && isDigest(value),
  'must be sha256: with 64 or sha512: with 128 lower-case hex digits',
);

/** Reads a media type or artifact type from JSON. */
export const mediaTypeSchema = v.pipe(v.string('must be a string'), v.minLength(1, 'must not be empty'));

/**
 * Reads the annotations of a manifest from JSON. Values that are not strings are dropped: Quay stores and lists them, although the
 * specification forbids them.
 */
export const annotationsSchema = v.pipe(v.optional(v.unknown(), null), v.transform(readAnnotations));

function readAnnotations(json: unknown): Readonly<Record<string, string>> {
  return isObject(json)
    ? Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'string'))
    : {};
}

function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/**
 * The same for a descriptor. Annotations that are not an object cannot be read: no digest proves that a list has the entries of its
 * author, and without its annotations evidence may be `missing`.
 */
const listedAnnotationsSchema = v.pipe(
  v.optional(v.unknown(), null),
  v.check((json) => json === null || isObject(json), 'must be an object'),
  v.transform(readAnnotations),
);

/** Reads the artifact type of a descriptor from JSON; null means none. Without its type, evidence may be `missing`. */
const listedTypeSchema = v.nullish(v.string('must be a string'));

const platformSchema = v.pipe(
  object({
    os: v.string('must be a string'),
    architecture: v.string('must be a string'),
    variant: v.nullish(v.string('must be a string')),
  }),
  v.transform(({ os, architecture, variant }) => [os, architecture, ...(variant ? [variant] : [])].join('/')),
);

/**
 * Reads a content descriptor from JSON; other fields are ignored.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties
 */
export const descriptorSchema = v.pipe(
  object({
    mediaType: mediaTypeSchema,
    digest: digestSchema,
    size: v.pipe(
      v.number('must be an integer'),
      v.safeInteger('must be an integer'),
      v.minValue(0, 'must not be negative'),
    ),
    artifactType: listedTypeSchema,
    annotations: listedAnnotationsSchema,
    platform: v.nullish(platformSchema),
  }),
  v.transform(
    ({ artifactType, platform, ...rest }): Descriptor => ({
      ...rest,
      ...(typeof artifactType === 'string' && { artifactType }),
      ...(platform && { platform }),
    }),
  ),
);
