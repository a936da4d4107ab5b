/** A version of a tag from `start` to `end` (milliseconds); an end in the future is an expiration. */
export interface Tag {
  readonly name: string;
  readonly digest: string;
  readonly start: number;
  readonly end: number | undefined;
  /** Whether it was restored. */
  readonly reversion: boolean;
}

/** An object with tags, oldest first. */
interface Tagged {
  readonly tags: Tag[];
}

/** Points a tag to a manifest; the current version becomes history. */
export function setTag(
  repository: Tagged,
  { name, digest, reversion = false }: { readonly name: string; readonly digest: string; readonly reversion?: boolean },
): void {
  removeTag(repository, name);
  repository.tags.push({ name, digest, start: Date.now(), end: undefined, reversion });
}

/** Deletes a tag; its manifest can still be read by digest. */
export function removeTag(repository: Tagged, name: string): void {
  expireTag(repository, name, Date.now());
}

/** Sets the expiration of a tag in milliseconds; undefined: never. */
export function expireTag({ tags }: Tagged, name: string, end: number | undefined): void {
  const index = tags.findLastIndex((tag) => tag.name === name);
  const tag = tags[index];
  if (tag !== undefined && isLive(tag)) tags[index] = { ...tag, end };
}

/** The current version of a tag; undefined if it is deleted, expired or unknown. */
export function liveTag({ tags }: Tagged, name: string): Tag | undefined {
  const tag = tags.findLast((each) => each.name === name);
  return tag !== undefined && isLive(tag) ? tag : undefined;
}

/** Whether a tag exists now. */
export function isLive({ end }: Tag): boolean {
  return end === undefined || end > Date.now();
}

/** Whether an existing tag points to this digest. */
export function isTagged({ tags }: Tagged, digest: string): boolean {
  return tags.some((tag) => tag.digest === digest && isLive(tag));
}
