import { explainNoLogin, openCredentials } from '../credentials/find.ts';
import { InputError, type RegistryError } from '../error.ts';
import { openConnection } from '../inputs/connection.ts';
import { openAuthenticator } from '../registry/auth/authenticator.ts';
import { type Credentials, type Login, loginOf } from '../registry/auth/credentials.ts';
import { useGivenToken } from '../registry/auth/given-token.ts';
import { describeShortfall, shortfallError } from '../registry/auth/grant.ts';
import type { Scope } from '../registry/auth/scope.ts';
import { openSession, type Session } from '../registry/auth/session.ts';
import type { RegistryToken } from '../registry/auth/token.ts';
import { refusal } from '../registry/refusal.ts';
import type { Runner } from '../runner/runner.ts';
import type { TokenInputs } from './inputs.ts';

/** A token that the registry took, and what it was made with. */
export interface MadeToken {
  /** host[:port]. */
  readonly registry: string;
  /** `undefined` where the registry asks nobody for one. */
  readonly token: RegistryToken | undefined;
  /** What was asked for. */
  readonly scopes: readonly Scope[];
  /** What docker/login-action takes; none for a registry token and without credentials. */
  readonly login: Login | undefined;
}

/**
 * Makes the token and shows it to the registry once: a wrong `service` gives a token on Quay that nothing takes.
 * @throws InputError, RegistryError, NetworkError: there is no token, or none that is worth giving to later steps.
 */
export async function makeToken(inputs: TokenInputs, runner: Runner): Promise<MadeToken> {
  const { registry, actions } = inputs;
  const connection = openConnection(inputs.connection, runner);
  const { http } = connection;
  const origin = connection.originOf(registry);
  const service = inputs.connection.service ?? registry;
  const credentials = await chooseCredentials(inputs, { connection, runner });
  const scopes = inputs.repositories.map((repository): Scope => ({ repository, actions }));
  const authenticator = openAuthenticator(http, { origin, service, credentials, ...runner });
  const given = useGivenToken({ host: registry, service, credentials }, runner);
  const session = openSession(http, authenticator, { scopes, now: runner.now, given });
  const token = await showToken(session, origin);
  if (token === undefined && inputs.login) runner.warn(NOT_CHECKED);
  const shortfalls = scopes.flatMap((scope) => (token && describeShortfall(scope, token, credentials)) ?? []);
  if (shortfalls.length > 0 && !inputs.allowPartial) throw refused(shortfalls, origin);
  for (const shortfall of shortfalls) runner.warn(shortfall);
  return { registry, token, scopes, login: await loginOf(credentials) };
}

const NOT_CHECKED = 'login: the registry asked for no credentials, so they were not checked.';

type CredentialsDependencies = Parameters<typeof openCredentials>[1];

async function chooseCredentials(inputs: TokenInputs, deps: CredentialsDependencies): Promise<Credentials> {
  const { credentials: given, registry, repositories } = inputs;
  const credentialsFor = openCredentials({ given, registry, mustHaveEntry: true }, deps);
  const asked = repositories.length === 0 ? [''] : repositories;
  const [first = ANONYMOUS, ...others] = new Set(
    await Promise.all(asked.map((name) => credentialsFor(registry, name))),
  );
  if (others.length > 0) throw new InputError(SEVERAL_ENTRIES);
  if (first.kind === 'anonymous' && (inputs.login || repositories.length === 0)) {
    const [repository = ''] = asked;
    const misses = await explainNoLogin(given, deps.runner, { registry, repository });
    throw new InputError(
      `${repositories.length === 0 ? NOTHING_TO_ASK : NO_LOGIN} (looked for in auth files: ${misses})`,
    );
  }
  if (inputs.login && first.kind === 'registry-token') throw new InputError(NO_LOGIN);
  return first;
}

const ANONYMOUS: Credentials = { kind: 'anonymous' };
const SEVERAL_ENTRIES =
  'repositories: the auth file has different entries for them, and one token acts as one account; expected those of one entry, in a step each.';
const NOTHING_TO_ASK =
  'repositories: missing, and no credentials are given; expected one of both, for example: repositories: acme/app';
const NO_LOGIN =
  'login: there is no username and password to log in with; expected credentials of another kind, for example: robot: acme+ci';

/** The body of `/v2/` is `true` or an error text. */
const MAX_PING_BYTES = 1 << 16;

async function showToken(session: Session, origin: URL): Promise<RegistryToken | undefined> {
  const sent = { method: 'GET', url: new URL('/v2/', origin) } as const;
  const response = await session.send({ ...sent, accept: '*/*', maxBytes: MAX_PING_BYTES });
  if (response.status === 200) return session.current;
  throw refusal(sent, response, 'The registry does not take the token that was to be given to later steps.');
}

function refused(shortfalls: readonly string[], origin: URL): RegistryError {
  const advice = 'With allow-partial: true the step passes, and the output granted says what it may.';
  return shortfallError(`${shortfalls.join('\n')}\n${advice}`, new URL('/v2/auth', origin));
}
