import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { deliver, type Manner } from './deliver.ts';
import { cannedAnswer, damage, type FaultKind, type Faults } from './fault.ts';
import type { Listener } from './listener.ts';
import { type RecordedRequest, requestLine } from './record.ts';
import { route } from './routes.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';

/** What a listener answers from, and where it writes down what it was asked. */
export interface Exchange {
  readonly site: Site;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  readonly server: 'registry' | 'storage';
}

/** Lets a listener answer. */
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
  const answer = await answerFor(site, request, met);
  for (const fault of met) if (fault.kind === 'delay') await sleep(fault.milliseconds);
  const manner = mannerOf(met);
  const recorded = exchange.requests[index];
  if (recorded !== undefined && manner !== 'reset') exchange.requests[index] = { ...recorded, status: answer.status };
  deliver(response, { answer, manner, keepAlive: keepsAlive(site, request), python: !isGo(site) });
}

function record({ site, requests, server }: Exchange, { incoming, connection }: Omit<Call, 'response'>): number {
  const { method = 'GET', url = '/', headers } = incoming;
  const line = requestLine(method, url, site.address.host);
  return requests.push({ method, path: url, headers, connection, at: Date.now(), server, status: undefined, line }) - 1;
}

async function readRequest(incoming: IncomingMessage, url: URL): Promise<RegistryRequest> {
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

async function answerFor(site: Site, request: RegistryRequest, faults: readonly FaultKind[]): Promise<Answer> {
  const canned = faults.map(cannedAnswer).find((given) => given !== undefined);
  const url = new URL(`${request.path}?${request.query}`, site.address.origin);
  return faults.reduce((given, fault) => damage(given, fault, url), canned ?? (await route(site, request)));
}

function mannerOf(faults: readonly FaultKind[]): Manner {
  const kinds = faults.map(({ kind }) => kind);
  return BROKEN.find((manner) => kinds.includes(manner)) ?? 'whole';
}

/** nginx before the Python Quay keeps the connection after manifests and federation alone (`keepalive_timeout 0` elsewhere). */
function keepsAlive(site: Site, request: RegistryRequest): boolean {
  return site.settings.features.keepAlive ?? (isGo(site) || /\/manifests\/|^\/oauth2\//.test(request.path));
}

/** The worst first. */
const BROKEN: readonly Exclude<Manner, 'whole'>[] = ['reset', 'cut', 'stall'];
