import * as v from '@badrap/valita';
import { parseJson, readJson } from '../json.ts';
import { parseTimestamp } from '../time.ts';
import { decodeBase64Url } from './base64.ts';
import { HEADERS, type NotationEnvelope, type NotationHeaders } from './notation-envelope.ts';

/** The envelope has no other fields. Its headers may. */
const envelopeSchema = v.object({
  payload: v.string(),
  protected: v.string(),
  header: v.record(v.unknown()),
  signature: v.string(),
});

const chainSchema = v.array(v.string());

/**
 * Reads an envelope in the flattened JSON serialization of JWS.
 * @throws Error if it is not valid.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-envelope-jws.md
 */
export function readJws(bytes: Buffer): NotationEnvelope {
  const result = envelopeSchema.try(parseJson(bytes), { mode: 'strict' });
  if (!result.ok) throw new Error('the JWS is not in the flattened JSON serialization');
  const { payload, protected: headers, header, signature } = result.value;
  return {
    headers: readHeaders(decode(headers)),
    payload: decode(payload),
    signed: Buffer.from(`${headers}.${payload}`),
    signature: decode(signature),
    chain: (readJson(chainSchema, header.x5c) ?? []).map(decodeCertificate),
    isTimestamped: Object.hasOwn(header, HEADERS.timestamp),
  };
}

function readHeaders(bytes: Buffer): NotationHeaders {
  const json = readJson(v.record(v.unknown()), parseJson(bytes));
  if (json === undefined) throw new Error('the protected headers are not a JSON object');
  const named = new Map(Object.entries(json));
  return {
    algorithm: named.get('alg'),
    contentType: named.get('cty'),
    critical: named.get('crit'),
    named,
    readTime: (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined),
  };
}

function decode(text: string): Buffer {
  const bytes = decodeBase64Url(text);
  if (bytes === undefined) throw new Error('the JWS has a part that is not valid base64url');
  return bytes;
}

/** Certificates have the standard alphabet. */
function decodeCertificate(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Error('the JWS has a certificate that is not valid base64');
  return bytes;
}
