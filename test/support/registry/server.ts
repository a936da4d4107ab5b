import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from './fault.ts';
import type { Listener } from './listener.ts';
import { type RecordedRequest, requestLine } from './record.ts';
import { respond } from './respond.ts';
import { route } from './routes.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';

/** What a listener needs to respond, and the list of its requests. */
export interface Exchange {
  readonly site: Site;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  readonly server: 'registry' | 'storage';
}

/** Handles the requests of a listener. */
export function serve(listener: Listener, exchange: Exchange): void {
  listener.server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    handle(exchange, { incoming, response, connection: listener.connections.get(incoming.socket) ?? 0 }).catch(() =>
      response.socket?.destroy(),
    );
  });
}

interface Call {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly connection: number;
}

async function handle(exchange: Exchange, { incoming, response, connection }: Call): Promise<void> {
  const { site, faults } = exchange;
  const path = incoming.url ?? '/';
  const method = incoming.method ?? 'GET';
  const index = record(exchange, { incoming, connection });
  const met = faults.take(method, path);
  const request = await readRequest(incoming, new URL(path, site.address.origin));
  await respond(response, {
    request,
    faults: met,
    own: () => route(site, request),
    keepAlive: keepsAlive(site, request),
    python: !isGo(site),
    onStatus(status) {
      const recorded = exchange.requests[index];
      if (recorded !== undefined) exchange.requests[index] = { ...recorded, status };
    },
  });
}

function record({ site, requests, server }: Exchange, { incoming, connection }: Omit<Call, 'response'>): number {
  const { method = 'GET', url = '/', headers } = incoming;
  const line = requestLine(method, url, site.address.host);
  return requests.push({ method, path: url, headers, connection, at: Date.now(), server, status: undefined, line }) - 1;
}

/** Reads a complete request. */
export async function readRequest(incoming: IncomingMessage, url: URL): Promise<RegistryRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
    params: {},
  };
}

/**
 * nginx in front of the Python server keeps the connection only after manifests and federation (otherwise
 * `keepalive_timeout 0`).
 */
function keepsAlive(site: Site, request: RegistryRequest): boolean {
  return site.settings.features.keepAlive ?? (isGo(site) || /\/manifests\/|^\/oauth2\//.test(request.path));
}
