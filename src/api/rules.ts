import { HOW_TO_MAKE_A_TOKEN } from '../quay/v1/oauth-scopes.ts';
import type { ApiMethod } from '../quay/v1/operation.ts';

/** What can be wrong with a call whatever its operation is. */
export interface CallFacts {
  readonly method: ApiMethod;
  readonly path: string;
  readonly hasBody: boolean;
  readonly paginate: boolean;
}

/** What is wrong with a call before anything is sent; one text each. */
export function callProblems({ method, path, hasBody, paginate }: CallFacts, hasToken: boolean): readonly string[] {
  const problems: readonly (string | false)[] = [
    method !== 'GET' && !hasToken && path !== FIRST_USER && withoutToken(method),
    method === 'GET' && hasBody && BODY_OF_GET,
    method !== 'GET' && paginate && `paginate: ${method} gives no list; expected method GET, for example: method: GET`,
  ];
  return problems.filter((problem) => problem !== false);
}

/**
 * Makes the first user of an empty Quay: the one write of the manual that takes no token.
 * @see quay ffba0c70e endpoints/web.py user_initialize
 */
const FIRST_USER = '/api/v1/user/initialize';

function withoutToken(method: ApiMethod): string {
  return `oauth-token: missing, though ${method} changes something; Quay answers a write without a token with 403 "CSRF token was invalid or missing", so nothing was sent; expected an OAuth 2 access token. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets: skip the step there. ${HOW_TO_MAKE_A_TOKEN} For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;
}

const BODY_OF_GET = 'body: given, though GET has none; expected another method, for example: method: PUT';
