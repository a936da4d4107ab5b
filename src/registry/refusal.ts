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
  return new RegistryError(`${sent.method} ${url} answered ${response.status}${said}. ${advice}`, {
    method: sent.method,
    url,
    status: response.status,
    codes,
  });
}
