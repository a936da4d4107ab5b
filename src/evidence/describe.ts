import type { Referrer, Source } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Manifests } from './manifests.ts';

/** A descriptor, and where it was found. */
export interface Found {
  readonly descriptor: Descriptor;
  readonly source: Source;
}

/**
 * Makes a referrer of a descriptor. Its manifest is fetched only where the descriptor does not say what it is: Quay does not fill
 * `artifactType` in from `config.mediaType`, and some clients write no annotations into the `sha256-<hex>` index.
 */
export async function describeReferrer(
  { descriptor, source }: Found,
  subject: Digest,
  manifests: Manifests,
): Promise<Referrer> {
  const fetched = isTelling(descriptor) ? undefined : await manifests.get(descriptor.digest);
  const manifest = fetched?.kind === 'present' ? fetched.manifest : undefined;
  return {
    subject,
    digest: descriptor.digest,
    mediaType: descriptor.mediaType,
    artifactType: artifactTypeOf(descriptor, manifest),
    predicateTypes: manifest ? predicateTypesOf(manifest, descriptor) : predicateTypesIn(descriptor.annotations),
    size: descriptor.size,
    annotations: { ...manifest?.annotations, ...descriptor.annotations },
    source,
    depth: 1,
  };
}

/** The same referrer by its manifest's own word, which counts more than the list's: a list may be stale, or written by hand. */
export function describeAgain(referrer: Referrer, manifest: Manifest): Referrer {
  const own = [manifest.artifactType, manifest.config?.mediaType].find(isSpecific);
  const predicateTypes = predicateTypesOf(manifest);
  return {
    ...referrer,
    artifactType: own ?? referrer.artifactType,
    predicateTypes: predicateTypes.length > 0 ? predicateTypes : referrer.predicateTypes,
    annotations: { ...referrer.annotations, ...manifest.annotations },
  };
}

function isTelling({ artifactType, annotations }: Descriptor): boolean {
  if (!isSpecific(artifactType)) return false;
  const isStatement = STATEMENT_TYPES.some((type) => artifactType.toLowerCase().startsWith(type));
  if (!isStatement || predicateTypesIn(annotations).length > 0) return true;
  // A signature of a message has no predicate; an envelope without one has not said what is in it.
  return annotations['dev.sigstore.bundle.content'] === 'message-signature';
}

/** Types whose meaning is in what they say of their predicate. */
const STATEMENT_TYPES = ['application/vnd.in-toto+json', 'application/vnd.dev.sigstore.bundle'];

function artifactTypeOf(descriptor: Descriptor, manifest: Manifest | undefined): string {
  const said = [descriptor.artifactType, manifest?.artifactType, manifest?.config?.mediaType];
  return said.find(isSpecific) ?? said.findLast((type) => type !== undefined) ?? '';
}

function isSpecific(type: string | undefined): type is string {
  return type !== undefined && type !== '' && !PLACEHOLDER_TYPES.has(type.toLowerCase());
}

/** What stands for "no type of its own": the specification's empty descriptor and the config of an image. */
const PLACEHOLDER_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.oci.empty.v1+json',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

function predicateTypesOf(manifest: Manifest, descriptor?: Descriptor): readonly string[] {
  const places = [descriptor, manifest, ...manifest.layers].map((place) => place?.annotations ?? {});
  return [...new Set(places.flatMap(predicateTypesIn))];
}

/** Sigstore bundles, in-toto as BuildKit and ORAS write it, and cosign's attestations before the bundle. */
const PREDICATE_KEYS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];

function predicateTypesIn(annotations: Readonly<Record<string, string>>): readonly string[] {
  return PREDICATE_KEYS.flatMap((key) => annotations[key] || []);
}
