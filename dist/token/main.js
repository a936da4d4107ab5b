/******/ var __webpack_modules__ = ({

/***/ 613:
/***/ ((module) => {

module.exports = process.getBuiltinModule("assert");

/***/ }),

/***/ 317:
/***/ ((module) => {

module.exports = process.getBuiltinModule("child_process");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = process.getBuiltinModule("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = process.getBuiltinModule("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = process.getBuiltinModule("http");

/***/ }),

/***/ 311:
/***/ ((module) => {

module.exports = process.getBuiltinModule("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = process.getBuiltinModule("net");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs/promises");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:net");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:stream");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = new Proxy({}, { get: (_, property) => process.getBuiltinModule("node:tls")[property] });

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = process.getBuiltinModule("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = process.getBuiltinModule("path");

/***/ }),

/***/ 193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("string_decoder");

/***/ }),

/***/ 557:
/***/ ((module) => {

module.exports = process.getBuiltinModule("timers");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = process.getBuiltinModule("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = process.getBuiltinModule("util");

/***/ }),

/***/ 602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   gl: () => (/* binding */ RegistryError)
/* harmony export */ });
/**
 * The workflow is wrong: an input, a combination of inputs, or a file that an input names.
 * `problems` has one message each, so that all bad inputs of a run are reported together.
 */
class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        const list = typeof problems === 'string' ? [problems] : problems;
        super(list.join('\n'));
        this.problems = list;
    }
}
/** The registry responded, but not with what was requested. Make decisions on `response`, never on the message. */
class RegistryError extends Error {
    name = 'RegistryError';
    response;
    constructor(message, response, options) {
        super(message, options);
        this.response = response;
    }
}
/** No complete response: no connection, a connection that was cut, or a deadline. `cause` is the error of Node. */
class NetworkError extends Error {
    name = 'NetworkError';
    /** Whether the request was certainly not sent, so that a write was not carried out. */
    unsent;
    /** The status other than 2xx that arrived without the rest of the response. */
    status;
    constructor(message, options = {}) {
        super(message, options);
        this.unsent = options.unsent ?? false;
        this.status = options.status;
    }
}
/** An error for the log: the chain of causes, one line each, outermost first, without the causes that repeat an earlier line. */
function explain(error) {
    const lines = [messageOf(error)];
    let cause = causeOf(error);
    for (let depth = 1; cause !== undefined && depth < MAX_CAUSES; depth++) {
        const message = messageOf(cause);
        if (!lines.some((line) => line.includes(message) || repeats(cause, line)))
            lines.push(message);
        cause = causeOf(cause);
    }
    return lines.join('\n  caused by: ');
}
/** Longer than any real chain; also ends a chain that loops. */
const MAX_CAUSES = 10;
function messageOf(error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    const short = message.replaceAll(OPENSSL_ERROR, '(OpenSSL: $<reason>)').trim();
    return short.replace(/^\((OpenSSL: [^()]*)\)$/, '$1');
}
/** OpenSSL writes `thread:error:code:library:function:reason:file:line:`; only the reason helps a reader. */
const OPENSSL_ERROR = /\b[0-9A-F]+:error:[0-9A-F]+:[^:\n]*:[^:\n]*:(?<reason>[^:\n]*):.*/g;
function causeOf(error) {
    return error instanceof Error ? error.cause : undefined;
}
/** Whether a line already has the code of this cause, and the message of the cause adds nothing to the code. */
function repeats(cause, line) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (typeof code !== 'string' || !line.includes(`(${code})`))
        return false;
    return SELF_EXPLAINING_CODES.has(code) || RESET_MESSAGES.has(messageOf(cause)) || cause instanceof AggregateError;
}
/** Codes to which Node's message adds nothing useful. For a certificate it advises `--use-system-ca`; the input here is ca-certificate. */
const SELF_EXPLAINING_CODES = new Set([
    'ENOTFOUND',
    'EPIPE',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_SIGNATURE_FAILURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** Node's messages for ECONNRESET. A proxy that refuses a tunnel has the same code, with a message that says more. */
const RESET_MESSAGES = new Set(['aborted', 'socket hang up', 'read ECONNRESET']);
/** Returns the code of a system error, for example ENOENT, or any other error as a string. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}


/***/ }),

/***/ 181:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);
/* harmony import */ var _runner_early_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(809);
/* harmony import */ var _runner_run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(109);



// The post step has an entry point of its own: a job can be cancelled before the main step has saved a state that would tell the two apart.
const isPostStep = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(process.argv[1] ?? '') === 'post.js';
if (isPostStep)
    await (0,_runner_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runAction */ .C)(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(438)]).then(__nccwpck_require__.bind(__nccwpck_require__, 438))).endLogin);
else
    await (0,_runner_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runAction */ .C)(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(174)]).then(__nccwpck_require__.bind(__nccwpck_require__, 174))).token, _runner_early_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .EarlyConnection */ .u.open(process.env));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ EarlyConnection)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);

/**
 * A TCP connection to the registry that is opened while the action is still loading, which saves up to one round trip. The host is
 * guessed from the inputs before they are read. Nothing is sent on the connection before it is taken. A wrong guess costs nothing, unless the
 * name server does not respond: Node does not exit before a name look-up is finished.
 */
class EarlyConnection {
    #host;
    #socket;
    constructor(host, socket) {
        this.#host = host;
        this.#socket = socket;
        // Without a listener, a failure would end the process. The request that needs a connection opens its own, and reports why it fails.
        socket.on('error', () => undefined);
        socket.unref();
    }
    /** Opens the connection. `undefined` if the registry cannot be guessed, or if requests to it do not use a direct TLS connection. */
    static open(environment) {
        const host = guessHost(environment);
        if (host === undefined || usesProxy(environment) || isOn(environment['INPUT_PLAIN-HTTP']))
            return undefined;
        const { hostname, port } = new URL(`https://${host}`);
        return new EarlyConnection(host, node_net__WEBPACK_IMPORTED_MODULE_0__.connect({ host: hostname, port: port === '' ? 443 : Number(port) }));
    }
    /** The connection, on the first call for this origin; `undefined` if it has failed. It may not be established yet. */
    take({ host, protocol }) {
        if (protocol !== 'https:' || host !== this.#host || this.#socket?.destroyed)
            return undefined;
        const socket = this.#socket;
        this.#socket = undefined;
        return socket;
    }
}
/** The input `registry`, otherwise the host of the first image, otherwise quay.io. */
function guessHost(environment) {
    const { INPUT_REGISTRY: registry = '', INPUT_IMAGE: image = '', 'INPUT_IMAGES-FILE': file = '' } = environment;
    const [first = ''] = image.trim().split('/');
    // The file is not read yet.
    if (registry.trim() === '' && first === '' && file.trim() !== '')
        return undefined;
    const host = registry.trim() || (isHost(first) ? first : 'quay.io');
    // Names and IPv4 addresses only. URL changes an address that is not written in the usual way, and a default port.
    const isUsual = /^[a-z\d.-]+(?::\d{1,5})?$/.test(host) && URL.parse(`https://${host}`)?.host === host;
    // A token in the wrong input must not be sent to name servers. It may be one long word.
    return isUsual && isHost(host) ? host : undefined;
}
function isHost(text) {
    return /[.:]|^localhost$/.test(text);
}
function usesProxy({ https_proxy, HTTPS_PROXY }) {
    return Boolean(https_proxy || HTTPS_PROXY);
}
/** Also if the value is not a valid boolean: no connection is the safe choice. */
function isOn(value = '') {
    return !/^(?:|false|no|0)$/i.test(value.trim());
}


/***/ }),

/***/ 109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __nccwpck_require__(602);
;// CONCATENATED MODULE: ./build/events.js
/**
 * Lets Node handle the events that are due: connections that were opened, names that were looked up, data that can be sent. It handles none
 * while code is loaded or runs, so call this between long pieces of work that a connection should not wait for.
 */
async function handleEvents() {
    await new Promise((resolve) => setImmediate(resolve));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = process.getBuiltinModule("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = process.getBuiltinModule("node:timers/promises");
// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/command.js
var command = __nccwpck_require__(635);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/file-command.js + 1 modules
var file_command = __nccwpck_require__(63);
;// CONCATENATED MODULE: ./build/runner/commands.js

// The entry module of @actions/core also loads its HTTP client and @actions/exec, which takes longer than the rest of the start of an
// action (docs/decisions/start.md). It exports no other module, so these are imported by their paths.


/*
 * The functions of @actions/core that the actions use, with the same protocol.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts
 */
/** Writes a line to the log. The runner executes a command in it. */
function info(line) {
    process.stdout.write(line + external_node_os_namespaceObject.EOL);
}
/** Writes a line to the log that is shown only if debug logging is on. */
function debug(line) {
    (0,command/* issueCommand */.L)('debug', {}, line);
}
/** Creates an annotation, which is also in the log. */
function annotate(level, message, title) {
    (0,command/* issueCommand */.L)(level, title === undefined ? {} : { title }, message);
}
/** Masks a value in the log from then on. */
function setSecret(value) {
    (0,command/* issueCommand */.L)('add-mask', {}, value);
}
/** Sets an output of the step. */
function setOutput(name, value) {
    if (process.env.GITHUB_OUTPUT)
        (0,file_command/* issueFileCommand */.n)('OUTPUT', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
    else {
        // The old form of the command. A line of the log may not have been ended.
        process.stdout.write(external_node_os_namespaceObject.EOL);
        (0,command/* issueCommand */.L)('set-output', { name }, value);
    }
}
/** Sets a variable for the later steps of the job, and in this process. */
function exportVariable(name, value) {
    process.env[name] = value;
    if (process.env.GITHUB_ENV)
        (0,file_command/* issueFileCommand */.n)('ENV', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
    else
        (0,command/* issueCommand */.L)('set-env', { name }, value);
}
/** Stores a value for the post step. */
function saveState(name, value) {
    if (process.env.GITHUB_STATE)
        (0,file_command/* issueFileCommand */.n)('STATE', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
    else
        (0,command/* issueCommand */.L)('save-state', { name }, value);
}

;// CONCATENATED MODULE: ./build/runner/runner.js







/** The runner that started this process. Its protocol are variables: `INPUT_*`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`, `RUNNER_TEMP`. */
class ActionsRunner {
    environment;
    inputNames;
    temporaryFolder;
    homeFolder = (0,external_node_os_namespaceObject.homedir)();
    userId = process.getuid?.();
    #early;
    /** @param early the connection that was opened while the action was loading. */
    constructor(environment, early) {
        this.environment = environment;
        this.inputNames = inputNamesIn(environment);
        this.#early = early;
        this.temporaryFolder = environment.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)();
    }
    now = () => new Date();
    sleep = (milliseconds) => (0,promises_namespaceObject.setTimeout)(milliseconds);
    random = Math.random;
    mask = (secret) => {
        const value = secret.reveal();
        if (value === '')
            return;
        (0,build_text/* hideInText */.Bw)(value);
        setSecret(value);
    };
    scrub = build_text/* scrub */._I;
    info = (line) => info(this.#show(escapeCommands(line)));
    debug = (line) => debug(this.#show(line));
    notice = (message) => annotate('notice', this.#show(message));
    warn = (message) => annotate('warning', this.#show(message));
    error = (message, title) => annotate('error', this.#show(message), this.#show(title));
    summary = async (markdown) => {
        // As core.summary does, but that loads node:fs/promises, which takes longer than all of the summary (docs/decisions/start.md).
        const file = this.environment.GITHUB_STEP_SUMMARY;
        if (file)
            (0,external_node_fs_.appendFileSync)(file, this.scrub(markdown));
    };
    input = (name) => this.environment[`INPUT_${name.toUpperCase()}`]?.trim();
    output = (name, value) => setOutput(name, value);
    secretOutput = (name, value) => setOutput(name, value.reveal());
    exportVariable = (name, value) => exportVariable(name, value);
    saveState = (name, value) => saveState(name, value);
    state = (name) => this.environment[`STATE_${name}`];
    temporaryFile = (name) => (0,external_node_path_.join)(this.temporaryFolder, `${(0,external_node_crypto_.randomUUID)()}-${name}`);
    takeConnection = (origin) => this.#early?.take(origin);
    idToken = async (audience) => {
        const { requestIdToken } = await Promise.all(/* import() */[__nccwpck_require__.e(736)]).then(__nccwpck_require__.bind(__nccwpck_require__, 346));
        const token = await requestIdToken(this.environment, audience);
        this.mask(token);
        return token;
    };
    /** Scrubs before escaping: an escaped secret with control characters would no longer match. */
    #show(text) {
        return (0,build_text/* escapeHidden */.OR)(this.scrub(text));
    }
}
/**
 * Escapes a log line so that the runner does not execute it as a command. The runner reads `::name::` at the start of a line, also after
 * white space, and the old form `##[name]` anywhere in it.
 * @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Common/ActionCommand.cs
 */
function escapeCommands(line) {
    return line
        .split(/\r\n|\r|\n/)
        .map((part) => part.replace(/^([\s\u0085]*):(?=:)/, '$1\\:').replaceAll('##[', '##\\['))
        .join('\n');
}
function inputNamesIn(environment) {
    return Object.keys(environment)
        .filter((name) => name.startsWith('INPUT_'))
        .map((name) => name.slice('INPUT_'.length));
}

;// CONCATENATED MODULE: ./build/runner/run.js



/**
 * Runs an action and ends the process with exit code 0 if the step passes, otherwise 1. Unexpected errors are logged here.
 * Await it at the top level of the module: Node then exits with 13, not 0, if the event loop becomes empty before the action ends.
 * @param load loads the action, while the connection is being opened.
 * @param early the connection that was opened while the action was loading.
 */
async function runAction(load, early) {
    const runner = new ActionsRunner(process.env, early);
    const passes = await loadAndRun(load, runner).catch((error) => {
        runner.error((0,build_error/* explain */.WE)(error), 'The action failed');
        return false;
    });
    // process.exit discards buffered output, so flush it first. Without process.exit, keep-alive connections keep Node running.
    await new Promise((resolve) => process.stdout.write('', resolve));
    process.exit(passes ? 0 : 1);
}
async function loadAndRun(load, runner) {
    const action = await load();
    // The name of the registry may have been looked up by now. Only then is its address connected to.
    await handleEvents();
    return await action(runner);
}


/***/ }),

/***/ 977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ hideInText),
/* harmony export */   OR: () => (/* binding */ escapeHidden),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   _I: () => (/* binding */ scrub),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   i: () => (/* binding */ collapseSpace)
/* harmony export */ });
/* unused harmony exports showAllText, problemLines, joinNames, pluralize, hasInvisible */
/** The masked secrets of this process, the longest first, since one secret may be the beginning of another. */
const secrets = [];
/** Registers a masked secret: from now on the functions of this file replace it by `***` before they cut or escape. */
function hideInText(secret) {
    if (secret === '' || secrets.includes(secret))
        return;
    secrets.push(secret);
    secrets.sort((a, b) => b.length - a.length);
}
/** Forgets all secrets, for tests. */
function showAllText() {
    secrets.length = 0;
}
/**
 * Replaces each masked secret in a string by `***`, including secrets that were cut: strings from the registry are cut to a maximum
 * length and end with `…`.
 */
function scrub(text) {
    return secrets.reduce(scrubOne, text);
}
function scrubOne(text, secret) {
    const whole = text.replaceAll(secret, '***');
    const head = secret.slice(0, MIN_HEAD);
    if (secret.length <= MIN_HEAD || !whole.includes(head))
        return whole;
    // A regular expression with a lookahead for `…` would take minutes on a megabyte without any.
    const parts = whole.split('…');
    const last = parts.pop() ?? '';
    return [...parts.map((before) => withoutCutSecret(before, secret, head)), last].join('…');
}
function withoutCutSecret(before, secret, head) {
    // From the first possible start, since a secret may repeat its beginning.
    let start = before.indexOf(head, Math.max(0, before.length - secret.length));
    while (start >= 0 && !secret.startsWith(before.slice(start)))
        start = before.indexOf(head, start + 1);
    return start < 0 ? before : `${before.slice(0, start)}***`;
}
/** Characters. A shorter beginning of a secret reveals nothing and would match everywhere. */
const MIN_HEAD = 4;
/**
 * The start of a string, scrubbed before it is cut to about `length` UTF-16 units, since a part of a secret would not be recognized. It
 * ends with `…` if it was cut.
 */
function scrubbedStart(text, length) {
    const longest = secrets[0]?.length ?? 0;
    if (text.length <= length + longest)
        return scrub(text);
    return scrub(`${text.slice(0, length + longest)}…`);
}
/**
 * A string from outside as one line: masked secrets as `***`, control and formatting characters as `\u{…}`, cut to `max` characters
 * (code points).
 */
function oneLine(text, max = 200) {
    // A character has at most two UTF-16 units. Without this cut, a string of some MiB would become an array of as many strings.
    const start = scrubbedStart(text, 2 * (max + 1)).slice(0, 2 * (max + 1));
    const characters = [...showHidden(start, asEscape)];
    return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}
/** The lines of a problem, made safe for a log: it may quote the registry. */
function problemLines(problem) {
    return problem.split('\n').map((line) => oneLine(line, MAX_PROBLEM_LINE));
}
/** Characters. */
const MAX_PROBLEM_LINE = 1_000;
/** Names from outside for a sentence, each like `oneLine`, and only the first ones: `a, b and 12 more`. Without names: `none`. */
function joinNames(names, max = 30) {
    const shown = names.slice(0, max).map((name) => oneLine(name, MAX_NAME));
    const rest = names.length > max ? ` and ${names.length - max} more` : '';
    return `${shown.join(', ') || 'none'}${rest}`;
}
/** Characters. The longest name in the document of Quay has 40. */
const MAX_NAME = 60;
/** A string of several lines: control and formatting characters shown as `\u{…}`, except the line feeds. */
function escapeHidden(text) {
    return showHidden(text, (character) => (character === '\n' ? character : asEscape(character)));
}
/** A string from outside as a JSON string, so that its ends are visible within a sentence: escaped like `oneLine`, cut to `max` UTF-16 units. */
function quote(text, max = 200) {
    const start = scrubbedStart(text, max);
    return showHidden(JSON.stringify(start.length > max ? `${start.slice(0, max)}…` : start), asEscape);
}
/** A string from outside as one line: each run of white space and control characters becomes a space, formatting characters are removed. */
function collapseSpace(text) {
    return text
        .toWellFormed()
        .replace(/\p{Cf}/gu, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
}
/** `1 referrer`, `2 referrers` */
function pluralize(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** Whether a string has a formatting character, which is invisible. */
function hasInvisible(text) {
    return !PLAIN.test(text) && /\p{Cf}/u.test(text);
}
function showHidden(text, asVisible) {
    return PLAIN.test(text) ? text : text.replace(HIDDEN, asVisible);
}
/** Most strings. V8 compiles an expression with properties of Unicode in half a millisecond, when it is used first. */
const PLAIN = /^[ -~]*$/;
/** Control and formatting characters, line ends, lone surrogates: they hide in a log line, or change its direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
function asEscape(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}


/***/ }),

/***/ 635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ issueCommand)
/* harmony export */ });
/* unused harmony export issue */
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(679);


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map

/***/ }),

/***/ 63:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ issueFileCommand),
  v: () => (/* binding */ prepareKeyValueMessage)
});

;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = process.getBuiltinModule("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __nccwpck_require__(679);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${(0,utils/* toCommandValue */.E)(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = (0,utils/* toCommandValue */.E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ }),

/***/ 679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toCommandValue)
/* harmony export */ });
/* unused harmony export toCommandProperties */
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(181);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
