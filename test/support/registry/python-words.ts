import { type Answer, answer, HTML, JSON_TYPE, withHeaders } from './answer.ts';
import type { Address, BadScope, ManifestFault, Words } from './words.ts';

/** The error responses of the Python server, as recorded (test/recordings). */
export function pythonWords({ host, origin }: Address): Words {
  const challenge = (scope?: string) => ({
    'WWW-Authenticate': `Bearer realm="${origin}/v2/auth",service="${host}"${scope === undefined ? '' : `,scope="${scope}"`}`,
    'Docker-Distribution-API-Version': 'registry/2.0',
  });
  return {
    routeUnknown: () => page(404, 'Not Found', NOT_FOUND),
    methodNotAllowed: (allow) => withHeaders(page(405, 'Method Not Allowed', NOT_ALLOWED), { Allow: allow }),
    ping: (authorised) => answer(authorised ? 200 : 401, { 'Content-Type': HTML, ...challenge(), ...SPARSE }, 'true'),
    slashMissing: () =>
      withHeaders(page(308, 'Redirecting...', redirected(`${origin}/v2/`)), { Location: `${origin}/v2/` }),
    exchangeRefused: (message) => withHeaders(refusal(401, 'UNAUTHORIZED', message), challenge()),
    badScope,
    exchanged: (token) =>
      answer(200, { 'Content-Type': JSON_TYPE, ...NO_STORE, ...FRAME }, `${JSON.stringify({ token })}\n`),
    denied: (scope) => withHeaders(refusal(401, 'UNAUTHORIZED', UNAUTHORIZED), challenge(scope)),
    badBearer: (message, scope) =>
      answer(401, { 'Content-Type': HTML, ...challenge(scope), ...CORS }, `{"error": ${JSON.stringify(message)}}`),
    nameUnknown: () => refusal(404, 'NAME_UNKNOWN', 'repository not found'),
    manifestUnknown: () => refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown'),
    blobUnknown: () => refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry'),
    manifestInvalid,
    referrersOff: () => answer(404, { 'Content-Type': HTML, ...CORS }, '{"error": "Not Found"}'),
    digestInvalid: () => page(404, 'Not Found', NOT_FOUND),
  };
}

function badScope(scope: string, reason: BadScope): Answer {
  if (reason.kind === 'name') return refusal(400, 'NAME_INVALID', `Invalid repository name: ${reason.name}`);
  return refusal(400, 'INVALID_REQUEST', `Unable to decode repository and actions: ${scope}`);
}

function manifestInvalid(fault: ManifestFault): Answer {
  if (fault.kind === 'digest') return refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  const status = fault.kind === 'media-type' ? 415 : 400;
  return refusal(status, 'MANIFEST_INVALID', 'manifest invalid', { message: manifestFault(fault) });
}

function manifestFault(fault: ManifestFault): string {
  if (fault.kind === 'media-type') return 'manifest schema version not supported';
  if (fault.kind === 'blob') return `Unknown blob \`${fault.digest}\``;
  return 'failed to parse manifest: malformed manifest data: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)';
}

/** An error in Quay's format. */
export function refusal(status: number, code: string, message: string, detail: unknown = {}): Answer {
  return answer(status, { 'Content-Type': JSON_TYPE }, `${JSON.stringify({ errors: [{ code, detail, message }] })}\n`);
}

/** The response of nginx and gunicorn after an internal error of Quay. */
export function internalServerError(): Answer {
  const body =
    '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n  <body>\n    <h1><p>Internal Server Error</p></h1>\n    \n  </body>\n</html>\n';
  return { ...answer(500, { 'Content-Type': 'text/html' }, body), reason: 'Internal Server Error' };
}

/** The response of nginx if gunicorn does not respond, for example while Quay waits for an unreachable issuer. */
export function loading(): Answer {
  return { ...answer(502, { 'Content-Type': 'text/html' }, LOADING), reason: 'Bad Gateway' };
}

/** The response after a wrong password; `seconds` are rounded down, as in Quay. */
export function tooManyLogins(seconds: number): Answer {
  const body = 'Too many login attempts. \nPlease reset your Quay password and try again.';
  return answer(
    429,
    { 'Content-Type': HTML, 'Retry-After': String(Math.trunc(seconds)), 'Access-Control-Allow-Origin': '*' },
    body,
  );
}

function page(status: number, title: string, text: string): Answer {
  const shown = status < 400 ? title : `${status} ${title}`;
  const body = `<!doctype html>\n<html lang=en>\n<title>${shown}</title>\n<h1>${title}</h1>\n<p>${text}\n`;
  return answer(status, { 'Content-Type': HTML }, body);
}

function redirected(url: string): string {
  return `You should be redirected automatically to the target URL: <a href="${url}">${url}</a>. If not, click the link.`;
}

const NOT_FOUND =
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>';
const NOT_ALLOWED = 'The method is not allowed for the requested URL.</p>';
const UNAUTHORIZED = 'access to the requested resource is not authorized';
const SPARSE = { 'X-Sparse-Manifest-Support': 'false' };
const NO_STORE = { 'Cache-Control': 'no-cache, no-store, must-revalidate' };
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'HEAD, OPTIONS, GET',
  'Access-Control-Max-Age': '21600',
  'Access-Control-Allow-Headers': ['Authorization', 'Content-Type'],
  Vary: 'Origin',
};
const FRAME = { 'X-Frame-Options': 'DENY' };
const LOADING = `<html>
  <head>
    <title>Quay Loading</title>
    <style type="text/css">
      .information {
         padding: 30px;
         text-align: center;
      }

      .information h3 {
         margin-bottom: 20px;
      }
    </style>
  </head>
  <body>
    <div class="information">
      <h3>Quay is currently loading</h3>
      <h4>
        <p>Please wait and refresh the page shortly to try again.</p>
      </h4>
    </div>
  </body>
</html>
`;
