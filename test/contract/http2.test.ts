import http2, { type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import https from 'node:https';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestRegistry } from '../support/fixtures.ts';
import type { BrokenHttp2 } from '../support/registry/broken-http2.ts';
import type { Writers } from '../support/registry/fault.ts';
import { CODE, FRAME, frame, goaway, rstStream } from '../support/registry/http2-frames.ts';
import { dataFrames, headersFrame, sendsFrames, wholeResponse } from '../support/registry/http2-response.ts';
import type { Features } from '../support/registry/options.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { send } from './send.ts';

describe('the connections of a registry with TLS', () => {
  it('are HTTP/2 or HTTP/1.1, as the client offers; one HTTP/2 connection takes all requests', async () => {
    const registry = await startTestRegistry({ tls: true });
    await send(registry, PING);
    const session = connect(registry);
    for (const _ of [1, 2, 3]) await get(session);
    expect(registry.connections.map(({ protocol, requests }) => [protocol, requests])).toEqual([
      ['HTTP/1.1', 1],
      ['HTTP/2', 3],
    ]);
    expect(registry.requests.map(({ protocol, connection }) => [protocol, connection])).toEqual([
      ['HTTP/1.1', 1],
      ...Array(3).fill(['HTTP/2', 2]),
    ]);
  });

  it('are HTTP/1.1 if HTTP/2 is off', async () => {
    const registry = await startTestRegistry({ tls: true, features: { http2: 'off' } });
    await expect(get(connect(registry))).rejects.toThrow();
    await send(registry, PING);
    expect(registry.connections.at(-1)).toMatchObject({ protocol: 'HTTP/1.1', requests: 1 });
  });

  it('have no protocol if the handshake fails, and are recorded without requests', async () => {
    const registry = await startTestRegistry({ tls: true });
    await expect(send({ url: registry.url.replace('https', 'http'), certificate: '' }, PING)).rejects.toThrow();
    expect(registry.connections.map(({ requests }) => requests)).toEqual([0]);
    expect(registry.connections.at(-1)?.protocol).toBeUndefined();
  });

  it('say whether a TLS session was resumed', async () => {
    const registry = await startTestRegistry({ tls: true });
    const agent = new https.Agent({ keepAlive: false, ca: registry.certificate, maxCachedSessions: 10 });
    for (const _ of [1, 2])
      await new Promise((resolve) =>
        https.get(`${registry.url}/v2/`, { agent }, (response) => response.resume().on('close', resolve)),
      );
    expect(registry.connections.map(({ resumed }) => resumed)).toEqual([false, true]);
  });
});

describe('limits of a connection', () => {
  it('GOAWAY after so many requests: earlier requests are answered, later ones are ignored', async () => {
    const registry = await startTestRegistry({ tls: true, features: { keepAliveRequests: 3 } });
    const session = connect(registry);
    const statuses = await Promise.allSettled([1, 2, 3, 4].map(() => get(session)));
    expect(statuses.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(registry.requests).toHaveLength(3);
  });

  it('Connection: close after so many requests over HTTP/1.1', async () => {
    const registry = await startTestRegistry({ features: { keepAliveRequests: 1, keepAlive: true } });
    expect((await send(registry, PING)).headers.connection).toBe('close');
  });

  it('announces how many streams may be open', async () => {
    const registry = await startTestRegistry({ tls: true, features: { concurrentStreams: 2 } });
    const session = connect(registry);
    await get(session);
    expect(session.remoteSettings.maxConcurrentStreams).toBe(2);
  });
});

const BROKEN: readonly BrokenHttp2[] = [
  ...(['closes', 'resets', 'closes-at-once', 'speaks-http1', 'speaks-noise', 'goes-away'] as const),
  ...(['wants-other-ciphers', 'requires-http1', 'refuses', 'finds-errors'] as const),
];

describe('a registry that offers HTTP/2 and breaks it', () => {
  it.each(BROKEN)('%s: no response over HTTP/2, and one over HTTP/1.1', async (http2) => {
    const registry = await startTestRegistry({ tls: true, features: { http2 } satisfies Partial<Features> });
    await expect(get(connect(registry))).rejects.toThrow();
    expect((await send(registry, PING)).status).toBe(401);
    expect(registry.connections.map(({ protocol }) => protocol)).toEqual(['HTTP/2', 'HTTP/1.1']);
  });
});

interface Written {
  readonly name: string;
  readonly http2: NonNullable<Writers['http2']>;
  readonly expected: unknown;
}

const WRITTEN: readonly Written[] = [
  { name: 'the response', http2: sendsFrames(wholeResponse), expected: 'true' },
  {
    name: 'RST_STREAM instead of the response',
    http2: sendsFrames(({ stream }) => [rstStream(stream, CODE.refusedStream)]),
    expected: /NGHTTP2_REFUSED_STREAM/,
  },
  {
    name: 'GOAWAY with an error',
    http2: sendsFrames(({ stream }) => [goaway(stream, CODE.enhanceYourCalm)]),
    expected: /error code 11/,
  },
  {
    name: 'a body that is shorter than content-length',
    http2: sendsFrames((response) => [headersFrame(response), dataFrames(response.stream, response.body.subarray(1))]),
    expected: /NGHTTP2_PROTOCOL_ERROR/,
  },
  {
    name: 'DATA of a stream that does not exist',
    http2: sendsFrames(() => [frame(FRAME.data, { stream: 99 }, Buffer.from('x'))]),
    expected: /NGHTTP2_|Protocol error/,
  },
];

describe('a fault that writes frames', () => {
  it.each(WRITTEN)('$name', async ({ http2, expected }) => {
    const registry = await startTestRegistry({ tls: true });
    registry.fault({ match: { path: /./ }, kind: 'write', http2 });
    const body = get(connect(registry));
    if (expected instanceof RegExp) await expect(body).rejects.toThrow(expected);
    else expect(await body).toBe(expected);
  });

  it('several at a time do not disturb each other', async () => {
    const registry = await startTestRegistry({ tls: true });
    registry.fault({ match: { path: /written/ }, kind: 'write', http2: sendsFrames(wholeResponse) });
    const session = connect(registry);
    const paths = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? '/v2/' : '/v2/?written'));
    expect(new Set(await Promise.all(paths.map((path) => get(session, path))))).toEqual(new Set(['true']));
  });
});

const PING = { method: 'GET', path: '/v2/' } as const;

function connect({ url, certificate }: EmbeddedRegistry): ClientHttp2Session {
  const session = http2.connect(url, { ca: certificate });
  session.on('error', () => undefined);
  onTestFinished(() => session.destroy());
  return session;
}

/** The body of a response. @throws Error if the stream ends without a complete one. */
async function get(session: ClientHttp2Session, path = '/v2/'): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const stream = session.request({ ':path': path });
  const chunks: Uint8Array[] = [];
  let headers: IncomingHttpHeaders | undefined;
  session.on('error', reject);
  stream.on('response', (received) => {
    headers = received;
  });
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  stream.on('error', reject);
  stream.on('close', () =>
    headers === undefined ? reject(new Error('no response')) : resolve(Buffer.concat(chunks).toString('utf8')),
  );
  return await promise;
}
