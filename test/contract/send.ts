import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import type { Protocol } from '../support/registry/connection.ts';

/** The server of a request; `certificate` is trusted for https (PEM). `protocol` is HTTP/1.1 by default. */
export interface Destination {
  readonly url: string;
  readonly certificate: string;
  readonly protocol?: Protocol;
}

/** A request; Host and Content-Length are added unless given. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A response; over HTTP/2 without a reason. A repeated header is joined by commas; in a recording it is an array. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** Sends a request over its own connection and reads the whole response; only Content-Length is added. */
export async function send(destination: Destination, outgoing: Outgoing): Promise<Reply> {
  return destination.protocol === 'HTTP/2'
    ? await sendOverHttp2(destination, outgoing)
    : await sendOverHttp1(destination, outgoing);
}

async function sendOverHttp1(
  { url, certificate }: Destination,
  { method, path, headers = {}, body = '' }: Outgoing,
): Promise<Reply> {
  const { protocol, hostname, port, host } = new URL(url);
  const secure = protocol === 'https:';
  // With a keep-alive agent the server decides about the connection, so its Connection header is significant.
  const agent = secure ? new https.Agent({ keepAlive: true, ca: certificate }) : new http.Agent({ keepAlive: true });
  const options = {
    agent,
    hostname,
    port,
    method,
    path,
    headers: { Host: host, 'Content-Length': String(body.length), ...headers },
  };
  const request = secure ? https.request(options) : http.request(options);
  const answered = new Promise<http.IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  );
  request.end(body);
  const response = await answered;
  const text = await readAll(response);
  agent.destroy();
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: joined(response),
    body: text,
  };
}

async function sendOverHttp2(
  { url, certificate }: Destination,
  { method, path, headers = {}, body = '' }: Outgoing,
): Promise<Reply> {
  const { Host: authority = new URL(url).host, ...fields } = headers;
  const session = http2.connect(url, { ca: certificate });
  try {
    const pseudo = { ':method': method, ':path': path, ':authority': authority };
    const stream = session.request(
      { ...pseudo, 'Content-Length': String(body.length), ...fields },
      { endStream: false },
    );
    const answered = new Promise<http2.IncomingHttpHeaders>((resolve, reject) => {
      stream
        .once('response', resolve)
        .once('error', reject)
        .once('close', () => reject(new Error('closed')));
      session.once('error', reject);
    });
    stream.end(body);
    const { ':status': status, ...answeredHeaders } = await answered;
    const repeated = Object.entries(answeredHeaders).map(([name, value]) => [name, [value].flat().join(', ')]);
    const text = await readAll(stream);
    // Node ends a stream whose connection was closed as if it were complete.
    const { 'content-length': length = '' } = answeredHeaders;
    if (method !== 'HEAD' && Number(length) !== Buffer.byteLength(text)) throw new Error('closed in the body');
    return { status: Number(status), reason: '', headers: Object.fromEntries(repeated), body: text };
  } finally {
    session.destroy();
  }
}

async function readAll(response: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function joined(response: http.IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}
