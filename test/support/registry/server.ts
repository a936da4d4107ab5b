import { type Call, cut } from './call.ts';
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
  listener.serve((call) => void handle(exchange, call).catch(() => cut(call)));
}

async function handle(exchange: Exchange, call: Call): Promise<void> {
  const { site, faults } = exchange;
  const index = record(exchange, call);
  const met = faults.take(call.method, call.url);
  const request = await readRequest(call, site.address.origin);
  await respond(call, {
    request,
    faults: met,
    own: () => route(site, request),
    keepAlive: keepsAlive(site, request, call),
    python: !isGo(site),
    onStatus(status) {
      const recorded = exchange.requests[index];
      if (recorded !== undefined) exchange.requests[index] = { ...recorded, status };
    },
  });
}

function record({ site, requests, server }: Exchange, { method, url, headers, connection, protocol }: Call): number {
  const line = requestLine(method, url, site.address.host);
  return (
    requests.push({
      ...{ method, path: url, headers, connection: connection.number, protocol },
      ...{ at: Date.now(), server, status: undefined, line },
    }) - 1
  );
}

/** Reads a complete request. */
export async function readRequest(call: Call, origin: string): Promise<RegistryRequest> {
  const url = new URL(call.url, origin);
  const chunks: Uint8Array[] = [];
  for await (const chunk of call.body) chunks.push(chunk);
  return {
    method: call.method,
    path: url.pathname,
    query: url.searchParams,
    headers: call.headers,
    body: Buffer.concat(chunks),
    params: {},
  };
}

/**
 * nginx in front of the Python server keeps an HTTP/1.1 connection only after manifests and federation (otherwise
 * `keepalive_timeout 0`), and not for more than `keepalive_requests`.
 */
function keepsAlive(site: Site, { path }: RegistryRequest, { connection }: Call): boolean {
  const { keepAlive, keepAliveRequests } = site.settings.features;
  if (connection.requests >= keepAliveRequests) return false;
  return keepAlive ?? (isGo(site) || /\/manifests\/|^\/oauth2\//.test(path));
}
