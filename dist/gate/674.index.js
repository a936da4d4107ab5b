export const id = 674;
export const ids = [674];
export const modules = {

/***/ 8674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addCaVerifiers: () => (/* binding */ addCaVerifiers)
/* harmony export */ });
/* harmony import */ var _policy_verification_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5148);
/* harmony import */ var _trust_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4763);


/**
 * Reads the certificates of the CAs that rules name, each file once, and adds a verifier for each rule whose file has no problem. The
 * reader of the inputs keeps the problems.
 */
async function addCaVerifiers(verifiers, rules, caInputs) {
    const { CaVerifier } = await Promise.all(/* import() */[__webpack_require__.e(993), __webpack_require__.e(380)]).then(__webpack_require__.bind(__webpack_require__, 7380));
    const { inputs, workspace, now } = caInputs;
    const tried = new Set();
    for (const rule of rules) {
        const trust = (0,_policy_verification_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .trustOf */ .A)(rule);
        if (trust?.by !== 'ca' || tried.has(trust.ca))
            continue;
        tried.add(trust.ca);
        const read = () => CaVerifier.read((0,_trust_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readTrustFile */ .X)(trust.ca, workspace, { expected: EXPECTED }), now);
        const verifier = inputs.attempt(`require: \`${rule.text}\``, read, undefined);
        if (verifier !== undefined)
            verifiers.set(trust, verifier);
    }
}
const EXPECTED = 'expected the path of a certificate in the workspace, or an absolute path, created or checked out before this step, for example: notation-ca.pem';


/***/ }),

/***/ 4763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ checkTrustPath),
/* harmony export */   X: () => (/* binding */ readTrustFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5602);
/* harmony import */ var _inputs_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3448);
/* harmony import */ var _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8569);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(977);





/**
 * Reads a file with what a rule trusts, such as public keys or certificates.
 * @param path a relative path must stay in the workspace. An absolute path may be anywhere, since it is visible in the rule.
 * @param options `expected` is the end of the message, which starts with this word.
 * @throws InputError, without the name of the input, if it is not there or cannot be read. The content is not quoted.
 */
function readTrustFile(path, workspace, { expected, maxBytes = MAX_BYTES }) {
    try {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? path : (0,_inputs_file_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveInWorkspace */ .z1)(path, workspace);
        return { source: (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(path), text: (0,_inputs_file_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeText */ .g7)((0,_inputs_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(file, maxBytes)) };
    }
    catch (error) {
        if (!(error instanceof _inputs_file_js__WEBPACK_IMPORTED_MODULE_2__/* .FileError */ .f6))
            throw error;
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`the file \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(path)}\` ${error.message}; ${expected}`);
    }
}
/**
 * Checks that the value of an input may be the path of a file with what rules trust.
 * @throws InputError, without the name of the input. A value that may be a secret is not quoted.
 */
function checkTrustPath(text, { content, plural, expected }) {
    if (/\p{Cc}/u.test(text) || (0,_inputs_secrets_js__WEBPACK_IMPORTED_MODULE_3__/* .looksLikeSecret */ .WW)(text))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`this is neither ${content} nor a path; ${expected}`);
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(text)}\` is a URL, and ${plural} are only read from files; ${expected}`);
}
/** Over 300 keys. */
const MAX_BYTES = 65_536;


/***/ })

};
