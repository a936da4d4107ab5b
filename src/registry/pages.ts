import { explain, RegistryError } from '../error.ts';
import type { HttpResponse } from '../http/client.ts';
import { nextLink } from '../http/link.ts';
import { redactUrl } from '../http/redact.ts';
import type { Repository, RepositoryRequest } from './repository.ts';

/** One page of a list, whatever its status. */
export interface Page {
  readonly sent: { readonly method: 'GET'; readonly url: URL };
  readonly response: HttpResponse;
}

/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or one comes again.
 * `maxBytes` holds for all pages together.
 * @throws RegistryError when the next page is on another origin: the token must not go there.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function* readPages(
  repository: Repository,
  request: Omit<RepositoryRequest, 'method'>,
): AsyncGenerator<Page, void> {
  const seen = new Set<string>();
  let bytes = 0;
  for (let url: URL | undefined = request.url; url !== undefined && !seen.has(url.href); ) {
    seen.add(url.href);
    const page: Page = {
      sent: { method: 'GET', url },
      response: await repository.send({ ...request, url, method: 'GET' }),
    };
    bytes += page.response.body.length;
    if (bytes > request.maxBytes || seen.size > MAX_PAGES) throw brokenList(page, TOO_LONG);
    yield page;
    url = nextUrl(page);
  }
}

/** Pages of a hundred entries are the smallest in use; 100,000 referrers then are this many. */
const MAX_PAGES = 1_000;

const TOO_LONG = 'it is longer than what is read of a list';

function nextUrl(page: Page): URL | undefined {
  const next = readNext(page);
  if (next === undefined || next.origin === page.sent.url.origin) return next;
  throw brokenList(page, `its next page is on ${next.origin}, another origin, where the token must not go`);
}

function readNext(page: Page): URL | undefined {
  try {
    return nextLink(page.response.headers('link'), page.sent.url);
  } catch (cause) {
    throw brokenList(page, explain(cause));
  }
}

/** The page itself is not quoted: it is a list like any other. */
function brokenList({ sent: { method, url }, response: { status } }: Page, why: string): RegistryError {
  const shown = redactUrl(url);
  const message = `${method} ${shown}: the list cannot be read to its end: ${why}. The registry, or a proxy in front of it, is at fault.`;
  return new RegistryError(message, { method, url: shown, status, codes: [] });
}
