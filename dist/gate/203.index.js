export const id = 203;
export const ids = [203];
export const modules = {

/***/ 1203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addKeyVerifiers: () => (/* binding */ addKeyVerifiers)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _policy_verification_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5148);
/* harmony import */ var _trust_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4763);



/**
 * Reads the keys that rules name, each once, and the input `public-key`, and adds a verifier for each rule whose keys have no problem. The
 * reader of the inputs keeps the problems.
 */
async function addKeyVerifiers(verifiers, rules, keyInputs) {
    const { KeyVerifier } = await __webpack_require__.e(/* import() */ 706).then(__webpack_require__.bind(__webpack_require__, 5706));
    const read = new Map();
    const readOnce = (name, rule) => {
        if (!read.has(name))
            read.set(name, readKeys(KeyVerifier.readKeys, { name, rule, ...keyInputs }));
        return read.get(name);
    };
    const isGiven = keyInputs.inputs.text('public-key') !== '';
    if (isGiven)
        readOnce(INPUT);
    for (const rule of rules) {
        const trust = (0,_policy_verification_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .trustOf */ .A)(rule);
        if (trust?.by !== 'key')
            continue;
        const keys = trust.keys.map((name) => readOnce(name, rule));
        const valid = keys.filter((key) => key !== undefined);
        if (valid.length !== keys.length)
            continue;
        const verifier = new KeyVerifier(valid.flat());
        if (trust.requiresLog)
            verifiers.setWithRoot(trust, (root) => verifier.withLog(root));
        else
            verifiers.set(trust, verifier);
    }
    if (isGiven && keyInputs.hasAllRules && !rules.some(({ keys }) => keys?.includes(INPUT)))
        keyInputs.inputs.complain(UNUSED);
}
/** The name of the input `public-key` in a rule. */
const INPUT = 'input';
const UNUSED = 'public-key: no rule has key=input, so no signature would be verified with this key; expected a rule that names it, for example: signature key=input';
function readKeys(parse, { name, rule, inputs, workspace }) {
    const start = name === INPUT || rule === undefined ? 'public-key' : `require: \`${rule.text}\``;
    const read = () => name === INPUT
        ? readInput(inputs, { rule, workspace })
        : (0,_trust_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readTrustFile */ .X)(name, workspace, { expected: EXPECTED_FILE });
    return inputs.attempt(start, () => parse(read()), undefined);
}
/** Does not quote what is not a path, since it may be a private key. */
function readInput(inputs, { rule, workspace }) {
    const text = inputs.text('public-key');
    if (text === '') {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`not set or empty, although the rule \`${rule?.text}\` names it; expected a public key as PEM, or the path of its file, for example: cosign.pub`);
    }
    if (text.includes('-----BEGIN'))
        return { source: 'public-key', text };
    (0,_trust_file_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTrustPath */ .C)(text, { content: 'a public key as PEM', plural: 'keys', expected: EXPECTED_INPUT });
    return (0,_trust_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readTrustFile */ .X)(text, workspace, { expected: EXPECTED_FILE });
}
const EXPECTED_INPUT = 'expected a public key with the lines "-----BEGIN PUBLIC KEY-----" and "-----END PUBLIC KEY-----", or the path of its file, for example: cosign.pub';
const EXPECTED_FILE = 'expected the path of a public key in the workspace, or an absolute path, created or checked out before this step, for example: cosign.pub';


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
