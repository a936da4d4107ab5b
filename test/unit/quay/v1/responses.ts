import type { ApiResponse } from '../../../../src/quay/v1/client.ts';
import type { ApiMethod } from '../../../../src/quay/v1/operation.ts';
import type { CallContext } from '../../../../src/quay/v1/refusal.ts';
import { readRecording } from '../../../contract/recording.ts';

/** The methods that the action sends. */
export const METHODS: readonly ApiMethod[] = ['GET', 'PUT', 'POST', 'DELETE'];

/** A response to a GET, with a JSON body, or with a string as it is. */
export function buildResponse(url: string, body: unknown, status = 200): ApiResponse {
  return {
    request: { method: 'GET', url: new URL(url) },
    status,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    header: () => undefined,
    headers: () => [],
  };
}

/** A recorded response. */
export function recordedResponse(name: string): ApiResponse {
  const { request, response } = readRecording(name);
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([key, value]) => [key.toLowerCase(), [value].flat()]),
  );
  const method = METHODS.find((candidate) => candidate === request.method);
  if (method === undefined) throw new Error(`this action never sends ${request.method}`);
  return {
    request: { method, url: new URL(request.path, 'http://localhost:18480') },
    status: response.status,
    body: Buffer.from(response.body),
    header: (key) => headers[key.toLowerCase()]?.[0],
    headers: (key) => headers[key.toLowerCase()] ?? [],
  };
}

/** The context of a call with a token of devtable. */
export function buildContext(change: Partial<CallContext> = {}): CallContext {
  return { operation: undefined, repository: undefined, user: 'devtable', hasToken: true, expected: '2xx', ...change };
}
