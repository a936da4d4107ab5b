import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import type { Settings } from './options.ts';
import type { Store } from './store.ts';
import type { SigningKey } from './token.ts';
import type { Address, Words } from './words.ts';

/** Everything that a route can use. */
export interface Site {
  readonly settings: Settings;
  readonly store: Store;
  readonly key: SigningKey;
  readonly words: Words;
  readonly address: Address;
  /** The origin that blobs are redirected to; undefined: no redirect. */
  readonly storageOrigin: string | undefined;
  /** Wrong passwords by user: their number, and the time of the last one in milliseconds. */
  readonly failedLogins: Map<string, { readonly count: number; readonly at: number }>;
}

/** A complete request. */
export interface RegistryRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The named groups of the route's pattern. */
  readonly params: Readonly<Record<string, string>>;
}

/** Returns the response to a request. */
export type Handler = (site: Site, request: RegistryRequest) => Answer | Promise<Answer>;

/** A path and its handlers by method; GET also handles HEAD, unless HEAD has its own handler. */
export interface Route {
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, Handler>>;
}

/** Whether the Go server is imitated. */
export function isGo(site: Site): boolean {
  return site.settings.features.flavour === 'go';
}
