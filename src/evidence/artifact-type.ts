import { isBundleType } from '../policy/kind.ts';
import type { CosignTag } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';

/** The fields of a descriptor that describe a manifest. */
export type Listed = Pick<Descriptor, 'artifactType' | 'annotations'>;

/**
 * The type that a manifest has itself or in its list: `artifactType`, otherwise the media type of the config; `undefined` if these are
 * only placeholders.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 */
export function ownTypeOf(manifest: Manifest | undefined, listed?: Listed): string | undefined {
  return [listed?.artifactType, manifest?.artifactType, manifest?.config?.mediaType].find(isSpecific);
}

/** The type of a referrer: its own; under a cosign tag the media type of its first layer; otherwise a placeholder, or ''. */
export function artifactTypeOf(listed: Listed, manifest: Manifest | undefined, tag: CosignTag | undefined): string {
  const own = ownTypeOf(manifest, listed);
  if (own !== undefined) return own;
  const [layer] = manifest?.layers ?? [];
  if (tag !== undefined && layer !== undefined) return layer.mediaType;
  return manifest?.config?.mediaType ?? manifest?.artifactType ?? listed.artifactType ?? '';
}

/** Whether a type has a meaning of its own, unlike the empty descriptor of the specification and the config of an image. */
export function isSpecific(type: string | undefined): type is string {
  return type !== undefined && type !== '' && !PLACEHOLDER_TYPES.has(type.toLowerCase());
}

const PLACEHOLDER_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.oci.empty.v1+json',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/** Whether the predicate type, not the artifact type, determines the kind of a referrer of this artifact type. */
export function isStatementType(type: string): boolean {
  return isBundleType(type) || STATEMENT_TYPES.some((prefix) => type.toLowerCase().startsWith(prefix));
}

const STATEMENT_TYPES = [
  'application/vnd.in-toto+json',
  'application/vnd.dsse.envelope',
  'application/vnd.docker.attestation.manifest',
];

/** The predicate types in the annotations of the list, of the manifest and of its layers, each once. */
export function predicateTypesOf(manifest: Manifest, listed?: Listed): readonly string[] {
  const annotated = [...(listed === undefined ? [] : [listed]), manifest, ...manifest.layers];
  return [...new Set(annotated.flatMap(({ annotations }) => predicateTypesIn(annotations)))];
}

/** The predicate types in one set of annotations. */
export function predicateTypesIn(annotations: Descriptor['annotations']): readonly string[] {
  return PREDICATE_KEYS.flatMap((key) => annotations[key] || []);
}

/** Of sigstore bundles; of in-toto layers by BuildKit and ORAS; of cosign's attestations before the bundle format. */
const PREDICATE_KEYS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];
