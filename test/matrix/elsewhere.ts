import type { IncomingHttpHeaders } from 'node:http';
import { listen } from '../support/registry/listener.ts';
import { readRequest } from '../support/registry/server.ts';

/** A server that is not the registry: nothing that a step knows may reach it. */
export interface Elsewhere {
  /** `localhost:PORT` */
  readonly host: string;
  readonly origin: string;
  readonly requests: readonly ForeignRequest[];
  readonly close: () => Promise<void>;
}

/** A request that reached the other origin. */
export interface ForeignRequest {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts the server. It answers as a registry would that wants to be believed. */
export async function startElsewhere(): Promise<Elsewhere> {
  const listener = await listen(false);
  const requests: ForeignRequest[] = [];
  listener.server.on('request', async (incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const { body } = await readRequest(incoming, new URL(url, listener.origin));
    requests.push({ line: `${method} ${url}`, headers, body: Buffer.from(body).toString('utf8') });
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ token: FOREIGN_TOKEN, schemaVersion: 2, manifests: [], layers: [] }));
  });
  return { host: listener.host, origin: listener.origin, requests, close: listener.stop };
}

/** What the server calls a token. */
export const FOREIGN_TOKEN = 'token-of-another-origin';
