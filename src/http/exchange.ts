import http from 'node:http';
import https from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import { HttpClient as ActionsHttpClient } from '@actions/http-client';
import { NetworkError } from '../error.ts';
import type { HttpRequest, HttpResponse } from './client.ts';
import { describeFailure } from './failure.ts';
import { findProxy } from './proxy.ts';
import { redactUrl } from './redact.ts';

export interface ExchangeOptions {
  readonly userAgent: string;
  /** Milliseconds for one request, connection and whole body included. */
  readonly timeout: number;
  /** What `tls.connect` is to know of trust: see `tls.ts`. */
  readonly tls: Pick<ConnectionOptions, 'secureContext' | 'rejectUnauthorized'>;
}

/**
 * Opens the transport: one request, one whole answer, no redirects, no retries.
 *
 * Only the raw verb of @actions/http-client is used, for its proxies and agents: its `readBody` never settles on a cut
 * connection, its redirects carry credentials to other hosts, and its `getJson` hides 404 and HTML.
 */
export function openExchange(options: ExchangeOptions): (request: HttpRequest) => Promise<HttpResponse> {
  const client = new ActionsHttpClient(options.userAgent, [], {
    keepAlive: true,
    allowRedirects: false,
    // Behind our own deadline, which says more.
    socketTimeout: options.timeout * 2,
  });
  return (request) => exchange(client, request, options);
}

async function exchange(
  client: ActionsHttpClient,
  request: HttpRequest,
  options: ExchangeOptions,
): Promise<HttpResponse> {
  const proxy = findProxy(request.url);
  const deadline = startDeadline(options.timeout);
  try {
    // The race, because Node raises no error on a request whose proxy tunnel never came up.
    return await Promise.race([deadline.passed, sendOnce(client, request, { ...options, signal: deadline.signal })]);
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    // Behind a proxy its refusal reads like a cut connection: the message says where to look.
    const way = proxy === undefined ? '' : ` through the proxy ${proxy.host}`;
    const what = `${request.method} ${redactUrl(request.url)}${way}`;
    throw new NetworkError(`${what}: ${describeFailure(cause, request.url, options.timeout)}`, { cause });
  } finally {
    deadline.clear();
  }
}

interface Deadline {
  readonly signal: AbortSignal;
  readonly passed: Promise<never>;
  clear(): void;
}

function startDeadline(timeout: number): Deadline {
  const controller = new AbortController();
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new DOMException(`no whole answer within ${timeout / 1000} s`, 'TimeoutError');
    controller.abort(error);
    reject(error);
  }, timeout);
  return { signal: controller.signal, passed, clear: () => clearTimeout(timer) };
}

async function sendOnce(
  client: ActionsHttpClient,
  request: HttpRequest,
  options: ExchangeOptions & { readonly signal: AbortSignal },
): Promise<HttpResponse> {
  const { url } = request;
  const agent = client.getAgent(url.href);
  // There is no way to hand trust over at the agent's making; a proxy's agent has `options` as well, though no type says so.
  if ('options' in agent && typeof agent.options === 'object') Object.assign(agent.options ?? {}, options.tls);
  const info = {
    parsedUrl: url,
    httpModule: url.protocol === 'https:' ? https : http,
    options: {
      // Node wants an IPv6 address bare, a URL has it in brackets.
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      path: url.pathname + url.search,
      method: request.method,
      headers: { host: url.host, 'user-agent': options.userAgent, ...request.headers },
      agent,
      signal: options.signal,
    },
  };
  const { message } = await client.requestRaw(info, request.body ?? '');
  return await readAnswer(message, request);
}

async function readAnswer(message: http.IncomingMessage, request: HttpRequest): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  // `for await` throws on a connection that is cut in mid-body; 'end' alone would never come.
  for await (const chunk of message) {
    size += chunk.length;
    if (size > request.maxBytes) throw tooLarge(request);
    chunks.push(chunk);
  }
  if (message.statusCode === undefined) throw new NetworkError(`${redactUrl(request.url)}: an answer without a status`);
  return {
    status: message.statusCode,
    body: Buffer.concat(chunks),
    header: (name) => message.headersDistinct[name.toLowerCase()]?.[0],
    headers: (name) => message.headersDistinct[name.toLowerCase()] ?? [],
  };
}

function tooLarge(request: HttpRequest): NetworkError {
  const mebibytes = request.maxBytes / 2 ** 20;
  return new NetworkError(`${request.method} ${redactUrl(request.url)}: the answer is larger than ${mebibytes} MiB`);
}
