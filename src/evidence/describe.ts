import { isBundleType } from '../policy/kind.ts';
import type { FoundManifest, Referrer } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { COSIGN_SIGNATURE } from '../registry/signed-document.ts';
import {
  artifactTypeOf,
  isSpecific,
  isStatementType,
  type Listed,
  ownTypeOf,
  predicateTypesIn,
  predicateTypesOf,
} from './artifact-type.ts';
import type { ContentCache, OpenedDocument } from './content-cache.ts';
import type { Found, Subject } from './found.ts';
import { bundleLayerOf, inTotoLayersOf, signatureLayersOf, signatureOf } from './layers.ts';
import { findDocumentFault } from './statement.ts';
import { findContentFault } from './tag-content.ts';
import { waitForAll } from './wait-for-all.ts';

/**
 * Describes a manifest that a source has listed: one referrer for each in-toto layer, for each signature under cosign's tag, or one for
 * the manifest if it has neither.
 *
 * The manifest is fetched only if its descriptor does not determine its kind: Quay does not fill `artifactType` in from
 * `config.mediaType`, and some clients write no annotations into the `sha256-<hex>` index. A document is read only if no annotation
 * determines its kind.
 * @throws Error for a manifest with too many layers or annotations, and what fetching throws.
 */
export async function describeFound(found: Found, subject: Subject, cache: ContentCache): Promise<readonly Referrer[]> {
  if (isDescribedByList(found)) return [describeByList(found, subject)];
  const entry = entryOf(found, subject);
  const fetched = await cache.manifest(entry.digest);
  return fetched.kind === 'present'
    ? await describeManifest({ entry, listed: found.descriptor, manifest: fetched.manifest }, cache)
    : [describeWhole(entry, found.descriptor)];
}

/** Describes a manifest as one referrer by its descriptor alone. */
export function describeByList(found: Found, subject: Subject): Referrer {
  return describeWhole(entryOf(found, subject), found.descriptor);
}

function entryOf({ descriptor, sources, tag }: Found, { digest: subject, platform }: Subject): FoundManifest {
  const { digest, mediaType, size } = descriptor;
  return {
    subject,
    digest,
    mediaType,
    size,
    sources,
    ...(tag !== undefined && { tag }),
    ...(platform !== undefined && { platform }),
    depth: 1,
  };
}

/**
 * Describes a referrer again by its manifest and its documents alone. The list is ignored, because it may be out of date or edited by
 * hand.
 * @throws what `describeFound` throws.
 */
export async function describeByManifest(
  referrer: Referrer,
  manifest: Manifest,
  cache: ContentCache,
): Promise<Referrer> {
  const { digest, layer, signature } = referrer;
  // A tag can be given to any manifest, so only the statement shows to which image an attestation belongs. A statement that a rule has read
  // must not be about another image either.
  const opensAll = referrer.tag !== undefined || manifest.layers.some((one) => cache.hasRead(one.digest));
  const described = await describeManifest({ entry: referrer, listed: { annotations: {} }, manifest, opensAll }, cache);
  const [first, ...more] = described.filter(
    (one) => layer === undefined || (one.layer === layer && one.signature === signature),
  );
  if (first === undefined) throw new Error(`the manifest ${digest} has no layer ${layer}`);
  if (layer !== undefined) return first;
  // The list described the manifest as one referrer, so it is counted as one, by the statements that belong to the image.
  const bound = [first, ...more].filter(({ fault }) => fault === undefined);
  const { layer: _, ...whole } = bound[0] ?? first;
  const predicateTypes = [...new Set(bound.flatMap((one) => one.predicateTypes))];
  return { ...whole, artifactType: ownTypeOf(manifest) ?? whole.artifactType, predicateTypes };
}

/** A manifest that refers to the image, what the list says of it, and its content. */
interface Described {
  readonly entry: FoundManifest;
  readonly listed: Listed;
  readonly manifest: Manifest;
  /** Whether documents are read although annotations determine their kind. */
  readonly opensAll?: boolean;
}

/** Whether the list determines the kind of a manifest, so that it is not fetched. */
export function isDescribedByList({ descriptor, sources, tag }: Found): boolean {
  const { artifactType, annotations } = descriptor;
  // cosign and BuildKit annotate the layers, not the manifest.
  if (tag !== undefined || sources.includes('buildkit')) return false;
  if (!isSpecific(artifactType)) return false;
  return !isStatementType(artifactType) || isContentKnown(predicateTypesIn(annotations), annotations);
}

/** A message signature has no predicate. Without a predicate type, the content of a DSSE envelope is not known. */
function isContentKnown(predicateTypes: readonly string[], annotations: Descriptor['annotations']): boolean {
  return predicateTypes.length > 0 || annotations['dev.sigstore.bundle.content'] === 'message-signature';
}

async function describeManifest(described: Described, cache: ContentCache): Promise<readonly Referrer[]> {
  const { entry, listed, manifest, opensAll = false } = described;
  const whole = describeWhole(entry, listed, manifest);
  const signatures = entry.tag === 'sig' ? signatureLayersOf(manifest, entry.digest) : [];
  if (signatures.length > 0) return signatures.map((layer) => describeSignature(whole, layer));
  const layers = inTotoLayersOf(manifest, entry.digest);
  if (layers.length === 0) return [await describeBundle(whole, { manifest, opensAll }, cache)];
  return await waitForAll(
    layers.map((layer) => {
      const annotated = layers.length === 1 ? predicateTypesOf(manifest) : predicateTypesIn(layer.annotations);
      return describeLayer(whole, { ...layer, annotated, opens: opensAll || annotated.length === 0 }, cache);
    }),
  );
}

function describeWhole(entry: FoundManifest, listed: Listed, manifest?: Manifest): Referrer {
  const { subject, digest, mediaType, size, sources, tag, platform, depth } = entry;
  // cosign sets neither a type nor a subject on what it tags. If a manifest has one of them, the tag does not determine its kind.
  const isUntyped = tag !== undefined && ownTypeOf(manifest, listed) === undefined && !manifest?.subject;
  const fault = isUntyped && manifest !== undefined ? findContentFault(tag, manifest) : undefined;
  return {
    subject,
    digest,
    mediaType,
    artifactType: artifactTypeOf(listed, manifest, tag),
    predicateTypes: manifest ? predicateTypesOf(manifest, listed) : predicateTypesIn(listed.annotations),
    size,
    annotations: { ...manifest?.annotations, ...listed.annotations },
    sources,
    ...(tag !== undefined && { tag }),
    ...(isUntyped && { isUntyped }),
    ...(fault !== undefined && { fault }),
    ...(platform !== undefined && { platform }),
    depth,
  };
}

/** Opens a sigstore bundle whose annotations do not say whether it holds a signature or an attestation. */
async function describeBundle(
  whole: Referrer,
  { manifest, opensAll }: Required<Pick<Described, 'manifest' | 'opensAll'>>,
  cache: ContentCache,
): Promise<Referrer> {
  const document = bundleLayerOf(manifest);
  if (document === undefined || !isBundleType(whole.artifactType)) return whole;
  if (!opensAll && isContentKnown(whole.predicateTypes, whole.annotations)) return whole;
  const opened = await cache.openDocument(document);
  const { predicateType, bundle } = opened;
  return {
    ...whole,
    predicateTypes: predicateType === undefined ? [] : [predicateType],
    ...(bundle !== undefined && { bundle }),
    ...faultsOf(opened, whole),
  };
}

/**
 * Describes an in-toto layer as a referrer. The layer determines its kind, not the type or the tag of its manifest.
 * @param layer with the predicate types in its annotations, and for the only layer those of its manifest. Those of the list do not
 * count, because the list may be out of date or edited by hand. `opens`: whether the statement is read.
 */
async function describeLayer(
  { isUntyped: _, ...whole }: Referrer,
  layer: Descriptor & { readonly annotated: readonly string[]; readonly opens: boolean },
  cache: ContentCache,
): Promise<Referrer> {
  const opened = layer.opens ? await cache.openDocument(layer) : undefined;
  return {
    ...whole,
    layer: layer.digest,
    artifactType: isStatementType(whole.artifactType) ? whole.artifactType : layer.mediaType,
    predicateTypes: opened?.predicateType === undefined ? layer.annotated : [opened.predicateType],
    annotations: { ...layer.annotations, ...whole.annotations },
    ...(opened !== undefined && faultsOf(opened, whole)),
  };
}

/** Why a document was not read, or why it does not belong to the image. */
function faultsOf(opened: OpenedDocument, { subject, tag }: Referrer): Pick<Referrer, 'unread' | 'fault'> {
  if (opened.unread !== undefined) return { unread: opened.unread };
  const isUnknown = tag !== undefined && opened.subjects === undefined;
  const fault = isUnknown ? 'its content is not an in-toto statement' : findDocumentFault(opened, subject);
  return fault === undefined ? {} : { fault };
}

/**
 * Describes a payload under cosign's tag `.sig` as a referrer. Of its annotations it has the signature alone, which tells it from others
 * with the same payload; the certificates and log entries are left out.
 */
function describeSignature({ isUntyped: _, fault: __, ...whole }: Referrer, layer: Descriptor): Referrer {
  const signature = signatureOf(layer);
  return {
    ...whole,
    layer: layer.digest,
    artifactType: layer.mediaType,
    ...(signature
      ? { signature, annotations: { ...whole.annotations, [COSIGN_SIGNATURE]: signature } }
      : { fault: `it has no annotation ${COSIGN_SIGNATURE}` }),
  };
}
