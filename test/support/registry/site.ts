import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import type { Settings } from './options.ts';
import type { Store } from './store.ts';
import type { SigningKey } from './token.ts';
import type { Address, Words } from './words.ts';

/** All that a route may look at. */
export interface Site {
  readonly settings: Settings;
  readonly store: Store;
  readonly key: SigningKey;
  readonly words: Words;
  readonly address: Address;
  /** Where blobs are redirected to; undefined: they are served here. */
  readonly storageOrigin: string | undefined;
  /** Wrong passwords by user: how many, and the time of the last in milliseconds. */
  readonly failedLogins: Map<string, { readonly count: number; readonly at: number }>;
}

/** A request that was read whole. */
export interface RegistryRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The named groups of the route's pattern. */
  readonly params: Readonly<Record<string, string>>;
}

/** What answers a request. */
export type Handler = (site: Site, request: RegistryRequest) => Answer | Promise<Answer>;

/** A path and what answers there, by method; GET answers HEAD as well unless HEAD is named. */
export interface Route {
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, Handler>>;
}

/** Whether the Go Quay is imitated. */
export function isGo(site: Site): boolean {
  return site.settings.features.flavour === 'go';
}
