import type { Context } from '../context.ts';
import { InputError, RegistryError } from '../error.ts';
import { openConnection } from '../inputs/open-connection.ts';
import { type ApiCall, type ApiResponse, sendCall } from '../quay/v1/client.ts';
import { type DiscoveryResult, fetchDiscovery } from '../quay/v1/discovery.ts';
import { HOW_TO_MAKE_A_TOKEN } from '../quay/v1/oauth-scopes.ts';
import type { QueryPair } from '../quay/v1/operation.ts';
import { unmaskableError } from '../quay/v1/refusal.ts';
import { SecretFinder, TooManySecrets } from '../quay/v1/secrets.ts';
import { Authenticator, type RegistryEndpoint } from '../registry/auth/authenticator.ts';
import { nameTokenForm, OAUTH_TOKEN } from '../registry/auth/token-form.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import type { ApiInputs } from './inputs.ts';
import { ACCEPTED_TOKEN } from './token-input.ts';

/** The v1 API of one Quay, called with one token or without a token. */
export class ApiSession {
  /** host[:port]. */
  readonly registry: string;
  /** The user that the token acts as; `undefined` without a token, and if the registry does not name the user. */
  readonly user: string | undefined;
  readonly #endpoint: RegistryEndpoint;
  readonly #token: Secret | undefined;
  readonly #mask: Context['mask'];
  readonly #secrets = new SecretFinder();

  private constructor(
    { registry, token }: ApiInputs,
    endpoint: RegistryEndpoint,
    { user, mask }: Pick<Context, 'mask'> & { readonly user: string | undefined },
  ) {
    this.registry = registry;
    this.user = user;
    this.#endpoint = endpoint;
    this.#token = token;
    this.#mask = mask;
  }

  /**
   * Opens a session. With a token, it requests the user from the registry; without one, nothing is sent.
   * @throws RegistryError if the registry rejects the token; NetworkError.
   */
  static async open(inputs: ApiInputs, runner: Runner): Promise<ApiSession> {
    const endpoint = openConnection(inputs.connection, inputs.registry, runner).endpointOf(inputs.registry);
    const user = await findUser(inputs, endpoint, runner);
    return new ApiSession(inputs, endpoint, { user, mask: runner.mask });
  }

  get hasToken(): boolean {
    return this.#token !== undefined;
  }

  urlOf(path: string, query: readonly QueryPair[]): URL {
    const url = new URL(path, this.#endpoint.origin);
    for (const [name, value] of query) url.searchParams.append(name, value);
    return url;
  }

  /**
   * Sends a call with the token of the session. Masks the secrets in its body before it is sent, because Quay quotes invalid values, and
   * those in the response before anything else uses it.
   * @throws InputError or RegistryError for too many secrets; what `sendCall` throws.
   */
  async send(call: Omit<ApiCall, 'token'>): Promise<ApiResponse> {
    this.#maskSecrets(call.body ?? '', () => new InputError(UNMASKABLE_BODY));
    const response = this.#withoutToken(await sendCall(this.#endpoint.http, { ...call, token: this.#token }));
    this.#maskSecrets(response.body.toString('utf8'), (cause) => unmaskableError(response, cause));
    return response;
  }

  /** A server may repeat the token, and the body becomes an output and a file. Secrets that the call has created stay in it. */
  #withoutToken(response: ApiResponse): ApiResponse {
    const token = this.#token?.reveal() ?? '';
    if (token.length < MIN_TOKEN || !response.body.includes(token)) return response;
    return { ...response, body: Buffer.from(response.body.toString('utf8').replaceAll(token, '***')) };
  }

  #maskSecrets(text: string, toError: (cause: TooManySecrets) => Error): void {
    try {
      for (const secret of this.#secrets.find(text)) this.#mask(new Secret(secret));
    } catch (error) {
      throw error instanceof TooManySecrets ? toError(error) : error;
    }
  }

  /** Requests the discovery document. @throws NetworkError. */
  async fetchDiscovery(): Promise<DiscoveryResult> {
    return await fetchDiscovery(this.#endpoint.http, this.#endpoint.origin);
  }
}

/** Characters. A shorter string is not a token of Quay, and may be a word of the response. */
const MIN_TOKEN = 8;

const UNMASKABLE_BODY =
  'body: it has more secrets, such as tokens and passwords, than can be masked in the log. The call was not sent. Send them in several calls.';

/**
 * Requests a registry token, whose subject is the user. The v1 API itself cannot tell whether a token is valid: public reads accept any
 * token, and `/api/v1/user/` needs a scope.
 */
async function findUser(
  { registry, token }: ApiInputs,
  endpoint: RegistryEndpoint,
  runner: Runner,
): Promise<string | undefined> {
  if (token === undefined) {
    runner.info(`${registry}: no credentials; only public data can be read.`);
    return undefined;
  }
  const authenticator = new Authenticator(endpoint, { kind: 'oauth-token', token }, runner);
  const made = await authenticator.getToken([]).catch((error: unknown) => {
    throw isRejection(error) ? withTokenAdvice(error, token) : error;
  });
  const user = made?.claims?.subject ?? '';
  return user === '' || user === ANONYMOUS || user.length > MAX_USER ? undefined : user;
}

/** Characters: the longest name that Quay accepts. The name is an output and part of messages. */
const MAX_USER = 255;

/** The subject that Quay uses without a user. @see quay ffba0c70e util/security/registry_jwt.py */
const ANONYMOUS = '(anonymous)';

function isRejection(error: unknown): error is RegistryError {
  return error instanceof RegistryError && error.response.status === 401;
}

function withTokenAdvice(error: RegistryError, token: Secret): RegistryError {
  const { method, url, status } = error.response;
  const form = nameTokenForm(token.reveal());
  const message =
    form === undefined || form === OAUTH_TOKEN
      ? `${error.message}\n${ACCEPTED_TOKEN} ${HOW_TO_MAKE_A_TOKEN}`
      : `oauth-token: this has the form of ${form}, not of ${OAUTH_TOKEN}. ${ACCEPTED_TOKEN} ${HOW_TO_MAKE_A_TOKEN} ${method} ${url} returned ${status}.`;
  return new RegistryError(message, error.response, { cause: error.cause });
}
