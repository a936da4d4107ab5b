import type { Answer } from './answer.ts';
import type { Caller } from './api-caller.ts';
import { notFound, unauthorized } from './api-words.ts';
import type { Site } from './site.ts';
import type { LogEntry, Repository } from './store.ts';

/** An admitted call: the token has the scope, and the body matches the schema. */
export interface ApiCall {
  readonly caller: Caller | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** undefined: a call without a token. */
  readonly body: unknown;
}

/** Handles an operation. */
export type ApiHandler = (site: Site, call: ApiCall) => Answer | Promise<Answer>;

/** The handler of a call with a repository in its path; an unknown repository is 404. */
export function ofRepository(handle: (site: Site, call: ApiCall, repository: Repository) => Answer): ApiHandler {
  return (site, call) => {
    const repository = site.store.repositories.get(call.params.repository ?? '');
    return repository === undefined ? notFound(site) : handle(site, call, repository);
  };
}

/** The handler of a call that needs a token. */
export function ofCaller(handle: (site: Site, call: ApiCall, caller: Caller) => Answer): ApiHandler {
  return (site, call) => (call.caller === undefined ? unauthorized(site, false) : handle(site, call, call.caller));
}

/** Namespace and name of a repository. */
export function splitName(repository: string): { readonly namespace: string; readonly repo: string } {
  const [namespace = '', ...rest] = repository.split('/');
  return { namespace, repo: rest.join('/') };
}

/** Logs an action of a caller on a repository. */
export function log(
  repository: Repository,
  call: ApiCall,
  { kind, metadata }: Pick<LogEntry, 'kind' | 'metadata'>,
): void {
  const { namespace, repo } = splitName(repository.name);
  const token = { oauth_token_id: 1, oauth_token_application_id: 'EMBEDDED', oauth_token_application: 'embedded' };
  repository.log.push({
    kind,
    metadata: { repo, namespace, ...metadata, ...token },
    performer: call.caller?.name ?? '',
    at: Date.now(),
  });
}
