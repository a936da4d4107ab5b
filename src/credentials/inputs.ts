import { InputError } from '../error.ts';
import { InputReader } from '../inputs/reader.ts';
import { findSecrets, looksLikeAuthFile, looksLikeSecret } from '../inputs/secrets.ts';
import { readClaims } from '../registry/auth/claims.ts';
import { basicCredentials, type Credentials, type Login } from '../registry/auth/credentials.ts';
import { nameForeignService } from '../registry/auth/token-form.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import { oneLine } from '../text.ts';

/** The credentials inputs of the gate and the token, with their defaults. */
export const CREDENTIAL_INPUTS = {
  username: '',
  password: '',
  'oauth-token': '',
  robot: '',
  audience: '',
  'auth-file': '',
};

type CredentialInput = keyof typeof CREDENTIAL_INPUTS;
type CredentialInputReader = InputReader<CredentialInput>;

/** The one kind of credentials that the inputs give, before any file is read and any request is sent. */
export type GivenCredentials =
  | Extract<Credentials, { readonly kind: 'password' | 'registry-token' | 'oauth-token' }>
  | { readonly kind: 'robot'; readonly robot: string; readonly audience: string | undefined }
  | { readonly kind: 'auth-file'; readonly path: string }
  /** The auth files of docker and podman are searched; without a login in them, requests are anonymous. */
  | { readonly kind: 'none' };

/**
 * Masks the secrets in the inputs, in each form in which they are sent, and everything in other inputs that may be one: a token may have
 * been typed into the wrong input. Call it before anything else, so that no error shows them.
 */
export function maskCredentials(runner: Runner): void {
  const known = secretInputs(runner);
  const values = runner.inputNames.map((name) => runner.input(name) ?? '');
  const found = [...misplacedSecrets(runner), ...values.flatMap(findSecrets)];
  // A part of a secret needs no mask of its own.
  const others = found.filter((secret) => secret !== '' && !known.some((whole) => whole.includes(secret)));
  for (const secret of new Set([...known, ...others])) runner.mask(new Secret(secret));
}

function secretInputs(runner: Runner): readonly string[] {
  const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
  const [username, password, token] = [inputs.text('username'), inputs.text('password'), inputs.text('oauth-token')];
  const logins: readonly Login[] = [
    { username, password: new Secret(password) },
    ...[...new Set([token, withoutHeaderName(token)])].map((value) => ({
      username: '$oauthtoken',
      password: new Secret(value),
    })),
  ];
  const given = logins.filter((login) => login.password.reveal() !== '');
  return given.flatMap((login) => [login.password.reveal(), basicCredentials(login)]);
}

/** Finds a token as the name of an account, even if the two are swapped, and the content of an auth file instead of its path. */
function misplacedSecrets(runner: Runner): readonly string[] {
  const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
  const [username, authFile] = [inputs.text('username'), inputs.text('auth-file')];
  const isSwapped = isAccountName(inputs.text('password')) && !isAccountName(username);
  return [
    ...(isSwapped ? [username] : []),
    ...[username, inputs.text('robot')].filter(looksLikeSecret),
    ...(looksLikeAuthFile(authFile) ? [authFile, ...authFile.split(/\s+/).filter((word) => word.length > 8)] : []),
  ];
}

/** Whether it is a name that only Quay's robots and tokens have. */
function isAccountName(text: string): boolean {
  return /^(?:[a-z0-9_.-]{2,255}\+[a-z0-9_-]{1,254}|\$(?:oauthtoken|app|token))$/.test(text) && !looksLikeSecret(text);
}

/** The token without `Authorization: Bearer`, which may have been copied with it. */
function withoutHeaderName(token: string): string {
  return token.replace(/^(?:authorization\s*:\s*)?(?:bearer|basic)(?:\s+|$)/i, '');
}

/** The kinds of credentials, each with its inputs. */
const KINDS: Readonly<Record<string, readonly CredentialInput[]>> = {
  'username with password': ['username', 'password'],
  'oauth-token': ['oauth-token'],
  robot: ['robot'],
  'auth-file': ['auth-file'],
};

/** Reads the one kind of credentials that the inputs give. The reader keeps the problems. */
export function readCredentials(inputs: CredentialInputReader, now: Date): GivenCredentials {
  if (inputs.text('audience') !== '' && inputs.text('robot') === '') inputs.complain(AUDIENCE_ALONE);
  const kinds = Object.keys(KINDS).filter((kind) => KINDS[kind]?.some((name) => inputs.text(name) !== ''));
  if (kinds.length > 1) {
    inputs.complain(severalKinds(kinds));
    return { kind: 'none' };
  }
  switch (kinds[0]) {
    case undefined:
      return { kind: 'none' };
    case 'oauth-token':
      return inputs.parsed('oauth-token', (token) => readToken(token, now), { kind: 'none' });
    case 'robot':
      return inputs.parsed('robot', (robot) => readRobot(robot, inputs.text('audience')), { kind: 'none' });
    case 'auth-file':
      return inputs.parsed('auth-file', readAuthFilePath, { kind: 'none' });
    default:
      return readPassword(inputs);
  }
}

function severalKinds(kinds: readonly string[]): string {
  return `${kinds.join(' and ')}: ${kinds.length === 2 ? 'two' : kinds.length} kinds of credentials are given; expected one, for example: only ${kinds[0]}`;
}

const AUDIENCE_ALONE =
  'audience: given without robot; it is the audience of the OIDC token that the robot logs in with; expected both or none, for example: robot: acme+ci';

function readPassword(inputs: CredentialInputReader): GivenCredentials {
  const username = inputs.text('username');
  const password = inputs.text('password');
  if (password === '')
    inputs.complain(`password: not set, although username is \`${oneLine(username)}\`; ${NO_SECRETS}`);
  if (username === '') inputs.complain(`username: not set, although password is; ${NO_SECRETS}`);
  if (looksLikeSecret(username)) inputs.complain(TOKEN_AS_USERNAME);
  if (/[:\p{Cc}]/u.test(username) || username.length > MAX_USERNAME) inputs.complain(NOT_A_USERNAME);
  inputs.parsed('password', checkPassword, undefined);
  return { kind: 'password', username, password: new Secret(password) };
}

const NO_SECRETS =
  'expected both or none. A secret that does not exist is an empty string, and workflows from forks and Dependabot get no secrets. For public repositories set neither there; otherwise skip the step, for example: if: github.event.pull_request.head.repo.fork == false';

const TOKEN_AS_USERNAME =
  'username: this looks like a token, not like the name of an account; expected the name, and the token as password, for example: acme+ci';

/** Characters. Quay allows 255. */
const MAX_USERNAME = 1_000;

/** RFC 7617: the server reads what follows a colon as part of the password. The value is not quoted, because it may be a password. */
const NOT_A_USERNAME =
  'username: it has a colon, a control character or more than 1,000 characters; expected only the name of the account, and its password as password, for example: acme+ci';

/** Quay responds to such a password with status 500 and no reason. */
function checkPassword(password: string): void {
  const issuer = readClaims(password)?.issuer;
  if (issuer?.startsWith('https://')) {
    throw new InputError(
      `this is an OIDC token issued by ${issuer}; Quay does not accept it as a password; expected the token of the robot, or robot instead of username and password, for example: robot: acme+ci`,
    );
  }
}

function readAuthFilePath(path: string): GivenCredentials {
  if (looksLikeAuthFile(path)) throw new InputError(AUTH_FILE_CONTENT);
  return { kind: 'auth-file', path };
}

const AUTH_FILE_CONTENT =
  'this is the content of an auth file, not a path; expected the path of a file that an earlier step writes, for example: ~/.docker/config.json. A pull secret may be set as the variable DOCKER_AUTH_CONFIG instead';

function readRobot(robot: string, audience: string): GivenCredentials {
  if (looksLikeSecret(robot)) throw new InputError(TOKEN_AS_ROBOT);
  if (!/^[^\s+:]+\+[^\s+:]+$/.test(robot)) {
    throw new InputError(`\`${oneLine(robot)}\` is not a valid robot; expected namespace+name, for example: acme+ci`);
  }
  return { kind: 'robot', robot, audience: audience || undefined };
}

const TOKEN_AS_ROBOT =
  'this looks like a token, not like the name of a robot; expected namespace+name and no token, for example: acme+ci. For a robot with a stored token, set username and password instead';

function foreignToken(service: string): string {
  return `this is a token of ${service}, so it was not sent to the registry; expected an OAuth 2 access token of Quay or a registry token, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
}

function readToken(value: string, now: Date): GivenCredentials {
  if (withoutHeaderName(value) !== value) throw new InputError(HEADER);
  const service = nameForeignService(value);
  if (service !== undefined) throw new InputError(foreignToken(service));
  const token = new Secret(value);
  const claims = readClaims(value);
  if (claims === undefined) return { kind: 'oauth-token', token };
  if (claims.accessShape === 'object') throw new InputError(ROBOT_PASSWORD);
  if (claims.accessShape === 'absent') {
    throw new InputError(
      `this JWT (issuer ${claims.issuer ?? 'unknown'}) is not a registry token: it has no access claim; expected a token from /v2/auth, or an OAuth 2 access token of Quay. The action requests GitHub's OIDC token itself if robot is set, for example: robot: acme+ci`,
    );
  }
  if (claims.expiresAt !== undefined && claims.expiresAt <= now) {
    throw new InputError(
      `this registry token expired at ${claims.expiresAt.toISOString()}; expected a valid one. Tokens of Quay are valid for an hour: get one in the job that uses it, with the token action, or set the credentials themselves, for example: robot: acme+ci`,
    );
  }
  return { kind: 'registry-token', token, claims };
}

const HEADER = `this is a header, not a token; expected only the token, without the words before it, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;

const ROBOT_PASSWORD =
  'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, or only robot, for example: robot: acme+ci';
