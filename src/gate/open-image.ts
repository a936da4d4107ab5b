import type { Context } from '../context.ts';
import { EvidenceCollector } from '../evidence/collect.ts';
import { choicesOf } from '../policy/targets.ts';
import { needsReading } from '../policy/verdict.ts';
import { trustOf } from '../policy/verification-fields.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { fetchIndex, resolveManifest } from '../registry/manifest.ts';
import { mayBeIndex, OCI_MANIFEST } from '../registry/manifest-schema.ts';
import type { Repository } from '../registry/repository.ts';
import type { GateInputs } from './inputs.ts';
import { firstChecked } from './judge-rules.ts';
import { type AbsentImage, confirmsAll, type ResolvedImage } from './resolve-image.ts';

/** An image whose evidence can be collected. */
export interface OpenedImage {
  readonly kind: 'open';
  readonly digest: Digest;
  /** Present if the image is an index and an input needs that. */
  readonly index: ImageIndex | undefined;
  readonly collector: EvidenceCollector;
}

/**
 * Prepares an image for collecting its evidence. Its manifest is fetched only if an input needs its index and it may be an index.
 * @throws the errors of fetching the index.
 */
export async function openImage(
  { repository, digest, confirmed, cosignRepository }: ResolvedImage,
  inputs: Pick<GateInputs, 'rules' | 'sources' | 'platforms' | 'checksManifests' | 'cosignRepository'>,
  { now }: Pick<Context, 'now'>,
): Promise<OpenedImage | AbsentImage> {
  const collector = new EvidenceCollector({
    repository,
    sources: inputs.sources,
    confirmed,
    confirmsAll: confirmsAll(inputs),
    ...(inputs.checksManifests && {
      expectChecks: (described) => firstChecked(inputs.rules, described, now()),
    }),
    ...(cosignRepository !== undefined && { cosignRepository }),
    keepsDocuments: inputs.rules.some(needsReading),
  });
  if (!needsIndex(inputs) || isKnownImage(confirmed.mediaTypeOf(digest), inputs))
    return { kind: 'open', digest, index: undefined, collector };
  const fetched = await fetchIndex(repository, digest);
  if (fetched.kind === 'gone') return await explainGone(repository, digest);
  const index = fetched.kind === 'index' ? fetched.index : undefined;
  const { mediaType = OCI_MANIFEST } = fetched.kind === 'index' ? fetched.index : fetched;
  confirmed.add(digest, mediaType);
  return { kind: 'open', digest, index, collector };
}

function needsIndex({ rules, sources, platforms }: Parameters<typeof openImage>[1]): boolean {
  return sources.includes('buildkit') || choicesOf(platforms, rules).some(({ kind }) => kind !== 'index');
}

/** A header is not enough for a rule that trusts a signer and not the registry: an index would be judged without its platforms. */
function isKnownImage(mediaType: string | undefined, { rules }: Pick<GateInputs, 'rules'>): boolean {
  return !mayBeIndex(mediaType) && rules.every((rule) => trustOf(rule) === undefined);
}

async function explainGone(repository: Repository, digest: Digest): Promise<AbsentImage> {
  const found = await resolveManifest(repository, digest);
  if (found.kind === 'absent') return found;
  throw new Error(
    `${repository.host} gave contradictory responses for the manifest ${digest} of ${repository.name}: 404 to GET, 200 to HEAD. Run the step again. If this persists, ask the operator of the registry.`,
  );
}
