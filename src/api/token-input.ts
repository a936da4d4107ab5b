import { InputError } from '../error.ts';
import { HOW_TO_MAKE_A_TOKEN } from '../quay/v1/oauth-scopes.ts';
import { type Claims, readClaims } from '../registry/auth/claims.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';

/** Inputs of the gate and the token that are no credentials for `/api/v1`. */
export const FOREIGN_CREDENTIALS = ['username', 'password', 'robot', 'audience', 'auth-file'] as const;

/** Complains of credentials that the API takes none of, in one text; says whether there were any. */
export function refuseForeign(inputs: { complain(problem: string): void }, runner: Runner): boolean {
  const given = FOREIGN_CREDENTIALS.filter((name) => (runner.input(name) ?? '') !== '');
  if (given.length === 0) return false;
  inputs.complain(
    `${given.join(', ')}: ${given.length === 1 ? 'this is no input' : 'these are no inputs'} of this action: ${WHICH_TOKEN_WHERE}; expected oauth-token alone. ${HOW_TO_MAKE_A_TOKEN} For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`,
  );
  return true;
}

/** Which token belongs where, as the middle of a sentence. */
export const WHICH_TOKEN_WHERE =
  "Quay's /api/v1 takes an OAuth 2 access token of an application and nothing else; users, robots (with a token or keyless), application-specific tokens, auth files and registry tokens are for /v2, which the gate and the token action speak";

/**
 * Reads `oauth-token`; `undefined` where it is empty.
 * @throws InputError for what is known to be another kind of token, without showing it.
 */
export function readApiToken(text: string): Secret | undefined {
  if (text === '') return undefined;
  const claims = readClaims(text);
  if (claims !== undefined) {
    throw new InputError(
      `this is ${describeJwt(claims)}: ${WHICH_TOKEN_WHERE}; expected an OAuth 2 access token. ${MAKE}`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new InputError(`this has blanks, line ends or letters that no token has; expected the token alone. ${MAKE}`);
  }
  return new Secret(text);
}

const MAKE = `${HOW_TO_MAKE_A_TOKEN} For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;

function describeJwt({ accessShape, issuer }: Claims): string {
  switch (accessShape) {
    case 'list':
      return 'a registry token, made at /v2/auth';
    case 'object':
      return 'the password of a federated robot';
    case 'absent':
      return `a JWT of the issuer ${issuer ?? 'unknown'}`;
  }
}
