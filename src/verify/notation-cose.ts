import { CborTag, type CborValue, encodeCborBytes, readCbor } from './cbor.ts';
import { HEADERS, type NotationEnvelope, type NotationHeaders } from './notation-envelope.ts';

/**
 * Reads an envelope that is a COSE_Sign1_Tagged.
 * @throws Error if it is not valid.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-envelope-cose.md,
 * https://www.rfc-editor.org/rfc/rfc9052#section-4.2
 */
export function readCose(bytes: Buffer): NotationEnvelope {
  const envelope = readCbor(bytes);
  if (!(envelope instanceof CborTag) || envelope.tag !== SIGN_1) throw new Error('the envelope is not a COSE_Sign1');
  const parts: readonly CborValue[] = Array.isArray(envelope.value) ? envelope.value : [];
  const [headers, unprotected, payload, signature, ...others] = parts;
  if (!Buffer.isBuffer(headers) || !(unprotected instanceof Map) || others.length > 0) throw new Error(NOT_VALID);
  if (!Buffer.isBuffer(payload) || !Buffer.isBuffer(signature)) throw new Error(NOT_VALID);
  return {
    headers: readHeaders(headers),
    payload,
    signed: Buffer.concat([SIGNATURE_1, encodeCborBytes(headers), encodeCborBytes(NOTHING), encodeCborBytes(payload)]),
    signature,
    chain: readChain(unprotected.get(X5CHAIN)),
    isTimestamped: unprotected.has(HEADERS.timestamp),
  };
}

const NOT_VALID = 'the COSE_Sign1 is not valid';

const SIGN_1 = 18;

/** The start of the bytes that are signed: an array of four values, of which the first is the string `Signature1`. */
const SIGNATURE_1 = Buffer.from('\x84\x6aSignature1', 'latin1');

/** No data of the application are signed as well. */
const NOTHING = Buffer.alloc(0);

/** Labels of headers: https://www.iana.org/assignments/cose/cose.xhtml#header-parameters */
const [ALG, CRIT, CONTENT_TYPE, X5CHAIN] = [1, 2, 3, 33];

function readHeaders(bytes: Buffer): NotationHeaders {
  const headers = readCbor(bytes);
  if (!(headers instanceof Map)) throw new Error('the protected headers are not a map');
  return {
    algorithm: ALGORITHMS.get(headers.get(ALG)),
    contentType: headers.get(CONTENT_TYPE),
    critical: headers.get(CRIT),
    named: headers,
    readTime,
  };
}

/** Of COSE and of JWS. */
const ALGORITHMS: ReadonlyMap<unknown, string> = new Map([
  [-37, 'PS256'],
  [-38, 'PS384'],
  [-39, 'PS512'],
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-36, 'ES512'],
]);

/** Seconds since 1970, with the tag 1. */
function readTime(value: unknown): Date | undefined {
  if (!(value instanceof CborTag) || value.tag !== 1 || typeof value.value !== 'number') return undefined;
  const time = new Date(value.value * 1_000);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function readChain(chain: unknown): readonly Buffer[] {
  if (!Array.isArray(chain)) return [];
  return chain.map((certificate) => {
    if (!Buffer.isBuffer(certificate)) throw new Error('the COSE_Sign1 has a certificate that is not a byte string');
    return certificate;
  });
}
