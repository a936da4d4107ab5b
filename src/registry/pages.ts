import { explain, NetworkError, RegistryError } from '../error.ts';
import { formatSize, ResponseTooLarge } from '../http/exchange.ts';
import { nextLink } from '../http/link.ts';
import { formatRequest, redactUrl } from '../http/redact.ts';
import type { Exchange } from './refusal.ts';
import type { RegistryRequest, Repository } from './repository.ts';

/** One page of a list; the response has any status. */
export interface Page extends Exchange {
  /** Whether the page names a next page that was not read before. */
  readonly hasNext: boolean;
}

/** Milliseconds since any fixed time. Node loads a module for the global `performance`. */
type Clock = () => number;

/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or a page repeats. `maxBytes` is the limit for
 * all pages together.
 * @throws RegistryError if the next page is on another origin, because the token must not be sent there, and if the list is longer than
 *   the limits: the list is never cut without an error. NetworkError if the pages together are larger than `maxBytes`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function* readPages(
  repository: Repository,
  request: Omit<RegistryRequest, 'method'>,
  clock: Clock = () => Number(process.hrtime.bigint() / 1_000_000n),
): AsyncGenerator<Page, void> {
  const seen = new Set<string>();
  const start = clock();
  let bytesLeft = request.maxBytes;
  for (let url: URL | undefined = request.url; url !== undefined; ) {
    seen.add(url.href);
    const sent = { ...request, method: 'GET', url, maxBytes: bytesLeft } as const;
    const response = await repository.send(sent).catch((error: unknown) => {
      throw error instanceof ResponseTooLarge && seen.size > 1 ? listTooLarge(sent, request.maxBytes) : error;
    });
    const exchange: Exchange = { sent, response };
    bytesLeft -= exchange.response.body.length;
    const next = nextUrl(exchange);
    url = next !== undefined && !seen.has(next.href) ? next : undefined;
    yield { ...exchange, hasNext: url !== undefined };
    const limit =
      url === undefined
        ? undefined
        : exceededLimit(seen.size, bytesLeft > 0 ? undefined : request.maxBytes, clock() - start);
    if (limit !== undefined) throw listError(exchange, limit);
  }
}

/** @param filled the limit in bytes, if the pages have reached it. */
function exceededLimit(pages: number, filled: number | undefined, time: number): string | undefined {
  if (pages >= MAX_PAGES) return `it has more than ${MAX_PAGES.toLocaleString('en')} pages`;
  if (filled !== undefined) return largerThan(filled);
  return time > MAX_TIME ? `it has more pages after ${MAX_TIME / 60_000} minutes and ${pages} pages` : undefined;
}

function largerThan(limit: number): string {
  return `its pages together are larger than ${formatSize(limit)}, the limit of a list`;
}

function listTooLarge(sent: Exchange['sent'], limit: number): NetworkError {
  return new NetworkError(
    `The list could not be read to its end: ${largerThan(limit)}. ${CHECK} ${formatRequest(sent)} was not read.`,
  );
}

const CHECK = 'Check the registry and the proxies in front of it.';

/** 100,000 referrers in pages of a hundred entries, the smallest pages in use. */
const MAX_PAGES = 1_000;

/** Milliseconds. A thousand pages in a third of a second each; a server that is slower would hold the step for hours. */
const MAX_TIME = 300_000;

function nextUrl(page: Exchange): URL | undefined {
  if (page.response.status !== 200) return undefined;
  const next = readNextLink(page);
  if (next === undefined || next.origin === page.sent.url.origin) return next;
  throw listError(page, `its next page is on another origin, ${next.origin}, where the token must not be sent`);
}

function readNextLink(page: Exchange): URL | undefined {
  try {
    return nextLink(page.response.headers('link'), page.sent.url);
  } catch (cause) {
    throw listError(page, explain(cause));
  }
}

/** The error for a list that cannot be read to its end. The body is not quoted, because it is a valid page. @param why continues the sentence. */
export function listError({ sent, response: { status } }: Exchange, why: string): RegistryError {
  return new RegistryError(
    `The list could not be read to its end: ${why}. ${CHECK} ${formatRequest(sent)} returned ${status}.`,
    { method: sent.method, url: redactUrl(sent.url), status, codes: [] },
  );
}
