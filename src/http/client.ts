import pLimit from 'p-limit';
import type { Context } from '../context.ts';
import type { HttpClient, HttpRequest, HttpResponse, TransportSettings } from './message.ts';
import { withRetries } from './retry.ts';
import { Transport } from './transport.ts';

type RetryContext = Pick<Context, 'now' | 'sleep' | 'random' | 'info'>;

/** Opens the client that every request of a run goes through. `retries` is how often a failed GET or HEAD is repeated. */
export function openHttpClient(
  settings: TransportSettings & { readonly retries: number },
  context: RetryContext & Pick<Context, 'debug'>,
): HttpClient {
  return new RetryingClient(new Transport(settings, context), settings.retries, context);
}

/** Adds retries and a limit of concurrent requests to a transport. */
class RetryingClient implements HttpClient {
  readonly #transport: HttpClient;
  readonly #retries: number;
  readonly #context: RetryContext;
  readonly #limit = pLimit(MAX_CONCURRENT_REQUESTS);

  constructor(transport: HttpClient, retries: number, context: RetryContext) {
    this.#transport = transport;
    this.#retries = retries;
    this.#context = context;
  }

  send(request: HttpRequest): Promise<HttpResponse> {
    // The limit is inside the retries, so that a request that waits for its next attempt does not block others.
    const sendOnce = () => this.#limit(() => this.#transport.send(request));
    return withRetries(sendOnce, request, { retries: this.#retries, ...this.#context });
  }

  async prepare(url: URL, connections: number): Promise<void> {
    await this.#transport.prepare(url, Math.min(connections, MAX_CONCURRENT_REQUESTS));
  }
}

/** For all images together: enough to hide latency, few enough for the rate limits of Quay. */
const MAX_CONCURRENT_REQUESTS = 8;
