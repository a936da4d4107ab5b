import { InputError } from '../error.ts';
import { hideTokens } from '../inputs/secrets.ts';
import type { ApiResponse } from '../quay/v1/client.ts';
import { describeScopes } from '../quay/v1/oauth-scopes.ts';
import { describeOperation } from '../quay/v1/operation.ts';
import { parametersIn } from '../quay/v1/operation-path.ts';
import { type JoinedPages, readPages } from '../quay/v1/pages.ts';
import { type CallContext, invalidBodyError, isJson, unexpectedStatusError } from '../quay/v1/refusal.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import { loadDiscovery } from './discovery.ts';
import { expectedFailures, isExpected } from './expected-status.ts';
import { type PlannedCall, planCall } from './plan-call.ts';
import { type ApiRequest, callProblems } from './request-inputs.ts';
import type { ApiSession } from './session.ts';

/** The result of a call that was sent. */
export interface CallResult {
  /** The last response. */
  readonly response: ApiResponse;
  /** The body of the response; with `paginate`, the first page with the entries of all pages that were read. */
  readonly body: string;
  readonly isJson: boolean;
  /** Whether pages are missing from `body`. */
  readonly isPartial: boolean;
  /** Why the step fails although there is a response. */
  readonly failure: Error | undefined;
}

/**
 * Checks a call against the discovery document, sends it, and with `paginate` reads the list to its end.
 * @throws InputError before the call is sent; NetworkError without a complete response.
 */
export async function callApi(request: ApiRequest, session: ApiSession, runner: Runner): Promise<CallResult> {
  const { expectStatus, paginate } = request;
  const planned = await plan(request, session, runner);
  const { method, path, query, body } = planned;
  const call = { method, url: session.urlOf(path, query), body, finalStatuses: expectedFailures(expectStatus) };
  const response = await session.send(call);
  const { user, hasToken } = session;
  const context: CallContext = { ...planned, user, hasToken, expected: expectStatus.text };
  const single = { ...textOf(response), response, isPartial: false };
  if (!isExpected(response.status, expectStatus)) {
    return { ...single, failure: unexpectedStatusError(response, context) };
  }
  if (response.status >= 300) return { ...single, failure: undefined };
  if (!paginate) return { ...single, failure: invalidBodyError(response) };
  const source = {
    fetch: (url: URL) => session.send({ ...call, url, finalStatuses: [] }),
    refuse: (page: ApiResponse) => unexpectedStatusError(page, { ...context, expected: '200' }),
  };
  return withPages(single, await readPages(response, source, runner));
}

function withPages(single: Omit<CallResult, 'failure'>, { body, last, failure }: JoinedPages): CallResult {
  const joined = body === undefined ? {} : { body, isJson: true };
  return { ...single, ...joined, response: last, isPartial: failure !== undefined, failure };
}

function textOf({ body }: ApiResponse): Pick<CallResult, 'body' | 'isJson'> {
  return { body: body.toString('utf8'), isJson: isJson(body) };
}

async function plan(request: ApiRequest, session: ApiSession, runner: Runner): Promise<PlannedCall> {
  const discovery = request.checksDiscovery ? await loadDiscovery(request.target, session, runner) : undefined;
  const planned = planCall(request, session.registry, discovery);
  // A token may have been typed as a name.
  for (const warning of planned.warnings) runner.warn(hideTokens(warning));
  refuseUnfit(planned, request, session);
  maskSecretParameters(planned, runner);
  logPlan(planned, runner);
  return planned;
}

/** The path of a request is printed, and `{code}` is the token of a repository, or an invitation. */
function maskSecretParameters({ operation, path }: PlannedCall, { mask }: Pick<Runner, 'mask'>): void {
  if (operation === undefined) return;
  for (const [name, value] of Object.entries(parametersIn(path, operation))) {
    if (!SECRET_PARAMETER.test(name) || value.length < MIN_SECRET) continue;
    mask(new Secret(value));
    mask(new Secret(encodeURIComponent(value)));
  }
}

const SECRET_PARAMETER = /(?:^|_)(?:code|token|secret|password)$/;

/** Characters. Masking a short string would make the log unreadable. */
const MIN_SECRET = 8;

/** @throws InputError for an operation that does not go with the other inputs; Error for a write of an unknown user. */
function refuseUnfit(planned: PlannedCall, { target, paginate }: ApiRequest, { hasToken, user }: ApiSession): void {
  // The method of an operation is known only from the document. That of a path was checked with the inputs.
  const facts = { ...planned, hasBody: planned.body !== undefined, paginate };
  const problems = target.by === 'operation' ? callProblems(facts, hasToken) : [];
  if (problems.length > 0) throw new InputError(problems);
  if (hasToken && user === undefined && planned.method !== 'GET') throw new Error(UNKNOWN_USER);
}

const UNKNOWN_USER =
  'oauth-token: the registry does not name the user that the token acts as, so the call was not sent. The response of /v2/auth names no user. Check that registry is the host of Quay itself, that no proxy responds in its place, and that the user of the token still exists.';

function logPlan({ operation, repository }: PlannedCall, runner: Runner): void {
  if (operation === undefined) return;
  const scopes = describeScopes(operation.scopes);
  const on = repository === undefined ? '' : ` on ${repository}`;
  runner.info(`${describeOperation(operation)}${on}${scopes === '' ? '' : `, needs ${scopes}`}`);
}
