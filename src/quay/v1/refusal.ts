import { RegistryError } from '../../error.ts';
import { redactUrl } from '../../http/redact.ts';
import { parseJson } from '../../json.ts';
import { type Problem, readProblem } from '../../registry/problem.ts';
import { SERVER_FAILED } from '../../registry/refusal.ts';
import { type ApiAnswer, IN_DOUBT } from './client.ts';
import { describeScopes, HOW_TO_MAKE_A_TOKEN } from './oauth-scopes.ts';
import type { Operation } from './operation.ts';

/** What is known of a call beside what was sent: its refusal is explained by it. */
export interface CallContext {
  /** What the discovery document says of it, if it was asked. */
  readonly operation: Operation | undefined;
  /** What was read as `{repository}` of it. */
  readonly repository: string | undefined;
  /** Whom the token acts as; `undefined` without a token, and where nobody told. */
  readonly user: string | undefined;
  readonly hasToken: boolean;
  /** The statuses that were wanted, as typed. */
  readonly expected: string;
}

/**
 * The error for an answer with a status that was not wanted: what was sent, what came back in Quay's own words, what to change.
 * @see quay ffba0c70e endpoints/exception.py; the recordings `api-*`.
 */
export function refuseAnswer(answer: ApiAnswer, context: CallContext): RegistryError {
  const { method } = answer.sent;
  const { status, body, header } = answer.response;
  const problem = readProblem(body, header('content-type'));
  const url = redactUrl(answer.sent.url);
  const said = status < 400 ? '' : describeProblem(problem);
  const wanted = `${status}${said}, expected ${context.expected}`;
  const message = `${method} ${url} answered ${wanted}. ${adviceFor(answer, problem, context)}`;
  return new RegistryError(message, { method, url, status, codes: problem.codes });
}

/** ` insufficient_scope (Unauthorized)` */
function describeProblem({ codes, words }: Problem): string {
  const said = words === '' ? '' : ` (${words})`;
  return `${codes.map((code) => ` ${code}`).join('')}${said}`;
}

function adviceFor(answer: ApiAnswer, problem: Problem, context: CallContext): string {
  const { status } = answer.response;
  if (status >= 500) return answer.sent.method === 'GET' ? SERVER_FAILED : `${SERVER_FAILED} ${IN_DOUBT}`;
  if (status >= 300 && status < 400) return adviceOnRedirect(answer);
  if (status === 401) return adviceOn401(context);
  if (status === 403) return problem.codes.includes('insufficient_scope') ? adviceOn403(context) : NO_TOKEN_SEEN;
  if (status === 404) return problem.codes.length > 0 ? adviceOn404(context) : NO_SUCH_ROUTE;
  if (status === 405) return adviceOn405(answer);
  return (
    ADVICE[status] ??
    (status >= 400
      ? 'Look at path, query and body.'
      : 'The call itself went well: is this what expect-status is to name?')
  );
}

const ADVICE: Readonly<Record<number, string>> = {
  400: 'Quay takes the request as wrong: look at what it says, and at path, query and body. What is there already, or is not there at all, is told so as well.',
  409: 'It is in conflict with what is there: look at the present state with a GET, then change it or leave the call out.',
  415: 'Quay takes a body as JSON alone, and this operation wants one: give the input body, if only {}.',
  429: 'Quay, or a proxy in front of it, limits how often it is asked: wait, and let fewer jobs call it at once. A GET has been repeated already (input retries), a write never is.',
};

function adviceOnRedirect({ sent, response }: ApiAnswer): string {
  const target = URL.parse(response.header('location') ?? '', sent.url.href);
  if (target?.origin === sent.url.origin && target.pathname === `${sent.url.pathname}/`) {
    return `The path ends in a slash there: write ${target.pathname}. With check-discovery: true it is set by itself.`;
  }
  const where = target === null ? 'elsewhere' : `to ${redactUrl(target)}`;
  return `It sends ${where}: redirects are not followed, so that the token goes nowhere else. Look at the inputs registry and plain-http, and at the path.`;
}

function adviceOn401({ operation, user, hasToken }: CallContext): string {
  const scope = describeScopes(operation?.scopes ?? []);
  if (!hasToken) {
    const needs = scope === '' ? '' : ` with the scope ${scope}`;
    return `Without a token only what is public can be read: give the input oauth-token, a token${needs}. ${HOW_TO_MAKE_A_TOKEN}`;
  }
  const good = user === undefined ? '' : ` The token itself is good, it acts as ${user}.`;
  const lacks = scope === '' ? 'the scope that the call needs' : `the scope ${scope}`;
  return `Quay answers so when the token lacks ${lacks}, or when it does not see it: does a proxy drop the Authorization header?${good} A token's scopes cannot be changed. ${HOW_TO_MAKE_A_TOKEN}`;
}

function adviceOn403({ operation, user }: CallContext): string {
  const scope = describeScopes(operation?.scopes ?? []);
  const lacks = scope === '' ? 'lacks the scope that it needs' : `was made without the scope ${scope} or a wider one`;
  const who = user ?? 'the user of the token';
  return `There are two causes: the token ${lacks}; or ${who} has no role that allows it on this repository, organization or server (or there is no such namespace). Tick the box for a new token, or have the role given to ${who}. ${HOW_TO_MAKE_A_TOKEN}`;
}

const NO_TOKEN_SEEN =
  'Quay answers so to a write for which it sees no token: does a proxy in front of it drop the Authorization header? Some operations take no token at all, but a login in the browser.';

function adviceOn404({ user, repository }: CallContext): string {
  const who = user === undefined ? '' : `, or ${user} may not see it`;
  const nested = repository !== undefined && repository.split('/').length > 2;
  const read = nested ? ` (the path was read as one of the repository ${repository})` : '';
  return `There is no such thing${who}: look at the names in the path${read}.`;
}

const NO_SUCH_ROUTE =
  'That is no answer of the v1 API: this Quay has no such path, or the host is none. Look at path and registry; a step with neither path nor operation lists what there is.';

function adviceOn405({ sent, response }: ApiAnswer): string {
  // Any path that Quay lacks is a page of its web interface, which can be read alone.
  if (parseJson(response.body) === undefined) return NO_SUCH_ROUTE;
  const allowed = response.header('allow');
  const instead = allowed === undefined ? '' : `, only for ${allowed}`;
  return `The path is there, but not for ${sent.method}${instead}: look at the input method.`;
}
