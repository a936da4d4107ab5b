/** One page of a list. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** The token of the next page; undefined: this is the last page. */
  readonly next: string | undefined;
}

/** The page of a `next_page` token; without a token, or with an invalid one, the first page. */
export function turnTo<Entry>(all: readonly Entry[], size: number, nextPage: string | null): Page<Entry> {
  const start = readOffset(nextPage);
  const end = start + size;
  return { entries: all.slice(start, end), next: end < all.length ? sealOffset(end) : undefined };
}

/** Quay encrypts the start of the next page; here it is only encoded. */
function sealOffset(offset: number): string {
  return Buffer.from(`${PREFIX}${offset}`).toString('base64url');
}

function readOffset(nextPage: string | null): number {
  const text = Buffer.from(nextPage ?? '', 'base64url').toString('utf8');
  const offset = text.startsWith(PREFIX) ? Number(text.slice(PREFIX.length)) : 0;
  return Number.isSafeInteger(offset) ? offset : 0;
}

const PREFIX = 'embedded registry, offset ';
