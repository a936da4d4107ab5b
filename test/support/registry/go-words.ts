import { type Answer, answer, HTML, JSON_TYPE, PLAIN, withHeaders } from './answer.ts';
import type { Address, BadScope, ManifestFault, Words } from './words.ts';

/** The error responses of the Go server, from cmd/quay (ffba0c70e). */
export function goWords({ host, origin }: Address): Words {
  const challenge = (scope?: string, error?: string) => ({
    'Www-Authenticate': `Bearer realm="${origin}/v2/auth",service="${host}"${scope === undefined ? '' : `,scope="${scope}"`}${error === undefined ? '' : `,error="${error}"`}`,
  });
  return {
    routeUnknown: () => plain(404, '404 page not found\n'),
    methodNotAllowed: (allow) => withHeaders(plain(405, 'method not allowed\n'), { Allow: allow }),
    ping: (authorised) =>
      authorised
        ? answer(200, { 'Content-Type': JSON_TYPE, ...VERSION }, '{}')
        : withHeaders(refusal(401, 'UNAUTHORIZED', AUTHENTICATE, null), challenge()),
    slashMissing: () =>
      answer(301, { 'Content-Type': HTML, Location: '/v2/' }, '<a href="/v2/">Moved Permanently</a>.\n\n'),
    exchangeRefused: () =>
      withHeaders(plain(401, 'invalid credentials\n'), { 'Www-Authenticate': `Basic realm="${host}"` }),
    badScope,
    exchanged,
    denied: (scope, insufficient) =>
      withHeaders(
        refusal(401, 'UNAUTHORIZED', AUTHENTICATE),
        challenge(scope, insufficient ? 'insufficient_scope' : undefined),
      ),
    badBearer: (_message, scope) =>
      withHeaders(
        refusal(401, 'UNAUTHORIZED', AUTHENTICATE, scope === undefined ? null : undefined),
        challenge(scope, 'invalid_token'),
      ),
    nameUnknown: (name) => refusal(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name }),
    manifestUnknown: (name, reference) =>
      refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown', unknownManifest(name, reference)),
    blobUnknown: (digest) => refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry', digest),
    manifestInvalid,
    referrersOff: () => plain(404, '404 page not found\n'),
    digestInvalid: () => refusal(400, 'DIGEST_INVALID', 'invalid digest'),
  };
}

function badScope(scope: string, reason: BadScope): Answer {
  if (reason.kind === 'too-many') return plain(400, 'too many requested scopes\n');
  if (reason.kind === 'action') return plain(400, `invalid scope action "${reason.action}"\n`);
  return plain(400, `invalid scope "${scope}"\n`);
}

function exchanged(token: string, lifetime: number): Answer {
  const issued = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const body = { token, access_token: token, expires_in: lifetime, issued_at: issued };
  return answer(200, { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store' }, `${JSON.stringify(body)}\n`);
}

function unknownManifest(name: string, reference: string): string {
  return /^sha(?:256|512):[0-9a-f]{64,128}$/.test(reference)
    ? `unknown manifest name=${name} revision=${reference}`
    : `unknown tag=${reference}`;
}

function manifestInvalid(fault: ManifestFault): Answer {
  if (fault.kind === 'blob') return refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', fault.digest);
  if (fault.kind === 'digest') return refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  const detail =
    fault.kind === 'media-type'
      ? `unsupported manifest media type and no default available: ${fault.mediaType}`
      : "invalid character 'n' looking for beginning of object key string";
  return refusal(400, 'MANIFEST_INVALID', 'manifest invalid', detail);
}

/** An error in the format of the distribution project, which the Go server uses; an undefined `detail` is left out. */
export function refusal(status: number, code: string, message: string, detail?: unknown): Answer {
  const errors = [{ code, message, ...(detail === undefined ? {} : { detail }) }];
  return answer(status, { 'Content-Type': JSON_TYPE, ...VERSION }, `${JSON.stringify({ errors })}\n`);
}

function plain(status: number, text: string): Answer {
  return answer(status, { 'Content-Type': PLAIN, 'X-Content-Type-Options': 'nosniff' }, text);
}

const AUTHENTICATE = 'authentication required';
const VERSION = { 'Docker-Distribution-Api-Version': 'registry/2.0' };
