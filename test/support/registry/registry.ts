import type { RecordedConnection } from './connection.ts';
import { readOptions } from './defaults.ts';
import type { Fault } from './fault.ts';
import { createFaults, type Faults } from './fault.ts';
import { goWords } from './go-words.ts';
import { type Listener, type ListenerSettings, listen } from './listener.ts';
import type { RegistryOptions, Settings } from './options.ts';
import { createPush, type Push } from './push.ts';
import { pythonWords } from './python-words.ts';
import type { RecordedRequest } from './record.ts';
import { serve } from './server.ts';
import type { Site } from './site.ts';
import { createStore, findManifest, type Repository, removeManifest, type Store } from './store.ts';
import { removeTag } from './tag.ts';
import { signingKey, signToken, type TokenClaims } from './token.ts';

/** A registry in this process that behaves like Quay (test/recordings). */
export interface EmbeddedRegistry {
  /** `localhost:PORT`. */
  readonly host: string;
  /** The host with the scheme. */
  readonly url: string;
  /** The certificate in PEM; empty without TLS. */
  readonly certificate: string;
  /** The host that blobs are redirected to: `localhost:PORT`; empty without `redirectBlobs`. */
  readonly storageHost: string;
  /** The requests received so far, in order. */
  readonly requests: readonly RecordedRequest[];
  /** The connections that were opened so far, in order, also those without requests. */
  readonly connections: readonly RecordedConnection[];
  /** Those of the storage. */
  readonly storageConnections: readonly RecordedConnection[];
  readonly push: Push;
  /** Adds a fault; the returned function removes it. */
  fault(fault: Fault): () => void;
  /** Deletes a tag, or a manifest by digest (which the Python server still lists as a referrer). */
  remove(repository: string, reference: string): void;
  /** Signs a token as `/v2/auth` does; the defaults make a valid token. */
  token(claims: Partial<TokenClaims>): Promise<string>;
  /** Expires the cached referrers lists of the Python server, which are valid for a minute. */
  expireCaches(): void;
  /** Empties the lists of requests and connections. */
  forgetRequests(): void;
  /** Closes every connection and the port. */
  stop(): Promise<void>;
}

/** Starts a registry on a free port of 127.0.0.1. */
export async function startRegistry(options: RegistryOptions = {}): Promise<EmbeddedRegistry> {
  const settings = readOptions(options);
  const faults = createFaults();
  const listener = await listen(listenerSettings(settings, faults));
  const storage = settings.features.redirectBlobs ? await listen(listenerSettings(settings, faults)) : undefined;
  const site = await createSite(settings, listener, storage);
  const exchange = { site, faults, requests: [] };
  serve(listener, { ...exchange, server: 'registry' });
  if (storage !== undefined) serve(storage, { ...exchange, server: 'storage' });
  return {
    host: listener.host,
    url: listener.origin,
    certificate: listener.certificate,
    storageHost: storage?.host ?? '',
    requests: exchange.requests,
    connections: listener.connections,
    storageConnections: storage?.connections ?? [],
    push: createPush(site.store),
    fault: faults.add,
    remove: (repository, reference) => remove(site.store, repository, reference),
    token: (claims) => signToken(site.key, { ...rightClaims(site), ...claims }),
    expireCaches: () => expireCaches(site.store),
    forgetRequests() {
      exchange.requests.splice(0);
      for (const one of [listener, storage]) one?.forgetConnections();
    },
    stop: async () => {
      await Promise.all([listener.stop(), storage?.stop()]);
    },
  };
}

function listenerSettings({ tls, features }: Settings, faults: Faults): ListenerSettings {
  const { http2, keepAliveRequests, concurrentStreams } = features;
  if (http2 === 'off') return { tls };
  return {
    tls,
    http2: {
      broken: http2 === 'on' ? undefined : http2,
      maxRequests: keepAliveRequests,
      maxStreams: concurrentStreams,
      writesFrames: faults.writeFrames,
    },
  };
}

async function createSite(settings: Settings, listener: Listener, storage: Listener | undefined): Promise<Site> {
  const host = settings.serverHostname ?? listener.host;
  const address = { host, origin: listener.origin.replace(listener.host, host) };
  return {
    settings,
    store: createStore(settings.repositories),
    key: await signingKey(),
    words: settings.features.flavour === 'go' ? goWords(address) : pythonWords(address),
    address,
    storageOrigin: storage?.origin,
    failedLogins: new Map(),
  };
}

function rightClaims(site: Site): TokenClaims {
  return {
    subject: 'devtable',
    audience: site.address.host,
    access: [],
    expiresIn: site.settings.features.tokenLifetime,
  };
}

function remove(store: Store, name: string, reference: string): void {
  const repository = repositoryOf(store, name);
  const manifest = findManifest(repository, reference);
  if (manifest === undefined) throw new Error(`remove: ${name} has no manifest ${reference}; push it first`);
  if (reference === manifest.digest) removeManifest(repository, manifest);
  else removeTag(repository, reference);
}

function repositoryOf(store: Store, name: string): Repository {
  const repository = store.repositories.get(name);
  if (repository === undefined) throw new Error(`remove: unknown repository ${name}; push something to it first`);
  return repository;
}

function expireCaches(store: Store): void {
  for (const repository of store.repositories.values()) repository.listCache.clear();
}
