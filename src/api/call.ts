import { InputError } from '../error.ts';
import { type ApiAnswer, type ApiCall, sendCall } from '../quay/v1/client.ts';
import { describeScopes } from '../quay/v1/oauth-scopes.ts';
import { describeOperation } from '../quay/v1/operation.ts';
import { readOn } from '../quay/v1/pages.ts';
import { type CallContext, refuseAnswer } from '../quay/v1/refusal.ts';
import type { Runner } from '../runner/runner.ts';
import { askDiscovery } from './discovery.ts';
import { expectedFailures, isExpected } from './expected-status.ts';
import type { ApiInputs } from './inputs.ts';
import { type PlannedCall, planCall } from './plan-call.ts';
import { refuseText } from './refuse-text.ts';
import type { ApiRequest } from './request-inputs.ts';
import { callProblems } from './rules.ts';
import type { ApiSession } from './session.ts';

/** What came of a call. */
export interface CallResult {
  /** The last answer. */
  readonly answer: ApiAnswer;
  /** With `paginate`: page one with the entries of all pages that came, as JSON text. */
  readonly joined: string | undefined;
  /** Why the step fails although there is an answer. */
  readonly failure: Error | undefined;
}

export interface CallDependencies {
  readonly session: ApiSession;
  readonly runner: Runner;
  /** Whom the token acts as. */
  readonly user: string | undefined;
}

/**
 * Checks a call against what the server says of itself, sends it, and with `paginate` reads on to the end of the list.
 * @throws InputError before anything is sent to the API; NetworkError where nothing came back.
 */
export async function callApi(request: ApiRequest, inputs: ApiInputs, deps: CallDependencies): Promise<CallResult> {
  const { session, runner } = deps;
  const discovery = inputs.checksDiscovery ? await askDiscovery(request.target, session, runner) : undefined;
  const planned = planCall(request, { discovery, registry: inputs.registry, warn: runner.warn });
  refuseUnfit(planned, request, deps);
  logPlan(planned, runner);
  const call: ApiCall = {
    ...{ method: planned.method, url: urlOf(planned, session.origin), body: planned.body, token: session.token },
    finalStatuses: expectedFailures(inputs.expectStatus),
  };
  const answer = await sendCall(session.http, call);
  const context: CallContext = {
    ...{ operation: planned.operation, repository: planned.repository },
    ...{ user: deps.user, hasToken: session.token !== undefined },
    expected: inputs.expectStatus.text,
  };
  const wanted = isExpected(answer.response.status, inputs.expectStatus);
  if (!wanted) return { answer, joined: undefined, failure: refuseAnswer(answer, context) };
  if (answer.response.status >= 300) return { answer, joined: undefined, failure: undefined };
  if (!request.paginate) return { answer, joined: undefined, failure: refuseText(answer) };
  const pages = await readOn(answer, {
    ask: (url) => sendCall(session.http, { ...call, url, finalStatuses: [] }),
    refuse: (page) => refuseAnswer(page, { ...context, expected: '200' }),
    info: runner.info,
  });
  return { answer: pages.last, joined: pages.text, failure: pages.failure };
}

/** What was known of a path when the inputs were read is known of an operation only now. */
function refuseUnfit(
  planned: PlannedCall,
  { paginate }: ApiRequest,
  { session: { token }, user }: CallDependencies,
): void {
  const problems = callProblems({ ...planned, hasBody: planned.body !== undefined, paginate }, token !== undefined);
  if (problems.length > 0) throw new InputError(problems);
  if (token !== undefined && user === undefined && planned.method !== 'GET') throw new Error(NOBODY);
}

const NOBODY =
  'oauth-token: the registry does not name whom the token acts as, so nothing was written. Its answer to /v2/auth has no user: is registry the host of a Quay itself, with nothing in between that answers for it? Is the user of the token still there?';

function logPlan({ operation, repository }: PlannedCall, runner: Runner): void {
  if (operation === undefined) return;
  const scopes = describeScopes(operation.scopes);
  const on = repository === undefined ? '' : ` on ${repository}`;
  runner.info(`${describeOperation(operation)}${on}${scopes === '' ? '' : `, needs ${scopes}`}`);
}

function urlOf({ path, query }: PlannedCall, origin: URL): URL {
  const url = new URL(path, origin);
  for (const [name, value] of query) url.searchParams.append(name, value);
  return url;
}
