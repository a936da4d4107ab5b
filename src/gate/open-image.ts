import type { Context } from '../context.ts';
import { EvidenceCollector } from '../evidence/collect.ts';
import { ConfirmedManifests } from '../evidence/confirm.ts';
import { COSIGN_TAGS } from '../evidence/sources/cosign-tags.ts';
import { choicesOf } from '../policy/targets.ts';
import type { Sessions } from '../registry/auth/sessions.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { fetchIndex, resolveManifest } from '../registry/manifest.ts';
import { mayBeIndex, OCI_MANIFEST } from '../registry/manifest-schema.ts';
import type { Reference } from '../registry/reference.ts';
import type { Repository } from '../registry/repository.ts';
import type { GateInputs } from './inputs.ts';
import { firstChecked } from './judge-rules.ts';

/** An image whose tag was resolved, or whose digest was given. */
export interface ResolvedImage {
  readonly kind: 'resolved';
  readonly repository: Repository;
  readonly digest: Digest;
  readonly confirmed: ConfirmedManifests;
  /** The repository of COSIGN_REPOSITORY, if there is one. */
  readonly cosignRepository?: Repository;
}

/** An image whose evidence can be collected. */
export interface OpenedImage {
  readonly kind: 'open';
  readonly digest: Digest;
  /** Present if the image is an index and an input needs that. */
  readonly index: ImageIndex | undefined;
  readonly collector: EvidenceCollector;
}

/** An image that the registry does not have, and why, for users. */
export interface AbsentImage {
  readonly kind: 'absent';
  readonly why: string;
}

/**
 * Resolves a reference. A digest takes no request. While the token and the digest are requested, the connections for the sources are opened.
 * @throws the errors of opening a session and of requesting a manifest.
 */
export async function resolveImage(
  reference: Reference,
  inputs: Pick<GateInputs, 'sources' | 'rules' | 'checksManifests' | 'cosignRepository'>,
  sessions: Pick<Sessions, 'repository' | 'prepare'>,
): Promise<ResolvedImage | AbsentImage> {
  const { tag = 'latest', digest } = reference;
  // Quay closes the connection of the exchange, but keeps that of the HEAD request, which only a tag takes.
  const [exchange, confirmation] = digest === undefined ? [0, 0] : [1, confirmsAll(inputs) ? 1 : 0];
  sessions.prepare(reference, exchange + requestsOf(inputs) + confirmation);
  const repository = await sessions.repository(reference);
  const confirmed = new ConfirmedManifests(repository);
  if (digest !== undefined) return { kind: 'resolved', repository, digest, confirmed };
  sessions.prepare(reference, requestsOf(inputs));
  const found = await resolveManifest(repository, tag);
  if (found.kind === 'absent') return found;
  confirmed.add(found.digest, found.mediaType);
  return { kind: 'resolved', repository, digest: found.digest, confirmed };
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
  });
  if (!needsIndex(inputs) || !mayBeIndex(confirmed.mediaTypeOf(digest)))
    return { kind: 'open', digest, index: undefined, collector };
  const fetched = await fetchIndex(repository, digest);
  if (fetched.kind === 'gone') return await explainGone(repository, digest);
  const index = fetched.kind === 'index' ? fetched.index : undefined;
  confirmed.add(digest, index?.mediaType ?? OCI_MANIFEST);
  return { kind: 'open', digest, index, collector };
}

/** How many requests the sources send at the same time. The tag schema is only read if there is no API. */
function requestsOf({ sources }: Pick<GateInputs, 'sources'>): number {
  const list = sources.includes('api') || sources.includes('tag-schema') ? 1 : 0;
  return list + (sources.includes('cosign-tags') ? COSIGN_TAGS.length : 0);
}

/** A referrer in the repository of COSIGN_REPOSITORY does not show that the image exists. */
function confirmsAll(inputs: Pick<GateInputs, 'rules' | 'checksManifests' | 'cosignRepository'>): boolean {
  return (inputs.checksManifests && inputs.rules.length > 0) || inputs.cosignRepository !== undefined;
}

function needsIndex({ rules, sources, platforms }: Parameters<typeof openImage>[1]): boolean {
  return sources.includes('buildkit') || choicesOf(platforms, rules).some(({ kind }) => kind !== 'index');
}

async function explainGone(repository: Repository, digest: Digest): Promise<AbsentImage> {
  const found = await resolveManifest(repository, digest);
  if (found.kind === 'absent') return found;
  throw new Error(
    `${repository.host} gave contradictory responses for the manifest ${digest} of ${repository.name}: 404 to GET, 200 to HEAD. Run the step again. If this persists, ask the operator of the registry.`,
  );
}
