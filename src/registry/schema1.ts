import * as v from '@badrap/valita';
import { parseJson, readJson } from '../json.ts';

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
  return readJson(schema1Schema, parseJson(payload)) && payload;
}

const schema1Schema = v.object({ schemaVersion: v.literal(1), fsLayers: v.array() });

/** The header of a signature has the length of the bytes before the signatures, and the bytes after them. */
function withoutSignatures(body: Buffer): Buffer | undefined {
  const signed = readJson(signedSchema, parseJson(body));
  if (signed === undefined) return undefined;
  const header = Buffer.from(signed.signatures[0].protected, 'base64url');
  const data = readJson(headerSchema, parseJson(header));
  if (data === undefined || data.formatLength > body.length) return undefined;
  return Buffer.concat([body.subarray(0, data.formatLength), Buffer.from(data.formatTail, 'base64url')]);
}

const signedSchema = v.object({
  signatures: v.tuple([v.object({ protected: v.string() })]).concat(v.array()),
});

const headerSchema = v.object({
  formatLength: v.number().assert((length) => Number.isSafeInteger(length) && length >= 0),
  formatTail: v.string(),
});
