import * as z from 'zod/mini';
import { quote } from '../text.ts';
import {
  annotationsSchema,
  type Descriptor,
  descriptorSchema,
  digestSchema,
  type ImageIndex,
  mediaTypeSchema,
} from './descriptor.ts';
import type { Digest } from './digest.ts';

/** The decoded value, or why it is not valid: the field and what it must be, for an error message. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

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

const IMAGE_TYPES: ReadonlySet<string> = new Set([OCI_MANIFEST, DOCKER_MANIFEST]);

/**
 * Decodes an image index, such as a list of referrers. One invalid descriptor makes the whole index invalid, so that no entry is lost.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export function decodeIndex(json: unknown): Decoded<ImageIndex> {
  return decode(indexSchema, json);
}

/**
 * Decodes a manifest, also an index that has a subject (its `manifests` are not decoded).
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md
 */
export function decodeManifest(json: unknown): Decoded<Manifest> {
  return decode(manifestSchema, json);
}

const versionSchema = z.literal(2, 'must be 2');

/** A body that clients may read as two different things is invalid: https://github.com/advisories/GHSA-77vh-xpmg-72qh */
const AMBIGUOUS = 'must not have manifests together with config or layers (index or manifest?)';

const indexSchema = z.pipe(
  z
    .object(
      {
        schemaVersion: versionSchema,
        mediaType: z.optional(
          z.literal([OCI_INDEX, DOCKER_LIST], 'must be that of an OCI index or Docker manifest list'),
        ),
        manifests: z.nullable(z.array(descriptorSchema, 'must be an array')),
        config: z.optional(z.unknown()),
        layers: z.optional(z.unknown()),
      },
      'must be an object',
    )
    .check(
      z.refine(({ config, layers }) => config === undefined && layers === undefined, AMBIGUOUS),
      // Registries in Go write an empty list as null; it is accepted only if the mediaType is that of an OCI index.
      z.refine(({ mediaType, manifests }) => manifests !== null || mediaType === OCI_INDEX, {
        path: ['manifests'],
        error: 'must be an array',
      }),
    ),
  z.transform(
    ({ mediaType, manifests }): ImageIndex => ({ mediaType: mediaType ?? OCI_INDEX, manifests: manifests ?? [] }),
  ),
);

const manifestSchema = z.pipe(
  z
    .object(
      {
        schemaVersion: versionSchema,
        mediaType: z.optional(mediaTypeSchema),
        artifactType: z.optional(z.string('must be a string')),
        config: z.optional(z.object({ mediaType: mediaTypeSchema }, 'must be an object')),
        layers: z.nullish(z.array(descriptorSchema, 'must be an array')),
        manifests: z.nullish(z.array(z.unknown(), 'must be an array')),
        subject: z.nullish(z.object({ digest: digestSchema }, 'must be an object')),
        annotations: annotationsSchema,
      },
      'must be an object',
    )
    .check(
      z.refine(({ config, layers, manifests }) => !manifests || (!config && !layers), AMBIGUOUS),
      z.refine(({ config, manifests }) => config !== undefined || manifests !== undefined, {
        error: 'must have a config (a manifest) or manifests (an index)',
      }),
    ),
  z.transform(
    ({ mediaType, artifactType, config, layers, subject, annotations }): Manifest => ({
      ...(mediaType !== undefined && { mediaType }),
      ...(artifactType !== undefined && { artifactType }),
      ...(config !== undefined && { config }),
      layers: layers ?? [],
      ...(subject && { subject }),
      annotations,
    }),
  ),
);

function decode<T>(schema: z.ZodMiniType<T>, json: unknown): Decoded<T> {
  const { success, data, error } = z.safeParse(schema, json);
  if (success) return { ok: true, value: data };
  const [issue] = error.issues;
  return { ok: false, why: `${formatPath(issue?.path ?? [])} ${issue?.message ?? 'is not valid'}` };
}

/** `manifests[3].digest`; a key from the wire that is not a plain word is quoted and cut. */
function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the body';
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^\w+$/.test(String(step)) ? `.${String(step)}` : `[${quote(String(step), 80)}]`;
  });
  return steps.join('').replace(/^\./, '').slice(0, 200);
}
