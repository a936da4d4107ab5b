import { RegistryError } from '../error.ts';
import { type Connection, openConnection } from '../inputs/connection.ts';
import { HOW_TO_MAKE_A_TOKEN } from '../quay/v1/oauth-scopes.ts';
import { openAuthenticator } from '../registry/auth/authenticator.ts';
import type { Runner } from '../runner/runner.ts';
import type { Secret } from '../secret.ts';
import type { ApiInputs } from './inputs.ts';
import { WHICH_TOKEN_WHERE } from './token-input.ts';

/** One Quay, and the token with which its API is called. */
export interface ApiSession {
  readonly http: Connection['http'];
  readonly origin: URL;
  readonly token: Secret | undefined;
  /**
   * Whom the token acts as; `undefined` without a token, or where the registry does not say.
   * @throws RegistryError where the token is refused; NetworkError.
   */
  findUser(): Promise<string | undefined>;
}

/** Opens the way to the API; nothing is sent. */
export function openApiSession(inputs: ApiInputs, runner: Runner): ApiSession {
  const { registry, token } = inputs;
  const connection = openConnection(inputs.connection, runner);
  const { http } = connection;
  const origin = connection.originOf(registry);
  const service = inputs.connection.service ?? registry;
  return {
    ...{ http, origin, token },
    async findUser() {
      if (token === undefined) {
        runner.info(`${registry}: no credentials; only what is public can be read.`);
        return undefined;
      }
      const credentials = { kind: 'oauth-token', token } as const;
      const authenticator = openAuthenticator(http, { origin, service, credentials, ...runner });
      // Asked of /v2/auth, since /api/v1/user/ refuses a bad token and one without user:read alike, and public reads take any.
      const made = await authenticator.makeToken([]).catch((error: unknown) => {
        throw isRefusal(error) ? withAdvice(error, token) : error;
      });
      const user = made?.claims?.subject;
      return user === '' || user === ANONYMOUS ? undefined : user;
    },
  };
}

/** What Quay writes for nobody. @see quay ffba0c70e util/security/registry_jwt.py */
const ANONYMOUS = '(anonymous)';

function isRefusal(error: unknown): error is RegistryError {
  return error instanceof RegistryError && error.response.status === 401;
}

function withAdvice(error: RegistryError, token: Secret): RegistryError {
  const guess = token.reveal().length === ROBOT_TOKEN_LENGTH ? ' This one is as long as a token of a robot.' : '';
  return new RegistryError(`${error.message}\n${WHICH_TOKEN_WHERE}.${guess} ${HOW_TO_MAKE_A_TOKEN}`, error.response, {
    cause: error.cause,
  });
}

/** Characters; an OAuth token of Quay has 40. */
const ROBOT_TOKEN_LENGTH = 64;
