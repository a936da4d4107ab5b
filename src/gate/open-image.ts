import { EvidenceCollector } from '../evidence/collect.ts';
import { ConfirmedManifests } from '../evidence/confirm.ts';
import { choicesOf } from '../policy/targets.ts';
import type { Sessions } from '../registry/auth/sessions.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { fetchIndex } from '../registry/image-index.ts';
import { resolveManifest } from '../registry/manifest.ts';
import { mayBeIndex, OCI_MANIFEST } from '../registry/manifest-schema.ts';
import type { Reference } from '../registry/reference.ts';
import type { Repository } from '../registry/repository.ts';
import type { GateInputs } from './inputs.ts';

/** An image that the registry has, or that a digest names. */
export interface ResolvedImage {
  readonly kind: 'resolved';
  readonly repository: Repository;
  readonly digest: Digest;
  readonly confirmed: ConfirmedManifests;
}

/** An image that evidence can be looked for. */
export interface OpenedImage {
  readonly kind: 'open';
  readonly digest: Digest;
  /** Where it is an index, and any input needs to know that. */
  readonly index: ImageIndex | undefined;
  readonly collector: EvidenceCollector;
}

/** An image that the registry does not have, and why in words for the user. */
export interface AbsentImage {
  readonly kind: 'absent';
  readonly why: string;
}

/**
 * Resolves a reference. A digest is taken as it is, unasked.
 * @throws what opening a session, and asking for a manifest, throw.
 */
export async function resolveImage(reference: Reference, sessions: Sessions): Promise<ResolvedImage | AbsentImage> {
  const repository = await sessions.repository(reference);
  const { tag = 'latest', digest } = reference;
  const confirmed = new ConfirmedManifests(repository);
  if (digest !== undefined) return { kind: 'resolved', repository, digest, confirmed };
  const found = await resolveManifest(repository, tag);
  if (found.kind === 'absent') return found;
  confirmed.add(found.digest, found.mediaType);
  return { kind: 'resolved', repository, digest: found.digest, confirmed };
}

/**
 * Opens an image for the look at its evidence. It is fetched only where an input needs its index, and it may be one.
 * @throws what fetching the index throws.
 */
export async function openImage(
  { repository, digest, confirmed }: ResolvedImage,
  inputs: Pick<GateInputs, 'rules' | 'sources' | 'platforms' | 'checksManifests'>,
): Promise<OpenedImage | AbsentImage> {
  const confirmsAll = inputs.checksManifests && inputs.rules.length > 0;
  const collector = new EvidenceCollector({ repository, sources: inputs.sources, confirmed, confirmsAll });
  if (!needsIndex(inputs) || !mayBeIndex(confirmed.mediaTypeOf(digest)))
    return { kind: 'open', digest, index: undefined, collector };
  const fetched = await fetchIndex(repository, digest);
  if (fetched.kind === 'gone') return await explainGone(repository, digest);
  const index = fetched.kind === 'index' ? fetched.index : undefined;
  confirmed.add(digest, index?.mediaType ?? OCI_MANIFEST);
  return { kind: 'open', digest, index, collector };
}

function needsIndex({ rules, sources, platforms }: Parameters<typeof openImage>[1]): boolean {
  return sources.includes('buildkit') || choicesOf(platforms, rules).some(({ kind }) => kind !== 'index');
}

async function explainGone(repository: Repository, digest: Digest): Promise<AbsentImage> {
  const found = await resolveManifest(repository, digest);
  if (found.kind === 'absent') return found;
  throw new Error(
    `${repository.host} answered GET of the manifest ${digest} of ${repository.name} with 404, and its HEAD with 200. Try again; if it stays so, the registry is at fault.`,
  );
}
