import type { IncomingMessage } from 'node:http';
import { NetworkError } from '../error.ts';
import type { HttpRequest } from './message.ts';
import { formatRequest } from './redact.ts';

/**
 * Reads the complete body of a successful response, or the first MiB of any other response, whose status matters more than a long page.
 * @throws NetworkError if the body of a successful response is larger than `request.maxBytes`; the stream's error if the connection is cut.
 */
export async function readBody(message: IncomingMessage, request: HttpRequest): Promise<Buffer> {
  const { statusCode = 0 } = message;
  const isSuccess = statusCode >= 200 && statusCode < 300;
  const maxBytes = isSuccess ? request.maxBytes : MAX_ERROR_BYTES;
  const chunks: Buffer[] = [];
  let size = 0;
  const body: AsyncIterable<Buffer> = message;
  // `for await` throws if the connection is cut within the body; the event 'end' would never be emitted. `break` closes the connection.
  for await (const chunk of body) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > maxBytes && isSuccess) throw tooLarge(request);
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** Bytes. A page of Quay has 67 KiB. */
const MAX_ERROR_BYTES = 1 << 20;

function tooLarge(request: HttpRequest): NetworkError {
  return new NetworkError(
    `The response is larger than ${formatSize(request.maxBytes)}, the limit for ${formatRequest(request)}.`,
  );
}

function formatSize(bytes: number): string {
  const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
  return `${Number(value.toFixed(1))} ${unit}`;
}
