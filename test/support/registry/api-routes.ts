import { type Answer, answer, HTML, withHeaders } from './answer.ts';
import { readBody } from './api-body.ts';
import { type Caller, readCaller } from './api-caller.ts';
import { findResource, type Operation, type Resource } from './api-operation.ts';
import { OPERATIONS } from './api-operations.ts';
import { mayCall } from './api-permit.ts';
import { allowing, message, slashMissing, textualError, unauthorized, webPage } from './api-words.ts';
import { pythonWords } from './python-words.ts';
import type { RegistryRequest, Site } from './site.ts';

/**
 * Handles every path below `/api/`, with the checks in Quay's order: path, method, browser, token, CSRF, scope, body.
 */
export async function callApi(site: Site, request: RegistryRequest): Promise<Answer> {
  const found = findResource(request.path);
  if (found.kind === 'slash-missing') return slashMissing(site, request.path, request.query);
  if (found.kind === 'nothing') return answerUnknown(site, request);
  const operation = found.resource.operations.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (operation === undefined) return otherMethod(request, found.resource);
  return await enter(site, { ...request, params: found.params }, operation);
}

/**
 * An unknown path: GET is redirected to the path with a slash, and to the web interface; other methods are not allowed.
 */
export function answerUnknown(site: Site, { method, path, query }: RegistryRequest): Answer {
  if (method !== 'GET' && method !== 'HEAD') return pythonWords(site.address).methodNotAllowed('OPTIONS, GET, HEAD');
  return path.endsWith('/') ? webPage() : slashMissing(site, path, query);
}

function otherMethod({ method }: RegistryRequest, { operations }: Resource): Answer {
  const methods = [...operations.keys()].flatMap((each) => (each === 'GET' ? ['HEAD', 'GET'] : [each]));
  if (method === 'OPTIONS') return allowing(answer(200, { 'Content-Type': HTML }), methods);
  return allowing(message(405, 'The method is not allowed for the requested URL.'), methods);
}

async function enter(site: Site, request: RegistryRequest, operation: Operation): Promise<Answer> {
  if (isBrowser(request)) return textualError(400, BROWSER);
  const credentials = readCaller(site.settings, request.headers.authorization);
  if (credentials.kind === 'jwt') return textualError(401, `Issuer ${credentials.issuer} not configured`);
  const caller = credentials.kind === 'caller' ? credentials.caller : undefined;
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
  if (isWrite && caller === undefined) return textualError(403, 'CSRF token was invalid or missing.');
  if (!mayCall(site, caller, { scope: operation.scope, params: request.params }))
    return unauthorized(site, caller !== undefined);
  return await perform(site, request, { operation, caller });
}

/** BROWSER_API_CALLS_XHR_ONLY. */
function isBrowser({ headers }: RegistryRequest): boolean {
  return /^(?:Mozilla|Opera)\//.test(headers['user-agent'] ?? '') && headers['x-requested-with'] === undefined;
}

async function perform(
  site: Site,
  request: RegistryRequest,
  { operation, caller }: { readonly operation: Operation; readonly caller: Caller | undefined },
): Promise<Answer> {
  const handle = OPERATIONS[operation.id];
  if (handle === undefined) return missing(operation);
  const read = readBody(site, request, operation);
  if (read.kind === 'refused') return read.answer;
  return await handle(site, { caller, params: request.params, query: request.query, body: read.body });
}

/** An operation that the embedded registry does not implement; not a response of Quay. */
function missing({ id }: Operation): Answer {
  const text = `The embedded registry does not have the operation ${id}; add it to api-operations.ts.\n`;
  return withHeaders(answer(501, {}, text), { 'Content-Type': 'text/plain; charset=utf-8' });
}

const BROWSER = 'API calls must be invoked with an X-Requested-With header if called from a browser';
