import type { HttpResponse } from '../../../../src/http/client.ts';
import type { ApiAnswer } from '../../../../src/quay/v1/client.ts';

/** An answer with a JSON body, or with the text as it is. */
export function anAnswer(url: string, body: unknown, status = 200): ApiAnswer {
  const response: HttpResponse = {
    status,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    header: () => undefined,
    headers: () => [],
  };
  return { sent: { method: 'GET', url: new URL(url) }, response };
}
