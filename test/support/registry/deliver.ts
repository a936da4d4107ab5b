import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Answer } from './answer.ts';

/** Whole, or as far as a fault lets it. */
export type Manner = 'whole' | 'cut' | 'reset' | 'stall';

/** An answer, and how it goes over the wire. */
export interface Delivery {
  readonly answer: Answer;
  readonly manner: Manner;
  readonly keepAlive: boolean;
  /** nginx before a Python Quay names itself, and Flask writes reasons in capitals. */
  readonly python: boolean;
}

/** Sends an answer, or as much of it as its manner allows. */
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

/** Node's form for headers of which one may be sent twice. */
function toList(headers: Answer['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [name, value] : value.flatMap((each) => [name, each]),
  );
}
