import { constants, verify } from 'node:crypto';
import * as v from '@badrap/valita';
import { parseJson, readJson } from '../json.ts';
import { digestSchema } from '../registry/descriptor.ts';
import { quote } from '../text.ts';
import type { CertificateKey } from './certificate.ts';
import type { NotationEnvelope } from './notation-envelope.ts';
import type { SignedImage } from './verifier.ts';

/**
 * Checks that a key made the signature of an envelope. The key alone decides the algorithm; the header must state the same.
 * @returns why it did not, as a clause that starts with `its`; `undefined` if it did.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#algorithm-selection
 */
export function findSignatureFault(envelope: NotationEnvelope, { key, type }: CertificateKey): string | undefined {
  const { headers, signed, signature } = envelope;
  const algorithm = ALGORITHMS.get(type);
  if (algorithm === undefined) return `its certificate has a key that is not supported (${quote(type)})`;
  const { name, hash } = algorithm;
  if (headers.algorithm !== name) return `its algorithm is not ${name}, which its key requires`;
  const options = name.startsWith('PS') ? PSS : ECDSA;
  return verify(hash, signed, { key, ...options }, signature) ? undefined : 'its signature is not valid';
}

/** By the type of the key. */
const ALGORITHMS: ReadonlyMap<string, { readonly name: string; readonly hash: string }> = new Map([
  ['RSA 2048', { name: 'PS256', hash: 'sha256' }],
  ['RSA 3072', { name: 'PS384', hash: 'sha384' }],
  ['RSA 4096', { name: 'PS512', hash: 'sha512' }],
  ['P-256', { name: 'ES256', hash: 'sha256' }],
  ['P-384', { name: 'ES384', hash: 'sha384' }],
  ['P-521', { name: 'ES512', hash: 'sha512' }],
]);

/** @see https://www.rfc-editor.org/rfc/rfc7518#section-3.5, https://www.rfc-editor.org/rfc/rfc8230#section-2 */
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

/** @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4, https://www.rfc-editor.org/rfc/rfc9053#section-2.1 */
const ECDSA = { dsaEncoding: 'ieee-p1363' } as const;

const payloadSchema = v.object({
  targetArtifact: v.object({ mediaType: v.string(), digest: digestSchema, size: v.number() }),
});

/**
 * Checks that the signed payload names an image.
 * @returns why it does not, as a clause that starts with `its`; `undefined` if it does.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#payload
 */
export function findPayloadFault(payload: Buffer, image: SignedImage): string | undefined {
  const target = readJson(payloadSchema, parseJson(payload))?.targetArtifact;
  if (target === undefined) return 'its payload does not name an image';
  if (target.digest !== image.digest) return `its signature is of another image, ${target.digest}`;
  const { mediaType = target.mediaType, size = target.size } = image;
  if (target.mediaType !== mediaType)
    return `its payload states the media type ${quote(target.mediaType)}, but the image has ${mediaType}`;
  return target.size === size ? undefined : `its payload states ${target.size} bytes, but the image has ${size}`;
}
