import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';

/** More than years of builds leave under one tag of cosign; each is a referrer of its own, and may be a document to read. */
const MAX_LAYERS = 1_000;

/** Annotations of all layers together: each layer has those of its manifest as well. */
const MAX_ANNOTATIONS = 100_000;

/**
 * The in-toto layers of a manifest, each of which is an attestation of its own, in its order and each digest once. BuildKit writes bare statements, cosign envelopes.
 * @throws Error for more layers, or more annotations on them, than are read: a manifest of 4 MiB could fill the memory.
 */
export function layersToDescribe(manifest: Manifest, { digest }: Pick<Descriptor, 'digest'>): readonly Descriptor[] {
  const statements = manifest.layers.filter(({ mediaType }) => /^application\/vnd\.(in-toto|dsse)\b/i.test(mediaType));
  const layers = [...new Map(statements.map((layer) => [layer.digest, layer])).values()];
  const annotations = Object.keys(manifest.annotations).length * layers.length;
  if (layers.length <= MAX_LAYERS && annotations <= MAX_ANNOTATIONS) return layers;
  throw new Error(
    `The manifest ${digest} holds ${layers.length} attestations with ${annotations} annotations, more than are read (${MAX_LAYERS}, ${MAX_ANNOTATIONS}). Delete it, or attach them one by one.`,
  );
}
