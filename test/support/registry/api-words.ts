import { type Answer, answer, HTML, JSON_TYPE, pythonCompactJson, withHeaders } from './answer.ts';
import type { Site } from './site.ts';

/** A response with a JSON body, by default 200. */
export function json(value: unknown, status = 200): Answer {
  return answer(status, { 'Content-Type': JSON_TYPE, ...CORS }, `${pythonCompactJson(value)}\n`);
}

/** 204, with the content type JSON as in Quay. */
export function noContent(): Answer {
  return answer(204, { 'Content-Type': JSON_TYPE, ...CORS });
}

/** An error response of one of Quay's types; the fields of `more` come first. */
export function problem(
  site: Site,
  type: keyof typeof PROBLEMS,
  { detail = 'Not Found', more = {} }: { readonly detail?: string; readonly more?: object } = {},
): Answer {
  const { status } = PROBLEMS[type];
  const url = `${site.address.origin}/api/v1/error/${type}`;
  return json({ ...more, detail, error_message: detail, error_type: type, title: type, type: url, status }, status);
}

/** 404 for an unknown object (not an unknown path). */
export function notFound(site: Site): Answer {
  return problem(site, 'not_found');
}

/** 400 for an invalid request. */
export function invalidRequest(site: Site, detail: string): Answer {
  return problem(site, 'invalid_request', { detail });
}

/** 403 for a known caller without the scope or role, 401 for an anonymous one. */
export function unauthorized(site: Site, isKnown: boolean): Answer {
  return isKnown
    ? problem(site, 'insufficient_scope', { detail: 'Unauthorized' })
    : problem(site, 'invalid_token', { detail: 'Requires authentication' });
}

/** `{"message": …}`, an error of Flask. */
export function message(status: number, text: unknown): Answer {
  return json({ message: text }, status);
}

/** `{"error": …}`, sent with the content type HTML. */
export function textualError(status: number, error: string): Answer {
  return answer(status, { 'Content-Type': HTML, ...CORS, Vary: 'Origin' }, pythonCompactJson({ error }));
}

/** 308 to the same path with a trailing slash. */
export function slashMissing(site: Site, path: string, query: URLSearchParams): Answer {
  const search = query.size > 0 ? `?${query}` : '';
  const url = `${site.address.origin}${path}/${search}`;
  const text = `You should be redirected automatically to the target URL: <a href="${url}">${url}</a>. If not, click the link.`;
  const body = `<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>${text}\n`;
  return answer(308, { 'Content-Type': HTML, Location: url }, body);
}

/** 404 with the page of Quay's web interface (67 KiB in Quay, only its start here). */
export function webPage(): Answer {
  const body =
    '<!DOCTYPE html>\n<html ng-app="quay" class="onprem">\n  <head>\n    <base href="/">\n    <title>Quay</title>\n  </head>\n  <body></body>\n</html>\n';
  return answer(404, { 'Content-Type': HTML, 'Cache-Control': 'no-cache, no-store, must-revalidate' }, body);
}

/** The same response with the allowed methods. */
export function allowing(given: Answer, methods: readonly string[]): Answer {
  return withHeaders(given, { Allow: ['OPTIONS', ...methods].join(', ') });
}

/** The description of each error type in `/api/v1/error/…`, and its status. */
export const PROBLEMS = {
  invalid_request: {
    status: 400,
    description: 'The request was invalid. It may have contained invalid values or was improperly formatted.',
  },
  invalid_token: { status: 401, description: 'The access token provided was invalid.' },
  insufficient_scope: {
    status: 403,
    description: 'The access token did not have sufficient scope to access the requested resource.',
  },
  not_found: { status: 404, description: 'The resource was not found.' },
} as const;

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'DELETE, GET, HEAD, OPTIONS, POST, PUT',
  'Access-Control-Max-Age': '21600',
  'Access-Control-Allow-Headers': 'AUTHORIZATION, CONTENT-TYPE, X-REQUESTED-WITH',
};
