import { isBundleType } from '../policy/kind.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { COSIGN_SIGNATURE } from '../registry/signed-document.ts';
import { isInToto, isSimpleSigning } from './tag-content.ts';

/** Returns the signature of a payload in Base64; `undefined` if there is none. */
export function signatureOf({ annotations }: Descriptor): string | undefined {
  return annotations[COSIGN_SIGNATURE] || undefined;
}

/** Returns the layer with the bundle of a manifest whose type is that of a sigstore bundle. */
export function bundleLayerOf({ layers }: Manifest): Descriptor | undefined {
  return layers.find(({ mediaType }) => isBundleType(mediaType)) ?? layers[0];
}

/** Returns the payloads in a manifest with cosign's tag `.sig`, each with each of its signatures once. */
export function signatureLayersOf(manifest: Manifest, digest: Digest): readonly Descriptor[] {
  const payloads = manifest.layers.filter(isSimpleSigning);
  const layers = new Map(payloads.map((layer) => [`${layer.digest} ${signatureOf(layer)}`, layer]));
  return withinLimits([...layers.values()], manifest, digest);
}

/** cosign appends to one manifest, so years of builds may share it. Each layer is a referrer, and may be a document to read. */
const MAX_LAYERS = 1_000;

/** Annotations of all layers together: each layer is described with those of its manifest as well. */
const MAX_ANNOTATIONS = 100_000;

/**
 * Returns the in-toto layers of a manifest in its order, each digest once. Each is an attestation.
 * @throws Error for more layers or annotations than the limits.
 */
export function inTotoLayersOf(manifest: Manifest, digest: Digest): readonly Descriptor[] {
  const statements = manifest.layers.filter(isInToto);
  return withinLimits([...new Map(statements.map((layer) => [layer.digest, layer])).values()], manifest, digest);
}

/** @throws Error for more layers or annotations than the limits: descriptions of a manifest of 4 MiB could exhaust the memory. */
function withinLimits(layers: readonly Descriptor[], manifest: Manifest, digest: Digest): readonly Descriptor[] {
  const annotations = Object.keys(manifest.annotations).length * layers.length;
  if (layers.length <= MAX_LAYERS && annotations <= MAX_ANNOTATIONS) return layers;
  throw new Error(
    `The manifest ${digest} has ${layers.length} signatures or attestations with ${annotations} annotations; the limits are ${MAX_LAYERS} layers and ${MAX_ANNOTATIONS} annotations. Delete the manifest, or attach its evidence separately.`,
  );
}
