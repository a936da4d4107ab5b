import http from 'node:http';
import https from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import type { Certificate } from './certificate.ts';
import { type Listening, listen } from './http-server.ts';

/** A proxy that records its requests as `CONNECT host:port`, and their credentials. */
export interface Proxy extends Listening {
  readonly host: string;
  readonly requests: readonly string[];
  readonly authorizations: readonly (string | undefined)[];
}

/** What the proxy does with a CONNECT: connects to the port on the local machine for any host, never responds, or returns a status. */
export type ProxyMode = 'connect-locally' | 'no-response' | number;

/** Starts a proxy, through which any host name reaches the local machine. With a certificate, clients connect to it over TLS. */
export async function startProxy(mode: ProxyMode, certificate?: Certificate): Promise<Proxy> {
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = certificate === undefined ? http.createServer() : https.createServer(certificate);
  server.on('connect', (request, client: Duplex) => {
    requests.push(`CONNECT ${request.url}`);
    authorizations.push(request.headers['proxy-authorization']);
    client.on('error', () => undefined);
    if (mode === 'connect-locally') connectLocally(request.url ?? '', client);
    else if (typeof mode === 'number') client.end(`HTTP/1.1 ${mode} No\r\n\r\n`);
  });
  const listening = await listen(server);
  return { ...listening, host: `127.0.0.1:${listening.port}`, requests, authorizations };
}

function connectLocally(target: string, client: Duplex): void {
  const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
}

/** Sets the proxy variables for this test; all others are empty. */
export function setProxies(variables: Readonly<Record<string, string>>): void {
  const none = { http_proxy: '', HTTP_PROXY: '', https_proxy: '', HTTPS_PROXY: '', no_proxy: '', NO_PROXY: '' };
  for (const [name, value] of Object.entries({ ...none, ...variables })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}
