import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { DelayingProxy } from './delaying-proxy.ts';
import { listen } from './http-server.ts';

/** Milliseconds; long enough to be larger than the resolution of timers, and short enough not to be noticed. */
const ROUND_TRIP = 30;

test.each([
  { name: 'without latency', roundTrip: 0, atLeast: 0 },
  { name: 'a round trip for the handshake, and one for the response', roundTrip: ROUND_TRIP, atLeast: 2 * ROUND_TRIP },
])('the first response takes $name', async ({ roundTrip, atLeast }) => {
  const { port } = await openProxy({ roundTrip, serve: (socket) => socket.pipe(socket) });
  const startedAt = performance.now();
  const socket = connect(port, '127.0.0.1');
  socket.write('ping');
  await once(socket, 'data');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(atLeast);

  const askedAt = performance.now();
  socket.write('again');
  await once(socket, 'data');
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(roundTrip);
  socket.destroy();
});

test('bytes keep their order, also if the round trip becomes shorter', async () => {
  const { proxy, port } = await openProxy({ roundTrip: ROUND_TRIP, serve: (socket) => socket.pipe(socket) });
  const sent = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => index % 251));
  const socket = connect(port, '127.0.0.1');
  socket.write(sent.subarray(0, 500_000));
  proxy.roundTrip = 0;
  socket.end(sent.subarray(500_000));
  expect(sent.equals(await buffer(socket))).toBe(true);
});

test('the server may close the connection while the client still sends', async () => {
  const { port } = await openProxy({ roundTrip: 1, serve: (socket) => socket.end('closed') });
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  expect(await text(socket)).toBe('closed');
  socket.end('late');
  await once(socket, 'close');
});

test('a connection that the server resets is reset', async () => {
  const { port } = await openProxy({ roundTrip: 1, serve: (socket) => socket.resetAndDestroy() });
  const socket = connect(port, '127.0.0.1');
  const [error] = await once(socket, 'error', { signal: AbortSignal.timeout(5_000) });
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

test('counts connections, also those without a byte', async () => {
  const { proxy, port } = await openProxy({ roundTrip: 0, serve: (socket) => socket.pipe(socket) });
  for (const _ of [1, 2, 3]) {
    const socket = connect(port, '127.0.0.1');
    socket.end();
    await once(socket.resume(), 'close');
  }
  expect(proxy.takeConnections()).toBe(3);
  expect(proxy.takeConnections()).toBe(0);
});

async function openProxy({ roundTrip, serve }: { roundTrip: number; serve: (socket: Socket) => void }) {
  const server = await listen(createServer({ allowHalfOpen: true }, serve));
  const proxy = new DelayingProxy(roundTrip);
  proxy.target = server.port;
  const port = await proxy.start();
  onTestFinished(() => proxy.stop());
  return { proxy, port };
}
