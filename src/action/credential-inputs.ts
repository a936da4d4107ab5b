import { InputError } from '../error.ts';
import { readClaims } from '../registry/claims.ts';
import type { Credentials, Login } from '../registry/credentials.ts';
import { basicCredentials } from '../registry/token.ts';
import type { InputReader } from '../runner/inputs.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';

/** The credentials inputs that all actions have, with their defaults. */
export const CREDENTIAL_INPUTS = { username: '', password: '', 'oauth-token': '' };

type Name = keyof typeof CREDENTIAL_INPUTS;

/** Masks what the credentials inputs hold, in all its spellings. To be called before anything else, so that no error shows it. */
export function maskCredentials(runner: Runner): void {
  const [username = '', password = '', token = ''] = (['username', 'password', 'oauth-token'] as const).map(
    (name) => runner.input(name) ?? '',
  );
  const logins: readonly Login[] = [
    { username, password: new Secret(password) },
    { username: '$oauthtoken', password: new Secret(token) },
  ];
  for (const login of logins.filter((login) => login.password.reveal() !== '')) {
    runner.mask(login.password);
    runner.mask(new Secret(basicCredentials(login)));
  }
}

/** Reads the one kind of credentials that is given; anonymous where none is, or where the inputs are wrong. */
export function readCredentials(inputs: InputReader<Name>, now: Date): Credentials {
  const username = inputs.text('username');
  const password = inputs.text('password');
  if (inputs.text('oauth-token') !== '') {
    if (username !== '' || password !== '') inputs.complain(TWO_KINDS);
    return inputs.parsed('oauth-token', (token) => readToken(token, now), { kind: 'anonymous' });
  }
  if (username === '' && password === '') return { kind: 'anonymous' };
  if (password === '') inputs.complain(`password: missing, though username is \`${username}\`; ${NO_SECRETS}`);
  if (username === '') inputs.complain(`username: missing, though password is given; ${NO_SECRETS}`);
  return { kind: 'password', username, password: new Secret(password) };
}

const TWO_KINDS =
  'oauth-token, username and password: two kinds of credentials are given; expected one, for example: oauth-token alone, or username with password';

const NO_SECRETS =
  'expected both or none. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets: there, leave both out for public repositories, or skip the step, for example: if: github.event.pull_request.head.repo.fork == false';

function readToken(text: string, now: Date): Credentials {
  const token = new Secret(text);
  const claims = readClaims(text);
  if (claims === undefined) return { kind: 'oauth-token', token };
  if (claims.accessShape === 'object') {
    throw new InputError(
      'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, for example: acme+deploy',
    );
  }
  if (claims.accessShape === 'absent') {
    throw new InputError(
      `this JWT (of the issuer ${claims.issuer ?? 'unknown'}) is no registry token, it has no access claim; expected a token made at /v2/auth, or an OAuth 2 access token of Quay, for example: \${{ secrets.QUAY_OAUTH_TOKEN }}`,
    );
  }
  if (claims.expiresAt !== undefined && claims.expiresAt <= now) {
    throw new InputError(
      `this registry token expired at ${claims.expiresAt.toISOString()}; expected a fresh one: Quay's live an hour, so make it in the job that uses it, for example: with GET /v2/auth just before this step`,
    );
  }
  return { kind: 'registry-token', token, claims };
}
