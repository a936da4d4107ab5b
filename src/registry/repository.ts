import type { HttpResponse } from '../http/client.ts';
import type { FollowRequest, Session } from './auth/session.ts';
import { refusal } from './refusal.ts';

/** One repository of a registry, with the right to read it. */
export interface Repository {
  /** host[:port] of the registry. */
  readonly host: string;
  /** `namespace/repository`. */
  readonly name: string;
  /** Below `/v2/NAMESPACE/REPOSITORY/` for a path, or a URL that the registry itself named. */
  urlOf(path: string): URL;
  /**
   * @returns the answer with any status but 401 and 403.
   * @throws RegistryError on 401 and 403: no such repository, or no right to read it.
   */
  send(request: RepositoryRequest): Promise<HttpResponse>;
  /** @returns the answer with any status, to a GET without credentials, of an address on another origin to which the registry sent. */
  follow(request: FollowRequest): Promise<HttpResponse>;
}

export interface RepositoryRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  /** Media types for Accept. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
}

export interface RepositoryOptions {
  readonly origin: URL;
  readonly name: string;
  /** Whom the token acts as, for messages. */
  readonly account: () => string;
}

/** Opens one repository in a session whose token covers it. */
export function openRepository(session: Session, options: RepositoryOptions): Repository {
  const { origin, name, account } = options;
  return {
    host: origin.host,
    name,
    urlOf: (path) => new URL(`/v2/${name}/${path}`, origin),
    follow: (request) => session.follow(request),
    async send({ method, url, accept, maxBytes }) {
      const response = await session.send({ method, url, accept: accept.join(', '), maxBytes });
      if (response.status === 401 || response.status === 403) {
        throw refusal(
          { method, url },
          response,
          `The repository ${name} does not exist, or ${account()} may not read it.`,
        );
      }
      return response;
    },
  };
}
