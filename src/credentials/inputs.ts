import { InputError } from '../error.ts';
import { InputReader } from '../inputs/reader.ts';
import { readClaims } from '../registry/auth/claims.ts';
import type { Credentials, Login } from '../registry/auth/credentials.ts';
import { basicCredentials } from '../registry/auth/token.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';

/** The credentials inputs of the gate and the token, with their defaults. */
export const CREDENTIAL_INPUTS = {
  username: '',
  password: '',
  'oauth-token': '',
  robot: '',
  audience: '',
  'auth-file': '',
};

type Name = keyof typeof CREDENTIAL_INPUTS;
type Reader = InputReader<Name>;

/** The one kind of credentials that the inputs give, as far as it can be known without asking anybody. */
export type GivenCredentials =
  | Extract<Credentials, { readonly kind: 'password' | 'registry-token' | 'oauth-token' }>
  | { readonly kind: 'robot'; readonly robot: string; readonly audience: string | undefined }
  | { readonly kind: 'auth-file'; readonly path: string }
  /** Auth files where docker and podman leave them, else anonymous. */
  | { readonly kind: 'none' };

/** Masks what the credentials inputs hold, in all its spellings. To be called before anything else, so that no error shows it. */
export function maskCredentials(runner: Runner): void {
  const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
  const [username, password, token] = [inputs.text('username'), inputs.text('password'), inputs.text('oauth-token')];
  const logins: readonly Login[] = [
    { username, password: new Secret(password) },
    ...[...new Set([token, bareToken(token)])].map((text) => ({ username: '$oauthtoken', password: new Secret(text) })),
  ];
  for (const login of logins.filter((login) => login.password.reveal() !== '')) {
    runner.mask(login.password);
    runner.mask(new Secret(basicCredentials(login)));
  }
}

/** The token without the start of a header that somebody copied with it. */
function bareToken(text: string): string {
  return text.replace(/^(?:authorization\s*:\s*)?(?:bearer|basic)(?:\s+|$)/i, '');
}

/** The kinds, each with the inputs that give it. */
const KINDS: Readonly<Record<string, readonly Name[]>> = {
  'username with password': ['username', 'password'],
  'oauth-token': ['oauth-token'],
  robot: ['robot'],
  'auth-file': ['auth-file'],
};

/** Reads the one kind of credentials that is given; what is wrong is kept by the reader. */
export function readCredentials(inputs: Reader, now: Date): GivenCredentials {
  const given = Object.entries(KINDS).filter(([, names]) => names.some((name) => inputs.text(name) !== ''));
  if (inputs.text('audience') !== '' && inputs.text('robot') === '') inputs.complain(AUDIENCE_ALONE);
  if (given.length > 1) {
    inputs.complain(twoKinds(given.map(([kind]) => kind)));
    return { kind: 'none' };
  }
  switch (given[0]?.[0]) {
    case undefined:
      return { kind: 'none' };
    case 'oauth-token':
      return inputs.parsed('oauth-token', (token) => readToken(token, now), { kind: 'none' });
    case 'robot':
      return inputs.parsed('robot', (robot) => readRobot(robot, inputs.text('audience')), { kind: 'none' });
    case 'auth-file':
      return { kind: 'auth-file', path: inputs.text('auth-file') };
    default:
      return readPassword(inputs);
  }
}

function twoKinds(kinds: readonly string[]): string {
  return `${kinds.join(' and ')}: ${kinds.length === 2 ? 'two' : kinds.length} kinds of credentials are given; expected one, for example: ${kinds[0]} alone`;
}

const AUDIENCE_ALONE =
  'audience: given without robot; it is what the OIDC token of a robot is made for; expected both, for example: robot: acme+ci';

function readPassword(inputs: Reader): GivenCredentials {
  const username = inputs.text('username');
  const password = inputs.text('password');
  if (password === '') inputs.complain(`password: missing, though username is \`${username}\`; ${NO_SECRETS}`);
  if (username === '') inputs.complain(`username: missing, though password is given; ${NO_SECRETS}`);
  inputs.parsed('password', checkPassword, undefined);
  return { kind: 'password', username, password: new Secret(password) };
}

const NO_SECRETS =
  'expected both or none. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets: there, leave both out for public repositories, or skip the step, for example: if: github.event.pull_request.head.repo.fork == false';

/** Quay answers such a password with 500, which says nothing. */
function checkPassword(password: string): void {
  const issuer = readClaims(password)?.issuer;
  if (issuer?.startsWith('https://')) {
    throw new InputError(
      `this is an OIDC token of ${issuer}, which Quay takes as nobody's password; expected the robot's token, or instead of username and password the robot alone, for example: robot: acme+ci`,
    );
  }
}

function readRobot(robot: string, audience: string): GivenCredentials {
  if (!/^[^\s+:]+\+[^\s+:]+$/.test(robot)) {
    throw new InputError(`\`${robot}\` is no robot; expected namespace+name, for example: acme+ci`);
  }
  return { kind: 'robot', robot, audience: audience || undefined };
}

function readToken(text: string, now: Date): GivenCredentials {
  if (bareToken(text) !== text) throw new InputError(HEADER);
  const token = new Secret(text);
  const claims = readClaims(text);
  if (claims === undefined) return { kind: 'oauth-token', token };
  if (claims.accessShape === 'object') {
    throw new InputError(
      'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, for example: username: acme+ci, or instead of both the robot alone: robot: acme+ci',
    );
  }
  if (claims.accessShape === 'absent') {
    throw new InputError(
      `this JWT (of the issuer ${claims.issuer ?? 'unknown'}) is no registry token, it has no access claim; expected a token made at /v2/auth, or an OAuth 2 access token of Quay; GitHub's OIDC token is got by the action itself, for example: robot: acme+ci`,
    );
  }
  if (claims.expiresAt !== undefined && claims.expiresAt <= now) {
    throw new InputError(
      `this registry token expired at ${claims.expiresAt.toISOString()}; expected a fresh one: Quay's live an hour, so make it in the job that uses it, with the token action, or give what it is made with, for example: robot: acme+ci`,
    );
  }
  return { kind: 'registry-token', token, claims };
}

const HEADER = `this is a header, not a token; expected the token alone, without the word before it, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
