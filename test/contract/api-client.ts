import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { type Exchanged, exchange } from './registry-client.ts';
import { type Reply, send } from './send.ts';

/** The path of a private repository of devtable. */
export const SIMPLE = 'repository/devtable/simple';

/** Sends `METHOD path`, the path without `/api/v1/`; the default token is devtable's with all scopes. */
export function call(
  registry: EmbeddedRegistry,
  line: string,
  { token = 'oauth-admin', body }: { readonly token?: string; readonly body?: unknown } = {},
): Promise<Reply> {
  const [method = '', path = ''] = line.split(' ');
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  return send(registry, { method, path: `/api/v1/${path}`, headers, body: JSON.stringify(body) ?? '' });
}

/** Exchanges credentials for a token with pull and push. */
export function logIn(
  registry: EmbeddedRegistry,
  username: string,
  password: string,
  repository = 'devtable/simple',
): Promise<Exchanged> {
  const target = { ...registry, flavour: 'python', username, password, namespace: '' } as const;
  return exchange(target, [`repository:${repository}:pull,push`]);
}
