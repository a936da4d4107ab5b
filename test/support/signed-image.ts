import { createPublicKey } from 'node:crypto';
import {
  bundleOf,
  makeSigner,
  payloadOf,
  pemOf,
  type Signer,
  signEnvelope,
  signMessage,
  signPayload,
} from '../unit/verify/signed-evidence.ts';
import { type BlobOptions, type BuiltDescriptor, buildManifest } from './registry/builders.ts';
import { statementOf } from './registry/in-toto.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';

export const SIGN = 'https://sigstore.dev/cosign/sign/v1';
export const SPDX_PREDICATE = 'https://spdx.dev/Document';
export const SLSA_PREDICATE = 'https://slsa.dev/provenance/v1';

/** Where evidence is pushed, and the image to which it is attached. */
export interface SignedTarget {
  readonly registry: EmbeddedRegistry;
  readonly repository: string;
  readonly digest: string;
}

/** What is signed. */
export interface SignedOptions {
  readonly signer: Signer;
  /** Of the signed statement; by default that of a signature. */
  readonly predicateType?: string;
  /** The predicate type in the annotation; by default the signed type. `none`: no annotation. */
  readonly annotated?: string;
  /** The image in the statement or payload; by default the image to which it is attached. */
  readonly about?: string;
  /** Makes payloads differ. */
  readonly predicate?: unknown;
}

/** A signer, and the PEM text of its public key. */
export function makeKey(): { readonly signer: Signer; readonly pem: string } {
  const signer = makeSigner();
  return { signer, pem: pemOf(createPublicKey(signer.privateKey)) };
}

/** The DSSE envelope of a statement, with a valid signature. */
export function envelopeBy(target: SignedTarget, options: SignedOptions): ReturnType<typeof signEnvelope> {
  const { signer, predicateType = SIGN, about = target.digest, predicate = {} } = options;
  return signEnvelope(signer, { ...Object(statementOf(about, predicateType)), predicate });
}

/** Pushes a sigstore bundle with an envelope, as `cosign sign` and `cosign attest` do. */
export function pushBundle(target: SignedTarget, options: SignedOptions): BuiltDescriptor {
  return pushBundleWith(target, { dsseEnvelope: envelopeBy(target, options) }, options);
}

/** Pushes a sigstore bundle with these fields. */
export function pushBundleWith(
  target: SignedTarget,
  fields: object,
  { predicateType = SIGN, annotated = predicateType }: Partial<SignedOptions> = {},
): BuiltDescriptor {
  const bundle = bundleOf(fields).bytes.toString();
  const type = annotated === 'none' ? ({ annotated: 'none' } as const) : { predicateType: annotated };
  return target.registry.push.bundle(target.repository, target.digest, { bundle, ...type });
}

/** Pushes a sigstore bundle with a signature of these bytes, which should be the manifest of the image. */
export function pushMessageSignature(
  target: SignedTarget,
  manifest: Buffer<ArrayBuffer>,
  { signer }: SignedOptions,
): BuiltDescriptor {
  const bundle = bundleOf({ messageSignature: signMessage(signer, manifest) }).bytes.toString();
  return target.registry.push.bundle(target.repository, target.digest, { bundle });
}

/** A layer with a payload of cosign and its signature. */
export function signatureLayer(target: SignedTarget, { signer, about = target.digest }: SignedOptions): BlobOptions {
  const { bytes, annotations } = signPayload(signer, payloadOf(about));
  return { mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', bytes, annotations };
}

/** A layer with an attestation of cosign before version 3. */
export function attestationLayer(target: SignedTarget, options: SignedOptions): BlobOptions {
  const { predicateType = SIGN, annotated = predicateType } = options;
  const bytes = Buffer.from(JSON.stringify(envelopeBy(target, options)));
  return {
    mediaType: 'application/vnd.dsse.envelope.v1+json',
    bytes,
    annotations: { 'dev.cosignproject.cosign/signature': '', predicateType: annotated },
  };
}

/** Pushes layers with the tag of cosign for the image. */
export function pushTagged(target: SignedTarget, tag: 'sig' | 'att', layers: readonly BlobOptions[]): BuiltDescriptor {
  const { registry, repository, digest } = target;
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', bytes: Buffer.from('{}') };
  return registry.push.built(repository, buildManifest({ config, layers }), `${digest.replace(':', '-')}.${tag}`);
}

/** Pushes payloads as a referrer, as `cosign sign --registry-referrers-mode=oci-1-1` does. */
export function pushOci11(
  { registry, repository, digest }: SignedTarget,
  layers: readonly BlobOptions[],
): BuiltDescriptor {
  const mediaType = 'application/vnd.dev.cosign.artifact.sig.v1+json';
  const config = { mediaType, bytes: Buffer.from('{}') };
  const subject = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 };
  return registry.push.built(repository, buildManifest({ artifactType: mediaType, config, layers, subject }));
}
