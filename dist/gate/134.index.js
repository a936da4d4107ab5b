export const id = 134;
export const ids = [134,835];
export const modules = {

/***/ 7835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ loadEmbeddedRoot),
/* harmony export */   Y: () => (/* binding */ formatDate),
/* harmony export */   readEmbeddedRoot: () => (/* binding */ readEmbeddedRoot)
/* harmony export */ });
/**
 * Returns the embedded trusted root, without any request. A warning says if it is old.
 * @param embedded for tests.
 */
async function readEmbeddedRoot({ now, warn, load }, embedded) {
    const { date, trustedRoot } = embedded ?? (await loadEmbeddedRoot());
    if (now().getTime() - date.getTime() > MAX_AGE) {
        warn(`trusted-root: the trusted root of sigstore in this action is of ${formatDate(date)}, so signatures that newer keys of sigstore confirm do not verify. Use a newer version of this action, or set trusted-root to the path of a newer trusted_root.json.`);
    }
    const read = await load();
    return read(trustedRoot);
}
/** Milliseconds, six months. */
const MAX_AGE = 183 * 86_400_000;
/** Loads the embedded root, which is in a chunk of its own. */
async function loadEmbeddedRoot() {
    const { EMBEDDED_ROOT } = await __webpack_require__.e(/* import() */ 488).then(__webpack_require__.bind(__webpack_require__, 2488));
    return EMBEDDED_ROOT;
}
/** `2026-11-05` */
function formatDate(date) {
    return date.toISOString().slice(0, 10);
}


/***/ }),

/***/ 8134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ROOT_TIMEOUT: () => (/* binding */ ROOT_TIMEOUT),
/* harmony export */   refreshTrustedRoot: () => (/* binding */ refreshTrustedRoot)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _http_deadline_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(489);
/* harmony import */ var _http_exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9148);
/* harmony import */ var _http_failure_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8373);
/* harmony import */ var _http_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2616);
/* harmony import */ var _http_tls_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(292);
/* harmony import */ var _http_tunnel_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1575);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9368);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(977);
/* harmony import */ var _embedded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7835);
/* harmony import */ var _untrusted_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1326);











/**
 * Returns the newest trusted root of the public sigstore instance, within five seconds. If that fails, a warning says why, and the embedded
 * one is returned.
 * @param http a client without retries.
 * @param embedded for tests.
 */
async function refreshTrustedRoot({ http, ...reader }, embedded) {
    const known = embedded ?? (await (0,_embedded_js__WEBPACK_IMPORTED_MODULE_8__/* .loadEmbeddedRoot */ .L)());
    try {
        // While the connection is being opened, the code for the requests is loaded, and that for the root while the responses are awaited.
        http
            .prepare(new URL(known.repository), FIRST_REQUESTS)
            .then(reader.load)
            .catch(() => undefined);
        const newest = await (0,_http_deadline_js__WEBPACK_IMPORTED_MODULE_9__/* .withDeadline */ .N)(ROOT_TIMEOUT, (signal) => fetchNewest(known, http, signal));
        return readNewest(newest, await reader.load());
    }
    catch (error) {
        reader.warn(describeFailure(error, known));
        return await (0,_embedded_js__WEBPACK_IMPORTED_MODULE_8__.readEmbeddedRoot)(reader, known);
    }
}
/** Milliseconds, for all requests together. */
const ROOT_TIMEOUT = 5_000;
/** root.json and timestamp.json are requested at the same time. */
const FIRST_REQUESTS = 2;
async function fetchNewest(known, http, signal) {
    const { TufClient } = await Promise.all(/* import() */[__webpack_require__.e(468)]).then(__webpack_require__.bind(__webpack_require__, 8468));
    const client = new TufClient(known.tufRoot, fetchFrom(known.repository, http, signal));
    return await client.newest(TRUSTED_ROOT, Buffer.from(known.trustedRoot));
}
const TRUSTED_ROOT = 'trusted_root.json';
/** A file that sigstore signed, in a form that this version of the action does not know. */
class UnknownForm extends Error {
}
function readNewest(newest, read) {
    try {
        return read(newest.toString('utf8'));
    }
    catch (error) {
        throw new UnknownForm(`this version of the action cannot read the newest ${TRUSTED_ROOT} (${(0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(error)})`);
    }
}
function fetchFrom(repository, http, signal) {
    return async (path, maxBytes) => {
        signal.throwIfAborted();
        const request = { method: 'GET', url: new URL(`${repository}/${path}`), maxBytes };
        const response = await http.send(request).catch((error) => {
            throw new Error(explainRequest(error, request));
        });
        return bodyOf(response, (0,_http_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .formatRequest */ .z)(request));
    };
}
/** Most messages of a NetworkError advise on the registry, so only the code of its cause is used. */
function explainRequest(error, request) {
    if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr))
        return (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(error);
    const { cause, message } = error;
    if (cause instanceof _http_tunnel_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyError */ .T || (0,_http_tls_js__WEBPACK_IMPORTED_MODULE_4__/* .isUntrusted */ .fb)(cause))
        return message.replace(/\.$/, '');
    const isTooLarge = error instanceof _http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .ResponseTooLarge */ .l1;
    const reason = isTooLarge ? `more than ${(0,_http_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(request.maxBytes)}` : ((0,_http_failure_code_js__WEBPACK_IMPORTED_MODULE_2__/* .failureCode */ .A)(cause) ?? (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(cause));
    return `${(0,_http_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .formatRequest */ .z)(request)} failed (${reason})`;
}
function bodyOf({ status, body }, request) {
    // Storage services return 403 for a file that does not exist if the files may not be listed.
    if (status === 404 || status === 403)
        return undefined;
    if (status !== 200)
        throw new Error(`${request} returned ${status}`);
    const limit = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .exceedsLimits */ .sm)(body, JSON_LIMITS);
    if (limit !== undefined)
        throw new Error(`the response to ${request} ${limit}`);
    // For example the login page of a proxy.
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(body) === undefined)
        throw new Error(`the response to ${request} is not JSON`);
    return body;
}
/** tuf-js reads a file before it checks the signatures, in a time that is quadratic in the number of keys. The files of sigstore have at most 150 values. */
const JSON_LIMITS = { depth: 16, values: 5_000 };
function describeFailure(error, { repository, date }) {
    const { host } = new URL(repository);
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
    const reason = isTimeout ? `${host} did not send all files within ${ROOT_TIMEOUT / 1000} s` : (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(error);
    return `trusted-root: the trusted root of sigstore cannot be updated, so the one in this action (of ${(0,_embedded_js__WEBPACK_IMPORTED_MODULE_8__/* .formatDate */ .Y)(date)}) is used: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(reason, MAX_REASON)}. ${adviseOn(error, host)}`;
}
function adviseOn(error, host) {
    if (error instanceof UnknownForm)
        return 'Use a newer version of this action.';
    if (error instanceof _untrusted_file_js__WEBPACK_IMPORTED_MODULE_7__/* .UntrustedFile */ .J)
        return `Check the clock of this runner, and the proxies between it and ${host}.`;
    return `Let this runner reach ${host}, or set trusted-root to embedded.`;
}
/** Characters. */
const MAX_REASON = 800;


/***/ }),

/***/ 1326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ UntrustedFile)
/* harmony export */ });
/** A file of a TUF repository whose signatures, version, expiry or content are not as they must be. */
class UntrustedFile extends Error {
    name = 'UntrustedFile';
    constructor(path, reason) {
        super(`${path} cannot be trusted (${reason})`);
    }
}


/***/ })

};
