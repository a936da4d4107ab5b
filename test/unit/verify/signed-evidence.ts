import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { digestOf } from '../../../src/registry/digest.ts';
import { COSIGN_SIGNATURE } from '../../../src/registry/signed-document.ts';
import { type PublicKey, readPublicKeys } from '../../../src/verify/public-key.ts';
import { encodePreAuthentication } from '../../../src/verify/read-signed.ts';
import type { SignedDocument, SignedImage } from '../../../src/verify/verifier.ts';
import { IN_TOTO_TYPE, statementOf } from '../../support/registry/in-toto.ts';

/** An image and its evidence in each form, by the real cosign: see test/support/make-verify-fixtures.ts. */
export interface CosignFixture {
  readonly pub: string;
  readonly image: SignedImage;
  /** A sigstore bundle by `cosign sign`. */
  readonly sign: SignedDocument;
  /** A sigstore bundle by `cosign attest`. */
  readonly attest: SignedDocument;
  /** A sigstore bundle with a message signature, by `cosign sign-blob` of the manifest. */
  readonly message: SignedDocument;
  /** A layer under the tag `.sig`. */
  readonly sig: Extract<SignedDocument, { form: 'simple-signing' }>;
  /** A layer under the tag `.att`. */
  readonly att: Extract<SignedDocument, { form: 'envelope' }>;
}

export function readFixture(name: string): CosignFixture {
  const file = readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8');
  const { pub, image, payload, signature, ...rest } = JSON.parse(file);
  const manifest = Buffer.from(image);
  return {
    pub,
    image: { digest: digestOf(manifest), manifest },
    sign: { form: 'bundle', bytes: Buffer.from(rest.sign) },
    attest: { form: 'bundle', bytes: Buffer.from(rest.attest) },
    message: { form: 'bundle', bytes: Buffer.from(rest.message) },
    sig: { form: 'simple-signing', bytes: Buffer.from(payload), annotations: { [COSIGN_SIGNATURE]: signature } },
    att: { form: 'envelope', bytes: Buffer.from(rest.att), annotations: {} },
  };
}

export const FIXTURES = ['p-256', 'p-384', 'p-521', 'rsa-2048', 'rsa-4096'];

/** A signer of the tests, with a P-256 key. */
export interface Signer {
  readonly keys: readonly PublicKey[];
  readonly privateKey: KeyObject;
}

export function makeSigner(source = 'test.pub'): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { keys: readPublicKeys(pemOf(publicKey), source), privateKey };
}

export function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

export const MANIFEST = Buffer.from('{"schemaVersion":2}');
export const IMAGE: SignedImage = { digest: digestOf(MANIFEST), manifest: MANIFEST };
export const PREDICATE_TYPE = 'https://spdx.dev/Document';
export const STATEMENT = statementOf(IMAGE.digest, PREDICATE_TYPE);

/** A DSSE envelope whose signature is valid. A payload that is not a Buffer is JSON. */
export function signEnvelope({ privateKey }: Pick<Signer, 'privateKey'>, payload: unknown, payloadType = IN_TOTO_TYPE) {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  const sig = sign('sha256', encodePreAuthentication(payloadType, bytes), privateKey).toString('base64');
  return { payload: bytes.toString('base64'), payloadType, signatures: [{ sig }] };
}

export function signMessage({ privateKey }: Pick<Signer, 'privateKey'>, manifest = MANIFEST) {
  const digest = Buffer.from(digestOf(manifest).slice(7), 'hex').toString('base64');
  return {
    messageDigest: { algorithm: 'SHA2_256', digest },
    signature: sign('sha256', manifest, privateKey).toString('base64'),
  };
}

/** A payload of cosign whose signature is valid. */
export function signPayload(
  { privateKey }: Pick<Signer, 'privateKey'>,
  payload: unknown,
): Extract<SignedDocument, { form: 'simple-signing' }> {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  const signature = sign('sha256', bytes, privateKey).toString('base64');
  return { form: 'simple-signing', bytes, annotations: { [COSIGN_SIGNATURE]: signature } };
}

export function payloadOf(digest: unknown, type: unknown = 'cosign container image signature'): unknown {
  return {
    critical: { identity: { 'docker-reference': '' }, image: { 'docker-manifest-digest': digest }, type },
    optional: null,
  };
}

/** A bundle of version 0.3 with these fields. */
export function bundleOf(fields: object): SignedDocument {
  return evidenceOf('bundle', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', ...fields });
}

export function evidenceOf(form: 'bundle' | 'envelope', document: unknown): SignedDocument {
  return { form, bytes: Buffer.from(JSON.stringify(document)), annotations: {} };
}
