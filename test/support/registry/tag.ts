/** A tag as it was from `start` to `end` (milliseconds); a later end is an expiration, none: it stays. */
export interface Tag {
  readonly name: string;
  readonly digest: string;
  readonly start: number;
  readonly end: number | undefined;
  /** It was restored to what it had been. */
  readonly reversion: boolean;
}

/** Whatever has tags, oldest first. */
interface Tagged {
  readonly tags: Tag[];
}

/** Points a tag to a manifest; what it was until now becomes history. */
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

/** Lets a tag expire at a time in milliseconds, or (undefined) not at all. */
export function expireTag({ tags }: Tagged, name: string, end: number | undefined): void {
  const index = tags.findLastIndex((tag) => tag.name === name);
  const tag = tags[index];
  if (tag !== undefined && isLive(tag)) tags[index] = { ...tag, end };
}

/** What a tag points to now; undefined where it is deleted, expired or never was. */
export function liveTag({ tags }: Tagged, name: string): Tag | undefined {
  const tag = tags.findLast((each) => each.name === name);
  return tag !== undefined && isLive(tag) ? tag : undefined;
}

/** Whether a tag is there now. */
export function isLive({ end }: Tag): boolean {
  return end === undefined || end > Date.now();
}

/** Whether some tag that is there now points to this digest. */
export function isTagged({ tags }: Tagged, digest: string): boolean {
  return tags.some((tag) => tag.digest === digest && isLive(tag));
}
