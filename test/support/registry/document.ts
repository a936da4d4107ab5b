import * as z from 'zod/mini';

/** The fields of a manifest or index that a registry reads. */
export interface ManifestDocument {
  readonly mediaType?: string | undefined;
  readonly artifactType?: string | undefined;
  readonly config?: Entry | undefined;
  readonly layers?: readonly Entry[] | undefined;
  readonly manifests?: readonly Entry[] | undefined;
  readonly subject?: { readonly digest: string } | undefined;
  /** Quay also stores values that are not strings. */
  readonly annotations?: Readonly<Record<string, unknown>> | undefined;
}

/** A descriptor in a manifest. */
export interface Entry {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType?: string | undefined;
  /** Quay also stores values that are not strings. */
  readonly annotations?: Readonly<Record<string, unknown>> | undefined;
}

/** Parses the JSON of a manifest or an index; undefined if it is neither. */
export function readDocument(bytes: Uint8Array): ManifestDocument | undefined {
  const result = DocumentSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  return result.success ? result.data : undefined;
}

/** Parses JSON; undefined if it is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const EntrySchema = z.object({
  mediaType: z.string(),
  digest: z.string(),
  size: z.number(),
  artifactType: z.optional(z.string()),
  annotations: z.optional(z.record(z.string(), z.unknown())),
});

const DocumentSchema = z.object({
  mediaType: z.optional(z.string()),
  artifactType: z.optional(z.string()),
  config: z.optional(EntrySchema),
  layers: z.optional(z.array(EntrySchema)),
  manifests: z.optional(z.array(EntrySchema)),
  subject: z.optional(z.object({ digest: z.string() })),
  annotations: z.optional(z.record(z.string(), z.unknown())),
});
