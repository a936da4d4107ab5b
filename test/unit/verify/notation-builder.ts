import { type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { digestOf } from '../../../src/registry/digest.ts';
import type { SignedDocument, SignedImage } from '../../../src/verify/verifier.ts';
import { CA, certify, type Identity, identityOf } from './certificate-builder.ts';

/** An image that the real notation signed in each format with a key of each type: see test/support/make-notation-fixtures.ts. */
export interface NotationFixtures {
  readonly now: Date;
  readonly ca: string;
  readonly image: SignedImage;
  readonly signed: readonly {
    readonly key: string;
    readonly subject: string;
    readonly jws: string;
    readonly cose: string;
  }[];
}

export function readNotationFixtures(): NotationFixtures {
  const file = readFileSync(new URL('fixtures/notation.json', import.meta.url), 'utf8');
  const { now, image, ...rest } = JSON.parse(file);
  const manifest = Buffer.from(image);
  const { mediaType } = JSON.parse(image);
  return { ...rest, now: new Date(now), image: { digest: digestOf(manifest), mediaType, size: manifest.length } };
}

export function documentOf(format: NotationFormat, bytes: Buffer): SignedDocument {
  return { form: 'notation', mediaType: format === 'jws' ? 'application/jose+json' : 'application/cose', bytes };
}

export type NotationFormat = 'jws' | 'cose';

export const IMAGE: SignedImage = {
  digest: digestOf(Buffer.from('{}')),
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  size: 2,
};

export const PAYLOAD = { targetArtifact: IMAGE };

/** A signer whose certificate an intermediate CA issued. */
export const ROOT = identityOf('Root');
export const MIDDLE = identityOf('Middle');
export const LEAF = identityOf('acme signer');
export const ROOT_CERTIFICATE = certify(ROOT, ROOT, { extensions: CA });
export const MIDDLE_CERTIFICATE = certify(MIDDLE, ROOT, { extensions: CA });
export const CHAIN = [certify(LEAF, MIDDLE), MIDDLE_CERTIFICATE, ROOT_CERTIFICATE];

export const SCHEME = 'io.cncf.notary.signingScheme';
export const EXPIRY = 'io.cncf.notary.expiry';
export const SIGNING_TIME = 'io.cncf.notary.signingTime';
export const TIMESTAMP = 'io.cncf.notary.timestampSignature';

/** A time of a header, which the formats encode differently. */
export class Time {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value of a header that is encoded in CBOR already. */
export class Encoded {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** Headers by the names of JWS; `undefined` leaves one out. */
export type Headers = Readonly<Record<string, unknown>>;

export const GOOD: Headers = {
  alg: 'ES256',
  cty: 'application/vnd.cncf.notary.payload.v1+json',
  crit: [SCHEME],
  [SCHEME]: 'notary.x509',
  [SIGNING_TIME]: new Time('2026-06-01T00:00:00Z'),
};

export interface Envelope {
  readonly headers?: Headers;
  readonly payload?: unknown;
  readonly chain?: readonly Buffer[];
  readonly unprotected?: Headers;
  readonly signer?: Identity;
  readonly key?: KeyObject;
  /** Changes the parts after they are signed. */
  readonly change?: (parts: Parts) => Partial<Parts>;
}

interface Parts {
  readonly headers: Buffer;
  readonly payload: Buffer;
  readonly signature: Buffer;
}

/** Makes a document with a valid signature. */
export function signNotation(format: NotationFormat, envelope: Envelope = {}): SignedDocument {
  const headers = { ...GOOD, ...envelope.headers };
  const payload = Buffer.isBuffer(envelope.payload)
    ? envelope.payload
    : Buffer.from(JSON.stringify(envelope.payload ?? PAYLOAD));
  return documentOf(
    format,
    format === 'jws' ? makeJws(headers, payload, envelope) : makeCose(headers, payload, envelope),
  );
}

function signParts(signed: Buffer, { headers, payload }: Omit<Parts, 'signature'>, envelope: Envelope): Parts {
  const key = envelope.key ?? LEAF.privateKey;
  const signature = sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
  const parts = { headers, payload, signature };
  return { ...parts, ...envelope.change?.(parts) };
}

function makeJws(headers: Headers, payload: Buffer, envelope: Envelope): Buffer {
  const json = JSON.stringify(headers, (_, value) => (value instanceof Time ? value.text : value));
  const encoded = Buffer.from(json);
  const signed = Buffer.from(`${encoded.toString('base64url')}.${payload.toString('base64url')}`);
  const parts = signParts(signed, { headers: encoded, payload }, envelope);
  const x5c = (envelope.chain ?? CHAIN).map((one) => one.toString('base64'));
  return Buffer.from(
    JSON.stringify({
      payload: parts.payload.toString('base64url'),
      protected: parts.headers.toString('base64url'),
      header: { x5c, ...envelope.unprotected },
      signature: parts.signature.toString('base64url'),
    }),
  );
}

function makeCose(headers: Headers, payload: Buffer, envelope: Envelope): Buffer {
  const encoded = cbor(mapOf(headers));
  const signed = cbor(['Signature1', encoded, Buffer.alloc(0), payload]);
  const parts = signParts(signed, { headers: encoded, payload }, envelope);
  const unprotected = new Map<unknown, unknown>([[33, envelope.chain ?? CHAIN], ...mapOf(envelope.unprotected ?? {})]);
  return tag(18, cbor([parts.headers, unprotected, parts.payload, parts.signature]));
}

function mapOf(headers: Headers): ReadonlyMap<unknown, unknown> {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return new Map(
    entries.map(([name, value]) => [
      LABELS.get(name) ?? name,
      name === 'alg' ? (ALGORITHMS.get(value) ?? value) : value,
    ]),
  );
}

const LABELS: ReadonlyMap<string, number> = new Map([
  ['alg', 1],
  ['crit', 2],
  ['cty', 3],
  ['x5c', 33],
]);

const ALGORITHMS: ReadonlyMap<unknown, number> = new Map([
  ['PS256', -37],
  ['ES256', -7],
  ['ES384', -35],
]);

/** Encodes a value in CBOR: numbers, strings, Buffers, arrays, Maps, booleans, null and times. */
export function cbor(value: unknown): Buffer {
  if (value instanceof Encoded) return value.bytes;
  if (value instanceof Time) return tag(1, cbor(new Date(value.text).getTime() / 1_000));
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flat().map(cbor)]);
  return Buffer.from([value === true ? 0xf5 : value === false ? 0xf4 : value === null ? 0xf6 : 0xf7]);
}

export function tag(number: number, content: Buffer): Buffer {
  return Buffer.concat([head(6, number), content]);
}

function head(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 2 ** 8) return Buffer.from([(major << 5) | 24, argument]);
  const size = argument < 2 ** 16 ? 2 : argument < 2 ** 32 ? 4 : 8;
  const bytes = Buffer.alloc(9, (major << 5) | (size === 2 ? 25 : size === 4 ? 26 : 27));
  if (size === 8) bytes.writeBigUInt64BE(BigInt(argument), 1);
  else bytes.writeUIntBE(argument, 1, size);
  return bytes.subarray(0, 1 + size);
}
