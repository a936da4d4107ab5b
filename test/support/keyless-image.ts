import type { SignedDocument } from '../../src/verify/verifier.ts';
import {
  attest,
  attestLayer,
  type EvidenceSigner,
  type KeylessOptions,
  signLayer,
} from '../unit/verify/keyless-evidence.ts';
import { payloadOf } from '../unit/verify/signed-evidence.ts';
import type { BuiltDescriptor } from './registry/builders.ts';
import { statementOf } from './registry/in-toto.ts';
import { pushTagged, SIGN, type SignedTarget } from './signed-image.ts';
import type { SigstoreInstance } from './sigstore-instance.ts';

/** Who signs what, and how. */
export interface KeylessEvidence extends KeylessOptions {
  readonly instance: SigstoreInstance;
  readonly signer: EvidenceSigner;
  readonly predicateType?: string;
  /** The image in the statement or payload; by default the image to which it is attached. */
  readonly about?: string;
  readonly predicate?: unknown;
}

/** Pushes a sigstore bundle with a keyless signature. */
export async function pushKeylessBundle(target: SignedTarget, evidence: KeylessEvidence): Promise<BuiltDescriptor> {
  const { instance, signer, predicateType = SIGN, about = target.digest, predicate = {}, ...options } = evidence;
  const statement = { ...Object(statementOf(about, predicateType)), predicate };
  const bundle = JSON.stringify(await attest(instance, signer, { statement, ...options }));
  return target.registry.push.bundle(target.repository, target.digest, { predicateType, bundle });
}

/** Pushes a keyless signature with the tag `.sig`. */
export async function pushKeylessSignature(target: SignedTarget, evidence: KeylessEvidence): Promise<BuiltDescriptor> {
  const { instance, signer, about = target.digest, ...options } = evidence;
  const layer = await signLayer(instance, signer, { statement: payloadOf(about), ...options });
  return pushTagged(target, 'sig', [toBlob(layer, 'application/vnd.dev.cosign.simplesigning.v1+json')]);
}

/** Pushes a keyless attestation with the tag `.att`. */
export async function pushKeylessAttestation(
  target: SignedTarget,
  evidence: KeylessEvidence,
): Promise<BuiltDescriptor> {
  const { instance, signer, predicateType = SIGN, about = target.digest, ...options } = evidence;
  const layer = await attestLayer(instance, signer, { statement: statementOf(about, predicateType), ...options });
  const blob = toBlob(layer, 'application/vnd.dsse.envelope.v1+json');
  return pushTagged(target, 'att', [{ ...blob, annotations: { ...blob.annotations, predicateType } }]);
}

function toBlob(
  { bytes, annotations }: Extract<SignedDocument, { form: 'simple-signing' | 'envelope' }>,
  mediaType: string,
) {
  return { mediaType, bytes: Buffer.from(bytes), annotations };
}
