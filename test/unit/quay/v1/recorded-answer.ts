import type { HttpResponse } from '../../../../src/http/client.ts';
import type { ApiAnswer } from '../../../../src/quay/v1/client.ts';
import type { ApiMethod } from '../../../../src/quay/v1/operation.ts';
import type { CallContext } from '../../../../src/quay/v1/refusal.ts';
import { readRecording } from '../../../contract/recording.ts';

/** Those that the action sends. */
export const METHODS: readonly ApiMethod[] = ['GET', 'PUT', 'POST', 'DELETE'];

/** A recorded answer to a call. */
export function recorded(name: string): ApiAnswer {
  const { request, response } = readRecording(name);
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([key, value]) => [key.toLowerCase(), [value].flat()]),
  );
  const method = METHODS.find((one) => one === request.method);
  if (method === undefined) throw new Error(`this action never sends ${request.method}`);
  const answer: HttpResponse = {
    status: response.status,
    body: Buffer.from(response.body),
    header: (key) => headers[key.toLowerCase()]?.[0],
    headers: (key) => headers[key.toLowerCase()] ?? [],
  };
  return { sent: { method, url: new URL(request.path, 'http://localhost:18480') }, response: answer };
}

/** What is known of a call by a token of devtable. */
export function context(change: Partial<CallContext> = {}): CallContext {
  return { operation: undefined, repository: undefined, user: 'devtable', hasToken: true, expected: '2xx', ...change };
}
