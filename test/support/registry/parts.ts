import type { Socket } from 'node:net';

/** The parts of a response as they are sent, a number being a pause in milliseconds. */
export type Parts = Iterable<string | Uint8Array | number>;

/** How the connection ends after the parts: in order, by a reset, or not at all. */
export type Ending = 'end' | 'reset' | 'open';

/** The socket of a connection, and what resets its TCP connection. */
export interface Carrier {
  readonly socket: Socket;
  readonly reset: () => void;
}

/** Sends bytes on a connection that a server has opened for something else. */
export async function sendParts({ socket, reset }: Carrier, parts: Parts, ending: Ending): Promise<void> {
  for (const part of parts) {
    if (socket.destroyed) return;
    if (typeof part === 'number') await new Promise((resolve) => setTimeout(resolve, part));
    else await write(socket, part);
  }
  if (ending === 'end') socket.end();
  if (ending === 'reset') reset();
}

/** Waits until the other side has taken it, so that an endless response fills no memory here. */
function write(socket: Socket, part: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
    socket.write(part, () => {
      socket.off('close', resolve);
      resolve();
    });
  });
}
