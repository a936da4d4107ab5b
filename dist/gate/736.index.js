export const id = 736;
export const ids = [736];
export const modules = {

/***/ 346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requestIdToken: () => (/* binding */ requestIdToken)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(787);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(714);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(977);



/**
 * Requests an OIDC token of this job from GitHub.
 * @throws Error if the job has no `permissions: id-token: write`, if the response has no token, or if there is none within a minute.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
async function requestIdToken(environment, audience) {
    if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL)
        throw new Error(NO_ID_TOKEN);
    const token = await within(ID_TOKEN_DEADLINE, (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getIDToken */ .V9)(audience).catch(explainNoToken));
    const invalid = (0,_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .explainInvalidToken */ .S)(token);
    if (invalid !== undefined)
        throw new Error(`The OIDC token that GitHub returned cannot be used: it ${invalid}. Run the job again.`);
    return new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(token);
}
/** Milliseconds. @actions/core makes up to ten attempts, and never settles if the connection is cut within the response body. */
const ID_TOKEN_DEADLINE = 60_000;
const NO_ID_TOKEN = 'GitHub does not issue an OIDC token to this job. Add `permissions: id-token: write` to the job (and `contents: read` if it checks out code). Pull requests from forks cannot get one.';
/** The messages of @actions/core have several lines, and may contain a whole HTML page. */
function explainNoToken(cause) {
    const message = String(cause).replace('Error: Error message: ', '').replaceAll(/\s+/g, ' ').trim();
    throw new Error(`GitHub did not return an OIDC token. Run the job again. (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(message)})`);
}
async function within(milliseconds, work) {
    const { promise, reject } = Promise.withResolvers();
    const onTimeout = () => reject(new Error(`GitHub did not return an OIDC token within ${milliseconds / 1000} s. Run the job again.`));
    const timer = setTimeout(onTimeout, milliseconds);
    return await Promise.race([work, promise]).finally(() => clearTimeout(timer));
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


/***/ }),

/***/ 625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
// @actions/http-client imports this class for `getAgentDispatcher` alone, which nothing here calls: docs/decisions/no-undici.md.
class ProxyAgent {
  constructor() {
    throw new Error('undici is left out of this bundle: see docs/decisions/no-undici.md');
  }
}


/***/ })

};
