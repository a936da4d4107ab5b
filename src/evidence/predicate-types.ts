import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';

/** What annotations say of the predicate inside: those of the list, of the manifest, of its layers, each type once. */
export function predicateTypesOf(manifest: Manifest, descriptor?: Descriptor): readonly string[] {
  const places = [descriptor, manifest, ...manifest.layers].map((place) => place?.annotations ?? {});
  return [...new Set(places.flatMap(predicateTypesIn))];
}

/** What one set of annotations says of a predicate. */
export function predicateTypesIn(annotations: Readonly<Record<string, string>>): readonly string[] {
  return PREDICATE_KEYS.flatMap((key) => annotations[key] || []);
}

/** Sigstore bundles, in-toto as BuildKit and ORAS write it, and cosign's attestations before the bundle. */
const PREDICATE_KEYS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];
