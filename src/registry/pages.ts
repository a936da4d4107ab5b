import type { HttpResponse } from '../http/client.ts';
import { nextLink } from '../http/link.ts';
import { refusal } from './refusal.ts';
import type { Repository, RepositoryRequest } from './repository.ts';

/** One page of a list, whatever its status. */
export interface Page {
  readonly sent: { readonly method: 'GET'; readonly url: URL };
  readonly response: HttpResponse;
}

/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or one comes again.
 * @throws RegistryError when the next page is on another origin: the token must not go there.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function* readPages(
  repository: Repository,
  request: Omit<RepositoryRequest, 'method'>,
): AsyncGenerator<Page, void> {
  const seen = new Set<string>();
  for (let url: URL | undefined = request.url; url !== undefined && !seen.has(url.href); ) {
    seen.add(url.href);
    const page: Page = {
      sent: { method: 'GET', url },
      response: await repository.send({ ...request, url, method: 'GET' }),
    };
    yield page;
    url = nextUrl(page);
  }
}

function nextUrl({ sent, response }: Page): URL | undefined {
  const next = nextLink(response.headers('link'), sent.url);
  if (next !== undefined && next.origin !== sent.url.origin) {
    const advice = `Its next page is on ${next.origin}, another origin, where the token must not go.`;
    throw refusal(sent, response, advice);
  }
  return next;
}
