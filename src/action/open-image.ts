import type { ConfirmingPlace } from '../evidence/confirm.ts';
import { openContents } from '../evidence/contents.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { fetchIndex } from '../registry/image-index.ts';
import { resolveManifest } from '../registry/manifest.ts';
import type { Reference } from '../registry/reference.ts';
import type { Repository } from '../registry/repository.ts';
import type { Sessions } from '../registry/sessions.ts';
import type { GateInputs } from './gate-inputs.ts';

/** An image that evidence can be looked for. */
export interface OpenedImage {
  readonly kind: 'open';
  readonly digest: Digest;
  /** Where it is an index, and any input needs to know that. */
  readonly index: ImageIndex | undefined;
  readonly place: ConfirmingPlace;
}

/** An image that the registry does not have, and why in words for the user. */
export interface AbsentImage {
  readonly kind: 'absent';
  readonly why: string;
}

export interface OpenOptions {
  readonly inputs: Pick<GateInputs, 'rules' | 'sources' | 'platforms'>;
  readonly sessions: Sessions;
}

/**
 * Resolves a reference. A digest is taken as it is, and asked for only where the index is needed.
 * @throws what opening a session, and asking for a manifest, throw.
 */
export async function openImage(reference: Reference, options: OpenOptions): Promise<OpenedImage | AbsentImage> {
  const repository = await options.sessions.repository(reference);
  const confirmed = new Map<Digest, string | undefined>();
  const { tag = 'latest' } = reference;
  const found = reference.digest === undefined ? await resolveManifest(repository, tag) : undefined;
  if (found?.kind === 'absent') return found;
  if (found !== undefined) confirmed.set(found.digest, found.mediaType);
  const digest = reference.digest ?? found?.digest;
  if (digest === undefined) throw new Error(`the tag ${tag} has no digest`);
  const { sources } = options.inputs;
  const place = { repository, ...openContents(repository), sources, confirmed };
  if (!needsIndex(options.inputs)) return { kind: 'open', digest, index: undefined, place };
  return await withIndex(repository, digest, place);
}

function needsIndex({ rules, sources, platforms }: OpenOptions['inputs']): boolean {
  const choices = [platforms, ...rules.flatMap(({ platform }) => platform ?? [])];
  return sources.includes('buildkit') || choices.some(({ kind }) => kind !== 'index');
}

async function withIndex(
  repository: Repository,
  digest: Digest,
  place: ConfirmingPlace,
): Promise<OpenedImage | AbsentImage> {
  const fetched = await fetchIndex(repository, digest);
  if (fetched.kind === 'gone') return await explainGone(repository, digest);
  const index = fetched.kind === 'index' ? fetched.index : undefined;
  place.confirmed.set(digest, index?.mediaType);
  return { kind: 'open', digest, index, place };
}

async function explainGone(repository: Repository, digest: Digest): Promise<AbsentImage> {
  const found = await resolveManifest(repository, digest);
  if (found.kind === 'absent') return found;
  throw new Error(
    `${repository.host} answered GET of the manifest ${digest} of ${repository.name} with 404, and its HEAD with 200. Try again; if it stays so, the registry is at fault.`,
  );
}
