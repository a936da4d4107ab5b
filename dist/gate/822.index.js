export const id = 822;
export const ids = [822];
export const modules = {

/***/ 822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gate: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(602);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(118);
;// CONCATENATED MODULE: ./build/json.js

/** A document of 32 MiB has 16 bytes per value then, less than any real one. `{}` needs about 60 bytes of memory. */
const JSON_LIMITS = { depth: 128, values: 2_000_000 };
/** The JSON value of a body; `undefined`, which no schema accepts, if the body is not valid JSON or exceeds the limits. */
function parseJson(body, limits = JSON_LIMITS) {
    if (exceedsLimits(body, limits) !== undefined)
        return undefined;
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
/**
 * The limit that a body exceeds, for a sentence about the body: `has more than 2,000,000 values`; `undefined` if it exceeds none. Counts
 * without parsing: for 16 MiB of `[` alone, the parser needs 760 MB.
 */
function exceedsLimits(body, limits = JSON_LIMITS) {
    const { depth: maxDepth, values: maxValues } = limits;
    let [depth, values] = [0, 1];
    for (let at = 0; at < body.length; at++) {
        const byte = body[at];
        if (byte === QUOTE)
            at = endOfString(body, at);
        else if (byte === BRACKET || byte === BRACE)
            [depth, values] = [depth + 1, values + 1];
        else if (byte === COMMA)
            values += 1;
        else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE)
            depth -= 1;
        if (depth > maxDepth)
            return `has more than ${maxDepth} levels`;
        if (values > maxValues)
            return `has more than ${maxValues.toLocaleString('en')} values`;
    }
    return undefined;
}
/** The index of the closing quotation mark; beyond the body if there is none. */
function endOfString(body, start) {
    let at = start + 1;
    while (at < body.length && body[at] !== QUOTE)
        at += body[at] === BACKSLASH ? 2 : 1;
    return at;
}
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
/** Returns the value that the schema reads, without the fields that it does not name; `undefined` if the JSON does not match it. */
function readJson(schema, json) {
    const result = schema.try(json, { mode: 'strip' });
    return result.ok ? result.value : undefined;
}
/** Lists why `readJson` does not accept JSON. `passthrough` checks fields in the order of the schema, `strip` in that of the document. */
function findIssues(schema, json) {
    const result = schema.try(json, { mode: 'passthrough' });
    return result.ok ? [] : result.issues.map((issue) => ({ path: issue.path, message: messageOf(issue) }));
}
function messageOf(issue) {
    if (issue.code === 'custom_error' && issue.message !== undefined)
        return issue.message;
    if (issue.code !== 'invalid_type')
        return 'is not valid';
    return `must be ${issue.expected.map((type) => (/^[ao]/.test(type) ? `an ${type}` : `a ${type}`)).join(' or ')}`;
}
/** Reads a value that passes a check. Its message is also the one for a field that is absent, for which valita has no expected type. */
function custom(isValid, message) {
    return dist/* unknown */.L5().optional().assert(isValid, message);
}
/** Reads a value with the schema; for a value that does not match it, and for a field that is absent, it returns the fallback. */
function withFallback(schema, fallback) {
    return dist/* unknown */.L5()
        .optional()
        .map((json) => {
        const value = readJson(schema, json);
        return value === undefined ? fallback : value;
    });
}
/** Reads a string; `undefined` for any other value. */
const stringOrNothing = withFallback(dist/* string */.Yj(), undefined);

// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
;// CONCATENATED MODULE: ./build/registry/auth/claims.js



/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
function readClaims(token) {
    const data = readJson(Payload, decodePayload(token));
    if (data === undefined)
        return undefined;
    const { iss, sub, aud, exp, nbf, iat, access } = data;
    const expiresAt = fromSeconds(exp);
    const notBefore = fromSeconds(nbf);
    const issuedAt = fromSeconds(iat);
    return {
        ...(iss !== undefined && { issuer: toLine(iss) }),
        ...(sub !== undefined && { subject: toLine(sub) }),
        audiences: [aud ?? []].flat().slice(0, MAX_AUDIENCES).map(toLine),
        ...(expiresAt && { expiresAt }),
        ...(notBefore && { notBefore }),
        ...(issuedAt && { issuedAt }),
        access: Array.isArray(access) ? access.flatMap(readAccess) : undefined,
        accessShape: Array.isArray(access) ? 'list' : access === undefined || access === null ? 'absent' : 'object',
    };
}
function toLine(name) {
    return (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(name.slice(0, 2 * MAX_NAME)), MAX_NAME);
}
/** Characters. The longest name of an account on Quay has 255; the subject of a workflow on GitHub may be longer. */
const MAX_NAME = 1_000;
const MAX_AUDIENCES = 10;
/** Whether this has the form of a JWT (RFC 7519 section 3): three parts, the first of which is the start of a JSON object. */
function looksLikeJwt(text) {
    return JWT.test(text);
}
/** In base64url, `{` with a quotation mark or a space is `ey` or `ew`. */
const JWT = /^e[wy][\w-]+\.[\w-]+\.[\w-]*$/;
/** The JSON of the second part; `undefined` if there is none. */
function decodePayload(token) {
    const [, payload = ''] = looksLikeJwt(token) ? token.split('.') : [];
    return parseJson(Buffer.from(payload, 'base64url'), PAYLOAD_LIMITS);
}
/** The token of Quay for ten repositories has 80 values. */
const PAYLOAD_LIMITS = { depth: 32, values: 10_000 };
const OptionalSeconds = withFallback(dist/* number */.ai().assert(Number.isFinite), undefined);
const Payload = dist/* object */.Ik({
    iss: stringOrNothing,
    sub: stringOrNothing,
    aud: withFallback(dist/* union */.KC(dist/* string */.Yj(), dist/* array */.YO(dist/* string */.Yj())), undefined),
    exp: OptionalSeconds,
    nbf: OptionalSeconds,
    iat: OptionalSeconds,
    access: dist/* unknown */.L5().optional(),
});
function fromSeconds(seconds) {
    return seconds === undefined ? undefined : toDate(seconds * 1000);
}
/**
 * The date of a number from outside, in milliseconds since the epoch; `undefined` outside the years 1 to 9999, which ISO 8601
 * writes with four digits. An invalid Date would throw where it is printed.
 */
function toDate(milliseconds) {
    return milliseconds >= FIRST_DATE && milliseconds <= LAST_DATE ? new Date(milliseconds) : undefined;
}
const FIRST_DATE = Date.parse('0001-01-01T00:00:00Z');
const LAST_DATE = Date.parse('9999-12-31T23:59:59.999Z');
function readAccess(entry) {
    const data = readJson(AccessEntry, entry);
    if (data === undefined)
        return [];
    const { type, name, actions } = data;
    // A server in Go writes an empty list as null.
    return [{ type, name, actions: actions ?? [] }];
}
const AccessEntry = dist/* object */.Ik({
    type: dist/* string */.Yj(),
    name: dist/* string */.Yj(),
    actions: dist/* array */.YO(dist/* string */.Yj()).nullable().optional(),
});

// EXTERNAL MODULE: ./build/secret.js
var build_secret = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/http/redact.js
/** `METHOD URL` for logs and errors, the URL as `redactUrl` prints it. */
function formatRequest({ method, url }) {
    return `${method} ${redactUrl(url)}`;
}
/**
 * A URL for logs and errors: without user information, fragment and scopes (ten scopes would hide the rest, and the messages name the
 * repository where it matters). The value of each query parameter that may be secret is `…`, and so is the token in the path of Quay's
 * storage proxy.
 */
function redactUrl(url) {
    const parameters = [...url.searchParams].filter(([name]) => name !== 'scope');
    const query = parameters.map(([name, value]) => {
        return `${encodeReadably(name)}=${HARMLESS.has(name) ? encodeReadably(value) : '…'}`;
    });
    const path = url.pathname.replace(STORAGE_PROXY_TOKEN, '$1…');
    return `${url.protocol}//${url.host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
/** With FEATURE_PROXY_STORAGE Quay redirects to `/_storage_proxy/TOKEN/scheme/host/path` for a blob (quay 106bd21d5 storage/downloadproxy.py). */
const STORAGE_PROXY_TOKEN = /^(\/_storage_proxy\/)[^/]+/;
/** Parameters of the token endpoint and of lists. Pre-signed URLs of blobs have their signature in others. */
const HARMLESS = new Set(['service', 'n', 'last', 'page', 'limit', 'artifactType']);
/** Percent-encoded except `:`, `/` and `,`, so that hosts, digests and media types stay readable. */
function encodeReadably(text) {
    return encodeURIComponent(text).replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
}

// EXTERNAL MODULE: ./node_modules/escape-goat/index.js
var escape_goat = __webpack_require__(396);
;// CONCATENATED MODULE: ./build/registry/problem.js




/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
function readProblem(body, contentType) {
    const bytes = Buffer.from(body);
    const { codes, words } = readJsonProblem(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
    const lines = words.slice(0, MAX_ERRORS).map((line) => (0,build_text/* collapseSpace */.i)(line.slice(0, MAX_TEXT_READ)));
    const distinct = new Set(lines.filter((line) => line !== ''));
    return {
        codes: codes.slice(0, MAX_ERRORS).map((code) => (0,build_text/* oneLine */.TN)(code, MAX_CODE_LENGTH)),
        words: cut([...distinct].join('; ')),
    };
}
/** More errors than this, and longer codes, explain nothing more. */
const MAX_ERRORS = 20;
/** Characters. The longest code in use has 30. */
const MAX_CODE_LENGTH = 64;
function readJsonProblem(body) {
    const json = parseJson(body, PROBLEM_LIMITS);
    if (json === undefined)
        return undefined;
    if (typeof json === 'string')
        return { codes: [], words: [json] };
    // Quay's `/v2/` returns `true`, which explains nothing.
    if (typeof json !== 'object' || json === null)
        return { codes: [], words: [] };
    return readErrors(json) ?? readSingleError(json) ?? { codes: [], words: [listKeys(json)] };
}
/** Quay lists the fields of an argument error one level deep. */
const PROBLEM_LIMITS = { depth: 32, values: 10_000 };
/** JSON that is not an error is not quoted, because it may have anything in it, also a token. */
function listKeys(json) {
    const keys = Object.keys(json);
    return Array.isArray(json) || keys.length === 0
        ? ''
        : `JSON with ${keys
            .slice(0, MAX_KEYS)
            .map((key) => (0,build_text/* oneLine */.TN)(key, MAX_CODE_LENGTH))
            .join(', ')}`;
}
const MAX_KEYS = 8;
function readErrors(json) {
    const { errors: entries = [] } = readJson(DistributionErrors, json) ?? {};
    if (entries.length === 0)
        return undefined;
    const errors = entries.map((error) => typeof error === 'string' ? { code: undefined, message: error, detail: undefined } : error);
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
const DistributionErrors = dist/* object */.Ik({
    errors: dist/* array */.YO(dist/* union */.KC(dist/* string */.Yj(), dist/* object */.Ik({ code: stringOrNothing, message: stringOrNothing, detail: stringOrNothing }))),
});
function readSingleError(json) {
    const data = readJson(SingleError, json);
    if (data === undefined)
        return undefined;
    const { error, error_description: description, error_type: type } = data;
    const detail = data.detail || data.error_message || formatMessage(data.message) || data.title;
    const words = [formatMessage(error), description ?? '', detail ?? ''].filter((word) => word !== '');
    if (words.length === 0)
        return undefined;
    const code = type || (description && typeof error === 'string' ? error : '');
    return { codes: code ? [code] : [], words };
}
const SingleError = dist/* object */.Ik({
    error: dist/* unknown */.L5().optional(),
    error_description: stringOrNothing,
    error_type: stringOrNothing,
    error_message: stringOrNothing,
    message: dist/* unknown */.L5().optional(),
    detail: stringOrNothing,
    title: stringOrNothing,
});
/** `{"limit": "Max 100."}` (Quay's argument errors) as `limit: Max 100.` */
function formatMessage(message) {
    if (typeof message === 'string')
        return message;
    if (typeof message !== 'object' || message === null)
        return '';
    const fields = Object.entries(message).map(([field, value]) => `${field}: ${joinValues(value)}`);
    return fields.join('; ');
}
/** Nested objects are omitted: a deep one would overflow the stack. */
function joinValues(value) {
    return [value]
        .flat()
        .filter((part) => typeof part !== 'object')
        .join(', ');
}
function readText(body, contentType) {
    const head = new TextDecoder().decode(body.subarray(0, MAX_TEXT_READ));
    // JSON that was cut off, which is not quoted either.
    if (DAMAGED_JSON.test(head))
        return '';
    const tagged = /^\s*</.test(head) || (/html|xml/i.test(contentType ?? '') && /<\/[a-z]/i.test(head));
    return tagged ? readHtml(head) : head;
}
const DAMAGED_JSON = /^\s*(?:[{"]|\[\s*[[{"])/;
/** Bytes. A title is within them; the time of the search for it is quadratic. */
const MAX_TEXT_READ = 16_384;
function readHtml(html) {
    const title = withoutTags(/<title\b[^>]*>(.*?)<\/title/is.exec(html)?.[1] ?? '');
    const heading = withoutTags(/<h1\b[^>]*>(.*?)<\/h1/is.exec(html)?.[1] ?? '');
    if (title.includes(heading))
        return title || withoutTags(html.replace(/<(script|style)\b.*?<\/\1>/gis, ''));
    return heading.includes(title) ? heading : `${title}: ${heading}`;
}
function withoutTags(html) {
    return (0,build_text/* collapseSpace */.i)((0,escape_goat/* htmlUnescape */.S)(html.replace(/<[^>]*>?/g, ' ')));
}
function cut(line) {
    if (line.length <= MAX_WORDS)
        return line;
    // Do not cut within a surrogate pair.
    return `${line.slice(0, MAX_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** UTF-16 units: a line of a log. */
const MAX_WORDS = 300;

;// CONCATENATED MODULE: ./build/registry/refusal.js



/**
 * Whether the registry says that it does not have the content: status 404, with an error code that means so, or with an empty body and
 * the header by which a registry identifies itself. Any other 404 may come from a gateway or a portal and says nothing about the
 * registry: evidence must not count as missing because of it.
 */
function isAbsent({ status, body, header }) {
    if (status !== 404)
        return false;
    if (body.length === 0)
        return header('docker-distribution-api-version') !== undefined;
    return readProblem(body, header('content-type')).codes.some((code) => ABSENCE_CODE.test(code));
}
/**
 * MANIFEST_UNKNOWN and similar codes of the specification, Harbor's NOT_FOUND and Quay's TAG_EXPIRED. Gateways have codes of their own.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes
 */
const ABSENCE_CODE = /^(?:[A-Z_]+_UNKNOWN|NOT_FOUND|TAG_EXPIRED)$/;
/**
 * The error for a response that is not what was requested. The request, the status and the registry's words follow the message.
 * @param message whole sentences: what is wrong, and what to change.
 */
function responseError({ sent, response }, message) {
    const { method, url } = sent;
    const { status } = response;
    const { codes, words } = readProblem(response.body, response.header('content-type'));
    const said = words === '' ? '' : ` (${words})`;
    const explanation = explainRedirect(url, response) ?? explainPlainHttp(url, { status, words }) ?? message;
    return new build_error/* RegistryError */.gl(`${explanation} ${formatRequest(sent)} returned ${status}${said}.`, {
        method,
        url: redactUrl(url),
        status,
        codes,
    });
}
/** The same as `responseError`, without the words of the registry where a status of 2xx says that the body has, or may have half of, a token. */
function tokenResponseError({ sent, response }, message) {
    const isRefusal = response.status < 200 || response.status >= 300;
    return responseError({ sent, response: isRefusal ? response : { ...response, body: Buffer.alloc(0) } }, message);
}
/** nginx and servers in Go have a status and words for it. They decide only about the message. */
function explainPlainHttp({ protocol, host }, { status, words }) {
    if (protocol !== 'http:' || status !== 400 || !/HTTPS (?:server|port)/i.test(words))
        return undefined;
    return `${host} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`;
}
function explainRedirect(from, { status, header }) {
    const location = status >= 300 && status < 400 ? header('location') : undefined;
    const target = location === undefined ? null : URL.parse(location, from.href);
    if (target === null)
        return undefined;
    return `The registry redirects to ${target.origin}. Redirects are not followed, so that the token is not sent to another host. Use the host name of the registry itself (Quay: SERVER_HOSTNAME).`;
}
/**
 * The error for a response with an unexpected status.
 * @param message whole sentences: what was expected. A better explanation replaces it if the server failed.
 */
function unexpectedStatus(exchange, message) {
    const { status } = exchange.response;
    if (status >= 500)
        return responseError(exchange, SERVER_FAILED);
    return responseError(exchange, status === 404 ? `${message} ${AMBIGUOUS_404}` : message);
}
const AMBIGUOUS_404 = 'A registry that does not have the content returns a code such as MANIFEST_UNKNOWN; a 404 without one may come from a gateway in front of the registry. Check the gateway and its routes.';
/** The explanation of a 5xx after the retries. */
const SERVER_FAILED = 'The registry or a proxy in front of it failed. Check its status page or its logs, then run the step again.';
/** The error for content that does not have the digest by which it was requested. */
function digestMismatch(sent, content, { expected, actual }) {
    return new build_error/* RegistryError */.gl(`The registry returned a ${content} with digest ${actual}, expected ${expected}. The registry or a proxy altered the content; do not trust it. ${formatRequest(sent)} returned 200.`, { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/scope.js
/**
 * `repository:ns/repo:pull,push`, the value of one `scope` parameter.
 * @see https://distribution.github.io/distribution/spec/auth/scope/
 */
function formatScope(scope) {
    return `repository:${scope.repository}:${scope.actions.join(',')}`;
}
/**
 * The requested actions that were not granted, in the order requested.
 * Quay returns 200 with fewer or no actions, or omits the repository, so that only this comparison finds a refusal.
 */
function missingActions(requested, granted) {
    const entries = granted.filter((access) => access.type === 'repository' && access.name === requested.repository);
    const actions = new Set(entries.flatMap((access) => access.actions));
    return actions.has('*') ? [] : requested.actions.filter((action) => !actions.has(action));
}

;// CONCATENATED MODULE: ./build/registry/auth/token-form.js
/** The name of the token that `/api/v1` accepts. */
const OAUTH_TOKEN = 'an OAuth 2 access token';
const ROBOT_TOKEN = 'a robot token';
const APP_TOKEN = 'an application-specific token';
/**
 * The kind of a token by its form, such as `a robot token`; `undefined` if it has none of the forms of Quay. For messages only: another
 * version of Quay may have other forms.
 * @see quay ffba0c70e oauth/utils.py, data/model/oauth.py, data/database.py RobotAccountToken and AppSpecificAuthToken, and the recordings
 */
function nameTokenForm(token) {
    if (MIXED_CASE_OAUTH_TOKEN.test(token))
        return OAUTH_TOKEN;
    return /^[A-Z0-9]+$/.test(token) ? FORMS.get(token.length) : undefined;
}
/** "Generate Token" makes tokens of letters in both cases and digits. Without an upper-case letter it may be the hash of a commit. */
const MIXED_CASE_OAUTH_TOKEN = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9]{40}$/;
/** By the number of characters. */
const FORMS = new Map([
    [40, OAUTH_TOKEN],
    [64, ROBOT_TOKEN],
    [120, APP_TOKEN],
]);
/**
 * Where a refused password belongs by its form: a sentence about it, and what to set instead; `undefined` if it is where it belongs, or has
 * no known form.
 * @param username `$oauthtoken` for the input oauth-token.
 */
function explainMisplacedToken(username, password) {
    const form = nameTokenForm(password);
    const isPlaced = (form === OAUTH_TOKEN && username === '$oauthtoken') ||
        (form === ROBOT_TOKEN && username.includes('+')) ||
        (form === APP_TOKEN && username === '$app');
    if (form === undefined || isPlaced)
        return undefined;
    const input = username === '$oauthtoken' ? 'oauth-token' : `The password of ${username}`;
    return `${input} has the form of ${form}. ${ADVICE[form]}`;
}
const ADVICE = {
    [OAUTH_TOKEN]: 'Set it as oauth-token, without username and password.',
    [ROBOT_TOKEN]: 'Set it as password, with the name of its robot as username, for example acme+ci.',
    [APP_TOKEN]: 'Set it as password, with $app as username.',
};
/** The service that a token is for, if its prefix says that it is not for Quay: such a token must not be sent to a registry. */
function nameForeignService(token) {
    return Object.entries(PREFIXES).find(([, prefix]) => prefix.test(token))?.[0];
}
/**
 * @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats,
 * https://docs.gitlab.com/security/tokens/#token-prefixes and https://docs.docker.com/security/access-tokens/
 */
const PREFIXES = {
    GitHub: /^(?:gh[a-z]_|github_pat_)/,
    GitLab: /^gl[a-z]{2,6}-/,
    'Docker Hub': /^dckr_[a-z]+_/,
    OpenShift: /^sha256~/,
};

;// CONCATENATED MODULE: ./build/registry/auth/token.js







/** A JWT with ten scopes is under 4 KiB; other registries may send more. */
const MAX_TOKEN_RESPONSE_BYTES = 1 << 20;
/**
 * Exchanges a login for a registry token. Each token in the response is masked before anything else uses it.
 * @throws RegistryError if the registry refuses, with its own words; NetworkError.
 * @see https://distribution.github.io/distribution/spec/auth/token/ and quay ffba0c70e endpoints/v2/v2auth.py
 */
async function exchangeToken(http, request, { now, mask }) {
    const sent = { method: 'GET', url: tokenUrl(request) };
    const response = await http.send({
        ...sent,
        headers: basicAuthorization(request.login),
        maxBytes: MAX_TOKEN_RESPONSE_BYTES,
        // Quay returns 500 if the password is a JWT that it does not accept; a retry would not help.
        finalStatuses: hasJwtPassword(request.login) ? [500] : [],
    });
    const body = parseJson(response.body);
    for (const secret of findTokens(body))
        mask(secret);
    const read = response.status === 200 ? readToken(body, request.authority, now()) : { why: '' };
    if ('token' in read)
        return { kind: 'token', token: read.token };
    const error = tokenResponseError({ sent, response }, explainTokenRefusal(response, request, read.why));
    if (response.status === 200 || response.status === 400 || response.status === 404)
        return { kind: 'declined', error };
    throw error;
}
function tokenUrl({ authority, scopes }) {
    const url = new URL(authority.realm);
    url.searchParams.set('service', authority.service);
    for (const scope of scopes)
        url.searchParams.append('scope', formatScope(scope));
    return url;
}
function basicAuthorization(login) {
    if (login === undefined)
        return {};
    return { authorization: `Basic ${basicCredentials(login)}` };
}
/** `base64(username:password)`, as secret as the password. */
function basicCredentials({ username, password }) {
    return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}
function hasJwtPassword(login) {
    return login !== undefined && looksLikeJwt(login.password.reveal());
}
/**
 * All strings of a response that may be a token, for any status and under any of the names in use. An unexpected response is quoted in
 * an error, so they are masked first.
 */
function findTokens(body) {
    if (typeof body !== 'object' || body === null)
        return [];
    const named = Object.entries(body).filter(([name]) => /token$/i.test(name));
    const values = named.flatMap(([, value]) => typeof value === 'string' && (0,build_secret/* explainInvalidToken */.S)(value) === undefined ? value : []);
    return [...new Set(values)].map((value) => new build_secret/* Secret */.z(value));
}
/** A field of another type counts as absent: only the token is required. */
const TokenBody = dist/* object */.Ik({
    token: stringOrNothing,
    access_token: stringOrNothing,
    expires_in: withFallback(dist/* number */.ai().assert(Number.isFinite), undefined),
    issued_at: stringOrNothing,
});
function readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const data = readJson(TokenBody, body);
    const value = data?.token || data?.access_token;
    if (data === undefined || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = readClaims(value);
    const expiresAt = claims?.expiresAt ?? statedExpiry(data, now);
    return {
        token: { secret: new build_secret/* Secret */.z(value), ...(claims && { claims }), ...(expiresAt && { expiresAt }), authority },
    };
}
/**
 * The specification says that a token without `exp` and `expires_in` is valid for 60 seconds. The same is assumed if they lead to a date
 * in the past. `undefined` if they lead to no date that can be written: such a token never expires.
 */
function statedExpiry(body, now) {
    const { issued_at: issued = '', expires_in: seconds = DEFAULT_LIFETIME } = body;
    const issuedAt = RFC_3339.test(issued) ? Date.parse(issued) : Number.NaN;
    const lifetime = seconds > 0 ? seconds : DEFAULT_LIFETIME;
    const expiry = toDate(issuedAt + lifetime * 1000);
    return expiry !== undefined && expiry > now ? expiry : toDate(now.getTime() + lifetime * 1000);
}
/** Seconds. */
const DEFAULT_LIFETIME = 60;
/** `Date.parse` alone accepts nearly any string with a number in it. */
const RFC_3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
/** @param why why a response with status 200 has no token. */
function explainTokenRefusal({ status }, { login, authority }, why) {
    if (status === 401)
        return explainRefusedLogin(login);
    if (status === 429)
        return TOO_MANY_EXCHANGES;
    if (status === 500 && hasJwtPassword(login)) {
        return `Quay did not accept the JWT that was given as the password of ${login?.username}. It has expired (the password of a federated robot is valid for an hour), or another issuer issued it.`;
    }
    if (status === 200)
        return `${why} Check that the host is a registry, without a web page in front of it.`;
    if (status >= 500)
        return SERVER_FAILED;
    return `Could not get a token from ${authority.realm.host} for the service ${authority.service}. Check the inputs registry and service.`;
}
function explainRefusedLogin(login) {
    if (login === undefined)
        return 'The registry refused to issue a token without credentials. Set username and password.';
    const misplaced = explainMisplacedToken(login.username, login.password.reveal());
    if (misplaced !== undefined)
        return `The registry refused the credentials: ${misplaced}`;
    if (login.username === '$oauthtoken') {
        return 'The registry refused the OAuth access token. It has expired, was deleted, or belongs to another registry. Create a new one in Quay, in the OAuth application that it belongs to.';
    }
    return `The registry refused the credentials of ${login.username}. Check username and password (the username of a robot is namespace+robot, its password the robot token). They are not sent again, because Quay locks an account for a while after a wrong password.`;
}
const TOO_MANY_EXCHANGES = 'Quay limits how often tokens are requested, and locks an account for a while after a wrong password. Wait, then run the step again.';

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
;// CONCATENATED MODULE: ./build/inputs/file.js


/** A file that cannot be used. The message is a predicate about the file, without its path and its content: `does not exist`. */
class FileError extends Error {
    name = 'FileError';
    /** The code of the system error; `undefined` if the file exists, but is not a regular file or is too large. */
    code;
    constructor(message, code) {
        super(message);
        this.code = code;
    }
}
/**
 * Reads a file that an input, a variable or a default names. Only regular files are read: a FIFO may block forever, and a device may
 * never end. The limit is checked while reading, since the size of a file may change, and files in /proc have the size 0.
 * @param path relative to the working directory, or absolute. Links are followed.
 * @param maxBytes above it, nothing is returned.
 * @throws FileError
 */
function readRegularFile(path, maxBytes) {
    // Opening a device may have effects, so check before opening too. The check of the handle is the one that counts.
    checkRegular(attempt(() => (0,external_node_fs_.statSync)(path)));
    // Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither flag.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = external_node_fs_.constants;
    const handle = attempt(() => (0,external_node_fs_.openSync)(path, O_RDONLY | O_NONBLOCK | O_NOCTTY));
    try {
        const { size } = checkRegular(attempt(() => (0,external_node_fs_.fstatSync)(handle)));
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        return attempt(() => readUpTo(handle, maxBytes));
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}
function checkRegular(stats) {
    if (stats.isDirectory())
        throw new FileError('is a folder');
    if (!stats.isFile())
        throw new FileError('is not a regular file');
    return stats;
}
function readUpTo(handle, maxBytes) {
    const chunks = [];
    let total = 0;
    for (;;) {
        const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, maxBytes + 1 - total));
        const length = (0,external_node_fs_.readSync)(handle, chunk);
        if (length === 0)
            return Buffer.concat(chunks);
        total += length;
        if (total > maxBytes)
            throw tooLarge(maxBytes);
        chunks.push(chunk.subarray(0, length));
    }
}
const CHUNK_BYTES = 65_536;
function tooLarge(maxBytes) {
    const [size, unit] = maxBytes >= 1 << 20 ? [maxBytes / (1 << 20), 'MiB'] : [maxBytes / 1024, 'KiB'];
    return new FileError(`is larger than ${size} ${unit}`);
}
function attempt(work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof FileError)
            throw error;
        const code = (0,build_error/* codeOf */.$N)(error);
        throw new FileError(REASONS[code] ?? `cannot be read (${code})`, code);
    }
}
const REASONS = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'cannot be read: this user has no permission (EACCES)',
    ENAMETOOLONG: 'does not exist: the path is too long (ENAMETOOLONG)',
};

;// CONCATENATED MODULE: ./build/credentials/auth-file.js




/**
 * Reads an auth file.
 * @returns `undefined` if the file does not exist, and neither an input nor a variable names it, or if it is empty, and no input does.
 * @throws InputError that names the file and the problem, but not its content. An invalid file is an error even if no input names
 *   it: it may have the entry, and to continue without credentials would be wrong.
 */
function readAuthFile(file) {
    const content = readContent(file);
    if (content === undefined || (file.reason !== 'input' && content.toString().trim() === ''))
        return undefined;
    const data = readJson(Content, parseContent(content, file));
    if (data === undefined)
        throw authFileError(file, `is not an auth file. ${EXPECTED_CONTENT}`);
    const { auths, credHelpers, credsStore, ...otherSettings } = data;
    if (file.reason === 'input' && [auths, credHelpers, credsStore].every((part) => part === undefined)) {
        throw authFileError(file, `is not an auth file: it has none of auths, credHelpers and credsStore. ${EXPECTED_CONTENT}`);
    }
    return {
        path: file.path,
        auths: auths ?? {},
        credHelpers: credHelpers ?? {},
        credsStore: credsStore ?? '',
        otherSettings,
    };
}
const EXPECTED_CONTENT = 'Expected a file that docker login or podman login wrote, for example: {"auths": {"quay.io": {"auth": "…"}}}.';
const Content = dist/* object */.Ik({
    auths: dist/* record */.g1().nullable().optional(),
    credHelpers: dist/* record */.g1(dist/* string */.Yj()).nullable().optional(),
    credsStore: dist/* string */.Yj().nullable().optional(),
})
    .rest(dist/* unknown */.L5());
function readContent(file) {
    if (file.content !== undefined)
        return Buffer.from(file.content);
    try {
        return readRegularFile(file.path, MAX_AUTH_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof FileError))
            throw error;
        const mayBeAbsent = file.reason === 'default' || file.reason === 'login';
        if (mayBeAbsent && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return undefined;
        throw authFileError(file, `${error.message}.`);
    }
}
/** The same limit as for the output of a helper; hundreds of logins fit. */
const MAX_AUTH_FILE_BYTES = 1 << 20;
/** Does not have the message of the parser, which quotes the file, and so possibly a password. */
function parseContent(content, file) {
    const parsed = parseJson(content);
    if (parsed === undefined)
        throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
    return parsed;
}
function authFileError({ path, reason }, problem) {
    return new build_error/* InputError */.dz(`${path} ${problem} ${auth_file_ADVICE[reason]}`);
}
const auth_file_ADVICE = {
    input: 'Set auth-file to the path of the file that docker login or podman login wrote.',
    variable: 'The variable REGISTRY_AUTH_FILE names it, and no input gives credentials. Unset the variable, write the file in an earlier step, or set username and password.',
    content: 'This variable is read for credentials because no input gives any. Correct or unset it, or set username and password.',
    default: 'This file is searched for credentials because no input gives any. Correct or remove it, set auth-file to another file, or set username and password.',
    login: 'login: true keeps the other logins and settings of this file for later steps. Correct or remove it.',
};

;// CONCATENATED MODULE: ./build/credentials/auth-file-entry.js




/**
 * Reads one entry of `auths`. As in docker and go-containerregistry, `registrytoken` takes precedence, and `auth` over `username` and
 * `password`. An empty entry, with which docker marks a login in the store, is `none`.
 * @param key the key of the entry in `auths`.
 * @throws InputError for an incomplete or invalid entry, and for an `identitytoken` alone: exchanging it takes a POST, which Quay
 *   responds to with 405 (recording `auth-post`).
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/types/authconfig.go
 */
function readEntry({ path, auths }, key) {
    const unusable = (problem, advice = LOGIN_AGAIN) => new build_error/* InputError */.dz(`${path}: the entry ${JSON.stringify(key)} cannot be used: ${problem}. ${advice}`);
    const entry = readJson(AuthEntry, auths[key]);
    if (entry === undefined)
        throw unusable('it is not an object whose fields, such as auth, are strings');
    if (entry.registrytoken)
        return { kind: 'registry-token', token: new build_secret/* Secret */.z(entry.registrytoken), from: path };
    const login = entry.auth
        ? decodeAuth(entry.auth)
        : { username: entry.username ?? '', password: entry.password ?? '' };
    if (login === undefined)
        throw unusable('its auth is not the Base64 of user:password');
    const { username, password } = login;
    if (username !== '' && password !== '') {
        return { kind: 'found', username, password: new build_secret/* Secret */.z(password), from: path };
    }
    if (entry.identitytoken)
        throw unusable('it has only an identity token', IDENTITY_TOKEN_ADVICE);
    if (username === '' && password === '')
        return { kind: 'none' };
    throw unusable(`it has ${username === '' ? 'a password, but no username' : 'a username, but no password'}`);
}
/** Go reads `null` as an absent field, and so does this schema. */
const OptionalString = dist/* string */.Yj().nullable().optional();
/** The fields that docker reads of an entry. If one of them has another type, docker rejects the whole file. */
const AuthEntry = dist/* object */.Ik({
    auth: OptionalString,
    username: OptionalString,
    password: OptionalString,
    identitytoken: OptionalString,
    registrytoken: OptionalString,
})
    .rest(dist/* unknown */.L5());
const LOGIN_AGAIN = 'Expected an entry that docker login or podman login wrote, {"auth": "<Base64 of user:password>"}. Log in again, or set username and password.';
/** What to do about an identity token, in a file or from a helper. */
const IDENTITY_TOKEN_ADVICE = 'Quay does not issue or accept identity tokens. Log in with a username and password, or with a robot account and its token.';
/**
 * Decodes `auth`. The password may contain colons and may be empty. Whitespace and missing padding in the Base64 are ignored, and so
 * are line ends and NULs after the password: `echo user:password | base64` and docker write them.
 * @returns `undefined` for anything else, and if the username is empty, for which docker rejects the whole file.
 */
function decodeAuth(auth) {
    const base64 = auth.replace(/\s/g, '');
    if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64))
        return undefined;
    const decoded = decodeUtf8(Buffer.from(base64, 'base64'));
    const [, username = '', password = ''] = /^([^:]+):(.*?)[\0\r\n]*$/s.exec(decoded) ?? [];
    return username === '' ? undefined : { username, password };
}
/** Returns an empty string, which is not a login, for bytes that are not UTF-8. */
function decodeUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./build/credentials/auth-file-key.js
/**
 * Reads `host[:port][/path]`, with or without a scheme. The paths `/v1/` and `/v2/` (after a scheme also without the last slash) are
 * addresses of the registry's API and mean the whole host, while `quay.io/v2` is a namespace that may exist. An invalid host needs no
 * error, since it matches no registry.
 */
function readAuthKey(key) {
    const [, scheme = '', host = '', path = ''] = KEY.exec(key) ?? [];
    const isApi = scheme === '' ? /^\/v[12]\/$/.test(path) : /^\/v[12]\/?$/.test(path);
    return { host: host.toLowerCase(), path: isApi ? '' : path.replace(/^\//, '').replace(/\/$/, '') };
}
const KEY = /^(https?:\/\/)?([^/]*)(.*)$/is;
/**
 * Returns the keys that apply to the target, the most specific first: `quay.io/org/repo`, `quay.io/org`, `quay.io`. Host and port must
 * be equal, and paths match by whole components. Of two spellings of one key, the plain one comes first.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (authKeyLookupOrder)
 */
function matchAuthKeys(keys, target) {
    const ofHost = keys.filter((key) => readAuthKey(key).host === target.registry);
    return pathAndParents(target.repository).flatMap((path) => {
        const plain = path === '' ? target.registry : `${target.registry}/${path}`;
        const spellings = ofHost.filter((key) => readAuthKey(key).path === path);
        return [...spellings.filter((key) => key === plain), ...spellings.filter((key) => key !== plain)];
    });
}
/** `a/b/c`, `a/b`, `a` and the empty path. */
function pathAndParents(repository) {
    const components = repository === '' ? [] : repository.split('/');
    return [...components.map((_, index) => components.slice(0, components.length - index).join('/')), ''];
}

;// CONCATENATED MODULE: ./build/credentials/auth-file-lookup.js




/**
 * Returns the login of the first file that has one for the target, never an entry of another host; `none` means anonymous.
 *
 * Order within a file: entries for the repository and its namespaces, the helper of the host in `credHelpers`, otherwise `credsStore`,
 * last the entry for the host. Only containers/image knows entries with a path. It asks the helper before them, but a helper knows only
 * hosts, so an entry with a path is more specific. containers/image ignores `credsStore`. docker ignores the entry for the host if a
 * helper is configured; here it is used if the helper has no login.
 * @throws InputError for a file, an entry or a helper that is needed and invalid.
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (getConfiguredCredentialStore)
 */
async function findLogin(files, target, helpers) {
    for (const path of files) {
        const file = readAuthFile(path);
        const login = file === undefined ? NO_LOGIN : await findLoginIn(file, target, helpers);
        if (login.kind !== 'none')
            return login;
    }
    return NO_LOGIN;
}
/**
 * Explains, where `findLogin` found no login, what each of the files has instead. Keys are not secret.
 * @throws InputError as `findLogin` does.
 */
function explainNoLogin(files, target) {
    return files.map((path) => {
        const file = readAuthFile(path);
        return file === undefined ? `${path.path} does not exist or is empty` : explainNoLoginIn(file, target);
    });
}
const NO_LOGIN = { kind: 'none' };
async function findLoginIn(file, target, helpers) {
    const keys = matchAuthKeys(Object.keys(file.auths), target);
    const ofPath = firstLogin(file, keys.filter((key) => readAuthKey(key).path !== ''));
    if (ofPath.kind !== 'none')
        return ofPath;
    const name = helperOf(file, target.registry);
    const ofHelper = name === '' ? NO_LOGIN : await helpers.login({ name, namedIn: file.path }, target.registry);
    if (ofHelper.kind !== 'none')
        return ofHelper;
    return firstLogin(file, keys.filter((key) => readAuthKey(key).path === ''));
}
function firstLogin(file, keys) {
    for (const key of keys) {
        const login = readEntry(file, key);
        if (login.kind !== 'none')
            return login;
    }
    return NO_LOGIN;
}
/** The name of the helper for a registry; `''` for none. Like docker, an empty name in `credHelpers` means none. */
function helperOf({ credHelpers, credsStore }, registry) {
    const [key] = matchAuthKeys(Object.keys(credHelpers), { registry, repository: '' });
    return (key === undefined ? undefined : credHelpers[key]) ?? credsStore;
}
function explainNoLoginIn(file, target) {
    const { registry, repository } = target;
    const keys = Object.keys({ ...file.auths, ...file.credHelpers });
    const matched = new Set(matchAuthKeys(keys, target));
    const others = keys.filter((key) => !matched.has(key));
    const hasOtherPaths = others.some((key) => readAuthKey(key).host === registry);
    const host = hasOtherPaths ? `the whole host ${registry}` : registry;
    const wanted = hasOtherPaths && repository !== '' ? `${registry}/${repository}` : host;
    const helper = helperOf(file, registry);
    const entry = matchAuthKeys(Object.keys(file.auths), target).length > 0 ? 'only an empty entry' : 'no entry';
    return [
        `${file.path} has ${entry} for ${wanted}`,
        helper === '' ? '' : `, and docker-credential-${helper} has no login for it`,
        others.length === 0 ? '; it has no other entries' : `; it has entries for: ${auth_file_lookup_listKeys(others)}`,
        hasOtherPaths && repository === '' ? '; set repositories to repositories that one of these entries covers' : '',
    ].join('');
}
function auth_file_lookup_listKeys(keys) {
    const shown = keys.slice(0, auth_file_lookup_MAX_KEYS).map((key) => (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(key)));
    return [...shown, ...(keys.length > auth_file_lookup_MAX_KEYS ? [`… (${keys.length} in total)`] : [])].join(', ');
}
/** Enough to find a typing error. */
const auth_file_lookup_MAX_KEYS = 10;

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
;// CONCATENATED MODULE: ./build/credentials/auth-file-paths.js

/**
 * Returns the auth files to search, in order: the input `auth-file` alone, otherwise `$REGISTRY_AUTH_FILE` alone, otherwise the content of
 * `$DOCKER_AUTH_CONFIG`, podman's file of the session, docker's in `$DOCKER_CONFIG`, docker's in the home folder. An empty variable counts
 * as not set. podman reads without credentials if the file of `$REGISTRY_AUTH_FILE` does not exist; here it is an error, as for the input.
 * @param authFile the input, empty where it is not given; `~/` is the home folder, since no shell has expanded it.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-auth.json.5.md
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (DOCKER_AUTH_CONFIG)
 */
function findAuthFiles(authFile, { environment, homeFolder }) {
    const { REGISTRY_AUTH_FILE: variable, DOCKER_AUTH_CONFIG: content } = environment;
    if (authFile !== '') {
        const path = authFile.startsWith('~/') ? (0,external_node_path_.join)(homeFolder, authFile.slice(2)) : authFile;
        return [{ path: (0,external_node_path_.resolve)(path), reason: 'input' }];
    }
    if (variable)
        return [{ path: (0,external_node_path_.resolve)(variable), reason: 'variable' }];
    const ofDocker = [dockerFolder({ environment, homeFolder }), (0,external_node_path_.resolve)(homeFolder, '.docker')];
    const paths = [containersFile(environment), ...ofDocker.map((folder) => (0,external_node_path_.join)(folder, 'config.json'))];
    const files = [...new Set(paths)].filter((path) => path !== undefined);
    return [
        ...(content ? [{ path: 'DOCKER_AUTH_CONFIG', reason: 'content', content }] : []),
        ...files.map((path) => ({ path, reason: 'default' })),
    ];
}
/** The file of podman, skopeo and buildah for the session; `undefined` where neither variable is set. */
function containersFile(environment) {
    if (environment.REGISTRY_AUTH_FILE)
        return (0,external_node_path_.resolve)(environment.REGISTRY_AUTH_FILE);
    return environment.XDG_RUNTIME_DIR ? (0,external_node_path_.resolve)(environment.XDG_RUNTIME_DIR, 'containers/auth.json') : undefined;
}
/**
 * Returns all files that podman, skopeo and buildah search before docker's, in order. These are more than `findAuthFiles` returns: a
 * login must keep each entry that these clients find today.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (getAuthFilePaths, getPathToAuth)
 */
function findContainersFiles({ environment, homeFolder, userId, }) {
    const ofSession = containersFile(environment);
    if (environment.REGISTRY_AUTH_FILE && ofSession !== undefined)
        return [ofSession];
    const ofUser = userId === undefined ? undefined : `/run/containers/${userId}/auth.json`;
    const ofHome = resolve(environment.XDG_CONFIG_HOME || join(homeFolder, '.config'), 'containers/auth.json');
    return [...new Set([ofSession ?? ofUser, ofHome])].filter((path) => path !== undefined);
}
/** Returns the folder in which the docker CLI, and the clients that follow it, keep their configuration. */
function dockerFolder({ environment, homeFolder }) {
    return (0,external_node_path_.resolve)(environment.DOCKER_CONFIG || (0,external_node_path_.join)(homeFolder, '.docker'));
}

;// CONCATENATED MODULE: ./build/credentials/helper-process.js
/** Runs a helper without a shell. After the deadline, or above the output limit, it is killed with all processes that it started. */
async function runHelper({ program, verb, input, environment, deadline }) {
    // Few runs need a helper, and the module takes 2 ms to load.
    const { spawn } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 421, 19));
    try {
        // As the leader of a process group, so that the whole group can be killed. Windows has no process groups.
        const options = { env: withoutActionVariables(environment), detached: !IS_WINDOWS };
        return await watch(spawn(program, [verb], options), input, deadline);
    }
    catch (error) {
        // For a name that is too long, or a program for another processor, spawn throws instead of emitting an event.
        return notStarted(error);
    }
}
const IS_WINDOWS = process.platform === 'win32';
function watch(child, input, deadline) {
    // A helper may exit without reading its stdin, which is not a failure.
    child.stdin.on('error', () => undefined).end(input);
    return new Promise((resolve) => {
        const abort = (run) => {
            clearTimeout(timer);
            kill(child);
            resolve(run);
        };
        const timer = setTimeout(() => abort({ kind: 'timed-out' }), deadline);
        const onTooLong = () => abort({ kind: 'too-long' });
        const readStdout = collect(child.stdout, onTooLong);
        const readStderr = collect(child.stderr, onTooLong);
        child.on('error', (error) => abort(notStarted(error)));
        child.on('close', (exitCode, signal) => {
            clearTimeout(timer);
            const stdout = readStdout();
            if (exitCode === 0)
                resolve({ kind: 'succeeded', stdout });
            else
                resolve({ kind: 'failed', status: signal ?? `exit ${exitCode}`, stdout, stderr: readStderr() });
        });
    });
}
function notStarted(error) {
    if (!(error instanceof Error))
        return { kind: 'not-started', code: String(error) };
    return { kind: 'not-started', code: 'code' in error ? `${error.code}` : error.name };
}
/** Removes the inputs and the state of the action and the tokens of the runner: with them a helper could act as the job. */
function withoutActionVariables(environment) {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|STATE|ACTIONS)_/i.test(name)));
}
/** Collects the output of a stream; the returned function returns it as a string. */
function collect(stream, onTooLong) {
    const chunks = [];
    let size = 0;
    stream.on('data', (chunk) => {
        size += chunk.length;
        if (size > MAX_OUTPUT_BYTES)
            onTooLong();
        else
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks).toString('utf8');
}
/** Bytes of each stream. The output is one login, or a list of hosts. */
const MAX_OUTPUT_BYTES = 1_048_576;
function kill(child) {
    const { pid, stdout, stderr } = child;
    // A process that left the group may keep the streams open, which would keep this process running.
    stdout.destroy();
    stderr.destroy();
    if (pid === undefined)
        return;
    try {
        if (IS_WINDOWS)
            child.kill('SIGKILL');
        else
            process.kill(-pid, 'SIGKILL');
    }
    catch {
        // All processes of the group have ended.
    }
}

;// CONCATENATED MODULE: ./build/credentials/helper.js







/** Milliseconds: enough for a helper that requests a login from a cloud, too short to wait for a person at a prompt. */
const HELPER_DEADLINE = 30_000;
/** Runs credential helpers; asks each of them once per registry. */
class CredentialHelpers {
    #environment;
    #deadline;
    #logins = new Map();
    /**
     * @param environment of the step. Its PATH finds the helper.
     * @param deadline milliseconds that a helper may take.
     */
    constructor(environment, deadline = HELPER_DEADLINE) {
        this.#environment = environment;
        this.#deadline = deadline;
    }
    /**
     * Returns the login that a helper has for a registry.
     * @param host `host[:port]`
     * @returns `none` if the helper reports that it has none, or returns neither username nor secret (anonymous for docker).
     * @throws InputError with the helper, the file that names it, the problem and advice, but never the output: it may have the secret.
     * @see https://github.com/docker/docker-credential-helpers/blob/v0.9.3/client/client.go
     */
    login(helper, host) {
        const key = JSON.stringify([helper.name, helper.namedIn, host]);
        const login = this.#logins.get(key) ?? this.#get(helper, host);
        this.#logins.set(key, login);
        return login;
    }
    /**
     * Lists the servers for which a helper has a login, as the helper spells them. Many helpers cannot list.
     * @throws InputError if the name is not valid for a program.
     */
    async servers(helper) {
        const run = await this.#run(helper, 'list', '');
        if (run.kind === 'not-started')
            return { kind: 'no-helper', reason: this.#explain(run) };
        if (run.kind !== 'succeeded')
            return { kind: 'no-list', reason: this.#explain(run) };
        const logins = readJson(dist/* record */.g1(dist/* string */.Yj()), parseJson(Buffer.from(run.stdout)));
        return logins === undefined
            ? { kind: 'no-list', reason: INVALID_OUTPUT }
            : { kind: 'list', servers: Object.keys(logins) };
    }
    async #get(helper, host) {
        const run = await this.#run(helper, 'get', host);
        if (isNotFound(run))
            return { kind: 'none' };
        if (run.kind !== 'succeeded')
            throw helperError(helper, host, `${this.#explain(run)}. ${HELPER_ADVICE}`);
        const output = readJson(Output, parseJson(Buffer.from(run.stdout)));
        const { Username: username = '', Secret: secret = '' } = output ?? {};
        if (output !== undefined && username === '' && secret === '')
            return { kind: 'none' };
        if (username === '<token>')
            throw helperError(helper, host, `returned an identity token. ${IDENTITY_TOKEN_ADVICE}`);
        if (username === '' || secret === '')
            throw helperError(helper, host, `${INVALID_OUTPUT}. ${HELPER_ADVICE}`);
        const from = `${programOf(helper)}, named in ${helper.namedIn}`;
        return { kind: 'found', username, password: new build_secret/* Secret */.z(secret), from };
    }
    #run(helper, verb, input) {
        const [environment, deadline] = [this.#environment, this.#deadline];
        return runHelper({ program: programOf(helper), verb, input, environment, deadline });
    }
    /** The outcome as a predicate. Output is shown only of a failure, and only if it is not JSON, which may have the secret. */
    #explain(run) {
        switch (run.kind) {
            case 'succeeded':
                return INVALID_OUTPUT;
            case 'failed':
                return `failed (${run.status}): ${quoteOutput(run.stdout) || quoteOutput(run.stderr) || 'no message'}`;
            case 'not-started':
                return run.code === 'ENOENT' ? 'is not on the PATH' : `could not be started (${run.code})`;
            case 'timed-out':
                return `did not finish within ${this.#deadline / 1000} s (it may wait for input, for example to unlock a keyring)`;
            case 'too-long':
                return 'wrote more than 1 MiB';
        }
    }
}
/** `docker-credential-NAME`, which is searched on the PATH. */
function programOf({ name, namedIn }) {
    if (/^[\w.-]+$/.test(name))
        return `docker-credential-${name}`;
    throw new build_error/* InputError */.dz(`${namedIn} names ${JSON.stringify(name)} as credential helper, which is not a valid name of a program. Expected only the part after docker-credential-, for example: pass`);
}
/** The helper exits with an error if it has no login. docker and containers/image recognize this case only by its message. */
function isNotFound(run) {
    return run.kind === 'failed' && [run.stdout, run.stderr].some((output) => output.trim() === NOT_FOUND);
}
const NOT_FOUND = 'credentials not found in native keychain';
const Output = dist/* object */.Ik({ Username: dist/* string */.Yj().optional(), Secret: dist/* string */.Yj().optional() });
const INVALID_OUTPUT = 'returned something other than the JSON of the protocol';
function quoteOutput(output) {
    return /[{}]/.test(output)
        ? '(not shown, it may contain a secret)'
        : (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(output), MAX_OUTPUT_SHOWN);
}
/** Characters. */
const MAX_OUTPUT_SHOWN = 300;
function helperError({ name, namedIn }, host, problem) {
    return new build_error/* InputError */.dz(`docker-credential-${name}, which ${namedIn} names for ${host}, ${problem}`);
}
const HELPER_ADVICE = 'Install or unlock the helper in an earlier step, remove it from credsStore or credHelpers of that file, or set username and password.';

;// CONCATENATED MODULE: ./build/quay/federation.js








/**
 * Exchanges an OIDC token for a password of a robot whose federation names the issuer and the subject of the token.
 * @throws RegistryError if Quay refuses, with its own words and the claims that the federation must match; NetworkError.
 * @see quay ffba0c70e endpoints/oauth/robot_identity_federation.py and util/security/federated_robot_auth.py
 */
async function exchangeIdToken(http, request) {
    const { robot, idToken } = request;
    const sent = { method: 'GET', url: new URL('/oauth2/federation/robot/token', request.origin) };
    const response = await http.send({
        ...sent,
        headers: { authorization: `Basic ${basicCredentials({ username: robot, password: idToken })}` },
        maxBytes: MAX_RESPONSE_BYTES,
        // Quay returns 500 for a JWT that it cannot verify; a retry would not help.
        finalStatuses: [500],
    });
    const read = response.status === 200 ? readPassword(response.body) : { why: undefined };
    if ('password' in read)
        return read.password;
    const refusal = { robot, claims: readClaims(idToken.reveal()), response };
    const error = tokenResponseError({ sent, response }, read.why ?? explainFederationRefusal(refusal));
    throw new build_error/* RegistryError */.gl(`${error.message}\n${listClaims(refusal)}`, error.response);
}
/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;
function readPassword(body) {
    const data = readJson(FederationBody, parseJson(body));
    if (data === undefined)
        return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(data.token);
    if (invalid !== undefined)
        return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
    const expiresAt = readClaims(data.token)?.expiresAt;
    return { password: { secret: new build_secret/* Secret */.z(data.token), ...(expiresAt && { expiresAt }) } };
}
const CHECK_QUAY = 'Check the registry, and the proxies in front of it.';
const NOT_COMPLETE = `The response has no password, or was cut off. ${CHECK_QUAY}`;
const FederationBody = dist/* object */.Ik({ token: dist/* string */.Yj() });
function explainFederationRefusal(refusal) {
    const { robot, claims, response } = refusal;
    switch (response.status) {
        case 400:
            return explainByWords(refusal);
        case 401:
            return robot.includes('+')
                ? `Quay refused the OIDC token for the robot ${robot}.`
                : `${robot} is not a robot, and only robots have a federation. Set the input robot to namespace+name.`;
        case 500:
            return `Quay could not verify the OIDC token: ${causeOf500(claims)}. It is not sent again.`;
        case 502:
        case 503:
        case 504:
            return `Quay could not reach the issuer, or is down itself. The server of the registry (not this runner) must be able to open ${claims?.issuer ?? 'the issuer'}/.well-known/openid-configuration.`;
        case 429:
            return 'The registry limits how often tokens are requested. Wait, then run the step again.';
        default:
            return NO_FEDERATION;
    }
}
const NO_FEDERATION = 'The registry has no robot federation: it is not Quay, or is older than Quay 3.13, or the input registry is wrong. Without federation, set username and password (the robot token).';
function causeOf500(claims) {
    if (claims === undefined)
        return 'it is not a JWT';
    if (claims.issuer?.startsWith('https://') === false)
        return `its issuer ${claims.issuer} is not an https URL`;
    return 'its key is not among those that the issuer publishes';
}
/** Quay sends no codes here, so the cause is guessed from its words; for the message only. */
function explainByWords({ robot, claims, response }) {
    const { words } = readProblem(response.body, response.header('content-type'));
    const cause = CAUSES.find(({ pattern }) => pattern.test(words));
    return cause?.explain(robot, claims) ?? `Quay does not accept this OIDC token for the robot ${robot}.`;
}
/** The words that identify a cause; the rest of them differs between the server of `ffba0c70e` and later ones. */
const CAUSES = [
    {
        pattern: /federated login configured/i,
        explain: (robot) => `The robot ${robot} has no federation. Open the robot in Quay and set its robot federation.`,
    },
    {
        pattern: /^issuer .* not configured/i,
        explain: (robot) => `No federation of the robot ${robot} has the issuer of this OIDC token.`,
    },
    {
        pattern: /does not match robot/i,
        explain: (robot) => `No federation of the robot ${robot} has the subject of this OIDC token.`,
    },
    {
        pattern: /audience|"aud"/i,
        explain: (robot) => `The federation of the robot ${robot} requires another audience. Set the input audience to an audience of the federation.`,
    },
    {
        pattern: /expired|not yet valid/i,
        explain: (_robot, claims) => `The OIDC token was not valid at the time of the server${formatExpiry(claims)}. Check the clocks of the registry and of this runner.`,
    },
    {
        pattern: /find robot/i,
        explain: (robot) => `The registry has no robot ${robot}. Check the input robot (namespace+name) and the input registry.`,
    },
];
function formatExpiry(claims) {
    return claims?.expiresAt === undefined ? '' : ` (it expires at ${claims.expiresAt.toISOString()})`;
}
/** The claims that the federation must match, ready to copy. None of them is secret. */
function listClaims({ robot, claims }) {
    if (claims === undefined)
        return 'Its issuer, subject and audience cannot be read.';
    const { issuer, subject, audiences } = claims;
    return [
        `The federation of the robot ${robot} in Quay must match the OIDC token exactly (the audience only if the federation has audiences):`,
        `issuer: ${formatClaim(issuer)}`,
        `subject: ${formatClaim(subject)}`,
        ...(audiences.length > 0 ? audiences : [undefined]).map((audience) => `audience: ${formatClaim(audience)}`),
    ].join('\n');
}
function formatClaim(claim) {
    return claim ?? '(the token has none)';
}

;// CONCATENATED MODULE: ./build/credentials/keyless.js



/**
 * Credentials without a stored secret: GitHub's OIDC token is exchanged for a password of the robot, which is valid for an hour. The
 * exchange happens when the password is first needed. A failure is kept, since it would be the same for every image.
 */
class KeylessCredentials {
    kind = 'keyless';
    robot;
    #account;
    #connection;
    #runner;
    #current;
    constructor(account, { connection, runner }) {
        this.robot = account.robot;
        this.#account = account;
        this.#connection = connection;
        this.#runner = runner;
    }
    /** Returns the password, and replaces it shortly before it expires. @throws the errors of `idToken` and `exchangeIdToken`. */
    async password() {
        if (this.#current !== undefined && expiresSoon(await this.#current, this.#runner.now()))
            this.#current = undefined;
        this.#current ??= this.#exchange();
        return (await this.#current).secret;
    }
    async #exchange() {
        const { registry, robot, audience } = this.#account;
        const idToken = await this.#runner.idToken(audience);
        this.#mask(idToken);
        const { http, origin } = this.#connection.endpointOf(registry);
        const password = await exchangeIdToken(http, { origin, robot, idToken });
        this.#runner.mask(password.secret);
        this.#mask(password.secret);
        return password;
    }
    /** Masks the Authorization header in which a password of the robot is sent. */
    #mask(password) {
        this.#runner.mask(new build_secret/* Secret */.z(basicCredentials({ username: this.robot, password })));
    }
}
/** Milliseconds before the expiry: enough for the exchange that follows. */
const MARGIN = 60_000;
function expiresSoon({ expiresAt }, now) {
    return expiresAt !== undefined && expiresAt.getTime() - now.getTime() < MARGIN;
}

;// CONCATENATED MODULE: ./build/credentials/find.js








/**
 * Finds the credentials for each repository. Credentials from inputs are used only for the registry that they belong to. For all other
 * repositories it searches auth files: the one that the input names, otherwise the default ones.
 */
class CredentialFinder {
    #registry;
    #ofInputs;
    /** The auth file that the input names; `undefined` if it names none. */
    #authFile;
    #files;
    #helpers;
    #runner;
    #found = new Map();
    #warned = new Set();
    /** @param registry host[:port] of the registry that the given credentials belong to. */
    constructor(given, registry, { connection, runner }) {
        this.#registry = registry;
        this.#runner = runner;
        this.#authFile = given.kind === 'auth-file' ? given.path : undefined;
        this.#files = findAuthFiles(this.#authFile ?? '', runner);
        this.#helpers = new CredentialHelpers(runner.environment);
        if (given.kind === 'robot') {
            const account = { registry, robot: given.robot, audience: given.audience ?? registry };
            this.#ofInputs = new KeylessCredentials(account, { connection, runner });
        }
        else if (given.kind !== 'none' && given.kind !== 'auth-file')
            this.#ofInputs = given;
    }
    /**
     * Returns the credentials for a repository; the same object for repositories that share them. Warns if the auth file that the input
     * names has no login for it, since public repositories can be read without one.
     * @throws InputError for an auth file or a helper that is needed and invalid.
     */
    async find(target) {
        return await this.#find(target, (problem) => {
            if (!this.#warned.has(problem))
                this.#runner.warn(`${problem}. The registry is read without credentials.`);
            this.#warned.add(problem);
        });
    }
    /**
     * Returns the credentials for a repository as `find` does.
     * @throws InputError also if the auth file that the input names has no login for the repository.
     */
    async require(target) {
        return await this.#find(target, (problem) => {
            throw new build_error/* InputError */.dz(`${problem}. ${LOG_IN}`);
        });
    }
    /** Explains what each auth file has instead of a login for the repository. @throws InputError for an invalid file. */
    explainNoLogin(target) {
        return explainNoLogin(this.#files, target).join('; ');
    }
    async #find(target, onNoLogin) {
        if (this.#ofInputs !== undefined && target.registry === this.#registry)
            return this.#ofInputs;
        const login = await findLogin(this.#files, target, this.#helpers);
        if (login.kind === 'none' && this.#authFile !== undefined) {
            onNoLogin(`auth-file: ${this.explainNoLogin(target)}`);
        }
        return this.#share(credentialsOf(login, this.#runner));
    }
    /** Returns the same object for equal credentials, so that one token can cover the repositories that share them. */
    #share(credentials) {
        const key = keyOf(credentials);
        const shared = this.#found.get(key) ?? credentials;
        this.#found.set(key, shared);
        return shared;
    }
}
const LOG_IN = 'Log in to this registry in an earlier step, or set auth-file to the file that has its login.';
/** Masks the secret of a login. */
function credentialsOf(login, runner) {
    if (login.kind === 'none')
        return { kind: 'anonymous' };
    if (login.kind === 'registry-token') {
        runner.mask(login.token);
        const claims = readClaims(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
        return { kind: 'registry-token', token: login.token, claims, from: login.from };
    }
    runner.mask(login.password);
    runner.mask(new build_secret/* Secret */.z(basicCredentials(login)));
    return { kind: 'password', username: login.username, password: login.password, from: login.from };
}
/** A string that is equal for equal credentials. */
function keyOf(credentials) {
    switch (credentials.kind) {
        case 'password':
            return JSON.stringify([credentials.from, credentials.username, credentials.password.reveal()]);
        case 'registry-token':
            return JSON.stringify([credentials.from, credentials.token.reveal()]);
        default:
            return credentials.kind;
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
;// CONCATENATED MODULE: ./build/inputs/unknown.js


/**
 * The problem of an input that action.yml does not have. It is always an error: the runner only warns, and `requirements: sbom` would
 * leave the gate open.
 * @param unknown its name in lower case.
 * @param known the inputs of the action.
 */
function describeUnknownInput(unknown, known) {
    const near = findNearest(unknown, known);
    const name = (0,build_text/* oneLine */.TN)(unknown, 60);
    if (near !== undefined)
        return `${name}: there is no such input; expected ${near}`;
    // An input reaches the action as a variable, so it cannot be distinguished from one that `env` sets.
    return `${name}: there is no such input; expected one of ${known.join(', ')}. If this is a variable that env sets (INPUT_${name.toUpperCase()}), rename it`;
}
/** The input with this meaning, or with almost this name, or with words of it. */
function findNearest(unknown, known) {
    const words = unknown.split(/[-_. ]+/).filter((word) => word !== '');
    return (findByMeaning(unknown, known) ??
        findBySpelling(unknown, known) ??
        known.find((name) => name.split('-').every((word) => words.includes(word))) ??
        known.find((name) => name.length >= 5 && squeeze(unknown).startsWith(squeeze(name))) ??
        words.map((word) => findByMeaning(word, known)).find((name) => name !== undefined));
}
function findByMeaning(unknown, known) {
    const meant = squeeze(unknown);
    const targets = Object.entries(MEANINGS).filter(([name]) => known.includes(name));
    return targets.find(([, words]) => words.split(' ').some((word) => squeeze(word) === meant))?.[0];
}
function findBySpelling(unknown, known) {
    const [typed, limit] = [squeeze(unknown), unknown.length < 5 ? 1 : MAX_TYPOS];
    const measured = known.map((name) => ({ name, typos: (0,mod/* distance */.Io)(squeeze(name), typed) }));
    return measured.filter(({ typos }) => typos <= limit).toSorted((a, b) => a.typos - b.typos)[0]?.name;
}
/** Two letters: `requires`, `user-name`, `retires`. */
const MAX_TYPOS = 2;
/** `images_file`, `imagesFile` and `images file` are the same name: the runner passes all of them in upper case. */
function squeeze(name) {
    return name.replace(/[-_. ]/g, '');
}
/**
 * Other words for the inputs: those of similar actions and tools (docker/login-action, cosign, oras, skopeo, curl, gh) and of Quay. Of
 * several inputs with the same word, the first one that the action has is meant.
 */
const MEANINGS = {
    require: 'rule rules requirement requirements requirements-file required requires policy policies kind kinds type types evidence expect expected must need needs check checks verify gate enforce sbom sboms signature signatures signed sign cosign provenance slsa spdx cyclonedx vex scan attestation attestations attest predicate predicate-type predicate-types min',
    repositories: 'repository repo repos scope scopes image images reference namespace name names project',
    image: 'repository repositories repo repos reference references ref refs tag tags digest subject target container name',
    'images-file': 'file files list image-list images-list from-file',
    'artifact-type': 'filter show media-type mediatype',
    'on-missing': 'fail fail-on-missing fail-on-error soft-fail warn warn-only continue-on-error exit-code mode severity on-error on-failure on-fail missing',
    'wait-timeout': 'wait wait-for wait-time max-wait poll-timeout',
    'wait-interval': 'interval poll poll-interval',
    shard: 'matrix part partition split index',
    platform: 'arch os architecture architectures',
    depth: 'recursive recurse level levels deep',
    sources: 'from referrers tag-schema cosign-tags buildkit',
    'check-manifests': 'validate verify-manifests verify-digest',
    path: 'url uri endpoint route resource api-path api request',
    method: 'verb type request-method',
    operation: 'op call function action command id name',
    parameters: 'params param args arguments arg vars variables fields with',
    query: 'search qs filter',
    body: 'data json payload content form input file',
    paginate: 'pagination pages page all paging follow',
    'expect-status': 'status status-code code',
    'check-discovery': 'discovery validate check strict swagger schema openapi',
    actions: 'permission permissions access scope scopes pull push rights',
    'allow-partial': 'partial allow-less',
    login: 'log-in docker-login logout write write-auth',
    summary: 'job-summary step-summary report',
    robot: 'robot-account robot-name keyless federation service-account oidc id-token',
    username: 'user usr account email',
    password: 'pass passwd pwd secret robot-token',
    'oauth-token': 'token bearer access-token api-token api-key apikey oauth oauth2 auth-token jwt github-token gh-token pat authorization header headers key password',
    'expect-user': 'user username account acting-user whoami as',
    audience: 'aud',
    'auth-file': 'auth auths docker-config config config-file config-json dockerconfigjson pull-secret credentials creds credentials-file',
    registry: 'host hostname server url uri quay endpoint base-url server-hostname domain address instance registry-hostname',
    service: 'realm',
    'ca-certificate': 'ca cacert ca-cert ca-certs ca-crt ca-file ca-bundle ca-path ca-pem cert certs cert-dir certificate certificates root-ca ssl-cert tls-ca pem',
    'insecure-skip-tls-verify': 'insecure tls tls-verify verify-tls skip-tls skip-verify skip-tls-verify ssl-verify verify-ssl ssl no-verify insecure-registry insecure-tls allow-insecure k',
    'plain-http': 'http https use-http allow-http no-tls scheme protocol',
    timeout: 'time-limit request-timeout deadline max-time',
    retries: 'retry attempts max-retries max-attempts',
};

;// CONCATENATED MODULE: ./build/inputs/reader.js



/**
 * Reads the inputs of one action. Each method returns the value of an input, or its default where the input is empty. Problems are
 * collected, so that `finish` reports all of them together.
 */
class InputReader {
    #defaults;
    #runner;
    #problems = [];
    /** @param defaults all inputs of the action with their defaults, as action.yml has them. */
    constructor(defaults, runner) {
        this.#defaults = defaults;
        this.#runner = runner;
    }
    /** The input as typed, without surrounding spaces: `undefined` where it is not set, '' where it is empty. */
    given(name) {
        return this.#runner.input(name);
    }
    /** The input as typed, or its default where it is not set or empty. */
    text(name) {
        return this.given(name) || this.#defaults[name];
    }
    /** The entries of a multi-line input, without empty lines and lines that start with `#`. */
    lines(name) {
        return linesOf(this.text(name));
    }
    /** A boolean: true/false/1/0/yes/no in any case. */
    flag(name) {
        return this.parsed(name, parseFlag, false);
    }
    /** The result of `parse`, or `fallback` where `parse` throws an InputError, whose problems are kept under the name of the input. */
    parsed(name, parse, fallback) {
        try {
            return parse(this.text(name));
        }
        catch (error) {
            if (!(error instanceof build_error/* InputError */.dz))
                throw error;
            for (const problem of error.problems)
                this.complain(`${name}: ${problem}`);
            return fallback;
        }
    }
    /** Keeps a problem that is already complete: it begins with the name of the input. */
    complain(problem) {
        this.#problems.push(problem);
    }
    /**
     * Ends the reading. An input that the action does not have is a problem too.
     * @throws InputError with all problems.
     */
    finish() {
        const problems = [...this.#findUnknownInputs(), ...this.#problems];
        if (problems.length > 0)
            throw new build_error/* InputError */.dz(problems);
    }
    #findUnknownInputs() {
        const known = Object.keys(this.#defaults);
        const names = this.#runner.inputNames.map((name) => name.toLowerCase());
        return names.filter((name) => !known.includes(name)).map((name) => describeUnknownInput(name, known));
    }
}
/** Returns the entries of a multi-line string: trimmed, without empty lines and comments. */
function linesOf(text) {
    return Array.from(numberedLinesOf(text), (line) => line.text);
}
/**
 * Yields the same entries, each with the number of its line. The first line is 1. One after the other, because a file of 16 MiB may have
 * as many lines.
 */
function* numberedLinesOf(text) {
    for (let start = 0, number = 1; start <= text.length; number++) {
        const end = endOfLine(text, start);
        const entry = text.slice(start, end).trim();
        if (entry !== '' && !entry.startsWith('#'))
            yield { number, text: entry };
        start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
}
/** The index of the next line end, or the length of the string. A regular expression would create an object for each line. */
function endOfLine(text, start) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r')
        end++;
    return end;
}
function parseFlag(text) {
    const word = text.toLowerCase();
    if (['true', '1', 'yes'].includes(word))
        return true;
    if (['false', '0', 'no'].includes(word))
        return false;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid boolean; expected true or false, for example: true`);
}

;// CONCATENATED MODULE: ./build/inputs/secrets.js
/**
 * Finds the parts of a value that may be secrets, so that they can be masked: private keys, JWTs, tokens with a known prefix, long random
 * strings, the credentials of an auth file, and passwords in URLs.
 */
function findSecrets(value) {
    const keys = value.match(PRIVATE_KEY) ?? [];
    // The base64 of a certificate is random, but not secret.
    const text = value.replace(PRIVATE_KEY, ' ').replace(PEM, ' ');
    const fields = [JSON_FIELD, HEADER, URL_PASSWORD].flatMap((pattern) => matches(text, pattern));
    const found = [...keys, ...keys.flatMap(longLines), ...fields, ...fields.map(passwordIn), ...secrets_findTokens(text)];
    return [...new Set(found)].filter((secret) => secret.length >= MIN_SECRET);
}
/**
 * A message about an input, with `***` for what looks like a token or a password. It also hides what may be a token or a name: unlike a
 * mask, this changes no output.
 */
function hideTokens(text) {
    const start = text.replace(USER_INFO, '***');
    const passwords = matches(start, URL_PASSWORD).filter((password) => password.length >= MIN_SECRET);
    const possible = matches(start, POSSIBLE_TOKEN).filter(isPossible);
    // The longest first, since one may be a part of another.
    const found = [...passwords, ...secrets_findTokens(start), ...possible].toSorted((a, b) => b.length - a.length);
    return [...new Set(found)].reduce((rest, secret) => rest.replaceAll(secret, '***'), start);
}
/** Tokens of a known form, and long random strings. */
function secrets_findTokens(text) {
    const runs = TOKENS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
    return [...TOKENS.flatMap((pattern) => matches(text, pattern)), ...matches(runs, RUN).filter(isRandom)];
}
/** The first group of each match, or all of it if there is no group. */
function matches(text, pattern) {
    return [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);
}
/** Whether the value of an input that takes a name or a host looks like a secret. */
function looksLikeSecret(value) {
    return findSecrets(value).length > 0 || (/^[A-Za-z0-9]{32,}$/.test(value) && /\d/.test(value));
}
/** Whether the value of an input that takes the path of an auth file is the content of one, plain or as Base64. */
function looksLikeAuthFile(value) {
    const isContent = (text) => /["']?\b(?:auths?|credHelpers|credsStore|identitytoken)\b["']?\s*:/.test(text);
    return isContent(value) || isContent(Buffer.from(value, 'base64').toString('latin1')) || /^\{|\n/.test(value);
}
/** Characters. Shorter strings occur everywhere, and masking them would make the log unreadable. */
const MIN_SECRET = 6;
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
const PEM = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g;
/** The runner masks the lines of a key too, since a log may show them one by one. */
function longLines(key) {
    return key.split(/\s+/).filter((line) => line.length >= 16 && !line.startsWith('-----'));
}
const TOKENS = [
    // A JWT, a JWE, and a token with an empty signature.
    /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
    // GitHub, GitLab, Docker Hub, npm, Slack, OpenShift.
    /\b(?:gh[pousr]_|github_pat_|glpat-|dckr_[po]at_|npm_|xox[a-z]-|sha256~)[\w-]{16,}/g,
];
/** The fields of an auth file, of Quay's robots and tokens. In a string in JSON, the quotation marks are escaped. */
const JSON_FIELD = /\\?["'](?:auth|password|passwd|secret|identitytoken|registrytoken|token|access_token|client_secret)\\?["']\s*:\s*\\?["']([^"'\\\s]+)/gi;
const HEADER = /\b(?:bearer|basic)\s+([\w.~+/=-]+)/gi;
/** `user:password` before a host, or `mailto:name`, but not `name:tag@sha256:…`. The limits of the lengths keep the search fast. */
const USER_INFO = /(?<![^\s/"'`])[^\s/:@"'`]{1,200}:[^\s/@"'`]{1,200}(?=@(?:localhost|[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[a-z]{2,})\b)/gi;
const URL_PASSWORD = /(?:\/\/|^)[^\s/@:]*:([^\s/@]+)@(?!sha\d+:)/g;
/** The password in the Base64 of user:password; empty for anything else. */
function passwordIn(base64) {
    return /^[\x20-\x7e]+?:([\x20-\x7e]+)$/.exec(Buffer.from(base64, 'base64').toString('latin1'))?.[1] ?? '';
}
/** Base64, base64url and base62 in one piece. Digests are lower-case hex, and names have separators. */
const RUN = /[A-Za-z0-9+/_=-]{32,}/g;
/**
 * Whether a run of characters is random: a robot token of Quay has 64 characters of A-Z and 0-9, an OAuth token 40 of A-Z, a-z and 0-9.
 * Words in camel case have fewer changes between cases, and their digits are together.
 */
function isRandom(run) {
    const longest = run.split(/[^A-Za-z0-9]+/).reduce((a, b) => (b.length > a.length ? b : a), '');
    if (longest.length < 24 || !/[A-Z]/.test(longest) || /^[0-9A-F]+$/.test(longest))
        return false;
    const changes = longest.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])|[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
    return (longest.match(/\d+/g)?.length ?? 0) >= 3 || changes >= 0.4 * longest.length;
}
/** What may also be a name: the start of a token, and runs with fewer signs of a random string. */
const POSSIBLE_TOKEN = /eyJ[\w-]{10,}(?:\.[\w-]+)*|(?:gh[a-z]_|github_pat_)\w{20,}|[A-Za-z0-9+=]{32,}/g;
/** A digest or a path is not a token: its letters are in one case, or it has separators. */
function isPossible(word) {
    return (/^(?:eyJ|gh[a-z]_|github_pat_)/.test(word) || (/[A-Z]/.test(word) && /\d/.test(word) && !/^[0-9A-F]+$/.test(word)));
}

;// CONCATENATED MODULE: ./build/credentials/inputs.js








/** The credentials inputs of the gate and the token, with their defaults. */
const CREDENTIAL_INPUTS = {
    username: '',
    password: '',
    'oauth-token': '',
    robot: '',
    audience: '',
    'auth-file': '',
};
/**
 * Masks the secrets in the inputs, in each form in which they are sent, and everything in other inputs that may be one: a token may have
 * been typed into the wrong input. Call it before anything else, so that no error shows them.
 */
function maskCredentials(runner) {
    const known = secretInputs(runner);
    const values = runner.inputNames.map((name) => runner.input(name) ?? '');
    const found = [...misplacedSecrets(runner), ...values.flatMap(findSecrets)];
    // A part of a secret needs no mask of its own.
    const others = found.filter((secret) => secret !== '' && !known.some((whole) => whole.includes(secret)));
    for (const secret of new Set([...known, ...others]))
        runner.mask(new build_secret/* Secret */.z(secret));
}
function secretInputs(runner) {
    const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
    const [username, password, token] = [inputs.text('username'), inputs.text('password'), inputs.text('oauth-token')];
    const logins = [
        { username, password: new build_secret/* Secret */.z(password) },
        ...[...new Set([token, withoutHeaderName(token)])].map((value) => ({
            username: '$oauthtoken',
            password: new build_secret/* Secret */.z(value),
        })),
    ];
    const given = logins.filter((login) => login.password.reveal() !== '');
    return given.flatMap((login) => [login.password.reveal(), basicCredentials(login)]);
}
/** Finds a token as the name of an account, even if the two are swapped, and the content of an auth file instead of its path. */
function misplacedSecrets(runner) {
    const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
    const [username, authFile] = [inputs.text('username'), inputs.text('auth-file')];
    const isSwapped = isAccountName(inputs.text('password')) && !isAccountName(username);
    return [
        ...(isSwapped ? [username] : []),
        ...[username, inputs.text('robot')].filter(looksLikeSecret),
        ...(looksLikeAuthFile(authFile) ? [authFile, ...authFile.split(/\s+/).filter((word) => word.length > 8)] : []),
    ];
}
/** Whether it is a name that only Quay's robots and tokens have. */
function isAccountName(text) {
    return /^(?:[a-z0-9_.-]{2,255}\+[a-z0-9_-]{1,254}|\$(?:oauthtoken|app|token))$/.test(text) && !looksLikeSecret(text);
}
/** The token without `Authorization: Bearer`, which may have been copied with it. */
function withoutHeaderName(token) {
    return token.replace(/^(?:authorization\s*:\s*)?(?:bearer|basic)(?:\s+|$)/i, '');
}
/** The kinds of credentials, each with its inputs. */
const KINDS = {
    'username with password': ['username', 'password'],
    'oauth-token': ['oauth-token'],
    robot: ['robot'],
    'auth-file': ['auth-file'],
};
/** Reads the one kind of credentials that the inputs give. The reader keeps the problems. */
function readCredentials(inputs, now) {
    if (inputs.text('audience') !== '' && inputs.text('robot') === '')
        inputs.complain(AUDIENCE_ALONE);
    const kinds = Object.keys(KINDS).filter((kind) => KINDS[kind]?.some((name) => inputs.text(name) !== ''));
    if (kinds.length > 1) {
        inputs.complain(severalKinds(kinds));
        return { kind: 'none' };
    }
    switch (kinds[0]) {
        case undefined:
            return { kind: 'none' };
        case 'oauth-token':
            return inputs.parsed('oauth-token', (token) => inputs_readToken(token, now), { kind: 'none' });
        case 'robot':
            return inputs.parsed('robot', (robot) => readRobot(robot, inputs.text('audience')), { kind: 'none' });
        case 'auth-file':
            return inputs.parsed('auth-file', readAuthFilePath, { kind: 'none' });
        default:
            return inputs_readPassword(inputs);
    }
}
function severalKinds(kinds) {
    return `${kinds.join(' and ')}: ${kinds.length === 2 ? 'two' : kinds.length} kinds of credentials are given; expected one, for example: only ${kinds[0]}`;
}
const AUDIENCE_ALONE = 'audience: given without robot; it is the audience of the OIDC token that the robot logs in with; expected both or none, for example: robot: acme+ci';
function inputs_readPassword(inputs) {
    const username = inputs.text('username');
    const password = inputs.text('password');
    if (password === '')
        inputs.complain(`password: not set, although username is \`${(0,build_text/* oneLine */.TN)(username)}\`; ${NO_SECRETS}`);
    if (username === '')
        inputs.complain(`username: not set, although password is; ${NO_SECRETS}`);
    if (looksLikeSecret(username))
        inputs.complain(TOKEN_AS_USERNAME);
    if (/[:\p{Cc}]/u.test(username) || username.length > MAX_USERNAME)
        inputs.complain(NOT_A_USERNAME);
    inputs.parsed('password', checkPassword, undefined);
    return { kind: 'password', username, password: new build_secret/* Secret */.z(password) };
}
const NO_SECRETS = 'expected both or none. A secret that does not exist is an empty string, and workflows from forks and Dependabot get no secrets. For public repositories set neither there; otherwise skip the step, for example: if: github.event.pull_request.head.repo.fork == false';
const TOKEN_AS_USERNAME = 'username: this looks like a token, not like the name of an account; expected the name, and the token as password, for example: acme+ci';
/** Characters. Quay allows 255. */
const MAX_USERNAME = 1_000;
/** RFC 7617: the server reads what follows a colon as part of the password. The value is not quoted, because it may be a password. */
const NOT_A_USERNAME = 'username: it has a colon, a control character or more than 1,000 characters; expected only the name of the account, and its password as password, for example: acme+ci';
/** Quay responds to such a password with status 500 and no reason. */
function checkPassword(password) {
    const issuer = readClaims(password)?.issuer;
    if (issuer?.startsWith('https://')) {
        throw new build_error/* InputError */.dz(`this is an OIDC token issued by ${issuer}; Quay does not accept it as a password; expected the token of the robot, or robot instead of username and password, for example: robot: acme+ci`);
    }
}
function readAuthFilePath(path) {
    if (looksLikeAuthFile(path))
        throw new build_error/* InputError */.dz(AUTH_FILE_CONTENT);
    return { kind: 'auth-file', path };
}
const AUTH_FILE_CONTENT = 'this is the content of an auth file, not a path; expected the path of a file that an earlier step writes, for example: ~/.docker/config.json. A pull secret may be set as the variable DOCKER_AUTH_CONFIG instead';
function readRobot(robot, audience) {
    if (looksLikeSecret(robot))
        throw new build_error/* InputError */.dz(TOKEN_AS_ROBOT);
    if (!/^[^\s+:]+\+[^\s+:]+$/.test(robot)) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(robot)}\` is not a valid robot; expected namespace+name, for example: acme+ci`);
    }
    return { kind: 'robot', robot, audience: audience || undefined };
}
const TOKEN_AS_ROBOT = 'this looks like a token, not like the name of a robot; expected namespace+name and no token, for example: acme+ci. For a robot with a stored token, set username and password instead';
function foreignToken(service) {
    return `this is a token of ${service}, so it was not sent to the registry; expected an OAuth 2 access token of Quay or a registry token, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
}
function inputs_readToken(value, now) {
    if (withoutHeaderName(value) !== value)
        throw new build_error/* InputError */.dz(inputs_HEADER);
    const service = nameForeignService(value);
    if (service !== undefined)
        throw new build_error/* InputError */.dz(foreignToken(service));
    const token = new build_secret/* Secret */.z(value);
    const claims = readClaims(value);
    if (claims === undefined)
        return { kind: 'oauth-token', token };
    if (claims.accessShape === 'object')
        throw new build_error/* InputError */.dz(ROBOT_PASSWORD);
    if (claims.accessShape === 'absent') {
        throw new build_error/* InputError */.dz(`this JWT (issuer ${claims.issuer ?? 'unknown'}) is not a registry token: it has no access claim; expected a token from /v2/auth, or an OAuth 2 access token of Quay. The action requests GitHub's OIDC token itself if robot is set, for example: robot: acme+ci`);
    }
    if (claims.expiresAt !== undefined && claims.expiresAt <= now) {
        throw new build_error/* InputError */.dz(`this registry token expired at ${claims.expiresAt.toISOString()}; expected a valid one. Tokens of Quay are valid for an hour: get one in the job that uses it, with the token action, or set the credentials themselves, for example: robot: acme+ci`);
    }
    return { kind: 'registry-token', token, claims };
}
const inputs_HEADER = `this is a header, not a token; expected only the token, without the words before it, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
const ROBOT_PASSWORD = 'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, or only robot, for example: robot: acme+ci';

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/http/failure-code.js
/** Whether a retry may help: the connection was cut, refused or not established, or the proxy failed for a moment. */
function isCutConnection(cause) {
    const code = failureCode(cause);
    return code !== undefined && (CUT.has(code) || code.startsWith('HTTP/2 '));
}
/** The `code` of a Node error, or of the first of its causes that has one. */
function failureCode(error) {
    return firstWithCode(error)?.code;
}
function firstWithCode(error) {
    if (!(error instanceof Error))
        return undefined;
    if (error instanceof AggregateError)
        return firstWithCode(error.errors[0]);
    return hasCode(error) ? error : firstWithCode(error.cause);
}
function hasCode(error) {
    return 'code' in error && typeof error.code === 'string';
}
const CUT = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'CONNECT 429',
    'CONNECT 500',
    'CONNECT 502',
    'CONNECT 503',
    'CONNECT 504',
]);

;// CONCATENATED MODULE: ./build/http/retry.js



/**
 * Repeats a GET or HEAD that failed for a reason that may be temporary; other methods are sent once.
 * Returns or throws the outcome of the last attempt.
 * @throws RegistryError if `Retry-After` is longer than two minutes.
 */
async function withRetries(send, request, settings) {
    for (let attempt = 1;; attempt++) {
        const outcome = await send().catch(asNetworkError);
        if (attempt <= settings.retries && isTemporary(outcome, request)) {
            await waitForNextAttempt(outcome, request, { ...settings, attempt });
        }
        else if (outcome instanceof build_error/* NetworkError */.Dr) {
            throw outcome;
        }
        else {
            return outcome;
        }
    }
}
function asNetworkError(error) {
    if (error instanceof build_error/* NetworkError */.Dr)
        return error;
    throw error;
}
function isTemporary(outcome, { method, finalStatuses = [] }) {
    if (method !== 'GET' && method !== 'HEAD')
        return false;
    if (outcome instanceof build_error/* NetworkError */.Dr)
        return isCutConnection(outcome.cause);
    return RETRIED_STATUSES.has(outcome.status) && !finalStatuses.includes(outcome.status);
}
/** Request timeout, too early, too many requests, and the errors of a server or gateway that restarts. */
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
async function waitForNextAttempt(outcome, request, { attempt, retries, ...context }) {
    const delay = retryDelay(outcome, attempt, context);
    if (delay - GRACE > MAX_RETRY_AFTER && !(outcome instanceof build_error/* NetworkError */.Dr)) {
        throw waitTooLong(request, outcome, delay - GRACE);
    }
    const failure = outcome instanceof build_error/* NetworkError */.Dr ? `failed (${failureCode(outcome.cause)})` : `returned ${outcome.status}`;
    const next = `retrying in ${(delay / 1000).toFixed(1)} s (attempt ${attempt + 1} of ${retries + 1})`;
    context.info(`${formatRequest(request)} ${failure}; ${next}.`);
    await context.sleep(delay);
}
function waitTooLong(request, { status }, delay) {
    const { method } = request;
    const time = delay > DAY ? 'more than a day' : `${Math.ceil(delay / 1000)} s`;
    return new build_error/* RegistryError */.gl(`The registry asks to wait ${time}, longer than this step waits (${MAX_RETRY_AFTER / 1000} s). Run the step again later. ${formatRequest(request)} returned ${status}.`, { method, url: redactUrl(request.url), status, codes: [] });
}
/** Milliseconds. */
const DAY = 86_400_000;
/** Milliseconds. A step that sleeps longer looks as if it hangs, and costs money. */
const MAX_RETRY_AFTER = 120_000;
/** Milliseconds. Quay cuts the fraction off its Retry-After, so that even 0 is too early. */
const GRACE = 1000;
/**
 * Milliseconds to wait before the next attempt: `Retry-After` plus one second, otherwise exponential back-off from one to thirty
 * seconds, the second half of which is random.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function retryDelay(outcome, attempt, context) {
    const header = outcome instanceof build_error/* NetworkError */.Dr ? undefined : outcome.header('retry-after');
    const asked = readRetryAfter(header, context.now());
    if (asked !== undefined)
        return asked + GRACE;
    const ceiling = Math.min(30_000, 1000 * 2 ** (attempt - 1));
    return Math.round(ceiling * (0.5 + context.random() / 2));
}
function readRetryAfter(header, now) {
    if (header === undefined)
        return undefined;
    if (/^\d+$/.test(header))
        return Number(header) * 1000;
    // Date.parse alone accepts nearly any string with a number in it: `in 5 s`, `-5`.
    const date = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(30);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(692);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
;// CONCATENATED MODULE: ./build/http/http2-error.js
/** A request without a whole response over HTTP/2. */
class Http2Error extends Error {
    name = 'Http2Error';
    /** `HTTP/2 REFUSED_STREAM`, by the name of the code in RFC 9113; `ECONNRESET` if the connection was lost. */
    code;
    /** Whether the server has certainly not processed the request, so that even a write can be sent again. */
    isUnsent;
    /** Whether one side found that the other breaks the protocol, or the server requires HTTP/1.1. */
    isProtocolFailure;
    constructor(failure, options) {
        super(formatFailure(failure), options);
        const code = 'code' in failure ? failure.code : undefined;
        this.code = code === undefined ? 'ECONNRESET' : formatCode(code);
        this.isUnsent = failure.isUnsent;
        this.isProtocolFailure = isProtocolFailure(failure);
    }
}
function formatFailure(failure) {
    switch (failure.kind) {
        case 'lost':
            // As Node says it for HTTP/1.1.
            return 'aborted';
        case 'no-settings':
            return 'the connection was closed before the server sent its settings';
        case 'reset':
            return `the stream was closed with ${formatCode(failure.code)}`;
        case 'goaway':
            return `the server closed the connection with ${formatCode(failure.code)}`;
        case 'protocol':
            return 'the server sent frames that are not valid';
    }
}
function isProtocolFailure(failure) {
    switch (failure.kind) {
        case 'lost':
            return false;
        case 'no-settings':
        case 'protocol':
            return true;
        case 'reset':
        case 'goaway':
            return PROTOCOL_FAILURES.has(failure.code);
    }
}
function formatCode(code) {
    return `HTTP/2 ${NAMES[code] ?? `code ${code}`}`;
}
/** The names of the error codes. @see https://www.rfc-editor.org/rfc/rfc9113#section-7 */
const NAMES = [
    'NO_ERROR',
    'PROTOCOL_ERROR',
    'INTERNAL_ERROR',
    'FLOW_CONTROL_ERROR',
    'SETTINGS_TIMEOUT',
    'STREAM_CLOSED',
    'FRAME_SIZE_ERROR',
    'REFUSED_STREAM',
    'CANCEL',
    'COMPRESSION_ERROR',
    'CONNECT_ERROR',
    'ENHANCE_YOUR_CALM',
    'INADEQUATE_SECURITY',
    'HTTP_1_1_REQUIRED',
];
const PROTOCOL_ERROR = 1;
const REFUSED_STREAM = 7;
/** All codes that one side sends if the other does not follow the protocol, and the two with which a server refuses HTTP/2. */
const PROTOCOL_FAILURES = new Set([PROTOCOL_ERROR, 3, 4, 5, 6, 9, 12, 13]);

;// CONCATENATED MODULE: ./build/http/http2-stream.js
/**
 * The stream of one request. It reads the body as it arrives, and not with `for await`: Node discards what was not read yet when the
 * connection is closed, even after a complete response.
 */
class ResponseStream {
    #stream;
    #exchange;
    #result = Promise.withResolvers();
    /** Whether the server has sent END_STREAM. */
    #isComplete = false;
    constructor(stream, exchange) {
        this.#stream = stream;
        this.#exchange = exchange;
        this.#watchEnd();
        stream.on('response', (headers, _flags, rawHeaders) => {
            this.#start(headers[':status'], rawHeaders);
        });
        stream.on('end', () => this.#finish());
        const { reject } = this.#result;
        stream.on('error', reject);
        stream.on('close', () => reject(new Error('The stream was closed before the end of the response')));
    }
    /** The response; rejected if the stream ends without END_STREAM. */
    get result() {
        return this.#result.promise;
    }
    /** The number of the stream, `undefined` if the request was not sent. */
    get id() {
        return this.#stream.id;
    }
    /** The code with which the stream was closed. */
    get code() {
        return this.#stream.rstCode;
    }
    /**
     * Node also ends the stream, without an error, if the connection is lost or if the server resets the stream with NO_ERROR or CANCEL.
     * But then it closes the stream before it pushes the end.
     */
    #watchEnd() {
        const stream = this.#stream;
        const push = stream.push;
        stream.push = (chunk, encoding) => {
            const isEnd = chunk === null && !stream.closed;
            const result = push.call(stream, chunk, encoding);
            if (isEnd)
                this.#isComplete = true;
            return result;
        };
    }
    #start(status, rawHeaders) {
        // nghttp2 rejects a response without a status.
        this.#exchange.start({ status: status ?? 0, rawHeaders: rawHeaders.map(trim) });
        this.#stream.on('data', (chunk) => this.#add(chunk));
    }
    #add(chunk) {
        try {
            if (this.#exchange.add(chunk))
                return;
            this.#result.resolve(this.#exchange.response());
        }
        catch (error) {
            this.#result.reject(error);
        }
        // The rest of the body is not needed.
        this.#stream.close(CANCEL);
    }
    #finish() {
        if (this.#isComplete && this.#exchange.hasStarted)
            this.#result.resolve(this.#exchange.response());
    }
}
/** The code of RFC 9113 for a stream that is no longer needed. */
const CANCEL = 8;
/** HTTP/1.1 allows spaces around values, and some servers send them in HTTP/2 too, where they are not allowed. */
function trim(text) {
    return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

;// CONCATENATED MODULE: ./build/http/http2-session.js





/** One connection of HTTP/2, which carries many requests at the same time. */
class Http2Session {
    #session;
    /** Referenced for as long as this object is, and not used. */
    native;
    #userAgent;
    #hasSettings = false;
    /** What the server sent before it closed the connection. */
    #goaway;
    #active = 0;
    #isRetired = false;
    /**
     * @param socket a connection on which the server chose HTTP/2.
     * @param userAgent the User-Agent of each request.
     * @param maxIdle milliseconds until it is closed if it is not used: servers and firewalls close such a connection, some without a message.
     */
    constructor(socket, userAgent, maxIdle = 30_000) {
        this.#userAgent = userAgent;
        const { connect } = loadHttp2();
        // Node ignores the URL, because the connection is established already.
        this.#session = connect('https://localhost', { ...OPTIONS, createConnection: () => socket });
        this.native = nativeOf(this.#session);
        this.#session.on('remoteSettings', () => {
            this.#hasSettings = true;
        });
        this.#session.on('goaway', (code, lastStream) => {
            this.#goaway = { code, lastStream };
        });
        this.#session.on('connect', () => {
            if (!this.#session.destroyed)
                this.#session.setLocalWindowSize(SESSION_WINDOW);
        });
        // The requests in flight fail with the same error. Without a listener, it would end the process.
        this.#session.on('error', () => undefined);
        this.#session.setTimeout(maxIdle);
        this.#session.on('timeout', () => {
            if (this.#active === 0)
                this.retire();
        });
    }
    /** Whether the server has sent its settings, as it must when the connection is established. */
    get hasSettings() {
        return this.#hasSettings;
    }
    /** Whether it accepts another request. */
    get isUsable() {
        return !this.#isRetired && !this.#session.closed && !this.#session.destroyed;
    }
    /** Sends no more requests on this connection, and closes it when the responses in flight are complete. */
    retire() {
        this.#isRetired = true;
        if (this.#active === 0)
            this.#session.destroy();
    }
    /** @throws Http2Error if the response is not complete; ResponseTooLarge; the reason of the signal. */
    async send(exchange) {
        const { request, signal } = exchange;
        const stream = new ResponseStream(this.#open(request, signal), exchange);
        exchange.begin();
        this.#active += 1;
        try {
            return await stream.result;
        }
        catch (error) {
            if (error instanceof build_error/* NetworkError */.Dr)
                throw error;
            if (!signal.aborted)
                throw this.#explain(error, stream, exchange);
            // The connection may be dead without a message.
            this.retire();
            throw signal.reason;
        }
        finally {
            this.#active -= 1;
            if (this.#isRetired)
                this.retire();
        }
    }
    #open({ url, method, headers = {}, body = '' }, signal) {
        // node:http2 does not check them.
        for (const [name, value] of Object.entries(headers))
            (0,external_node_http_.validateHeaderValue)(name, value);
        const stream = this.#session.request({
            ':method': method,
            ':scheme': 'https',
            ':authority': url.host,
            ':path': url.pathname + url.search,
            'user-agent': this.#userAgent,
            ...(method !== 'GET' && method !== 'HEAD' && { 'content-length': Buffer.byteLength(body) }),
            ...headers,
        }, { endStream: body === '', signal });
        if (body !== '')
            stream.end(body);
        return stream;
    }
    #explain(cause, stream, exchange) {
        const isUnsent = stream.id === undefined || (this.#goaway !== undefined && stream.id > this.#goaway.lastStream);
        if (failureCode(cause) === 'ERR_HTTP2_ERROR') {
            return new Http2Error({ kind: 'protocol', code: PROTOCOL_ERROR, isUnsent }, { cause });
        }
        if (this.#session.destroyed && this.#goaway === undefined) {
            // Without a code, the cause says no more than that.
            const options = failureCode(cause) === undefined ? {} : { cause };
            return new Http2Error({ kind: this.#hasSettings ? 'lost' : 'no-settings', isUnsent }, options);
        }
        if (this.#goaway?.code)
            return new Http2Error({ kind: 'goaway', code: this.#goaway.code, isUnsent });
        const isRefused = stream.code === REFUSED_STREAM && !exchange.hasStarted;
        return new Http2Error({ kind: 'reset', code: stream.code, isUnsent: isUnsent || isRefused });
    }
}
/**
 * The native object below a session. If a response has headers that nghttp2 rejects, Node may abort the process when it collects this
 * object after the session was destroyed: `~Http2Session`, `current_nghttp2_memory_ == 0` (Node 24.21). So it must not be collected.
 */
function nativeOf(session) {
    const symbol = Object.getOwnPropertySymbols(session).find(({ description }) => description === 'kHandle');
    return symbol === undefined ? undefined : Reflect.get(session, symbol);
}
/** Loads the module, which takes some milliseconds, only where it is needed. */
function loadHttp2() {
    return process.getBuiltinModule('node:http2');
}
/** Bytes that the server may send before it waits for this client: the default of 64 KiB costs a round trip each. */
const STREAM_WINDOW = 16 << 20;
const SESSION_WINDOW = 64 << 20;
const OPTIONS = {
    settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
    // By default, Node rejects a response with more than 128 headers; and a process that rejects one itself, because of this limit or of
    // `maxHeaderListSize`, may end with a failed assertion (docs/decisions/http2.md). nghttp2 limits them to about 144 KiB.
    maxHeaderListPairs: 1 << 20,
    // By default, Node ignores headers with spaces around the value.
    strictFieldWhitespaceValidation: false,
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./build/http/tls.js




/**
 * Trusts `pem`, and more widely also the default certificates of Node (including NODE_EXTRA_CA_CERTS) and those of the system. Reading
 * those takes 20 to 60 ms, and most servers for which a certificate is given have a certificate of that CA.
 * @param pem one or more certificates in PEM; other text around them is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is no certificate in `pem`, or an invalid one. The message does not have the name of the input.
 */
function trustCertificates(pem, source = 'the value') {
    const given = readCertificates(pem, source);
    let wider;
    return {
        secureContext: external_node_tls_.createSecureContext({ ca: given }),
        widerContext() {
            wider ??= trustAlso(given);
            return wider;
        },
        given: given.map((one) => formatName(new external_node_crypto_.X509Certificate(one).subject)),
    };
}
function trustAlso(given) {
    // Most certificates of the system are also among those of Node, and each takes time to be parsed.
    const roots = new Set([...external_node_tls_.getCACertificates('default'), ...external_node_tls_.getCACertificates('system'), ...given]);
    return external_node_tls_.createSecureContext({ ca: [...roots] });
}
function readCertificates(pem, source) {
    // Also matches a certificate without its END line, so that it is an error and not ignored.
    const certificates = pem.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?(?:-----END (?:TRUSTED )?CERTIFICATE-----|(?![\s\S]))/g) ?? [];
    if (certificates.length === 0) {
        const found = pem.includes('PRIVATE KEY-----') ? ' (only a private key, which belongs on the server)' : '';
        throw new build_error/* InputError */.dz(`there is no certificate in ${source}${found}; ${EXPECTED_PEM}`);
    }
    return certificates.map((certificate, index) => readCertificate(certificate, `certificate ${index + 1} in ${source}`));
}
const EXPECTED_PEM = 'expected PEM with its line breaks (in YAML as a block after `|`), for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';
function readCertificate(certificate, name) {
    try {
        return new external_node_crypto_.X509Certificate(certificate).toString();
    }
    catch (cause) {
        throw new build_error/* InputError */.dz(`${name} is not valid (${(0,build_error/* explain */.WE)(cause)}); ${EXPECTED_PEM}`);
    }
}
/** The issuers by the error with which a connection failed. */
const ISSUERS = new WeakMap();
/** The errors of connections whose certificate is not trusted. */
const UNTRUSTED = new WeakSet();
/** Records whether the certificate of the server is trusted, and who signed it, for the error if the connection fails. */
function recordTrust(socket) {
    let issuers = [];
    // Node emits this event before it verifies the certificate. If it did not, only the names in the message would be missing.
    socket.prependListener('secure', () => {
        issuers = readIssuers(socket.getPeerCertificate(true));
    });
    socket.prependListener('error', (error) => {
        ISSUERS.set(error, issuers);
        // A certificate of another name does not become valid by more trust.
        if (socket.authorizationError && error.code !== 'ERR_TLS_CERT_ALTNAME_INVALID')
            UNTRUSTED.add(error);
    });
}
/** Whether a connection failed because the certificate of the server is not trusted. */
function isUntrusted(error) {
    return error instanceof Error && UNTRUSTED.has(error);
}
/** The issuers of the certificates that the server sent, that of its own certificate first; empty if they are not known. */
function issuersOf(error) {
    return (error instanceof Error && ISSUERS.get(error)) || [];
}
function readIssuers(certificate) {
    const names = new Set();
    // The chain ends with a certificate that refers to itself, or without one.
    let next = certificate;
    while (next?.issuer !== undefined && names.size < MAX_CHAIN) {
        const name = formatName(Object.entries(next.issuer)
            .map(([key, value]) => `${key}=${value}`)
            .join('\n'));
        if (names.has(name))
            break;
        names.add(name);
        next = next.issuerCertificate;
    }
    return [...names];
}
const MAX_CHAIN = 5;
/** A distinguished name on one line. */
function formatName(name) {
    return (0,build_text/* quote */.hD)((name ?? '').replaceAll('\n', ', '), MAX_NAME_LENGTH);
}
/** UTF-16 units. */
const MAX_NAME_LENGTH = 200;

;// CONCATENATED MODULE: ./build/http/tunnel.js


/** A failure of the proxy itself: it cannot be reached, or does not open a tunnel. The message never has its login. */
class ProxyError extends Error {
    name = 'ProxyError';
    /** The code of Node's error, or `CONNECT 503` for a status. */
    code;
    /** The status with which the proxy refused; `undefined` if it sent no valid response. */
    status;
    constructor(message, { code, status }, options) {
        super(message, options);
        this.code = code;
        this.status = status;
    }
}
/**
 * Opens a tunnel to `host:port` with CONNECT.
 * @throws ProxyError, also when `signal` is aborted.
 * @see https://www.rfc-editor.org/rfc/rfc9110#CONNECT
 */
async function openTunnel({ url }, target, { tls, signal }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const isTls = url.protocol === 'https:';
    // The certificate of the proxy is rarely the given one.
    const secureContext = isTls ? (tls.widerContext?.() ?? tls.secureContext) : undefined;
    const request = (isTls ? process.getBuiltinModule('node:https') : external_node_http_).request({
        ...(isTls && secureContext && { secureContext }),
        ...(isTls && tls.rejectUnauthorized === false && { rejectUnauthorized: false }),
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
        method: 'CONNECT',
        path: target,
        headers: { host: target, ...authorizationOf(url) },
        agent: false,
        signal,
    });
    // The connection does not keep the process running: the timer of a request's deadline does.
    request.once('socket', (socket) => socket.unref());
    request.once('connect', ({ statusCode: status = 0 }, socket, head) => {
        if (status >= 200 && status < 300 && head.length === 0)
            return resolve(socket);
        socket.destroy();
        return reject(new ProxyError(`CONNECT ${target} returned ${status}`, { code: `CONNECT ${status}`, status }));
    });
    request.on('error', (cause) => {
        const code = failureCode(cause) ?? 'no response';
        reject(new ProxyError(code, { code }, { cause }));
    });
    request.end();
    return await promise;
}
function authorizationOf({ username, password }) {
    if (username === '' && password === '')
        return {};
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

;// CONCATENATED MODULE: ./build/http/connect.js





/** Opens connections to one origin, directly or through a proxy, encrypted if its URLs are https. */
class Connector {
    #origin;
    #proxy;
    #settings;
    #secureContext;
    /** The session ticket of an earlier connection, with which the server does not send its certificate again. */
    #ticket;
    constructor(origin, proxy, settings) {
        this.#origin = origin;
        this.#proxy = proxy;
        this.#settings = settings;
        this.#secureContext = settings.tls.secureContext;
    }
    /**
     * Opens a connection. It does not keep the process running: the timer of a request's deadline does.
     * @param protocols what ALPN offers; ignored without TLS.
     * @throws the error of the socket, ProxyError, or the reason of `signal`.
     */
    async open(protocols, signal) {
        const context = this.#secureContext;
        try {
            return await this.#open(protocols, signal);
        }
        catch (error) {
            const wider = isUntrusted(error) ? this.#settings.tls.widerContext?.() : undefined;
            if (wider === undefined || wider === context)
                throw error;
            this.#secureContext = wider;
            return await this.#open(protocols, signal);
        }
    }
    async #open(protocols, signal) {
        const opened = await (this.#proxy ? this.#openTunnel(this.#proxy, signal) : this.#takeOpened(signal));
        if (this.#origin.protocol === 'https:')
            return await this.#encrypt(opened, protocols, signal);
        return opened ?? (await established(external_node_net_.connect(addressOf(this.#origin)), 'connect', signal));
    }
    async #openTunnel(proxy, signal) {
        const { host, port } = addressOf(this.#origin);
        const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
        return await openTunnel(proxy, target, { tls: this.#settings.tls, signal });
    }
    /** A connection that was opened before this client existed; `undefined` if there is none, or if it has failed. */
    async #takeOpened(signal) {
        const socket = this.#settings.takeConnection?.(this.#origin);
        if (socket === undefined || socket.destroyed)
            return undefined;
        if (!socket.connecting)
            return socket;
        try {
            return await established(socket, 'connect', signal);
        }
        catch {
            // A new connection shows why it fails.
            signal.throwIfAborted();
            return undefined;
        }
    }
    async #encrypt(opened, protocols, signal) {
        const { rejectUnauthorized } = this.#settings.tls;
        const secureContext = this.#secureContext;
        const { host, port } = addressOf(this.#origin);
        const socket = external_node_tls_.connect({
            ...(secureContext && { secureContext }),
            ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
            ...(this.#ticket && { session: this.#ticket }),
            ...(opened && { socket: opened }),
            host,
            port,
            // The certificate is compared with the host. The extension that names the server does not allow addresses.
            servername: external_node_net_.isIP(host) === 0 ? host : '',
            ALPNProtocols: [...protocols],
        });
        recordTrust(socket);
        // Node loads the module in about 5 ms, while the response of the server to the first message of TLS is awaited.
        if (protocols.includes('h2')) {
            if (opened)
                setImmediate(loadHttp2);
            else
                socket.once('connect', () => setImmediate(loadHttp2));
        }
        socket.on('session', (ticket) => {
            this.#ticket = ticket;
        });
        return await established(socket, 'secureConnect', signal);
    }
}
/** Waits until the socket is connected. */
async function established(socket, event, signal) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const abort = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', abort);
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The connection was closed before it was established')));
    socket.unref();
    try {
        return await promise;
    }
    finally {
        signal.removeEventListener('abort', abort);
        socket.removeListener('error', reject);
        // The owner of the socket is told by the event 'close'. Without a listener, an error would end the process.
        socket.on('error', () => undefined);
        socket.setNoDelay(true);
    }
}
function addressOf({ hostname, port, protocol }) {
    // Node expects an IPv6 address without brackets, a URL has it in brackets.
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

;// CONCATENATED MODULE: ./build/http/deadline.js
/**
 * Runs `work` under a deadline. When it expires, the signal is aborted and the promise is rejected.
 * @param timeout in milliseconds.
 * @throws DOMException with the name TimeoutError when the deadline expires.
 */
async function withDeadline(timeout, work) {
    const controller = new AbortController();
    const { promise: expired, reject } = Promise.withResolvers();
    const timer = setTimeout(() => {
        const error = new DOMException(`No complete response within ${timeout / 1000} s`, 'TimeoutError');
        controller.abort(error);
        reject(error);
    }, timeout);
    try {
        // The signal is not enough: Node emits no error for a request whose proxy tunnel was never established.
        return await Promise.race([expired, work(controller.signal)]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/http/exchange.js


/** One request, and what has arrived of its response. If the body does not arrive completely, the status and the headers stay available. */
class Exchange {
    request;
    /** Aborted when the deadline of the request expires. */
    signal;
    /** Whether the request was certainly not sent, or not processed. */
    isUnsent = true;
    #head;
    #chunks = [];
    #size = 0;
    constructor(request, signal) {
        this.request = request;
        this.signal = signal;
    }
    /** Forgets an earlier attempt, and notes that the request is being sent. */
    begin() {
        this.isUnsent = false;
        this.#head = undefined;
        this.#chunks = [];
        this.#size = 0;
    }
    /** Takes the status and the headers. */
    start(head) {
        this.#head = head;
    }
    /**
     * Adds a part of the body. Returns whether the rest is needed: of a response that is not successful, only the first MiB is kept, because
     * its status matters more than a long page.
     * @throws ResponseTooLarge if the body of a successful response is larger than `request.maxBytes`.
     */
    add(chunk) {
        this.#size += chunk.length;
        this.#chunks.push(chunk);
        if (this.#size <= this.#maxBytes)
            return true;
        if (this.#isSuccess)
            throw new ResponseTooLarge(this.request);
        return false;
    }
    /** Whether the status and the headers have arrived. */
    get hasStarted() {
        return this.#head !== undefined;
    }
    /** A status other than 2xx; `undefined` also before the headers have arrived. */
    get failedStatus() {
        return this.#isSuccess ? undefined : this.#head?.status;
    }
    /** The response with the body that was added. */
    response() {
        const body = Buffer.concat(this.#chunks).subarray(0, this.#maxBytes);
        const response = toResponse(this.#head ?? NO_HEAD, body);
        return this.#size > this.#maxBytes ? { ...response, isTruncated: true } : response;
    }
    /**
     * A refusal whose body did not arrive completely, with an empty body: its status says more than the timeout or the cut connection. The part
     * that arrived is not used, because it may end within a secret, which would not be recognized. `undefined` for any other response, also
     * for a 404: whether it means that something is missing depends on its body.
     */
    partialRefusal() {
        const status = this.failedStatus ?? 0;
        if (this.#head === undefined || status < 400 || status === 404)
            return undefined;
        return { ...toResponse(this.#head, Buffer.alloc(0)), isTruncated: true };
    }
    get #isSuccess() {
        const { status } = this.#head ?? NO_HEAD;
        return status >= 200 && status < 300;
    }
    get #maxBytes() {
        return this.#isSuccess ? this.request.maxBytes : MAX_ERROR_BYTES;
    }
}
const NO_HEAD = { status: 0, rawHeaders: [] };
/** Bytes. A page of Quay has 67 KiB. */
const MAX_ERROR_BYTES = 1 << 20;
function toResponse({ status, rawHeaders }, body) {
    const headers = groupByName(rawHeaders);
    return {
        status,
        body,
        header: (name) => headers.get(name.toLowerCase())?.[0],
        headers: (name) => headers.get(name.toLowerCase()) ?? [],
    };
}
function groupByName(raw) {
    const headers = new Map();
    for (let index = 0; index + 1 < raw.length; index += 2) {
        const [name = '', value = ''] = raw.slice(index, index + 2);
        const values = headers.get(name.toLowerCase());
        if (values === undefined)
            headers.set(name.toLowerCase(), [value]);
        else
            values.push(value);
    }
    return headers;
}
/** A successful response with a body larger than its limit. */
class ResponseTooLarge extends build_error/* NetworkError */.Dr {
    constructor(request) {
        super(`The response is larger than ${formatSize(request.maxBytes)}, the limit for ${formatRequest(request)}.`);
    }
}
/** `32 MiB`, `1.5 KiB` */
function formatSize(bytes) {
    const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
    return `${Number(value.toFixed(1))} ${unit}`;
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(783);
;// CONCATENATED MODULE: ./build/http/proxy.js



/**
 * The proxy for a URL, as @actions/http-client reads it from `https_proxy`, `http_proxy` (also in upper case) and `no_proxy`;
 * `undefined` if there is none.
 * @throws NetworkError if the variable is not a valid proxy URL: @actions/http-client would connect directly, without a message, and
 * bypass the proxy. The value is not printed, because it may have a password.
 */
function findProxy(url) {
    const name = VARIABLES[url.protocol]?.find((variable) => process.env[variable]);
    if (name === undefined || (0,lib_proxy/* checkBypass */.H)(url))
        return undefined;
    const proxy = readProxy(url);
    if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '')
        return { url: proxy, variable: name };
    throw new build_error/* NetworkError */.Dr(`The environment variable ${name} is not a valid proxy URL. Set it to http://host:port, or to http://user:password@host:port with special characters percent-encoded, or unset it; no_proxy lists the hosts that need no proxy. No request was sent to ${redactUrl(url)}.`, { unsent: true });
}
/** In the order in which @actions/http-client reads them. */
const VARIABLES = {
    'https:': ['https_proxy', 'HTTPS_PROXY'],
    'http:': ['http_proxy', 'HTTP_PROXY'],
};
function readProxy(url) {
    try {
        return URL.parse((0,lib_proxy/* getProxyUrl */.s)(url)?.href ?? '') ?? undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * The entry of `no_proxy` that was probably meant for this host but does not match it: `*.corp`, which some programs match and others,
 * such as curl and @actions/http-client, do not.
 */
function findUnmatchedWildcard({ hostname }) {
    const entries = (process.env.no_proxy || process.env.NO_PROXY || '').split(',').map((entry) => entry.trim());
    return entries.find((entry) => entry.startsWith('*.') && hostname.endsWith(entry.slice(1).toLowerCase()));
}

;// CONCATENATED MODULE: ./build/http/explain-proxy.js

/** What is wrong with a proxy, and what to change. The login of the proxy is never part of it. */
function explainProxy(error, target, proxy) {
    const wildcard = findUnmatchedWildcard(target);
    const hint = wildcard === undefined ? '' : ` The entry ${wildcard} of no_proxy matches nothing: write ${wildcard.slice(1)}.`;
    return `${explain(error, target, proxy)}${hint}`;
}
function explain({ code, status }, target, { url, variable }) {
    const { host } = url;
    if (status === 407) {
        const hasLogin = url.username !== '' || url.password !== '';
        return `The proxy wants a login (407)${hasLogin ? `, and does not accept the one in ${variable}` : ''}. Set ${variable} to http://user:password@${host}, with special characters percent-encoded.`;
    }
    if (status !== undefined) {
        return `The proxy refuses to connect to ${target.hostname}:${portOf(target)} (${status}). Allow this host and port in the proxy, or list the host in no_proxy if it can be reached without the proxy.`;
    }
    if (NO_TLS.has(code)) {
        return `The proxy ${host} does not speak TLS (${code}): check ${variable}. Most proxies have an address that begins with http://, also for https requests.`;
    }
    if (code.startsWith('HPE_'))
        return `The proxy ${host} does not respond as a proxy does (${code}): check ${variable}.`;
    return `Cannot reach the proxy ${host} (${code}): check ${variable}, and that the proxy is running. List hosts that need no proxy in no_proxy.`;
}
function portOf({ protocol, port }) {
    return port || (protocol === 'https:' ? '443' : '80');
}
const NO_TLS = new Set([
    'EPROTO',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);

;// CONCATENATED MODULE: ./build/http/failure.js






/** The error for a request without a complete response: what is wrong, what to change, the request, and the code of Node's error. */
function toNetworkError(cause, request, { timeout, proxy, given, status, unsent = false }) {
    const { url } = request;
    const through = proxy === undefined ? '' : ` through the proxy ${proxy.url.host}`;
    const sent = `${formatRequest(request)}${through}${status === undefined ? '' : ` returned ${status}, then`}`;
    const options = { cause, unsent, ...(status !== undefined && { status }) };
    if (cause instanceof DOMException && cause.name === 'TimeoutError') {
        return new build_error/* NetworkError */.Dr(`No complete response within ${timeout / 1000} s. ${RAISE_TIMEOUT} ${sent} timed out.`, options);
    }
    if (cause instanceof ProxyError && proxy !== undefined) {
        return new build_error/* NetworkError */.Dr(`${explainProxy(cause, url, proxy)} ${sent} failed (${cause.message}).`, options);
    }
    const code = failureCode(cause);
    const explanation = explainCode(code, { cause, url, given });
    return new build_error/* NetworkError */.Dr(`${explanation} ${sent} failed${code === undefined ? '' : ` (${code})`}.`, options);
}
function explainCode(code, failure) {
    if (code === undefined)
        return 'The connection failed.';
    const fallback = code.startsWith('HTTP/2 ') ? 'The server cancelled the request.' : 'The connection failed.';
    return EXPLANATIONS[code]?.(failure) ?? fallback;
}
const RAISE_TIMEOUT = 'Raise the input timeout if the registry is slow; otherwise check the load of the registry and of the proxy.';
/** The meaning of codes of Node and OpenSSL, and what to change. */
const EXPLANATIONS = {
    DEPTH_ZERO_SELF_SIGNED_CERT: untrustedCertificate,
    SELF_SIGNED_CERT_IN_CHAIN: untrustedCertificate,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: (failure) => `${untrustedCertificate(failure)} ${MAYBE_INTERMEDIATE}`,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrustedCertificate,
    UNABLE_TO_GET_ISSUER_CERT: untrustedCertificate,
    CERT_SIGNATURE_FAILURE: untrustedCertificate,
    CERT_HAS_EXPIRED: ({ url }) => `The certificate of ${url.host} has expired. Renew it on the server.`,
    CERT_NOT_YET_VALID: ({ url }) => `The certificate of ${url.host} is not valid yet. Check the clocks of the server and of this runner.`,
    ERR_TLS_CERT_ALTNAME_INVALID: ({ url }) => `The certificate of the server is not valid for ${url.hostname}. Use a name that the certificate lists, or add this name to the certificate.`,
    ENOTFOUND: ({ url }) => `The host ${url.hostname} was not found. Check the name in the image reference or in the input registry.`,
    ECONNREFUSED: ({ url }) => `${url.host} refused the connection. Check the host and the port, and that the server is running.`,
    ECONNRESET: closedConnection,
    ERR_SSL_WRONG_VERSION_NUMBER: plainHttpServer,
    EPROTO: plainHttpServer,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: plainHttpServer,
    'HTTP/2 NO_ERROR': () => 'The server ended the response before it was complete.',
    'HTTP/2 REFUSED_STREAM': () => 'The server refused the request.',
    'HTTP/2 ENHANCE_YOUR_CALM': ({ url }) => `${url.host} refuses requests because it received too many. Run the step again later.`,
    HPE_INVALID_CONSTANT: notHttp,
    HPE_HEADER_OVERFLOW: ({ url }) => `The response has more than 16 KiB of headers, so that it cannot be read completely. Check ${url.host}, and the proxies in front of it.`,
};
function closedConnection({ url, cause }) {
    // Node's word for a connection that was closed after the headers of the response.
    const hasResponse = cause instanceof Error && cause.message === 'aborted';
    const hint = url.protocol === 'http:' && !hasResponse ? ` ${MAYBE_TLS}` : '';
    return `The connection was closed before the response was complete.${hint}`;
}
const MAYBE_TLS = 'If the registry uses TLS on this port, remove the input plain-http.';
function untrustedCertificate({ url, cause, given = [] }) {
    const issuers = issuersOf(cause);
    const signed = issuers.length > 0 ? ` It was signed by ${issuers.join(', which was signed by ')}.` : '';
    const wrong = `The certificate of ${url.host} is not signed by a CA that this runner trusts.${signed}`;
    if (given.length === 0) {
        return `${wrong} Set the input ca-certificate to the certificate of the CA (PEM, or a path to it).`;
    }
    return `${wrong} The input ca-certificate has the certificate of another CA, or an older one: ${listNames(given)}. Set it to the certificate of ${issuers.at(-1) ?? 'the CA'}.`;
}
/** The server sent its own certificate alone. */
const MAYBE_INTERMEDIATE = 'If this is an intermediate CA, ca-certificate needs the certificates of all CAs above it too, unless the server sends its certificate chain.';
function listNames(names) {
    const more = names.length - MAX_NAMES;
    return `${names.slice(0, MAX_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
const MAX_NAMES = 5;
function plainHttpServer({ url }) {
    return `${url.host} does not speak TLS on this port. If the registry has no https, set the input plain-http to true.`;
}
function notHttp({ url, cause }) {
    const bytes = cause instanceof Error && 'rawPacket' in cause ? cause.rawPacket : undefined;
    if (url.protocol === 'http:' &&
        bytes instanceof Uint8Array &&
        bytes[0] === TLS_ALERT &&
        bytes[1] === TLS_MAJOR_VERSION) {
        return `${url.host} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`;
    }
    return `${url.host} does not speak HTTP. Check that this is the port of the registry.`;
}
/** The first bytes of the message with which a TLS server refuses plain HTTP. @see https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const [TLS_ALERT, TLS_MAJOR_VERSION] = [21, 3];

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(75);
;// CONCATENATED MODULE: ./build/http/connection-pool.js


/** The HTTP/1.1 connections to one origin: Node's agent keeps those that a response left open, and this class opens others in advance. */
class ConnectionPool extends external_node_http_.Agent {
    #connector;
    #timeout;
    #maxIdle;
    #spares = new Set();
    #abortSpares = new AbortController();
    /**
     * @param timeout milliseconds until a spare connection must be established.
     * @param maxIdle milliseconds until it is closed if it is not used: servers and firewalls close such a connection, some without a message.
     */
    constructor(connector, timeout, maxIdle = 10_000) {
        super({ keepAlive: true });
        this.#connector = connector;
        this.#timeout = timeout;
        this.#maxIdle = maxIdle;
    }
    /** Opens connections in advance until so many are unused. A failure is forgotten: it shows at the request that needs the connection. */
    openSpares(count) {
        const idle = Object.values(this.freeSockets).reduce((sum, sockets) => sum + (sockets?.length ?? 0), 0);
        for (let missing = count - idle - this.#spares.size; missing > 0; missing -= 1) {
            const signal = AbortSignal.any([AbortSignal.timeout(this.#timeout), this.#abortSpares.signal]);
            this.#keep({ opening: this.#connector.open(['http/1.1'], signal), signal });
        }
    }
    /** Adds a connection that is open and not used. */
    add(socket) {
        this.#keep({ opening: Promise.resolve(socket), signal: this.#abortSpares.signal });
    }
    /** Closes the connections that were opened in advance. */
    closeSpares() {
        for (const { opening } of this.#spares) {
            opening.then((socket) => socket.destroy(), () => undefined);
        }
        this.#spares.clear();
        this.#abortSpares.abort();
        this.#abortSpares = new AbortController();
    }
    /** Called by Node if no connection is idle. */
    createConnection({ signal = new AbortController().signal }, callback) {
        this.#take(signal).then((socket) => callback?.(null, socket), 
        // The stream is ignored; only the type requires one.
        (error) => callback?.(error, new external_node_stream_.Duplex()));
        return null;
    }
    #keep(spare) {
        this.#spares.add(spare);
        const drop = () => this.#spares.delete(spare);
        spare.opening.then((socket) => {
            socket.once('close', drop);
            // Otherwise the end of the connection would not be noticed. A server sends nothing before the request, except an error.
            socket.resume();
            socket.setTimeout(this.#maxIdle, destroyIdle);
        }, drop);
    }
    async #take(signal) {
        const [spare] = this.#spares;
        if (spare === undefined)
            return await this.#connector.open(['http/1.1'], signal);
        this.#spares.delete(spare);
        try {
            const socket = await spare.opening;
            return socket.setTimeout(0, destroyIdle);
        }
        catch (error) {
            if (!spare.signal.aborted || signal.aborted)
                throw error;
            // The spare connection was given up, not the request.
            return await this.#connector.open(['http/1.1'], signal);
        }
    }
}
function destroyIdle() {
    this.destroy();
}

;// CONCATENATED MODULE: ./build/http/http1.js


/** HTTP/1.1 to one origin. */
class Http1Route {
    pool;
    #userAgent;
    /** Whether the server has left a connection open, and never closed one, after a response. */
    #keepsAlive;
    constructor(connector, { timeout, userAgent }) {
        this.pool = new ConnectionPool(connector, timeout);
        this.#userAgent = userAgent;
    }
    async send(exchange) {
        try {
            const message = await this.#open(exchange);
            const closes = message.headers.connection?.toLowerCase() === 'close' || message.httpVersion === '1.0';
            this.#keepsAlive = !closes && this.#keepsAlive !== false;
            return await readMessage(message, exchange);
        }
        catch (error) {
            // Where one connection fails, those that were opened at the same time may be dead as well.
            this.pool.closeSpares();
            throw error;
        }
    }
    prepare(connections) {
        this.pool.openSpares(connections);
    }
    /** Sends the request, and returns when the headers of the response have arrived. */
    #open(exchange) {
        const { url, method, headers, body = '' } = exchange.request;
        const { promise, resolve, reject } = Promise.withResolvers();
        // The module for plain HTTP in all cases: the connections of the pool are encrypted already.
        const sent = external_node_http_.request({
            agent: this.pool,
            path: url.pathname + url.search,
            method,
            headers: {
                host: url.host,
                'user-agent': this.#userAgent,
                'content-length': Buffer.byteLength(body),
                ...headers,
            },
            signal: exchange.signal,
        });
        // By default Node drops all headers after the first thousand, `Link` among them. Its limit of 16 KiB for all headers remains.
        sent.maxHeadersCount = 0;
        sent.on('socket', () => {
            exchange.begin();
            setImmediate(() => this.#prepareNext());
        });
        sent.on('response', resolve);
        sent.on('error', reject);
        sent.on('close', () => reject(new Error('The connection was closed without a response')));
        sent.end(body);
        return promise;
    }
    /**
     * Connects for the next requests while the response is awaited, because Quay closes the connection after most responses. Two at a time,
     * since a connection takes two round trips and a request one; one before it is known that the server closes them.
     */
    #prepareNext() {
        if (this.#keepsAlive !== true)
            this.pool.openSpares(this.#keepsAlive === false ? 2 : 1);
    }
}
async function readMessage(message, exchange) {
    // Node sets the status of every response that a client receives.
    const { statusCode: status = 0, rawHeaders } = message;
    exchange.start({ status, rawHeaders });
    const body = message;
    // `for await` throws if the connection is cut within the body; the event 'end' would never be emitted. `break` closes the connection.
    for await (const chunk of body)
        if (!exchange.add(chunk))
            break;
    return exchange.response();
}

;// CONCATENATED MODULE: ./build/http/shared-work.js
/** Work that several requests wait for. It is aborted when the last of them gives up. */
class SharedWork {
    #controller = new AbortController();
    #result;
    #waiting = 0;
    constructor(work) {
        this.#result = work(this.#controller.signal);
    }
    /** Whether all have given up. */
    get isAborted() {
        return this.#controller.signal.aborted;
    }
    /** @throws the error of the work. */
    async wait(signal) {
        this.#waiting += 1;
        const leave = () => {
            this.#waiting -= 1;
            if (this.#waiting === 0)
                this.#controller.abort(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        try {
            return await this.#result;
        }
        finally {
            signal.removeEventListener('abort', leave);
        }
    }
}

;// CONCATENATED MODULE: ./build/http/tls-route.js





/**
 * A direct connection with TLS. The first handshake offers HTTP/2 and HTTP/1.1, and the connection is used for the protocol that the
 * server chooses; requests wait for it, because HTTP/2 needs no other connection.
 */
class TlsRoute {
    #origin;
    #connector;
    #settings;
    #debug;
    #http1;
    #usesHttp1 = false;
    #session;
    #opening;
    constructor(origin, { connector, settings, debug }) {
        this.#origin = origin;
        this.#connector = connector;
        this.#settings = settings;
        this.#debug = debug;
        this.#http1 = new Http1Route(connector, settings);
    }
    async send(exchange) {
        const { request, signal } = exchange;
        for (let attempt = 1;; attempt++) {
            const session = await this.#connect(signal);
            signal.throwIfAborted();
            if (session === undefined)
                return await this.#http1.send(exchange);
            try {
                return await session.send(exchange);
            }
            catch (error) {
                exchange.isUnsent = error instanceof Http2Error && error.isUnsent;
                if (isBroken(error, session, signal))
                    this.#fallBack(error);
                if (!mayResend(error, request) || attempt === MAX_ATTEMPTS)
                    throw error;
            }
        }
    }
    prepare(connections) {
        const signal = AbortSignal.timeout(this.#settings.timeout);
        this.#connect(signal).then((session) => session === undefined && this.#http1.prepare(connections), () => undefined);
    }
    /** The session, or `undefined` for HTTP/1.1. */
    async #connect(signal) {
        if (!this.#usesHttp1 && !this.#session?.isUsable) {
            if (this.#opening === undefined || this.#opening.isAborted)
                this.#opening = this.#open();
            await this.#opening.wait(signal);
        }
        return this.#usesHttp1 ? undefined : this.#session;
    }
    #open() {
        const opening = new SharedWork(async (signal) => {
            try {
                this.#use(await this.#connector.open(['h2', 'http/1.1'], signal));
            }
            finally {
                if (this.#opening === opening)
                    this.#opening = undefined;
            }
        });
        return opening;
    }
    #use(socket) {
        if (socket instanceof external_node_tls_.TLSSocket && socket.alpnProtocol === 'h2') {
            this.#session = new Http2Session(socket, this.#settings.userAgent);
        }
        else {
            this.#usesHttp1 = true;
            this.#http1.pool.add(socket);
        }
    }
    #fallBack(error) {
        this.#session?.retire();
        if (this.#usesHttp1)
            return;
        this.#usesHttp1 = true;
        const reason = error instanceof Error ? error.message : String(error);
        this.#debug(`HTTP/2 to ${this.#origin.host} failed (${reason}). From now on its requests use HTTP/1.1.`);
    }
}
/** The server may refuse requests while it restarts. */
const MAX_ATTEMPTS = 4;
function isBroken(error, session, signal) {
    if (signal.aborted)
        return !session.hasSettings;
    return error instanceof Http2Error && error.isProtocolFailure;
}
function mayResend(error, { method }) {
    if (!(error instanceof Http2Error))
        return false;
    return error.isUnsent || (error.isProtocolFailure && (method === 'GET' || method === 'HEAD'));
}

;// CONCATENATED MODULE: ./build/http/transport.js








/**
 * One request, one complete response, no redirects, no retries. Over HTTP/2 where the server offers it and no proxy is used, otherwise
 * over HTTP/1.1.
 */
class Transport {
    #settings;
    #context;
    #routes = new Map();
    constructor(settings, context) {
        this.#settings = settings;
        this.#context = context;
    }
    async send(request) {
        const { timeout, tls } = this.#settings;
        const proxy = findProxy(request.url);
        let exchange;
        try {
            return await withDeadline(timeout, (signal) => {
                exchange = new Exchange(request, signal);
                return this.#routeTo(request.url, proxy).send(exchange);
            });
        }
        catch (cause) {
            const refusal = exchange?.partialRefusal();
            if (refusal !== undefined)
                return refusal;
            if (cause instanceof build_error/* NetworkError */.Dr)
                throw cause;
            const { failedStatus: status, isUnsent: unsent = true } = exchange ?? {};
            throw toNetworkError(cause, request, { timeout, proxy, given: tls.given, status, unsent });
        }
    }
    prepare(url, connections) {
        try {
            this.#routeTo(url, findProxy(url)).prepare(connections);
        }
        catch (error) {
            // A proxy variable that is not valid: `send` reports it.
            if (!(error instanceof build_error/* NetworkError */.Dr))
                throw error;
        }
    }
    #routeTo(url, proxy) {
        const key = `${url.origin} ${proxy?.url.href ?? ''}`;
        const route = this.#routes.get(key) ?? this.#openRoute(url, proxy);
        this.#routes.set(key, route);
        return route;
    }
    #openRoute(origin, proxy) {
        const settings = this.#settings;
        const connector = new Connector(origin, proxy, settings);
        if (proxy !== undefined || origin.protocol === 'http:')
            return new Http1Route(connector, settings);
        return new TlsRoute(origin, { connector, settings, debug: this.#context.debug });
    }
}

;// CONCATENATED MODULE: ./build/http/client.js



/** Opens the client that every request of a run goes through. `retries` is how often a failed GET or HEAD is repeated. */
function openHttpClient(settings, context) {
    return new RetryingClient(new Transport(settings, context), settings.retries, context);
}
/** Adds retries and a limit of concurrent requests to a transport. */
class RetryingClient {
    #transport;
    #retries;
    #context;
    #limit = (0,p_limit/* default */.A)(MAX_CONCURRENT_REQUESTS);
    constructor(transport, retries, context) {
        this.#transport = transport;
        this.#retries = retries;
        this.#context = context;
    }
    send(request) {
        // The limit is inside the retries, so that a request that waits for its next attempt does not block others.
        const sendOnce = () => this.#limit(() => this.#transport.send(request));
        return withRetries(sendOnce, request, { retries: this.#retries, ...this.#context });
    }
    prepare(url, connections) {
        this.#transport.prepare(url, Math.min(connections, MAX_CONCURRENT_REQUESTS));
    }
}
/** For all images together: enough to hide latency, few enough for the rate limits of Quay. */
const MAX_CONCURRENT_REQUESTS = 8;

;// CONCATENATED MODULE: ./build/policy/duration.js
/**
 * Parses a duration as the inputs have it: `0`, or an integer with `s`, `m`, `h` or `d`.
 * @returns milliseconds; `undefined` for any other string, and for a number above the largest safe integer.
 */
function parseDuration(text) {
    if (text === '0')
        return 0;
    const { count, unit = '' } = /^(?<count>\d+)(?<unit>[smhd])$/.exec(text)?.groups ?? {};
    const milliseconds = Number(count) * (MILLISECONDS.get(unit) ?? Number.NaN);
    return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}
/** Formats milliseconds in the largest unit without a fraction (`90s`, `36h`, `30d`); less than a second is `0`. */
function formatDuration(milliseconds) {
    const whole = milliseconds - (milliseconds % SECOND);
    if (whole === 0)
        return '0';
    const [unit, size] = [...MILLISECONDS].find(([, size]) => whole % size === 0) ?? ['s', SECOND];
    return `${whole / size}${unit}`;
}
const SECOND = 1_000;
/** Largest first, because formatDuration uses the first unit that fits. */
const MILLISECONDS = new Map([
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', SECOND],
]);
/**
 * Parses a time as annotations have it, strictly by grammar and calendar; `undefined` for any other string.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
function parseTimestamp(text) {
    const { date = '', time = '', second = '', rest = '' } = duration_RFC_3339.exec(text)?.groups ?? {};
    // Date.parse accepts the 30th of February as the 2nd of March.
    if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date)
        return undefined;
    // The grammar has leap seconds, Date has not.
    const parsed = new Date(`${date}T${time}:${second === '60' ? '59' : second}${rest.toUpperCase()}`);
    return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}
const duration_RFC_3339 = /^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<rest>(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;

;// CONCATENATED MODULE: ./build/registry/host.js

/**
 * Parses the `host[:port]` of a registry and returns it in lower case, otherwise unchanged (a default port is kept); `undefined` if it is
 * not valid. An IPv6 address is in brackets, an international name in its ASCII form.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
 */
function parseHost(text) {
    const [, host = '', port] = HOST_AND_PORT.exec(text.toLowerCase()) ?? [];
    if (port !== undefined && Number(port) > MAX_PORT)
        return undefined;
    return isAddress(host) || isName(host) ? text.toLowerCase() : undefined;
}
/** The origin of a registry, `https://host[:port]`, or `http://…` for plain HTTP. */
function originOf(host, plainHttp) {
    return new URL(`${plainHttp ? 'http' : 'https'}://${host}`);
}
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:[\]]+)(?::([1-9]\d{0,4}))?$/;
const MAX_PORT = 65_535;
function isAddress(host) {
    return host.startsWith('[') && !host.includes('%') && (0,external_node_net_.isIPv6)(host.slice(1, -1));
}
function isName(host) {
    if (host.length > host_MAX_NAME_LENGTH || !NAME.test(host))
        return false;
    // A URL reads `0x7f.1` and `127.1` as 127.0.0.1: the host in the workflow must be the host that is contacted.
    return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
/** Characters of a DNS name, RFC 1035 section 2.3.4. */
const host_MAX_NAME_LENGTH = 253;

;// CONCATENATED MODULE: ./build/inputs/connection.js








/** The connection inputs that all actions have, with their defaults. */
const CONNECTION_INPUTS = {
    registry: '',
    service: '',
    'ca-certificate': '',
    'insecure-skip-tls-verify': 'false',
    'plain-http': 'false',
    timeout: '30s',
    retries: '4',
};
/** Reads the connection inputs. The reader keeps the problems. */
function readConnection(inputs) {
    const skipsVerify = inputs.flag('insecure-skip-tls-verify');
    return {
        registry: inputs.parsed('registry', readHost, undefined),
        service: inputs.parsed('service', readService, undefined),
        tls: skipsVerify ? { rejectUnauthorized: false } : inputs.parsed('ca-certificate', connection_readCertificates, {}),
        skipsVerify,
        plainHttp: inputs.flag('plain-http'),
        timeout: inputs.parsed('timeout', (text) => readTime(text, { least: 1, example: '30s' }), 0),
        retries: inputs.parsed('retries', readRetries, 0),
    };
}
/** The User-Agent of all actions. Quay responds differently to one of a browser. */
const USER_AGENT = 'quay-referrers';
/**
 * Opens the connection. Sends nothing.
 * @param registry the host[:port] to which the input `service` belongs.
 */
function openConnection(inputs, registry, runner) {
    const { takeConnection } = runner;
    const http = openHttpClient({ ...inputs, userAgent: USER_AGENT, takeConnection }, runner);
    return {
        endpointOf: (host) => ({
            http,
            origin: originOf(host, inputs.plainHttp),
            service: (host === registry ? inputs.service : undefined) ?? host,
        }),
    };
}
/** Reports a problem if the certificate of quay.io would not be checked: an untrusted certificate there is not Quay's. */
function checkSkipVerify({ skipsVerify }, hosts, complain) {
    if (!skipsVerify || !hosts.some((host) => /^quay\.io(:443)?$/.test(host)))
        return;
    complain('insecure-skip-tls-verify: not allowed for quay.io, which has a certificate that every runner trusts; expected false, for example: false');
}
/** Warns of a connection without encryption or without a check of the certificate. @param hosts host[:port] of the registries. */
function warnOfConnection(connection, hosts, { warn }) {
    if (connection.skipsVerify && !connection.plainHttp && hosts.length > 0) {
        warn(`insecure-skip-tls-verify: the certificate of ${hosts.join(', ')} is not checked, so an attacker on the network can read the credentials and change the responses. Set ca-certificate to the CA of the server instead.`);
    }
    const remote = hosts.filter((host) => !isLoopback(host));
    if (connection.plainHttp && remote.length > 0) {
        warn(`plain-http: the connection to ${remote.join(', ')} is not encrypted, so an attacker on the network can read the credentials and change the responses.`);
    }
}
function isLoopback(host) {
    return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}
function readHost(text) {
    if (looksLikeSecret(text))
        throw new build_error/* InputError */.dz(TOKEN_AS_HOST);
    const host = parseHost(text);
    if (text !== '' && host === undefined) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid host; expected host or host:port without a scheme, for example: quay.example.com:8443`);
    }
    return host;
}
function readService(text) {
    if (looksLikeSecret(text))
        throw new build_error/* InputError */.dz(TOKEN_AS_HOST);
    if (text.length > MAX_SERVICE) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has more than 1,000 characters; expected the SERVER_HOSTNAME of Quay, for example: quay.example.com:8443`);
    }
    return text || undefined;
}
/** Characters, longer than any host name with a port. */
const MAX_SERVICE = 1_000;
/** A token may have the form of a host, and would be sent to name servers. */
const TOKEN_AS_HOST = 'this looks like a token; expected the host name of the server, for example: quay.example.com';
/** Reads PEM certificates, or the path of a file with them. */
function connection_readCertificates(text) {
    if (text === '')
        return {};
    if (text.includes('-----BEGIN'))
        return trustCertificates(text);
    return trustCertificates(readPemFile(text), `\`${(0,build_text/* oneLine */.TN)(text)}\``);
}
function readPemFile(path) {
    try {
        return readRegularFile(path, MAX_PEM_BYTES).toString('utf8');
    }
    catch (error) {
        if (!(error instanceof FileError))
            throw error;
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(path)}\` is not a PEM certificate, and as a file it ${error.message}; expected a certificate that begins with "-----BEGIN CERTIFICATE-----", or the path of a file with one, for example: certs/ca.pem`);
    }
}
/** The bundle of a system has about 250 KiB. */
const MAX_PEM_BYTES = 1 << 20;
/**
 * Reads a time input: `0`, or an integer with s, m, h or d, at most one day.
 * @returns milliseconds.
 * @throws InputError for anything else, and for less than `least` milliseconds.
 */
function readTime(text, { least, example }) {
    const time = parseDuration(text);
    if (time !== undefined && time >= least && time <= MAX_TIME)
        return time;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid time; expected ${least > 0 ? '' : '0 or '}an integer with s, m, h or d, at most 1d, for example: ${example}`);
}
const MAX_TIME = 86_400_000;
function readRetries(text) {
    if (/^\d{1,2}$/.test(text))
        return Number(text);
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid number of retries; expected an integer from 0 to 99, for example: 4`);
}

;// CONCATENATED MODULE: ./build/policy/result.js
/** Returns the worst of several results. Without any it is `error`: a caller that accepts a run without images must handle that itself. */
function worstResult(results) {
    return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}
const WORST_FIRST = ['error', 'subject-not-found', 'missing', 'pass', 'listed'];

;// CONCATENATED MODULE: ./build/registry/repository.js

/** One repository of a registry, and a session that may read it. */
class Repository {
    /** host[:port] of the registry. */
    host;
    /** `namespace/repository`. */
    name;
    #origin;
    #session;
    #account;
    /** @param account returns the account that the token acts as, for messages. */
    constructor(session, { origin, name, account }) {
        this.host = origin.host;
        this.name = name;
        this.#origin = origin;
        this.#session = session;
        this.#account = account;
    }
    /** The URL of a path below `/v2/NAMESPACE/REPOSITORY/`. */
    urlOf(path) {
        return new URL(`/v2/${this.name}/${path}`, this.#origin);
    }
    /**
     * Sends a request with the token of the session. The response has any status but 401 and 403.
     * @throws RegistryError for 401 and 403: the repository does not exist, or the account may not read it.
     */
    async send(request) {
        const response = await this.#session.send(request);
        if (response.status !== 401 && response.status !== 403)
            return response;
        throw responseError({ sent: request, response }, `The repository ${this.name} does not exist, or ${this.#account()} may not read it.`);
    }
    /** Sends a GET without credentials, for a URL on another origin to which the registry redirects. */
    getWithoutToken(request) {
        return this.#session.getWithoutToken(request);
    }
}

;// CONCATENATED MODULE: ./build/registry/ping.js


/** Bytes. The body of `/v2/` is `true` or an error. */
const MAX_PING_BYTES = 1 << 16;
/** Sends `GET /v2/` without credentials; the response has any status. @throws NetworkError. */
async function pingRegistry(http, origin) {
    return await http.send({ method: 'GET', url: new URL('/v2/', origin), maxBytes: MAX_PING_BYTES });
}
/**
 * Whether the response to `GET /v2/` is that of a registry that accepts the request. A maintenance page or a portal has status 200 too.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#determining-support
 */
function isRegistryPing({ status, body, header }) {
    if (status !== 200)
        return false;
    return header('docker-distribution-api-version') !== undefined || PING_BODY.test(body.toString('utf8', 0, 64));
}
/** Nothing, Quay's `true`, or the `{}` of distribution. */
const PING_BODY = /^\s*(?:true|\{\s*\})?\s*$/;
/** The error for a 200 of `/v2/` that is not the response of a registry. The body is not quoted, because it may be anything. */
function notARegistry(origin) {
    const sent = { method: 'GET', url: new URL('/v2/', origin) };
    return new build_error/* RegistryError */.gl(`${origin.host} does not respond as a registry does. Check the input registry and the host of the image, and that no maintenance page, portal or proxy responds in its place. ${formatRequest(sent)} returned 200 with content that a registry does not send.`, { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/challenge.js
/**
 * The first Bearer challenge that has a realm.
 * @see https://distribution.github.io/distribution/spec/auth/token/#how-to-authenticate
 */
function bearerChallenge(headers) {
    const challenges = parseChallenges(headers).filter((challenge) => challenge.scheme === 'bearer');
    const { realm, service, scope } = challenges.find(({ parameters }) => parameters.realm)?.parameters ?? {};
    if (realm === undefined)
        return undefined;
    return { realm, ...(service !== undefined && { service }), ...(scope !== undefined && { scope }) };
}
/**
 * The challenges of all WWW-Authenticate headers of a response, in order. Never throws: of an invalid header it returns the valid parts.
 * The value of a token68 is ignored; of a repeated parameter the first counts.
 *
 * The grammar of RFC 9110, sections 5.6 and 11:
 *
 *     WWW-Authenticate = #challenge
 *     challenge        = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
 *     auth-scheme      = token
 *     auth-param       = token BWS "=" BWS ( token / quoted-string )
 *     token68          = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
 *     token            = 1*( ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*"
 *                          / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~" )
 *     quoted-string    = DQUOTE *( qdtext / quoted-pair ) DQUOTE
 *     quoted-pair      = "\" ( HTAB / SP / VCHAR / obs-text )
 *     #element         = [ element ] *( OWS "," OWS [ element ] )
 *
 * A comma separates both parameters and challenges: a token followed by `=` is a parameter, otherwise it is a scheme.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 */
function parseChallenges(headers) {
    return headers.flatMap(parseHeader);
}
function parseHeader(header) {
    const challenges = [];
    for (const element of readElements(header)) {
        if (element.kind === 'scheme')
            challenges.push({ scheme: element.name, parameters: new Map() });
        const parameters = challenges.at(-1)?.parameters;
        if (element.kind === 'parameter' && !parameters?.has(element.name))
            parameters?.set(element.name, element.value);
    }
    return challenges.map(({ scheme, parameters }) => ({ scheme, parameters: Object.fromEntries(parameters) }));
}
function* readElements(header) {
    for (let offset = 0; offset < header.length;) {
        const parameter = matchAt(PARAMETER, header, offset);
        const scheme = parameter ?? matchAt(SCHEME, header, offset);
        const [text, name = '', token, quoted] = scheme ?? matchAt(IGNORED, header, offset) ?? [];
        const value = token ?? quoted?.replace(QUOTED_PAIR, '$1') ?? '';
        if (parameter)
            yield { kind: 'parameter', name: name.toLowerCase(), value };
        else if (scheme)
            yield { kind: 'scheme', name: name.toLowerCase() };
        offset += text?.length ?? header.length;
    }
}
function matchAt(sticky, text, offset) {
    sticky.lastIndex = offset;
    return sticky.exec(text);
}
const PARAMETER = /([\w!#$%&'*+\-.^`|~]+)[ \t]*=[ \t]*(?:([\w!#$%&'*+\-.^`|~]+)|"((?:[^"\\]|\\.)*)")/sy;
/** With the token68 after it, which a comma or the end follows. A token before `=` is a parameter, although an invalid one. */
const SCHEME = /([\w!#$%&'*+\-.^`|~]+)(?![\w!#$%&'*+\-.^`|~]|[ \t]*=)(?: +[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$)))?/y;
/** Separators and invalid elements; a quoted string as a whole, so that no word in it is read as a scheme. */
const IGNORED = /[ \t,]+|[\w!#$%&'*+\-.^`|~]+|"(?:[^"\\]|\\.)*(?:"|$)|./sy;
const QUOTED_PAIR = /\\(.)/gs;

;// CONCATENATED MODULE: ./build/registry/auth/credentials.js
/**
 * The login with which these credentials are exchanged; `undefined` for anonymous, and for a token that needs no exchange.
 * @throws what getting a keyless robot's password throws.
 */
async function loginOf(credentials) {
    const username = usernameOf(credentials);
    if (username === undefined)
        return undefined;
    switch (credentials.kind) {
        case 'password':
            return { username, password: credentials.password };
        case 'oauth-token':
            return { username, password: credentials.token };
        case 'keyless':
            return { username, password: await credentials.password() };
        default:
            return undefined;
    }
}
/** The username of the login; `undefined` if there is no login. */
function usernameOf(credentials) {
    switch (credentials.kind) {
        case 'password':
            return credentials.username;
        case 'oauth-token':
            return '$oauthtoken';
        case 'keyless':
            return credentials.robot;
        default:
            return undefined;
    }
}
/** The kind of the credentials for the log, without secrets. */
function describeCredentials(credentials) {
    switch (credentials.kind) {
        case 'password':
            return `username and password of ${credentials.username}${formatSource(credentials.from)}`;
        case 'registry-token':
            return `the registry token ${credentials.from === undefined ? 'given as oauth-token' : `of ${credentials.from}`}`;
        case 'oauth-token':
            return 'the OAuth access token given as oauth-token';
        case 'keyless':
            return `keyless as the robot ${credentials.robot}, with an OIDC token from GitHub`;
        case 'anonymous':
            return 'no credentials';
    }
}
function formatSource(from) {
    return from === undefined ? '' : ` (from ${from})`;
}
/** The account that a token acts as: its `sub`, otherwise the username. Quay writes `(anonymous)` for no account. */
function describeAccount(credentials, claims) {
    return (claims?.subject || usernameOf(credentials)) ?? '(anonymous)';
}

;// CONCATENATED MODULE: ./build/registry/auth/authenticator.js







/**
 * Gets the tokens of one registry with one set of credentials. It sends the credentials directly to `/v2/auth`, since the realm and the
 * service of Quay are known, which saves the request for the challenge; the challenge is read only if that does not return a token.
 * Credentials that were refused are not sent again, because Quay locks the account.
 */
class Authenticator {
    #endpoint;
    #credentials;
    #context;
    #queue;
    #authority;
    #refusal;
    #isLogged = false;
    #renewalWasRejected = false;
    constructor(endpoint, credentials, context) {
        this.#endpoint = endpoint;
        this.#credentials = credentials;
        this.#context = context;
        this.#queue = endpoint.queue ?? (0,p_limit/* default */.A)(1);
        this.#authority = { realm: new URL('/v2/auth', endpoint.origin), service: endpoint.service };
    }
    /**
     * Gets a token for these scopes; `undefined` if the registry requires none. A registry token given as credentials is returned as it is.
     * @throws RegistryError if the registry refuses; NetworkError; what getting a robot's password throws.
     */
    async getToken(scopes) {
        if (this.#credentials.kind === 'registry-token')
            return this.#useGivenToken(this.#credentials);
        const token = await this.#queue(() => this.#exchangeUnlessRefused(scopes)).catch((error) => {
            this.#log('could not get a token');
            throw error;
        });
        this.#log(token === undefined
            ? 'the registry requires no token'
            : `the token acts as ${describeAccount(this.#credentials, token.claims)}`);
        return token;
    }
    /**
     * Adopts the authority that the challenge of a 401 names.
     * @param token the token that was refused.
     * @returns whether another authority than that of `token` is known now, so that a new token may be accepted.
     * @throws RegistryError if the realm is on another origin.
     */
    learnAuthority(challenge, token) {
        return this.#adoptAuthority(challenge, token?.authority ?? this.#authority);
    }
    /** Records that a registry refused a request again with a token that replaced a refused one: the reason was not the token. */
    noteRejectedRenewal() {
        this.#renewalWasRejected = true;
    }
    /**
     * Whether a new token may help a request that the registry refuses with a token of this age, although it accepted the token for others.
     * After a new token did not help, only older tokens are replaced: otherwise each of many images would cost one more exchange.
     */
    mayRenew(requestedAt) {
        if (!this.#renewalWasRejected)
            return true;
        return this.#context.now().getTime() - requestedAt.getTime() > MIN_AGE_OF_REPLACED;
    }
    #useGivenToken({ claims, token }) {
        const { service } = this.#endpoint;
        if (!this.#isLogged && claims.audiences.length > 0 && !claims.audiences.includes(service)) {
            // Only a warning, because the registry decides.
            this.#context.warn(`The token is for ${claims.audiences.join(', ')} (its aud), not for ${service}, and Quay refuses such a token. It is sent anyway. If it is refused, create it with service=${service}, or set the input service.`);
        }
        this.#log(`the token acts as ${describeAccount(this.#credentials, claims)}`);
        return { secret: token, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
    }
    #log(outcome) {
        const { origin } = this.#endpoint;
        if (!this.#isLogged)
            this.#context.info(`${origin.host}: ${describeCredentials(this.#credentials)}; ${outcome}.`);
        this.#isLogged = true;
    }
    /** Runs as a whole in the queue, so that the next exchange knows of a refusal before it sends the credentials. */
    async #exchangeUnlessRefused(scopes) {
        if (this.#refusal !== undefined)
            throw this.#refusal;
        try {
            return await this.#exchange(scopes);
        }
        catch (error) {
            if (error instanceof build_error/* RegistryError */.gl && error.response.status === 401)
                this.#refusal = error;
            throw error;
        }
    }
    async #exchange(scopes) {
        const { http, origin } = this.#endpoint;
        const login = await loginOf(this.#credentials);
        const authority = this.#authority;
        const result = await exchangeToken(http, { authority, scopes, login }, this.#context);
        if (result.kind === 'token')
            return result.token;
        const ping = await pingRegistry(http, origin);
        if (ping.status === 200 && result.error.response.status === 404) {
            if (!isRegistryPing(ping))
                throw notARegistry(origin);
            return undefined;
        }
        if (!this.#adoptAuthority(ping.headers('www-authenticate'), authority))
            throw result.error;
        return tokenOf(await exchangeToken(http, { authority: this.#authority, scopes, login }, this.#context));
    }
    /** @returns whether the challenge names another authority than `used`. */
    #adoptAuthority(challenge, used) {
        const { origin } = this.#endpoint;
        const named = readAuthority(challenge, used, origin);
        if (named === undefined)
            return false;
        // Another request may have adopted it already.
        if (isSameAuthority(named, this.#authority))
            return true;
        this.#context.info(`${origin.host}: the challenge names the token endpoint ${redactUrl(named.realm)} and the service ${named.service}; using them from now on.`);
        this.#authority = named;
        return true;
    }
}
/** Milliseconds. A token that is younger cannot have expired. */
const MIN_AGE_OF_REPLACED = 60_000;
function tokenOf(result) {
    if (result.kind === 'token')
        return result.token;
    throw result.error;
}
/**
 * The authority that a challenge names, if it is another than the one used.
 * @throws RegistryError if its realm is on another origin.
 */
function readAuthority(challenge, used, origin) {
    const named = bearerChallenge(challenge);
    if (named === undefined || !URL.canParse(named.realm, origin.href))
        return undefined;
    const realm = new URL(named.realm, origin);
    if (realm.origin !== origin.origin)
        throw foreignRealm(realm, origin);
    const authority = { realm, service: named.service ?? used.service };
    return isSameAuthority(authority, used) ? undefined : authority;
}
function isSameAuthority(one, other) {
    return one.realm.href === other.realm.href && one.service === other.service;
}
function foreignRealm(realm, origin) {
    const sent = { method: 'GET', url: new URL('/v2/', origin) };
    return new build_error/* RegistryError */.gl(`The challenge of ${origin.host} names a token endpoint on another origin, ${realm.origin}. Credentials are only sent to the registry's own origin. Use the host name of the registry itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME). ${formatRequest(sent)} returned 401.`, { method: sent.method, url: sent.url.href, status: 401, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/grant.js



/**
 * Explains what a token does not grant of the scope that was requested; `undefined` if it grants all of it.
 *
 * Quay returns 200 in any case: the Python Quay returns fewer `actions`, the Go Quay omits the repository from `access`.
 * The claims of a token that is not a JWT cannot be read, so it is assumed to grant everything.
 */
function describeShortfall(scope, token, credentials) {
    const access = token.claims?.access;
    const missing = token.claims === undefined ? [] : missingActions(scope, access ?? []);
    if (missing.length === 0)
        return undefined;
    const account = describeAccount(credentials, token.claims);
    const right = missing.includes('pull') ? 'read' : 'write to';
    const missingAccess = `${missing.join(' and ')} on ${scope.repository}`;
    if (credentials.kind === 'anonymous') {
        return `Without credentials the token does not grant ${missingAccess}: the repository does not exist, or is private. ${CREDENTIALS_NEEDED}`;
    }
    if (credentials.kind === 'registry-token') {
        return `The given token does not grant ${account} ${missingAccess}: it was created for another repository, or ${account} may not ${right} this one. Create it with scope=${formatScope(scope)}.`;
    }
    if (isOAuthToken(credentials)) {
        const needed = missing.includes('push') ? WRITE_SCOPE : READ_SCOPE;
        return `The token does not grant ${account} ${missingAccess}: the OAuth token does not have the scope ${needed}, the repository does not exist, or ${account} may not ${right} it. The scopes of a token cannot be changed: make another one with this scope. ${permissionNeeded(missing)}`;
    }
    return `The token does not grant ${account} ${missingAccess}: the repository does not exist, or ${account} may not ${right} it. ${permissionNeeded(missing)}`;
}
function isOAuthToken(credentials) {
    return (credentials.kind === 'oauth-token' || (credentials.kind === 'password' && credentials.username === '$oauthtoken'));
}
/** With the words of the checkboxes in Quay. @see quay ffba0c70e auth/scopes.py */
const READ_SCOPE = 'repo:read ("View all visible repositories")';
const WRITE_SCOPE = 'repo:write ("Read/Write to any accessible repositories")';
const CREDENTIALS_NEEDED = 'A private repository needs credentials: username and password, or oauth-token (workflows of forks and of Dependabot get no secrets, so they can only read public repositories).';
function permissionNeeded(missing) {
    const permission = missing.includes('push') ? 'Write' : 'Read';
    return `Check the name; then open the Settings of the repository in Quay, User and Robot Permissions: ${permission} is needed.`;
}
/** The error for a shortfall. `realm` is the token endpoint. */
function shortfallError(shortfall, realm) {
    return new build_error/* RegistryError */.gl(shortfall, { method: 'GET', url: realm.href, status: 200, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/session.js

/** Requests with one token, which covers a set of repositories and is renewed before it expires. */
class Session {
    #authenticator;
    #scopes;
    #http;
    #now;
    #requested;
    #token;
    constructor(authenticator, scopes, { http, now }) {
        this.#authenticator = authenticator;
        this.#scopes = scopes;
        this.#http = http;
        this.#now = now;
    }
    /** The token that was used last; `undefined` if there was none. */
    get token() {
        return this.#token;
    }
    /**
     * The token for the next request; it is requested or renewed if necessary. `undefined` if the registry requires none.
     * @throws what getting a token throws.
     */
    async currentToken() {
        return await this.#awaitToken(await this.#currentRequest());
    }
    /** @throws what getting a token throws; RegistryError for a 401 of a given token that has expired. */
    async send(request) {
        const requested = await this.#currentRequest();
        const token = await this.#awaitToken(requested);
        const response = await this.#sendWith(token, request);
        if (response.status !== 401) {
            requested.wasAccepted = true;
            return response;
        }
        if (token !== undefined && isGiven(token)) {
            this.#throwIfExpired(token, request, response);
            return response;
        }
        if (!this.#mayRenew(requested, token, response))
            return response;
        return await this.#sendAgain(this.#renew(requested), request);
    }
    async getWithoutToken({ url, maxBytes }) {
        return await this.#sendWith(undefined, { method: 'GET', url, accept: ['*/*'], maxBytes });
    }
    async #currentRequest() {
        const requested = this.#requested ?? this.#requestToken();
        const renewAt = renewalTime(await requested.promise, requested.requestedAt);
        return this.#now().getTime() < renewAt ? requested : this.#renew(requested);
    }
    /** Requests a new token, unless another request has done so already. */
    #renew(old) {
        return this.#requested === undefined || this.#requested === old ? this.#requestToken() : this.#requested;
    }
    #requestToken() {
        const requestedAt = this.#now();
        this.#requested = { promise: this.#authenticator.getToken(this.#scopes), requestedAt, wasAccepted: false };
        return this.#requested;
    }
    async #awaitToken({ promise }) {
        this.#token = await promise;
        return this.#token;
    }
    /** Whether a new token may help: the registry names another authority, or it accepted this token before, so that it is no longer valid. */
    #mayRenew(requested, token, response) {
        if (this.#authenticator.learnAuthority(response.headers('www-authenticate'), token))
            return true;
        return requested.wasAccepted && this.#authenticator.mayRenew(requested.requestedAt);
    }
    async #sendAgain(renewed, request) {
        const response = await this.#sendWith(await this.#awaitToken(renewed), request);
        if (response.status === 401)
            this.#authenticator.noteRejectedRenewal();
        else
            renewed.wasAccepted = true;
        return response;
    }
    #throwIfExpired({ expiresAt }, sent, response) {
        if (expiresAt === undefined || expiresAt > this.#now())
            return;
        throw responseError({ sent, response }, `The given token expired at ${expiresAt.toISOString()}. ${FRESH_TOKEN}`);
    }
    async #sendWith(token, request) {
        const { method, url, accept, maxBytes } = request;
        // `Bearer` with a capital B: Quay accepts no other spelling.
        const authorization = token && { authorization: `Bearer ${token.secret.reveal()}` };
        return await this.#http.send({ method, url, headers: { accept: accept.join(', '), ...authorization }, maxBytes });
    }
}
const FRESH_TOKEN = 'Tokens of Quay are valid for an hour, and a given token cannot be renewed. Create it shortly before it is used, or set username and password instead, with which tokens are renewed.';
/** A token is renewed when it is valid for less than a minute, or for half its lifetime if that is shorter than two minutes. */
const RENEWAL_MARGIN = 60_000;
/** Milliseconds. The lifetime that the specification defines for a token that states none; also used if the times of a token contradict each other. */
const session_DEFAULT_LIFETIME = 60_000;
/** Milliseconds since the epoch; a given token cannot be renewed. */
function renewalTime(token, requestedAt) {
    if (token?.expiresAt === undefined || isGiven(token))
        return Number.POSITIVE_INFINITY;
    // Prefer the times of the token itself, because the clock of the runner may be wrong.
    const issuedAt = token.claims?.issuedAt ?? token.claims?.notBefore ?? requestedAt;
    const stated = token.expiresAt.getTime() - issuedAt.getTime();
    const lifetime = stated > 0 ? stated : session_DEFAULT_LIFETIME;
    return requestedAt.getTime() + lifetime - Math.min(RENEWAL_MARGIN, lifetime / 2);
}
/** Whether the token was given as credentials, not exchanged. */
function isGiven(token) {
    return token.authority === undefined;
}

;// CONCATENATED MODULE: ./build/registry/auth/sessions.js






/**
 * The sessions for a set of references, with as few exchanges as possible: one for each ten repositories of a registry that share their
 * credentials. Nothing is sent, and no credentials are searched, before a repository of the registry is requested.
 */
class Sessions {
    #plan;
    #context;
    #hosts = new Map();
    #sessions = new Set();
    #oneTokenCoversAll;
    constructor(plan, context) {
        this.#plan = plan;
        this.#context = { ...context, warn: withoutRepeats(context.warn) };
        this.#oneTokenCoversAll = new Set(plan.references.map(({ registry }) => registry)).size === 1;
    }
    /** The token that covers all references, if there is one and it was requested. */
    get token() {
        const [only, ...others] = this.#sessions;
        return this.#oneTokenCoversAll && others.length === 0 ? only?.token : undefined;
    }
    /** Opens connections in advance, for so many requests at the same time to the registry of a reference. Sends nothing. */
    prepare({ registry }, requests) {
        const { http, origin } = this.#plan.endpointOf(registry);
        http.prepare(origin, requests);
    }
    /** @throws RegistryError if the credentials are refused, or the token grants less than requested on this repository. */
    async repository({ registry, repository }) {
        const opening = this.#hosts.get(registry) ?? this.#openHost(registry);
        this.#hosts.set(registry, opening);
        const entry = (await opening).find(({ scope }) => scope.repository === repository);
        if (entry === undefined)
            throw new Error(`no session was opened for ${registry}/${repository}`);
        if (entry.kind === 'failed')
            throw entry.error;
        return await this.#openRepository(entry);
    }
    async #openHost(host) {
        const { credentialsFor, endpointOf } = this.#plan;
        const scopes = this.#scopesOf(host);
        const found = await Promise.allSettled(scopes.map(({ repository }) => credentialsFor(host, repository)));
        const failed = [];
        const shared = new Map();
        for (const [index, scope] of scopes.entries()) {
            const result = found[index];
            if (result?.status === 'fulfilled')
                shared.set(result.value, [...(shared.get(result.value) ?? []), scope]);
            else
                failed.push({ kind: 'failed', scope, error: result?.reason });
        }
        if (failed.length > 0)
            this.#oneTokenCoversAll = false;
        const endpoint = { queue: (0,p_limit/* default */.A)(1), ...endpointOf(host) };
        return [
            ...[...shared].flatMap(([credentials, group]) => this.#openShared(endpoint, credentials, group)),
            ...failed,
        ];
    }
    #scopesOf(host) {
        const { references, readOnly = [], actions } = this.#plan;
        const namesOf = (all) => new Set(all.filter(({ registry }) => registry === host).map(({ repository }) => repository));
        const names = namesOf(references);
        return [
            ...[...names].map((repository) => ({ repository, actions })),
            ...[...namesOf(readOnly)].filter((name) => !names.has(name)).map((repository) => ({ repository, actions: PULL })),
        ];
    }
    #openShared(endpoint, credentials, scopes) {
        const { http, origin } = endpoint;
        const authenticator = new Authenticator(endpoint, credentials, this.#context);
        // A given token is not exchanged, so that the limit does not apply.
        const size = credentials.kind === 'registry-token' ? scopes.length : MAX_SCOPES_PER_TOKEN;
        return inChunks(scopes, size).flatMap((chunk) => {
            const session = new Session(authenticator, chunk, { http, now: this.#context.now });
            // The token of a session without any of the references does not matter to users.
            if (chunk.some(({ actions }) => actions !== PULL))
                this.#sessions.add(session);
            return chunk.map((scope) => ({ kind: 'open', scope, session, origin, credentials }));
        });
    }
    async #openRepository({ scope, session, origin, credentials }) {
        const token = await session.currentToken();
        const shortfall = token && describeShortfall(scope, token, credentials);
        if (shortfall !== undefined) {
            if (credentials.kind !== 'registry-token')
                throw shortfallError(shortfall, new URL('/v2/auth', origin));
            // A public repository accepts any valid token.
            this.#context.warn(`${shortfall} It is sent anyway, because a public repository accepts it.`);
        }
        const account = () => describeAccount(credentials, session.token?.claims);
        return new Repository(session, { origin, name: scope.repository, account });
    }
}
const PULL = ['pull'];
/** Some versions of Quay accept at most ten scopes. */
const MAX_SCOPES_PER_TOKEN = 10;
function inChunks(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
/** Two tags of one repository would warn twice. */
function withoutRepeats(warn) {
    const printed = new Set();
    return (message) => {
        if (!printed.has(message))
            warn(message);
        printed.add(message);
    };
}

;// CONCATENATED MODULE: ./build/inputs/list.js


/**
 * Reads a list of known words, separated by commas or spaces. Duplicates are removed.
 * @throws InputError for an unknown word, and if there are no words.
 */
function readList(text, { known, example }) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    const list = words.map((word) => known.find((name) => name === word));
    if (words.length > 0 && list.every((name) => name !== undefined))
        return [...new Set(list)];
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not valid; expected one or more of ${known.join(', ')}, separated by commas, for example: ${example}`);
}

;// CONCATENATED MODULE: ./build/policy/glob.js
/**
 * Whether the whole string matches the pattern. `*` matches any characters, also none and `/`; every other character matches itself.
 * There is no regular expression: each part between two stars is searched once, without backtracking, so no pattern is slow.
 */
function matchesGlob(pattern, text) {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.pop();
    if (tail === undefined)
        return text === head;
    if (!text.startsWith(head) || !text.endsWith(tail))
        return false;
    const end = text.length - tail.length;
    const from = endOfParts(rest, text, head.length);
    return from !== undefined && from <= end;
}
/** As `matchesGlob`, ignoring case, as for media types (https://www.rfc-editor.org/rfc/rfc6838#section-4.2). */
function matchesMediaType(pattern, mediaType) {
    return matchesGlob(pattern.toLowerCase(), mediaType.toLowerCase());
}
/** Returns where the last of the parts ends. Each part is taken at its first occurrence, which leaves most room for the next. */
function endOfParts(parts, text, start) {
    let from = start;
    for (const part of parts) {
        const at = text.indexOf(part, from);
        if (at < 0)
            return undefined;
        from = at + part.length;
    }
    return from;
}

;// CONCATENATED MODULE: ./build/policy/kinds-table.js
/** All kinds. A referrer that is of several kinds is reported as the first of them. */
const kinds_table_KINDS = ['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation'];
/**
 * @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md, also written by GitHub's actions/attest. Signatures and
 * attestations have the same artifact type, so the content of a bundle determines its kind.
 */
const SIGSTORE_BUNDLE = 'application/vnd.dev.sigstore.bundle*';
/** The predicate type in the DSSE envelope of `cosign sign` 3, which distinguishes it from an attestation. */
const SIGNATURE_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';
/**
 * The kinds of artifact types (also of `config.mediaType` and of layers), compared ignoring case. The first row that matches determines
 * the kind, so an artifact type is of one kind. The comment on each row names a tool that writes or reads the type, and its source.
 * docs/kinds.md is generated from these lists.
 */
const ARTIFACT_TYPES = [
    // Notation writes it: notaryproject/notation-go registry/mediatype.go. Without `*`: `….signature.dm-verity` signs layers, not the image.
    ['application/vnd.cncf.notary.signature', 'signature'],
    // cosign in its OCI 1.1 mode: sigstore/cosign pkg/oci/remote/write.go, WriteSignaturesExperimentalOCI
    ['application/vnd.dev.cosign.artifact.sig.v1+json', 'signature'],
    // The layers under cosign's tag .sig: sigstore/cosign specs/SIGNATURE_SPEC.md
    ['application/vnd.dev.cosign.simplesigning.v1+json', 'signature'],
    // CycloneDX VEX, attached with `oras attach`. Before the row for CycloneDX SBOMs.
    ['application/vnd.cyclonedx.vex*', 'vex'],
    // trivy-plugin-referrer types.go; read by Trivy pkg/oci/artifact.go, Ratify plugins/verifier/sbom, zot; Azure/obom pkg/oci.go
    ['application/spdx+*', 'sbom'],
    // `cosign attach sbom`: sigstore/cosign pkg/types/media.go; ko pkg/build/gobuild.go
    ['text/spdx*', 'sbom'],
    // trivy-plugin-referrer types.go, `cosign attach sbom`; without a suffix by cosign 1; CycloneDX/specification README.md
    ['application/vnd.cyclonedx*', 'sbom'],
    // CycloneDX in Protocol Buffers: CycloneDX/specification README.md
    ['application/x.vnd.cyclonedx*', 'sbom'],
    // `cosign attach sbom --type syft`: sigstore/cosign pkg/types/media.go, SyftMediaType
    ['application/vnd.syft+*', 'sbom'],
    // Attachments of Google Artifact Registry: google-cloud-artifact-registry types/attachment.py
    ['application/vnd.spdx+*', 'sbom'],
    // cdxgen and dep-scan (`sbom/cyclonedx`): CycloneDX/cdxgen lib/managers/oci.js; Kyverno's policies (`sbom/cyclone-dx`)
    ['sbom/*', 'sbom'],
    // `cosign attach sbom` in the OCI 1.1 mode: sigstore/cosign cmd/cosign/cli/attach/sbom.go
    ['application/vnd.dev.cosign.artifact.sbom.v1+json', 'sbom'],
    // Harbor: goharbor/harbor src/pkg/scan/sbom/sbom.go, as config.mediaType
    ['application/vnd.goharbor.harbor.sbom.v1', 'sbom'],
    // Ratify's licence checker: notaryproject/ratify Makefile
    ['application/vnd.ratify.spdx.v0', 'sbom'],
    // Docker Official Images: docker/attest attestation/types.go, DSSEMediaType; in-toto/attestation spec/v1/envelope.md
    ['application/vnd.in-toto.spdx+dsse', 'sbom'],
    // The same
    ['application/vnd.in-toto.provenance+dsse', 'provenance'],
    // OpenVEX, attached with `oras attach` or `regctl artifact put`
    ['application/vnd.openvex+*', 'vex'],
    // OpenVEX as Witness names it: in-toto/go-witness attestation/product/product.go
    ['application/vex+json', 'vex'],
    // claircore: quay/claircore toolkit/fixtures/fixtures.go, MediaTypeVEX, also compressed (`+zstd`)
    ['application/csaf+json*', 'vex'],
    // Kyverno's policies (`vex/cyclone-dx`): kyverno/website, verify-images/notary.md
    ['vex/*', 'vex'],
    // trivy-plugin-referrer types.go; Ratify plugins/verifier/vulnerabilityreport; Konflux's SAST tasks
    ['application/sarif+json', 'scan'],
    // Reports of Harbor's scanners, `application/vnd.security.vulnerability.report; version=1.1`: goharbor/harbor src/pkg/scan/rest/v1/spec.go
    ['application/vnd.security.vulnerability.report*', 'scan'],
    // Konflux: konflux-ci/konflux-test-tasks task/clair-scan; read by conforma/policy release/cve
    ['application/vnd.redhat.clair-report+json', 'scan'],
    // Konflux: konflux-ci/konflux-test-tasks task/tpa-scan
    ['application/vnd.redhat.tpa-report+json', 'scan'],
    // StackRox in Konflux: konflux-ci/konflux-test-tasks task/roxctl-scan
    ['application/vnd.redhat.rox-report+json', 'scan'],
    // Trivy in a Konflux pipeline: arewm/slsa-konflux-example, trivy-sbom-scan.yaml
    ['application/vnd.trivy.report+json', 'scan'],
    // Ratify's schema validator: notaryproject/ratify plugins/verifier/schemavalidator. Exact, because the other reports are SBOMs.
    ['application/vnd.aquasecurity.trivy.report.sarif.v1', 'scan'],
    // Kyverno's policies: kyverno/website, verify-images/notary.md
    ['trivy/vulnerability*', 'scan'],
    // cosign: pkg/oci/remote/write.go, WriteAttestationsReferrer; BuildKit's layers; Docker Scout
    ['application/vnd.in-toto+json', 'attestation'],
    // Other in-toto attestations: in-toto/attestation spec/v1/envelope.md, bundle.md
    ['application/vnd.in-toto.*', 'attestation'],
    // The layers under cosign's tag .att: sigstore/cosign pkg/types/payload.go; read as an artifact type by Trivy pkg/oci/artifact.go
    ['application/vnd.dsse.envelope.v1+json', 'attestation'],
    // BuildKit: moby/buildkit exporter/containerimage/writer.go
    ['application/vnd.docker.attestation.manifest.v1+json', 'attestation'],
];
/**
 * The kinds of predicate types, compared exactly, by the first row that matches. Independent of this list, a referrer with any predicate
 * type except that of a signature is also of the kind `attestation`.
 */
const PREDICATE_TYPES = [
    // `cosign sign`: sigstore/cosign pkg/types/predicate.go; Tekton Chains pkg/chains/storage/oci/simple.go
    [SIGNATURE_PREDICATE, 'signature'],
    // cosign, BuildKit, Syft, actions/attest: in-toto/attestation spec/predicates/spdx2.md and spdx3.md
    ['https://spdx.dev/Document*', 'sbom'],
    // cosign, Syft, actions/attest, Docker Hardened Images: in-toto/attestation spec/predicates/cyclonedx.md
    ['https://cyclonedx.org/bom*', 'sbom'],
    // cosign before 1.10: in-toto/in-toto-golang v0.4.0 in_toto/model.go; read by Trivy pkg/sbom/sbom.go
    ['https://cyclonedx.org/schema', 'sbom'],
    // Syft before 0.66: anchore/syft v0.60.0 cmd/syft/cli/attest/attest.go
    ['https://syft.dev/bom*', 'sbom'],
    // Docker Scout on Docker Hardened Images: docker/docs, content/manuals/dhi/core-concepts/attestations.md
    ['https://scout.docker.com/sbom/*', 'sbom'],
    // cosign, BuildKit, Tekton Chains, GitHub: in-toto/attestation spec/predicates/provenance.md
    ['https://slsa.dev/provenance*', 'provenance'],
    // The name before SLSA 0.2: in-toto/attestation spec/predicates/provenance.md
    ['https://in-toto.io/Provenance/*', 'provenance'],
    // Tekton Chains until 0.8: tektoncd/chains v0.8.0 pkg/chains/formats/provenance/provenance.go
    ['https://tekton.dev/chains/provenance*', 'provenance'],
    // Docker Scout: the same page as above
    ['https://scout.docker.com/provenance/*', 'provenance'],
    // `cosign attest --type openvex`, vexctl: openvex/go-vex pkg/vex/vex.go, pkg/attestation/predicate.go
    ['https://openvex.dev/ns*', 'vex'],
    // CycloneDX VEX by devguard-scanner: l3montree-dev/devguard cmd/devguard-scanner/commands/attest.go
    ['https://cyclonedx.org/vex*', 'vex'],
    // `cosign attest --type vuln`: sigstore/cosign specs/COSIGN_VULN_ATTESTATION_SPEC.md
    ['https://cosign.sigstore.dev/attestation/vuln/*', 'scan'],
    // The same of cosign 1, without a scheme: sigstore/cosign v1.13.6 pkg/cosign/attestation/attestation.go
    ['cosign.sigstore.dev/attestation/vuln/*', 'scan'],
    // GUAC, Docker Hardened Images: in-toto/attestation spec/predicates/vuln.md and vulns_02.md
    ['https://in-toto.io/attestation/vulns*', 'scan'],
    // Docker Scout; not its virus and secret scans, because `scan` is for vulnerabilities
    ['https://scout.docker.com/vulnerabilities/*', 'scan'],
];
/** The kinds of the suffixes of cosign's tags `sha256-<hex>.…`: sigstore/cosign pkg/oci/remote/options.go. */
const TAG_KINDS = { sig: 'signature', att: 'attestation', sbom: 'sbom' };

;// CONCATENATED MODULE: ./build/policy/kind.js



/** Returns the kind of a referrer for reports: the first of its kinds. */
function kindOf(referrer) {
    const kinds = kindsOf(referrer);
    return kinds_table_KINDS.find((kind) => kinds.has(kind)) ?? 'other';
}
/** Whether a referrer is of this kind. It may be of several: a signed SBOM is of the kinds `sbom` and `attestation`. */
function isOfKind(referrer, kind) {
    return kindsOf(referrer).has(kind);
}
function kindsOf(referrer) {
    const { artifactType, predicateTypes, tag, isUntyped } = referrer;
    const kinds = new Set(predicateTypes.flatMap(kindsOfPredicateType));
    if (isUntyped && tag !== undefined)
        kinds.add(TAG_KINDS[tag]);
    if (isBundleType(artifactType)) {
        // A bundle with a predicate type besides that of a signature is an attestation.
        kinds.delete('signature');
        kinds.add(bundleContent(referrer));
    }
    else
        kinds.add(kindOfArtifactType(artifactType));
    return new Set([...kinds].filter((kind) => kind !== undefined));
}
function kindsOfPredicateType(type) {
    const kind = PREDICATE_TYPES.find(([pattern]) => matchesGlob(pattern, type))?.[1];
    return type === SIGNATURE_PREDICATE ? [kind] : [kind, 'attestation'];
}
function kindOfArtifactType(type) {
    return ARTIFACT_TYPES.find(([pattern]) => matchesMediaType(pattern, type))?.[1];
}
/** Whether an artifact type is that of a sigstore bundle of any version. */
function isBundleType(artifactType) {
    return matchesMediaType(SIGSTORE_BUNDLE, artifactType);
}
/**
 * Returns the content of a sigstore bundle; `undefined` if it is not known. The predicate type takes precedence over the annotation
 * `dev.sigstore.bundle.content`, so that a provenance attestation with a wrong annotation does not count as a signature.
 */
function bundleContent({ predicateTypes, annotations, bundle }) {
    if (predicateTypes.length > 0) {
        return predicateTypes.every((type) => type === SIGNATURE_PREDICATE) ? 'signature' : 'attestation';
    }
    const content = bundle ?? annotations['dev.sigstore.bundle.content'];
    if (content === 'message-signature')
        return 'signature';
    return content === 'dsse-envelope' ? 'attestation' : undefined;
}

;// CONCATENATED MODULE: ./build/policy/nearest-kind.js


/** Words that people write for a kind: names of tools, formats and specifications, other forms of the word. */
const nearest_kind_MEANINGS = {
    signature: [
        ...['cosign', 'notation', 'notary', 'notaryv2', 'sigstore', 'keyless', 'gpg', 'pgp', 'dct'],
        ...['sig', 'sign', 'signed', 'signatures', 'signing', 'image-signature', 'cosign-signature'],
    ],
    sbom: [
        ...['spdx', 'spdxjson', 'spdx-json', 'spdx+json', 'cyclonedx', 'cyclonedx-json', 'cyclonedxjson', 'cdx', 'syft'],
        ...['bom', 'boms', 'sboms', 'bill-of-materials', 'materials'],
    ],
    provenance: [
        ...['slsa', 'slsa1', 'slsa3', 'slsaprovenance', 'slsaprovenance1', 'slsaprovenance02', 'slsa-provenance'],
        ...['provenances', 'build-provenance', 'buildprovenance', 'build', 'tekton', 'chains'],
    ],
    vex: ['openvex', 'csaf', 'vexes', 'exploitability', 'cyclonedx-vex'],
    scan: [
        ...['trivy', 'grype', 'clair', 'snyk', 'sarif', 'scanner', 'scanned', 'scanning', 'report', 'security'],
        ...['vuln', 'vulns', 'vulnerability', 'vulnerabilities', 'cve', 'cves', 'vulnerability-scan', 'vuln-scan'],
    ],
    attestation: [
        ...['in-toto', 'intoto', 'dsse', 'att', 'attest', 'attested', 'attestations', 'statement', 'predicate', 'bundle'],
    ],
};
const KIND_BY_MEANING = new Map(Object.entries(nearest_kind_MEANINGS).flatMap(([kind, words]) => words.map((word) => [word, kind])));
/** The kind that a word means, by meaning (`slsa` is provenance) or by spelling (`sbon`); `undefined` if none is near. */
function nearestKind(word) {
    const text = word.toLowerCase().replaceAll('_', '-');
    return KIND_BY_MEANING.get(text) ?? nearestOf(text, kinds_table_KINDS);
}
/** The name with the smallest distance to a word; `undefined` if the distance is too large for a typing error. */
function nearestOf(word, names) {
    // The distance takes the product of both lengths.
    if (word.length > MAX_WORD)
        return undefined;
    const [nearest] = names
        .map((name) => ({ name, typos: (0,mod/* distance */.Io)(word, name) }))
        .filter(({ name, typos }) => typos <= maxTypos(Math.min(word.length, name.length)))
        .toSorted((one, other) => one.typos - other.typos);
    return nearest?.name;
}
const MAX_WORD = 100;
/** Two letters that are swapped are two typing errors. In a short word they leave nothing of it. */
function maxTypos(length) {
    if (length <= 3)
        return 1;
    return length <= 7 ? 2 : 3;
}

;// CONCATENATED MODULE: ./build/policy/common-mistakes.js


/**
 * Finds mistakes that come from YAML, JSON, shells and other policy languages: a list with commas, the dash of a YAML list, a comment at
 * the end of a line, a variable that was not replaced. Without this check, each of them would produce several messages that do not name
 * the cause.
 * @returns what is wrong, what is expected, and an example; `undefined` if the line has none of these mistakes.
 */
function findCommonMistake(text) {
    const bare = text.replace(/"[^"]*"?/g, '""');
    const [first = '', ...rest] = bare.split(/\s+/);
    for (const find of FINDERS) {
        const found = find({ text, bare, first, rest });
        if (found !== undefined)
            return `${found.problem}, for example: ${found.example}`;
    }
    return undefined;
}
/** Whether rules are written as JSON, so that each line of it would be a mistake of its own. */
function isJson(text) {
    return /^[[{]/.test(text);
}
/** The mistake of rules that are written as JSON. They are not quoted, because they may be another document, with secrets. */
const JSON_MISTAKE = 'this is JSON; expected one rule per line, without brackets, quotes and commas (in YAML a block after `|`), for example: sbom';
/** In this order, because one line may have several. */
const FINDERS = [
    ({ text, bare }) => when(/\p{Cf}/u.test(bare), 'it has an invisible character; expected visible characters', () => text.replace(/\p{Cf}/gu, '')),
    ({ text, bare }) => when(/[“”„«»‘’‚]/.test(bare), 'it has typographic quotes; expected the plain quote "', () => text.replace(/[“”„«»‘’‚]/g, '"')),
    ({ text }) => when(/^(["'`]).*\1$/.test(text) && (!text.startsWith('"') || text === '"none"'), QUOTES, () => text.slice(1, -1)),
    ({ text, first }) => when(isListItem(first), LIST_ITEM, () => text.replace(/^(?:[-*•]|\d+[.)])\s*/, '')),
    ({ text, rest }) => when(rest.some((word) => word.startsWith('#')), COMMENT, () => text.split(/\s+#/)[0] ?? ''),
    ({ first }) => when(/^\$[A-Za-z_({]|^%\w+%|\{\{/.test(first), VARIABLE, () => ''),
    ({ text, first, rest }) => when(isList(first, rest), LIST, () => firstRule(text.split(/[\s,;]+/))),
    ({ text, rest }) => when(rest.some((word) => /^(?:and|&&?|\+)$/i.test(word)), LIST, () => text.split(/\s+/)[0] ?? ''),
    ({ first }) => when(/^[^/]*&/.test(first), LIST, () => firstRule(first.split('&'))),
    ({ text, rest }) => when(rest.some((word) => /^(?:or|\|\|)$/i.test(word)), ALTERNATIVES, () => text.replace(/\s+(?:or|\|\|)\s+/gi, '|')),
    ({ text }) => when(joinBars(text) !== text, BARS, () => joinBars(text)),
    ({ first, rest }) => when(isKindOrType(first) && rest.some((word) => isKind(word) || isType(word)), LIST, () => firstRule([first])),
    ({ first }) => when(/^(?:!.*|not|no|without)$/i.test(first), NEGATION, () => ''),
    ({ first }) => when(/^[A-Za-z-]+:(?!\/\/)/.test(first), COLON, () => kindIn(first.split(':'))),
    ({ first }) => when(/^[A-Za-z-]+(?:[<>]|==)/.test(first), MINIMUM, () => `${kindIn([first.split(/[<>=]/)[0] ?? ''])} min=2`),
    ({ first }) => when(isKind(first.split('=')[0] ?? '') && first.includes('='), VALUE, () => first.split('=')[0] ?? ''),
    ({ rest }) => when(rest.some((word) => /^=/.test(word)), SPACES, () => 'sbom min=2'),
    ({ rest }) => when(rest.some((word) => /^--?[a-z]/.test(word)), DASHES, () => 'sbom min=2'),
    ({ rest }) => when(rest.some((word) => /^[a-z-]+(?:[<>]|:=?|==)/i.test(word)), OPERATOR, () => 'sbom min=2'),
    ({ text, rest }) => when(rest.some((word) => /='/.test(word)), SINGLE_QUOTES, () => text.replaceAll("'", '"')),
];
const QUOTES = 'the quotes are part of the rule; expected the word without quotes';
const LIST_ITEM = 'this is an item of a YAML list; expected one rule per line without a dash (in YAML a block after `|`)';
const COMMENT = 'a rule cannot be followed by a comment; expected the comment on a line of its own';
const VARIABLE = `a variable in it was not replaced, because no shell reads the inputs of an action; expected \${{ env.NAME }}, or the rule itself`;
const LIST = 'this is a list of rules on one line; expected one rule per line without commas (in YAML a block after `|`), all of which must be met';
const ALTERNATIVES = 'alternatives are joined by "|"; expected no spaces and no other word between them';
const BARS = 'there are spaces around "|"; expected alternatives joined by "|" without spaces';
const NEGATION = 'a rule cannot exclude anything; expected the kinds and types that must be attached';
const COLON = 'there is a colon after the first word; expected a kind or type, then options as NAME=VALUE';
const MINIMUM = 'a kind is not compared with a number; expected the option min=N';
const VALUE = 'a kind has no value; expected the kind alone';
const SPACES = 'there are spaces around "="; expected NAME=VALUE without spaces';
const DASHES = 'options have no dash; expected NAME=VALUE';
const OPERATOR = 'an option is not compared; expected NAME=VALUE';
const SINGLE_QUOTES = 'single quotes are part of the value; expected double quotes';
/** @param example a rule without the mistake; if it is empty, a rule that is always valid. */
function when(isMistaken, problem, example) {
    return isMistaken ? { problem, example: example().trim() || 'sbom' } : undefined;
}
function isListItem(first) {
    return /^(?:[-*•]|\d+[.)])$/.test(first) || (first.startsWith('-') && isKind(first.slice(1)));
}
/** Whether words are separated by commas or semicolons. Types may contain them: `application/x;version=1`. */
function isList(first, rest) {
    const parts = first.split(/[,;]/);
    if (parts.length > 1 && (parts.filter(isKindOrType).length > 1 || /[,;]$/.test(first)))
        return true;
    return rest.some((word) => /^[,;]$/.test(word) || (/[,;]$/.test(word) && !word.startsWith('annotation.')));
}
function isKindOrType(word) {
    return isType(word) || nearestKind(word) !== undefined;
}
function isType(word) {
    return /^(?:application|text|image)\/|^https?:\/\//.test(word);
}
function isKind(word) {
    return kinds_table_KINDS.some((kind) => kind === word);
}
function firstRule([word = '']) {
    return nearestKind(word) ?? word;
}
/** The first kind among words. */
function kindIn(words) {
    return words.find(isKind) ?? '';
}
function joinBars(text) {
    return text.replace(/"[^"]*"|\s*\|\s*/g, (found) => (found.startsWith('"') ? found : '|'));
}

;// CONCATENATED MODULE: ./build/policy/platform.js


/**
 * Parses the input `platform`: `index`, `all`, or `os/arch[/variant]` separated by commas or spaces. It never returns `each` and `index-or-each`.
 * @throws InputError with all problems, without the name of the input.
 */
function parsePlatformInput(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    if (words.length === 0)
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has no platform; ${EXPECTED_IN_INPUT}`);
    const [first] = words;
    if (words.length === 1 && (first === 'index' || first === 'all'))
        return { kind: first };
    const problems = words.flatMap((word) => {
        const fault = findWordFault(word);
        return fault === undefined ? [] : [`\`${(0,build_text/* oneLine */.TN)(word)}\` ${fault}; ${EXPECTED_IN_INPUT}`];
    });
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return { kind: 'named', names: [...new Set(words)] };
}
/**
 * Parses the option `platform` of a rule: `each`, `index`, `index|each`, or one `os/arch[/variant]`.
 * @param report receives a problem: what was typed, what is expected, and an example.
 * @returns `undefined` if the value is not valid.
 */
function parseRulePlatform(value, report) {
    if (value === 'each' || value === 'index')
        return { kind: value };
    if (value === 'index|each' || value === 'each|index')
        return { kind: 'index-or-each' };
    const fault = value === 'all' ? 'is only valid in the input platform, use each in a rule' : findNameFault(value);
    if (fault === undefined)
        return { kind: 'named', names: [value] };
    report(`platform "${value}" ${fault}; ${EXPECTED_IN_RULE}`);
    return undefined;
}
/**
 * Whether the platform of an image is the one asked for. `linux/arm` without a variant matches every variant. An image without a variant
 * has the default variant of its architecture, as clients assume.
 * @see https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go (normalizeArch)
 */
function isPlatform(asked, actual) {
    if (asked.split('/').length === 2)
        return actual === asked || actual.startsWith(`${asked}/`);
    return withVariant(actual) === asked;
}
function withVariant(platform) {
    const [, architecture = '', variant = DEFAULT_VARIANTS.get(architecture)] = platform.split('/');
    return variant === undefined || platform.endsWith(`/${variant}`) ? platform : `${platform}/${variant}`;
}
const DEFAULT_VARIANTS = new Map([
    ['arm64', 'v8'],
    ['arm', 'v7'],
    ['amd64', 'v1'],
]);
const EXPECTED_IN_INPUT = 'expected index, all, or os/arch[/variant] separated by commas, for example: linux/amd64,linux/arm64';
const EXPECTED_IN_RULE = 'expected each, index, index|each or one os/arch[/variant], for example: sbom platform=linux/arm64';
function findWordFault(word) {
    if (word === 'each')
        return 'is only valid in a rule, use all in the input';
    return word === 'index' || word === 'all' ? 'cannot be combined with other platforms' : findNameFault(word);
}
/** @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md: the values are those of GOOS, GOARCH and CPU variants. */
function findNameFault(name) {
    if (PLATFORM.test(name))
        return undefined;
    if (PLATFORM.test(name.toLowerCase()))
        return 'has upper-case letters';
    if (/^$|^\/|\/\/|\/$/.test(name))
        return 'has an empty part, probably from an empty variable';
    return name.includes(',') ? 'is a list, but a rule has one platform' : 'is not a valid platform';
}
const PLATFORM = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+){1,2}$/;

;// CONCATENATED MODULE: ./build/policy/rule-options.js



/** All options but `annotation.KEY=VALUE`, in the order in which messages list them. */
const rule_options_OPTIONS = [
    { name: 'min', value: 'N', parse: parseMin },
    { name: 'max-age', value: 'TIME', parse: parseMaxAge },
    { name: 'platform', value: 'PLATFORM', parse: parsePlatform },
];
/** Options for the verification of signatures, which does not exist yet. */
const RESERVED_OPTIONS = ['key', 'identity', 'issuer'];
const ANNOTATION = 'annotation.';
const rule_options_NAMES = [...rule_options_OPTIONS.map(({ name }) => name), `${ANNOTATION}KEY`];
const EXPECTED_OPTION = `${rule_options_OPTIONS.map(({ name, value }) => `${name}=${value}`).join(', ')} or ${ANNOTATION}KEY=VALUE`;
/**
 * Parses the options of a rule, in any order, each once.
 * @returns the options without those that are not valid, which are reported.
 */
function parseRuleOptions(words, report) {
    let options = {};
    const annotations = [];
    const seen = new Set();
    for (const word of words) {
        const { name, value } = splitOption(word);
        if (name === undefined || value === undefined) {
            report(noOption(word));
            continue;
        }
        if (seen.has(name))
            report(`"${name}" is given twice; expected each option once, for example: sbom min=2`);
        else if (name.startsWith(ANNOTATION))
            annotations.push(parseAnnotation(name, value, report));
        else
            options = { ...options, ...parseOption(name, value, report) };
        seen.add(name);
    }
    return { min: 1, ...options, annotations };
}
/** Whether a word is an option of a rule, valid or reserved. The value is not checked. */
function isRuleOption(word) {
    const { name } = splitOption(word);
    if (name === undefined)
        return false;
    return name.startsWith(ANNOTATION) || [...rule_options_OPTIONS.map((option) => option.name), ...RESERVED_OPTIONS].includes(name);
}
function splitOption(word) {
    return /^(?<name>[^=]*)=(?<value>.*)$/s.exec(word)?.groups ?? {};
}
function noOption(word) {
    return `"${word}" is not an option; expected one kind or type, its alternatives joined by "|" without spaces, then options, for example: sbom|vex min=2`;
}
function parseOption(name, value, report) {
    const option = rule_options_OPTIONS.find((one) => one.name === name);
    if (option !== undefined)
        return option.parse(value, report);
    report(RESERVED_OPTIONS.includes(name)
        ? `"${name}" is reserved for the verification of signatures, which is not available yet; expected a rule without it, for example: signature`
        : `"${name}" is not a valid option${suggestOption(name)} ${EXPECTED_OPTION}, for example: sbom max-age=30d`);
    return {};
}
/** Ends with "Expected" or "expected". */
function suggestOption(name) {
    const near = OPTION_BY_MEANING.get(name.toLowerCase()) ?? nearestOf(name.toLowerCase(), rule_options_NAMES);
    return near === undefined ? '; expected' : `, did you mean "${near}"? Expected`;
}
const OPTION_BY_MEANING = new Map([
    ...['count', 'minimum', 'at-least', 'number', 'n', 'threshold'].map((name) => [name, 'min']),
    ...['age', 'newer-than', 'since', 'within', 'fresh', 'maxage', 'max_age'].map((name) => [name, 'max-age']),
    ...['arch', 'os', 'architecture', 'platforms'].map((name) => [name, 'platform']),
    ...['annotation', 'annotations', 'label', 'labels'].map((name) => [name, `${ANNOTATION}KEY`]),
]);
function parseAnnotation(name, value, report) {
    const key = name.slice(ANNOTATION.length);
    if (key === '')
        report(`"${name}" has no key; expected annotation.KEY=VALUE, for example: sbom annotation.team=core`);
    return { key, value };
}
function parseMin(value, report) {
    const min = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (min >= 1 && Number.isSafeInteger(min))
        return { min };
    report(`min is "${value}"; expected an integer of at least 1, for example: sbom min=2`);
    return {};
}
function parseMaxAge(value, report) {
    const maxAge = parseDuration(value);
    if (maxAge !== undefined && maxAge > 0)
        return { maxAge };
    report(`max-age is "${value}"; expected an integer of at least 1 with s, m, h or d, for example: scan max-age=30d`);
    return {};
}
function parsePlatform(value, report) {
    const platform = parseRulePlatform(value, report);
    return platform === undefined ? {} : { platform };
}

;// CONCATENATED MODULE: ./build/policy/matcher.js




/**
 * Parses the alternatives of a rule, joined by `|`. With `://` an alternative is a predicate type, otherwise with `/` an artifact type,
 * otherwise a kind, and if it is not a kind and has a dot, an exact artifact type: some tools write types such as `org.example.sbom.v0`.
 * @param report receives each problem: what was typed, what is expected, and an example.
 * @returns the alternatives that are valid.
 */
function parseMatchers(word, report) {
    if (word === '') {
        report(`it has no kind or type; expected ${EXPECTED_MATCHER}`);
        return [];
    }
    if (isRuleOption(word)) {
        report(`it starts with the option "${word}"; expected a kind or type first, for example: sbom min=2`);
        return [];
    }
    return word.split('|').flatMap((alternative) => parseAlternative(alternative, report));
}
/** Whether any of the matchers matches a referrer. */
function matchesAny(matchers, referrer) {
    return matchers.some((matcher) => matcher_matches(matcher, referrer));
}
const EXPECTED_MATCHER = `a kind (${kinds_table_KINDS.join(', ')}), an artifact type (has "/", or a dot and no "*") or a predicate type (has "://"), for example: sbom`;
function parseAlternative(text, report) {
    if (text === '') {
        report('one side of a "|" is empty; expected alternatives joined by "|" without spaces, for example: sbom|vex');
        return [];
    }
    if (/:\/\/[^/]*@/.test(text)) {
        report('it has credentials before "@", which would be shown; expected a type without them, for example: sbom');
        return [];
    }
    if (text.includes('://'))
        return [{ by: 'predicate-type', pattern: text }];
    if (text.includes('/'))
        return [{ by: 'artifact-type', pattern: text }];
    const kind = kinds_table_KINDS.find((known) => known === text);
    if (kind !== undefined)
        return [{ by: 'kind', kind }];
    if (/^[^.*]+(?:\.[^.*]+)+$/.test(text))
        return [{ by: 'artifact-type', pattern: text }];
    report(unknownKind(text));
    return [];
}
function unknownKind(text) {
    if (text === 'none')
        return '"none" cannot be combined with rules; expected it alone, for example: none';
    const near = nearestKind(text);
    const question = near === undefined ? '' : `, did you mean "${near}"?`;
    return `"${text}" is not a valid kind${question === '' ? '; expected' : `${question} Expected`} ${EXPECTED_MATCHER}`;
}
function matcher_matches(matcher, referrer) {
    switch (matcher.by) {
        case 'kind':
            return isOfKind(referrer, matcher.kind);
        case 'artifact-type':
            return matchesMediaType(matcher.pattern, referrer.artifactType);
        case 'predicate-type':
            return referrer.predicateTypes.some((type) => matchesGlob(matcher.pattern, type));
    }
}

;// CONCATENATED MODULE: ./build/policy/tokenize.js
/**
 * Splits a line at spaces. `"…"` keeps spaces, also inside a word (`a="b c"` is the word `a=b c`); there is no escape for a quote.
 * @returns the words without their quotes; `undefined` if a quote is not closed.
 */
function tokenize(line) {
    const words = [];
    for (const [word] of line.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)) {
        if (word.split('"').length % 2 === 0)
            return undefined;
        words.push(word.replaceAll('"', ''));
    }
    return words;
}

;// CONCATENATED MODULE: ./build/policy/rule.js





/**
 * Parses rules, one per line, without empty lines and comments. The caller handles `none`.
 * @throws InputError with the problems of all lines, without the name of the input.
 */
function parseRules(lines) {
    if (isJson(lines[0] ?? ''))
        throw new build_error/* InputError */.dz(JSON_MISTAKE);
    const rules = [];
    const problems = [];
    for (const line of lines) {
        try {
            rules.push(parseRule(line));
        }
        catch (error) {
            if (!(error instanceof build_error/* InputError */.dz))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return rules;
}
/**
 * Parses `KIND_OR_TYPE [min=N] [max-age=TIME] [platform=PLATFORM] [annotation.KEY=VALUE] …`, split at spaces; `"…"` quotes.
 * @throws InputError with all problems of the rule, without the name of the input.
 */
function parseRule(line) {
    const text = line.trim();
    const words = tokenize(text);
    const mistake = words === undefined ? UNCLOSED_QUOTE : findCommonMistake(text);
    if (words === undefined || mistake !== undefined)
        throw new build_error/* InputError */.dz(`\`${text}\`: ${mistake}`);
    const [first = '', ...rest] = words;
    const problems = [];
    const report = (problem) => problems.push(`\`${text}\`: ${problem}`);
    const rule = { text, matchers: parseMatchers(first, report), ...parseRuleOptions(rest, report) };
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return rule;
}
const UNCLOSED_QUOTE = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';

;// CONCATENATED MODULE: ./build/policy/shard.js



/** The shard that has all images. */
const SINGLE_SHARD = { index: 0, count: 1 };
/**
 * Parses `i/n`: shard i of n, from 0, as a matrix numbers its jobs.
 * @throws InputError without the name of the input.
 */
function parseShard(text) {
    const parts = text.split('/').map((part) => part.trim());
    if (parts.length === 2 && parts.includes('')) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has an empty part, probably from an empty variable; ${EXPECTED_SHARD}`);
    }
    const [index = Number.NaN, count = Number.NaN, ...more] = parts.map(parseCount);
    if (more.length > 0 || Number.isNaN(index + count)) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid shard; ${EXPECTED_SHARD}`);
    }
    if (count === 0)
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has no shards; ${EXPECTED_SHARD}`);
    if (index >= count)
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` ${indexOutOfRange(count)}; ${EXPECTED_SHARD}`);
    return { index, count };
}
/**
 * Whether an image is in this shard. That depends on the image alone, so a new image does not move the others.
 * @param reference in the normalised form that `formatReference` returns.
 */
function isInShard(reference, { index, count }) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(reference).digest('hex').slice(0, HEX_DIGITS);
    return Number.parseInt(hex, 16) % count === index;
}
/** Of the hash: 32 bits, which shell arithmetic can handle as well. */
const HEX_DIGITS = 8;
const EXPECTED_SHARD = `expected i/n with i from 0 to n-1, for example: \${{ strategy.job-index }}/\${{ strategy.job-total }}`;
function indexOutOfRange(count) {
    const valid = count === 1 ? 'with 1 shard use 0/1' : `with ${count} shards use 0/${count} to ${count - 1}/${count}`;
    return `has a shard index out of range: ${valid}`;
}
function parseCount(text) {
    const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(count) ? count : Number.NaN;
}

;// CONCATENATED MODULE: ./build/registry/digest.js

/**
 * Parses a digest; `undefined` for anything but the two registered algorithms in lower case.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests
 */
function parseDigest(text) {
    return isDigest(text) ? text : undefined;
}
/** Whether this is a digest in canonical form. */
function isDigest(text) {
    return DIGEST.test(text);
}
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Computes the digest of these bytes with the algorithm of `like` (default: sha256). */
function digestOf(bytes, like) {
    const algorithm = like?.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
}
/**
 * The tag of the referrers list in a registry without the referrers API: `sha256-<hex>`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
function referrersTag(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    // The specification truncates both parts, so that the tag has at most 128 characters.
    return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}

;// CONCATENATED MODULE: ./build/registry/reference-mistakes.js
/** In this order, because one string may match several. The clauses never quote the reference: it may contain a password. */
const MISTAKES = [
    { pattern: /\p{Cf}/u, why: 'it has an invisible character; type it again' },
    {
        pattern: /^\{(?!\{)|^\[(?:["'[{]|.*,|(?![\d:a-f.]*\]).*\]$|$)/i,
        why: 'it is JSON; write one reference per line, without brackets, quotes and commas',
    },
    { pattern: /^[-*•]\s/, why: 'it starts with the dash of a YAML list; write one reference per line, without dashes' },
    { pattern: /^["'`“”„‘’‚«»]|["'`“”‘’»][,;]?$/, why: 'the quotes are part of it; remove them' },
    {
        pattern: /\$\{\{|\$[A-Za-z_({]|%[A-Za-z_]\w*%|\{\{/,
        why: `a variable in it was not replaced: no shell reads the inputs of an action; write \${{ env.NAME }}, or set the variable in an earlier step`,
    },
    { pattern: /[<>]/, why: 'it has a placeholder in angle brackets; replace it' },
    { pattern: /\s#/, why: 'a comment follows it; write the comment on a line of its own' },
    { pattern: /^[A-Za-z_-]+:\s/, why: 'it starts with a name and a colon; write the reference alone' },
    { pattern: /[,;]/, why: 'it is a list on one line; write one reference per line, without commas' },
    { pattern: /\s/, why: 'it has spaces; write one reference per line' },
    {
        pattern: /^https?:\/\/[^/]+\/(?:repository|organization|r|_)\//i,
        why: 'it is the address of a web page; write the registry, the namespace and the repository alone',
    },
    {
        pattern: /^quay\.io\/repository\/[^/]+\/./,
        why: 'it is the address of a web page; remove "repository/"',
    },
    { pattern: /^[a-z][a-z0-9+.-]*:\/\//i, why: 'it starts with a scheme; remove it' },
    { pattern: /\\/, why: 'it has backslashes; write slashes' },
    { pattern: /[?#]/, why: 'it has a "?" or "#", as web addresses have; write the reference alone' },
    {
        pattern: /^sha(?:256|512)[:-][0-9a-f]+$/i,
        why: 'it is a digest alone; write namespace/repository before it and "@"',
    },
    { pattern: /:sha(?:256|512):/i, why: 'a digest follows "@", not ":"' },
    { pattern: /@sha(?:256|512)-/i, why: 'its digest has "-" after the algorithm; write ":"' },
    {
        pattern: /^[^/]+\/.*:[^/@]*\//,
        why: 'its tag has a slash, which a tag cannot have; if it is the name of a branch, replace the slashes',
    },
    {
        pattern: /[^/]\/$/,
        why: 'it ends in a slash; remove it, or check the variable after it, which was probably empty',
    },
    { pattern: /:[^/@]*\+/, why: 'its tag has "+", which a tag cannot have; clients write "_" instead' },
];
/**
 * Finds a mistake that is made often: a list on one line, JSON, quotes, a variable that was not replaced, credentials, `@` and `:` mixed up.
 * @returns what is wrong and what to write instead, as a clause that never quotes the reference; `undefined` if there is none of them.
 */
function findReferenceMistake(reference) {
    const text = reference.slice(0, MAX_READ);
    if (credentialsIn(text) !== '')
        return 'it has credentials before "@"; use the inputs username and password';
    const found = MISTAKES.find(({ pattern }) => pattern.test(text));
    if (found !== undefined)
        return found.why;
    return /@[A-Za-z0-9_][\w.-]*$/.test(text) ? 'a tag follows ":", not "@"' : undefined;
}
/** UTF-16 units, more than any reference has. Some of the patterns take the square of the time on a longer line. */
const MAX_READ = 2_000;
/** The beginning of a reference without the credentials that may be in it. They end at the last `@`: a password may contain one. */
function hideCredentials(reference) {
    const text = reference.slice(0, MAX_READ);
    // It may be the content of an auth file.
    if (text.startsWith('{'))
        return '{…}';
    const credentials = credentialsIn(text);
    return credentials === '' ? text : text.replace(credentials, () => '***');
}
/** `user:password` of `user:password@host/repository`, or `user` of `user@host/repository`; '' if there are none. */
function credentialsIn(text) {
    const named = text.replace(/@sha\d+[:-][^@]*$/i, '');
    const { before = '', after = '' } = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?<before>.+)@(?<after>[^@]*)$/is.exec(named)?.groups ?? {};
    return after.includes('/') || HOST.test(after) || /^[^/]*:[^/]*$/.test(before) ? before : '';
}
/** The end of a string that looks like a host, unlike `1.2`. */
const HOST = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?$/i;

;// CONCATENATED MODULE: ./build/registry/reference.js





/**
 * Parses `[registry/]namespace/repository[:tag][@digest]`. The first of several components is the registry if it has
 * `.` or `:` or is `localhost`; there are no docker.io aliases. Spaces around the reference are an error.
 * @throws InputError with what was typed, what is wrong and what is expected.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
function parseReference(text, defaultRegistry) {
    if (text === '')
        throw new InvalidReference(text, `it is empty; ${EMPTY_VARIABLE}`);
    const mistake = findReferenceMistake(text);
    if (mistake !== undefined)
        throw new InvalidReference(text, mistake);
    if (text.length > MAX_LENGTH)
        throw new InvalidReference(text, `it has ${text.length} characters`);
    const parts = splitReference(text);
    const name = readName(text, parts.name, defaultRegistry);
    const tag = parts.tag === undefined ? undefined : readTag(text, parts.tag);
    const digest = parts.digest === undefined ? undefined : readDigest(text, parts.digest);
    if (tag === undefined && digest === undefined)
        return { ...name, tag: 'latest', tagDefaulted: true };
    return { ...name, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
const EMPTY_VARIABLE = 'a variable in it was probably empty';
/** A string that is not an image reference. */
class InvalidReference extends build_error/* InputError */.dz {
    /** The mistake and the expected form, without the reference itself, which may be secret. */
    why;
    /** The mistake alone, as a clause. */
    mistake;
    constructor(text, mistake) {
        super(`${(0,build_text/* quote */.hD)(hideCredentials(text), MAX_QUOTED)} is not an image reference: ${mistake}. ${EXPECTED_REFERENCE}`);
        this.why = `not an image reference: ${mistake}. ${EXPECTED_REFERENCE}`;
        this.mistake = mistake;
    }
}
const EXPECTED_REFERENCE = 'Expected [registry/]namespace/repository[:tag][@digest], such as quay.io/acme/app:1.2';
/** UTF-16 units: a host, a repository, a tag and a digest have less than 800. */
const MAX_LENGTH = 1_000;
/** UTF-16 units of an invalid reference in a message: enough to find the line. */
const MAX_QUOTED = 300;
function splitReference(text) {
    const at = text.indexOf('@');
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    return {
        name: colon < 0 ? named : named.slice(0, colon),
        tag: colon < 0 ? undefined : named.slice(colon + 1),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function readName(text, name, defaultRegistry) {
    const components = name.split('/');
    if (components.includes(''))
        throw new InvalidReference(text, `it has an empty component; ${EMPTY_VARIABLE}`);
    const [first = '', ...rest] = components;
    if (rest.length === 0)
        throw new InvalidReference(text, 'it has only one component; add the namespace');
    if (!isRegistry(first)) {
        if (first === 'library' && defaultRegistry === 'quay.io')
            throw new InvalidReference(text, DOCKER_HUB);
        return { registry: defaultRegistry, repository: readRepository(text, name) };
    }
    return { registry: readRegistry(text, first), repository: readRepository(text, rest.join('/')) };
}
const DOCKER_HUB = 'library is a namespace of Docker Hub, but a reference without a registry is on quay.io; write the registry before it, for Docker Hub registry-1.docker.io/library/nginx';
function isRegistry(component) {
    return /[.:]/.test(component) || component.toLowerCase() === 'localhost';
}
function readRegistry(text, component) {
    const registry = parseHost(component);
    if (registry === undefined)
        throw new InvalidReference(text, 'its registry is not a host[:port]');
    return registry;
}
function readRepository(text, repository) {
    if (repository.length > MAX_REPOSITORY_LENGTH) {
        throw new InvalidReference(text, `its repository has ${repository.length} characters, more than ${MAX_REPOSITORY_LENGTH}`);
    }
    if (/[A-Z]/.test(repository))
        throw new InvalidReference(text, 'its repository has upper-case letters');
    if (!REPOSITORY.test(repository)) {
        throw new InvalidReference(text, 'its repository is not a-z and 0-9 with . _ __ - between them');
    }
    return repository;
}
/** Characters; the specification warns that many clients accept no more. */
const MAX_REPOSITORY_LENGTH = 255;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
function readTag(text, tag) {
    if (tag === '')
        throw new InvalidReference(text, `nothing follows the ":"; ${EMPTY_VARIABLE}`);
    if (!TAG.test(tag)) {
        throw new InvalidReference(text, 'its tag is not 1 to 128 characters of A-Z a-z 0-9 . _ - that start with neither . nor -');
    }
    return tag;
}
/** Characters. @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests */
const MAX_TAG_LENGTH = 128;
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
function readDigest(text, digest) {
    if (digest === '')
        throw new InvalidReference(text, `nothing follows the "@"; ${EMPTY_VARIABLE}`);
    if (digest.endsWith(':'))
        throw new InvalidReference(text, `nothing follows the algorithm of the digest; ${EMPTY_VARIABLE}`);
    const read = parseDigest(digest);
    if (read === undefined) {
        throw new InvalidReference(text, 'its digest is not sha256: with 64 or sha512: with 128 lower-case hex digits');
    }
    return read;
}
/** `registry/repository[:tag][@digest]`: the normalised form, which `parseReference` accepts if the registry has `.` or `:` or is `localhost`. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
/** `registry/repository@digest`: the image by its digest, ready to deploy. */
function formatSubject(reference, digest) {
    return `${reference.registry}/${reference.repository}@${digest}`;
}

;// CONCATENATED MODULE: ./build/gate/cosign-repository.js



/**
 * Parses the input `cosign-repository`: `[registry/]namespace/repository`, as the variable COSIGN_REPOSITORY of cosign.
 * @returns `undefined` for an empty input.
 * @throws InputError without the name of the input.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/env/env.go (VariableRepository)
 */
function parseCosignRepository(text, defaultRegistry) {
    if (text === '')
        return undefined;
    const reference = parseReference(text, defaultRegistry);
    if (reference.tagDefaulted && reference.digest === undefined)
        return reference;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has a tag or a digest; expected [registry/]namespace/repository, for example: quay.io/acme/signatures`);
}
/** The problem of a `cosign-repository` that is never read; `undefined` if there is none. */
function findUnusedRepository(repository, sources) {
    if (repository === undefined || sources.some((source) => source !== 'buildkit'))
        return undefined;
    return 'cosign-repository: the input sources lists only buildkit, so the repository is not read; expected no value, or api, tag-schema or cosign-tags in sources, for example: api,cosign-tags';
}

;// CONCATENATED MODULE: ./build/gate/credential-registry.js

/**
 * Returns the one registry that the credentials and `service` belong to: the input `registry`, otherwise the only host of all images.
 * A password must not be sent to a host that the workflow did not name, so an ambiguous combination is passed to `complain`.
 */
function chooseRegistry({ images, credentials, connection }, complain) {
    const hosts = [...new Set(images.map(({ registry }) => registry))];
    const { registry, service } = connection;
    if (registry !== undefined && hosts.length > 0 && !hosts.includes(registry)) {
        complain(`registry: no image is on \`${registry}\`; expected the host of the images that the credentials belong to, for example: ${hosts[0]}`);
    }
    const needsOneHost = !['none', 'auth-file'].includes(credentials.kind) || service !== undefined;
    if (registry === undefined && needsOneHost && hosts.length > 1) {
        complain(`registry: not set, but the images are on ${hosts.join(' and ')}; expected the one host that the credentials and service belong to, for example: ${hosts[0]}`);
    }
    checkSkipVerify(connection, hosts, complain);
    return registry ?? hosts[0] ?? 'quay.io';
}

;// CONCATENATED MODULE: ./build/gate/image-list.js






/**
 * Reads the images of `image` and of the file that `images-file` names. Problems are kept by the reader; no image at all is one of them.
 */
function readImages(inputs, { defaultRegistry, workspace }) {
    const lines = inputs.lines('image');
    const name = inputs.text('images-file');
    // The lines of a JSON document are one mistake.
    const entries = /^[{[]$/.test(lines[0] ?? '') ? lines.slice(0, 1) : lines;
    const typed = entries.flatMap((line) => inputs.parsed('image', () => [parseReference(line, defaultRegistry)], []));
    const file = name === '' ? undefined : inputs.parsed('images-file', (path) => readFile(path, workspace), undefined);
    const listed = file === undefined ? NOTHING : parseLines(file, defaultRegistry);
    for (const problem of listed.problems)
        inputs.complain(`images-file: ${problem}`);
    const emptyFile = file !== undefined && listed.isEmpty ? file.path : undefined;
    if (lines.length === 0 && name === '')
        inputs.complain(NEITHER);
    if (lines.length === 0 && emptyFile !== undefined)
        inputs.complain(nothingIn(emptyFile));
    const distinct = new Map([...typed, ...listed.images].map((image) => [formatReference(image), image]));
    return { images: [...distinct.values()], emptyFile };
}
const NEITHER = 'image: neither image nor images-file is set; expected at least one reference, for example: quay.io/acme/app:1.2';
function nothingIn(path) {
    return `images-file: the file \`${(0,build_text/* oneLine */.TN)(path)}\` has no references, and image is not set; expected at least one reference, for example: quay.io/acme/app:1.2`;
}
function readFile(name, workspace) {
    const path = (0,external_node_path_.resolve)(workspace || '.', name);
    try {
        return { path, text: decode(readRegularFile(path, MAX_BYTES)) };
    }
    catch (cause) {
        if (!(cause instanceof FileError))
            throw cause;
        throw new build_error/* InputError */.dz(`the file \`${(0,build_text/* oneLine */.TN)(path)}\` ${cause.message}; ${EXPECTED}`);
    }
}
const MAX_BYTES = 16 * 1024 * 1024;
function decode(bytes) {
    if (bytes.includes(0))
        throw new FileError('has NUL bytes: it is UTF-16, as Windows PowerShell writes it, or not a text file');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new FileError('is not UTF-8');
    }
}
const EXPECTED = 'expected a UTF-8 text file of at most 16 MiB with one reference per line, created or checked out before this step, for example: images.txt';
const NOTHING = { images: [], problems: [], isEmpty: true };
/**
 * Parses the lines of a file. Stops after nine problems, because a file that is not a list of images has one in each line. Lines are not
 * quoted: the file may be another one than intended, with secrets in it.
 */
function parseLines({ path, text }, defaultRegistry) {
    const images = [];
    const problems = [];
    for (const line of numberedLinesOf(text)) {
        const problem = images.length === MAX_IMAGES ? TOO_MANY : addReference(images, line.text, defaultRegistry);
        if (problem === undefined)
            continue;
        const isLast = problem === TOO_MANY || problems.length + 1 === MAX_PROBLEMS;
        problems.push(`line ${line.number} of \`${(0,build_text/* oneLine */.TN)(path)}\` is ${problem}${isLast ? '; the remaining lines were not read' : ''}`);
        if (isLast)
            break;
    }
    return { images, problems, isEmpty: images.length + problems.length === 0 };
}
/** @returns why the line is not a reference; `undefined` if it was added. */
function addReference(images, line, defaultRegistry) {
    try {
        images.push(parseReference(line, defaultRegistry));
        return undefined;
    }
    catch (error) {
        if (error instanceof InvalidReference)
            return error.why;
        throw error;
    }
}
/** References of one file. Each takes a request or more. */
const MAX_IMAGES = 100_000;
const TOO_MANY = 'beyond the limit of 100,000 references; expected several files, for example: images-1.txt';
const MAX_PROBLEMS = 9;

;// CONCATENATED MODULE: ./build/gate/inputs.js
















/** The inputs of the gate with their defaults, as action.yml has them (a test compares). */
const GATE_INPUTS = {
    image: '',
    'images-file': '',
    shard: '0/1',
    require: 'none',
    'artifact-type': '',
    'on-missing': 'fail',
    'wait-timeout': '0',
    'wait-interval': '5s',
    platform: 'index',
    depth: '1',
    sources: 'api,tag-schema,cosign-tags',
    'cosign-repository': '',
    'check-manifests': 'true',
    actions: 'pull',
    summary: 'true',
    ...CREDENTIAL_INPUTS,
    ...CONNECTION_INPUTS,
};
/**
 * Reads the inputs of the gate.
 * @throws InputError with all problems of all inputs.
 */
function readGateInputs(inputs, { environment, now }) {
    const connection = readConnection(inputs);
    const workspace = environment.GITHUB_WORKSPACE;
    const { images, emptyFile } = readImages(inputs, { defaultRegistry: connection.registry ?? 'quay.io', workspace });
    const shard = inputs.parsed('shard', parseShard, SINGLE_SHARD);
    const credentials = readCredentials(inputs, now());
    const read = {
        images: images.filter((image) => isInShard(formatReference(image), shard)),
        imagesInAll: images.length,
        shard,
        emptyFile,
        rules: inputs.parsed('require', (text) => readRules(inputs.given('require') ?? text), []),
        warnOnly: inputs.parsed('on-missing', readOnMissing, false),
        wait: readWait(inputs),
        ...readEvidenceInputs(inputs, connection.registry ?? 'quay.io'),
        wantsSummary: inputs.flag('summary'),
        actions: inputs.parsed('actions', readActions, []),
        credentials,
        // Chosen from all images, so that all jobs of a matrix use the same registry or report the same problem.
        credentialRegistry: chooseRegistry({ images, credentials, connection }, (problem) => inputs.complain(problem)),
        connection,
    };
    const { cosignRepository } = read;
    if (cosignRepository !== undefined && !images.some(({ registry }) => registry === cosignRepository.registry)) {
        checkSkipVerify(connection, [cosignRepository.registry], (problem) => inputs.complain(problem));
    }
    inputs.finish();
    return read;
}
/** Whether the summary is wanted, for a run that stops because of its inputs. An invalid value counts as `true`. */
function wantsSummary(inputs) {
    return !/^(false|0|no)$/i.test(inputs.text('summary'));
}
function readWait(inputs) {
    return {
        timeout: inputs.parsed('wait-timeout', (text) => readTime(text, { least: 0, example: '90s' }), 0),
        interval: inputs.parsed('wait-interval', (text) => readTime(text, { least: 1, example: '5s' }), 0),
    };
}
function readEvidenceInputs(inputs, defaultRegistry) {
    const shown = inputs.parsed('artifact-type', readShown, []);
    const platforms = inputs.parsed('platform', parsePlatformInput, { kind: 'index' });
    const depth = inputs.parsed('depth', readDepth, 1);
    const sources = inputs.parsed('sources', readSources, []);
    const readRepository = (text) => parseCosignRepository(text, defaultRegistry);
    const cosignRepository = inputs.parsed('cosign-repository', readRepository, undefined);
    const unused = findUnusedRepository(cosignRepository, sources);
    if (unused !== undefined)
        inputs.complain(unused);
    return { shown, platforms, depth, sources, cosignRepository, checksManifests: inputs.flag('check-manifests') };
}
/** An empty variable is an error: only the word `none` turns the rules off. */
function readRules(text) {
    const lines = linesOf(text);
    if (lines.length === 0) {
        throw new build_error/* InputError */.dz('the input is empty, probably because a variable in it is empty; expected rules, or none to only list referrers, for example: sbom');
    }
    return lines.length === 1 && lines[0] === 'none' ? [] : parseRules(lines);
}
function readOnMissing(text) {
    if (text !== 'fail' && text !== 'warn')
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid value; expected fail or warn, for example: fail`);
    return text === 'warn';
}
function readActions(text) {
    const actions = readList(text, { known: ['pull', 'push'], example: 'pull' });
    if (!actions.includes('pull'))
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` does not include pull, which is needed to list referrers; expected pull or pull,push, for example: pull`);
    return actions;
}
function readShown(text) {
    const problems = [];
    const shown = linesOf(text).flatMap((line) => {
        const report = (problem) => problems.push(`\`${line}\`: ${problem}`);
        const [word, ...more] = tokenize(line) ?? ['', ''];
        const mistake = more.length === 0 ? findCommonMistake(line) : undefined;
        if (mistake === undefined && word !== undefined && more.length === 0 && word !== 'none')
            return parseMatchers(word, report);
        report(mistake ?? (word === 'none' && more.length === 0 ? NOT_A_FILTER : NOT_ONE_WORD));
        return [];
    });
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return shown;
}
const NOT_A_FILTER = 'this is a value of the input require; expected no value to show all referrers, or a kind or type to show, for example: sbom';
const NOT_ONE_WORD = 'this is not a single word; expected one kind or type per line, without options and with quotes around spaces, for example: sbom|vex';
function readDepth(text) {
    if (/^[1-5]$/.test(text))
        return Number(text);
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid depth; expected an integer from 1 to 5, for example: 2`);
}
const SOURCES = ['api', 'tag-schema', 'cosign-tags', 'buildkit'];
function readSources(text) {
    return readList(text, { known: SOURCES, example: 'api,tag-schema,cosign-tags' });
}

;// CONCATENATED MODULE: ./build/policy/targets.js


/**
 * Returns the targets for which a rule with these matchers must be met. An image that is not an index is the only target of every
 * choice. A platform that the index does not have is a target without a subject.
 */
function targetsFor(choice, evidence, matchers) {
    const { isIndex, platforms } = evidence;
    if (!isIndex)
        return [ownTarget(evidence)];
    switch (choice.kind) {
        case 'index':
            return indexTargets(evidence, matchers);
        case 'each':
            return platforms.length > 0 ? platforms.map(platformTarget) : [absentTarget('any platform')];
        case 'all':
            return [...indexTargets(evidence, matchers), ...platforms.map(platformTarget)];
        case 'named':
            return choice.names.flatMap((name) => namedTargets(name, platforms));
    }
}
/** Returns all choices of a run: that of the input, and those of the rules with a `platform` option. */
function choicesOf(input, rules) {
    return [input, ...rules.flatMap(({ platform }) => platform ?? [])];
}
/**
 * Returns the choices without the platforms that are needed only if the index does not meet a rule (`index|each`); `undefined` if the
 * others need platforms as well, or there is no such rule.
 */
function withoutPlatforms(choices) {
    const ofIndex = choices.filter(({ kind }) => kind === 'index' || kind === 'index-or-each');
    const isPostponed = ofIndex.length === choices.length && choices.some(({ kind }) => kind === 'index-or-each');
    return isPostponed ? [{ kind: 'index' }] : undefined;
}
/** Whether a choice needs the referrers of the image itself. */
function asksForIndex({ kind }) {
    return kind === 'index' || kind === 'all' || kind === 'index-or-each';
}
/** Whether a choice needs the referrers of this platform. */
function asksForPlatform(choice, platform) {
    if (choice.kind === 'named')
        return choice.names.some((name) => isPlatform(name, platform));
    return choice.kind !== 'index';
}
/**
 * A referrer of an index counts for all its platforms, but an attestation that BuildKit stored in the index counts only for the
 * platform that it names. If any of BuildKit's attestations matches the rule, the rule must therefore be met for each platform: an SBOM
 * of one platform is not an SBOM of the image.
 */
function indexTargets(evidence, matchers) {
    const { digest, own, platforms } = evidence;
    const isFromIndex = (referrer) => referrer.sources.includes('buildkit') && matchesAny(matchers, referrer);
    const fromIndex = platforms.map((one) => ({ ...one, referrers: one.referrers.filter(isFromIndex) }));
    if (fromIndex.every(({ referrers }) => referrers.length === 0))
        return [ownTarget(evidence)];
    // Missing evidence can be attached to the index, for all platforms at once.
    return fromIndex.map(({ platform, referrers }) => ({ platform, subject: digest, referrers: [...own, ...referrers] }));
}
function ownTarget({ digest, own }) {
    return { platform: undefined, subject: digest, referrers: own };
}
function platformTarget({ platform, digest, referrers }) {
    return { platform, subject: digest, referrers };
}
function namedTargets(name, platforms) {
    const named = platforms.filter(({ platform }) => isPlatform(name, platform));
    return named.length > 0 ? named.map(platformTarget) : [absentTarget(name)];
}
function absentTarget(platform) {
    return { platform, subject: undefined, referrers: [] };
}

;// CONCATENATED MODULE: ./build/registry/descriptor.js



/** Reads a digest from JSON. */
const digestSchema = custom((value) => typeof value === 'string' && isDigest(value), 'must be sha256: with 64 or sha512: with 128 lower-case hex digits');
const stringSchema = custom((value) => typeof value === 'string', 'must be a string');
/** Reads a media type or artifact type from JSON. */
const mediaTypeSchema = stringSchema.assert((type) => type !== '', 'must not be empty');
/**
 * Reads the annotations of a manifest from JSON. Values that are not strings are dropped: Quay stores and lists them, although the
 * specification forbids them.
 */
const annotationsSchema = dist/* unknown */.L5().optional().map(readAnnotations);
function readAnnotations(json) {
    // Nearly all annotations are strings, and then need no copy.
    const annotations = readJson(stringsSchema, json);
    if (annotations !== undefined)
        return annotations;
    return isObject(json)
        ? Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'string'))
        : {};
}
const stringsSchema = dist/* record */.g1(dist/* string */.Yj());
function isObject(json) {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}
/**
 * The same for a descriptor. Annotations that are not an object cannot be read: no digest proves that a list has the entries of its
 * author, and without its annotations evidence may be `missing`.
 */
const listedAnnotationsSchema = dist/* unknown */.L5()
    .optional()
    .assert((json) => json === undefined || json === null || isObject(json), 'must be an object')
    .map(readAnnotations);
/** Reads the artifact type of a descriptor from JSON; null means none. Without its type, evidence may be `missing`. */
const listedTypeSchema = dist/* string */.Yj().nullable().optional();
const platformSchema = dist/* object */.Ik({
    os: stringSchema,
    architecture: stringSchema,
    variant: dist/* string */.Yj().nullable().optional(),
})
    .map(({ os, architecture, variant }) => [os, architecture, ...(variant ? [variant] : [])].join('/'));
/**
 * Reads a content descriptor from JSON; other fields are ignored.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties
 */
const descriptorSchema = dist/* object */.Ik({
    mediaType: mediaTypeSchema,
    digest: digestSchema,
    size: custom((value) => Number.isSafeInteger(value), 'must be an integer').assert((size) => size >= 0, 'must not be negative'),
    artifactType: listedTypeSchema,
    annotations: listedAnnotationsSchema,
    platform: platformSchema.nullable().optional(),
})
    .map(({ mediaType, digest, size, artifactType, annotations, platform }) => ({
    mediaType,
    digest,
    size,
    annotations,
    ...(typeof artifactType === 'string' && { artifactType }),
    ...(platform && { platform }),
}));

;// CONCATENATED MODULE: ./build/registry/schema1.js


/** The media types of the obsolete Docker image manifest, schema 1, without and with signatures. */
const SCHEMA1_TYPES = [
    'application/vnd.docker.distribution.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
];
/**
 * Returns the bytes of a Docker image manifest, schema 1, that determine its digest: the body without its JWS signatures. `undefined` for
 * any other body. Only these bytes may be interpreted, because the digest covers nothing else.
 * @see https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md#signed-manifests
 */
function schema1PayloadOf(body) {
    const payload = withoutSignatures(body) ?? body;
    return readJson(schema1Schema, parseJson(payload)) && payload;
}
const schema1Schema = dist/* object */.Ik({ schemaVersion: dist/* literal */.eu(1), fsLayers: dist/* array */.YO() });
/** The header of a signature has the length of the bytes before the signatures, and the bytes after them. */
function withoutSignatures(body) {
    const signed = readJson(signedSchema, parseJson(body));
    if (signed === undefined)
        return undefined;
    const header = Buffer.from(signed.signatures[0].protected, 'base64url');
    const data = readJson(headerSchema, parseJson(header));
    if (data === undefined || data.formatLength > body.length)
        return undefined;
    return Buffer.concat([body.subarray(0, data.formatLength), Buffer.from(data.formatTail, 'base64url')]);
}
const signedSchema = dist/* object */.Ik({
    signatures: dist/* tuple */.PV([dist/* object */.Ik({ protected: dist/* string */.Yj() })]).concat(dist/* array */.YO()),
});
const headerSchema = dist/* object */.Ik({
    formatLength: dist/* number */.ai().assert((length) => Number.isSafeInteger(length) && length >= 0),
    formatTail: dist/* string */.Yj(),
});

;// CONCATENATED MODULE: ./build/registry/manifest-schema.js






/** Decodes a body as JSON with `decodeIndex` or `decodeManifest`, within the limits of JSON. */
function decodeBody(body, decodeJson) {
    const json = parseJson(body);
    const limit = json === undefined ? exceedsLimits(body) : undefined;
    return limit === undefined ? decodeJson(json) : { ok: false, why: `the body ${limit}` };
}
/**
 * The message for a body that cannot be decoded.
 * @param expected the sentence, without a full stop, for a body that is something else.
 * @param advice what to change then.
 */
function formatInvalid({ why, advice: own }, expected, advice) {
    return own === undefined ? `${expected}: ${why}. ${advice}` : `The index or manifest cannot be read: ${why}. ${own}`;
}
/** Media type of an OCI image manifest, also of an artifact manifest. */
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** Media type of an OCI image index, and of a list of referrers. */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/** Media type of a Docker manifest list. */
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** Media type of a Docker manifest. */
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
/** Whether an image with this media type may be an index; `undefined` if the registry does not say the media type. */
function mayBeIndex(mediaType) {
    return mediaType === undefined || !IMAGE_TYPES.has(mediaType);
}
const IMAGE_TYPES = new Set([OCI_MANIFEST, DOCKER_MANIFEST, ...SCHEMA1_TYPES]);
/**
 * Decodes an image index, such as a list of referrers. One invalid descriptor makes the whole index invalid, so that no entry is lost.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
function decodeIndex(json) {
    const index = manifest_schema_decode(indexSchema, json);
    if (!index.ok)
        return index;
    const { mediaType, manifests } = index.value;
    const entries = decodeEntries('manifests', manifests);
    return entries.ok ? { ok: true, value: { mediaType, manifests: entries.value } } : entries;
}
/**
 * Decodes a manifest, also an index that has a subject (its `manifests` are not decoded).
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md
 */
function decodeManifest(json) {
    const manifest = manifest_schema_decode(manifestSchema, json);
    if (!manifest.ok)
        return manifest;
    const { layers, ...rest } = manifest.value;
    const entries = decodeEntries('layers', layers);
    return entries.ok ? { ok: true, value: { ...rest, layers: entries.value } } : entries;
}
/** Of a list of referrers, an index, or the layers of a manifest. */
const MAX_DESCRIPTORS = 100_000;
/** Decodes descriptors one after the other, up to the first that is not valid: a schema of the whole list would report all of them. */
function decodeEntries(field, entries) {
    if (entries.length > MAX_DESCRIPTORS) {
        const why = `${field} has ${entries.length} entries; the limit is ${MAX_DESCRIPTORS}`;
        return { ok: false, why, advice: 'Delete those that are not needed.' };
    }
    const descriptors = [];
    for (const [index, entry] of entries.entries()) {
        const decoded = manifest_schema_decode(descriptorSchema, entry, [field, index]);
        if (!decoded.ok)
            return field === 'layers' ? decoded : { ...decoded, ...adviseDeletion(entry) };
        descriptors.push(decoded.value);
    }
    return { ok: true, value: descriptors };
}
/** Characters: more than a SHA-512 digest has. */
const MAX_QUOTED_DIGEST = 150;
function adviseDeletion(entry) {
    const { digest } = readJson(dist/* object */.Ik({ digest: stringOrNothing }), entry) ?? {};
    if (!digest)
        return {};
    // A digest of another algorithm names the manifest as well.
    const name = isDigest(digest) ? digest : (0,build_text/* quote */.hD)(digest, MAX_QUOTED_DIGEST);
    return { advice: `Delete the manifest ${name} from the repository, and attach it again.` };
}
const optionalArraySchema = dist/* array */.YO().nullable().optional();
const versionSchema = custom((value) => value === 2, 'must be 2');
/** A body that clients may read as two different things is invalid: https://github.com/advisories/GHSA-77vh-xpmg-72qh */
const AMBIGUOUS = 'must not have manifests together with config or layers (index or manifest?)';
const indexSchema = dist/* object */.Ik({
    schemaVersion: versionSchema,
    mediaType: custom(isIndexType, 'must be that of an OCI index or Docker manifest list').optional(),
    manifests: custom((value) => value === null || Array.isArray(value), 'must be an array'),
    config: dist/* unknown */.L5().optional(),
    layers: dist/* unknown */.L5().optional(),
})
    .assert(({ config, layers }) => config === undefined && layers === undefined, AMBIGUOUS)
    // Registries in Go write an empty list as null; it is accepted only if the mediaType is that of an OCI index.
    .assert(({ mediaType, manifests }) => manifests !== null || mediaType === OCI_INDEX, {
    message: 'must be an array',
    path: ['manifests'],
})
    .map(({ mediaType, manifests }) => ({ mediaType: mediaType ?? OCI_INDEX, manifests: manifests ?? [] }));
function isIndexType(type) {
    return type === OCI_INDEX || type === DOCKER_LIST;
}
const manifestSchema = dist/* object */.Ik({
    schemaVersion: versionSchema,
    mediaType: mediaTypeSchema.optional(),
    // The digest proves that the client wrote it so, and no rule asks for a type that is not a string.
    artifactType: stringOrNothing,
    config: dist/* object */.Ik({ mediaType: mediaTypeSchema }).optional(),
    layers: optionalArraySchema,
    manifests: optionalArraySchema,
    subject: dist/* object */.Ik({ digest: digestSchema }).nullable().optional(),
    annotations: annotationsSchema,
})
    .assert(({ config, layers, manifests }) => !manifests || (!config && !layers), AMBIGUOUS)
    // As in an index, null is an empty list only with the mediaType.
    .assert(({ config, manifests, mediaType }) => config !== undefined || Array.isArray(manifests) || (manifests === null && mediaType === OCI_INDEX), 'must have a config (a manifest) or manifests (an index)')
    .map(({ mediaType, artifactType, config, layers, subject, annotations }) => ({
    ...(mediaType !== undefined && { mediaType }),
    ...(artifactType !== undefined && { artifactType }),
    ...(config !== undefined && { config }),
    layers: layers ?? [],
    ...(subject && { subject }),
    annotations,
}));
/** @param at the path of the value in the body. */
function manifest_schema_decode(schema, json, at = []) {
    const value = readJson(schema, json);
    if (value !== undefined)
        return { ok: true, value };
    const [{ path, message } = { path: [], message: 'is not valid' }] = findIssues(schema, json);
    return { ok: false, why: `${formatPath([...at, ...path])} ${message}` };
}
/** `manifests[3].digest`; a key from the wire that is not a plain word is quoted and cut. */
function formatPath(path) {
    if (path.length === 0)
        return 'the body';
    const steps = path.map((step) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return /^\w+$/.test(String(step)) ? `.${String(step)}` : `[${(0,build_text/* quote */.hD)(String(step), 80)}]`;
    });
    return steps.join('').replace(/^\./, '').slice(0, 200);
}

;// CONCATENATED MODULE: ./build/evidence/platforms.js

/** More than any real index has. The referrers of each are collected. */
const MAX_PLATFORMS = 1_000;
/**
 * Returns the platform images of an index, in its order, each once. Entries for `unknown/unknown`, such as BuildKit's attestation
 * manifests, are not images. An entry without a platform is an image, named by its digest: clients may run it, so its referrers must not
 * be ignored.
 * @throws Error for more than a thousand images.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions
 */
function platformImagesOf({ manifests }) {
    const images = manifests
        .filter((entry) => !isBuildkitAttestation(entry) && entry.platform !== NO_PLATFORM)
        .map(({ digest, platform }) => ({ digest, platform: isNamed(platform) ? platform : digest }));
    const distinct = [...new Map(images.map((image) => [`${image.digest} ${image.platform}`, image])).values()];
    if (distinct.length <= MAX_PLATFORMS)
        return distinct;
    throw new Error(`The index has ${distinct.length} platform images; the limit is ${MAX_PLATFORMS}.`);
}
/** Returns the first entry that is itself an index. Its platforms are not known without fetching it. */
function nestedIndexOf({ manifests }) {
    return manifests.find(({ mediaType }) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST);
}
/**
 * Whether an entry of an index holds BuildKit's attestations for another entry. An entry with a platform is always an image,
 * because clients run it.
 */
function isBuildkitAttestation({ annotations, platform = NO_PLATFORM }) {
    return platform === NO_PLATFORM && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
}
function isNamed(platform) {
    return platform !== undefined && /[^/]/.test(platform);
}
/** The platform that BuildKit sets on an entry that clients must not run. */
const NO_PLATFORM = 'unknown/unknown';
/** The annotation with the digest of the image to which an attestation manifest belongs. */
const BUILDKIT_SUBJECT = 'vnd.docker.reference.digest';

;// CONCATENATED MODULE: ./build/evidence/sources/buildkit.js


/**
 * Lists BuildKit's attestation manifests in an index. Each names its platform image in an annotation.
 * @see https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
function listByBuildkit({ manifests }) {
    const found = manifests
        .filter(isBuildkitAttestation)
        .map((descriptor) => ({ descriptor, sources: ['buildkit'] }));
    return Map.groupBy(found, ({ descriptor }) => parseDigest(descriptor.annotations[BUILDKIT_SUBJECT] ?? ''));
}

;// CONCATENATED MODULE: ./build/evidence/wait-for-all.js
/**
 * Like `Promise.all`, but waits for all promises even if one rejects, so that no request is pending after it has thrown. It throws the
 * first rejection in the order of the promises.
 */
async function waitForAll(promises) {
    await Promise.allSettled(promises);
    return await Promise.all(promises);
}

;// CONCATENATED MODULE: ./build/evidence/image.js





/**
 * Collects the evidence that the choices need: that of the image itself, and that of its platforms, all at the same time.
 * @throws what collecting throws.
 */
async function collectImage(view, collector) {
    const { digest, index, choices, own: known } = view;
    const images = index === undefined ? [] : findPlatforms(index, choices);
    const attestations = index === undefined ? new Map() : listByBuildkit(index);
    const isOwnNeeded = index === undefined || choices.some(asksForIndex);
    const isNeeded = ({ platform }) => choices.some((choice) => asksForPlatform(choice, platform));
    const [own, ...platforms] = await waitForAll([
        isOwnNeeded && known === undefined ? collector.collectConfirmed({ digest }) : { ...NO_EVIDENCE, ...known },
        ...images.map((image) => isNeeded(image)
            ? collectPlatform(image, attestations, collector)
            : collectFromIndex(image, attestations, collector)),
    ]);
    if (own.kind === 'absent')
        return { ...own, isPartial: false };
    const absent = platforms.find((platform) => platform.kind === 'absent');
    if (absent !== undefined)
        return { ...absent, isPartial: true };
    const found = platforms.filter((platform) => platform.kind === 'found');
    return {
        kind: 'found',
        evidence: { digest, isIndex: index !== undefined, own: own.referrers, platforms: found.map(({ image }) => image) },
        missingReferrersApi: own.missingReferrersApi ??
            found.find(({ missingReferrersApi }) => missingReferrersApi !== undefined)?.missingReferrersApi,
    };
}
const NO_EVIDENCE = { kind: 'found', referrers: [], missingReferrersApi: undefined };
/** @throws Error if platforms are needed and the index lists another index, whose platforms would be ignored. */
function findPlatforms(index, choices) {
    const nested = nestedIndexOf(index);
    if (nested === undefined || choices.every(({ kind }) => kind === 'index'))
        return platformImagesOf(index);
    throw new Error(`The index lists another index, ${nested.digest}, so its platforms are not known. Set platform: index to check the index alone, or add the other index to the images.`);
}
async function collectPlatform(image, attestations, collector) {
    const found = await collector.collectConfirmed(image, attestations.get(image.digest));
    if (found.kind === 'absent')
        return { kind: 'absent', why: missingImage(image, found.why) };
    const { referrers, missingReferrersApi } = found;
    return { kind: 'found', image: { ...image, referrers }, missingReferrersApi };
}
/** Collects only BuildKit's attestations, which are in the index, for a platform that no choice needs. */
async function collectFromIndex(image, attestations, collector) {
    const listed = collector.sources.includes('buildkit') ? attestations.get(image.digest) : undefined;
    const referrers = await collector.describe(listed ?? [], image);
    return { kind: 'found', image: { ...image, referrers }, missingReferrersApi: undefined };
}
/** The name of the platform comes from the registry. */
function missingImage({ platform }, why) {
    return `The index exists, but its image for ${(0,build_text/* quote */.hD)(platform, 80)} does not: ${why}`;
}

;// CONCATENATED MODULE: ./build/evidence/tree.js

/** Nodes of a tree, including the direct referrers, which are never cut. */
const MAX_NODES = 5_000;
/**
 * Collects the referrers of referrers, level by level, down to `depth` (1: only the direct referrers). No digest is followed twice, so
 * cycles end.
 * @throws what collecting evidence throws.
 */
async function collectTree(direct, depth, collector) {
    const children = new Map();
    const visited = new Set(direct.flatMap(({ subject, digest }) => [subject, digest]));
    let room = MAX_NODES - direct.length;
    let level = direct;
    let isCut = false;
    for (let current = 2; current <= depth && level.length > 0 && !isCut; current++) {
        const next = await collectLevel(level, { visited, room }, collector);
        isCut = next.isCut;
        level = next.referrers.map((referrer) => ({ ...referrer, depth: current }));
        room -= level.length;
        for (const [parent, own] of Map.groupBy(level, ({ subject }) => subject))
            children.set(parent, own);
    }
    return { referrers: inTreeOrder(direct, children), isCut };
}
/** Collects the referrers of the nodes of one level, without the digests that were visited before. */
async function collectLevel(level, { visited, room }, collector) {
    const nodes = [...new Map(level.map((referrer) => [referrer.digest, referrer])).values()];
    const added = [];
    while (nodes.length > 0 && added.length < room) {
        // One more than there is room for shows that the tree is cut.
        const limit = room - added.length + 1;
        const batch = nodes.splice(0, NODES_AT_ONCE).map((node) => collectChildren(node, limit, collector));
        for (const children of await waitForAll(batch)) {
            const unvisited = children.filter(({ digest }) => !visited.has(digest));
            for (const { digest } of unvisited)
                visited.add(digest);
            for (const referrer of unvisited)
                added.push(referrer);
        }
    }
    return { referrers: added.slice(0, Math.max(0, room)), isCut: nodes.length > 0 || added.length > Math.max(0, room) };
}
/** Enough to keep the connections busy. Each may return a long list, and all lists are in memory at the same time. */
const NODES_AT_ONCE = 8;
/** A node that the registry does not know has no children: Quay lists deleted referrers for a while. */
async function collectChildren({ digest, platform }, limit, collector) {
    const subject = { digest, ...(platform !== undefined && { platform }) };
    const evidence = await collector.collect(subject, [], limit);
    return evidence.kind === 'found' ? evidence.referrers : [];
}
/** @param children is emptied: the children of a digest that occurs more than once are listed once, after its first occurrence. */
function inTreeOrder(siblings, children) {
    return siblings.flatMap((referrer, index) => {
        // The layers of one manifest are adjacent siblings with one digest; its children come after the last of them.
        if (siblings[index + 1]?.digest === referrer.digest)
            return [referrer];
        const own = children.get(referrer.digest) ?? [];
        children.delete(referrer.digest);
        return [referrer, ...inTreeOrder(own, children)];
    });
}

;// CONCATENATED MODULE: ./build/registry/manifest.js





/**
 * Always all types: if Accept does not list the type of the manifest that has a tag, Quay converts it, so that the digest changes, or
 * responds with 404, as for an image of schema 1.
 * @see quay ffba0c70e endpoints/v2/manifest.py (_rewrite_schema_if_necessary)
 */
const MANIFEST_TYPES = [
    OCI_INDEX,
    OCI_MANIFEST,
    DOCKER_LIST,
    DOCKER_MANIFEST,
    ...SCHEMA1_TYPES,
];
/** The size that the distribution specification recommends registries to support. */
const MAX_MANIFEST_BYTES = 4 << 20;
/** Requests a manifest by tag or digest; the response has any status. @throws what `Repository.send` throws. */
async function getManifest(repository, reference) {
    const sent = { method: 'GET', url: repository.urlOf(`manifests/${reference}`) };
    const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: MAX_MANIFEST_BYTES });
    return { sent, response };
}
/**
 * Resolves a tag to its digest, or checks that a digest exists, by HEAD.
 * @throws RegistryError if the response says neither.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#checking-if-content-exists-in-the-registry
 */
async function resolveManifest(repository, reference) {
    const sent = { method: 'HEAD', url: repository.urlOf(`manifests/${reference}`) };
    const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: 0 });
    if (response.status === 404)
        return await explainAbsence(repository, reference);
    if (response.status !== 200)
        throw unexpectedStatus({ sent, response }, NO_MANIFEST_AT_HEAD);
    const named = parseDigest(response.header('docker-content-digest') ?? '');
    const digest = named ?? (await computeDigest(repository, reference));
    return present({ sent, response }, reference, digest);
}
const NO_MANIFEST_AT_HEAD = 'The registry did not return a manifest. Check that the host is a registry.';
function present({ sent, response }, reference, digest) {
    if (parseDigest(reference) !== undefined && digest !== reference) {
        throw digestMismatch(sent, 'manifest', { expected: reference, actual: digest });
    }
    return { kind: 'present', digest, mediaType: response.header('content-type')?.split(';')[0]?.trim() };
}
/** The response to HEAD has no body, so a GET finds the reason. The step fails anyway, so one more request does not matter. */
async function explainAbsence(repository, reference) {
    const got = await getManifest(repository, reference);
    if (got.response.status === 200)
        return present(got, reference, digestOfBody(reference, got));
    if (!isAbsent(got.response))
        throw unexpectedStatus(got, NO_MANIFEST_AT_HEAD);
    return { kind: 'absent', why: formatAbsence(repository, reference, got) };
}
function formatAbsence({ host, name }, reference, { response }) {
    const { codes, words } = readProblem(response.body, response.header('content-type'));
    const said = words === '' ? '' : ` (${words})`;
    if (codes.includes('NAME_UNKNOWN'))
        return `${host} has no repository ${name}${said}.`;
    if (codes.includes('TAG_EXPIRED')) {
        return `The tag ${reference} of ${host}/${name} was deleted or has expired${said}.`;
    }
    return `${host}/${name} has no manifest ${reference}${said}.`;
}
async function computeDigest(repository, reference) {
    const got = await getManifest(repository, reference);
    if (got.response.status !== 200)
        throw responseError(got, 'The registry returned 200 to HEAD, but not to GET.');
    return digestOfBody(reference, got);
}
/** The digest of a body that is a manifest: the web page of a portal has a digest too. */
function digestOfBody(reference, exchange) {
    const payload = schema1PayloadOf(exchange.response.body);
    if (payload === undefined)
        readManifest(exchange);
    return digestOf(payload ?? exchange.response.body, parseDigest(reference));
}
/**
 * Fetches a manifest by digest and verifies its bytes.
 * @throws RegistryError if the digest differs, or the content is not a manifest.
 */
async function fetchManifest(repository, digest) {
    const got = await getManifest(repository, digest);
    if (isAbsent(got.response))
        return { kind: 'gone' };
    verifyDigest(got, digest);
    return { kind: 'present', manifest: readVerified(got, digest, decodeManifest) };
}
/**
 * Fetches an image by digest, verifies its bytes, and reads its entries if it is an index.
 * @throws RegistryError if the digest differs, the content is not a manifest, or an entry of the index is not valid.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
async function fetchIndex(repository, digest) {
    const got = await getManifest(repository, digest);
    if (isAbsent(got.response))
        return { kind: 'gone' };
    if (isSchema1Image(got, digest))
        return { kind: 'not-an-index' };
    verifyDigest(got, digest);
    // The schema accepts only content with a config (a manifest) or with manifests (an index).
    if (readVerified(got, digest, decodeManifest).config !== undefined)
        return { kind: 'not-an-index' };
    return { kind: 'index', index: readVerified(got, digest, decodeIndex) };
}
function isSchema1Image({ response }, digest) {
    const payload = response.status === 200 ? schema1PayloadOf(response.body) : undefined;
    return payload !== undefined && digestOf(payload, digest) === digest;
}
/** @throws RegistryError if the content is not valid: it has its digest, so it is what a client has pushed. */
function readVerified(got, digest, decodeJson) {
    const decoded = decodeBody(got.response.body, decodeJson);
    if (decoded.ok)
        return decoded.value;
    throw responseError(got, `The content of ${digest} is not a valid manifest or index: ${decoded.why}. ${PUSH_AGAIN}`);
}
const PUSH_AGAIN = 'Delete it, and push or attach it again with a tool that follows the OCI image specification.';
/**
 * Fetches a manifest by tag; its digest is computed from its bytes.
 * @throws RegistryError if the response is neither a manifest nor a registry's 404, or the registry names another digest.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
async function fetchTaggedManifest(repository, tag) {
    const got = await getManifest(repository, tag);
    const { sent, response } = got;
    if (isAbsent(response))
        return { kind: 'gone' };
    if (response.status !== 200)
        throw unexpectedStatus(got, NO_MANIFEST);
    const named = parseDigest(response.header('docker-content-digest') ?? '');
    const digest = digestOf(response.body, named);
    const manifest = named === digest ? readVerified(got, digest, decodeManifest) : readManifest(got);
    if (named !== undefined && named !== digest) {
        throw digestMismatch(sent, 'manifest', { expected: named, actual: digest });
    }
    const { mediaType = OCI_MANIFEST, artifactType, annotations } = manifest;
    const size = response.body.length;
    const descriptor = { mediaType, digest, size, ...(artifactType !== undefined && { artifactType }), annotations };
    return { kind: 'present', descriptor, manifest };
}
const NO_MANIFEST = 'The registry did not return a manifest.';
function verifyDigest(got, digest) {
    if (got.response.status !== 200)
        throw unexpectedStatus(got, NO_MANIFEST);
    if (isSchema1Image(got, digest))
        throw responseError(got, SCHEMA1_AS_REFERRER);
    const actual = digestOf(got.response.body, digest);
    if (actual !== digest)
        throw digestMismatch(got.sent, 'manifest', { expected: digest, actual });
}
const SCHEMA1_AS_REFERRER = 'The manifest is a Docker image of the obsolete schema 1, which cannot be evidence of another image. Delete it.';
/** @throws RegistryError if the body is not a manifest: the web page of a portal has status 200 too. */
function readManifest(exchange) {
    const decoded = decodeBody(exchange.response.body, decodeManifest);
    if (decoded.ok)
        return decoded.value;
    throw responseError(exchange, formatInvalid(decoded, 'The response is not a manifest', CHECK_HOST));
}
/** For a body that registries do not send. */
const CHECK_HOST = 'Check that the host is a registry, without a web page or portal in front of it.';

;// CONCATENATED MODULE: ./build/evidence/confirm.js

/** The manifests of one repository that the registry is known to have. */
class ConfirmedManifests {
    #repository;
    #mediaTypes = new Map();
    constructor(repository) {
        this.#repository = repository;
    }
    /** Records that the registry has a manifest, and its media type if the registry has sent one. */
    add(digest, mediaType) {
        this.#mediaTypes.set(digest, mediaType);
    }
    has(digest) {
        return this.#mediaTypes.has(digest);
    }
    /** The media type of a confirmed manifest; `undefined` if it is not known. */
    mediaTypeOf(digest) {
        return this.#mediaTypes.get(digest);
    }
    /**
     * Sends a HEAD request for a manifest that is not confirmed yet.
     * @returns why the registry does not have it, as a sentence; `undefined` if it does.
     * @throws what `resolveManifest` throws.
     */
    async findAbsence(digest) {
        if (this.has(digest))
            return undefined;
        const found = await resolveManifest(this.#repository, digest);
        if (found.kind === 'absent')
            return found.why;
        this.add(digest, found.mediaType);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/registry/blob.js




/**
 * Fetches a blob by digest and verifies its bytes. Registries keep blobs in a storage and redirect to it: redirects are followed, without
 * credentials from the first one that leaves the registry's origin.
 * @param maxBytes the limit of what is kept in memory; a blob whose descriptor has a larger size is not requested.
 * @throws NetworkError if the blob is larger than `maxBytes`, or there is no complete response.
 * @throws RegistryError if the digest differs, the registry or its storage refuses, or a redirect is not followed.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs
 */
async function fetchBlob(repository, { digest, size }, maxBytes) {
    const sent = { method: 'GET', url: repository.urlOf(`blobs/${digest}`) };
    if (size > maxBytes)
        throw blob_tooLarge(sent, size, maxBytes);
    const response = await repository.send({ ...sent, accept: ['*/*'], maxBytes });
    // Only the first response can say that the blob is gone: a registry that redirects has it.
    if (isAbsent(response))
        return { kind: 'gone' };
    const last = await followRedirects(repository, { sent, response, hasLeftOrigin: false }, maxBytes);
    if (last.response.status !== 200)
        throw blobError(last);
    const actual = digestOf(last.response.body, digest);
    if (actual !== digest)
        throw digestMismatch(last.sent, 'blob', { expected: digest, actual });
    return { kind: 'present', bytes: last.response.body };
}
async function followRedirects(repository, first, maxBytes) {
    const { origin, protocol } = first.sent.url;
    let hop = first;
    for (let count = 0; isRedirect(hop.response); count++) {
        const url = redirectTarget(hop, protocol);
        if (count === MAX_REDIRECTS)
            throw tooManyRedirects(hop, url);
        const hasLeftOrigin = hop.hasLeftOrigin || url.origin !== origin;
        const sent = { method: 'GET', url, accept: ['*/*'], maxBytes };
        const response = await (hasLeftOrigin ? repository.getWithoutToken(sent) : repository.send(sent));
        hop = { sent, response, hasLeftOrigin };
    }
    return hop;
}
/** Quay needs one; a host name that changed and a region of the storage need one more each. */
const MAX_REDIRECTS = 5;
function isRedirect({ status, header }) {
    return REDIRECT_STATUSES.has(status) && header('location') !== undefined;
}
/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);
/** @param protocol the protocol of the registry: who allows plain HTTP for the registry allows it for its storage too. */
function redirectTarget(hop, protocol) {
    const target = URL.parse(hop.response.header('location') ?? '', hop.sent.url.href);
    // The header is not printed, because it may have a signature.
    if (target === null)
        throw hopError(hop, 'The redirect for a blob has a Location header that is not a valid URL.');
    if (target.protocol === 'https:' || (target.protocol === 'http:' && protocol === 'http:'))
        return target;
    const why = target.protocol === 'http:' ? LEAVES_HTTPS : `it is not HTTP. ${CHECK_PROXIES}`;
    throw hopError(hop, `The redirect for a blob to ${redactUrl(target)} was not followed, because ${why}`);
}
const LEAVES_HTTPS = 'it leads from https to http, where others can read the content. The storage of the registry must be served by https.';
const CHECK_PROXIES = 'Check the proxies in front of the registry and of its storage.';
function tooManyRedirects(hop, target) {
    return hopError(hop, `There are more than ${MAX_REDIRECTS} redirects for a blob, probably in a loop; the last one leads to ${redactUrl(target)}. ${CHECK_PROXIES}`);
}
function blobError(hop) {
    if (!hop.hasLeftOrigin)
        return unexpectedStatus(hop, 'The registry did not return a blob.');
    const code = STORAGE_CODE.exec(hop.response.body.toString('utf8', 0, MAX_BYTES_WITH_CODE))?.[1];
    return hopError(hop, STORAGE_REFUSED, code);
}
const STORAGE_REFUSED = 'The storage to which the registry redirects for a blob did not return it. Run the step again, because such a URL is valid for minutes only. If it fails again, check the storage of the registry, and the clocks of both.';
/** The error code of S3, Google Cloud Storage and Azure. The rest of the body is not printed, because it may repeat the signature of the URL. */
const STORAGE_CODE = /<Code>(\w{1,64})<\/Code>/;
const MAX_BYTES_WITH_CODE = 4096;
function hopError({ sent, response: { status } }, message, code) {
    const said = code === undefined ? '' : ` (${code})`;
    return new build_error/* RegistryError */.gl(`${message} ${formatRequest(sent)} returned ${status}${said}.`, {
        method: sent.method,
        url: redactUrl(sent.url),
        status,
        codes: [],
    });
}
function blob_tooLarge(sent, size, maxBytes) {
    return new build_error/* NetworkError */.Dr(`The blob is too large: its descriptor has a size of ${size} bytes, the limit is ${maxBytes / 2 ** 20} MiB. ${formatRequest(sent)} was not sent.`);
}

;// CONCATENATED MODULE: ./build/evidence/statement.js




/** More than `actions/attest` writes (1,024). */
const MAX_SUBJECTS = 10_000;
/**
 * Reads a sigstore bundle, a DSSE envelope, an in-toto statement without envelope, or the payload of a simple signing. The result is empty
 * for any other document.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md,
 * https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
function readStatement(bytes) {
    const data = readJson(documentSchema, parseJson(bytes));
    if (data === undefined)
        return {};
    const { dsseEnvelope, messageSignature, critical } = data;
    if (dsseEnvelope)
        return { bundle: 'dsse-envelope', ...inTotoOf(payloadOf(dsseEnvelope)) };
    if (messageSignature)
        return { bundle: 'message-signature', ...signedDigestOf(messageSignature) };
    if (critical)
        return { image: critical.image['docker-manifest-digest'] };
    return inTotoOf(data.payload === undefined ? data : payloadOf({ payload: data.payload }));
}
const envelopeSchema = dist/* object */.Ik({ payload: dist/* string */.Yj() });
const messageSignatureSchema = dist/* object */.Ik({
    messageDigest: withFallback(dist/* object */.Ik({ algorithm: dist/* string */.Yj(), digest: dist/* string */.Yj() }), undefined),
});
const documentSchema = dist/* object */.Ik({
    dsseEnvelope: envelopeSchema.nullable().optional(),
    messageSignature: messageSignatureSchema.nullable().optional(),
    critical: dist/* object */.Ik({ image: dist/* object */.Ik({ 'docker-manifest-digest': digestSchema }) })
        .nullable()
        .optional(),
    payload: dist/* string */.Yj().optional(),
    _type: dist/* unknown */.L5().optional(),
    predicateType: dist/* unknown */.L5().optional(),
    subject: dist/* unknown */.L5().optional(),
});
function payloadOf({ payload }) {
    return parseJson(Buffer.from(payload, 'base64'));
}
/** Only for the algorithms of image digests: with another one it is not known which image is signed. */
function signedDigestOf({ messageDigest }) {
    const prefix = messageDigest && DIGEST_ALGORITHMS.get(messageDigest.algorithm);
    if (prefix === undefined)
        return {};
    const signedDigest = parseDigest(`${prefix}:${Buffer.from(messageDigest?.digest ?? '', 'base64').toString('hex')}`);
    return signedDigest === undefined ? {} : { signedDigest };
}
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS = new Map([
    ['SHA2_256', 'sha256'],
    ['SHA2_512', 'sha512'],
]);
const statementSchema = dist/* object */.Ik({
    _type: dist/* string */.Yj().assert((type) => type.startsWith('https://in-toto.io/Statement/')),
    predicateType: stringOrNothing,
    subject: withFallback(dist/* array */.YO(), []),
});
/** Only for an in-toto statement: another document may have fields of the same names. */
function inTotoOf(document) {
    const data = readJson(statementSchema, document);
    if (data === undefined)
        return {};
    const subjects = data.subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
    return { ...(data.predicateType && { predicateType: data.predicateType }), subjects };
}
/** A subject has digests by the names of their algorithms, for example `{"sha256": "<hex>"}`; those of images are `sha256` and `sha512`. */
function digestsOf(subject) {
    const data = readJson(subjectSchema, subject);
    if (data === undefined)
        return [];
    const { sha256, sha512 } = data.digest;
    return [`sha256:${sha256}`, `sha512:${sha512}`].filter(isDigest);
}
const subjectSchema = dist/* object */.Ik({
    digest: dist/* object */.Ik({ sha256: stringOrNothing, sha512: stringOrNothing }),
});
/**
 * Checks that a document that was read is about an image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if the document names no image.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md (subject: any of them may be the image)
 */
function findSubjectFault({ subjects, signedDigest }, image) {
    if (subjects === undefined)
        return findSignatureFault(signedDigest, image);
    if (subjects.includes(image))
        return undefined;
    if (subjects.length >= MAX_SUBJECTS)
        return `its statement has too many subjects, and the first ${MAX_SUBJECTS} are not this image`;
    const [other] = subjects;
    return other === undefined
        ? 'its statement does not name an image'
        : `its statement is about another image, ${other}`;
}
function findSignatureFault(signed, image) {
    const isComparable = signed?.split(':')[0] === image.split(':')[0];
    return isComparable && signed !== image ? `its signature is of another image, ${signed}` : undefined;
}

;// CONCATENATED MODULE: ./build/evidence/content-cache.js



/** A larger document is not read: it would have to be kept in memory to be parsed. */
const MAX_DOCUMENT_BYTES = 16 << 20;
/**
 * Fetches the manifests and documents of the referrers of one image, each once. Of a document only the parsed statement is kept, not its bytes.
 */
class ContentCache {
    #repository;
    #manifests = new FetchOnce();
    #statements = new FetchOnce();
    /** The repositories of manifests and documents that are not in the repository of the image. */
    #elsewhere = new Map();
    constructor(repository) {
        this.#repository = repository;
    }
    /** Returns a manifest by digest. @throws what `fetchManifest` throws. */
    async manifest(digest) {
        const repository = this.#elsewhere.get(digest) ?? this.#repository;
        const fetched = await this.#manifests.get(digest, () => fetchManifest(repository, digest));
        if (fetched.kind === 'present')
            this.#locateDocuments(fetched.manifest, repository);
        return fetched;
    }
    /** From now on, a manifest is fetched from another repository than that of the image. */
    locate(digest, repository) {
        this.#elsewhere.set(digest, repository);
    }
    /** Starts to fetch a manifest that `manifest` will probably return. A failure is ignored: `manifest` then sends its own request. */
    prefetchManifest(digest) {
        this.#manifests.prefetch(digest, () => fetchManifest(this.#repository, digest));
    }
    /**
     * Stores a manifest that was fetched in another way, for example by tag; the digest must be that of its bytes.
     * @param repository the one that has the documents of the manifest.
     */
    keepManifest(digest, manifest, repository) {
        this.#manifests.set(digest, { kind: 'present', manifest });
        this.#locateDocuments(manifest, repository);
    }
    #locateDocuments({ layers }, repository) {
        if (repository === this.#repository)
            return;
        for (const layer of layers)
            this.locate(layer.digest, repository);
    }
    /**
     * Returns the statement in a document; `undefined` if the registry no longer has the blob.
     * @throws RegistryError and NetworkError of the blob, also if it is larger than 16 MiB.
     */
    async statement(document) {
        const fetched = await this.#statements.get(document.digest, () => this.#fetchStatement(document));
        return fetched.kind === 'present' ? fetched.statement : undefined;
    }
    /**
     * As `statement`, but a document that is gone or too large is a result, not an error: it must not prevent other referrers from counting.
     * @throws RegistryError and NetworkError of the blob.
     */
    async openDocument(document) {
        if (document.size > MAX_DOCUMENT_BYTES)
            return { unread: 'too-large' };
        return (await this.statement(document)) ?? { unread: 'gone' };
    }
    async #fetchStatement(document) {
        const repository = this.#elsewhere.get(document.digest) ?? this.#repository;
        const blob = await fetchBlob(repository, document, MAX_DOCUMENT_BYTES);
        return blob.kind === 'gone' ? blob : { kind: 'present', statement: readStatement(blob.bytes) };
    }
}
/** Results by digest. A digest that is gone is fetched again on the next call, because its content may be uploaded in the meantime. */
class FetchOnce {
    #results = new Map();
    async get(digest, fetch) {
        const pending = this.#results.get(digest) ?? fetch();
        this.#results.set(digest, pending);
        const result = await pending;
        if (result.kind === 'gone')
            this.#results.delete(digest);
        return result;
    }
    prefetch(digest, fetch) {
        if (this.#results.has(digest))
            return;
        const pending = fetch();
        this.#results.set(digest, pending);
        pending.catch(() => this.#results.delete(digest));
    }
    set(digest, result) {
        this.#results.set(digest, Promise.resolve(result));
    }
}

;// CONCATENATED MODULE: ./build/evidence/artifact-type.js

/**
 * The type that a manifest has itself or in its list: `artifactType`, otherwise the media type of the config; `undefined` if these are
 * only placeholders.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 */
function ownTypeOf(manifest, listed) {
    return [listed?.artifactType, manifest?.artifactType, manifest?.config?.mediaType].find(isSpecific);
}
/** The type of a referrer: its own; under a cosign tag the media type of its first layer; otherwise a placeholder, or ''. */
function artifactTypeOf(listed, manifest, tag) {
    const own = ownTypeOf(manifest, listed);
    if (own !== undefined)
        return own;
    const [layer] = manifest?.layers ?? [];
    if (tag !== undefined && layer !== undefined)
        return layer.mediaType;
    return manifest?.config?.mediaType ?? manifest?.artifactType ?? listed.artifactType ?? '';
}
/** Whether a type has a meaning of its own, unlike the empty descriptor of the specification and the config of an image. */
function isSpecific(type) {
    return type !== undefined && type !== '' && !PLACEHOLDER_TYPES.has(type.toLowerCase());
}
const PLACEHOLDER_TYPES = new Set([
    'application/vnd.oci.empty.v1+json',
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
]);
/** Whether the predicate type, not the artifact type, determines the kind of a referrer of this artifact type. */
function isStatementType(type) {
    return isBundleType(type) || STATEMENT_TYPES.some((prefix) => type.toLowerCase().startsWith(prefix));
}
const STATEMENT_TYPES = [
    'application/vnd.in-toto+json',
    'application/vnd.dsse.envelope',
    'application/vnd.docker.attestation.manifest',
];
/** The predicate types in the annotations of the list, of the manifest and of its layers, each once. */
function predicateTypesOf(manifest, listed) {
    const annotated = [...(listed === undefined ? [] : [listed]), manifest, ...manifest.layers];
    return [...new Set(annotated.flatMap(({ annotations }) => predicateTypesIn(annotations)))];
}
/** The predicate types in one set of annotations. */
function predicateTypesIn(annotations) {
    return PREDICATE_KEYS.flatMap((key) => annotations[key] || []);
}
/** Of sigstore bundles; of in-toto layers by BuildKit and ORAS; of cosign's attestations before the bundle format. */
const PREDICATE_KEYS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];

;// CONCATENATED MODULE: ./build/evidence/tag-content.js


/**
 * Checks that a manifest without a type and a subject has the content that cosign stores under its tag: any manifest can be given the tag.
 * @returns why it has not, as a clause that starts with `it`; `undefined` if it has.
 */
function findContentFault(tag, manifest) {
    switch (tag) {
        case 'sig':
            return manifest.layers.some(isSimpleSigning) ? undefined : `it has no layer of the type ${SIMPLE_SIGNING}`;
        case 'att':
            return manifest.layers.some(isInToto) ? undefined : "it has cosign's tag for attestations, but no attestation";
        case 'sbom':
            return isDocument(manifest) ? undefined : "it has cosign's tag for an SBOM, but is not an SBOM";
    }
}
const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';
/** Whether a layer is the payload of a signature of cosign; the signature is in an annotation. */
function isSimpleSigning({ mediaType }) {
    return mediaType.toLowerCase() === SIMPLE_SIGNING;
}
/** Whether a layer is an attestation: BuildKit writes in-toto statements, cosign writes DSSE envelopes. */
function isInToto({ mediaType }) {
    return /^application\/vnd\.(in-toto|dsse)\b/i.test(mediaType);
}
/** Whether the layers may be an SBOM: none is that of an image, which can have the tag as well, and none is of another kind. */
function isDocument({ layers }) {
    return layers.length > 0 && layers.every(mayBeSbom);
}
function mayBeSbom(layer) {
    const { mediaType, size } = layer;
    if (size === 0 || !isSpecific(mediaType) || /\.(?:layer|diff|rootfs)\./.test(mediaType))
        return false;
    const kind = kindOf({ artifactType: mediaType, predicateTypes: [], annotations: {} });
    return kind === 'sbom' || kind === 'other' || isInToto(layer);
}

;// CONCATENATED MODULE: ./build/evidence/layers.js

/**
 * The annotation of a payload with its signature.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
const SIGNATURE = 'dev.cosignproject.cosign/signature';
/** Returns the signature of a payload in Base64; `undefined` if there is none. */
function signatureOf({ annotations }) {
    return annotations[SIGNATURE] || undefined;
}
/** Returns the payloads in a manifest with cosign's tag `.sig`, each with each of its signatures once. */
function signatureLayersOf(manifest, digest) {
    const payloads = manifest.layers.filter(isSimpleSigning);
    const layers = new Map(payloads.map((layer) => [`${layer.digest} ${signatureOf(layer)}`, layer]));
    return withinLimits([...layers.values()], manifest, digest);
}
/** cosign appends to one manifest, so years of builds may share it. Each layer is a referrer, and may be a document to read. */
const MAX_LAYERS = 1_000;
/** Annotations of all layers together: each layer is described with those of its manifest as well. */
const MAX_ANNOTATIONS = 100_000;
/**
 * Returns the in-toto layers of a manifest in its order, each digest once. Each is an attestation.
 * @throws Error for more layers or annotations than the limits.
 */
function inTotoLayersOf(manifest, digest) {
    const statements = manifest.layers.filter(isInToto);
    return withinLimits([...new Map(statements.map((layer) => [layer.digest, layer])).values()], manifest, digest);
}
/** @throws Error for more layers or annotations than the limits: descriptions of a manifest of 4 MiB could exhaust the memory. */
function withinLimits(layers, manifest, digest) {
    const annotations = Object.keys(manifest.annotations).length * layers.length;
    if (layers.length <= MAX_LAYERS && annotations <= MAX_ANNOTATIONS)
        return layers;
    throw new Error(`The manifest ${digest} has ${layers.length} signatures or attestations with ${annotations} annotations; the limits are ${MAX_LAYERS} layers and ${MAX_ANNOTATIONS} annotations. Delete the manifest, or attach its evidence separately.`);
}

;// CONCATENATED MODULE: ./build/evidence/describe.js






/**
 * Describes a manifest that a source has listed: one referrer for each in-toto layer, for each signature under cosign's tag, or one for
 * the manifest if it has neither.
 *
 * The manifest is fetched only if its descriptor does not determine its kind: Quay does not fill `artifactType` in from
 * `config.mediaType`, and some clients write no annotations into the `sha256-<hex>` index. A document is read only if no annotation
 * determines its kind.
 * @throws Error for a manifest with too many layers or annotations, and what fetching throws.
 */
async function describeFound(found, subject, cache) {
    if (isDescribedByList(found))
        return [describeByList(found, subject)];
    const entry = entryOf(found, subject);
    const fetched = await cache.manifest(entry.digest);
    return fetched.kind === 'present'
        ? await describeManifest({ entry, listed: found.descriptor, manifest: fetched.manifest }, cache)
        : [describeWhole(entry, found.descriptor)];
}
/** Describes a manifest as one referrer by its descriptor alone. */
function describeByList(found, subject) {
    return describeWhole(entryOf(found, subject), found.descriptor);
}
function entryOf({ descriptor, sources, tag }, { digest: subject, platform }) {
    const { digest, mediaType, size } = descriptor;
    return {
        subject,
        digest,
        mediaType,
        size,
        sources,
        ...(tag !== undefined && { tag }),
        ...(platform !== undefined && { platform }),
        depth: 1,
    };
}
/**
 * Describes a referrer again by its manifest and its documents alone. The list is ignored, because it may be out of date or edited by
 * hand.
 * @throws what `describeFound` throws.
 */
async function describeByManifest(referrer, manifest, cache) {
    const { digest, layer, signature } = referrer;
    // A tag can be given to any manifest, so only the statement shows to which image an attestation belongs.
    const opensAll = referrer.tag !== undefined;
    const described = await describeManifest({ entry: referrer, listed: { annotations: {} }, manifest, opensAll }, cache);
    const [first, ...more] = described.filter((one) => layer === undefined || (one.layer === layer && one.signature === signature));
    if (first === undefined)
        throw new Error(`the manifest ${digest} has no layer ${layer}`);
    if (layer !== undefined)
        return first;
    // The list described the manifest as one referrer, so it is counted as one, by the statements that belong to the image.
    const bound = [first, ...more].filter(({ fault }) => fault === undefined);
    const { layer: _, ...whole } = bound[0] ?? first;
    const predicateTypes = [...new Set(bound.flatMap((one) => one.predicateTypes))];
    return { ...whole, artifactType: ownTypeOf(manifest) ?? whole.artifactType, predicateTypes };
}
/** Whether the list determines the kind of a manifest, so that it is not fetched. */
function isDescribedByList({ descriptor, sources, tag }) {
    const { artifactType, annotations } = descriptor;
    // cosign and BuildKit annotate the layers, not the manifest.
    if (tag !== undefined || sources.includes('buildkit'))
        return false;
    if (!isSpecific(artifactType))
        return false;
    return !isStatementType(artifactType) || isContentKnown(predicateTypesIn(annotations), annotations);
}
/** A message signature has no predicate. Without a predicate type, the content of a DSSE envelope is not known. */
function isContentKnown(predicateTypes, annotations) {
    return predicateTypes.length > 0 || annotations['dev.sigstore.bundle.content'] === 'message-signature';
}
async function describeManifest(described, cache) {
    const { entry, listed, manifest, opensAll = false } = described;
    const whole = describeWhole(entry, listed, manifest);
    const signatures = entry.tag === 'sig' ? signatureLayersOf(manifest, entry.digest) : [];
    if (signatures.length > 0)
        return signatures.map((layer) => describeSignature(whole, layer));
    const layers = inTotoLayersOf(manifest, entry.digest);
    if (layers.length === 0)
        return [await describeBundle(whole, { manifest, opensAll }, cache)];
    return await waitForAll(layers.map((layer) => {
        const annotated = layers.length === 1 ? predicateTypesOf(manifest) : predicateTypesIn(layer.annotations);
        return describeLayer(whole, { ...layer, annotated, opens: opensAll || annotated.length === 0 }, cache);
    }));
}
function describeWhole(entry, listed, manifest) {
    const { subject, digest, mediaType, size, sources, tag, platform, depth } = entry;
    // cosign sets neither a type nor a subject on what it tags. If a manifest has one of them, the tag does not determine its kind.
    const isUntyped = tag !== undefined && ownTypeOf(manifest, listed) === undefined && !manifest?.subject;
    const fault = isUntyped && manifest !== undefined ? findContentFault(tag, manifest) : undefined;
    return {
        subject,
        digest,
        mediaType,
        artifactType: artifactTypeOf(listed, manifest, tag),
        predicateTypes: manifest ? predicateTypesOf(manifest, listed) : predicateTypesIn(listed.annotations),
        size,
        annotations: { ...manifest?.annotations, ...listed.annotations },
        sources,
        ...(tag !== undefined && { tag }),
        ...(isUntyped && { isUntyped }),
        ...(fault !== undefined && { fault }),
        ...(platform !== undefined && { platform }),
        depth,
    };
}
/** Opens a sigstore bundle whose annotations do not say whether it holds a signature or an attestation. */
async function describeBundle(whole, { manifest, opensAll }, cache) {
    const document = manifest.layers.find(({ mediaType }) => isBundleType(mediaType)) ?? manifest.layers[0];
    if (document === undefined || !isBundleType(whole.artifactType))
        return whole;
    if (!opensAll && isContentKnown(whole.predicateTypes, whole.annotations))
        return whole;
    const opened = await cache.openDocument(document);
    const { predicateType, bundle } = opened;
    return {
        ...whole,
        predicateTypes: predicateType === undefined ? [] : [predicateType],
        ...(bundle !== undefined && { bundle }),
        ...faultsOf(opened, whole),
    };
}
/**
 * Describes an in-toto layer as a referrer. The layer determines its kind, not the type or the tag of its manifest.
 * @param layer with the predicate types in its annotations, and for the only layer those of its manifest. Those of the list do not
 * count, because the list may be out of date or edited by hand. `opens`: whether the statement is read.
 */
async function describeLayer({ isUntyped: _, ...whole }, layer, cache) {
    const opened = layer.opens ? await cache.openDocument(layer) : undefined;
    return {
        ...whole,
        layer: layer.digest,
        artifactType: isStatementType(whole.artifactType) ? whole.artifactType : layer.mediaType,
        predicateTypes: opened?.predicateType === undefined ? layer.annotated : [opened.predicateType],
        annotations: { ...layer.annotations, ...whole.annotations },
        ...(opened !== undefined && faultsOf(opened, whole)),
    };
}
/** Why a document was not read, or why it does not belong to the image. */
function faultsOf(opened, { subject, tag }) {
    if (opened.unread !== undefined)
        return { unread: opened.unread };
    const isUnknown = tag !== undefined && opened.subjects === undefined;
    const fault = isUnknown ? 'its content is not an in-toto statement' : findSubjectFault(opened, subject);
    return fault === undefined ? {} : { fault };
}
/**
 * Describes a payload under cosign's tag `.sig` as a referrer. Of its annotations it has the signature alone, which tells it from others
 * with the same payload; the certificates and log entries are left out.
 */
function describeSignature({ isUntyped: _, fault: __, ...whole }, layer) {
    const signature = signatureOf(layer);
    return {
        ...whole,
        layer: layer.digest,
        artifactType: layer.mediaType,
        ...(signature
            ? { signature, annotations: { ...whole.annotations, [SIGNATURE]: signature } }
            : { fault: `it has no annotation ${SIGNATURE}` }),
    };
}

;// CONCATENATED MODULE: ./build/evidence/found.js
/**
 * Merges entries with the same digest, in the order found, with all their sources.
 *
 * Quay may list a referrer twice: clients that follow the specification also write the `sha256-<hex>` tag, because Quay sends no
 * `OCI-Subject` header, and Quay merges that tag into its list. One of the two entries may have no artifactType or no annotations.
 */
function mergeFound(found) {
    const merged = new Map();
    for (const entry of found) {
        const first = merged.get(entry.descriptor.digest);
        merged.set(entry.descriptor.digest, first === undefined ? entry : mergeTwo(first, entry));
    }
    return [...merged.values()];
}
function mergeTwo(first, other) {
    const [own, ...more] = first.sources;
    const tag = first.tag ?? other.tag;
    return {
        descriptor: mergeDescriptors(first.descriptor, other.descriptor),
        sources: [own, ...new Set([...more, ...other.sources].filter((source) => source !== own))],
        ...(tag !== undefined && { tag }),
    };
}
function mergeDescriptors(first, other) {
    const { artifactType: own, ...rest } = first;
    const artifactType = mergeTypes(own, other.artifactType);
    return {
        ...rest,
        ...(artifactType && { artifactType }),
        annotations: { ...other.annotations, ...first.annotations },
    };
}
/** None if the two contradict each other; then the type is read from the manifest. */
function mergeTypes(first, other) {
    if (first && other && first !== other)
        return undefined;
    return first || other;
}

;// CONCATENATED MODULE: ./build/evidence/sources/cosign-tags.js



/**
 * Lists the manifests with the tags under which cosign stored signatures, attestations and SBOMs before version 3: `sha256-<hex>.sig`,
 * `.att`, `.sbom`, in the repository of the image or in that of COSIGN_REPOSITORY. A tag that does not exist is ignored. The manifests are stored in the cache.
 * @throws RegistryError for a response that is neither a manifest nor a 404 of the registry.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/oci/remote/remote.go (SignatureTag, AttestationTag, SBOMTag)
 */
async function listByCosignTags(repository, subject, cache) {
    const found = await waitForAll(COSIGN_TAGS.map(async (tag) => {
        const name = `${subject.replace(':', '-')}.${tag}`;
        // With a SHA-512 digest the name exceeds the limit of a tag, so cosign cannot have written it.
        if (name.length > MAX_TAG_LENGTH)
            return [];
        const tagged = await fetchTaggedManifest(repository, name);
        if (tagged.kind === 'gone')
            return [];
        const { manifest, descriptor } = tagged;
        cache.keepManifest(descriptor.digest, manifest, repository);
        return [{ descriptor, sources: ['cosign-tags'], tag }];
    }));
    return found.flat();
}
const COSIGN_TAGS = ['sig', 'att', 'sbom'];

// EXTERNAL MODULE: ./node_modules/http-link-header/lib/link.js
var lib_link = __webpack_require__(495);
;// CONCATENATED MODULE: ./build/http/link.js


/**
 * The URL of the next page in the Link headers of a response; `undefined` on the last page. Relative URLs are resolved against `base`,
 * the URL of the request. The caller checks that the URL has the same origin.
 * @throws Error if a header is not valid, or names several next pages: ignoring it would lose the rest of the list.
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3 and https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
function nextLink(headers, base) {
    const targets = new Set(headers.flatMap(nextTargets));
    const [target, ...others] = targets;
    if (target === undefined)
        return undefined;
    if (others.length > 0) {
        const list = [...targets].map((one) => (0,build_text/* quote */.hD)(one, link_MAX_QUOTED)).join(', ');
        throw new Error(`the Link headers name ${targets.size} next pages, expected one: ${list}`);
    }
    const next = URL.parse(target, base.href);
    if (next === null)
        throw new Error(`the Link header names a next page that is not a URL: ${(0,build_text/* quote */.hD)(target, link_MAX_QUOTED)}`);
    return next;
}
function nextTargets(header) {
    const links = parseLinks(header);
    const next = links.filter(({ rel }) => rel?.toLowerCase() === 'next').map(({ uri }) => uri);
    // The package reads an unexpected comma, and the link after it, as part of the name of an attribute.
    const invalid = links.some((link) => !Object.keys(link).every((name) => ATTRIBUTE.test(name)));
    if (next.length === 0 && invalid)
        throw invalidHeader(header);
    return next;
}
/** A token of RFC 9110, or nothing (`<…>; rel=last;`). */
const ATTRIBUTE = /^[\w!#$%&'*+\-.^`|~]*$/;
function parseLinks(header) {
    try {
        return lib_link.parse(header).refs;
    }
    catch (cause) {
        throw invalidHeader(header, { cause });
    }
}
function invalidHeader(header, options) {
    return new Error(`the Link header is not valid, so it is unknown whether there is a next page: ${(0,build_text/* quote */.hD)(header, link_MAX_QUOTED)}`, options);
}
/** UTF-16 units of a header in a message. */
const link_MAX_QUOTED = 200;

;// CONCATENATED MODULE: ./build/registry/pages.js




/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or a page repeats. `maxBytes` is the limit for
 * all pages together.
 * @throws RegistryError if the next page is on another origin, because the token must not be sent there, and if the list is longer than
 *   the limits: the list is never cut without an error. NetworkError if the pages together are larger than `maxBytes`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
async function* readPages(repository, request, clock = () => performance.now()) {
    const seen = new Set();
    const start = clock();
    let bytesLeft = request.maxBytes;
    for (let url = request.url; url !== undefined;) {
        seen.add(url.href);
        const sent = { ...request, method: 'GET', url, maxBytes: bytesLeft };
        const response = await repository.send(sent).catch((error) => {
            throw error instanceof ResponseTooLarge && seen.size > 1 ? listTooLarge(sent, request.maxBytes) : error;
        });
        const exchange = { sent, response };
        bytesLeft -= exchange.response.body.length;
        const next = nextUrl(exchange);
        url = next !== undefined && !seen.has(next.href) ? next : undefined;
        yield { ...exchange, hasNext: url !== undefined };
        const limit = url === undefined
            ? undefined
            : exceededLimit(seen.size, bytesLeft > 0 ? undefined : request.maxBytes, clock() - start);
        if (limit !== undefined)
            throw listError(exchange, limit);
    }
}
/** @param filled the limit in bytes, if the pages have reached it. */
function exceededLimit(pages, filled, time) {
    if (pages >= MAX_PAGES)
        return `it has more than ${MAX_PAGES.toLocaleString('en')} pages`;
    if (filled !== undefined)
        return largerThan(filled);
    return time > pages_MAX_TIME ? `it has more pages after ${pages_MAX_TIME / 60_000} minutes and ${pages} pages` : undefined;
}
function largerThan(limit) {
    return `its pages together are larger than ${formatSize(limit)}, the limit of a list`;
}
function listTooLarge(sent, limit) {
    return new build_error/* NetworkError */.Dr(`The list could not be read to its end: ${largerThan(limit)}. ${CHECK} ${formatRequest(sent)} was not read.`);
}
const CHECK = 'Check the registry and the proxies in front of it.';
/** 100,000 referrers in pages of a hundred entries, the smallest pages in use. */
const MAX_PAGES = 1_000;
/** Milliseconds. A thousand pages in a third of a second each; a server that is slower would hold the step for hours. */
const pages_MAX_TIME = 300_000;
function nextUrl(page) {
    if (page.response.status !== 200)
        return undefined;
    const next = readNextLink(page);
    if (next === undefined || next.origin === page.sent.url.origin)
        return next;
    throw listError(page, `its next page is on another origin, ${next.origin}, where the token must not be sent`);
}
function readNextLink(page) {
    try {
        return nextLink(page.response.headers('link'), page.sent.url);
    }
    catch (cause) {
        throw listError(page, (0,build_error/* explain */.WE)(cause));
    }
}
/** The error for a list that cannot be read to its end. The body is not quoted, because it is a valid page. @param why continues the sentence. */
function listError({ sent, response: { status } }, why) {
    return new build_error/* RegistryError */.gl(`The list could not be read to its end: ${why}. ${CHECK} ${formatRequest(sent)} returned ${status}.`, { method: sent.method, url: redactUrl(sent.url), status, codes: [] });
}

;// CONCATENATED MODULE: ./build/evidence/sources/referrers-api.js





/** A list of a thousand referrers on Quay has 390 KB. */
const MAX_LIST_BYTES = 32 << 20;
/**
 * Lists the referrers of a subject with the referrers API, on all pages.
 *
 * The query `?artifactType=` is not used: Quay does not fill the type in from `config.mediaType`, so its filter hides signatures of
 * cosign, and older versions of Quay cache the filtered list as the whole list.
 * @throws RegistryError for any other response than the three results.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers and quay ffba0c70e endpoints/v2/referrers.py
 */
async function listByApi(repository, subject) {
    const descriptors = [];
    const request = { url: repository.urlOf(`referrers/${subject}`), accept: [OCI_INDEX], maxBytes: MAX_LIST_BYTES };
    const digests = new Set();
    let isFirst = true;
    for await (const page of readPages(repository, request)) {
        const noList = isFirst ? readRefusal(page) : undefined;
        if (noList !== undefined)
            return noList;
        isFirst = false;
        const known = digests.size;
        for (const descriptor of readDescriptors(page)) {
            descriptors.push(descriptor);
            digests.add(descriptor.digest);
        }
        if (page.hasNext && digests.size === known)
            throw listError(page, NOTHING_NEW);
        if (descriptors.length > MAX_DESCRIPTORS) {
            throw responseError(page, `The subject has more than ${MAX_DESCRIPTORS} referrers, the limit of a list.`);
        }
    }
    return { kind: 'listed', descriptors };
}
/** Such a list may never end. It is an error and not the end of the list, because the next page may have more. */
const NOTHING_NEW = 'this page has no new referrer, but names a next page';
/**
 * Why the registry has no list; `undefined` for any other response. It depends on status and code, never on the text of the message. The
 * code of a response that is cut is not known.
 */
function readRefusal({ response }) {
    if (response.isTruncated || (response.status !== 404 && response.status !== 400))
        return undefined;
    const { codes, words: message } = readProblem(response.body, response.header('content-type'));
    if (response.status === 400)
        return codes.includes('MANIFEST_INVALID') ? { kind: 'subject-unknown', message } : undefined;
    return codes.includes('NAME_UNKNOWN') ? { kind: 'subject-unknown', message } : { kind: 'api-missing', message };
}
function readDescriptors(page) {
    if (page.response.status !== 200)
        throw unexpectedStatus(page, 'The registry did not return a list of referrers.');
    const index = decodeBody(page.response.body, decodeIndex);
    if (index.ok)
        return index.value.manifests;
    throw responseError(page, formatInvalid(index, 'The response is not a list of referrers (an OCI image index)', CHECK_HOST));
}

;// CONCATENATED MODULE: ./build/evidence/sources/tag-schema.js




/**
 * Lists the referrers of a subject from the tag `sha256-<hex>`, which clients maintain on registries without the referrers API. If the
 * tag does not exist, the list is empty.
 * @throws RegistryError for a response that is neither an image index nor a 404 of the registry.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
async function listByTagSchema(repository, subject) {
    // Accept all types of manifests: with the index alone, registries return 404 for a tag of another type, which is not an empty list.
    const got = await getManifest(repository, referrersTag(subject));
    if (isAbsent(got.response))
        return [];
    if (got.response.status !== 200)
        throw unexpectedStatus(got, 'The registry did not return a list of referrers.');
    const index = decodeBody(got.response.body, decodeIndex);
    if (index.ok)
        return index.value.manifests;
    throw responseError(got, formatInvalid(index, 'The tag is not a list of referrers (an OCI image index)', DELETE_TAG));
}
const DELETE_TAG = 'cosign copy writes the image itself there. Delete the tag, or remove tag-schema from the input sources.';

;// CONCATENATED MODULE: ./build/evidence/collect.js









/** Collects the referrers of manifests in one repository. */
class EvidenceCollector {
    repository;
    sources;
    confirmed;
    cache;
    #confirmsAll;
    #cosignRepository;
    #expectChecks;
    /**
     * @param options.expectChecks returns which of the referrers that the list describes will be checked: their manifests are fetched
     * together with those that describe the other referrers. Without it none.
     * @param options.confirmsAll `true`: confirm every subject; `false`: only a subject without referrers in the referrers API.
     */
    constructor(options) {
        this.repository = options.repository;
        this.sources = options.sources;
        this.confirmed = options.confirmed ?? new ConfirmedManifests(options.repository);
        this.cache = new ContentCache(options.repository);
        this.#confirmsAll = options.confirmsAll ?? false;
        this.#cosignRepository = options.cosignRepository ?? options.repository;
        this.#expectChecks = options.expectChecks ?? (() => []);
    }
    /**
     * Collects the direct referrers of a subject from all sources at the same time.
     * @param inIndex BuildKit's attestation manifests for the subject, from the index that names the subject.
     * @param limit how many manifests are described, in the order of the sources; without it all.
     * @throws RegistryError and NetworkError: if any source fails, the result is `error`, never `missing`.
     */
    async collect(subject, inIndex = [], limit) {
        const [registry, elsewhere, cosign] = await waitForAll([
            this.#listReferrers(this.repository, subject.digest),
            this.#listInCosignRepository(subject.digest),
            this.#listCosignTags(subject.digest),
        ]);
        if (registry.kind === 'subject-unknown')
            return registry;
        this.#locate(elsewhere, registry);
        const found = {
            api: foundBy('api', [...registry.api, ...elsewhere.api]),
            'tag-schema': foundBy('tag-schema', [...registry.tagSchema, ...elsewhere.tagSchema]),
            'cosign-tags': cosign,
            buildkit: inIndex,
        };
        const listed = this.sources.flatMap((source) => found[source]);
        const referrers = await this.describe(listed, subject, limit);
        return { kind: 'found', referrers, missingReferrersApi: registry.missingReferrersApi };
    }
    /**
     * Collects the evidence of a subject and confirms that the subject exists. Quay responds to an unknown digest with MANIFEST_INVALID,
     * other registries with an empty list; in both cases a HEAD request shows whether it exists. A digest from a tag or an index confirms
     * nothing, because tags and indexes remain when an image is deleted. With `confirmsAll` a list of referrers confirms nothing either,
     * because a referrer may be pushed before its subject.
     * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
     * @throws what `collect` throws; Error if the registry has the subject and refuses to list its referrers.
     */
    async collectConfirmed(subject, inIndex = []) {
        const { digest } = subject;
        const [evidence, absentBefore] = await waitForAll([
            this.collect(subject, inIndex),
            this.#confirmsAll ? this.confirmed.findAbsence(digest) : undefined,
        ]);
        const why = absentBefore ?? (this.#isConfirmedBy(evidence, digest) ? undefined : await this.confirmed.findAbsence(digest));
        if (why !== undefined)
            return { kind: 'absent', why: `${why}${hasReferrers(evidence) ? ONLY_REFERRERS : ''}` };
        if (evidence.kind === 'found')
            return evidence;
        throw new Error(contradiction(this.repository, digest, evidence.message));
    }
    /**
     * Describes what sources have listed for a subject, each digest once, up to `limit` manifests.
     * @throws Error if too many have to be fetched, and what fetching throws.
     */
    async describe(listed, subject, limit) {
        const merged = mergeFound(listed).slice(0, limit);
        const { true: byList = [], false: byManifest = [] } = Object.groupBy(merged, (found) => `${isDescribedByList(found)}`);
        if (byManifest.length > MAX_FETCHED)
            throw tooManyFetched(byManifest.length, subject.digest);
        if (byManifest.length > 0)
            this.#prefetchChecked(byList, subject);
        const referrers = [];
        for (let next = 0; next < merged.length; next += DESCRIBED_AT_ONCE) {
            const batch = merged.slice(next, next + DESCRIBED_AT_ONCE);
            const described = await waitForAll(batch.map((found) => describeFound(found, subject, this.cache)));
            for (const referrer of described.flat())
                referrers.push(referrer);
        }
        return referrers;
    }
    #prefetchChecked(found, subject) {
        const described = found.map((one) => describeByList(one, subject));
        for (const digest of this.#expectChecks(described))
            this.cache.prefetchManifest(digest);
    }
    #isConfirmedBy(evidence, subject) {
        if (evidence.kind === 'subject-unknown')
            return false;
        return this.confirmed.has(subject) || evidence.referrers.some(({ sources }) => sources.includes('api'));
    }
    /** The tag schema is read only if the API is missing or not among the sources: a registry with the API merges the tag into its list. */
    async #listReferrers(repository, subject) {
        const { sources } = this;
        const api = sources.includes('api') ? await listByApi(repository, subject) : undefined;
        if (api?.kind === 'subject-unknown')
            return api;
        if (api?.kind === 'listed')
            return { kind: 'listed', api: api.descriptors, tagSchema: [], missingReferrersApi: undefined };
        if (api !== undefined && sources.length === 1)
            throw missingReferrersApiError(repository, subject, api.message);
        const tagSchema = sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
        return { kind: 'listed', api: [], tagSchema, missingReferrersApi: api?.message };
    }
    /**
     * Lists what cosign 3 stores in the repository of COSIGN_REPOSITORY: bundles with the image as their subject. That repository need not
     * have the image. Quay then refuses to list its referrers, and cosign writes the tag schema.
     * @see https://github.com/google/go-containerregistry/blob/v0.21.7/pkg/v1/remote/write.go (commitSubjectReferrers)
     */
    async #listInCosignRepository(subject) {
        const repository = this.#cosignRepository;
        if (isSame(repository, this.repository))
            return NO_LISTS;
        const listed = await this.#listReferrers(repository, subject);
        if (listed.kind === 'listed')
            return listed;
        const tagSchema = this.sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
        return { api: [], tagSchema };
    }
    /** Manifests that only the repository of COSIGN_REPOSITORY lists are fetched there. */
    #locate(elsewhere, own) {
        const listed = new Set(collect_digestsOf(own));
        for (const digest of collect_digestsOf(elsewhere))
            if (!listed.has(digest))
                this.cache.locate(digest, this.#cosignRepository);
    }
    async #listCosignTags(subject) {
        return this.sources.includes('cosign-tags')
            ? await listByCosignTags(this.#cosignRepository, subject, this.cache)
            : [];
    }
}
/** Manifests of one subject that are fetched because the list does not determine their kind. */
const MAX_FETCHED = 2_000;
/** Enough to keep the connections busy. Each may have a document of 16 MiB. */
const DESCRIBED_AT_ONCE = 32;
/** It would be wrong to ignore the others: one of them may meet a rule. */
function tooManyFetched(count, subject) {
    return new Error(`The list of the referrers of ${subject} does not show the type of ${count} of them, and the gate fetches at most ${MAX_FETCHED} manifests to find it. Delete those that are not needed, or attach them with an artifactType, and bundles with the annotation dev.sigstore.bundle.predicateType.`);
}
const NO_LISTS = { api: [], tagSchema: [] };
function collect_digestsOf({ api, tagSchema }) {
    return [...api, ...tagSchema].map(({ digest }) => digest);
}
function isSame(one, other) {
    return one.host === other.host && one.name === other.name;
}
function foundBy(source, descriptors) {
    return descriptors.map((descriptor) => ({ descriptor, sources: [source] }));
}
function missingReferrersApiError(repository, subject, message) {
    const url = repository.urlOf(`referrers/${subject}`).href;
    return new build_error/* RegistryError */.gl(`${repository.host} has no referrers API, and the input sources lists no other source. On Quay, set FEATURE_REFERRERS_API: true in config.yaml, or add tag-schema to the sources. GET ${url} returned 404 (${message}).`, { method: 'GET', url, status: 404, codes: [] });
}
function hasReferrers(evidence) {
    return evidence.kind === 'found' && evidence.referrers.length > 0;
}
const ONLY_REFERRERS = ' Referrers of it exist: the image was deleted, or only its referrers were copied.';
function contradiction({ host, name }, subject, message) {
    return `${host} has the manifest ${subject} of ${name}, but refuses to list its referrers (${message}). Run the step again; if the error persists, report it to the operator of the registry.`;
}

;// CONCATENATED MODULE: ./build/policy/referrer.js
/**
 * Identifies a piece of evidence: by its digest, for an in-toto layer also by the digest of the layer, and for a payload of cosign also
 * by its signature.
 */
function identityOf({ digest, layer, signature }) {
    return [digest, layer, signature].filter((part) => part !== undefined).join(' ');
}
/**
 * The annotation with the creation time, as an RFC 3339 string.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
const CREATED = 'org.opencontainers.image.created';
/** Returns an annotation; `undefined` if there is none, also for a key such as `constructor` that every object inherits. */
function annotationOf({ annotations }, key) {
    return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}
/** Returns the creation time of a referrer as its annotation has it, unparsed. */
function createdOf(referrer) {
    return annotationOf(referrer, CREATED);
}

;// CONCATENATED MODULE: ./build/policy/verdict.js




/** Whether an unmet rule stays unmet even if more evidence is attached, because the index has no such platform and does not change. */
function cannotBeMet({ unmetTargets }) {
    return unmetTargets.some(({ subject }) => subject === undefined);
}
/** Judges one rule by the direct referrers of one target. */
function judgeTarget(rule, target, now) {
    const by = new Map();
    const rejected = [];
    for (const referrer of target.referrers.filter(({ depth }) => depth === 1)) {
        const verdict = judgeReferrer(rule, referrer, now);
        if (verdict.met && !by.has(identityOf(referrer)))
            by.set(identityOf(referrer), referrer);
        else if (!verdict.met && verdict.why !== undefined)
            rejected.push({ referrer, why: verdict.why });
    }
    const met = target.subject !== undefined && by.size >= rule.min;
    return {
        target,
        met,
        by: [...by.values()],
        rejected: [
            ...rejected.filter(({ referrer }) => !by.has(identityOf(referrer))),
            ...(met ? [] : findUnread(target, rule)),
        ],
    };
}
/** The referrers that may match an unmet rule, because the document with their type was not read. */
function findUnread({ referrers }, { matchers }) {
    // The artifact type is known without the document.
    if (matchers.every(({ by }) => by === 'artifact-type'))
        return [];
    return referrers.flatMap((referrer) => {
        const { unread, depth } = referrer;
        return unread === undefined || depth > 1 || matchesAny(matchers, referrer)
            ? []
            : { referrer, why: WHY_UNREAD[unread] };
    });
}
const WHY_UNREAD = {
    gone: 'its type is known only from its content, which is no longer in the registry',
    'too-large': 'its type is known only from its content, which is larger than 16 MiB and was not read',
};
/** Combines the verdicts for all targets of a rule. Without any target the rule is not met, so that an index without platforms does not pass. */
function combineTargetVerdicts(rule, verdicts) {
    const by = new Map(verdicts.flatMap((verdict) => verdict.by.map((referrer) => [identityOf(referrer), referrer])));
    const rejected = new Map(verdicts.flatMap((verdict) => verdict.rejected.map((one) => [`${identityOf(one.referrer)} ${one.why}`, one])));
    const unmetTargets = verdicts
        .filter(({ met }) => !met)
        .map(({ target: { platform, subject }, by: found }) => ({ platform, subject, found: found.length }));
    return {
        rule,
        met: verdicts.length > 0 && verdicts.every(({ met }) => met),
        by: [...by.values()],
        rejected: [...rejected.values()].filter(({ referrer }) => !by.has(identityOf(referrer))),
        // An index may list an image twice.
        unmetTargets: [...new Map(unmetTargets.map((target) => [`${target.platform} ${target.subject}`, target])).values()],
    };
}
/** Judges whether one referrer counts for a rule. `max-age` is measured from `org.opencontainers.image.created` to `now`. */
function judgeReferrer(rule, referrer, now) {
    if (!matchesAny(rule.matchers, referrer))
        return { met: false, why: undefined };
    if (referrer.fault !== undefined)
        return { met: false, why: referrer.fault };
    const faults = [findAgeFault(rule, referrer, now), ...findAnnotationFaults(rule, referrer)].filter((why) => why !== undefined);
    return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}
function findAgeFault({ maxAge }, referrer, now) {
    if (maxAge === undefined)
        return undefined;
    const typed = createdOf(referrer);
    if (typed === undefined)
        return `it has no annotation ${CREATED}`;
    const created = parseTimestamp(typed);
    if (created === undefined)
        return `its annotation ${CREATED} is ${(0,build_text/* quote */.hD)(typed, verdict_MAX_QUOTED)}, not an RFC 3339 time`;
    const age = now.getTime() - created.getTime();
    if (age < 0)
        return `it was created in the future (${typed})`;
    return age > maxAge ? `it is older than ${formatDuration(maxAge)} (created ${typed})` : undefined;
}
function findAnnotationFaults({ annotations }, referrer) {
    return annotations.map(({ key, value }) => {
        const found = annotationOf(referrer, key);
        if (found === undefined)
            return `it has no annotation ${key}`;
        return found === value
            ? undefined
            : `its annotation ${key} is ${(0,build_text/* quote */.hD)(found, verdict_MAX_QUOTED)}, not ${(0,build_text/* quote */.hD)(value, verdict_MAX_QUOTED)}`;
    });
}
/** Characters of a string from the registry, so that the message stays readable. */
const verdict_MAX_QUOTED = 80;

;// CONCATENATED MODULE: ./build/evidence/simple-signing.js

/**
 * Checks that a manifest with cosign's tag `.sig` has a signature whose payload names this image. Any manifest can be given the tag.
 * @param signed `layer`: only this payload is read.
 * @returns why it has none, as a clause that starts with `it` or `its`; `undefined` if it has one.
 * @throws what reading a payload throws.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
async function findPayloadFault({ manifest, layer, image, }, cache) {
    const signed = manifest.layers.filter((one) => isSimpleSigning(one) && (layer === undefined || one.digest === layer));
    const payloads = [...new Map(signed.map((one) => [one.digest, one])).values()];
    const faults = new Set();
    for (const payload of payloads.slice(0, MAX_PAYLOADS)) {
        const statement = await cache.statement(payload);
        if (statement?.image === image)
            return undefined;
        faults.add(faultOf(statement));
    }
    if (payloads.length > MAX_PAYLOADS)
        return `its first ${MAX_PAYLOADS} payloads do not name this image`;
    return [...faults].slice(0, MAX_FAULTS).join(', and ');
}
/** All signatures of an image have the same payload, unless they carry annotations. Payloads are read one after the other. */
const MAX_PAYLOADS = 100;
/** So many different faults are reported. */
const MAX_FAULTS = 3;
function faultOf(statement) {
    if (statement === undefined)
        return 'its payload is no longer in the registry';
    if (statement.image === undefined)
        return 'its payload does not name an image';
    return `its payload belongs to another image, ${statement.image}`;
}

;// CONCATENATED MODULE: ./build/evidence/check-binding.js





/**
 * Checks that the manifest of a referrer exists, has its digest, and belongs to the image. One of its sources must prove that: the
 * subject of the manifest; cosign's tag, for a signature together with its payload, for an attestation together with its statement; the
 * entry in BuildKit's index. No statement that was read may be about another image.
 * @throws RegistryError if its bytes have another digest.
 */
async function checkBinding(referrer, cache) {
    const fetched = await cache.manifest(referrer.digest);
    if (fetched.kind === 'gone')
        return { kind: 'unbound', why: 'it is listed, but the registry no longer has its manifest' };
    const { manifest } = fetched;
    const why = await findFault({ referrer, manifest }, cache);
    if (why !== undefined)
        return { kind: 'unbound', why };
    const described = await describeByManifest(referrer, manifest, cache);
    return findStatementFault(described) ?? { kind: 'bound', referrer: described };
}
/** With a tag of cosign, only a statement that was read proves that an attestation belongs to the image. */
function findStatementFault({ tag, unread, fault }) {
    if (fault !== undefined)
        return { kind: 'unbound', why: fault };
    return tag !== undefined && unread !== undefined ? { kind: 'unbound', why: check_binding_WHY_UNREAD[unread], unread } : undefined;
}
const check_binding_WHY_UNREAD = {
    gone: 'its statement is no longer in the registry',
    'too-large': 'its statement is larger than 16 MiB and was not read, so it is not known to which image it belongs',
};
/** Why a manifest does not belong to the image; `undefined` if it does. */
async function findFault(candidate, cache) {
    const { referrer, manifest } = candidate;
    const subject = manifest.subject?.digest;
    // A subject takes precedence over tags and indexes: a manifest whose subject is another image belongs to that image.
    if (subject !== undefined)
        return subject === referrer.subject ? undefined : `its manifest belongs to another image, ${subject}`;
    const faults = await Promise.all(referrer.sources.map((source) => findFaultBySource(source, candidate, cache)));
    return faults.includes(undefined) ? undefined : faults[0];
}
/** Why a source does not prove that a manifest without a subject belongs to the image; `undefined` if it does. */
async function findFaultBySource(source, candidate, cache) {
    switch (source) {
        case 'api':
        case 'tag-schema':
            return 'its manifest has no subject';
        case 'cosign-tags':
            return await findTagFault(candidate, cache);
        // The entry in the index names the image, and the bytes of the index have its digest.
        case 'buildkit':
            return undefined;
    }
}
/** Any manifest can be given such a tag, so the tag only proves something for content that cosign stores under it. */
async function findTagFault({ referrer, manifest }, cache) {
    const { tag, layer, subject } = referrer;
    if (tag === undefined)
        return undefined;
    if (tag === 'sig')
        return findContentFault(tag, manifest) ?? (await findPayloadFault({ manifest, layer, image: subject }, cache));
    const type = ownTypeOf(manifest);
    // The statement of a bundle is read; an SBOM with a type of its own names no image.
    if (type !== undefined && (tag === 'sbom' || isBundleType(type)))
        return undefined;
    return findContentFault(tag, manifest);
}

;// CONCATENATED MODULE: ./build/gate/judge-rules.js





/**
 * Judges rules by the evidence of an image, each in all targets that the rule, or otherwise the input, selects.
 * @throws RegistryError if the content of a manifest does not have its digest.
 */
async function judgeRules(rules, evidence, context) {
    return await Promise.all(rules.map((rule) => judgeRule(rule, evidence, context)));
}
async function judgeRule(rule, evidence, context) {
    const choice = rule.platform ?? context.platforms;
    if (choice.kind === 'index-or-each')
        return await judgeIndexOrEach(rule, evidence, context);
    const targets = targetsFor(choice, evidence, rule.matchers);
    const verdicts = await Promise.all(targets.map((target) => judgeAndCheck(rule, target, context)));
    const verdict = combineTargetVerdicts(rule, verdicts);
    if (verdict.met || !evidence.isIndex || asksForIndex(choice))
        return verdict;
    return { ...verdict, rejected: [...verdict.rejected, ...rejectedOnIndex(rule, evidence, context.now())] };
}
/** If neither is met, the verdict is that of the index, with the reason why the referrers of some platforms are not enough. */
async function judgeIndexOrEach(rule, evidence, context) {
    const onIndex = await judgeRule({ ...rule, platform: { kind: 'index' } }, evidence, context);
    if (onIndex.met || !evidence.isIndex)
        return { ...onIndex, rule };
    const onEach = await judgeRule({ ...rule, platform: { kind: 'each' } }, evidence, context);
    if (onEach.met)
        return { ...onEach, rule };
    const why = onEach.unmetTargets.some(({ found }) => found === 0)
        ? 'it is attached to the image of one platform, and others have none'
        : `it is attached to the image of one platform, and not every platform image has ${rule.min}`;
    const partial = onEach.by.map((referrer) => ({ referrer, why }));
    const known = new Set(onIndex.by.map(identityOf));
    const rejected = [...partial, ...onEach.rejected].filter(({ referrer }) => !known.has(identityOf(referrer)));
    return { ...onIndex, rule, rejected: [...onIndex.rejected, ...rejected] };
}
/** The manifests that judging these rules by these referrers alone would check first: as many for each rule as it requires. */
function firstChecked(rules, referrers, now) {
    const checked = rules.flatMap((rule) => {
        const { by } = judgeTarget(rule, { platform: undefined, subject: undefined, referrers }, now);
        return by.slice(0, Math.min(rule.min, MAX_BATCH)).map(({ digest }) => digest);
    });
    return [...new Set(checked)];
}
/** The referrers of the index that meet the rule: users who signed only the index need to see why that does not count for its platforms. */
function rejectedOnIndex(rule, { digest, own }, now) {
    const { by } = judgeTarget(rule, { platform: undefined, subject: digest, referrers: own }, now);
    return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}
async function judgeAndCheck(rule, target, context) {
    const verdict = judgeTarget(rule, target, context.now());
    return context.checksManifests ? await checkTarget(rule, verdict, context) : verdict;
}
/**
 * Checks the manifests of the referrers that meet a rule in one target, until as many as the rule requires have passed. This usually takes
 * one request for each rule, however many referrers there are. The manifest decides: it must belong to the image and be of the type that
 * the list shows.
 * @throws RegistryError if the content of a manifest does not have its digest; Error if too many do not count and others are left.
 */
async function checkTarget(rule, verdict, context) {
    const by = [];
    const failed = [];
    const candidates = [...verdict.by];
    let next = 0;
    while (by.length < rule.min && next < candidates.length) {
        if (failed.length >= MAX_FAILED)
            throw tooManyFailed(rule, failed, candidates.length - next);
        const size = Math.min(batchSize(rule.min - by.length, failed.length), MAX_BATCH);
        const checked = await Promise.all(candidates.slice(next, next + size).map((referrer) => checkManifest(referrer, rule, context)));
        next += size;
        for (const one of checked) {
            if ('why' in one)
                failed.push(one);
            else
                by.push(one.referrer);
        }
    }
    return { ...verdict, met: verdict.met && by.length >= rule.min, by, rejected: [...verdict.rejected, ...failed] };
}
/** As many as are needed; after several failures as many more, because one after the other would take too long. */
function batchSize(needed, failed) {
    return failed < FEW_FAILED ? needed : needed + failed;
}
const FEW_FAILED = 8;
/** Manifests that are fetched before their results are counted. */
const MAX_BATCH = 64;
/** Failed checks of one rule in one target. */
const MAX_FAILED = 1_000;
/** It would be wrong to report `missing`: one of the remaining referrers may meet the rule. */
function tooManyFailed({ text }, failed, left) {
    const [first] = failed;
    const example = first === undefined ? '' : ` The first of them is ${first.referrer.digest}: ${first.why}.`;
    return new Error(`It is unknown whether the rule ${text} is met: ${failed.length} referrers that match it do not count, and ${left} more were not checked. Delete the referrers that do not count, and attach the evidence again.${example}`);
}
async function checkManifest(referrer, rule, context) {
    const binding = await checkBinding(referrer, context.cache);
    if (binding.kind === 'unbound') {
        const { why, unread } = binding;
        return { referrer: unread === undefined ? referrer : { ...referrer, unread }, why };
    }
    const verdict = judgeReferrer(rule, binding.referrer, context.now());
    if (verdict.met)
        return { referrer: binding.referrer };
    return { referrer, why: `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}` };
}
function nameType(referrer) {
    const { artifactType, predicateTypes } = referrer;
    return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}

;// CONCATENATED MODULE: ./build/gate/report/other-types.js



/** Whether a kind says little, so that the types of its referrers are named. */
function isVague(kind) {
    return kind === 'other' || kind === 'attestation';
}
/**
 * `1 of type sbom/x, 2 of type a/b`: the types of the direct referrers of this kind, the most frequent first: artifact types, or for
 * attestations predicate types.
 */
function nameTypes(referrers, kind) {
    const types = countTypes(referrers.filter((referrer) => kindOf(referrer) === kind));
    const named = types
        .slice(0, MAX_TYPES)
        .map(({ type, count }) => type === '' ? `${count} without a type` : `${count} of type ${(0,build_text/* oneLine */.TN)(type, MAX_TYPE)}`);
    const more = types.slice(MAX_TYPES).reduce((sum, { count }) => sum + count, 0);
    return [...named, ...(more > 0 ? [`${more} of other types`] : [])].join(', ');
}
/** The rules as typed with one of the most frequent types added: whether they are met is not known. */
function withOtherTypes(rule, referrers) {
    return countTypes(referrers.filter((referrer) => isVague(kindOf(referrer))))
        .slice(0, MAX_TYPES)
        .filter(({ type }) => canBeWritten(type))
        .map(({ type }) => ({ type, rule: withType(rule, type) }));
}
/** Says which type to require instead of a kind, for a type with which the rule is met. */
function otherTypeLines({ type, instead }) {
    return [
        `If the referrer of type ${(0,build_text/* oneLine */.TN)(type, MAX_TYPE)} is what the rule means, require it by this type:`,
        `  ${instead}`,
    ];
}
const MAX_TYPES = 3;
/** Characters. */
const MAX_TYPE = 120;
/** Whether a rule can have this type, in quotation marks if it has spaces: there is no escape for its special characters. */
function canBeWritten(type) {
    return type.length <= MAX_TYPE && /^[\x20-\x7e]+$/.test(type) && !/["|*]/.test(type);
}
/** Adds the type as an alternative, so that the referrers that count still do. */
function withType(rule, type) {
    const [first = ''] = /^(?:[^\s"]|"[^"]*")+/.exec(rule) ?? [];
    return `${first}|${/\s/.test(type) ? `"${type}"` : type}${rule.slice(first.length)}`;
}
function countTypes(referrers) {
    const counts = new Map();
    for (const type of referrers.filter(({ depth }) => depth === 1).map(typeOf))
        counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts].map(([type, count]) => ({ type, count })).toSorted((one, other) => other.count - one.count);
}
/** The type that may be required; '' if there is none: every artifact without a type has the same placeholder. */
function typeOf(referrer) {
    if (kindOf(referrer) === 'attestation')
        return referrer.predicateTypes[0] ?? '';
    return isSpecific(referrer.artifactType) ? referrer.artifactType : '';
}

;// CONCATENATED MODULE: ./build/gate/find-elsewhere.js










/**
 * Searches for the evidence of unmet rules where these rules do not count it: among the referrers of no kind, on the platform images of
 * an index, in BuildKit's attestations, and attached to these. At most twenty platforms and twenty attestations are listed. The result of the image stays the
 * same, so a request that fails only leaves out what it would have found.
 */
async function findElsewhere(missing) {
    const types = await orNothing(() => findByType(missing));
    try {
        const index = await findIndex(missing.image);
        if (index === undefined)
            return { skippedAttestations: 0, elsewhere: types };
        const found = await new Search(missing, index).run();
        return { ...found, elsewhere: [...found.elsewhere, ...types] };
    }
    catch {
        return { skippedAttestations: 0, elsewhere: types };
    }
}
async function findIndex({ digest, index, collector }) {
    const { repository, confirmed } = collector;
    if (index !== undefined || !mayBeIndex(confirmed.mediaTypeOf(digest)))
        return index;
    const fetched = await fetchIndex(repository, digest);
    return fetched.kind === 'index' ? fetched.index : undefined;
}
/** Platforms and attestation manifests that are listed. */
const MAX_LISTED = 20;
/** Referrers of one of them that are described. */
const MAX_DESCRIBED = 50;
class Search {
    #missing;
    #index;
    #platforms;
    #attestations;
    /** Lists with one request, without cosign's tags. */
    #lister;
    #onPlatforms;
    constructor(missing, index) {
        const source = missing.missingReferrersApi === undefined ? 'api' : 'tag-schema';
        this.#missing = missing;
        this.#index = index;
        this.#platforms = platformImagesOf(index);
        this.#attestations = listByBuildkit(index);
        this.#lister = new EvidenceCollector({ repository: missing.image.collector.repository, sources: [source] });
    }
    async run() {
        const unmet = this.#missing.rules.filter(({ met }) => !met);
        const skipped = this.#missing.inputs.sources.includes('buildkit')
            ? 0
            : this.#index.manifests.filter(isBuildkitAttestation).length;
        const elsewhere = [];
        for (const verdict of unmet)
            elsewhere.push(...(await this.#findFor(verdict, skipped)));
        return { skippedAttestations: skipped, elsewhere };
    }
    async #findFor({ rule }, skipped) {
        const onPlatforms = await orNothing(() => this.#findOnPlatforms(rule));
        const inBuildkit = skipped === 0 || skipped > MAX_LISTED ? [] : await orNothing(() => this.#findInBuildkit(rule));
        const isAnswered = [...onPlatforms, ...inBuildkit].length > 0;
        const onAttestations = isAnswered ? [] : await orNothing(() => this.#findOnAttestations(rule));
        return [...onPlatforms, ...inBuildkit, ...onAttestations];
    }
    /** Evidence on the platform images, for a rule about the index alone. */
    async #findOnPlatforms(rule) {
        const choice = rule.platform ?? this.#missing.inputs.platforms;
        if (!asksForIndex(choice) || choice.kind === 'index-or-each')
            return [];
        this.#onPlatforms ??= this.#listPlatforms();
        const platforms = await this.#onPlatforms;
        const verdict = await this.#judge({ ...rule, platform: { kind: 'each' } }, { own: [], platforms });
        if (verdict === undefined || verdict.by.length === 0)
            return [];
        const without = verdict.unmetTargets.flatMap(({ platform }) => platform ?? []);
        const [checked, total] = [platforms.length, this.#platforms.length];
        return [{ kind: 'platforms', rule: rule.text, found: verdict.by, without, checked, total }];
    }
    /** The platforms that a choice of the run needs are listed already, but not for a rule with `index|each` that the index meets. */
    async #listPlatforms() {
        const { inputs, rules } = this.#missing;
        const choices = choicesOf(inputs.platforms, rules.filter(({ met, rule }) => !met || rule.platform?.kind !== 'index-or-each').map(({ rule }) => rule));
        const isListed = ({ platform }) => choices.some((choice) => asksForPlatform(choice, platform));
        const listed = [];
        // One after the other: a list may have 32 MiB, and after an error no other is requested.
        for (const platform of this.#platforms.slice(0, MAX_LISTED)) {
            const referrers = isListed(platform) ? this.#directOf(platform.digest) : await this.#list(platform);
            listed.push({ ...platform, referrers });
        }
        return listed;
    }
    #directOf(digest) {
        return directOf(this.#missing, digest);
    }
    async #list(subject) {
        const evidence = await this.#lister.collect(subject, [], MAX_DESCRIBED);
        return evidence.kind === 'found' ? evidence.referrers : [];
    }
    /** Whether a rule would be met with `buildkit` among the sources. */
    async #findInBuildkit(rule) {
        if (this.#platforms.length > MAX_LISTED)
            return [];
        const { image } = this.#missing;
        const platforms = await Promise.all(this.#platforms.map(async (platform) => ({
            ...platform,
            referrers: [
                ...this.#directOf(platform.digest),
                ...(await image.collector.describe(this.#attestations.get(platform.digest) ?? [], platform)),
            ],
        })));
        const verdict = await this.#judge(rule, { own: this.#directOf(image.digest), platforms });
        return verdict?.met ? [{ kind: 'buildkit', rule: rule.text }] : [];
    }
    /** Evidence that is attached to BuildKit's attestations: docker/github-builder signs these, not the image. */
    async #findOnAttestations(rule) {
        if (!rule.matchers.some((matcher) => matcher.by === 'kind' && matcher.kind === 'signature'))
            return [];
        const entries = this.#index.manifests.filter(isBuildkitAttestation).slice(0, MAX_LISTED);
        const found = [];
        for (const { digest } of entries) {
            const target = { platform: undefined, subject: digest, referrers: await this.#list({ digest }) };
            found.push(...judgeTarget({ ...rule, min: 1 }, target, this.#missing.now()).by);
        }
        return found.length === 0 ? [] : [{ kind: 'attestations', rule: rule.text, found }];
    }
    async #judge(rule, evidence) {
        const whole = { digest: this.#missing.image.digest, isIndex: true, ...evidence };
        return await judgeAgain(rule, whole, this.#missing);
    }
}
/** The types of referrers of no kind with which an unmet rule is met, by the evidence that was judged. */
async function findByType(missing) {
    const { digest, index } = missing.image;
    const platforms = missing.platforms.map((one) => ({ ...one, referrers: directOf(missing, one.digest) }));
    const evidence = { digest, isIndex: index !== undefined, own: directOf(missing, digest), platforms };
    const found = [];
    for (const { met, rule } of missing.rules) {
        // Where no matcher is a kind, the rule already has a type.
        if (met || !rule.matchers.some(({ by }) => by === 'kind'))
            continue;
        for (const { type, rule: instead } of withOtherTypes(rule.text, missing.referrers)) {
            const parsed = parseIfValid(instead);
            const verdict = parsed && (await judgeAgain(parsed, evidence, missing));
            if (verdict?.met)
                found.push({ kind: 'type', rule: rule.text, type, instead });
        }
    }
    return found;
}
/** A type without a slash or a dot cannot be required. */
function parseIfValid(line) {
    try {
        return parseRule(line);
    }
    catch {
        return undefined;
    }
}
function directOf({ referrers }, digest) {
    return referrers.filter(({ subject, depth }) => depth === 1 && subject === digest);
}
async function judgeAgain(rule, evidence, missing) {
    const { image, inputs, now } = missing;
    const { platforms, checksManifests } = inputs;
    const { cache } = image.collector;
    const [verdict] = await judgeRules([rule], evidence, { cache, platforms, checksManifests, now });
    return verdict;
}
async function orNothing(find) {
    try {
        return await find();
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/gate/open-image.js







/**
 * Resolves a reference. A digest takes no request. While the last request before the sources is awaited, the connections for the sources
 * are opened.
 * @throws the errors of opening a session and of requesting a manifest.
 */
async function resolveImage(reference, inputs, sessions) {
    const { tag = 'latest', digest } = reference;
    if (digest !== undefined)
        sessions.prepare(reference, requestsOf(inputs));
    const repository = await sessions.repository(reference);
    const confirmed = new ConfirmedManifests(repository);
    if (digest !== undefined)
        return { kind: 'resolved', repository, digest, confirmed };
    sessions.prepare(reference, requestsOf(inputs));
    const found = await resolveManifest(repository, tag);
    if (found.kind === 'absent')
        return found;
    confirmed.add(found.digest, found.mediaType);
    return { kind: 'resolved', repository, digest: found.digest, confirmed };
}
/**
 * Prepares an image for collecting its evidence. Its manifest is fetched only if an input needs its index and it may be an index.
 * @throws the errors of fetching the index.
 */
async function openImage({ repository, digest, confirmed, cosignRepository }, inputs, { now }) {
    // A referrer in the repository of COSIGN_REPOSITORY does not show that the image exists.
    const confirmsAll = (inputs.checksManifests && inputs.rules.length > 0) || cosignRepository !== undefined;
    const collector = new EvidenceCollector({
        repository,
        sources: inputs.sources,
        confirmed,
        confirmsAll,
        ...(inputs.checksManifests && {
            expectChecks: (described) => firstChecked(inputs.rules, described, now()),
        }),
        ...(cosignRepository !== undefined && { cosignRepository }),
    });
    if (!needsIndex(inputs) || !mayBeIndex(confirmed.mediaTypeOf(digest)))
        return { kind: 'open', digest, index: undefined, collector };
    const fetched = await fetchIndex(repository, digest);
    if (fetched.kind === 'gone')
        return await explainGone(repository, digest);
    const index = fetched.kind === 'index' ? fetched.index : undefined;
    confirmed.add(digest, index?.mediaType ?? OCI_MANIFEST);
    return { kind: 'open', digest, index, collector };
}
/** How many requests the sources send at the same time. The tag schema is only read if there is no API. */
function requestsOf({ sources }) {
    const list = sources.includes('api') || sources.includes('tag-schema') ? 1 : 0;
    return list + (sources.includes('cosign-tags') ? COSIGN_TAGS.length : 0);
}
function needsIndex({ rules, sources, platforms }) {
    return sources.includes('buildkit') || choicesOf(platforms, rules).some(({ kind }) => kind !== 'index');
}
async function explainGone(repository, digest) {
    const found = await resolveManifest(repository, digest);
    if (found.kind === 'absent')
        return found;
    throw new Error(`${repository.host} gave contradictory responses for the manifest ${digest} of ${repository.name}: 404 to GET, 200 to HEAD. Run the step again. If this persists, ask the operator of the registry.`);
}

;// CONCATENATED MODULE: ./build/gate/wait.js

/**
 * Repeats an attempt while its result is `missing`, all rules can still be met, and there is time left; the last attempt is made when
 * the time is over. The timeout is that of the run, so that many images wait together and not one after the other.
 * @returns the last attempt, and the milliseconds of the timeout that had passed after it.
 */
async function waitWhileMissing(attempt, { label, startedAt, timeout, interval }, context) {
    let isLast = false;
    for (let count = 1;; count++) {
        const last = await attempt();
        const elapsed = context.now().getTime() - startedAt.getTime();
        const left = timeout - elapsed;
        if (last.result !== 'missing' || last.rules?.some(cannotBeMet) || isLast || left <= 0)
            return { last, waited: Math.min(elapsed, timeout) };
        const pause = Math.min(left, intervalAfter(count, interval));
        // A timer may fire a millisecond early, which leaves no time for one more attempt.
        isLast = pause === left;
        context.info(`${label}: attempt ${count}, missing: ${unmetTexts(last)}; retrying in ${seconds(pause)}, ${seconds(left)} left.`);
        await context.sleep(pause);
    }
}
/** Milliseconds. Longer intervals would delay a release after its evidence is attached. */
const MAX_INTERVAL = 30_000;
function intervalAfter(count, first) {
    return Math.min(first * 2 ** (count - 1), Math.max(first, MAX_INTERVAL));
}
function unmetTexts({ rules = [] }) {
    return rules
        .filter(({ met }) => !met)
        .map(({ rule }) => rule.text)
        .join(', ');
}
function seconds(milliseconds) {
    return `${Math.ceil(milliseconds / 1000)} s`;
}

;// CONCATENATED MODULE: ./build/gate/judge-image.js









/** Judges one image. Every error becomes the result of the image, so that it does not hide the results of other images. */
async function judgeImage(reference, run) {
    let { digest } = reference;
    try {
        const resolved = await resolveImage(reference, run.inputs, run.sessions);
        if (resolved.kind === 'absent')
            return notFound({ reference, digest }, resolved);
        digest = resolved.digest;
        const image = await openImage({ ...resolved, ...(await openCosignRepository(run)) }, run.inputs, run.context);
        return image.kind === 'absent' ? notFound({ reference, digest }, image) : await judgeOpened(reference, image, run);
    }
    catch (error) {
        // Scrub before the message is cut and split into lines: a part of a secret would not be masked.
        const problem = run.context.scrub((0,build_error/* explain */.WE)(error));
        return { kind: 'failed', reference, digest, result: 'error', problem };
    }
}
async function openCosignRepository({ inputs, sessions }) {
    const { cosignRepository: reference } = inputs;
    return reference === undefined ? {} : { cosignRepository: await sessions.repository(reference) };
}
function notFound(image, { why, isPartial = false }) {
    return { kind: 'not-found', ...image, result: 'subject-not-found', problem: why, isPartial };
}
async function judgeOpened(reference, image, run) {
    const label = formatSubject(reference, image.digest);
    const waiting = { label, startedAt: run.startedAt, ...run.inputs.wait };
    const { last, waited } = await waitWhileMissing(() => judgeOnce(reference, image, run), waiting, run.context);
    return last.kind === 'not-found' ? last : { ...last, waited, ...(await addDetails(last, image, run)) };
}
async function judgeOnce(reference, image, run) {
    const { digest } = image;
    const { rules, sources, cosignRepository } = run.inputs;
    const judged = await collectAndJudge(image, run);
    if (judged.kind === 'absent')
        return notFound({ reference, digest }, judged);
    const { evidence, missingReferrersApi, verdicts } = judged;
    for (const verdict of verdicts)
        throwIfUnknown(verdict);
    return {
        kind: 'judged',
        reference,
        digest,
        result: rules.length === 0 ? 'listed' : verdicts.every(({ met }) => met) ? 'pass' : 'missing',
        rules: verdicts,
        referrers: [...evidence.own, ...evidence.platforms.flatMap(({ referrers }) => referrers)],
        platforms: evidence.platforms.map((image) => ({ platform: image.platform, digest: image.digest })),
        sources,
        cosignRepository: cosignRepository && `${cosignRepository.registry}/${cosignRepository.repository}`,
        missingReferrersApi,
    };
}
/** Collects the evidence of the platforms for a rule with `index|each` only if the index does not meet the rule. */
async function collectAndJudge({ digest, index, collector }, run) {
    const { rules, platforms, checksManifests } = run.inputs;
    const context = { cache: collector.cache, platforms, checksManifests, now: run.context.now };
    const collect = async (choices, own) => {
        const collected = await collectImage({ digest, index, choices, ...(own && { own }) }, collector);
        if (collected.kind === 'absent')
            return collected;
        return { ...collected, verdicts: await judgeRules(rules, collected.evidence, context) };
    };
    const choices = choicesOf(platforms, rules);
    const onIndex = index === undefined ? undefined : withoutPlatforms(choices);
    if (onIndex === undefined)
        return await collect(choices);
    const first = await collect(onIndex);
    if (first.kind === 'absent' || first.verdicts.every(({ met, rule }) => met || !isIndexOrEach(rule)))
        return first;
    const { evidence, missingReferrersApi } = first;
    return await collect(choices, { referrers: evidence.own, missingReferrersApi });
}
function isIndexOrEach({ platform }) {
    return platform?.kind === 'index-or-each';
}
/** A referrer that exists but could not be read must not become `missing`. */
function throwIfUnknown({ met, rule, rejected }) {
    const large = met ? undefined : rejected.find(({ referrer }) => referrer.unread === 'too-large');
    if (large === undefined)
        return;
    throw new Error(`It is unknown whether the rule ${rule.text} is met: the referrer ${large.referrer.digest} may meet it, but ${large.why}. ${large.referrer.tag === undefined ? ANNOTATE : USE_BUNDLE}`);
}
const ANNOTATE = 'Attach it with a tool that writes its type as an annotation, such as cosign or actions/attest: dev.sigstore.bundle.predicateType for a bundle, predicateType for an in-toto layer.';
/** The manifest of a bundle names its image, so its content is not read. */
const USE_BUNDLE = 'Attach it as a sigstore bundle, as cosign 3 does by default.';
/** Collects what does not change the result: the referrers of referrers, and a hint why something may be missing. */
async function addDetails(judgement, image, run) {
    const { result, rules, referrers: direct, platforms, missingReferrersApi } = judgement;
    const { inputs, context } = run;
    const { referrers, isCut } = await collectTree(direct, inputs.depth, image.collector);
    // With `on-missing: warn` the step passes, so the requests of the search are saved.
    if (result !== 'missing' || inputs.warnOnly)
        return { referrers, isCut, skippedAttestations: 0, elsewhere: [] };
    const { now } = context;
    const missing = { rules, referrers: direct, platforms, missingReferrersApi, image, inputs, now };
    const found = await findElsewhere(missing);
    return { referrers, isCut, ...found };
}

;// CONCATENATED MODULE: ./build/gate/report/hints.js






/** `sha256:` and the first twelve hex digits. */
function shortDigest(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return `${algorithm}:${hex.slice(0, 12)}`;
}
/**
 * What tells a referrer from the others: the digest of its layer, otherwise that of its manifest, and for a payload of cosign also the
 * first characters of its signature: all signatures of an image may have the same payload.
 */
function shortIdentity({ digest, layer, signature }) {
    const short = shortDigest(layer ?? digest);
    return signature === undefined ? short : `${short} ${(0,build_text/* oneLine */.TN)(signature, MAX_SIGNATURE)}`;
}
/** Characters. The first six are the same in all ECDSA signatures of one length. */
const MAX_SIGNATURE = 16;
/** `sbom sha256:0123456789ab`, with its platform if it has one. */
function nameReferrer(referrer) {
    const { platform } = referrer;
    return `${kindOf(referrer)} ${shortIdentity(referrer)}${platform === undefined ? '' : ` (${(0,build_text/* oneLine */.TN)(platform, 80)})`}`;
}
/** `signature (2), other (1 of type a/b)`: the direct referrers in the order of the kinds; `none` if there are none. */
function countKinds(referrers) {
    const kinds = referrers.filter(({ depth }) => depth === 1).map(kindOf);
    const counts = [...kinds_table_KINDS, 'other'].map((kind) => ({
        kind,
        count: kinds.filter((one) => one === kind).length,
    }));
    const found = counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (isVague(kind) ? `${kind} (${nameTypes(referrers, kind)})` : `${kind} (${count})`));
    return found.join(', ') || 'none';
}
/** `1 referrer`, `2 referrers` */
function pluralize(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** The rule as typed, as one line. */
function nameRule({ text }) {
    return (0,build_text/* oneLine */.TN)(text, 120);
}
/** The lines of a problem, made safe for a log: it may quote the registry. */
function problemLines(problem) {
    return problem.split('\n').map((line) => (0,build_text/* oneLine */.TN)(line, MAX_PROBLEM_LINE));
}
/** Characters. */
const MAX_PROBLEM_LINE = 1_000;
/** What to do if evidence may be attached later; `undefined` where waiting does not help. */
function waitAdvice({ waited, rules }) {
    if (rules.some(cannotBeMet))
        return undefined;
    if (waited === 0)
        return 'Set wait-timeout, for example 5m, if another job or service attaches it later.';
    // A timer may fire a millisecond early.
    const whole = Math.round(waited / 1000) * 1000;
    return `This step waited ${formatDuration(whole)}. Increase wait-timeout if attaching it takes longer.`;
}
/** Why the list may be incomplete on a registry without the referrers API, and what to change; `undefined` where the API exists. */
function explainMissingReferrersApi(image) {
    const { missingReferrersApi: response, digest, reference, sources } = image;
    if (response === undefined)
        return undefined;
    const quoted = response === '' ? '' : ` (response: ${(0,build_text/* oneLine */.TN)(response)})`;
    const others = sources.flatMap((source) => OTHER_SOURCES[source]?.(digest) ?? []);
    const instead = others.length === 0 ? '' : ` Searched instead: ${others.join(', ')}.`;
    return `${reference.registry} has no referrers API${quoted}. On Quay, set FEATURE_REFERRERS_API: true in config.yaml.${instead}`;
}
/** Where else evidence was searched, for an image with an unmet rule: a name that is mistyped is an empty repository. */
function nameCosignRepository({ cosignRepository: name, result, }) {
    if (name === undefined || result !== 'missing')
        return undefined;
    return `The repository ${(0,build_text/* oneLine */.TN)(name)} of the input cosign-repository was searched too.`;
}
const OTHER_SOURCES = {
    'tag-schema': (digest) => `the tag ${referrersTag(digest)}`,
    'cosign-tags': () => "cosign's tags of the same name that end in .sig, .att and .sbom",
    buildkit: () => 'the attestations in the index',
};
/** The setting with which BuildKit's attestations count; `undefined` if no unmet rule would be met with it. */
function explainSkippedAttestations({ skippedAttestations: count, sources, elsewhere, }) {
    if (!elsewhere.some(({ kind }) => kind === 'buildkit'))
        return undefined;
    return `Not searched: ${pluralize(count, 'attestation manifest')} that BuildKit stored in the index (docker build stores provenance there by default). To search them too, set:\n  sources: ${[...sources, 'buildkit'].join(',')}`;
}
/** For a tree of referrers that reached its size limit. */
const TREE_IS_CUT = 'The tree of referrers was cut at 5,000. There may be more referrers of referrers.';
/** What is wrong with `subject-not-found`: the words after `is` or `are`. */
function absenceOf({ isPartial }) {
    return isPartial ? 'incomplete in the registry' : 'not in the registry';
}
/** What to do about `subject-not-found`. */
function absenceAdvice({ isPartial }) {
    return isPartial
        ? 'Push or copy the image with all its platforms (skopeo copy --all, regctl image copy). To check only the platforms that exist, set platform= in the rule, or the input platform for rules without it.'
        : 'Check the tag or digest. Check that an earlier step or job pushed the image to this registry and repository.';
}
/** The first `max` strings, and how many more there are. */
function firstFew(texts, max) {
    const more = texts.length - max;
    return more > 0 ? [...texts.slice(0, max), `and ${more} more`] : texts;
}

;// CONCATENATED MODULE: ./build/gate/report/elsewhere.js



/** Lines about evidence for an unmet rule that exists and does not count for it. A line that starts with two spaces is a setting. */
function elsewhereLines({ rule }, image) {
    return image.elsewhere.filter((one) => one.rule === rule.text).flatMap((one) => elsewhere_linesOf(one, rule));
}
function elsewhere_linesOf(one, rule) {
    switch (one.kind) {
        case 'platforms':
            return platformLines(one, rule);
        case 'type':
            return otherTypeLines(one);
        case 'attestations':
            return [attestationLine(one)];
        // There is one line for all rules.
        case 'buildkit':
            return [];
    }
}
const MAX_NAMED = 5;
function attestationLine({ found }) {
    const signatures = found.map((referrer) => `${nameReferrer(referrer)} signs the attestation manifest ${shortDigest(referrer.subject)} of BuildKit`);
    return `${firstFew(signatures, MAX_NAMED).join('; ')}. This is what docker/github-builder signs. It is not a signature of the image, so it does not count. Sign the image too.`;
}
function platformLines(one, rule) {
    const found = `Found on the platform images, not on the index: ${firstFew(one.found.map(nameReferrer), MAX_NAMED).join(', ')}.`;
    // `platform=each` would be met at once.
    if (one.without.length === 0 && one.checked === one.total)
        return [`${found} To require it on every platform image instead, write:`, `  ${withPlatformEach(rule)}`];
    const names = one.without.map((platform) => (0,build_text/* oneLine */.TN)(platform, 80));
    const without = names.length === 0
        ? ''
        : ` ${rule.min > 1 ? `Fewer than ${rule.min}` : 'Not found'} on: ${firstFew(names, MAX_NAMED).join(', ')}.`;
    const cut = one.checked < one.total ? ` Only ${one.checked} of ${one.total} platform images were listed.` : '';
    return [`${found}${without}${cut}`];
}
/** The rule as typed, with `platform=each` instead of another platform. */
function withPlatformEach({ text }) {
    const rest = text.replace(/"[^"]*"|\s+platform=\S*/g, (found) => (found.startsWith('"') ? found : ''));
    return `${(0,build_text/* oneLine */.TN)(rest, 500)} platform=each`;
}

;// CONCATENATED MODULE: ./build/gate/report/referrer-json.js




/** The entries of referrers of an image. A generator, because there may be a hundred thousand. */
function* referrerEntries(image, referrers = image.referrers) {
    const name = imageField(image);
    for (const referrer of referrers)
        yield toEntry(name, referrer);
}
/** The referrers that the input `artifact-type` shows; all where it has no patterns. */
function shownOf(referrers, shown) {
    return shown.length === 0 ? referrers : referrers.filter((referrer) => matchesAny(shown, referrer));
}
/** The shown referrers of an image, split into those that meet a rule and the others, both in the order found. */
function splitByRules({ referrers, rules }, shown) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(shownOf(referrers, shown), (referrer) => counted.has(identityOf(referrer)) ? 'met' : 'others');
    return { met, others };
}
/** The identities of the referrers that meet any rule. */
function countedIn(rules) {
    return new Set(rules.flatMap(({ by }) => by.map(identityOf)));
}
/**
 * The shown referrers of an image, each followed by its own referrers. Those that meet a rule come first, so that a list which is cut
 * keeps them.
 */
function metFirst({ referrers, rules }, shown = []) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(treesOf(referrers), ([root]) => root !== undefined && counted.has(identityOf(root)) ? 'met' : 'others');
    return shownOf([...met, ...others].flat(), shown);
}
/** Each direct referrer with all referrers below it, a parent before its children. */
function treesOf(referrers) {
    const trees = [];
    for (const referrer of referrers) {
        const tree = referrer.depth > 1 ? trees.at(-1) : undefined;
        if (tree === undefined)
            trees.push([referrer]);
        else
            tree.push(referrer);
    }
    return trees;
}
/** `registry/repository@digest`, or the normalised reference while the tag is unresolved. */
function imageField({ reference, digest }) {
    return digest === undefined ? formatReference(reference) : formatSubject(reference, digest);
}
function toEntry(image, referrer) {
    const { predicateTypes, subject, digest, layer, mediaType, artifactType, size, annotations, platform, depth } = referrer;
    const [predicateType] = predicateTypes;
    const created = createdOf(referrer);
    return {
        image,
        subject,
        digest,
        ...(layer !== undefined && { layer }),
        mediaType,
        artifactType,
        kind: kindOf(referrer),
        ...(predicateType !== undefined && { predicateType }),
        size,
        annotations,
        ...(created !== undefined && { created }),
        source: referrer.sources[0],
        ...(platform !== undefined && { platform }),
        depth,
    };
}

;// CONCATENATED MODULE: ./build/gate/report/report.js

/** Runs with more images than this log and summarise only the images that did not pass in full. */
const MAX_IN_FULL = 20;
/** Whether an image needs no action. */
function passed({ result }) {
    return result === 'pass' || result === 'listed';
}
/** How many referrers of an image are shown; 0 where it was not judged. */
function shownCount(image) {
    return image.kind === 'judged' ? image.count : 0;
}
/** The unmet rules of an image as typed; none where it was not judged. */
function unmetOf(image) {
    return image.kind === 'judged' ? image.unmet : [];
}
/** Sorts images by result, worst first; images with the same result stay in the order of the input. */
function worstFirst(images) {
    return images.toSorted((one, other) => {
        if (one.result === other.result)
            return 0;
        return worstResult([one.result, other.result]) === one.result ? -1 : 1;
    });
}
/** Groups images that failed with the same problem, at the position of the first; each other image is a group of its own. */
function groupBySameProblem(images) {
    const groups = Map.groupBy(images, (image) => problemKey(image) ?? image);
    return [...groups.values()].flatMap(([image, ...others]) => (image === undefined ? [] : { image, others }));
}
/** A string that is equal for images with the same problem; `undefined` for judged images. */
function problemKey(image) {
    return image.kind === 'judged' ? undefined : `${image.result}: ${image.problem}`;
}

;// CONCATENATED MODULE: ./build/gate/report/unmet.js





/** The unmet rules of an image as typed, each once. */
function unmetRules({ rules }) {
    return [...new Set(rules.filter(({ met }) => !met).map(({ rule }) => rule.text))];
}
/** `met by 2`; `not met (0 of 1)`; for a rule about platforms `not met on linux/arm64 (0 of 1), linux/s390x (not in the index)`. */
function formatVerdict({ rule, met, by, unmetTargets }) {
    if (met)
        return `met by ${by.length}`;
    const [first] = unmetTargets;
    if (unmetTargets.length <= 1 && first?.platform === undefined)
        return `not met (${first?.found ?? 0} of ${rule.min})`;
    const targets = unmetTargets.map((target) => formatTarget(target, rule.min));
    return `not met on ${firstFew(targets, MAX_TARGETS).join(', ')}`;
}
/** Targets named in one verdict. */
const MAX_TARGETS = 5;
function formatTarget({ platform, subject, found }, min) {
    const name = platform === undefined ? 'the index itself' : (0,build_text/* oneLine */.TN)(platform, MAX_PLATFORM);
    return subject === undefined ? `${name} (not in the index)` : `${name} (${found} of ${min})`;
}
/** Characters: the name of a platform comes from the index. */
const MAX_PLATFORM = 80;
/**
 * How many referrers to attach for an unmet rule: `one` or `2`; if there are some already, `another` or `2 more`. With several unmet
 * targets, the number is that of the first.
 * @param image the digest of the image itself.
 */
function amountToAttach({ rule, unmetTargets }, image) {
    const targets = unmetTargets.filter(isAttachable);
    const found = targets[0]?.found ?? 0;
    const count = rule.min - found;
    const where = whereToAttach(targets, image);
    if (found === 0)
        return `${count === 1 ? 'one' : count}${where}`;
    return `${count === 1 ? 'another' : `${count} more`}${where}`;
}
/** The attestations of BuildKit are in the index, so a missing one of a platform is attached to the index. */
function whereToAttach(targets, image) {
    const [first] = targets;
    if (new Set(targets.map(({ subject }) => subject)).size > 1)
        return ' to each of these images';
    if (first?.platform === undefined)
        return '';
    return first.subject === image
        ? ' to the index, which covers all its platforms'
        : ` to ${(0,build_text/* oneLine */.TN)(first.platform, MAX_PLATFORM)}`;
}
/** `registry/repository@digest` of the first target that a referrer can be attached to; `undefined` where there is none. */
function subjectToAttachTo({ unmetTargets }, reference) {
    const subject = unmetTargets.find(isAttachable)?.subject;
    return subject === undefined ? undefined : formatSubject(reference, subject);
}
function isAttachable({ subject }) {
    return subject !== undefined;
}
/** What to do if the index has none of the platforms that a rule requires. */
const NO_PLATFORM_ADVICE = 'The index has no image for a required platform. Build and push it, or change platform. Waiting does not help.';
/**
 * The referrers that match a rule and were not counted for it, and why. For an unmet rule these include referrers of referrers: users
 * who see a signature in the list need to know that it belongs to the SBOM.
 * @param referrers all that were found for the image.
 */
function uncountedReferrers({ rule, met, rejected }, referrers) {
    const deeper = met ? [] : referrers.filter((referrer) => referrer.depth > 1 && matchesAny(rule.matchers, referrer));
    if (deeper.length === 0)
        return rejected;
    const byDigest = new Map(referrers.map((referrer) => [referrer.digest, referrer]));
    const distinct = new Map(deeper.map((referrer) => [identityOf(referrer), referrer]));
    return [
        ...rejected,
        ...[...distinct.values()].map((referrer) => ({ referrer, why: attachedTo(byDigest.get(referrer.subject)) })),
    ];
}
function attachedTo(parent) {
    return `it is attached to ${parent === undefined ? 'another referrer' : nameReferrer(parent)}, not to the image`;
}

;// CONCATENATED MODULE: ./build/gate/report/log.js








/**
 * The log of the images of a run: for each image its digest, the referrers found, each rule and the result. With more than twenty
 * images, one that passed takes a single line. A problem that several images share is written once.
 */
class ImageLog {
    #total;
    #write;
    /** The first image with each problem. */
    #problems = new Map();
    /** @param total the number of images in the run. */
    constructor(total, write) {
        this.#total = total;
        this.#write = write;
    }
    add(image) {
        for (const line of this.#linesOf(image))
            this.#write(line);
    }
    #linesOf(image) {
        if (image.kind !== 'judged')
            return [nameWithDigest(image), ...this.#problemLines(image)];
        return this.#total > MAX_IN_FULL && passed(image) ? [shortLine(image)] : judgedLines(image.unpack());
    }
    #problemLines(image) {
        const key = problemKey(image) ?? '';
        const first = this.#problems.get(key);
        if (first !== undefined)
            return [`  result: ${image.result}, same problem as ${first} above`];
        this.#problems.set(key, formatReference(image.reference));
        return [...indent(2, problemLines(image.problem)), `  result: ${image.result}`];
    }
}
/** The progress of a run with more than twenty images: at most twenty lines. */
class ProgressLog {
    #total;
    #write;
    #done = 0;
    #failed = 0;
    /** @param total the number of images in the run. */
    constructor(total, write) {
        this.#total = total;
        this.#write = write;
    }
    add(image) {
        this.#done++;
        if (!passed(image))
            this.#failed++;
        const interval = Math.max(MIN_INTERVAL, Math.ceil(this.#total / MAX_LINES));
        if (this.#total > MAX_IN_FULL && this.#done % interval === 0)
            this.#write(`${this.#done} of ${this.#total} images checked, ${this.#failed} did not pass`);
    }
}
const MAX_LINES = 20;
/** Images between two lines. */
const MIN_INTERVAL = 10;
function shortLine(image) {
    return `${nameWithDigest(image)}: ${image.result}, ${pluralize(image.total, 'referrer')}`;
}
function judgedLines(image) {
    const { referrers, rules, result } = image;
    const hints = [explainMissingReferrersApi(image), nameCosignRepository(image), explainSkippedAttestations(image)];
    return [
        nameWithDigest(image),
        ...indent(2, hints.flatMap((hint) => problemLines(hint ?? '')).filter((line) => line !== '')),
        `  ${pluralize(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`,
        ...indent(4, referrerLines(metFirst(image))),
        ...(image.isCut ? [`  ${TREE_IS_CUT}`] : []),
        ...indent(2, rules.flatMap((verdict) => ruleLines(verdict, image))),
        `  result: ${result}`,
    ];
}
function indent(spaces, lines) {
    return lines.map((line) => `${' '.repeat(spaces)}${line}`);
}
function nameWithDigest({ reference, digest }) {
    const name = formatReference(reference);
    return reference.digest === undefined ? `${name} -> ${digest ?? 'not resolved'}` : name;
}
/** More referrers would push the rules out of sight. */
const MAX_REFERRERS = 20;
function referrerLines(referrers) {
    const rows = referrers.slice(0, MAX_REFERRERS).map(cellsOf);
    const more = referrers.length - rows.length;
    return [...alignColumns(rows), ...(more > 0 ? [`and ${more} more: see the output referrers-file`] : [])];
}
function cellsOf(referrer) {
    const { sources, platform, depth } = referrer;
    return [
        `${'  '.repeat(depth - 1)}${kindOf(referrer)}`,
        typeCell(referrer),
        shortIdentity(referrer),
        sources[0],
        (0,build_text/* oneLine */.TN)(platform ?? '', 80),
    ];
}
function typeCell({ artifactType, unread }) {
    const type = (0,build_text/* oneLine */.TN)(artifactType, 80) || '(no artifact type)';
    return unread === undefined ? type : `${type} (not read)`;
}
function alignColumns(rows) {
    const widthOf = (column) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
    return rows.map((row) => row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd());
}
function ruleLines(verdict, image) {
    const names = verdict.met ? `: ${firstFew(verdict.by.map(nameReferrer), log_MAX_NAMED).join(', ')}` : '';
    const rejected = uncountedReferrers(verdict, image.referrers).map(({ referrer, why }) => `not counted: ${nameReferrer(referrer)}: ${(0,build_text/* oneLine */.TN)(why)}`);
    return [
        `${verdict.met ? '✓' : '✗'} ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}${names}`,
        ...indent(4, firstFew(rejected, log_MAX_NAMED)),
        ...indent(4, verdict.met ? [] : elsewhereLines(verdict, image)),
    ];
}
/** Referrers named for one rule. */
const log_MAX_NAMED = 5;

;// CONCATENATED MODULE: ./build/gate/report/packed-report.js


/**
 * Packs the report of a judged image, except for the fields that are needed without its referrers.
 * @param options.shown which referrers are shown; empty: all.
 * @param options.compress compresses the report, which is not worth the time for a single report.
 */
function packReport(report, { shown, compress }) {
    const { kind, reference, digest, result, sources, missingReferrersApi, referrers } = report;
    const { met, others } = splitByRules(report, shown);
    return {
        ...{ kind, reference, digest, result, sources, missingReferrersApi },
        unmet: unmetRules(report),
        total: referrers.length,
        count: met.length + others.length,
        meeting: met.length,
        unpack: compress?.(report) ?? (() => report),
    };
}

;// CONCATENATED MODULE: ./build/gate/judge-images.js





/** Images that are judged at the same time. The HTTP client limits their requests. */
const MAX_CONCURRENT_IMAGES = 8;
/**
 * Judges the images of a run, and packs and logs each result. Results and log are in the order of the input. Images that are judged
 * before an earlier one is finished therefore wait for it, but only as packed reports.
 */
async function judgeImages(run) {
    const { images: references, shown } = run.inputs;
    const memory = references.length > 1 ? await __webpack_require__.e(/* import() */ 791).then(__webpack_require__.bind(__webpack_require__, 791)) : undefined;
    const limit = (0,p_limit/* default */.A)(MAX_CONCURRENT_IMAGES);
    const judge = async (reference) => {
        const report = await judgeImage(reference, run);
        const outcome = report.kind === 'judged' ? packOrFail(report, { shown, compress: memory?.compress }) : report;
        memory?.limitYoungGeneration();
        return { reference, outcome };
    };
    const judged = groupByRepository(references).map((reference) => limit(judge, reference));
    // Promise.all handles every rejection from the start; otherwise one that occurs while an earlier image is awaited would be unhandled.
    const [images] = await Promise.all([logInOrder(judged, run), Promise.all(judged)]);
    return images;
}
/** A report that cannot be packed fails its image, not the run. */
function packOrFail(report, options) {
    try {
        return packReport(report, options);
    }
    catch (error) {
        const { reference, digest } = report;
        return { kind: 'failed', reference, digest, result: 'error', problem: (0,build_error/* explain */.WE)(error) };
    }
}
/**
 * Sorts images so that those of the same registry, and in it those of the same repository, are next to each other: ten repositories share
 * a token, which is then used completely before the next one is requested. Groups are in the order of their first image.
 */
function groupByRepository(references) {
    const registries = Map.groupBy(references, ({ registry }) => registry);
    return [...registries.values()].flatMap((sameRegistry) => [...Map.groupBy(sameRegistry, ({ repository }) => repository).values()].flat());
}
/**
 * Logs each image as soon as it and all images before it in the input are judged. Progress is logged in the order of judging, so that it
 * appears early. Both orders depend on the images alone, not on the speed of responses.
 */
async function logInOrder(judged, { inputs, context }) {
    const log = new ImageLog(judged.length, context.info);
    const progress = new ProgressLog(judged.length, context.info);
    const outcomes = new Map();
    const images = [];
    for (const one of judged) {
        const { reference, outcome } = await one;
        outcomes.set(reference, outcome);
        const next = () => outcomes.get(inputs.images[images.length]);
        for (let image = next(); image !== undefined; image = next()) {
            log.add(image);
            images.push(image);
        }
        progress.add(outcome);
    }
    return images;
}

;// CONCATENATED MODULE: ./build/gate/report/attach-advice.js

/** Returns how to attach a referrer that meets a rule, so that the gate finds it. There may be no command, only a note. */
function attachAdvice(rule, { subject, sources, max }) {
    const distinct = [...new Set(rule.matchers.flatMap(waysFor))];
    const first = rule.annotations.length > 0 ? distinct.filter(isOras) : [];
    const ways = [...new Set([...first, ...distinct])].slice(0, max).map((way) => fillIn(way, rule, subject));
    return { ways, notes: [...referrerNotes(sources), ...cosignNotes(ways, sources), ...optionNotes(rule, ways)] };
}
/** Only oras can set arbitrary annotations on a referrer. */
function isOras(way) {
    return way.startsWith('oras ');
}
function fillIn(way, { annotations }, subject) {
    const pairs = isOras(way) ? annotations.map(({ key, value }) => ` --annotation ${quoted(`${key}=${value}`)}`) : [];
    const [name = '', digest = ''] = subject.split('@');
    return way
        .replaceAll(/ IMAGE(?= |$)/g, () => `${pairs.join('')} ${subject}`)
        .replace(': NAME,', () => `: ${name},`)
        .replace(': DIGEST,', () => `: ${digest},`);
}
/**
 * Commands by kind. IMAGE is replaced by `registry/repository@digest`, NAME and DIGEST by its parts.
 * @see https://github.com/sigstore/cosign/blob/main/doc/cosign_attest.md, https://oras.land/docs/commands/oras_attach,
 * https://notaryproject.dev/docs/user-guides/how-to/sign/, https://github.com/actions/attest#usage
 */
const WAYS = {
    signature: ['cosign sign --yes IMAGE', 'notation sign IMAGE'],
    sbom: [
        'oras attach --artifact-type application/spdx+json IMAGE sbom.spdx.json',
        'cosign attest --yes --type spdxjson --predicate sbom.spdx.json IMAGE',
    ],
    provenance: [
        'uses: actions/attest@v4 with subject-name: NAME, subject-digest: DIGEST, push-to-registry: true',
        'cosign attest --yes --type slsaprovenance1 --predicate provenance.json IMAGE',
    ],
    vex: [
        'cosign attest --yes --type openvex --predicate vex.openvex.json IMAGE',
        'oras attach --artifact-type application/vnd.openvex+json IMAGE vex.openvex.json',
    ],
    scan: [
        'oras attach --artifact-type application/sarif+json IMAGE results.sarif',
        'cosign attest --yes --type vuln --predicate vuln.json IMAGE',
    ],
    attestation: ['cosign attest --yes --type TYPE --predicate predicate.json IMAGE'],
};
function waysFor(matcher) {
    switch (matcher.by) {
        case 'kind':
            return WAYS[matcher.kind];
        case 'artifact-type':
            if (!matcher.pattern.includes('/'))
                return [];
            return [`oras attach --artifact-type ${shellWord(matcher.pattern)} IMAGE FILE`];
        case 'predicate-type':
            return [`cosign attest --yes --type ${shellWord(matcher.pattern)} --predicate FILE IMAGE`];
    }
}
/** A pattern is not a type, so the user has to choose one. */
function shellWord(pattern) {
    return pattern.includes('*') ? 'TYPE' : quoted(pattern);
}
function quoted(word) {
    const text = (0,build_text/* oneLine */.TN)(word, attach_advice_MAX_WORD);
    return /^[\w./+:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/** Characters. A command that was cut does not work, but neither does an unlimited line. */
const attach_advice_MAX_WORD = 500;
/** All these commands write referrers, not tags. */
function referrerNotes(sources) {
    return sources.includes('api') || sources.includes('tag-schema')
        ? []
        : ['This gate will not find it, because the input sources has neither api nor tag-schema. Add api to sources.'];
}
function cosignNotes(ways, sources) {
    return ways.some((way) => way.startsWith('cosign')) && !sources.includes('cosign-tags')
        ? ['Use cosign 3 or newer. Older versions write tags, and the input sources does not include cosign-tags.']
        : [];
}
function optionNotes({ matchers, maxAge, annotations }, ways) {
    const patterns = matchers.flatMap((matcher) => matcher.by !== 'kind' && matcher.pattern.includes('*') ? [matcher.pattern] : []);
    const pairs = annotations.map(({ key, value }) => `${key}=${value}`);
    const withoutSlash = matchers.flatMap((one) => one.by === 'artifact-type' && !one.pattern.includes('/') ? one.pattern : []);
    return [
        ...withoutSlash.map((type) => `Attach it with the tool that writes the type ${(0,build_text/* oneLine */.TN)(type)}: oras and regctl accept only types with a "/".`),
        ...patterns.map((pattern) => `Replace TYPE with a type that matches ${(0,build_text/* oneLine */.TN)(pattern)}.`),
        ...(maxAge === undefined
            ? []
            : ['It must have the annotation org.opencontainers.image.created with a time that is not older than max-age.']),
        ...(ways.every(isOras) ? [] : pairs.map((pair) => annotationNote(pair, ways))),
    ];
}
function annotationNote(pair, ways) {
    const how = ways.some(isOras) ? '; the oras command sets it' : ' (oras attach --annotation)';
    return `It must have the annotation ${(0,build_text/* oneLine */.TN)(pair)}${how}.`;
}

;// CONCATENATED MODULE: ./build/gate/report/annotations.js








/**
 * Returns the annotations of a report, worst first: one for each image that did not pass, or one for all images with the same problem,
 * at most nine and one for the rest; then a warning for each registry without referrers API.
 */
function gateAnnotations(report) {
    if (report.kind === 'stopped')
        return [stoppedAnnotation(report.problems)];
    const images = worstFirst(report.images);
    const groups = groupBySameProblem(images.filter((image) => !passed(image)));
    const rest = groups.slice(annotations_MAX_ANNOTATIONS).flatMap(({ image, others }) => [image, ...others]);
    return [
        ...groups.slice(0, annotations_MAX_ANNOTATIONS).map((group) => ({ ...annotate(group), level: levelOf(group.image, report) })),
        ...(rest.length > 0 ? [andMore(rest.length, levelOf(report, report))] : []),
        ...missingApiWarnings(images.filter(passed)),
    ];
}
/** GitHub shows ten annotations of a level and step. */
const annotations_MAX_ANNOTATIONS = 9;
function stoppedAnnotation(problems) {
    const message = [
        'The run stopped before any image was checked:',
        ...problems.flatMap((problem) => problemLines(`- ${problem}`)),
    ].join('\n');
    return { level: 'error', title: `Quay Referrers could not start: ${pluralize(problems.length, 'problem')}`, message };
}
function levelOf({ result }, { warnOnly }) {
    return result === 'missing' && warnOnly ? 'warning' : 'error';
}
function andMore(count, level) {
    const message = `${pluralize(count, 'more image')} did not pass. See the job summary or the output referrers-file.`;
    return { level, title: `and ${count} more`, message };
}
function annotate({ image, others }) {
    const alone = others.length === 0;
    const name = alone ? formatReference(image.reference) : pluralize(others.length + 1, 'image');
    const names = alone ? [] : [`Images: ${nameFew([image, ...others])}.`];
    switch (image.kind) {
        case 'not-found':
            return withTitle(`${name} ${alone ? 'is' : 'are'} ${absenceOf(image)}`, [
                ...problemLines(image.problem),
                ...names,
                absenceAdvice(image),
            ]);
        case 'failed':
            return failedText(name, [...problemLines(image.problem), ...names]);
        case 'judged':
            return withTitle(`${name} is missing: ${image.unmet.join(', ')}`, missingLines(image.unpack()));
    }
}
function nameFew(images) {
    const names = images.map(({ reference }) => formatReference(reference));
    return firstFew(names, annotations_MAX_NAMES).join(', ');
}
const annotations_MAX_NAMES = 10;
/** The cause is on the first line of the message, after the title. */
function failedText(name, [cause = '', ...lines]) {
    const title = (0,build_text/* oneLine */.TN)(`${name} could not be checked`, MAX_TITLE);
    return { title, message: [`${title}: ${cause}`, ...lines].join('\n') };
}
function withTitle(text, lines) {
    const title = (0,build_text/* oneLine */.TN)(text, MAX_TITLE);
    return { title, message: [`${title}.`, ...lines].join('\n') };
}
/** Characters; GitHub allows 255. */
const MAX_TITLE = 250;
function missingLines(image) {
    const unmet = image.rules.filter(({ met }) => !met);
    const lines = [
        explainMissingReferrersApi(image),
        nameCosignRepository(image),
        explainSkippedAttestations(image),
        ...unmet.flatMap((verdict) => unmetLines(verdict, image)),
        waitAdvice(image),
    ];
    return lines.filter((line) => line !== undefined);
}
/** Referrers that were not counted come before the advice, because attaching the same one again would not help. */
function unmetLines(verdict, image) {
    const rejected = uncountedReferrers(verdict, image.referrers).map(({ referrer, why }) => `${nameReferrer(referrer)}: ${(0,build_text/* oneLine */.TN)(why)}`);
    const sentences = [
        `Rule ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}.`,
        ...(rejected.length > 0 ? [`Found but not counted: ${firstFew(rejected, MAX_REJECTED).join('; ')}.`] : []),
        `Referrers found: ${countKinds(image.referrers)}.`,
    ];
    return [
        sentences.join(' '),
        ...elsewhereLines(verdict, image),
        ...(cannotBeMet(verdict) ? [NO_PLATFORM_ADVICE] : []),
        ...attachLines(verdict, image),
    ];
}
const MAX_REJECTED = 3;
function attachLines(verdict, image) {
    const subject = subjectToAttachTo(verdict, image.reference);
    if (subject === undefined)
        return [];
    const { ways, notes } = attachAdvice(verdict.rule, { subject, sources: image.sources, max: 1 });
    // A command is on a line of its own, so that it can be copied.
    const commands = ways.flatMap((way) => [
        `Attach ${amountToAttach(verdict, image.digest)}, for example with:`,
        `  ${way}`,
    ]);
    return [...commands, ...(notes.length > 0 ? [notes.join(' ')] : [])];
}
/** One warning for each registry: its images passed with the other sources, but the API might show more referrers. */
function missingApiWarnings(images) {
    const perRegistry = new Map();
    for (const image of images) {
        const { registry } = image.reference;
        const message = image.kind === 'judged' ? explainMissingReferrersApi(image) : undefined;
        if (message !== undefined && !perRegistry.has(registry))
            perRegistry.set(registry, { title: `${registry} has no referrers API`, message });
    }
    return [...perRegistry.values()].slice(0, annotations_MAX_ANNOTATIONS).map((text) => ({ ...text, level: 'warning' }));
}

;// CONCATENATED MODULE: ./build/gate/report/headline.js




/** The mark of a result. */
function markOf(result, warnOnly) {
    if (result === 'pass')
        return '✅';
    if (result === 'listed')
        return 'ℹ️';
    return result === 'missing' && warnOnly ? '⚠️' : '❌';
}
/** The mark of the run. */
function markOfRun(report) {
    return markOf(report.result, report.kind === 'finished' && report.warnOnly);
}
/** The result of the run in one sentence. */
function headline(report) {
    if (report.kind === 'stopped')
        return 'Failed: the run stopped before any image was checked.';
    const { result, images } = report;
    if (images.length === 0)
        return 'Listed: this shard has no images.';
    if (result === 'listed')
        return `Listed: ${listing(images)}. No rules were given.`;
    if (result !== 'pass')
        return `${failedOrNot(report)}: ${faultsIn(images)}.`;
    return `Passed: ${nameAll(images)} all rules: ${ruleTexts(report)}.`;
}
function failedOrNot({ result, warnOnly }) {
    return result === 'missing' && warnOnly ? 'Passed with a warning (on-missing: warn)' : 'Failed';
}
function ruleTexts({ rules }) {
    return joinDistinct(rules.map(({ text }) => text));
}
/** One clause for each result that is not a pass, worst first. */
function faultsIn(images) {
    const failed = images.filter(({ kind }) => kind === 'failed');
    const notFound = images.filter((image) => image.kind === 'not-found');
    const missing = images.filter(({ result }) => result === 'missing');
    const isPartial = notFound.every((image) => image.isPartial);
    const clauses = [
        failed.length > 0 && `${nameImages(failed, images)} could not be checked`,
        notFound.length > 0 &&
            `${nameImages(notFound, images)} ${notFound.length === 1 ? 'is' : 'are'} ${absenceOf({ isPartial })}`,
        missing.length > 0 &&
            `${nameImages(missing, images)} ${missing.length === 1 ? 'is missing' : 'are missing required referrers'}: ${joinDistinct(missing.flatMap(unmetOf))}`,
    ];
    return clauses.filter((clause) => clause !== false).join('; ');
}
/** The reference of a single image, or how many of all images: `2 of 5 images`. */
function nameImages(some, all) {
    const [only] = some;
    return some.length === 1 && only !== undefined
        ? formatReference(only.reference)
        : `${some.length} of ${all.length} images`;
}
/** The subject and verb of a passed run. */
function nameAll(images) {
    if (images.length === 1)
        return `${nameImages(images, images)} meets`;
    return images.length === 2 ? 'both images meet' : `all ${images.length} images meet`;
}
function listing(images) {
    const referrers = images.reduce((sum, image) => sum + shownCount(image), 0);
    const [only] = images;
    const subject = images.length === 1 && only !== undefined ? formatReference(only.reference) : pluralize(images.length, 'image');
    return `${pluralize(referrers, 'referrer')} of ${subject}`;
}
function joinDistinct(texts) {
    return (0,build_text/* oneLine */.TN)([...new Set(texts)].join(', '), 300);
}

;// CONCATENATED MODULE: ./build/gate/report/outputs.js


/**
 * Makes the outputs of a report, for every result.
 * @param referrersFile path of the report file; '' where it could not be written.
 */
function gateOutputs(report, referrersFile) {
    if (report.kind === 'stopped')
        return { values: { ...EMPTY, 'referrers-file': referrersFile }, cut: false, failures: [] };
    const values = { ...EMPTY, 'referrers-file': referrersFile };
    const failures = [];
    let cut = false;
    for (const [name, format] of FORMATS) {
        // One value that cannot be formatted must not prevent the other outputs.
        try {
            const value = format(report);
            values[name] = typeof value === 'string' ? value : value.json;
            cut ||= typeof value !== 'string' && value.cut;
        }
        catch (cause) {
            failures.push(new Error(`Could not format the output ${name}, so it is empty. Report this as a bug.`, { cause }));
        }
    }
    return { values, cut, failures };
}
/** How each output is made from a report. */
const FORMATS = [
    ['result', ({ result }) => result],
    ['satisfied', ({ result }) => String(result === 'pass')],
    ['missing', (report) => JSON.stringify(missingRules(report))],
    ['count', ({ images }) => String(images.reduce((sum, image) => sum + shownCount(image), 0))],
    ['referrers', (report) => cutReferrers(entriesOf(report))],
    ['digest', ({ images }) => images.slice(0, 1).find(wasFound)?.digest ?? ''],
    ['image', ({ images }) => images.slice(0, 1).filter(wasFound).map(imageField).join('')],
    ['images', ({ images }) => JSON.stringify(images.map(imageEntry))],
    ['token-expires-at', ({ token }) => outputs_formatExpiry(token?.expiresAt)],
];
/** A registry may send a lifetime that leads to no valid date. The token works nevertheless. */
function outputs_formatExpiry(date) {
    return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
/** For a run that stopped, and for an output that cannot be formatted. */
const EMPTY = {
    result: 'error',
    satisfied: 'false',
    missing: '[]',
    count: '0',
    referrers: '[]',
    'referrers-file': '',
    digest: '',
    image: '',
    images: '[]',
    'token-expires-at': '',
};
/** First the entries that meet a rule, of all images, so that a cut list keeps them. An image is unpacked only where it has entries. */
function* entriesOf({ images, shown }) {
    const judged = images.filter((image) => image.kind === 'judged');
    for (const image of judged)
        if (image.meeting > 0)
            yield* entriesIn(image, shown, 'met');
    for (const image of judged)
        if (image.count > image.meeting)
            yield* entriesIn(image, shown, 'others');
}
function entriesIn(image, shown, part) {
    const report = image.unpack();
    return referrerEntries(report, splitByRules(report, shown)[part]);
}
/**
 * Whether the registry confirmed the image: its tag was resolved, or the evidence of its digest was judged. A digest that was only
 * typed must not be deployed.
 */
function wasFound({ kind, digest, reference }) {
    if (digest === undefined || kind === 'not-found')
        return false;
    return kind === 'judged' || reference.digest === undefined;
}
/** UTF-8 bytes. Linux allows 128 KiB for one environment variable, and an expression in a workflow may contain the value twice. */
const outputs_MAX_OUTPUT_BYTES = 64 * 1024;
/**
 * Formats entries as a JSON array of at most 64 KiB. Entries that are too long lose their annotations first, then the last of them are
 * left out. Reads and keeps no more entries than fit.
 */
function cutReferrers(entries) {
    const whole = new JsonArray();
    const bare = new JsonArray();
    let cut = false;
    for (const entry of entries) {
        cut ||= !whole.add(entry);
        // A bare entry is never longer than the whole one, so it fits wherever the whole one does.
        if (!bare.add({ ...entry, annotations: {} }))
            break;
    }
    return { json: cut ? bare.format() : whole.format(), cut };
}
/** A JSON array that is limited to the size of an output. */
class JsonArray {
    #items = [];
    #bytes = '[]'.length;
    /** @returns whether there was space for the entry. */
    add(entry) {
        const item = JSON.stringify(entry);
        this.#bytes += Buffer.byteLength(item) + (this.#items.length > 0 ? ','.length : 0);
        if (this.#bytes > outputs_MAX_OUTPUT_BYTES)
            return false;
        this.#items.push(item);
        return true;
    }
    format() {
        return `[${this.#items.join(',')}]`;
    }
}
/** The unmet rules of all images in the order of the rules, each once; none for `error`, where not all evidence is known. */
function missingRules({ result, rules, images }) {
    if (result === 'error')
        return [];
    const unmet = new Set(images.flatMap(unmetOf));
    return [...new Set(rules.map(({ text }) => text))].filter((text) => unmet.has(text));
}
function imageEntry(image) {
    return {
        image: imageField(image),
        digest: image.digest ?? '',
        result: image.result,
        missing: unmetOf(image),
        count: shownCount(image),
    };
}

;// CONCATENATED MODULE: ./build/gate/report/report-file.js




/**
 * Formats the whole report as JSON (`schemaVersion` 1), in pieces of one line per referrer, so that it is never in memory as a whole. The
 * token is not part of it.
 * @param scrub is called for each string before it becomes JSON: afterwards a secret may be spelled with escapes.
 */
function* formatReport(report, scrub) {
    const [problems, rules, images] = report.kind === 'finished' ? [[], report.rules.map(({ text }) => text), report.images] : [report.problems, [], []];
    const json = (value) => scrubbedJson(value, scrub);
    const head = json({ schemaVersion: 1, result: report.result, problems, rules });
    yield* withList(head, { name: 'subjects', items: subjectsOf(images, json) });
    yield '\n';
}
/** Scrubs string by string, which takes ten times as long, only where JSON contains an escape or a secret. */
function scrubbedJson(value, scrub) {
    const json = JSON.stringify(value);
    if (!json.includes('\\') && scrub(json) === json)
        return json;
    return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
}
/**
 * Writes the report file. It writes synchronously, because nothing else runs by then, and a stream would buffer every piece in memory.
 * @throws Error that names the path, with the error of the file system as its cause.
 */
function writeReportFile(path, pieces) {
    try {
        const file = (0,external_node_fs_.openSync)(path, 'w');
        try {
            for (const chunk of report_file_inChunks(pieces))
                (0,external_node_fs_.appendFileSync)(file, chunk);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch (cause) {
        throw new Error(`Could not write the report file ${path}, so the output referrers-file is empty. The result of the step does not change. Check the free disk space and RUNNER_TEMP.`, { cause });
    }
}
/** One system call for each piece would take most of the time. */
function* report_file_inChunks(pieces) {
    let chunk = '';
    for (const piece of pieces) {
        chunk += piece;
        if (chunk.length < CHUNK)
            continue;
        yield chunk;
        chunk = '';
    }
    yield chunk;
}
/** Characters. */
const CHUNK = 64 * 1024;
/** Unpacks one image at a time. */
function* subjectsOf(images, json) {
    for (const image of images)
        yield image.kind === 'judged' ? judgedSubject(image.unpack(), json) : otherSubject(image, json);
}
function judgedSubject(image, json) {
    const { missingReferrersApi, rules, platforms, skippedAttestations, elsewhere, isCut } = image;
    const head = {
        ...commonFields(image),
        ...(missingReferrersApi !== undefined && { missingReferrersApi }),
        ...(platforms.length > 0 && { platforms }),
        ...(skippedAttestations > 0 && { skippedAttestations }),
        ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(elsewhereJson) }),
        ...(isCut && { isCut }),
        missing: unmetRules(image),
        rules: rules.map(verdictJson),
    };
    return withList(json(head), { name: 'referrers', items: referrersOf(image, json) });
}
function otherSubject(image, json) {
    return [json({ ...commonFields(image), problem: image.problem, missing: [], rules: [], referrers: [] })];
}
function commonFields(image) {
    const { reference, digest, result } = image;
    return {
        image: imageField(image),
        reference: formatReference(reference),
        ...(reference.tag !== undefined && { tag: reference.tag }),
        digest: digest ?? '',
        result,
    };
}
function* referrersOf(image, json) {
    for (const entry of referrerEntries(image))
        yield [json(entry)];
}
function verdictJson({ rule, met, by, rejected, unmetTargets }) {
    return {
        rule: rule.text,
        min: rule.min,
        met,
        ...(unmetTargets.some(({ platform }) => platform !== undefined) && {
            unmetTargets: unmetTargets.map(unmetTargetJson),
        }),
        by: by.map(identityJson),
        rejected: rejected.map(({ referrer, why }) => ({ ...identityJson(referrer), why })),
    };
}
function identityJson({ digest, layer }) {
    return { digest, ...(layer !== undefined && { layer }) };
}
/** Without `platform` the target is the index itself, without `digest` a platform that the index does not have. */
function unmetTargetJson({ platform, subject, found }) {
    return { ...(platform !== undefined && { platform }), ...(subject !== undefined && { digest: subject }), found };
}
/** The evidence that was found where the rule does not count it, with the identities of the referrers. */
function elsewhereJson(one) {
    return 'found' in one ? { ...one, found: one.found.map(identityJson) } : one;
}
/** Adds a list as the last member of a JSON object that is not empty; each item starts a line. */
function* withList(object, { name, items }) {
    yield `${object.slice(0, -'}'.length)},"${name}":[`;
    let separator = '\n';
    for (const item of items) {
        yield separator;
        yield* item;
        separator = ',\n';
    }
    yield ']}';
}

;// CONCATENATED MODULE: ./build/runner/markdown.js


/*
 * All untrusted text in a summary is in HTML blocks. In these GitHub does not interpret Markdown, does not turn URLs into links, and a `|`
 * does not end a table cell. An empty line ends an HTML block, so untrusted text must not contain line breaks.
 */
/**
 * Escapes untrusted text for HTML, and also for Markdown: one line, cut to `max` characters, special characters as entities.
 * @param max is counted before escaping.
 * @see https://github.github.com/gfm/#html-blocks
 */
function escapeText(text, max = 200) {
    return (0,escape_goat/* htmlEscape */.z)((0,build_text/* oneLine */.TN)(text, max)).replace(MARKDOWN, (character) => `&#${character.codePointAt(0)};`);
}
const MARKDOWN = /[`|*_[\]\\~$]/g;
/** Formats untrusted text as code, where GitHub does not create mentions, issue links, emoji or formulas. */
function code(text, max) {
    return text === '' ? '' : `<code>${escapeText(text, max)}</code>`;
}
/** Formats untrusted lines as one paragraph of code. */
function paragraph(text) {
    const lines = text.split('\n').map((line) => code(line, MAX_LINE));
    return `<p>${lines.join('<br>')}</p>`;
}
/** Characters of one line of a paragraph. */
const MAX_LINE = 1_000;
/** The start of a table with its header row. Cells are HTML. */
function tableHead(cells) {
    return `<table>\n<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
}
/** One row of a table. Cells are HTML. */
function tableRow(cells) {
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
/**
 * Escapes untrusted text for a quoted label of a Mermaid diagram: all characters except letters, digits and a few others become
 * entities of Mermaid. Spaces too, because Mermaid interprets labels as Markdown (`1. ` would start a list).
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function mermaidText(text, max = 60) {
    return (0,build_text/* oneLine */.TN)(text, max).replace(/[^A-Za-z0-9./-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** `512 B`, `1.5 KiB`, `20 MiB` */
function formatBytes(bytes) {
    const power = Math.min(Math.max(Math.floor(Math.log2(bytes) / 10), 0), UNITS.length - 1);
    const value = bytes / 1024 ** power;
    return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${UNITS[power]}`;
}
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

;// CONCATENATED MODULE: ./build/runner/sections.js
/** A section without rows. */
function block(text) {
    return { before: text, rows: [], after: '' };
}
/**
 * Joins sections with an empty line between them. A page that is too long ends with the last row that fits and the note; the remaining
 * sections are not read.
 */
function joinSections(sections, { maxBytes, note }) {
    let space = maxBytes - Buffer.byteLength(note) - GAP.length;
    const parts = [];
    for (const section of sections) {
        const { text, whole } = fitSection(section, space - GAP.length);
        if (text !== '')
            parts.push(text);
        if (!whole) {
            parts.push(note);
            break;
        }
        space -= Buffer.byteLength(text) + GAP.length;
    }
    return `${parts.join(GAP)}\n`;
}
const GAP = '\n\n';
/** The part of a section that fits into `space` bytes. */
function fitSection({ before, rows, after }, space) {
    let left = space - Buffer.byteLength(before) - lineBytes(after);
    const kept = [];
    for (const row of rows) {
        left -= lineBytes(row);
        if (left < 0)
            break;
        kept.push(row);
    }
    const whole = left >= 0;
    const lines = [before, ...kept, after].filter((line) => line !== '');
    return { text: whole || kept.length > 0 ? lines.join('\n') : '', whole };
}
function lineBytes(line) {
    return Buffer.byteLength(line) + '\n'.length;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-graph.js





/** A graph with more nodes is not readable. */
const summary_graph_MAX_NODES = 50;
/**
 * Draws the image, its platforms that have referrers, and the referrers as a Mermaid diagram in Markdown; `undefined` if there are no
 * referrers, or more than 50 nodes. The input `artifact-type` hides nothing here: a tree without its inner nodes would be wrong.
 */
function referrersGraph(image) {
    const { reference, digest } = image;
    const referrers = [...new Map(metFirst(image).map((one) => [identityOf(one), one])).values()];
    const subjects = new Set(referrers.map(({ subject }) => subject));
    const platforms = image.platforms.filter((one) => subjects.has(one.digest) && one.digest !== digest);
    if (referrers.length === 0 || referrers.length + platforms.length + 1 > summary_graph_MAX_NODES)
        return undefined;
    const names = new Map([
        ...referrers.toReversed().map((one, index) => [one.digest, `r${referrers.length - index}`]),
        ...platforms.map((one, index) => [one.digest, `p${index + 1}`]),
        [digest, SUBJECT],
    ]);
    return [
        '```mermaid',
        'flowchart LR',
        `  ${SUBJECT}[${label([reference.repository, shortDigest(digest)])}]`,
        ...platforms.map((one) => `  ${names.get(one.digest)}[${label([one.platform, shortDigest(one.digest)])}] -.- ${SUBJECT}`),
        ...referrers.flatMap((one, index) => line(one, `r${index + 1}`, names)),
        '```',
    ].join('\n');
}
const SUBJECT = 'subject';
function line(referrer, name, names) {
    // An image that refers to itself would be an arrow from the subject to itself.
    if (names.get(referrer.digest) === SUBJECT)
        return [];
    const text = label([kindOf(referrer), referrer.artifactType, shortIdentity(referrer)]);
    return [`  ${name}[${text}] --> ${names.get(referrer.subject) ?? SUBJECT}`];
}
function label(texts) {
    const shown = texts.filter((text) => text !== '');
    return `"${shown.map((text) => mermaidText(text)).join('<br/>')}"`;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-referrers.js






/** Rows of the table; the report file has all referrers. */
const MAX_ROWS = 100;
/** The table of the shown referrers of an image; referrers of a referrer follow it, indented. */
function referrersTable(image, shown) {
    const referrers = metFirst(image, shown);
    const caption = captionOf(referrers.length, image.referrers.length - referrers.length);
    const notes = notesOf(image, referrers.length - MAX_ROWS).map((note) => `\n<p>${note}</p>`);
    if (referrers.length === 0)
        return block(`<p>${caption}.</p>${notes.join('')}`);
    const hasPlatforms = referrers.some(({ platform }) => platform !== undefined);
    const head = ['Kind', 'Artifact type', ...(hasPlatforms ? ['Platform'] : []), 'Digest', 'Size', 'Created', 'Source'];
    return {
        before: `<p>${caption}:</p>\n${tableHead(head)}`,
        rows: referrers.slice(0, MAX_ROWS).map((referrer) => tableRow(summary_referrers_cellsOf(referrer, hasPlatforms))),
        after: `</table>${notes.join('')}`,
    };
}
function captionOf(count, hidden) {
    const counted = count === 0 ? 'No referrers' : pluralize(count, 'referrer');
    return hidden === 0 ? counted : `${counted} (${hidden} hidden by <code>artifact-type</code>)`;
}
function notesOf({ isCut }, more) {
    return [
        ...(more > 0
            ? [`The file in the output <code>referrers-file</code> has ${pluralize(more, 'more referrer')}.`]
            : []),
        ...(isCut ? [TREE_IS_CUT] : []),
    ];
}
function summary_referrers_cellsOf(referrer, hasPlatforms) {
    const { artifactType, predicateTypes, platform, size, sources, depth } = referrer;
    return [
        `${depth > 1 ? `${'&emsp;'.repeat(depth - 2)}↳ ` : ''}${kindOf(referrer)}`,
        [artifactType, predicateTypes[0] ?? '']
            .filter((type) => type !== '')
            .map((type) => code(type, 100))
            .join('<br>'),
        ...(hasPlatforms ? [code(platform ?? '', 80)] : []),
        digestCell(referrer),
        formatBytes(size),
        code(createdOf(referrer) ?? '', 40),
        sources[0],
    ];
}
function digestCell(referrer) {
    const { digest, layer } = referrer;
    const manifest = `<code title="${digest}">${shortDigest(digest)}</code>`;
    if (layer === undefined)
        return manifest;
    return `${manifest}<br>layer <code title="${layer}">${escapeText(shortIdentity(referrer), 100)}</code>`;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-image.js











/** The sections about one image, or about several with the same problem. */
function* imageSections(group, run) {
    const { image } = group;
    yield heading(group, run.warnOnly);
    if (image.kind === 'judged') {
        yield* judgedSections(image.unpack(), run.shown);
        return;
    }
    yield block(paragraph(image.problem));
    if (image.kind === 'not-found')
        yield block(`<p>${absenceAdvice(image)}</p>`);
}
/** Hints, rules, advice, referrers and graph of a judged image. */
function* judgedSections(image, shown) {
    const missingApi = explainMissingReferrersApi(image);
    if (missingApi !== undefined)
        yield block(`<p>⚠️ ${code(missingApi, 1_000)}</p>`);
    const skipped = explainSkippedAttestations(image);
    if (skipped !== undefined)
        yield block(paragraph(`ℹ️ ${skipped}`));
    if (image.rules.length > 0)
        yield rulesTable(image);
    if (image.result === 'missing')
        yield advice(image);
    yield referrersTable(image, shown);
    const graph = referrersGraph(image);
    if (graph !== undefined)
        yield block(graph);
}
function heading({ image, others }, warnOnly) {
    const { reference, digest, result } = image;
    const names = [image, ...others].map((one) => code(formatReference(one.reference), 700));
    const alone = others.length === 0;
    const title = `<h3>${markOf(result, warnOnly)} ${alone ? names.join('') : pluralize(names.length, 'image')}: ${result}</h3>`;
    if (!alone)
        return block(`${title}\n<p>${firstFew(names, summary_image_MAX_IMAGES).join(', ')}</p>`);
    return block(digest === undefined || reference.digest !== undefined ? title : `${title}\n<p>Digest: ${code(digest)}</p>`);
}
/** Images named in a paragraph; the table above it has all of them. */
const summary_image_MAX_IMAGES = 20;
function rulesTable({ rules, referrers }) {
    return {
        before: tableHead(['Rule', 'Verdict', 'Met by', 'Found but not counted']),
        rows: rules.map((verdict) => tableRow(ruleCells(verdict, referrers))),
        after: '</table>',
    };
}
function ruleCells(verdict, referrers) {
    const by = verdict.by.map((referrer) => code(nameReferrer(referrer)));
    const rejected = uncountedReferrers(verdict, referrers).map(({ referrer, why }) => `${code(nameReferrer(referrer))}: ${code(why, 300)}`);
    return [
        code(nameRule(verdict.rule)),
        `${verdict.met ? '✅' : '❌'} ${escapeText(formatVerdict(verdict), 700)}`,
        firstFew(by, summary_image_MAX_NAMED).join('<br>'),
        firstFew(rejected, summary_image_MAX_NAMED).join('<br>'),
    ];
}
/** Referrers named in one cell. */
const summary_image_MAX_NAMED = 5;
function advice(image) {
    const unmet = image.rules.filter(({ met }) => !met);
    const later = waitAdvice(image);
    return {
        before: '<p><strong>What to do</strong></p>\n<ul>',
        rows: [
            ...unmet.map((verdict) => adviceItem(verdict, image)),
            ...(later === undefined ? [] : [`<li>${later.replace('wait-timeout', '<code>$&</code>')}</li>`]),
        ],
        after: '</ul>',
    };
}
function adviceItem(verdict, image) {
    const { rule } = verdict;
    const subject = subjectToAttachTo(verdict, image.reference);
    const hints = elsewhereLines(verdict, image).map((line) => `${code(line.trim(), MAX_WAY)}<br>`);
    const absent = `${hints.join('')}${cannotBeMet(verdict) ? `${NO_PLATFORM_ADVICE} ` : ''}`;
    if (subject === undefined)
        return `<li>For ${code(nameRule(rule))}: ${absent.trim()}</li>`;
    const { ways, notes } = attachAdvice(rule, { subject, sources: image.sources, max: MAX_WAYS });
    const listed = ways.map((way) => code(way, MAX_WAY)).join('<br>or ');
    const how = ways.length === 0 ? '.' : `, for example with:<br>${listed}`;
    const text = notes.length === 0 ? '' : `<br>${notes.map((note) => escapeText(note, 300)).join(' ')}`;
    return `<li>${absent}For ${code(nameRule(rule))}, attach ${escapeText(amountToAttach(verdict, image.digest))}${how}${text}</li>`;
}
const MAX_WAYS = 4;
/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;

;// CONCATENATED MODULE: ./build/gate/report/summary.js







/** Formats the job summary as Markdown: the result, then the images, worst first; of many images only those that did not pass. */
function gateSummary(report) {
    return joinSections(sectionsOf(report), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}
/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(report) {
    yield block(verdict(report));
    if (report.kind === 'stopped') {
        yield problemList(report.problems);
        return;
    }
    const images = worstFirst(report.images);
    const inFull = images.length > MAX_IN_FULL ? images.filter((image) => !passed(image)) : images;
    if (images.length > 1)
        yield overview(images, report.warnOnly);
    if (inFull.length < images.length)
        yield block(omittedImages(images.length - inFull.length));
    for (const group of groupBySameProblem(inFull))
        yield* imageSections(group, report);
}
/** Bytes. GitHub refuses a summary above 1 MiB; the difference is a margin for masked secrets, which may become longer. */
const MAX_SUMMARY_BYTES = 1_000_000;
const CUT_NOTE = '<p>✂️ The summary was cut here. The file in the output <code>referrers-file</code> has the complete report.</p>';
function verdict(report) {
    const lines = [
        '## Quay Referrers',
        '',
        `<p><strong>${markOfRun(report)} ${escapeText(headline(report), 1_000)}</strong></p>`,
    ];
    // Readers must not take the presence of a signature for a valid signature.
    return report.kind === 'finished' && report.images.length > 0
        ? [...lines, NOT_VERIFIED].join('\n')
        : lines.join('\n');
}
const NOT_VERIFIED = '<p>This step checks that referrers are attached. It does not verify signatures: use <code>cosign verify</code> or <code>notation verify</code>.</p>';
function problemList(problems) {
    return { before: '<ul>', rows: problems.map((problem) => `<li>${paragraph(problem)}</li>`), after: '</ul>' };
}
function overview(images, warnOnly) {
    const cells = (image) => [
        code(formatReference(image.reference), 700),
        `${markOf(image.result, warnOnly)} ${image.result}`,
        unmetOf(image)
            .map((text) => code(text, 120))
            .join(', '),
        String(shownCount(image)),
    ];
    return {
        before: tableHead(['Image', 'Result', 'Missing', 'Referrers']),
        rows: images.map((image) => tableRow(cells(image))),
        after: '</table>',
    };
}
function omittedImages(count) {
    return `<p>${pluralize(count, 'image')} without problems ${count === 1 ? 'is' : 'are'} only in the table above. The file in the output <code>referrers-file</code> has the details.</p>`;
}

;// CONCATENATED MODULE: ./build/gate/report/publish.js






/**
 * Publishes a report, in this order: report file, outputs, summary where it is wanted, annotations, and with several images the result
 * as the last line of the log. If the report file, the summary or the annotations cannot be written, there is a warning, and the result
 * stays the same.
 * @throws the first error of setting the outputs, after everything else is published: later steps rely on them.
 */
async function publish(report, runner) {
    const path = runner.temporaryFile('referrers.json');
    const isWritten = await warnOnFailure(() => writeReportFile(path, formatReport(report, runner.scrub)), runner);
    try {
        setOutputs(report, isWritten ? path : '', runner);
    }
    finally {
        if (report.wantsSummary)
            await warnOnFailure(() => writeSummary(report, runner), runner);
        await warnOnFailure(() => publish_annotate(report, runner), runner);
    }
}
/** @returns whether the step succeeded. */
async function warnOnFailure(step, { warn }) {
    try {
        await step();
        return true;
    }
    catch (error) {
        warn((0,build_error/* explain */.WE)(error));
        return false;
    }
}
async function writeSummary(report, runner) {
    try {
        await runner.summary(gateSummary(report));
    }
    catch (cause) {
        throw new Error('Could not write the job summary. The result of the step does not change. Check the free disk space.', {
            cause,
        });
    }
}
/** Sets all outputs. @throws the first error, after all other outputs are set. */
function setOutputs(report, referrersFile, runner) {
    const { values, cut, failures } = gateOutputs(report, referrersFile);
    const errors = [...failures];
    const attempt = (set) => {
        try {
            set();
        }
        catch (error) {
            errors.push(error);
        }
    };
    for (const [name, value] of Object.entries(values))
        attempt(() => runner.output(name, value));
    const token = report.kind === 'finished' ? report.token : undefined;
    attempt(() => (token === undefined ? runner.output('token', '') : runner.secretOutput('token', token.secret)));
    if (cut)
        runner.warn(publish_CUT);
    if (Buffer.byteLength(values.images) > outputs_MAX_OUTPUT_BYTES)
        runner.warn(LONG);
    if (errors.length > 0)
        throw errors[0];
}
const publish_CUT = 'The output referrers was cut to 64 KiB. It has no annotations, and the last referrers may be missing; those that meet a rule come first. The output count includes all referrers. The file in the output referrers-file has the complete list.';
const LONG = 'The output images is longer than 64 KiB. A later step may not start with it in an environment variable. Read the file in the output referrers-file instead.';
function publish_annotate(report, runner) {
    for (const { level, title, message } of gateAnnotations(report)) {
        if (level === 'error')
            runner.error(message, title);
        else
            runner.warn(message);
    }
    if (report.kind === 'finished' && report.images.length > 1)
        runner.info(headline(report));
}

;// CONCATENATED MODULE: ./build/gate/warnings.js


/** Warns of inputs that are allowed but probably not intended: a moving tag, an empty file of images, TLS without verification, plain HTTP. */
function warnOfRisks({ images, emptyFile, connection }, runner) {
    if (emptyFile !== undefined) {
        runner.warn(`images-file: the file \`${(0,build_text/* oneLine */.TN)(emptyFile)}\` has no references, so only the images of the input image are checked. Check the step that creates the file.`);
    }
    const moving = images.filter(({ tagDefaulted }) => tagDefaulted).map(warnings_formatName);
    if (moving.length > warnings_MAX_NAMED) {
        const more = moving.length - warnings_MAX_NAMED;
        runner.notice(`${moving.slice(0, warnings_MAX_NAMED).join(', ')} and ${more} more have ${MOVING}`);
    }
    else {
        for (const name of moving)
            runner.notice(`${name} has ${MOVING}`);
    }
    warnOfConnection(connection, [...new Set(images.map(({ registry }) => registry))], runner);
}
/** Images that get a notice each; more share one, because GitHub shows only ten notices of a step. */
const warnings_MAX_NAMED = 3;
const MOVING = 'neither a tag nor a digest, so the tag latest is used. It can move to another image; a digest cannot.';
/** Says in a matrix job that it checks only some of the images. */
function reportShard({ images, imagesInAll, shard: { index, count } }, runner) {
    const shard = `Shard ${index}/${count}`;
    if (images.length === 0)
        runner.notice(`${shard} has no images (${imagesInAll} in all shards), so this job checks nothing.`);
    else if (images.length < imagesInAll)
        runner.info(`${shard} has ${images.length} of ${imagesInAll} images.`);
}
function warnings_formatName({ registry, repository }) {
    return `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./build/gate/gate.js












/**
 * Lists the referrers of each image, judges them by the rules, and publishes the report.
 * @returns whether the step passes.
 */
async function gate(runner) {
    maskCredentials(runner);
    const report = await makeReport(runner);
    await publish(report, runner);
    return stepPasses(report);
}
/** Input errors and unexpected errors also produce a report, so that the outputs are always set. */
async function makeReport(runner) {
    const inputs = new InputReader(GATE_INPUTS, runner);
    try {
        return await runGate(readGateInputs(inputs, runner), runner);
    }
    catch (error) {
        // A token may have been typed into the wrong input. Secrets are removed before anything is cut, which would hide them from the mask.
        const problems = error instanceof build_error/* InputError */.dz ? error.problems.map(hideTokens) : [(0,build_error/* explain */.WE)(error)];
        return {
            kind: 'stopped',
            result: 'error',
            problems: problems.map(runner.scrub),
            wantsSummary: wantsSummary(inputs),
        };
    }
}
async function runGate(inputs, runner) {
    const startedAt = runner.now();
    warnOfRisks(inputs, runner);
    reportShard(inputs, runner);
    const sessions = openGateSessions(inputs, runner);
    const [first] = inputs.images;
    // Credentials may take a request of their own: keyless, or a credential helper.
    if (first !== undefined)
        sessions.prepare(first, 1);
    const images = await judgeImages({ inputs, sessions, startedAt, context: runner });
    const result = images.length === 0 ? 'listed' : worstResult(images.map((image) => image.result));
    const { rules, shown, warnOnly, wantsSummary } = inputs;
    return { kind: 'finished', result, rules, images, shown, token: sessions.token, warnOnly, wantsSummary };
}
/** `service` and the given credentials are for one registry only. */
function openGateSessions(inputs, runner) {
    const { images, actions, credentials, credentialRegistry: registry, cosignRepository } = inputs;
    const connection = openConnection(inputs.connection, registry, runner);
    const finder = new CredentialFinder(credentials, registry, { connection, runner });
    const credentialsFor = (registry, repository) => finder.find({ registry, repository });
    const readOnly = cosignRepository === undefined ? [] : [cosignRepository];
    return new Sessions({ references: images, readOnly, actions, credentialsFor, ...connection }, runner);
}
function stepPasses(report) {
    if (report.result === 'missing')
        return report.kind === 'finished' && report.warnOnly;
    return report.result === 'pass' || report.result === 'listed';
}


/***/ }),

/***/ 714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ explainInvalidToken),
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(975);

/** A password or token. String conversion, JSON and inspection show `***`; only `reveal()` returns the value, so that each use can be found by a search. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}
/**
 * Why a string that should be a token or a generated password cannot be one, for a message that never quotes it; `undefined` if it can.
 * What is not a token must not be sent, be an output, or be masked: a mask of spaces would hide all spaces in the log.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
function explainInvalidToken(text) {
    if (text.trim() === '')
        return 'is empty';
    if (text.length > MAX_TOKEN_LENGTH)
        return `is longer than ${MAX_TOKEN_LENGTH.toLocaleString('en')} characters`;
    return BEARER_TOKEN.test(text) ? undefined : 'has characters that a token cannot have';
}
/** Characters. Servers accept headers of 8 to 16 KiB; a token of Quay for ten repositories has under 4 KiB. */
const MAX_TOKEN_LENGTH = 16_384;
const BEARER_TOKEN = /^[\w\-.~+/]+=*$/;


/***/ })

};
