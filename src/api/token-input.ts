import { InputError } from '../error.ts';
import { HOW_TO_MAKE_A_TOKEN } from '../quay/v1/oauth-scopes.ts';
import { type Claims, readClaims } from '../registry/auth/claims.ts';
import { nameForeignService, nameTokenForm, OAUTH_TOKEN } from '../registry/auth/token-form.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import { oneLine } from '../text.ts';

/** Inputs of the gate and the token action that are not credentials for `/api/v1`. */
export const FOREIGN_CREDENTIALS = ['username', 'password', 'robot', 'audience', 'auth-file'] as const;

/**
 * Reports the credentials that the API does not accept, as one problem.
 * @returns whether there are any.
 */
export function refuseForeignCredentials(
  inputs: { complain(problem: string): void },
  { input }: Pick<Runner, 'input'>,
): boolean {
  const given = FOREIGN_CREDENTIALS.filter((name) => (input(name) ?? '') !== '');
  if (given.length === 0) return false;
  const problem = given.length === 1 ? 'this is not an input' : 'these are not inputs';
  const advice =
    nameTokenForm(input('password') ?? '') === OAUTH_TOKEN ? MOVE_PASSWORD : `Set only oauth-token. ${MAKE_ONE}`;
  inputs.complain(`${given.join(', ')}: ${problem} of this action. ${ACCEPTED_TOKEN} ${advice}`);
  return true;
}

/** Which token belongs where. */
export const ACCEPTED_TOKEN =
  "Quay's /api/v1 only accepts an OAuth 2 access token of an application. Users, robots (with a token or keyless), application-specific tokens, auth files and registry tokens are for /v2, which the gate and the token action use.";

/**
 * Reads `oauth-token`; `undefined` if it is empty.
 * @throws InputError for another kind of token; the message does not show it.
 */
export function readApiToken(text: string): Secret | undefined {
  if (text === '') return undefined;
  const claims = readClaims(text);
  if (claims !== undefined) {
    throw new InputError(`this is ${nameJwt(claims)}, not an OAuth 2 access token. ${ACCEPTED_TOKEN} ${MAKE_ONE}`);
  }
  const service = nameForeignService(text);
  if (service !== undefined) {
    throw new InputError(
      `this is a token of ${service}, so it was not sent to the registry. ${ACCEPTED_TOKEN} ${MAKE_ONE}`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new InputError(`this has spaces, line breaks or other characters that a token cannot have. ${ONLY_TOKEN}`);
  }
  return new Secret(text);
}

const EXAMPLE = `For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;
const ONLY_TOKEN = `Set only the token, without the word before it. ${EXAMPLE}`;
const MOVE_PASSWORD = `The value of password has the form of ${OAUTH_TOKEN}: set it as oauth-token, and remove the others. ${EXAMPLE}`;
const MAKE_ONE = `${HOW_TO_MAKE_A_TOKEN} ${EXAMPLE}`;

function nameJwt({ accessShape, issuer }: Claims): string {
  switch (accessShape) {
    case 'list':
      return 'a registry token, made at /v2/auth';
    case 'object':
      return 'the password of a federated robot';
    case 'absent':
      return `a JWT of ${issuer === undefined ? 'an unknown issuer' : `the issuer ${oneLine(issuer)}`}`;
  }
}
