import http from 'node:http';
import https from 'node:https';

/** Where to; `certificate` is the PEM text that a https server is trusted by. */
export interface Destination {
  readonly url: string;
  readonly certificate: string;
}

/** A request; Host and Content-Length are added unless given. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What came back. A header that is sent twice is one list, joined by commas; a recording has it as an array. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** Sends one request over a connection of its own and reads the whole answer; nothing is added but Content-Length. */
export async function send(
  { url, certificate }: Destination,
  { method, path, headers = {}, body = '' }: Outgoing,
): Promise<Reply> {
  const { protocol, hostname, port, host } = new URL(url);
  const secure = protocol === 'https:';
  // A keep-alive agent leaves the connection to the server, so that its Connection header is its own.
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

async function readAll(response: http.IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function joined(response: http.IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}
