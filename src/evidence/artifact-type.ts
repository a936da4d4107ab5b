import { isBundleType } from '../policy/kind.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Found } from './found.ts';

/**
 * The type that a manifest gives itself, or its list gives it: `artifactType`, else the config's media type; `undefined` where that
 * is only what stands for "no type of its own".
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 */
export function ownTypeOf(manifest: Manifest | undefined, descriptor?: Descriptor): string | undefined {
  return [descriptor?.artifactType, manifest?.artifactType, manifest?.config?.mediaType].find(isSpecific);
}

/** The type of a referrer: its own; under a cosign tag what its first layer is; else whatever was said at all, or ''. */
export function artifactTypeOf({ descriptor, tag }: Found, manifest: Manifest | undefined): string {
  const own = ownTypeOf(manifest, descriptor);
  if (own !== undefined) return own;
  const [layer] = manifest?.layers ?? [];
  if (tag !== undefined && layer !== undefined) return layer.mediaType;
  return manifest?.config?.mediaType ?? manifest?.artifactType ?? descriptor.artifactType ?? '';
}

/** Whether a type says something, unlike the specification's empty descriptor and the config of an image. */
export function isSpecific(type: string | undefined): type is string {
  return type !== undefined && type !== '' && !PLACEHOLDER_TYPES.has(type.toLowerCase());
}

const PLACEHOLDER_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.oci.empty.v1+json',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/** Whether the meaning of a type is in what is said of its predicate. */
export function isStatementType(type: string): boolean {
  return isBundleType(type) || STATEMENT_TYPES.some((start) => type.toLowerCase().startsWith(start));
}

const STATEMENT_TYPES = [
  'application/vnd.in-toto+json',
  'application/vnd.dsse.envelope',
  'application/vnd.docker.attestation.manifest',
];
