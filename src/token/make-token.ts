import { CredentialFinder } from '../credentials/find.ts';
import { InputError, RegistryError } from '../error.ts';
import { type Connection, openConnection } from '../inputs/open-connection.ts';
import { Authenticator } from '../registry/auth/authenticator.ts';
import { type Credentials, type Login, loginOf } from '../registry/auth/credentials.ts';
import { describeShortfall, shortfallError } from '../registry/auth/grant.ts';
import type { Scope } from '../registry/auth/scope.ts';
import { Session } from '../registry/auth/session.ts';
import type { RegistryToken } from '../registry/auth/token.ts';
import { isRegistryPing, MAX_PING_BYTES, notARegistry } from '../registry/ping.ts';
import { responseError } from '../registry/refusal.ts';
import type { Runner } from '../runner/runner.ts';
import type { TokenInputs } from './inputs.ts';

/** A token that the registry has accepted, with the request and the login that it was made from. */
export interface MadeToken {
  /** host[:port]. */
  readonly registry: string;
  /** `undefined` if the registry does not require one. */
  readonly token: RegistryToken | undefined;
  /** The requested scopes. */
  readonly scopes: readonly Scope[];
  /** The inputs of docker/login-action. `undefined` for a registry token and without credentials. */
  readonly login: Login | undefined;
}

/**
 * Gets a token and checks it with one request: with a wrong `service`, Quay issues a token that it does not accept.
 * @throws InputError for the credentials; RegistryError and NetworkError if the registry does not issue or accept the token, or if the
 *   token grants less than requested, without `allowPartial`.
 */
export async function makeToken(inputs: TokenInputs, runner: Runner): Promise<MadeToken> {
  const { registry, actions } = inputs;
  const connection = openConnection(inputs.connection, registry, runner);
  const endpoint = connection.endpointOf(registry);
  const { http, origin } = endpoint;
  // Credentials may take a request of their own: keyless, or a credential helper.
  void http.prepare(origin, 1);
  const credentials = await chooseCredentials(inputs, { connection, runner });
  const scopes = inputs.repositories.map((repository): Scope => ({ repository, actions }));
  const session = new Session(new Authenticator(endpoint, credentials, runner), scopes, { http, now: runner.now });
  const token = await checkToken(session, origin);
  if (token === undefined) checkOpenRegistry(inputs, origin);
  const shortfalls = scopes.flatMap((scope) => (token && describeShortfall(scope, token, credentials)) ?? []);
  if (shortfalls.length > 0 && !inputs.allowPartial) throw grantsTooLittle(shortfalls, origin);
  for (const shortfall of shortfalls) runner.warn(shortfall);
  return { registry, token, scopes, login: await loginOf(credentials) };
}

/** An open registry lets everyone pull. That the credentials are right, and that they may push, is not known then. */
function checkOpenRegistry({ actions, login, registry }: TokenInputs, origin: URL): void {
  const wanted = [login ? 'login' : '', actions.includes('push') ? 'actions' : ''].filter((name) => name !== '');
  if (wanted.length === 0) return;
  throw new RegistryError(
    `${wanted.join(' and ')}: ${registry} issues no token and did not ask for credentials, so they could not be checked. Check the input registry. If the registry is meant to be open, remove ${wanted.join(' and ')}: its clients need no login.`,
    { method: 'GET', url: new URL('/v2/', origin).href, status: 200, codes: [] },
  );
}

async function chooseCredentials(
  { credentials: given, registry, repositories, login }: TokenInputs,
  services: { readonly connection: Connection; readonly runner: Runner },
): Promise<Credentials> {
  const finder = new CredentialFinder(given, registry, services);
  const [first = { registry, repository: '' }, ...others] = repositories.map((repository) => ({
    registry,
    repository,
  }));
  const found = await Promise.all([first, ...others].map((target) => finder.require(target)));
  const [credentials = ANONYMOUS, ...different] = new Set(found);
  if (different.length > 0) throw new InputError(SEVERAL_ACCOUNTS);
  if (credentials.kind === 'anonymous' && (login || repositories.length === 0)) {
    const problem = repositories.length === 0 ? NOTHING_TO_REQUEST : NO_LOGIN;
    throw new InputError(`${problem}. No auth file has a login: ${finder.explainNoLogin(first)}`);
  }
  if (login && credentials.kind === 'registry-token') throw new InputError(NO_LOGIN);
  return credentials;
}

const ANONYMOUS: Credentials = { kind: 'anonymous' };
const SEVERAL_ACCOUNTS =
  'repositories: the auth file has different accounts for them, but a token belongs to one account; expected repositories of one account, for example: one step for each account';
const NOTHING_TO_REQUEST =
  'repositories: not set, and there are no credentials; expected at least one of them, for example: repositories: acme/app';
const NO_LOGIN =
  'login: there is no username and password to log in with; expected other credentials, for example: robot: acme+ci';

async function checkToken(session: Session, origin: URL): Promise<RegistryToken | undefined> {
  const sent = { method: 'GET', url: new URL('/v2/', origin) } as const;
  const response = await session.send({ ...sent, accept: ['*/*'], maxBytes: MAX_PING_BYTES });
  if (response.status === 200 && !isRegistryPing(response)) throw notARegistry(origin);
  if (response.status === 200) return session.token;
  throw responseError({ sent, response }, 'The registry does not accept the token, so later steps do not get it.');
}

function grantsTooLittle(shortfalls: readonly string[], origin: URL): RegistryError {
  const advice = 'With allow-partial: true the step passes, and the output granted lists the granted actions.';
  return shortfallError(`${shortfalls.join('\n')}\n${advice}`, new URL('/v2/auth', origin));
}
