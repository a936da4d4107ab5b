import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Answer } from './answer.ts';

/** How much of a response is sent. */
export type Manner = 'whole' | 'cut' | 'reset' | 'stall';

/** A response, and how it is sent. */
export interface Delivery {
  readonly answer: Answer;
  readonly manner: Manner;
  readonly keepAlive: boolean;
  /** The Python server is behind nginx, which adds a Server header; Flask writes reason phrases in upper case. */
  readonly python: boolean;
}

/** Sends a response, or the part of it that `manner` allows. */
export function deliver(response: ServerResponse, { answer, manner, keepAlive, python }: Delivery): void {
  if (manner === 'reset') {
    response.socket?.destroy();
    return;
  }
  const body = Buffer.from(answer.body);
  const reason = answer.reason ?? STATUS_CODES[answer.status] ?? '';
  const headers = {
    ...(python ? { Server: 'nginx' } : {}),
    ...answer.headers,
    'Content-Length': String(body.length),
    Connection: keepAlive ? 'keep-alive' : 'close',
  };
  response.writeHead(
    answer.status,
    answer.reason === undefined && python ? reason.toUpperCase() : reason,
    toList(headers),
  );
  if (manner === 'whole') response.end(body);
  else
    response.write(body.subarray(0, Math.floor(body.length / 2)), () =>
      manner === 'cut' ? response.socket?.destroy() : undefined,
    );
}

/** Node's header list, which can contain a header twice. */
function toList(headers: Answer['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [name, value] : value.flatMap((each) => [name, each]),
  );
}
