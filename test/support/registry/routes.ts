import { type Answer, answer, HTML, withHeaders } from './answer.ts';
import { answerUnknown, callApi } from './api-routes.ts';
import { exchange } from './auth-route.ts';
import { continueUpload, endUpload, readBlob, readStorage, startUpload } from './blob-route.ts';
import { federate } from './federation-route.ts';
import { pushManifest } from './manifest-push-route.ts';
import { deleteManifest, readManifest } from './manifest-route.ts';
import { ping, pingWithoutSlash } from './ping-route.ts';
import { listReferrers } from './referrers-route.ts';
import { isGo, type RegistryRequest, type Route, type Site } from './site.ts';
import { listTags } from './tags-route.ts';

/** All paths of the registry except those of `/api/` (`api-operations.ts`). */
export const ROUTES: readonly Route[] = [
  { pattern: /^\/v2$/, methods: { GET: pingWithoutSlash } },
  { pattern: /^\/v2\/$/, methods: { GET: ping } },
  { pattern: /^\/v2\/auth$/, methods: { GET: exchange } },
  { pattern: /^\/oauth2\/federation\/robot\/token$/, methods: { GET: federate } },
  {
    pattern: /^\/v2\/(?<name>.+)\/manifests\/(?<reference>[^/]+)$/,
    methods: { GET: readManifest, PUT: pushManifest, DELETE: deleteManifest },
  },
  { pattern: /^\/v2\/(?<name>.+)\/blobs\/uploads\/$/, methods: { POST: startUpload } },
  {
    pattern: /^\/v2\/(?<name>.+)\/blobs\/uploads\/(?<uuid>[^/]+)$/,
    methods: { PATCH: continueUpload, PUT: endUpload },
  },
  { pattern: /^\/v2\/(?<name>.+)\/blobs\/(?<digest>[^/]+)$/, methods: { GET: readBlob } },
  { pattern: /^\/v2\/(?<name>.+)\/referrers\/(?<digest>[^/]+)$/, methods: { GET: listReferrers } },
  { pattern: /^\/v2\/(?<name>.+)\/tags\/list$/, methods: { GET: listTags } },
  { pattern: /^\/storage\/(?<digest>[^/]+)$/, methods: { GET: readStorage } },
];

/** Finds the route of a request and returns its response. */
export async function route(site: Site, request: RegistryRequest): Promise<Answer> {
  if (request.path.startsWith('/api/') && !isGo(site)) return framed(site, await callApi(site, request));
  for (const { pattern, methods } of ROUTES) {
    const match = pattern.exec(request.path);
    if (match === null) continue;
    const handler = methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (handler === undefined) return otherMethod(site, request, methods);
    if (isGo(site) && request.method === 'HEAD' && request.path.includes('/referrers/'))
      return site.words.routeUnknown();
    return framed(site, await handler(site, { ...request, params: { ...match.groups } }));
  }
  const isRegistry = isGo(site) || request.path.startsWith('/v2');
  return isRegistry ? site.words.routeUnknown() : answerUnknown(site, request);
}

function otherMethod(site: Site, request: RegistryRequest, methods: Route['methods']): Answer {
  if (isGo(site)) return request.path === '/v2/auth' ? site.words.methodNotAllowed('GET') : site.words.routeUnknown();
  const allow = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['HEAD', 'OPTIONS', 'GET'] : [method]));
  if (request.method !== 'OPTIONS') return site.words.methodNotAllowed(allow.join(', '));
  return withHeaders(answer(200, { 'Content-Type': HTML, Allow: allow.join(', ') }), FRAME);
}

/** The Python server adds X-Frame-Options to successful responses. */
function framed(site: Site, given: Answer): Answer {
  return isGo(site) || given.status >= 400 ? given : withHeaders(given, FRAME);
}

const FRAME = { 'X-Frame-Options': 'DENY' };
