import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Encodes one value in DER. Text becomes UTF-8; parts are joined. */
export function der(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

/** An object identifier whose numbers after the second are below 2^28. */
export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return der(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function base128(number: number): readonly number[] {
  const digits = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) digits.unshift(0x80 | (rest & 0x7f));
  return digits;
}

/** A distinguished name with one attribute in each part. */
export function nameOf(...attributes: readonly (readonly [string, Buffer | string])[]): Buffer {
  const parts = attributes.map(([type, value]) => {
    const encoded = typeof value === 'string' ? der(0x0c, value) : value;
    return der(0x31, der(0x30, oid(type), encoded));
  });
  return der(0x30, ...parts);
}

export const CN = '2.5.4.3';

export interface Identity {
  readonly name: Buffer;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function identityOf(commonName: string, namedCurve = 'P-256'): Identity {
  return { name: nameOf(['2.5.4.10', 'Acme'], [CN, commonName]), ...generateKeyPairSync('ec', { namedCurve }) };
}

/** An extension; critical unless it is said otherwise. */
export function extension(type: string, value: Buffer, isCritical = true): Buffer {
  return der(0x30, oid(type), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));
}

export function basicConstraints(isCa: boolean, pathLength?: number, isCritical = true): Buffer {
  const length = pathLength === undefined ? [] : [der(0x02, Buffer.from([pathLength]))];
  return extension('2.5.29.19', der(0x30, ...(isCa ? [TRUE] : []), ...length), isCritical);
}

const TRUE = der(0x01, Buffer.from([0xff]));

export function keyUsage(bits: readonly number[], isCritical = true): Buffer {
  const value = bits.reduce((sum, bit) => sum | (0x8000 >> bit), 0);
  // The last byte must be there only for the bit 8, and the unused bits are those after the last one that is set.
  const last = Math.max(...bits);
  const bytes = last < 8 ? [value >> 8] : [value >> 8, value & 0xff];
  return extension('2.5.29.15', der(0x03, Buffer.from([7 - (last % 8), ...bytes])), isCritical);
}

export function extendedKeyUsage(...purposes: readonly string[]): Buffer {
  return extension('2.5.29.37', der(0x30, ...purposes.map(oid)), false);
}

export const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

/** The extensions of a good signer and of a good CA. */
export const SIGNER = [keyUsage([0]), extendedKeyUsage(CODE_SIGNING)];
export const CA = [basicConstraints(true), keyUsage([5, 6])];

export interface CertificateParts {
  readonly extensions: readonly Buffer[];
  readonly notBefore: string;
  readonly notAfter: string;
  readonly hash: string;
  readonly algorithm: string;
  /** The algorithm that is not signed. */
  readonly outerAlgorithm: string;
  readonly issuerName: Buffer;
  readonly version: readonly Buffer[];
  /** The SubjectPublicKeyInfo. */
  readonly key: Buffer;
}

/** Makes a certificate in DER, of a P-256 issuer. It is valid from 2020 to 2049 unless the parts say otherwise. */
export function certify(subject: Identity, issuer: Identity, parts: Partial<CertificateParts> = {}): Buffer {
  const { extensions = SIGNER, notBefore = '200101000000Z', notAfter = '490101000000Z', hash = 'sha256' } = parts;
  const { algorithm = ECDSA_SHA256, outerAlgorithm = algorithm, issuerName = issuer.name, version = VERSION_3 } = parts;
  const body = der(
    0x30,
    ...version,
    der(0x02, Buffer.from([1])),
    der(0x30, oid(algorithm)),
    issuerName,
    der(0x30, timeOf(notBefore), timeOf(notAfter)),
    subject.name,
    parts.key ?? subject.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions)),
  );
  const signature = sign(hash, body, issuer.privateKey);
  return der(0x30, body, der(0x30, oid(outerAlgorithm)), der(0x03, Buffer.from([0]), signature));
}

const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const VERSION_3 = [der(0xa0, der(0x02, Buffer.from([2])))];

function timeOf(text: string): Buffer {
  return der(text.length === 13 ? 0x17 : 0x18, text);
}

export function pemOf(...certificates: readonly Buffer[]): string {
  return certificates
    .map((one) => `-----BEGIN CERTIFICATE-----\n${one.toString('base64')}\n-----END CERTIFICATE-----\n`)
    .join('');
}
