import * as z from 'zod/mini';
import { parseJson } from '../json.ts';

/** The media types of the obsolete Docker image manifest, schema 1, without and with signatures. */
export const SCHEMA1_TYPES: readonly string[] = [
  'application/vnd.docker.distribution.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
];

/**
 * Returns the bytes of a Docker image manifest, schema 1, that determine its digest: the body without its JWS signatures. `undefined` for
 * any other body. Only these bytes may be interpreted, because the digest covers nothing else.
 * @see https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md#signed-manifests
 */
export function schema1PayloadOf(body: Buffer): Buffer | undefined {
  const payload = withoutSignatures(body) ?? body;
  return z.safeParse(schema1Schema, parseJson(payload)).success ? payload : undefined;
}

const schema1Schema = z.object({ schemaVersion: z.literal(1), fsLayers: z.array(z.unknown()) });

/** The header of a signature has the length of the bytes before the signatures, and the bytes after them. */
function withoutSignatures(body: Buffer): Buffer | undefined {
  const header = z.safeParse(signedSchema, parseJson(body)).data?.signatures[0].protected;
  if (header === undefined) return undefined;
  const { success, data } = z.safeParse(headerSchema, parseJson(Buffer.from(header, 'base64url')));
  if (!success || data.formatLength > body.length) return undefined;
  return Buffer.concat([body.subarray(0, data.formatLength), Buffer.from(data.formatTail, 'base64url')]);
}

const signedSchema = z.object({ signatures: z.tuple([z.object({ protected: z.string() })], z.unknown()) });

const headerSchema = z.object({ formatLength: z.int().check(z.minimum(0)), formatTail: z.string() });
