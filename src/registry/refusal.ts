import { RegistryError } from '../error.ts';
import type { HttpResponse } from '../http/client.ts';
import { redactUrl } from '../http/redact.ts';
import { readProblem } from './problem.ts';

/**
 * The error for an answer that is not what was asked for: what was sent, what came back in the registry's own words, what to change.
 * @param advice whole sentences for the reader of a failed step.
 */
export function refusal(
  sent: { readonly method: string; readonly url: URL },
  response: HttpResponse,
  advice: string,
): RegistryError {
  const { codes, words } = readProblem(response.body, response.header('content-type'));
  const url = redactUrl(sent.url);
  const said = words === '' ? '' : ` (${words})`;
  const cure = adviceOnRedirect(sent.url, response) ?? advice;
  return new RegistryError(`${sent.method} ${url} answered ${response.status}${said}. ${cure}`, {
    method: sent.method,
    url,
    status: response.status,
    codes,
  });
}

function adviceOnRedirect(from: URL, { status, header }: HttpResponse): string | undefined {
  const location = status >= 300 && status < 400 ? header('location') : undefined;
  const target = location === undefined ? null : URL.parse(location, from.href);
  if (target === null) return undefined;
  return `It sends to ${target.origin}: redirects are not followed, so that the token goes nowhere else. Give the registry by the name that it has itself.`;
}

/**
 * The error for an answer with a status that nobody asked for; `expected` is a whole sentence, and gives way to better advice where the
 * server failed. A 404 that says what the registry does not have is no case for it.
 */
export function unexpected(
  sent: { readonly method: string; readonly url: URL },
  response: HttpResponse,
  expected: string,
): RegistryError {
  if (response.status >= 500) return refusal(sent, response, SERVER_FAILED);
  return refusal(sent, response, response.status === 404 ? `${expected} ${NOT_SAID}` : expected);
}

const NOT_SAID =
  'A registry that does not have something says so by a code such as MANIFEST_UNKNOWN. Any other 404 may come from a gateway in front of it, and is no word about what is there: look at what stands between, and at its routes.';

/** Advice for a 5xx, after the retries. */
export const SERVER_FAILED =
  'The registry, or a proxy in front of it, failed: look at its status page or its logs, then run the step again.';

/** The error for content whose digest is not the one it was asked for by. */
export function damaged(
  { method, url }: { readonly method: string; readonly url: URL },
  what: 'manifest' | 'blob',
  { expected, actual }: { readonly expected: string; readonly actual: string },
): RegistryError {
  const shown = redactUrl(url);
  return new RegistryError(
    `${method} ${shown} gave a ${what} with the digest ${actual}, not ${expected}. The registry, or a proxy in front of it, changes what it stores: nothing it says can be relied on.`,
    { method, url: shown, status: 200, codes: [] },
  );
}
