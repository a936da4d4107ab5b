import type { IncomingHttpHeaders } from 'node:http';
import { answer, JSON_TYPE } from '../support/registry/answer.ts';
import { deliver } from '../support/registry/deliver.ts';
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
  const listener = await listen({ tls: false });
  const requests: ForeignRequest[] = [];
  listener.serve(async (call) => {
    const { method, url, headers } = call;
    const { body } = await readRequest(call, listener.origin);
    requests.push({ line: `${method} ${url}`, headers, body: Buffer.from(body).toString('utf8') });
    deliver(call, { answer: FOREIGN_ANSWER, manner: 'whole', keepAlive: true, python: false });
  });
  return { host: listener.host, origin: listener.origin, requests, close: () => listener.stop() };
}

/** What the server calls a token. */
export const FOREIGN_TOKEN = 'token-of-another-origin';

const FOREIGN_ANSWER = answer(
  200,
  { 'Content-Type': JSON_TYPE },
  JSON.stringify({ token: FOREIGN_TOKEN, schemaVersion: 2, manifests: [], layers: [] }),
);
