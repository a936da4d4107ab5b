import { ConfirmedManifests } from '../evidence/confirm.ts';
import { COSIGN_TAGS } from '../evidence/sources/cosign-tags.ts';
import type { Sessions } from '../registry/auth/sessions.ts';
import type { Digest } from '../registry/digest.ts';
import { resolveManifest } from '../registry/manifest.ts';
import type { Reference } from '../registry/reference.ts';
import type { Repository } from '../registry/repository.ts';
import type { GateInputs } from './inputs.ts';

/** An image whose tag was resolved, or whose digest was given. */
export interface ResolvedImage {
  readonly kind: 'resolved';
  readonly repository: Repository;
  readonly digest: Digest;
  readonly confirmed: ConfirmedManifests;
  /** The repository of COSIGN_REPOSITORY, if there is one. */
  readonly cosignRepository?: Repository;
}

/** An image that the registry does not have, and why, for users. */
export interface AbsentImage {
  readonly kind: 'absent';
  readonly why: string;
}

/**
 * Resolves a reference. A digest takes no request. While the token and the digest are requested, the connections for the sources are opened,
 * and the token for the repository of COSIGN_REPOSITORY is requested.
 * @throws the errors of opening a session and of requesting a manifest.
 */
export async function resolveImage(
  reference: Reference,
  inputs: Pick<GateInputs, 'sources' | 'rules' | 'checksManifests' | 'cosignRepository'>,
  sessions: Pick<Sessions, 'repository' | 'prepare'>,
): Promise<ResolvedImage | AbsentImage> {
  const cosignRepository = inputs.cosignRepository && sessions.repository(inputs.cosignRepository);
  // It is awaited below, unless the image is not resolved.
  cosignRepository?.catch(() => undefined);
  const found = await resolveAlone(reference, inputs, sessions);
  if (found.kind === 'absent' || cosignRepository === undefined) return found;
  return { ...found, cosignRepository: await cosignRepository };
}

async function resolveAlone(
  reference: Reference,
  inputs: Parameters<typeof resolveImage>[1],
  sessions: Parameters<typeof resolveImage>[2],
): Promise<ResolvedImage | AbsentImage> {
  const { tag = 'latest', digest } = reference;
  // Quay closes the connection of the exchange, but keeps that of the HEAD request, which only a tag takes.
  const [exchange, confirmation] = digest === undefined ? [0, 0] : [1, confirmsAll(inputs) ? 1 : 0];
  void sessions.prepare(reference, exchange + requestsOf(inputs) + confirmation);
  const repository = await sessions.repository(reference);
  const confirmed = new ConfirmedManifests(repository);
  if (digest !== undefined) return { kind: 'resolved', repository, digest, confirmed };
  void sessions.prepare(reference, requestsOf(inputs));
  const found = await resolveManifest(repository, tag);
  if (found.kind === 'absent') return found;
  confirmed.add(found.digest, found.mediaType);
  return { kind: 'resolved', repository, digest: found.digest, confirmed };
}

/** How many requests the sources send at the same time. The tag schema is only read if there is no API. */
function requestsOf({ sources }: Pick<GateInputs, 'sources'>): number {
  const list = sources.includes('api') || sources.includes('tag-schema') ? 1 : 0;
  return list + (sources.includes('cosign-tags') ? COSIGN_TAGS.length : 0);
}

/** A referrer in the repository of COSIGN_REPOSITORY does not show that the image exists. */
export function confirmsAll(inputs: Pick<GateInputs, 'rules' | 'checksManifests' | 'cosignRepository'>): boolean {
  return (inputs.checksManifests && inputs.rules.length > 0) || inputs.cosignRepository !== undefined;
}
