import { X509Certificate } from 'node:crypto';
import * as v from '@badrap/valita';
import { parseJson, readJson } from '../json.ts';
import { COSIGN_CERTIFICATE } from '../registry/signed-document.ts';
import { oneLine } from '../text.ts';
import { decodeBase64 } from './base64.ts';
import type { SignedDocument } from './verifier.ts';

/**
 * The signer that a document names, as a clause for a message to a user who has another key: `it names the key sha256:0123456789ab`.
 * Nothing of it is verified.
 * @returns `undefined` if it names none.
 */
export function nameClaimedSigner(document: SignedDocument): string | undefined {
  try {
    return document.form === 'bundle' ? inBundle(document.bytes) : inAnnotations(document);
  } catch {
    return undefined;
  }
}

function inBundle(bytes: Buffer): string | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  const { verificationMaterial: material } = readJson(bundleSchema, parseJson(bytes)) ?? {};
  const encoded = material?.certificate?.rawBytes ?? material?.x509CertificateChain?.certificates[0]?.rawBytes;
  const certificate = encoded === undefined ? undefined : decodeBase64(encoded);
  if (certificate !== undefined) return nameCertificate(new X509Certificate(certificate));
  // cosign writes the digest of the key, as the gate shows it.
  const hint = decodeBase64(material?.publicKey?.hint ?? '');
  return hint?.length === 32 ? `it names the key sha256:${hint.toString('hex').slice(0, 12)}` : undefined;
}

const certificateSchema = v.object({ rawBytes: v.string() });

/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto (VerificationMaterial) */
const bundleSchema = v.object({
  verificationMaterial: v.object({
    certificate: certificateSchema.optional(),
    x509CertificateChain: v.object({ certificates: v.array(certificateSchema) }).optional(),
    publicKey: v.object({ hint: v.string() }).optional(),
  }),
});

/** It is only for a message, so a large bundle is not parsed again. */
const MAX_BYTES = 1024 * 1024;

function inAnnotations(document: SignedDocument): string | undefined {
  const pem = 'annotations' in document ? document.annotations[COSIGN_CERTIFICATE] : undefined;
  return pem === undefined ? undefined : nameCertificate(new X509Certificate(pem));
}

function nameCertificate({ subjectAltName, subject }: X509Certificate): string {
  return `its certificate names ${oneLine((subjectAltName ?? subject).replace(/^(?:URI|email):/, ''), MAX_NAME)}`;
}

/** Characters. */
const MAX_NAME = 300;
