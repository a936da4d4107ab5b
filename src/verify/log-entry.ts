import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import * as v from '@badrap/valita';
import type { TransparencyLogEntry } from '@sigstore/bundle';
import { parseJson, readJson } from '../json.ts';
import { decodeBase64 } from './base64.ts';

/** Who signed: the key, and the certificate where there is one. */
export interface EntrySigner {
  readonly key: KeyObject;
  /** In DER. */
  readonly certificate?: Buffer;
}

/**
 * Whether an entry of a transparency log is of this signer. @sigstore/verify compares signature and digest of an entry with those of the
 * document, but not the certificate: another one may have a key for which the same signature is valid.
 */
export function isEntryOf({ kindVersion, canonicalizedBody }: TransparencyLogEntry, signer: EntrySigner): boolean {
  const schema = SCHEMAS.get(`${kindVersion.kind} ${kindVersion.version}`);
  const verifier = schema && readJson(schema, parseJson(canonicalizedBody));
  if (verifier === undefined) return false;
  const { certificate } = signer;
  if (verifier.kind === 'certificate') return certificate !== undefined && verifier.certificate.equals(certificate);
  return certificate === undefined && verifier.key.equals(signer.key);
}

type EntryVerifier =
  | { readonly kind: 'certificate'; readonly certificate: Buffer }
  | { readonly kind: 'key'; readonly key: KeyObject };

/** PEM of a key or certificate, in base64. @see https://github.com/sigstore/rekor/tree/main/pkg/types */
const pemSchema = v.string().chain((text) => {
  const pem = decodeBase64(text)?.toString('latin1') ?? '';
  return tryRead(() =>
    pem.includes('-----BEGIN CERTIFICATE-----')
      ? { kind: 'certificate', certificate: new X509Certificate(pem).raw }
      : { kind: 'key', key: createPublicKey(pem) },
  );
});

/** @see https://github.com/sigstore/rekor-tiles/blob/main/api/proto/rekor/v2/verifier.proto */
const verifierSchema = v
  .object({
    x509Certificate: v.object({ rawBytes: v.string() }).optional(),
    publicKey: v.object({ rawBytes: v.string() }).optional(),
  })
  .chain(({ x509Certificate, publicKey }) => {
    const der = decodeBase64((x509Certificate ?? publicKey)?.rawBytes ?? '') ?? Buffer.alloc(0);
    return tryRead(() =>
      x509Certificate === undefined
        ? { kind: 'key', key: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
        : { kind: 'certificate', certificate: new X509Certificate(der).raw },
    );
  });

function tryRead(read: () => EntryVerifier): v.ValitaResult<EntryVerifier> {
  try {
    return v.ok(read());
  } catch {
    return v.err('is not a key or certificate');
  }
}

/** A signature of an entry, of which there is exactly one. */
function onlyOne<T extends v.Type>(schema: T) {
  return v.tuple([schema]);
}

/** By kind and version of the entry. */
const SCHEMAS: ReadonlyMap<string, v.Type<EntryVerifier>> = new Map([
  [
    'hashedrekord 0.0.1',
    v
      .object({ spec: v.object({ signature: v.object({ publicKey: v.object({ content: pemSchema }) }) }) })
      .map(({ spec }) => spec.signature.publicKey.content),
  ],
  [
    'dsse 0.0.1',
    v
      .object({ spec: v.object({ signatures: onlyOne(v.object({ verifier: pemSchema })) }) })
      .map(({ spec }) => spec.signatures[0].verifier),
  ],
  [
    'intoto 0.0.2',
    v
      .object({
        spec: v.object({
          content: v.object({ envelope: v.object({ signatures: onlyOne(v.object({ publicKey: pemSchema })) }) }),
        }),
      })
      .map(({ spec }) => spec.content.envelope.signatures[0].publicKey),
  ],
  [
    'hashedrekord 0.0.2',
    v
      .object({
        spec: v.object({ hashedRekordV002: v.object({ signature: v.object({ verifier: verifierSchema }) }) }),
      })
      .map(({ spec }) => spec.hashedRekordV002.signature.verifier),
  ],
  [
    'dsse 0.0.2',
    v
      .object({
        spec: v.object({ dsseV002: v.object({ signatures: onlyOne(v.object({ verifier: verifierSchema })) }) }),
      })
      .map(({ spec }) => spec.dsseV002.signatures[0].verifier),
  ],
]);
