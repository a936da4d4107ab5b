import { NetworkError } from '../error.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { formatRequest } from './redact.ts';

/** The status and the headers of a response, of any version of the protocol. */
export interface ResponseHead {
  readonly status: number;
  /** Names and values in turn, as sent. */
  readonly rawHeaders: readonly string[];
}

/** One request, and what has arrived of its response. If the body does not arrive completely, the status and the headers stay available. */
export class Exchange {
  readonly request: HttpRequest;
  /** Aborted when the deadline of the request expires. */
  readonly signal: AbortSignal;
  /** Whether the request was certainly not sent, or not processed. */
  isUnsent = true;
  #head: ResponseHead | undefined;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(request: HttpRequest, signal: AbortSignal) {
    this.request = request;
    this.signal = signal;
  }

  /** Forgets an earlier attempt, and notes that the request is being sent. */
  begin(): void {
    this.isUnsent = false;
    this.#head = undefined;
    this.#chunks = [];
    this.#size = 0;
  }

  /** Takes the status and the headers. */
  start(head: ResponseHead): void {
    this.#head = head;
  }

  /**
   * Adds a part of the body. Returns whether the rest is needed: of a response that is not successful, only the first MiB is kept, because
   * its status matters more than a long page.
   * @throws ResponseTooLarge if the body of a successful response is larger than `request.maxBytes`.
   */
  add(chunk: Buffer): boolean {
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    if (this.#size <= this.#maxBytes) return true;
    if (this.#isSuccess) throw new ResponseTooLarge(this.request);
    return false;
  }

  /** Whether the status and the headers have arrived. */
  get hasStarted(): boolean {
    return this.#head !== undefined;
  }

  /** A status other than 2xx; `undefined` also before the headers have arrived. */
  get failedStatus(): number | undefined {
    return this.#isSuccess ? undefined : this.#head?.status;
  }

  /** The response with the body that was added. */
  response(): HttpResponse {
    const body = Buffer.concat(this.#chunks).subarray(0, this.#maxBytes);
    const response = toResponse(this.#head ?? NO_HEAD, body);
    return this.#size > this.#maxBytes ? { ...response, isTruncated: true } : response;
  }

  /**
   * A refusal whose body did not arrive completely, with an empty body: its status says more than the timeout or the cut connection. The part
   * that arrived is not used, because it may end within a secret, which would not be recognized. `undefined` for any other response, also
   * for a 404: whether it means that something is missing depends on its body.
   */
  partialRefusal(): HttpResponse | undefined {
    const status = this.failedStatus ?? 0;
    if (this.#head === undefined || status < 400 || status === 404) return undefined;
    return { ...toResponse(this.#head, Buffer.alloc(0)), isTruncated: true };
  }

  get #isSuccess(): boolean {
    const { status } = this.#head ?? NO_HEAD;
    return status >= 200 && status < 300;
  }

  get #maxBytes(): number {
    return this.#isSuccess ? this.request.maxBytes : MAX_ERROR_BYTES;
  }
}

const NO_HEAD: ResponseHead = { status: 0, rawHeaders: [] };

/** Bytes. A page of Quay has 67 KiB. */
const MAX_ERROR_BYTES = 1 << 20;

function toResponse({ status, rawHeaders }: ResponseHead, body: Buffer): HttpResponse {
  const headers = groupByName(rawHeaders);
  return {
    status,
    body,
    header: (name) => headers.get(name.toLowerCase())?.[0],
    headers: (name) => headers.get(name.toLowerCase()) ?? [],
  };
}

function groupByName(raw: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name = '', value = ''] = raw.slice(index, index + 2);
    const values = headers.get(name.toLowerCase());
    if (values === undefined) headers.set(name.toLowerCase(), [value]);
    else values.push(value);
  }
  return headers;
}

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
