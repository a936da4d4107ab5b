import { NetworkError } from '../error.ts';
import type { HttpRequest } from './message.ts';
import { formatRequest } from './redact.ts';

/**
 * Reads the whole body of a response.
 * @throws NetworkError if it is larger than `request.maxBytes`; the stream's error if the connection is cut.
 */
export async function readBody(stream: AsyncIterable<Buffer>, request: HttpRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // `for await` throws if the connection is cut within the body; the event 'end' would never be emitted.
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > request.maxBytes) throw tooLarge(request);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(request: HttpRequest): NetworkError {
  return new NetworkError(
    `The response is larger than ${request.maxBytes / 2 ** 20} MiB, the limit for ${formatRequest(request)}.`,
  );
}
