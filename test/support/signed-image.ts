import { createPublicKey } from 'node:crypto';
import {
  bundleOf,
  makeSigner,
  payloadOf,
  pemOf,
  readFixture,
  type Signer,
  signEnvelope,
  signMessage,
  signPayload,
} from '../unit/verify/signed-evidence.ts';
import { workspaceFixture } from './fixtures.ts';
import { type BlobOptions, type BuiltDescriptor, buildManifest } from './registry/builders.ts';
import { statementOf } from './registry/in-toto.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';

export const SIGN = 'https://sigstore.dev/cosign/sign/v1';
export const SPDX_PREDICATE = 'https://spdx.dev/Document';
export const SLSA_PREDICATE = 'https://slsa.dev/provenance/v1';

const PAYLOAD_TYPE = 'application/vnd.dev.cosign.simplesigning.v1+json';
const ENVELOPE_TYPE = 'application/vnd.dsse.envelope.v1+json';

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
  return { mediaType: PAYLOAD_TYPE, bytes, annotations };
}

/** A layer with an attestation of cosign before version 3. */
export function attestationLayer(target: SignedTarget, options: SignedOptions): BlobOptions {
  const { predicateType = SIGN, annotated = predicateType } = options;
  const bytes = Buffer.from(JSON.stringify(envelopeBy(target, options)));
  return {
    mediaType: ENVELOPE_TYPE,
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

/** What `runGate` needs for keys in the workspace: `{ 'cosign.pub': pem }`. */
export async function workspaceWithKeys(
  keys: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>> = {},
): Promise<{ readonly environment: Record<string, string>; readonly names: Record<string, string> }> {
  const workspace = await workspaceFixture(keys);
  return { environment: { GITHUB_WORKSPACE: 'WORKSPACE' }, names: { ...names, WORKSPACE: workspace } };
}

/** The forms in which the real cosign signed the images of the fixtures. */
export const COSIGN_FORMS = ['sign', 'attest', 'message', 'sig', 'att', 'oci-1-1'] as const;

/**
 * Pushes an image that the real cosign signed, and its evidence in some forms.
 * @param name of a file in test/unit/verify/fixtures.
 */
export function pushCosignFixture(
  registry: EmbeddedRegistry,
  repository: string,
  { name, forms }: { readonly name: string; readonly forms: readonly (typeof COSIGN_FORMS)[number][] },
): SignedTarget & { readonly pub: string } {
  const { pub, image, ...documents } = readFixture(name);
  registry.push.manifest(repository, image.manifest ?? '', { tag: 'v1' });
  const target = { registry, repository, digest: image.digest };
  const bundle = (form: 'sign' | 'attest' | 'message', predicateType?: string) =>
    registry.push.bundle(repository, image.digest, {
      bundle: documents[form].bytes.toString(),
      ...(predicateType !== undefined && { predicateType }),
    });
  const layer = (form: 'sig' | 'att'): BlobOptions => {
    const { bytes, annotations } = documents[form];
    return form === 'sig'
      ? { mediaType: PAYLOAD_TYPE, bytes, annotations }
      : { mediaType: ENVELOPE_TYPE, bytes, annotations: { predicateType: SPDX_PREDICATE } };
  };
  for (const form of forms) {
    if (form === 'sign') bundle(form, SIGN);
    else if (form === 'attest') bundle(form, SPDX_PREDICATE);
    else if (form === 'message') bundle(form);
    else if (form === 'oci-1-1') pushOci11(target, [layer('sig')]);
    else pushTagged(target, form, [layer(form)]);
  }
  return { ...target, pub };
}
