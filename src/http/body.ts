import type { IncomingMessage } from 'node:http';
import { NetworkError } from '../error.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { formatRequest } from './redact.ts';

/** Reads one response. If the body does not arrive completely, the status and the headers stay available. */
export class ResponseReader {
  readonly #request: HttpRequest;
  #message: IncomingMessage | undefined;

  constructor(request: HttpRequest) {
    this.#request = request;
  }

  /** A status other than 2xx; `undefined` also before the headers have arrived. */
  get failedStatus(): number | undefined {
    const status = this.#message?.statusCode;
    return status === undefined || isSuccess(status) ? undefined : status;
  }

  /**
   * Reads the complete body of a successful response, or the first MiB of any other response, whose status matters more than a long page.
   * @throws ResponseTooLarge if the body of a successful response is larger than `request.maxBytes`; the stream's error if the connection is cut.
   */
  async read(message: IncomingMessage): Promise<HttpResponse> {
    this.#message = message;
    const { statusCode: status } = message;
    if (status === undefined) throw new NetworkError(`The response to ${formatRequest(this.#request)} has no status.`);
    const maxBytes = isSuccess(status) ? this.#request.maxBytes : MAX_ERROR_BYTES;
    const chunks: Buffer[] = [];
    let size = 0;
    const body: AsyncIterable<Buffer> = message;
    // `for await` throws if the connection is cut within the body; the event 'end' would never be emitted. `break` closes the connection.
    for await (const chunk of body) {
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBytes && isSuccess(status)) throw new ResponseTooLarge(this.#request);
      if (size > maxBytes) break;
    }
    const response = toResponse(message, status, Buffer.concat(chunks).subarray(0, maxBytes));
    return size > maxBytes ? { ...response, isTruncated: true } : response;
  }

  /**
   * A refusal whose body did not arrive completely, with an empty body: its status says more than the timeout or the cut connection. The part
   * that arrived is not used, because it may end within a secret, which would not be recognized. `undefined` for any other response, also
   * for a 404: whether it means that something is missing depends on its body.
   */
  partialRefusal(): HttpResponse | undefined {
    const status = this.failedStatus ?? 0;
    if (this.#message === undefined || status < 400 || status === 404) return undefined;
    return { ...toResponse(this.#message, status), isTruncated: true };
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function toResponse({ headersDistinct }: IncomingMessage, status: number, body = Buffer.alloc(0)): HttpResponse {
  return {
    status,
    body,
    header: (name) => headersDistinct[name.toLowerCase()]?.[0],
    headers: (name) => headersDistinct[name.toLowerCase()] ?? [],
  };
}

/** Bytes. A page of Quay has 67 KiB. */
const MAX_ERROR_BYTES = 1 << 20;

/** A successful response with a body larger than its limit. */
export class ResponseTooLarge extends NetworkError {
  constructor(request: HttpRequest) {
    super(`The response is larger than ${formatSize(request.maxBytes)}, the limit for ${formatRequest(request)}.`);
  }
}

/** `32 MiB`, `1.5 KiB` */
export function formatSize(bytes: number): string {
  const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
  return `${Number(value.toFixed(1))} ${unit}`;
}
