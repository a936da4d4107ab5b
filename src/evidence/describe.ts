import { isBundleType } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { artifactTypeOf, isSpecific, isStatementType, ownTypeOf } from './artifact-type.ts';
import type { Contents } from './content-cache.ts';
import type { Found, Subject } from './found.ts';
import { layersToDescribe } from './layers.ts';
import { predicateTypesIn, predicateTypesOf } from './predicate-types.ts';
import { type OpenedDocument, openDocument } from './statements.ts';
import { together } from './wait-for-all.ts';

/**
 * Makes referrers of what was found: one for each in-toto layer of its manifest, else one. The manifest is fetched only where the
 * descriptor does not say what it is: Quay does not fill `artifactType` in from `config.mediaType`, and some clients write no
 * annotations into the `sha256-<hex>` index. A document is read only where no annotation says what it is.
 * @throws Error for a manifest that holds more than is read, and what fetching throws.
 */
export async function describeFound(found: Found, subject: Subject, contents: Contents): Promise<readonly Referrer[]> {
  const fetched = isTelling(found) ? undefined : await contents.manifests.get(found.descriptor.digest);
  const manifest = fetched?.kind === 'present' ? fetched.manifest : undefined;
  const whole = describeWhole(found, subject, manifest);
  if (manifest === undefined) return [whole];
  const layers = layersToDescribe(manifest, found.descriptor);
  if (layers.length === 0) return [await describeBundle(whole, manifest, contents)];
  return await together(layers.map((layer) => describeLayer(layer, { whole, manifest, layers }, contents)));
}

function isTelling({ descriptor, sources, tag }: Found): boolean {
  const { artifactType, annotations } = descriptor;
  // What is in these stands in their layers.
  if (tag !== undefined || sources.includes('buildkit')) return false;
  if (!isSpecific(artifactType)) return false;
  return !isStatementType(artifactType) || isTold(predicateTypesIn(annotations), annotations);
}

/** A signature of a message has no predicate; an envelope without one has not said what is in it. */
function isTold(predicateTypes: readonly string[], annotations: Descriptor['annotations']): boolean {
  return predicateTypes.length > 0 || annotations['dev.sigstore.bundle.content'] === 'message-signature';
}

function describeWhole(found: Found, subject: Subject, manifest: Manifest | undefined): Referrer {
  const { descriptor, sources, tag } = found;
  // cosign gives nothing that it tags a type or a subject: what has them is what it says itself, whatever tag was put on it.
  const isUntyped = tag !== undefined && ownTypeOf(manifest, descriptor) === undefined && !manifest?.subject;
  return {
    subject: subject.digest,
    digest: descriptor.digest,
    mediaType: descriptor.mediaType,
    artifactType: artifactTypeOf(found, manifest),
    predicateTypes: manifest ? predicateTypesOf(manifest, descriptor) : predicateTypesIn(descriptor.annotations),
    size: descriptor.size,
    annotations: { ...manifest?.annotations, ...descriptor.annotations },
    sources,
    ...(tag !== undefined && { tag }),
    ...(isUntyped && { isUntyped }),
    ...(subject.platform !== undefined && { platform: subject.platform }),
    depth: 1,
  };
}

/** A bundle whose annotations do not say what it holds is opened. */
async function describeBundle(whole: Referrer, manifest: Manifest, { statements }: Contents): Promise<Referrer> {
  const document = manifest.layers.find(({ mediaType }) => isBundleType(mediaType)) ?? manifest.layers[0];
  if (document === undefined || !isBundleType(whole.artifactType)) return whole;
  if (isTold(whole.predicateTypes, whole.annotations)) return whole;
  const { predicateType, bundle, unread }: OpenedDocument = await openDocument(document, statements);
  return {
    ...whole,
    predicateTypes: predicateType === undefined ? [] : [predicateType],
    ...(bundle !== undefined && { bundle }),
    ...(unread !== undefined && { unread }),
  };
}

interface Layered {
  readonly whole: Referrer;
  readonly manifest: Manifest;
  readonly layers: readonly Descriptor[];
}

/** A layer says itself what it is, whatever its manifest calls itself, and whatever tag that lies under. */
async function describeLayer(
  layer: Descriptor,
  { whole: { isUntyped: _, ...whole }, manifest, layers }: Layered,
  { statements }: Contents,
): Promise<Referrer> {
  // Not what the list says of it: that may be stale, or written by hand.
  const annotated = layers.length === 1 ? predicateTypesOf(manifest) : predicateTypesIn(layer.annotations);
  const said: OpenedDocument = annotated.length > 0 ? {} : await openDocument(layer, statements);
  return {
    ...whole,
    layer: layer.digest,
    artifactType: isStatementType(whole.artifactType) ? whole.artifactType : layer.mediaType,
    predicateTypes: said.predicateType === undefined ? annotated : [said.predicateType],
    annotations: { ...layer.annotations, ...whole.annotations },
    ...(said.unread !== undefined && { unread: said.unread }),
  };
}
