import { STATUS_CODES } from 'node:http';
import type { Answer } from './answer.ts';
import { type Call, cut, type Http1Call, type Http2Call } from './call.ts';

/** How much of a response is sent. */
export type Manner = 'whole' | 'cut' | 'reset' | 'stall';

/** A response, and how it is sent. */
export interface Delivery {
  readonly answer: Answer;
  readonly manner: Manner;
  /** Only HTTP/1.1: over HTTP/2 a response does not end the connection. */
  readonly keepAlive: boolean;
  /** The Python server is behind nginx, which adds a Server header; Flask writes reason phrases in upper case. */
  readonly python: boolean;
}

/** Sends a response, or the part of it that `manner` allows. */
export function deliver(call: Call, delivery: Delivery): void {
  if (delivery.manner === 'reset') cut(call);
  else send(call, delivery);
}

function send(call: Call, delivery: Delivery): void {
  const { answer, manner } = delivery;
  const body = Buffer.from(answer.body);
  const headers = {
    ...(delivery.python ? { Server: 'nginx' } : {}),
    ...answer.headers,
    'Content-Length': String(body.length),
  };
  if (call.protocol === 'HTTP/1.1') writeHead(call, delivery, headers);
  else respondHead(call, answer.status, headers);
  const sent = call.protocol === 'HTTP/1.1' ? call.response : call.stream;
  if (manner === 'whole') sent.end(body);
  else sent.write(body.subarray(0, Math.floor(body.length / 2)), () => (manner === 'cut' ? cut(call) : undefined));
}

function writeHead({ response }: Http1Call, { answer, keepAlive, python }: Delivery, headers: Answer['headers']): void {
  const reason = answer.reason ?? STATUS_CODES[answer.status] ?? '';
  const all = { ...headers, Connection: keepAlive ? 'keep-alive' : 'close' };
  response.writeHead(answer.status, answer.reason === undefined && python ? reason.toUpperCase() : reason, toList(all));
}

function respondHead({ stream }: Http2Call, status: number, headers: Answer['headers']): void {
  stream.respond({ ':status': status, ...lowerCased(headers) });
}

/** Node's header list, which can contain a header twice. */
function toList(headers: Answer['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [name, value] : value.flatMap((each) => [name, each]),
  );
}

/** Headers whose names differ in case only would be an error of node:http2; the last one is sent. */
function lowerCased(headers: Answer['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'string' ? value : [...value],
    ]),
  );
}
