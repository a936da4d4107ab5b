/******/ var __webpack_modules__ = ({

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

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

/***/ 692:
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

/***/ 760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

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

/***/ 471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ AuthEntry),
/* harmony export */   X$: () => (/* binding */ decodeAuth),
/* harmony export */   gQ: () => (/* binding */ IDENTITY_TOKEN_ADVICE),
/* harmony export */   hB: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(934);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(602);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(368);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(30);




/**
 * Reads one entry of `auths`. As in docker and go-containerregistry, `registrytoken` takes precedence, and `auth` over `username` and
 * `password`. An empty entry, with which docker marks a login in the store, is `none`.
 * @param key the key of the entry in `auths`.
 * @throws InputError for an incomplete or invalid entry, and for an `identitytoken` alone: exchanging it takes a POST, which Quay
 *   responds to with 405 (recording `auth-post`).
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/types/authconfig.go
 */
function readEntry({ path, auths }, key) {
    const unusable = (problem, advice = LOGIN_AGAIN) => new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${path}: the entry ${JSON.stringify(key)} cannot be used: ${problem}. ${advice}`);
    const { success, output: entry } = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(AuthEntry, auths[key]);
    if (!success)
        throw unusable('it is not an object whose fields, such as auth, are strings');
    if (entry.registrytoken)
        return { kind: 'registry-token', token: new _secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(entry.registrytoken), from: path };
    const login = entry.auth
        ? decodeAuth(entry.auth)
        : { username: entry.username ?? '', password: entry.password ?? '' };
    if (login === undefined)
        throw unusable('its auth is not the Base64 of user:password');
    const { username, password } = login;
    if (username !== '' && password !== '') {
        return { kind: 'found', username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(password), from: path };
    }
    if (entry.identitytoken)
        throw unusable('it has only an identity token', IDENTITY_TOKEN_ADVICE);
    if (username === '' && password === '')
        return { kind: 'none' };
    throw unusable(`it has ${username === '' ? 'a password, but no username' : 'a username, but no password'}`);
}
/** Go reads `null` as an absent field, and so does this schema. */
const OptionalString = valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP());
/** The fields that docker reads of an entry. If one of them has another type, docker rejects the whole file. */
const AuthEntry = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H)({
    auth: OptionalString,
    username: OptionalString,
    password: OptionalString,
    identitytoken: OptionalString,
    registrytoken: OptionalString,
});
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


/***/ }),

/***/ 144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readAuthKey),
/* harmony export */   m: () => (/* binding */ matchAuthKeys)
/* harmony export */ });
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


/***/ }),

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   Zh: () => (/* binding */ findAuthFiles),
/* harmony export */   bt: () => (/* binding */ findContainersFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);

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
        const path = authFile.startsWith('~/') ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(homeFolder, authFile.slice(2)) : authFile;
        return [{ path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path), reason: 'input' }];
    }
    if (variable)
        return [{ path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(variable), reason: 'variable' }];
    const ofDocker = [dockerFolder({ environment, homeFolder }), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(homeFolder, '.docker')];
    const paths = [containersFile(environment), ...ofDocker.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'config.json'))];
    const files = [...new Set(paths)].filter((path) => path !== undefined);
    return [
        ...(content ? [{ path: 'DOCKER_AUTH_CONFIG', reason: 'content', content }] : []),
        ...files.map((path) => ({ path, reason: 'default' })),
    ];
}
/** The file of podman, skopeo and buildah for the session; `undefined` where neither variable is set. */
function containersFile(environment) {
    if (environment.REGISTRY_AUTH_FILE)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(environment.REGISTRY_AUTH_FILE);
    return environment.XDG_RUNTIME_DIR ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(environment.XDG_RUNTIME_DIR, 'containers/auth.json') : undefined;
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
    const ofHome = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(environment.XDG_CONFIG_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(homeFolder, '.config'), 'containers/auth.json');
    return [...new Set([ofSession ?? ofUser, ofHome])].filter((path) => path !== undefined);
}
/** Returns the folder in which the docker CLI, and the clients that follow it, keep their configuration. */
function dockerFolder({ environment, homeFolder }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(environment.DOCKER_CONFIG || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(homeFolder, '.docker'));
}


/***/ }),

/***/ 122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readAuthFile)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(934);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(602);
/* harmony import */ var _inputs_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(448);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(368);




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
    const { success, output: data } = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(Content, parseContent(content, file));
    if (!success)
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
const Content = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H)({
    auths: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$),
    credHelpers: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1)(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    credsStore: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
});
function readContent(file) {
    if (file.content !== undefined)
        return Buffer.from(file.content);
    try {
        return (0,_inputs_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .X)(file.path, MAX_AUTH_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof _inputs_file_js__WEBPACK_IMPORTED_MODULE_1__/* .FileError */ .f))
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
    const parsed = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(content);
    if (parsed === undefined)
        throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
    return parsed;
}
function authFileError({ path, reason }, problem) {
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${path} ${problem} ${ADVICE[reason]}`);
}
const ADVICE = {
    input: 'Set auth-file to the path of the file that docker login or podman login wrote.',
    variable: 'The variable REGISTRY_AUTH_FILE names it, and no input gives credentials. Unset the variable, write the file in an earlier step, or set username and password.',
    content: 'This variable is read for credentials because no input gives any. Correct or unset it, or set username and password.',
    default: 'This file is searched for credentials because no input gives any. Correct or remove it, set auth-file to another file, or set username and password.',
    login: 'login: true keeps the other logins and settings of this file for later steps. Correct or remove it.',
};


/***/ }),

/***/ 709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  t: () => (/* binding */ CredentialHelpers)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/error.js
var error = __nccwpck_require__(602);
// EXTERNAL MODULE: ./build/json.js
var json = __nccwpck_require__(368);
// EXTERNAL MODULE: ./build/secret.js + 1 modules
var build_secret = __nccwpck_require__(30);
// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
// EXTERNAL MODULE: ./build/credentials/auth-file-entry.js
var auth_file_entry = __nccwpck_require__(471);
;// CONCATENATED MODULE: ./build/credentials/helper-process.js
/** Runs a helper without a shell. After the deadline, or above the output limit, it is killed with all processes that it started. */
async function runHelper({ program, verb, input, environment, deadline }) {
    // Few runs need a helper, and the module takes 2 ms to load.
    const { spawn } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 421, 19));
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
        const { success, output: data } = dist/* safeParse */.xLC((0,json/* record */.g1)(dist/* string */.YjP()), (0,json/* parseJson */.qF)(Buffer.from(run.stdout)));
        return success ? { kind: 'list', servers: Object.keys(data) } : { kind: 'no-list', reason: INVALID_OUTPUT };
    }
    async #get(helper, host) {
        const run = await this.#run(helper, 'get', host);
        if (isNotFound(run))
            return { kind: 'none' };
        if (run.kind !== 'succeeded')
            throw helperError(helper, host, `${this.#explain(run)}. ${HELPER_ADVICE}`);
        const { success, output: data } = dist/* safeParse */.xLC(Output, (0,json/* parseJson */.qF)(Buffer.from(run.stdout)));
        const { Username: username = '', Secret: secret = '' } = success ? data : {};
        if (success && username === '' && secret === '')
            return { kind: 'none' };
        if (username === '<token>')
            throw helperError(helper, host, `returned an identity token. ${auth_file_entry/* IDENTITY_TOKEN_ADVICE */.gQ}`);
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
    throw new error/* InputError */.dz(`${namedIn} names ${JSON.stringify(name)} as credential helper, which is not a valid name of a program. Expected only the part after docker-credential-, for example: pass`);
}
/** The helper exits with an error if it has no login. docker and containers/image recognize this case only by its message. */
function isNotFound(run) {
    return run.kind === 'failed' && [run.stdout, run.stderr].some((output) => output.trim() === NOT_FOUND);
}
const NOT_FOUND = 'credentials not found in native keychain';
const Output = (0,json/* object */.Ik)({ Username: dist/* optional */.lqM(dist/* string */.YjP()), Secret: dist/* optional */.lqM(dist/* string */.YjP()) });
const INVALID_OUTPUT = 'returned something other than the JSON of the protocol';
function quoteOutput(output) {
    return /[{}]/.test(output)
        ? '(not shown, it may contain a secret)'
        : (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(output), MAX_OUTPUT_SHOWN);
}
/** Characters. */
const MAX_OUTPUT_SHOWN = 300;
function helperError({ name, namedIn }, host, problem) {
    return new error/* InputError */.dz(`docker-credential-${name}, which ${namedIn} names for ${host}, ${problem}`);
}
const HELPER_ADVICE = 'Install or unlock the helper in an earlier step, remove it from credsStore or credHelpers of that file, or set username and password.';


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
    return message.replaceAll(OPENSSL_ERROR, '(OpenSSL: $<reason>)').trim();
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

/***/ 616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ redactUrl),
/* harmony export */   z: () => (/* binding */ formatRequest)
/* harmony export */ });
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


/***/ }),

/***/ 448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile),
/* harmony export */   f: () => (/* binding */ FileError)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(602);


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
    checkRegular(attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path)));
    // Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither flag.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
    const handle = attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, O_RDONLY | O_NONBLOCK | O_NOCTTY));
    try {
        const { size } = checkRegular(attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(handle)));
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        return attempt(() => readUpTo(handle, maxBytes));
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(handle);
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
        const length = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(handle, chunk);
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
        const code = (0,_error_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
        throw new FileError(REASONS[code] ?? `cannot be read (${code})`, code);
    }
}
const REASONS = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'cannot be read: this user has no permission (EACCES)',
    ENAMETOOLONG: 'does not exist: the path is too long (ENAMETOOLONG)',
};


/***/ }),

/***/ 368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   _H: () => (/* binding */ looseObject),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* unused harmony export exceedsLimits */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(934);

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
/** Reads a JSON object; the schemas of valibot alone would also accept an array. */
const jsonObject = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object');
/** Reads the named fields of a JSON object. The message for a field that is absent is that of its schema. */
function object(entries) {
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(jsonObject, valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc(entries, ({ path }) => messageOf(entries[String(path?.[0]?.key)])));
}
/** Reads a JSON object as it is, with all its fields, where the named ones have their schemas. `v.looseObject` would drop some others. */
function looseObject(entries) {
    const known = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc(entries);
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(jsonObject, valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((json) => valibot__WEBPACK_IMPORTED_MODULE_0__.is(known, json)));
}
/** Reads a JSON object whose values all have this schema. `v.record` would drop some names, such as `constructor`. */
function record(value) {
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(jsonObject, valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((json) => Object.entries(json)), valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), value])), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((entries) => Object.fromEntries(entries)));
}
function messageOf(schema) {
    return schema !== undefined && 'message' in schema && typeof schema.message === 'string'
        ? schema.message
        : 'is not valid';
}


/***/ }),

/***/ 181:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);
/* harmony import */ var _runner_run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(612);
/* harmony import */ var _token_token_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(28);



// The post step has an entry point of its own: a job can be cancelled before the main step has saved a state that would tell the two apart.
const isPostStep = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(process.argv[1] ?? '') === 'post.js';
await (0,_runner_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(isPostStep ? removeLogin : _token_token_js__WEBPACK_IMPORTED_MODULE_2__/* .token */ .S);
async function removeLogin(runner) {
    const { endLogin } = await __nccwpck_require__.e(/* import() */ 438).then(__nccwpck_require__.bind(__nccwpck_require__, 438));
    return await endLogin(runner);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 32:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   ay: () => (/* binding */ toDate),
/* harmony export */   bt: () => (/* binding */ looksLikeJwt)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(934);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(368);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(977);



/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
function readClaims(token) {
    const { success, output: data } = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(Payload, decodePayload(token));
    if (!success)
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
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .collapseSpace */ .i)(name.slice(0, 2 * MAX_NAME)), MAX_NAME);
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
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(Buffer.from(payload, 'base64url'), PAYLOAD_LIMITS);
}
/** The token of Quay for ten repositories has 80 values. */
const PAYLOAD_LIMITS = { depth: 32, values: 10_000 };
const OptionalString = valibot__WEBPACK_IMPORTED_MODULE_1__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), undefined);
const OptionalSeconds = valibot__WEBPACK_IMPORTED_MODULE_1__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .finite */ .E2x())), undefined);
const Payload = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik)({
    iss: OptionalString,
    sub: OptionalString,
    aud: valibot__WEBPACK_IMPORTED_MODULE_1__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())])), undefined),
    exp: OptionalSeconds,
    nbf: OptionalSeconds,
    iat: OptionalSeconds,
    access: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()),
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
    const { success, output: data } = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(AccessEntry, entry);
    // A server in Go writes an empty list as null.
    return success ? [{ ...data, actions: data.actions ?? [] }] : [];
}
const AccessEntry = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik)({ type: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), actions: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())) });


/***/ }),

/***/ 453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ formatScope),
/* harmony export */   m: () => (/* binding */ missingActions)
/* harmony export */ });
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


/***/ }),

/***/ 763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ explainMisplacedToken),
/* harmony export */   pK: () => (/* binding */ nameForeignService)
/* harmony export */ });
/* unused harmony exports OAUTH_TOKEN, nameTokenForm */
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


/***/ }),

/***/ 312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ basicCredentials),
/* harmony export */   r: () => (/* binding */ exchangeToken)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(934);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(368);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(30);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(726);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(32);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(453);
/* harmony import */ var _token_form_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(763);







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
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(response.body);
    for (const secret of findTokens(body))
        mask(secret);
    const read = response.status === 200 ? readToken(body, request.authority, now()) : { why: '' };
    if ('token' in read)
        return { kind: 'token', token: read.token };
    const error = (0,_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenResponseError */ .B0)({ sent, response }, explainTokenRefusal(response, request, read.why));
    if (response.status === 200 || response.status === 400 || response.status === 404)
        return { kind: 'declined', error };
    throw error;
}
function tokenUrl({ authority, scopes }) {
    const url = new URL(authority.realm);
    url.searchParams.set('service', authority.service);
    for (const scope of scopes)
        url.searchParams.append('scope', (0,_scope_js__WEBPACK_IMPORTED_MODULE_5__/* .formatScope */ .g)(scope));
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
    return login !== undefined && (0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .looksLikeJwt */ .bt)(login.password.reveal());
}
/**
 * All strings of a response that may be a token, for any status and under any of the names in use. An unexpected response is quoted in
 * an error, so they are masked first.
 */
function findTokens(body) {
    if (typeof body !== 'object' || body === null)
        return [];
    const named = Object.entries(body).filter(([name]) => /token$/i.test(name));
    const values = named.flatMap(([, value]) => typeof value === 'string' && (0,_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .explainInvalidToken */ .S)(value) === undefined ? value : []);
    return [...new Set(values)].map((value) => new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(value));
}
/** A field of another type counts as absent: only the token is required. */
const TokenBody = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik)({
    token: valibot__WEBPACK_IMPORTED_MODULE_6__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP()), undefined),
    access_token: valibot__WEBPACK_IMPORTED_MODULE_6__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP()), undefined),
    expires_in: valibot__WEBPACK_IMPORTED_MODULE_6__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .finite */ .E2x())), undefined),
    issued_at: valibot__WEBPACK_IMPORTED_MODULE_6__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP()), undefined),
});
function readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const { success, output: data } = valibot__WEBPACK_IMPORTED_MODULE_6__/* .safeParse */ .xLC(TokenBody, body);
    const value = success ? data.token || data.access_token : undefined;
    if (!success || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .explainInvalidToken */ .S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(value);
    const expiresAt = claims?.expiresAt ?? statedExpiry(data, now);
    return {
        token: { secret: new _secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(value), ...(claims && { claims }), ...(expiresAt && { expiresAt }), authority },
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
    const expiry = (0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .toDate */ .ay)(issuedAt + lifetime * 1000);
    return expiry !== undefined && expiry > now ? expiry : (0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .toDate */ .ay)(now.getTime() + lifetime * 1000);
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
        return _refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .SERVER_FAILED */ .gi;
    return `Could not get a token from ${authority.realm.host} for the service ${authority.service}. Check the inputs registry and service.`;
}
function explainRefusedLogin(login) {
    if (login === undefined)
        return 'The registry refused to issue a token without credentials. Set username and password.';
    const misplaced = (0,_token_form_js__WEBPACK_IMPORTED_MODULE_4__/* .explainMisplacedToken */ .DA)(login.username, login.password.reveal());
    if (misplaced !== undefined)
        return `The registry refused the credentials: ${misplaced}`;
    if (login.username === '$oauthtoken') {
        return 'The registry refused the OAuth access token. It has expired, was deleted, or belongs to another registry. Create a new one in Quay, in the OAuth application that it belongs to.';
    }
    return `The registry refused the credentials of ${login.username}. Check username and password (the username of a robot is namespace+robot, its password the robot token). They are not sent again, because Quay locks an account for a while after a wrong password.`;
}
const TOO_MANY_EXCHANGES = 'Quay limits how often tokens are requested, and locks an account for a while after a wrong password. Wait, then run the step again.';


/***/ }),

/***/ 682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readProblem)
});

;// CONCATENATED MODULE: ./node_modules/escape-goat/index.js
const _htmlEscape = string => string
	.replace(/&/g, '&amp;')
	.replace(/"/g, '&quot;')
	.replace(/'/g, '&#39;')
	.replace(/</g, '&lt;')
	.replace(/>/g, '&gt;');

const _htmlUnescape = htmlString => htmlString
	.replace(/&gt;/g, '>')
	.replace(/&lt;/g, '<')
	.replace(/&#0?39;/g, '\'')
	.replace(/&quot;/g, '"')
	.replace(/&amp;/g, '&');

function htmlEscape(strings, ...values) {
	if (typeof strings === 'string') {
		return _htmlEscape(strings);
	}

	let output = strings[0];
	for (const [index, value] of values.entries()) {
		output = output + _htmlEscape(String(value)) + strings[index + 1];
	}

	return output;
}

function htmlUnescape(strings, ...values) {
	if (typeof strings === 'string') {
		return _htmlUnescape(strings);
	}

	let output = strings[0];
	for (const [index, value] of values.entries()) {
		output = output + _htmlUnescape(String(value)) + strings[index + 1];
	}

	return output;
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/json.js
var build_json = __nccwpck_require__(368);
// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
;// CONCATENATED MODULE: ./build/registry/problem.js




/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
function readProblem(body, contentType) {
    const bytes = Buffer.from(body);
    const { codes, words } = readJson(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
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
function readJson(body) {
    const json = (0,build_json/* parseJson */.qF)(body, PROBLEM_LIMITS);
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
    const { success, output: data } = dist/* safeParse */.xLC(DistributionErrors, json);
    if (!success || data.errors.length === 0)
        return undefined;
    const errors = data.errors.map((error) => (typeof error === 'string' ? { message: error } : error));
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
/** A string; `undefined` if the field has another type or is absent. */
const OptionalString = dist/* fallback */.NpB(dist/* optional */.lqM(dist/* string */.YjP()), undefined);
const DistributionErrors = (0,build_json/* object */.Ik)({
    errors: dist/* array */.YOg(dist/* union */.KCZ([dist/* string */.YjP(), (0,build_json/* object */.Ik)({ code: OptionalString, message: OptionalString, detail: OptionalString })])),
});
function readSingleError(json) {
    const { success, output: data } = dist/* safeParse */.xLC(SingleError, json);
    if (!success)
        return undefined;
    const { error, error_description: description, error_type: type } = data;
    const detail = data.detail || data.error_message || formatMessage(data.message) || data.title;
    const words = [formatMessage(error), description ?? '', detail ?? ''].filter((word) => word !== '');
    if (words.length === 0)
        return undefined;
    const code = type || (description && typeof error === 'string' ? error : '');
    return { codes: code ? [code] : [], words };
}
const SingleError = (0,build_json/* object */.Ik)({
    error: dist/* optional */.lqM(dist/* unknown */.L5J()),
    error_description: OptionalString,
    error_type: OptionalString,
    error_message: OptionalString,
    message: dist/* optional */.lqM(dist/* unknown */.L5J()),
    detail: OptionalString,
    title: OptionalString,
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
    return (0,build_text/* collapseSpace */.i)(htmlUnescape(html.replace(/<[^>]*>?/g, ' ')));
}
function cut(line) {
    if (line.length <= MAX_WORDS)
        return line;
    // Do not cut within a surrogate pair.
    return `${line.slice(0, MAX_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** UTF-16 units: a line of a log. */
const MAX_WORDS = 300;


/***/ }),

/***/ 726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ tokenResponseError),
/* harmony export */   U3: () => (/* binding */ responseError),
/* harmony export */   gi: () => (/* binding */ SERVER_FAILED)
/* harmony export */ });
/* unused harmony exports isAbsent, unexpectedStatus, digestMismatch */
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(602);
/* harmony import */ var _http_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(616);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(682);



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
    const { codes, words } = (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .readProblem */ .K)(response.body, response.header('content-type'));
    const said = words === '' ? '' : ` (${words})`;
    const explanation = explainRedirect(url, response) ?? explainPlainHttp(url, { status, words }) ?? message;
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl(`${explanation} ${(0,_http_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRequest */ .z)(sent)} returned ${status}${said}.`, {
        method,
        url: (0,_http_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redactUrl */ .B)(url),
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
    return new RegistryError(`The registry returned a ${content} with digest ${actual}, expected ${expected}. The registry or a proxy altered the content; do not trust it. ${formatRequest(sent)} returned 200.`, { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] });
}


/***/ }),

/***/ 612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __nccwpck_require__(602);
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
    constructor(environment) {
        this.environment = environment;
        this.inputNames = inputNamesIn(environment);
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
    idToken = async (audience) => {
        const { requestIdToken } = await Promise.all(/* import() */[__nccwpck_require__.e(787), __nccwpck_require__.e(736)]).then(__nccwpck_require__.bind(__nccwpck_require__, 346));
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
 * @param action returns whether the step passes.
 */
async function runAction(action) {
    const runner = new ActionsRunner(process.env);
    const passes = await action(runner).catch((error) => {
        runner.error((0,build_error/* explain */.WE)(error), 'The action failed');
        return false;
    });
    // process.exit discards buffered output, so flush it first. Without process.exit, keep-alive connections keep Node running.
    await new Promise((resolve) => process.stdout.write('', resolve));
    process.exit(passes ? 0 : 1);
}


/***/ }),

/***/ 30:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  z: () => (/* binding */ Secret),
  S: () => (/* binding */ explainInvalidToken)
});

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = process.getBuiltinModule("node:util");
;// CONCATENATED MODULE: ./build/secret.js

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
    [external_node_util_namespaceObject.inspect.custom]() {
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
/* unused harmony exports showAllText, joinNames */
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
    const characters = [...start.replace(HIDDEN, asEscape)];
    return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}
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
    return text.replace(HIDDEN, (character) => (character === '\n' ? character : asEscape(character)));
}
/** A string from outside as a JSON string, so that its ends are visible within a sentence: escaped like `oneLine`, cut to `max` UTF-16 units. */
function quote(text, max) {
    const start = scrubbedStart(text, max);
    return JSON.stringify(start.length > max ? `${start.slice(0, max)}…` : start).replace(HIDDEN, asEscape);
}
/** A string from outside as one line: each run of white space and control characters becomes a space, formatting characters are removed. */
function collapseSpace(text) {
    return text
        .toWellFormed()
        .replace(/\p{Cf}/gu, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
}
/** Control and formatting characters, line ends, lone surrogates: they hide in a log line, or change its direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
function asEscape(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}


/***/ }),

/***/ 28:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ token)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __nccwpck_require__(602);
// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
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
    const found = [...keys, ...keys.flatMap(longLines), ...fields, ...fields.map(passwordIn), ...findTokens(text)];
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
    const found = [...passwords, ...findTokens(start), ...possible].toSorted((a, b) => b.length - a.length);
    return [...new Set(found)].reduce((rest, secret) => rest.replaceAll(secret, '***'), start);
}
/** Tokens of a known form, and long random strings. */
function findTokens(text) {
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

// EXTERNAL MODULE: ./build/registry/auth/claims.js
var auth_claims = __nccwpck_require__(32);
// EXTERNAL MODULE: ./build/registry/auth/token.js
var auth_token = __nccwpck_require__(312);
// EXTERNAL MODULE: ./build/registry/auth/token-form.js
var token_form = __nccwpck_require__(763);
// EXTERNAL MODULE: ./build/secret.js + 1 modules
var build_secret = __nccwpck_require__(30);
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
    return given.flatMap((login) => [login.password.reveal(), (0,auth_token/* basicCredentials */.B)(login)]);
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
            return inputs.parsed('oauth-token', (token) => readToken(token, now), { kind: 'none' });
        case 'robot':
            return inputs.parsed('robot', (robot) => readRobot(robot, inputs.text('audience')), { kind: 'none' });
        case 'auth-file':
            return inputs.parsed('auth-file', readAuthFilePath, { kind: 'none' });
        default:
            return readPassword(inputs);
    }
}
function severalKinds(kinds) {
    return `${kinds.join(' and ')}: ${kinds.length === 2 ? 'two' : kinds.length} kinds of credentials are given; expected one, for example: only ${kinds[0]}`;
}
const AUDIENCE_ALONE = 'audience: given without robot; it is the audience of the OIDC token that the robot logs in with; expected both or none, for example: robot: acme+ci';
function readPassword(inputs) {
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
    const issuer = (0,auth_claims/* readClaims */.Ip)(password)?.issuer;
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
function readToken(value, now) {
    if (withoutHeaderName(value) !== value)
        throw new build_error/* InputError */.dz(inputs_HEADER);
    const service = (0,token_form/* nameForeignService */.pK)(value);
    if (service !== undefined)
        throw new build_error/* InputError */.dz(foreignToken(service));
    const token = new build_secret/* Secret */.z(value);
    const claims = (0,auth_claims/* readClaims */.Ip)(value);
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

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

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

// EXTERNAL MODULE: ./build/http/redact.js
var redact = __nccwpck_require__(616);
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
    context.info(`${(0,redact/* formatRequest */.z)(request)} ${failure}; ${next}.`);
    await context.sleep(delay);
}
function waitTooLong(request, { status }, delay) {
    const { method } = request;
    const time = delay > DAY ? 'more than a day' : `${Math.ceil(delay / 1000)} s`;
    return new build_error/* RegistryError */.gl(`The registry asks to wait ${time}, longer than this step waits (${MAX_RETRY_AFTER / 1000} s). Run the step again later. ${(0,redact/* formatRequest */.z)(request)} returned ${status}.`, { method, url: (0,redact/* redactUrl */.B)(request.url), status, codes: [] });
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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = process.getBuiltinModule("node:net");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = process.getBuiltinModule("node:tls");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = process.getBuiltinModule("node:http");
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
            (0,external_node_http_namespaceObject.validateHeaderValue)(name, value);
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
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./build/http/tls.js




/**
 * Trusts the certificates of `trustContext`, and names those in `pem`.
 * @throws what `trustContext` throws.
 */
function trustCertificates(pem, source) {
    const secureContext = trustContext(pem, source);
    return { secureContext, given: readCertificates(pem, '').map((one) => formatName(new external_node_crypto_.X509Certificate(one).subject)) };
}
/**
 * A context that trusts the default certificates of Node (including NODE_EXTRA_CA_CERTS), those of the system, and `pem`; parsed once
 * for all connections.
 * @param pem one or more certificates in PEM; other text around them is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is no certificate in `pem`, or an invalid one. The message does not have the name of the input.
 */
function trustContext(pem, source = 'the value') {
    const given = readCertificates(pem, source);
    return external_node_tls_namespaceObject.createSecureContext({
        ca: [...external_node_tls_namespaceObject.getCACertificates('default'), ...external_node_tls_namespaceObject.getCACertificates('system'), ...given],
    });
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
/** Records who signed the certificates of the server, for the error if the connection fails: Node's error does not have them. */
function recordIssuers(socket) {
    let issuers = [];
    // Node emits this event before it verifies the certificate. If it did not, only the names in the message would be missing.
    socket.prependListener('secure', () => {
        issuers = readIssuers(socket.getPeerCertificate(true));
    });
    socket.prependListener('error', (error) => ISSUERS.set(error, issuers));
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
    const request = (isTls ? process.getBuiltinModule('node:https') : external_node_http_namespaceObject).request({
        ...(isTls && tls.secureContext && { secureContext: tls.secureContext }),
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
    #trust;
    /** The session ticket of an earlier connection, with which the server does not send its certificate again. */
    #ticket;
    constructor(origin, proxy, trust) {
        this.#origin = origin;
        this.#proxy = proxy;
        this.#trust = trust;
    }
    /**
     * Opens a connection. It does not keep the process running: the timer of a request's deadline does.
     * @param protocols what ALPN offers; ignored without TLS.
     * @throws the error of the socket, ProxyError, or the reason of `signal`.
     */
    async open(protocols, signal) {
        const tunnel = this.#proxy && (await this.#openTunnel(this.#proxy, signal));
        if (this.#origin.protocol === 'https:')
            return await this.#encrypt(tunnel, protocols, signal);
        return tunnel ?? (await established(external_node_net_namespaceObject.connect(addressOf(this.#origin)), 'connect', signal));
    }
    async #openTunnel(proxy, signal) {
        const { host, port } = addressOf(this.#origin);
        const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
        return await openTunnel(proxy, target, { tls: this.#trust, signal });
    }
    async #encrypt(tunnel, protocols, signal) {
        const { secureContext, rejectUnauthorized } = this.#trust;
        const { host, port } = addressOf(this.#origin);
        const socket = external_node_tls_namespaceObject.connect({
            ...(secureContext && { secureContext }),
            ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
            ...(this.#ticket && { session: this.#ticket }),
            ...(tunnel && { socket: tunnel }),
            host,
            port,
            // The certificate is compared with the host. The extension that names the server does not allow addresses.
            servername: external_node_net_namespaceObject.isIP(host) === 0 ? host : '',
            ALPNProtocols: [...protocols],
        });
        recordIssuers(socket);
        // Node loads the module in about 5 ms, while the response of the server to the first message of TLS is awaited.
        if (protocols.includes('h2'))
            socket.once('connect', () => setImmediate(loadHttp2));
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
        super(`The response is larger than ${formatSize(request.maxBytes)}, the limit for ${(0,redact/* formatRequest */.z)(request)}.`);
    }
}
/** `32 MiB`, `1.5 KiB` */
function formatSize(bytes) {
    const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
    return `${Number(value.toFixed(1))} ${unit}`;
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __nccwpck_require__(783);
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
    throw new build_error/* NetworkError */.Dr(`The environment variable ${name} is not a valid proxy URL. Set it to http://host:port, or to http://user:password@host:port with special characters percent-encoded, or unset it; no_proxy lists the hosts that need no proxy. No request was sent to ${(0,redact/* redactUrl */.B)(url)}.`, { unsent: true });
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
    const sent = `${(0,redact/* formatRequest */.z)(request)}${through}${status === undefined ? '' : ` returned ${status}, then`}`;
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

;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = process.getBuiltinModule("node:stream");
;// CONCATENATED MODULE: ./build/http/connection-pool.js


/** The HTTP/1.1 connections to one origin: Node's agent keeps those that a response left open, and this class opens others in advance. */
class ConnectionPool extends external_node_http_namespaceObject.Agent {
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
        (error) => callback?.(error, new external_node_stream_namespaceObject.Duplex()));
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
        const sent = external_node_http_namespaceObject.request({
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
        if (socket instanceof external_node_tls_namespaceObject.TLSSocket && socket.alpnProtocol === 'h2') {
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
        const connector = new Connector(origin, proxy, settings.tls);
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
    #limit = pLimit(MAX_CONCURRENT_REQUESTS);
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
    const { date = '', time = '', second = '', rest = '' } = RFC_3339.exec(text)?.groups ?? {};
    // Date.parse accepts the 30th of February as the 2nd of March.
    if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date)
        return undefined;
    // The grammar has leap seconds, Date has not.
    const parsed = new Date(`${date}T${time}:${second === '60' ? '59' : second}${rest.toUpperCase()}`);
    return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}
const RFC_3339 = /^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<rest>(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;

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
    return host.startsWith('[') && !host.includes('%') && (0,external_node_net_namespaceObject.isIPv6)(host.slice(1, -1));
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

// EXTERNAL MODULE: ./build/inputs/file.js
var file = __nccwpck_require__(448);
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
function openConnection(inputs, registry, context) {
    const http = openHttpClient({ ...inputs, userAgent: USER_AGENT }, context);
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
        return (0,file/* readRegularFile */.X)(path, MAX_PEM_BYTES).toString('utf8');
    }
    catch (error) {
        if (!(error instanceof file/* FileError */.f))
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
    return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
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

;// CONCATENATED MODULE: ./build/token/inputs.js







/** The inputs of the token action with their defaults, as token/action.yml has them (a test compares). */
const TOKEN_INPUTS = {
    repositories: '',
    actions: 'pull',
    'allow-partial': 'false',
    login: 'false',
    ...CREDENTIAL_INPUTS,
    ...CONNECTION_INPUTS,
};
/** Reads the inputs of the token action. @throws InputError with the problems of all inputs. */
function readTokenInputs(runner) {
    const inputs = new InputReader(TOKEN_INPUTS, runner);
    const connection = readConnection(inputs);
    const credentials = readCredentials(inputs, runner.now());
    const read = {
        registry: connection.registry ?? 'quay.io',
        repositories: readRepositories(inputs),
        actions: inputs.parsed('actions', readActions, []),
        allowPartial: inputs.flag('allow-partial'),
        login: inputs.flag('login'),
        credentials,
        connection,
    };
    if (read.login && credentials.kind === 'registry-token')
        inputs.complain(TOKEN_IS_NO_LOGIN);
    checkSkipVerify(connection, [read.registry], (problem) => inputs.complain(problem));
    inputs.finish();
    return read;
}
const TOKEN_IS_NO_LOGIN = 'login: clients cannot log in with a registry token; expected other credentials, for example: robot: acme+ci';
/** Some versions of Quay accept at most ten scopes per request. */
const MAX_REPOSITORIES = 10;
function readRepositories(inputs) {
    const lines = inputs.lines('repositories');
    const read = lines.flatMap((line) => inputs.parsed('repositories', () => [inputs_readRepository(line)], []));
    const repositories = [...new Set(read)];
    if (repositories.length > MAX_REPOSITORIES) {
        inputs.complain(`repositories: ${repositories.length} are given; expected at most ten, the limit of Quay for one token, for example: acme/app`);
    }
    return repositories;
}
function inputs_readRepository(line) {
    const { registry, repository, tagDefaulted } = parseRepository(line);
    if (registry !== DEFAULT_REGISTRY)
        throw invalidRepository(line, 'it has a host, which belongs in the input registry');
    if (!tagDefaulted)
        throw invalidRepository(line, 'it has a tag or a digest, but a token is for a whole repository');
    return repository;
}
function parseRepository(line) {
    try {
        // The default host is a placeholder. A line with a host of its own is an error.
        return parseReference(line, DEFAULT_REGISTRY);
    }
    catch (error) {
        throw error instanceof InvalidReference ? invalidRepository(line, error.mistake) : error;
    }
}
const DEFAULT_REGISTRY = 'default.invalid';
function invalidRepository(line, mistake) {
    return new build_error/* InputError */.dz(`\`${hideCredentials(line)}\` is not a valid repository: ${mistake}; expected namespace/repository without host, tag and digest, one per line, for example: acme/app`);
}
function readActions(text) {
    return readList(text, { known: ['pull', 'push'], example: 'pull' });
}

;// CONCATENATED MODULE: ./build/token/login/trust.js
/**
 * Warns that the inputs for the connection hold for this action only: the clients of later steps have settings of their own. Setting
 * SSL_CERT_FILE here would replace the certificates that all later programs trust.
 */
function warnOfTrust({ registry, connection }, { environment, warn }) {
    const { tls, skipsVerify } = connection;
    if (skipsVerify) {
        warn(`login: insecure-skip-tls-verify is only for this action. Each client of the later steps checks the certificate of ${registry}. Set ca-certificate instead, and let the clients trust the same CA.`);
    }
    else if (tls.secureContext !== undefined && !environment.SSL_CERT_FILE && !environment.SSL_CERT_DIR) {
        warn(`login: ca-certificate is only for this action. The clients of the later steps must trust the certificate of ${registry} too: set SSL_CERT_FILE to a file with this CA and those of the system (regctl, oras, crane, cosign, helm, skopeo), and for docker and podman write the CA to /etc/docker/certs.d/${registry}/ca.crt.`);
    }
}

// EXTERNAL MODULE: ./build/credentials/auth-file.js
var auth_file = __nccwpck_require__(122);
// EXTERNAL MODULE: ./build/credentials/auth-file-entry.js
var auth_file_entry = __nccwpck_require__(471);
// EXTERNAL MODULE: ./build/credentials/auth-file-key.js
var auth_file_key = __nccwpck_require__(144);
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
        const file = (0,auth_file/* readAuthFile */.n)(path);
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
        const file = (0,auth_file/* readAuthFile */.n)(path);
        return file === undefined ? `${path.path} does not exist or is empty` : explainNoLoginIn(file, target);
    });
}
const NO_LOGIN = { kind: 'none' };
async function findLoginIn(file, target, helpers) {
    const keys = (0,auth_file_key/* matchAuthKeys */.m)(Object.keys(file.auths), target);
    const ofPath = firstLogin(file, keys.filter((key) => (0,auth_file_key/* readAuthKey */.S)(key).path !== ''));
    if (ofPath.kind !== 'none')
        return ofPath;
    const name = helperOf(file, target.registry);
    const ofHelper = name === '' ? NO_LOGIN : await helpers.login({ name, namedIn: file.path }, target.registry);
    if (ofHelper.kind !== 'none')
        return ofHelper;
    return firstLogin(file, keys.filter((key) => (0,auth_file_key/* readAuthKey */.S)(key).path === ''));
}
function firstLogin(file, keys) {
    for (const key of keys) {
        const login = (0,auth_file_entry/* readEntry */.hB)(file, key);
        if (login.kind !== 'none')
            return login;
    }
    return NO_LOGIN;
}
/** The name of the helper for a registry; `''` for none. Like docker, an empty name in `credHelpers` means none. */
function helperOf({ credHelpers, credsStore }, registry) {
    const [key] = (0,auth_file_key/* matchAuthKeys */.m)(Object.keys(credHelpers), { registry, repository: '' });
    return (key === undefined ? undefined : credHelpers[key]) ?? credsStore;
}
function explainNoLoginIn(file, target) {
    const { registry, repository } = target;
    const keys = Object.keys({ ...file.auths, ...file.credHelpers });
    const matched = new Set((0,auth_file_key/* matchAuthKeys */.m)(keys, target));
    const others = keys.filter((key) => !matched.has(key));
    const hasOtherPaths = others.some((key) => (0,auth_file_key/* readAuthKey */.S)(key).host === registry);
    const host = hasOtherPaths ? `the whole host ${registry}` : registry;
    const wanted = hasOtherPaths && repository !== '' ? `${registry}/${repository}` : host;
    const helper = helperOf(file, registry);
    const entry = (0,auth_file_key/* matchAuthKeys */.m)(Object.keys(file.auths), target).length > 0 ? 'only an empty entry' : 'no entry';
    return [
        `${file.path} has ${entry} for ${wanted}`,
        helper === '' ? '' : `, and docker-credential-${helper} has no login for it`,
        others.length === 0 ? '; it has no other entries' : `; it has entries for: ${listKeys(others)}`,
        hasOtherPaths && repository === '' ? '; set repositories to repositories that one of these entries covers' : '',
    ].join('');
}
function listKeys(keys) {
    const shown = keys.slice(0, MAX_KEYS).map((key) => (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(key)));
    return [...shown, ...(keys.length > MAX_KEYS ? [`… (${keys.length} in total)`] : [])].join(', ');
}
/** Enough to find a typing error. */
const MAX_KEYS = 10;

// EXTERNAL MODULE: ./build/credentials/auth-file-paths.js
var auth_file_paths = __nccwpck_require__(351);
// EXTERNAL MODULE: ./build/credentials/helper.js + 1 modules
var helper = __nccwpck_require__(709);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/json.js
var json = __nccwpck_require__(368);
// EXTERNAL MODULE: ./build/registry/problem.js + 1 modules
var problem = __nccwpck_require__(682);
// EXTERNAL MODULE: ./build/registry/refusal.js
var registry_refusal = __nccwpck_require__(726);
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
        headers: { authorization: `Basic ${(0,auth_token/* basicCredentials */.B)({ username: robot, password: idToken })}` },
        maxBytes: MAX_RESPONSE_BYTES,
        // Quay returns 500 for a JWT that it cannot verify; a retry would not help.
        finalStatuses: [500],
    });
    const read = response.status === 200 ? federation_readPassword(response.body) : { why: undefined };
    if ('password' in read)
        return read.password;
    const refusal = { robot, claims: (0,auth_claims/* readClaims */.Ip)(idToken.reveal()), response };
    const error = (0,registry_refusal/* tokenResponseError */.B0)({ sent, response }, read.why ?? explainFederationRefusal(refusal));
    throw new build_error/* RegistryError */.gl(`${error.message}\n${listClaims(refusal)}`, error.response);
}
/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;
function federation_readPassword(body) {
    const { success, output: data } = dist/* safeParse */.xLC(FederationBody, (0,json/* parseJson */.qF)(body));
    if (!success)
        return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(data.token);
    if (invalid !== undefined)
        return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
    const expiresAt = (0,auth_claims/* readClaims */.Ip)(data.token)?.expiresAt;
    return { password: { secret: new build_secret/* Secret */.z(data.token), ...(expiresAt && { expiresAt }) } };
}
const CHECK_QUAY = 'Check the registry, and the proxies in front of it.';
const NOT_COMPLETE = `The response has no password, or was cut off. ${CHECK_QUAY}`;
const FederationBody = (0,json/* object */.Ik)({ token: dist/* string */.YjP() });
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
    const { words } = (0,problem/* readProblem */.K)(response.body, response.header('content-type'));
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
        this.#runner.mask(new build_secret/* Secret */.z((0,auth_token/* basicCredentials */.B)({ username: this.robot, password })));
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
        this.#files = (0,auth_file_paths/* findAuthFiles */.Zh)(this.#authFile ?? '', runner);
        this.#helpers = new helper/* CredentialHelpers */.t(runner.environment);
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
        const claims = (0,auth_claims/* readClaims */.Ip)(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
        return { kind: 'registry-token', token: login.token, claims, from: login.from };
    }
    runner.mask(login.password);
    runner.mask(new build_secret/* Secret */.z((0,auth_token/* basicCredentials */.B)(login)));
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
    return new build_error/* RegistryError */.gl(`${origin.host} does not respond as a registry does. Check the input registry and the host of the image, and that no maintenance page, portal or proxy responds in its place. ${(0,redact/* formatRequest */.z)(sent)} returned 200 with content that a registry does not send.`, { method: sent.method, url: (0,redact/* redactUrl */.B)(sent.url), status: 200, codes: [] });
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
        this.#queue = endpoint.queue ?? pLimit(1);
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
        const result = await (0,auth_token/* exchangeToken */.r)(http, { authority, scopes, login }, this.#context);
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
        return tokenOf(await (0,auth_token/* exchangeToken */.r)(http, { authority: this.#authority, scopes, login }, this.#context));
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
        this.#context.info(`${origin.host}: the challenge names the token endpoint ${(0,redact/* redactUrl */.B)(named.realm)} and the service ${named.service}; using them from now on.`);
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
    return new build_error/* RegistryError */.gl(`The challenge of ${origin.host} names a token endpoint on another origin, ${realm.origin}. Credentials are only sent to the registry's own origin. Use the host name of the registry itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME). ${(0,redact/* formatRequest */.z)(sent)} returned 401.`, { method: sent.method, url: sent.url.href, status: 401, codes: [] });
}

// EXTERNAL MODULE: ./build/registry/auth/scope.js
var auth_scope = __nccwpck_require__(453);
;// CONCATENATED MODULE: ./build/registry/auth/grant.js



/**
 * Explains what a token does not grant of the scope that was requested; `undefined` if it grants all of it.
 *
 * Quay returns 200 in any case: the Python Quay returns fewer `actions`, the Go Quay omits the repository from `access`.
 * The claims of a token that is not a JWT cannot be read, so it is assumed to grant everything.
 */
function describeShortfall(scope, token, credentials) {
    const access = token.claims?.access;
    const missing = token.claims === undefined ? [] : (0,auth_scope/* missingActions */.m)(scope, access ?? []);
    if (missing.length === 0)
        return undefined;
    const account = describeAccount(credentials, token.claims);
    const right = missing.includes('pull') ? 'read' : 'write to';
    const missingAccess = `${missing.join(' and ')} on ${scope.repository}`;
    if (credentials.kind === 'anonymous') {
        return `Without credentials the token does not grant ${missingAccess}: the repository does not exist, or is private. ${CREDENTIALS_NEEDED}`;
    }
    if (credentials.kind === 'registry-token') {
        return `The given token does not grant ${account} ${missingAccess}: it was created for another repository, or ${account} may not ${right} this one. Create it with scope=${(0,auth_scope/* formatScope */.g)(scope)}.`;
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
        throw (0,registry_refusal/* responseError */.U3)({ sent, response }, `The given token expired at ${expiresAt.toISOString()}. ${FRESH_TOKEN}`);
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
const DEFAULT_LIFETIME = 60_000;
/** Milliseconds since the epoch; a given token cannot be renewed. */
function renewalTime(token, requestedAt) {
    if (token?.expiresAt === undefined || isGiven(token))
        return Number.POSITIVE_INFINITY;
    // Prefer the times of the token itself, because the clock of the runner may be wrong.
    const issuedAt = token.claims?.issuedAt ?? token.claims?.notBefore ?? requestedAt;
    const stated = token.expiresAt.getTime() - issuedAt.getTime();
    const lifetime = stated > 0 ? stated : DEFAULT_LIFETIME;
    return requestedAt.getTime() + lifetime - Math.min(RENEWAL_MARGIN, lifetime / 2);
}
/** Whether the token was given as credentials, not exchanged. */
function isGiven(token) {
    return token.authority === undefined;
}

;// CONCATENATED MODULE: ./build/token/make-token.js









/**
 * Gets a token and checks it with one request: with a wrong `service`, Quay issues a token that it does not accept.
 * @throws InputError for the credentials; RegistryError and NetworkError if the registry does not issue or accept the token, or if the
 *   token grants less than requested, without `allowPartial`.
 */
async function makeToken(inputs, runner) {
    const { registry, actions } = inputs;
    const connection = openConnection(inputs.connection, registry, runner);
    const credentials = await chooseCredentials(inputs, { connection, runner });
    const scopes = inputs.repositories.map((repository) => ({ repository, actions }));
    const endpoint = connection.endpointOf(registry);
    const { http, origin } = endpoint;
    const session = new Session(new Authenticator(endpoint, credentials, runner), scopes, { http, now: runner.now });
    const token = await checkToken(session, origin);
    if (token === undefined)
        checkOpenRegistry(inputs, origin);
    const shortfalls = scopes.flatMap((scope) => (token && describeShortfall(scope, token, credentials)) ?? []);
    if (shortfalls.length > 0 && !inputs.allowPartial)
        throw grantsTooLittle(shortfalls, origin);
    for (const shortfall of shortfalls)
        runner.warn(shortfall);
    return { registry, token, scopes, login: await loginOf(credentials) };
}
/** An open registry lets everyone pull. That the credentials are right, and that they may push, is not known then. */
function checkOpenRegistry({ actions, login, registry }, origin) {
    const wanted = [login ? 'login' : '', actions.includes('push') ? 'actions' : ''].filter((name) => name !== '');
    if (wanted.length === 0)
        return;
    throw new build_error/* RegistryError */.gl(`${wanted.join(' and ')}: ${registry} issues no token and did not ask for credentials, so they could not be checked. Check the input registry. If the registry is meant to be open, remove ${wanted.join(' and ')}: its clients need no login.`, { method: 'GET', url: new URL('/v2/', origin).href, status: 200, codes: [] });
}
async function chooseCredentials({ credentials: given, registry, repositories, login }, services) {
    const finder = new CredentialFinder(given, registry, services);
    const [first = { registry, repository: '' }, ...others] = repositories.map((repository) => ({
        registry,
        repository,
    }));
    const found = await Promise.all([first, ...others].map((target) => finder.require(target)));
    const [credentials = ANONYMOUS, ...different] = new Set(found);
    if (different.length > 0)
        throw new build_error/* InputError */.dz(SEVERAL_ACCOUNTS);
    if (credentials.kind === 'anonymous' && (login || repositories.length === 0)) {
        const problem = repositories.length === 0 ? NOTHING_TO_REQUEST : make_token_NO_LOGIN;
        throw new build_error/* InputError */.dz(`${problem}. No auth file has a login: ${finder.explainNoLogin(first)}`);
    }
    if (login && credentials.kind === 'registry-token')
        throw new build_error/* InputError */.dz(make_token_NO_LOGIN);
    return credentials;
}
const ANONYMOUS = { kind: 'anonymous' };
const SEVERAL_ACCOUNTS = 'repositories: the auth file has different accounts for them, but a token belongs to one account; expected repositories of one account, for example: one step for each account';
const NOTHING_TO_REQUEST = 'repositories: not set, and there are no credentials; expected at least one of them, for example: repositories: acme/app';
const make_token_NO_LOGIN = 'login: there is no username and password to log in with; expected other credentials, for example: robot: acme+ci';
async function checkToken(session, origin) {
    const sent = { method: 'GET', url: new URL('/v2/', origin) };
    const response = await session.send({ ...sent, accept: ['*/*'], maxBytes: MAX_PING_BYTES });
    if (response.status === 200 && !isRegistryPing(response))
        throw notARegistry(origin);
    if (response.status === 200)
        return session.token;
    throw (0,registry_refusal/* responseError */.U3)({ sent, response }, 'The registry does not accept the token, so later steps do not get it.');
}
function grantsTooLittle(shortfalls, origin) {
    const advice = 'With allow-partial: true the step passes, and the output granted lists the granted actions.';
    return shortfallError(`${shortfalls.join('\n')}\n${advice}`, new URL('/v2/auth', origin));
}

;// CONCATENATED MODULE: ./build/token/outputs.js

/** Sets the outputs of the token action, and logs which actions the token grants. */
function publishToken(made, runner) {
    const granted = grantedActions(made);
    runner.output('registry', made.registry);
    runner.output('token-expires-at', formatTime(made.token?.expiresAt));
    runner.output('granted', JSON.stringify(granted));
    runner.output('username', made.login?.username ?? '');
    runner.secretOutput('password', made.login?.password ?? EMPTY);
    runner.secretOutput('token', made.token?.secret ?? EMPTY);
    for (const [repository, actions] of Object.entries(granted)) {
        runner.info(`Granted on ${repository}: ${actions.length === 0 ? 'nothing' : actions.join(', ')}`);
    }
}
/** Sets all outputs to empty values, so that later steps do not find the outputs of an earlier run of the action. */
function publishNoToken(runner) {
    for (const name of ['token', 'token-expires-at', 'registry', 'username', 'password'])
        runner.output(name, '');
    runner.output('granted', '{}');
}
const EMPTY = new build_secret/* Secret */.z('');
/** ISO 8601; empty for no time and for an invalid one, which must not take the other outputs with it. */
function formatTime(time) {
    return time === undefined || Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
/**
 * Returns the granted actions by repository, both sorted: of each requested repository, even if no action is granted, and of each other
 * repository in the token.
 */
function grantedActions({ token, scopes }) {
    const requested = scopes.map(({ repository }) => ({ name: repository, actions: [] }));
    const access = (token?.claims?.access ?? []).filter(({ type }) => type === 'repository');
    const granted = new Map();
    for (const { name, actions } of [...requested, ...access].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        granted.set(name, [...new Set([...(granted.get(name) ?? []), ...actions])].toSorted());
    }
    return Object.fromEntries(granted);
}

;// CONCATENATED MODULE: ./build/token/token.js






/**
 * Gets a registry token for later steps and, with `login`, logs their clients in. The post step removes the login.
 * @returns whether the step passes.
 */
async function token(runner) {
    maskCredentials(runner);
    try {
        const inputs = readTokenInputs(runner);
        const login = inputs.login ? await __nccwpck_require__.e(/* import() */ 438).then(__nccwpck_require__.bind(__nccwpck_require__, 438)) : undefined;
        // An invalid existing file must fail the step before anything is sent.
        const existing = await login?.readExistingLogins(runner);
        const made = await makeToken(inputs, runner);
        if (login !== undefined && existing !== undefined) {
            await login.startLogin(made, existing, runner);
            warnOfTrust(inputs, runner);
        }
        publishToken(made, runner);
        return true;
    }
    catch (error) {
        publishNoToken(runner);
        const problems = error instanceof build_error/* InputError */.dz ? error.problems : [(0,build_error/* explain */.WE)(error)];
        runner.error(problems.join('\n'), 'Could not get a token');
        return false;
    }
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

/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkBypass),
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ }),

/***/ 934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E2x: () => (/* binding */ finite),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   NpB: () => (/* binding */ fallback),
/* harmony export */   PVZ: () => (/* binding */ tuple),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   is: () => (/* binding */ is),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   xLC: () => (/* binding */ safeParse)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, boolean, brand, bytes, cache, cacheAsync, check, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallbackAsync, file, filterItems, findItem, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getDotPath, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, integer, intersect, intersectAsync, ip, ipv4, ipv6, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, literal, looseObject, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxLength, maxSize, maxValue, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minLength, minSize, minValue, minWords, multipleOf, nan, nanoid, never, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullable, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parse, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, picklist, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, record, recordAsync, reduceItems, regex, required, requiredAsync, returns, returnsAsync, rfcEmail, safeInteger, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


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
