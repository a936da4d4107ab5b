import type { ClientHttp2Stream, IncomingHttpStatusHeader } from 'node:http2';
import type { Exchange } from './exchange.ts';
import type { HttpResponse } from './message.ts';

/**
 * The stream of one request. It reads the body as it arrives, and not with `for await`: Node discards what was not read yet when the
 * connection is closed, even after a complete response.
 */
export class ResponseStream {
  readonly #stream: ClientHttp2Stream;
  readonly #exchange: Exchange;
  readonly #result = Promise.withResolvers<HttpResponse>();
  /** Whether the server has sent END_STREAM. */
  #isComplete = false;

  constructor(stream: ClientHttp2Stream, exchange: Exchange) {
    this.#stream = stream;
    this.#exchange = exchange;
    this.#watchEnd();
    stream.on('response', (headers: IncomingHttpStatusHeader, _flags: number, rawHeaders: string[]) => {
      this.#start(headers[':status'], rawHeaders);
    });
    stream.on('end', () => this.#finish());
    const { reject } = this.#result;
    stream.on('error', reject);
    stream.on('close', () => reject(new Error('The stream was closed before the end of the response')));
  }

  /** The response; rejected if the stream ends without END_STREAM. */
  get result(): Promise<HttpResponse> {
    return this.#result.promise;
  }

  /** The number of the stream, `undefined` if the request was not sent. */
  get id(): number | undefined {
    return this.#stream.id;
  }

  /** The code with which the stream was closed. */
  get code(): number {
    return this.#stream.rstCode;
  }

  /**
   * Node also ends the stream, without an error, if the connection is lost or if the server resets the stream with NO_ERROR or CANCEL.
   * But then it closes the stream before it pushes the end.
   */
  #watchEnd(): void {
    const stream = this.#stream;
    const push = stream.push;
    stream.push = (chunk, encoding) => {
      const isEnd = chunk === null && !stream.closed;
      const result = push.call(stream, chunk, encoding);
      if (isEnd) this.#isComplete = true;
      return result;
    };
  }

  #start(status: number | undefined, rawHeaders: readonly string[]): void {
    // nghttp2 rejects a response without a status.
    this.#exchange.start({ status: status ?? 0, rawHeaders: rawHeaders.map(trim) });
    this.#stream.on('data', (chunk: Buffer) => this.#add(chunk));
  }

  #add(chunk: Buffer): void {
    try {
      if (this.#exchange.add(chunk)) return;
      this.#result.resolve(this.#exchange.response());
    } catch (error) {
      this.#result.reject(error);
    }
    // The rest of the body is not needed.
    this.#stream.close(CANCEL);
  }

  #finish(): void {
    if (this.#isComplete && this.#exchange.hasStarted) this.#result.resolve(this.#exchange.response());
  }
}

/** The code of RFC 9113 for a stream that is no longer needed. */
const CANCEL = 8;

/** HTTP/1.1 allows spaces around values, and some servers send them in HTTP/2 too, where they are not allowed. */
function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
