import { explain, RegistryError } from '../error.ts';
import { nextLink } from '../http/link.ts';
import { formatRequest, redactUrl } from '../http/redact.ts';
import type { Exchange } from './refusal.ts';
import type { RegistryRequest, Repository } from './repository.ts';

/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or a page repeats. The responses have any
 * status. `maxBytes` is the limit for all pages together.
 * @throws RegistryError if the next page is on another origin, because the token must not be sent there.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function* readPages(
  repository: Repository,
  request: Omit<RegistryRequest, 'method'>,
): AsyncGenerator<Exchange, void> {
  const seen = new Set<string>();
  let bytes = 0;
  for (let url: URL | undefined = request.url; url !== undefined && !seen.has(url.href); ) {
    seen.add(url.href);
    const sent = { ...request, method: 'GET', url } as const;
    const page: Exchange = { sent, response: await repository.send(sent) };
    bytes += page.response.body.length;
    if (bytes > request.maxBytes || seen.size > MAX_PAGES) throw listError(page, TOO_LONG);
    yield page;
    url = nextUrl(page);
  }
}

/** 100,000 referrers in pages of a hundred entries, the smallest pages in use. */
const MAX_PAGES = 1_000;

const TOO_LONG = 'it is longer than the limit';

function nextUrl(page: Exchange): URL | undefined {
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

/** The body is not quoted, because it is a valid page. */
function listError({ sent, response: { status } }: Exchange, why: string): RegistryError {
  return new RegistryError(
    `The list could not be read to its end: ${why}. Check the registry and the proxies in front of it. ${formatRequest(sent)} returned ${status}.`,
    { method: sent.method, url: redactUrl(sent.url), status, codes: [] },
  );
}
