import { isBundleType } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Trust } from '../policy/verification-fields.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { bundleLayerOf, signatureOf } from './layers.ts';
import { isInToto, isSimpleSigning } from './tag-content.ts';

/** A layer with a signed document, or with the document that an annotation of the layer signs. */
export interface SignedLayer {
  /** `bundle`: a sigstore bundle; `envelope`: a DSSE envelope; `simple-signing`: a payload of cosign; `notation`: a JWS or COSE. */
  readonly form: 'bundle' | 'envelope' | 'simple-signing' | 'notation';
  readonly layer: Descriptor;
}

/** The signed documents of a referrer, at least one, or why it has none, as a clause that starts with `it`. */
export type SignedLayers =
  | { readonly kind: 'signed'; readonly layers: readonly SignedLayer[] }
  | { readonly kind: 'unsigned'; readonly why: string };

/**
 * Finds the signed documents of a referrer: of a sigstore bundle one, of a layer under a tag of cosign that layer, and of any other
 * manifest all its payloads of cosign, each with a signature of its own, or otherwise all its envelopes. A signature of notation is a
 * signed document only for a rule that trusts a CA, and such a rule has no others.
 * @param by what the rule trusts; `undefined` if it requires no signature.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md,
 * https://github.com/sigstore/cosign/blob/v3.1.3/specs/ATTESTATION_SPEC.md,
 * https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#oci-signatures
 */
export function findSignedLayers(referrer: Referrer, manifest: Manifest, by: Trust['by'] | undefined): SignedLayers {
  if (isNotation(referrer)) return by === 'ca' ? notationOf(manifest) : { kind: 'unsigned', why: BY_NOTATION };
  if (by === 'ca') return { kind: 'unsigned', why: NOT_BY_NOTATION };
  const layers = findLayers(referrer, manifest);
  return layers.length > 0 ? { kind: 'signed', layers } : { kind: 'unsigned', why: 'it is not signed' };
}

const BY_NOTATION = 'it is a signature of notation, which only a rule with ca verifies';
const NOT_BY_NOTATION = 'it is not a signature of notation, and a rule with ca verifies no other';

function notationOf({ layers }: Manifest): SignedLayers {
  const [layer, ...others] = layers;
  return layer === undefined || others.length > 0
    ? { kind: 'unsigned', why: `its manifest has ${layers.length} layers, not one with the signature` }
    : { kind: 'signed', layers: [{ form: 'notation', layer }] };
}

function findLayers(referrer: Referrer, manifest: Manifest): readonly SignedLayer[] {
  const { layer, signature, artifactType } = referrer;
  if (layer !== undefined) {
    const own = manifest.layers.filter((one) => one.digest === layer);
    return signedLayersOf(signature === undefined ? own : own.filter((one) => signatureOf(one) === signature));
  }
  if (isBundleType(artifactType)) {
    const bundle = bundleLayerOf(manifest);
    return bundle === undefined ? [] : [{ form: 'bundle', layer: bundle }];
  }
  return signedLayersOf(manifest.layers);
}

/** A layer may be listed twice with the same signature and different certificates, so each counts. */
function signedLayersOf(layers: readonly Descriptor[]): readonly SignedLayer[] {
  const payloads = layers.filter(isSimpleSigning);
  if (payloads.length > 0) return payloads.map((layer) => ({ form: 'simple-signing', layer }));
  return layers.filter(isEnvelope).map((layer) => ({ form: 'envelope', layer }));
}

/** BuildKit writes statements without an envelope, which are not signed; Docker's signed ones have the suffix `+dsse`. */
function isEnvelope(layer: Descriptor): boolean {
  return isInToto(layer) && /^application\/vnd\.dsse\b|\+dsse$/i.test(layer.mediaType);
}

function isNotation({ artifactType }: Referrer): boolean {
  return artifactType.toLowerCase() === 'application/vnd.cncf.notary.signature';
}
