import { RegistryError } from '../../error.ts';
import { redactUrl } from '../../http/redact.ts';
import { exceedsLimits, parseJson } from '../../json.ts';
import { type Problem, readProblem } from '../../registry/problem.ts';
import { SERVER_FAILED } from '../../registry/refusal.ts';
import { oneLine } from '../../text.ts';
import { type ApiResponse, formatRequest, OUTCOME_UNKNOWN, RESPONSE_LIMITS } from './client.ts';
import { describeScopes, HOW_TO_MAKE_A_TOKEN } from './oauth-scopes.ts';
import type { Operation } from './operation.ts';
import type { TooManySecrets } from './secrets.ts';

/** Facts about a call besides its request and response, to explain why Quay refused it. */
export interface CallContext {
  /** The operation in the discovery document, if it was found there. */
  readonly operation: Operation | undefined;
  /** The value of `{repository}` in the path of the operation. */
  readonly repository: string | undefined;
  /** The user that the token acts as; `undefined` without a token, and if the registry did not name the user. */
  readonly user: string | undefined;
  readonly hasToken: boolean;
  /** The expected statuses, as in the input. */
  readonly expected: string;
}

/**
 * Returns the error for a response whose status was not expected: the problem, what to change, the request, and Quay's own words.
 * @see quay ffba0c70e endpoints/exception.py; the recordings `api-*`.
 */
export function unexpectedStatusError(response: ApiResponse, context: CallContext): RegistryError {
  const problem = readProblem(response.body, response.header('content-type'));
  const reason = response.status < 400 ? '' : formatProblem(problem);
  const returned = `${formatRequest(response.request)} returned ${response.status}${reason}, expected ${context.expected}.`;
  return apiError(`${explainStatus(response, problem, context)} ${returned}`, response, problem.codes);
}

/**
 * Returns the error for a 2xx response whose body is not valid JSON, `undefined` for any other body. The v1 API returns JSON or an
 * empty body; a login or maintenance page does not.
 * @see the recordings `api-*`.
 */
export function invalidBodyError(response: ApiResponse): RegistryError | undefined {
  const { request, status, body } = response;
  if (body.length === 0 || isJson(body)) return undefined;
  const excess = exceedsLimits(body, RESPONSE_LIMITS);
  const problem = excess === undefined ? INVALID_BODY : `The response ${excess}, so it is not read as JSON.`;
  const outcome = request.method === 'GET' ? '' : ` ${OUTCOME_UNKNOWN}`;
  return apiError(`${problem} ${BODY_FILE}${outcome} ${formatRequest(request)} returned ${status}.`, response, []);
}

/** Returns the error for a response that cannot be passed on, because its secrets cannot be masked. */
export function unmaskableError(response: ApiResponse, cause: TooManySecrets): RegistryError {
  const returned = `${formatRequest(response.request)} returned ${response.status}`;
  return apiError(`${TOO_MANY_SECRETS} ${returned}. ${cause.message}`, response, []);
}

const TOO_MANY_SECRETS =
  'The response has more secrets, such as tokens and passwords, than can be masked in the log, so the outputs do not have it. Request a part of it with path and query.';

/** Whether a body is valid JSON that is small enough to be read. */
export function isJson(body: Buffer): boolean {
  return parseJson(body, RESPONSE_LIMITS) !== undefined;
}

const INVALID_BODY =
  'The response is not from the v1 API: its body is not valid JSON. Check whether a login or maintenance page is in front of Quay, and whether registry is the right host.';
const BODY_FILE = 'The output body-file names a file with the response.';

function apiError(
  message: string,
  { request, status }: Pick<ApiResponse, 'request' | 'status'>,
  codes: readonly string[],
): RegistryError {
  return new RegistryError(message, { method: request.method, url: redactUrl(request.url), status, codes });
}

/** ` insufficient_scope (Unauthorized)` */
function formatProblem({ codes, words }: Problem): string {
  const quoted = words === '' ? '' : ` (${words})`;
  return `${codes.map((code) => ` ${code}`).join('')}${quoted}`;
}

function explainStatus(response: ApiResponse, { codes }: Problem, context: CallContext): string {
  const { status, request } = response;
  if (status >= 500 || status === 408)
    return request.method === 'GET' ? SERVER_FAILED : `${SERVER_FAILED} ${OUTCOME_UNKNOWN}`;
  if (status >= 300 && status < 400) return explainRedirect(response);
  if (response.isTruncated && !STATUS_SAYS_ENOUGH.has(status)) return INCOMPLETE_REFUSAL;
  if (status === 401) return context.hasToken ? explainRejectedToken(context) : explainMissingToken(context);
  if (status === 403) return codes.includes('insufficient_scope') ? explainInsufficientScope(context) : TOKEN_NOT_SEEN;
  if (status === 404) return codes.length > 0 ? explainNotFound(context) : NO_SUCH_ROUTE;
  if (status === 405) return explainMethodNotAllowed(response);
  return EXPLANATIONS[status] ?? (status >= 400 ? OTHER_REFUSAL : UNEXPECTED_SUCCESS);
}

/** The statuses whose explanation does not depend on the body. */
const STATUS_SAYS_ENOUGH: ReadonlySet<number> = new Set([401, 409, 415, 429]);
const INCOMPLETE_REFUSAL =
  'Quay, or a proxy in front of it, refused the call. Why is not known, because its response is incomplete: it is larger than 1 MiB, or it was not sent to its end. Run the step again, and check the proxies in front of Quay.';

const EXPLANATIONS: Readonly<Record<number, string>> = {
  400: 'Quay rejected the request as invalid. Check path, query and body; Quay also returns 400 for something that already exists, and for some things that do not exist.',
  409: 'The call conflicts with the current state. Read that state with a GET, then change the call or leave it out.',
  415: 'Quay expects a JSON body for this operation. Set the input body, at least to {}.',
  429: 'Quay, or a proxy in front of it, limits the rate of requests. Wait, and run fewer jobs at the same time. A GET was already retried (input retries); a write is never retried.',
};

const OTHER_REFUSAL = 'Quay refused the call. Check path, query and body.';
const UNEXPECTED_SUCCESS =
  'The call succeeded, but expect-status does not include its status. Add the status to expect-status if the step is meant to pass with it.';

function explainRedirect({ request: { url }, header }: ApiResponse): string {
  const target = URL.parse(header('location') ?? '', url.href);
  if (target?.origin === url.origin && target.pathname === `${url.pathname}/`) {
    return `Quay has this path with a slash at the end. Use ${target.pathname}, or set check-discovery: true, which adds the slash.`;
  }
  const where = target === null ? 'to another URL' : `to ${oneLine(redactUrl(target))}`;
  return `The server redirects the call ${where}. Redirects are not followed, so that the token is sent only to the registry. Check the inputs registry and plain-http, and the path.`;
}

function explainMissingToken({ operation }: CallContext): string {
  const scope = describeScopes(operation?.scopes ?? []);
  const needed = scope === '' ? '' : ` to a token with the scope ${scope}`;
  return `The call needs a token; without one, only public data can be read. Set the input oauth-token${needed}. ${HOW_TO_MAKE_A_TOKEN}`;
}

function explainRejectedToken({ operation, user }: CallContext): string {
  const scope = describeScopes(operation?.scopes ?? []) || 'that the call needs';
  const valid = user === undefined ? '' : ` The token itself is valid and acts as ${user}.`;
  return `Quay did not accept the token for this call.${valid} Either the token does not have the scope ${scope}, or Quay does not receive it because a proxy removes the Authorization header. The scopes of a token cannot be changed. ${HOW_TO_MAKE_A_TOKEN}`;
}

function explainInsufficientScope({ operation, user = 'the user of the token' }: CallContext): string {
  const scope = describeScopes(operation?.scopes ?? []);
  const needed = scope === '' ? 'the scope that the call needs' : `the scope ${scope} or a wider one`;
  return `Quay does not allow the call. There are two possible causes: the token was made without ${needed}; or ${user} has no role that allows the call on this repository, organization or server, or the namespace does not exist. Make a token with the scope, or give ${user} the role. ${HOW_TO_MAKE_A_TOKEN}`;
}

const TOKEN_NOT_SEEN =
  'Quay refused the call. It does so for a write that it receives without a token: check whether a proxy in front of it removes the Authorization header. Some operations accept no token at all, only a login in the browser.';

function explainNotFound({ user, repository }: CallContext): string {
  const hidden = user === undefined ? '' : `, or that ${user} may not see`;
  const isNested = repository !== undefined && repository.split('/').length > 2;
  const read = isNested ? `, which was read as a path of the repository ${repository}` : '';
  return `The path names something that does not exist${hidden}. Check the names in the path${read}.`;
}

const NO_SUCH_ROUTE =
  'The response is not from the v1 API: this Quay does not have the path, or the host is not a Quay. Check path and registry. A step with neither path nor operation lists the operations of the server.';

function explainMethodNotAllowed({ request, header, body }: ApiResponse): string {
  // For a path that the API does not have, Quay returns a page of its web interface, which only supports GET.
  if (!isJson(body)) return NO_SUCH_ROUTE;
  const allowed = header('allow');
  const instead = allowed === undefined ? '' : `, only ${oneLine(allowed)}`;
  return `The path exists, but does not support ${request.method}${instead}. Change the input method.`;
}
