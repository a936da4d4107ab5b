export const id = 899;
export const ids = [899];
export const modules = {

/***/ 471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ AuthEntry),
/* harmony export */   X$: () => (/* binding */ decodeAuth),
/* harmony export */   gQ: () => (/* binding */ IDENTITY_TOKEN_ADVICE),
/* harmony export */   hB: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(118);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(602);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(368);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(714);




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
    const entry = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJson */ .Vh)(AuthEntry, auths[key]);
    if (entry === undefined)
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
const OptionalString = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj().nullable().optional();
/** The fields that docker reads of an entry. If one of them has another type, docker rejects the whole file. */
const AuthEntry = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    auth: OptionalString,
    username: OptionalString,
    password: OptionalString,
    identitytoken: OptionalString,
    registrytoken: OptionalString,
})
    .rest(_badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5());
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   Zh: () => (/* binding */ findAuthFiles),
/* harmony export */   bt: () => (/* binding */ findContainersFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(760);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readAuthFile)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(118);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(602);
/* harmony import */ var _inputs_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(448);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(368);




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
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(Content, parseContent(content, file));
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
const Content = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    auths: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1().nullable().optional(),
    credHelpers: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1(_badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj()).nullable().optional(),
    credsStore: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj().nullable().optional(),
})
    .rest(_badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5());
function readContent(file) {
    if (file.content !== undefined)
        return Buffer.from(file.content);
    try {
        return (0,_inputs_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(file.path, MAX_AUTH_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof _inputs_file_js__WEBPACK_IMPORTED_MODULE_1__/* .FileError */ .f6))
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ CredentialHelpers)
});

// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(118);
// EXTERNAL MODULE: ./build/error.js
var error = __webpack_require__(602);
// EXTERNAL MODULE: ./build/json.js
var json = __webpack_require__(368);
// EXTERNAL MODULE: ./build/secret.js
var build_secret = __webpack_require__(714);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./build/credentials/auth-file-entry.js
var auth_file_entry = __webpack_require__(471);
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
        const logins = (0,json/* readJson */.Vh)(dist/* record */.g1(dist/* string */.Yj()), (0,json/* parseJson */.qF)(Buffer.from(run.stdout)));
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
        const output = (0,json/* readJson */.Vh)(Output, (0,json/* parseJson */.qF)(Buffer.from(run.stdout)));
        const { Username: username = '', Secret: secret = '' } = output ?? {};
        if (output !== undefined && username === '' && secret === '')
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
    return new error/* InputError */.dz(`docker-credential-${name}, which ${namedIn} names for ${host}, ${problem}`);
}
const HELPER_ADVICE = 'Install or unlock the helper in an earlier step, remove it from credsStore or credHelpers of that file, or set username and password.';


/***/ }),

/***/ 448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   f6: () => (/* binding */ FileError)
/* harmony export */ });
/* unused harmony exports resolveInWorkspace, decodeText */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(760);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(602);



/** A file that cannot be used. The message is a predicate about the file, without its path and its content: `does not exist`. */
class FileError extends Error {
    name = 'FileError';
    /** The code of the system error; `undefined` if the file exists, but is of a kind that is not read. */
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
/**
 * Resolves the path of a file in the workspace. Links are followed, so that none leads out of it.
 * @param path relative to the workspace, or absolute.
 * @param workspace GITHUB_WORKSPACE.
 * @throws FileError if the file is outside the workspace, or does not exist.
 */
function resolveInWorkspace(path, workspace) {
    if (!workspace)
        throw new FileError('cannot be found: the variable GITHUB_WORKSPACE is not set');
    const file = attempt(() => realpathSync(resolve(workspace, path)));
    const root = attempt(() => realpathSync(workspace));
    const inside = relative(root, file);
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
        throw new FileError('is outside the workspace (links are followed)');
    return file;
}
/**
 * Decodes the content of a file, without its byte order mark.
 * @throws FileError if it is not UTF-8.
 */
function decodeText(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new FileError('is not UTF-8; in Windows PowerShell write it with Out-File -Encoding utf8');
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
        const code = (0,_error_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   hv: () => (/* binding */ withFallback),
/* harmony export */   iz: () => (/* binding */ stringOrNothing),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* unused harmony exports exceedsLimits, findIssues, custom */
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(118);

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
/** The index of the closing quotation mark; that of the end of the body if there is none. Most bytes of a body are in strings. */
function endOfString(body, start) {
    let at = body.indexOf(QUOTE, start + 1);
    while (at >= 0 && isEscaped(body, at))
        at = body.indexOf(QUOTE, at + 1);
    return at < 0 ? body.length : at;
}
/** A quotation mark is escaped by a backslash that is not itself escaped. */
function isEscaped(body, quote) {
    let before = quote;
    while (body[before - 1] === BACKSLASH)
        before -= 1;
    return (quote - before) % 2 === 1;
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
    return v.unknown().optional().assert(isValid, message);
}
/** Reads a value with the schema; for a value that does not match it, and for a field that is absent, it returns the fallback. */
function withFallback(schema, fallback) {
    return _badrap_valita__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5()
        .optional()
        .map((json) => {
        const value = readJson(schema, json);
        return value === undefined ? fallback : value;
    });
}
/** Reads a string; `undefined` for any other value. */
const stringOrNothing = withFallback(_badrap_valita__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), undefined);


/***/ }),

/***/ 119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   DQ: () => (/* binding */ loginOf),
/* harmony export */   Mo: () => (/* binding */ describeCredentials),
/* harmony export */   v4: () => (/* binding */ describeAccount)
/* harmony export */ });
/** `base64(username:password)`, as secret as the password. */
function basicCredentials({ username, password }) {
    return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}
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


/***/ 118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   YO: () => (/* binding */ array),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   g1: () => (/* binding */ record)
/* harmony export */ });
/* unused harmony exports ValitaError, ok, err, never, bigint, boolean, null, undefined, literal, tuple, lazy */
/**
 * @module
 * A typesafe validation & parsing library for TypeScript.
 *
 * @example
 * ```ts
 * import * as v from "@badrap/valita";
 *
 * const vehicle = v.union(
 *   v.object({ type: v.literal("plane"), airline: v.string() }),
 *   v.object({ type: v.literal("train") }),
 *   v.object({ type: v.literal("automobile"), make: v.string() })
 * );
 * vehicle.parse({ type: "bike" });
 * // ValitaError: invalid_literal at .type (expected "plane", "train" or "automobile")
 * ```
 */
function expectedType(expected) {
    return {
        ok: false,
        code: "invalid_type",
        expected,
    };
}
const ISSUE_EXPECTED_NOTHING = expectedType([]);
const ISSUE_EXPECTED_STRING = expectedType(["string"]);
const ISSUE_EXPECTED_NUMBER = expectedType(["number"]);
const ISSUE_EXPECTED_BIGINT = expectedType(["bigint"]);
const ISSUE_EXPECTED_BOOLEAN = expectedType(["boolean"]);
const ISSUE_EXPECTED_UNDEFINED = expectedType(["undefined"]);
const ISSUE_EXPECTED_NULL = expectedType(["null"]);
const ISSUE_EXPECTED_OBJECT = expectedType(["object"]);
const ISSUE_EXPECTED_ARRAY = expectedType(["array"]);
const ISSUE_MISSING_VALUE = {
    ok: false,
    code: "missing_value",
};
function joinIssues(left, right) {
    return left ? { ok: false, code: "join", left, right } : right;
}
function prependPath(key, tree) {
    return { ok: false, code: "prepend", key, tree };
}
function cloneIssueWithPath(tree, path) {
    const code = tree.code;
    switch (code) {
        case "invalid_type":
            return { code, path, expected: tree.expected };
        case "invalid_literal":
            return { code, path, expected: tree.expected };
        case "missing_value":
            return { code, path };
        case "invalid_length":
            return {
                code,
                path,
                minLength: tree.minLength,
                maxLength: tree.maxLength,
            };
        case "unrecognized_keys":
            return { code, path, keys: tree.keys };
        case "invalid_union":
            return { code, path, issues: collectIssues(tree.tree) };
        case "custom_error":
            if (typeof tree.error === "object" && tree.error.path !== undefined) {
                path.push(...tree.error.path);
            }
            return {
                code,
                path,
                message: typeof tree.error === "string" ? tree.error : tree.error?.message,
            };
    }
}
function collectIssues(tree, path = [], issues = []) {
    for (;;) {
        if (tree.code === "join") {
            collectIssues(tree.left, path.slice(), issues);
            tree = tree.right;
        }
        else if (tree.code === "prepend") {
            path.push(tree.key);
            tree = tree.tree;
        }
        else {
            issues.push(cloneIssueWithPath(tree, path));
            return issues;
        }
    }
}
function separatedList(list, sep) {
    if (list.length === 0) {
        return "nothing";
    }
    else if (list.length === 1) {
        return list[0];
    }
    else {
        return `${list.slice(0, -1).join(", ")} ${sep} ${list[list.length - 1]}`;
    }
}
function formatLiteral(value) {
    return typeof value === "bigint" ? `${value}n` : JSON.stringify(value);
}
function countIssues(tree) {
    let count = 0;
    for (;;) {
        if (tree.code === "join") {
            count += countIssues(tree.left);
            tree = tree.right;
        }
        else if (tree.code === "prepend") {
            tree = tree.tree;
        }
        else {
            return count + 1;
        }
    }
}
function formatIssueTree(tree) {
    let path = "";
    let count = 0;
    for (;;) {
        if (tree.code === "join") {
            count += countIssues(tree.right);
            tree = tree.left;
        }
        else if (tree.code === "prepend") {
            path += `.${tree.key}`;
            tree = tree.tree;
        }
        else {
            break;
        }
    }
    let message = "validation failed";
    if (tree.code === "invalid_type") {
        message = `expected ${separatedList(tree.expected, "or")}`;
    }
    else if (tree.code === "invalid_literal") {
        message = `expected ${separatedList(tree.expected.map(formatLiteral), "or")}`;
    }
    else if (tree.code === "missing_value") {
        message = `missing value`;
    }
    else if (tree.code === "unrecognized_keys") {
        const keys = tree.keys;
        message = `unrecognized ${keys.length === 1 ? "key" : "keys"} ${separatedList(keys.map(formatLiteral), "and")}`;
    }
    else if (tree.code === "invalid_length") {
        const min = tree.minLength;
        const max = tree.maxLength;
        message = `expected an array with `;
        if (min > 0) {
            if (max === min) {
                message += `${min}`;
            }
            else if (max !== undefined) {
                message += `between ${min} and ${max}`;
            }
            else {
                message += `at least ${min}`;
            }
        }
        else {
            message += `at most ${max ?? "∞"}`;
        }
        message += ` item(s)`;
    }
    else if (tree.code === "custom_error") {
        const error = tree.error;
        if (typeof error === "string") {
            message = error;
        }
        else if (error !== undefined) {
            if (error.message !== undefined) {
                message = error.message;
            }
            if (error.path !== undefined) {
                path += "." + error.path.join(".");
            }
        }
    }
    let msg = `${tree.code} at .${path.slice(1)} (${message})`;
    if (count === 1) {
        msg += ` (+ 1 other issue)`;
    }
    else if (count > 1) {
        msg += ` (+ ${count} other issues)`;
    }
    return msg;
}
function lazyProperty(obj, prop, value, enumerable) {
    Object.defineProperty(obj, prop, {
        value,
        enumerable,
        writable: false,
    });
    return value;
}
/**
 * An error type representing one or more validation/parsing errors.
 *
 * The `.message` property gives a short overview of the encountered issues,
 * while the `.issue` property can be used to get a more detailed list.
 *
 * @example
 * ```ts
 * const t = v.object({ a: v.null(), b: v.null() });
 *
 * try {
 *   t.parse({ a: 1 });
 * } catch (err) {
 *   err.message;
 *   // "invalid_type at .a (expected null) (+ 1 other issue)"
 *
 *   err.issues;
 *   // [
 *   //   { code: 'invalid_type', path: [ 'a' ], expected: [ 'null' ] },
 *   //   { code: 'missing_value', path: [ 'b' ] }
 *   // ]
 * }
 * ```
 */
class ValitaError extends Error {
    #issueTree;
    constructor(issueTree) {
        super();
        this.#issueTree = issueTree;
    }
    get message() {
        return lazyProperty(this, "message", formatIssueTree(this.#issueTree), true);
    }
    get issues() {
        return lazyProperty(this, "issues", collectIssues(this.#issueTree), true);
    }
}
ValitaError.prototype.name = "ValitaError";
class ErrImpl {
    ok = false;
    /** @internal */
    _issueTree;
    constructor(issueTree) {
        this._issueTree = issueTree;
    }
    get issues() {
        return lazyProperty(this, "issues", collectIssues(this._issueTree), true);
    }
    get message() {
        return lazyProperty(this, "message", formatIssueTree(this._issueTree), true);
    }
    throw() {
        throw new ValitaError(this._issueTree);
    }
}
function ok(value) {
    return { ok: true, value };
}
/**
 * Create a value for returning a parsing error from chain().
 *
 * An optional error message can be provided.
 *
 * @example
 * ```ts
 * const t = v.string().chain(() => v.err("bad value"));
 *
 * t.parse("hello");
 * // ValitaError: custom_error at . (bad value)
 * ```
 */
function err(error) {
    return new ErrImpl({ ok: false, code: "custom_error", error });
}
function isObject(v) {
    return typeof v === "object" && v !== null && !Array.isArray(v);
}
const FLAG_FORBID_EXTRA_KEYS = 1 << 0;
const FLAG_STRIP_EXTRA_KEYS = 1 << 1;
const FLAG_MISSING_VALUE = 1 << 2;
const TAG_UNKNOWN = 0;
const TAG_NEVER = 1;
const TAG_STRING = 2;
const TAG_NUMBER = 3;
const TAG_BIGINT = 4;
const TAG_BOOLEAN = 5;
const TAG_NULL = 6;
const TAG_UNDEFINED = 7;
const TAG_LITERAL = 8;
const TAG_OPTIONAL = 9;
const TAG_OBJECT = 10;
const TAG_ARRAY = 11;
const TAG_UNION = 12;
const TAG_SIMPLE_UNION = 13;
const TAG_TRANSFORM = 14;
const TAG_OTHER = 15;
const taggedMatcher = (tag, match) => {
    return { tag, match };
};
function callMatcher(matcher, value, flags) {
    switch (matcher.tag) {
        case TAG_UNKNOWN:
            return undefined;
        case TAG_NEVER:
            return ISSUE_EXPECTED_NOTHING;
        case TAG_STRING:
            return typeof value === "string" ? undefined : ISSUE_EXPECTED_STRING;
        case TAG_NUMBER:
            return typeof value === "number" ? undefined : ISSUE_EXPECTED_NUMBER;
        case TAG_BIGINT:
            return typeof value === "bigint" ? undefined : ISSUE_EXPECTED_BIGINT;
        case TAG_BOOLEAN:
            return typeof value === "boolean" ? undefined : ISSUE_EXPECTED_BOOLEAN;
        case TAG_NULL:
            return value === null ? undefined : ISSUE_EXPECTED_NULL;
        case TAG_UNDEFINED:
            return value === undefined ? undefined : ISSUE_EXPECTED_UNDEFINED;
        case TAG_LITERAL:
            return matcher.match(value, flags);
        case TAG_OPTIONAL:
            return matcher.match(value, flags);
        case TAG_OBJECT:
            return matcher.match(value, flags);
        case TAG_ARRAY:
            return matcher.match(value, flags);
        case TAG_UNION:
            return matcher.match(value, flags);
        case TAG_SIMPLE_UNION:
            return matcher.match(value, flags);
        case TAG_TRANSFORM:
            return matcher.match(value, flags);
        default:
            return matcher.match(value, flags);
    }
}
const MATCHER_SYMBOL = Symbol.for("@valita/internal");
class AbstractType {
    /**
     * Derive a new validator that uses the provided predicate function to
     * perform custom validation for the source validator's output values.
     *
     * The predicate function should return `true` when the source
     * type's output value is valid, `false` otherwise. The checked value
     * itself won't get modified or replaced, and is returned as-is on
     * validation success.
     *
     * @example A validator that accepts only numeric strings.
     * ```ts
     * const numericString = v.string().assert((s) => /^\d+$/.test(s))
     * numericString.parse("1");
     * // "1"
     * numericString.parse("foo");
     * // ValitaError: custom_error at . (validation failed)
     * ```
     *
     * You can also _refine_ the output type by passing in a
     * [type predicate](https://www.typescriptlang.org/docs/handbook/2/narrowing.html#using-type-predicates).
     * Note that the type predicate must have a compatible input type.
     *
     * @example A validator with its output type refined to `Date`.
     * ```ts
     * const dateType = v.unknown().assert((v): v is Date => v instanceof Date);
     * ```
     *
     * You can also pass in a custom failure messages.
     *
     * @example A validator that rejects non-integers with a custom error.
     * ```ts
     * const integer = v.number().assert((n) => Number.isInteger(n), "not an integer");
     * integer.parse(1);
     * // 1
     * integer.parse(1.5);
     * // ValitaError: custom_error at . (not an integer)
     * ```
     *
     * @param func - The assertion predicate function.
     * @param [error] - A custom error for situations when the assertion
     *                  predicate returns `false`.
     */
    assert(func, error) {
        const err = { ok: false, code: "custom_error", error };
        return new TransformType(this, (v, flags) => func(v, flagsToOptions(flags)) ? undefined : err);
    }
    map(func) {
        return new TransformType(this, (v, flags) => ({
            ok: true,
            value: func(v, flagsToOptions(flags)),
        }));
    }
    chain(input) {
        if (typeof input === "function") {
            return new TransformType(this, (v, flags) => {
                const r = input(v, flagsToOptions(flags));
                return r.ok
                    ? r
                    : r._issueTree;
            });
        }
        return new TransformType(this, (v, flags) => callMatcher(input[MATCHER_SYMBOL], v, flags));
    }
}
/**
 * A base class for all concrete validators/parsers.
 */
class Type extends AbstractType {
    optional(defaultFn) {
        // If this type is already Optional there's no need to wrap it inside
        // a new Optional instance.
        const optional = new Optional(this);
        if (!defaultFn) {
            return optional;
        }
        return new TransformType(optional, (v) => {
            return v === undefined ? { ok: true, value: defaultFn() } : undefined;
        });
    }
    nullable(defaultFn) {
        const nullable = new SimpleUnion([null_(), this]);
        if (!defaultFn) {
            return nullable;
        }
        return new TransformType(nullable, (v) => {
            return v === null ? { ok: true, value: defaultFn() } : undefined;
        });
    }
    _toTerminals(func) {
        func(this);
    }
    /**
     * Parse a value without throwing.
     */
    try(v, options) {
        const r = callMatcher(this[MATCHER_SYMBOL], v, options === undefined
            ? FLAG_FORBID_EXTRA_KEYS
            : options.mode === "strip"
                ? FLAG_STRIP_EXTRA_KEYS
                : options.mode === "passthrough"
                    ? 0
                    : FLAG_FORBID_EXTRA_KEYS);
        return r === undefined || r.ok
            ? { ok: true, value: (r === undefined ? v : r.value) }
            : new ErrImpl(r);
    }
    /**
     * Parse a value. Throw a ValitaError on failure.
     */
    parse(v, options) {
        const r = callMatcher(this[MATCHER_SYMBOL], v, options === undefined
            ? FLAG_FORBID_EXTRA_KEYS
            : options.mode === "strip"
                ? FLAG_STRIP_EXTRA_KEYS
                : options.mode === "passthrough"
                    ? 0
                    : FLAG_FORBID_EXTRA_KEYS);
        if (r === undefined || r.ok) {
            return (r === undefined ? v : r.value);
        }
        throw new ValitaError(r);
    }
}
class SimpleUnion extends Type {
    name = "union";
    options;
    constructor(options) {
        super();
        this.options = options;
    }
    get [MATCHER_SYMBOL]() {
        const options = this.options.map((o) => o[MATCHER_SYMBOL]);
        return lazyProperty(this, MATCHER_SYMBOL, taggedMatcher(TAG_SIMPLE_UNION, (v, flags) => {
            let issue = ISSUE_EXPECTED_NOTHING;
            for (const option of options) {
                const result = callMatcher(option, v, flags);
                if (result === undefined || result.ok) {
                    return result;
                }
                issue = result;
            }
            return issue;
        }), false);
    }
    _toTerminals(func) {
        for (const option of this.options) {
            option._toTerminals(func);
        }
    }
}
/**
 * A validator/parser marked as "optional", signifying that their value can
 * be missing from the parsed object.
 *
 * As such optionals can only be used as property validators within
 * object validators.
 */
class Optional extends AbstractType {
    name = "optional";
    type;
    constructor(type) {
        super();
        this.type = type;
    }
    optional(defaultFn) {
        if (!defaultFn) {
            return this;
        }
        return new TransformType(this, (v) => {
            return v === undefined ? { ok: true, value: defaultFn() } : undefined;
        });
    }
    get [MATCHER_SYMBOL]() {
        const matcher = this.type[MATCHER_SYMBOL];
        return lazyProperty(this, MATCHER_SYMBOL, taggedMatcher(TAG_OPTIONAL, (v, flags) => v === undefined || flags & FLAG_MISSING_VALUE
            ? undefined
            : callMatcher(matcher, v, flags)), false);
    }
    _toTerminals(func) {
        func(this);
        func(undefined_());
        this.type._toTerminals(func);
    }
}
// Set a bit in position `index` to one and return the updated bitset.
// This function may or may not mutate `bits` in-place.
function setBit(bits, index) {
    if (typeof bits !== "number") {
        const idx = index >> 5;
        for (let i = bits.length; i <= idx; i++) {
            bits.push(0);
        }
        bits[idx] |= 1 << (index % 32);
        return bits;
    }
    else if (index < 32) {
        return bits | (1 << index);
    }
    else {
        return setBit([bits, 0], index);
    }
}
// Get the bit at position `index`.
function getBit(bits, index) {
    if (typeof bits === "number") {
        return index < 32 ? (bits >>> index) & 1 : 0;
    }
    else {
        return (bits[index >> 5] >>> (index % 32)) & 1;
    }
}
class ObjectType extends Type {
    name = "object";
    shape;
    restType;
    constructor(shape, restType) {
        super();
        this.shape = shape;
        this.restType = restType;
    }
    get [MATCHER_SYMBOL]() {
        const func = createObjectMatcher(this.shape, this.restType);
        return lazyProperty(this, MATCHER_SYMBOL, taggedMatcher(TAG_OBJECT, (v, flags) => isObject(v) ? func(v, flags) : ISSUE_EXPECTED_OBJECT), false);
    }
    rest(restType) {
        return new ObjectType(this.shape, restType);
    }
    extend(shape) {
        return new ObjectType({ ...this.shape, ...shape }, this.restType);
    }
    pick(...keys) {
        const shape = {};
        for (const key of keys) {
            set(shape, key, this.shape[key]);
        }
        return new ObjectType(shape, undefined);
    }
    omit(...keys) {
        const shape = { ...this.shape };
        for (const key of keys) {
            delete shape[key];
        }
        return new ObjectType(shape, this.restType);
    }
    partial() {
        const shape = {};
        for (const key of Object.keys(this.shape)) {
            set(shape, key, this.shape[key].optional());
        }
        const rest = this.restType?.optional();
        return new ObjectType(shape, rest);
    }
}
function set(obj, key, value) {
    if (key === "__proto__") {
        Object.defineProperty(obj, key, {
            value,
            writable: true,
            enumerable: true,
            configurable: true,
        });
    }
    else {
        obj[key] = value;
    }
}
function createObjectMatcher(shape, rest) {
    const indexedEntries = Object.keys(shape).map((key, index) => {
        const type = shape[key];
        let optional = false;
        type._toTerminals((t) => {
            optional ||= t.name === "optional";
        });
        return {
            key,
            index,
            matcher: type[MATCHER_SYMBOL],
            optional,
            missing: prependPath(key, ISSUE_MISSING_VALUE),
        };
    });
    const keyedEntries = Object.create(null);
    for (const entry of indexedEntries) {
        keyedEntries[entry.key] = entry;
    }
    const restMatcher = rest?.[MATCHER_SYMBOL];
    // A fast path for record(unknown())
    const fastPath = indexedEntries.length === 0 && rest?.name === "unknown";
    return (obj, flags) => {
        if (fastPath) {
            return undefined;
        }
        let output = undefined;
        let issues = undefined;
        let unrecognized = undefined;
        let seenBits = 0;
        let seenCount = 0;
        if (flags & (FLAG_FORBID_EXTRA_KEYS | FLAG_STRIP_EXTRA_KEYS) ||
            restMatcher !== undefined) {
            for (const key in obj) {
                const value = obj[key];
                const entry = keyedEntries[key];
                if (entry === undefined && restMatcher === undefined) {
                    if (flags & FLAG_FORBID_EXTRA_KEYS) {
                        if (unrecognized === undefined) {
                            unrecognized = [key];
                            issues = joinIssues(issues, {
                                ok: false,
                                code: "unrecognized_keys",
                                keys: unrecognized,
                            });
                        }
                        else {
                            unrecognized.push(key);
                        }
                    }
                    else if (flags & FLAG_STRIP_EXTRA_KEYS &&
                        issues === undefined &&
                        output === undefined) {
                        output = {};
                        for (let m = 0; m < indexedEntries.length; m++) {
                            if (getBit(seenBits, m)) {
                                const k = indexedEntries[m].key;
                                set(output, k, obj[k]);
                            }
                        }
                    }
                    continue;
                }
                const r = entry === undefined
                    ? callMatcher(restMatcher, value, flags)
                    : callMatcher(entry.matcher, value, flags);
                if (r === undefined) {
                    if (output !== undefined && issues === undefined) {
                        set(output, key, value);
                    }
                }
                else if (!r.ok) {
                    issues = joinIssues(issues, prependPath(key, r));
                }
                else if (issues === undefined) {
                    if (output === undefined) {
                        output = {};
                        if (restMatcher === undefined) {
                            for (let m = 0; m < indexedEntries.length; m++) {
                                if (getBit(seenBits, m)) {
                                    const k = indexedEntries[m].key;
                                    set(output, k, obj[k]);
                                }
                            }
                        }
                        else {
                            for (const k in obj) {
                                set(output, k, obj[k]);
                            }
                        }
                    }
                    set(output, key, r.value);
                }
                if (entry !== undefined) {
                    seenCount++;
                    seenBits = setBit(seenBits, entry.index);
                }
            }
        }
        if (seenCount < indexedEntries.length) {
            for (let i = 0; i < indexedEntries.length; i++) {
                if (getBit(seenBits, i)) {
                    continue;
                }
                const entry = indexedEntries[i];
                const value = obj[entry.key];
                let extraFlags = 0;
                if (value === undefined && !(entry.key in obj)) {
                    if (!entry.optional) {
                        issues = joinIssues(issues, entry.missing);
                        continue;
                    }
                    extraFlags = FLAG_MISSING_VALUE;
                }
                const r = callMatcher(entry.matcher, value, flags | extraFlags);
                if (r === undefined) {
                    if (output !== undefined && issues === undefined && !extraFlags) {
                        set(output, entry.key, value);
                    }
                }
                else if (!r.ok) {
                    issues = joinIssues(issues, prependPath(entry.key, r));
                }
                else if (issues === undefined) {
                    if (output === undefined) {
                        output = {};
                        if (restMatcher === undefined) {
                            for (let m = 0; m < indexedEntries.length; m++) {
                                if (m < i || getBit(seenBits, m)) {
                                    const k = indexedEntries[m].key;
                                    set(output, k, obj[k]);
                                }
                            }
                        }
                        else {
                            for (const k in obj) {
                                set(output, k, obj[k]);
                            }
                            for (let m = 0; m < i; m++) {
                                if (!getBit(seenBits, m)) {
                                    const k = indexedEntries[m].key;
                                    set(output, k, obj[k]);
                                }
                            }
                        }
                    }
                    set(output, entry.key, r.value);
                }
            }
        }
        if (issues !== undefined) {
            return issues;
        }
        return output && { ok: true, value: output };
    };
}
class ArrayOrTupleType extends Type {
    name = "array";
    prefix;
    restType;
    suffix;
    constructor(prefix, rest, suffix) {
        super();
        this.prefix = prefix;
        this.restType = rest;
        this.suffix = suffix;
    }
    get [MATCHER_SYMBOL]() {
        const prefix = this.prefix.map((t) => t[MATCHER_SYMBOL]);
        const suffix = this.suffix.map((t) => t[MATCHER_SYMBOL]);
        const rest = this.restType?.[MATCHER_SYMBOL] ??
            taggedMatcher(1, () => ISSUE_MISSING_VALUE);
        const minLength = prefix.length + suffix.length;
        const maxLength = this.restType ? Infinity : minLength;
        const invalidLength = {
            ok: false,
            code: "invalid_length",
            minLength,
            maxLength: maxLength === Infinity ? undefined : maxLength,
        };
        return lazyProperty(this, MATCHER_SYMBOL, taggedMatcher(TAG_ARRAY, (arr, flags) => {
            if (!Array.isArray(arr)) {
                return ISSUE_EXPECTED_ARRAY;
            }
            const length = arr.length;
            if (length < minLength || length > maxLength) {
                return invalidLength;
            }
            const headEnd = prefix.length;
            const tailStart = arr.length - suffix.length;
            let issueTree = undefined;
            let output = arr;
            for (let i = 0; i < arr.length; i++) {
                const entry = i < headEnd
                    ? prefix[i]
                    : i >= tailStart
                        ? suffix[i - tailStart]
                        : rest;
                const r = callMatcher(entry, arr[i], flags);
                if (r !== undefined) {
                    if (r.ok) {
                        if (output === arr) {
                            output = arr.slice();
                        }
                        output[i] = r.value;
                    }
                    else {
                        issueTree = joinIssues(issueTree, prependPath(i, r));
                    }
                }
            }
            if (issueTree) {
                return issueTree;
            }
            else if (arr === output) {
                return undefined;
            }
            else {
                return { ok: true, value: output };
            }
        }), false);
    }
    concat(type) {
        if (this.restType) {
            if (type.restType) {
                throw new TypeError("can not concatenate two variadic types");
            }
            return new ArrayOrTupleType(this.prefix, this.restType, [
                ...this.suffix,
                ...type.prefix,
                ...type.suffix,
            ]);
        }
        else if (type.restType) {
            return new ArrayOrTupleType([...this.prefix, ...this.suffix, ...type.prefix], type.restType, type.suffix);
        }
        else {
            return new ArrayOrTupleType([...this.prefix, ...this.suffix, ...type.prefix, ...type.suffix], type.restType, type.suffix);
        }
    }
}
function toInputType(v) {
    const type = typeof v;
    if (type !== "object") {
        return type;
    }
    else if (v === null) {
        return "null";
    }
    else if (Array.isArray(v)) {
        return "array";
    }
    else {
        return type;
    }
}
function dedup(arr) {
    return [...new Set(arr)];
}
function groupTerminals(terminals) {
    const order = new Map();
    const literals = new Map();
    const types = new Map();
    const unknowns = [];
    const optionals = [];
    const expectedTypes = [];
    for (const { root, terminal } of terminals) {
        order.set(root, order.get(root) ?? order.size);
        if (terminal.name === "never") {
            // skip
        }
        else if (terminal.name === "optional") {
            optionals.push(root);
        }
        else if (terminal.name === "unknown") {
            unknowns.push(root);
        }
        else if (terminal.name === "literal") {
            const roots = literals.get(terminal.value) ?? [];
            roots.push(root);
            literals.set(terminal.value, roots);
            expectedTypes.push(toInputType(terminal.value));
        }
        else {
            const roots = types.get(terminal.name) ?? [];
            roots.push(root);
            types.set(terminal.name, roots);
            expectedTypes.push(terminal.name);
        }
    }
    const byOrder = (a, b) => {
        return (order.get(a) ?? 0) - (order.get(b) ?? 0);
    };
    for (const [value, roots] of literals) {
        const options = types.get(toInputType(value));
        if (options) {
            options.push(...roots);
            literals.delete(value);
        }
        else {
            literals.set(value, dedup(roots.concat(unknowns)).sort(byOrder));
        }
    }
    for (const [type, roots] of types) {
        types.set(type, dedup(roots.concat(unknowns)).sort(byOrder));
    }
    return {
        types,
        literals,
        unknowns: dedup(unknowns).sort(byOrder),
        optionals: dedup(optionals).sort(byOrder),
        expectedTypes: dedup(expectedTypes),
    };
}
function createObjectKeyMatcher(objects, key) {
    const list = [];
    for (const { root, terminal } of objects) {
        terminal.shape[key]._toTerminals((t) => {
            list.push({ root, terminal: t });
        });
    }
    const { types, literals, optionals, unknowns, expectedTypes } = groupTerminals(list);
    if (unknowns.length > 0 || optionals.length > 1) {
        return undefined;
    }
    for (const roots of literals.values()) {
        if (roots.length > 1) {
            return undefined;
        }
    }
    for (const roots of types.values()) {
        if (roots.length > 1) {
            return undefined;
        }
    }
    const missingValue = prependPath(key, ISSUE_MISSING_VALUE);
    const issue = prependPath(key, types.size === 0
        ? {
            ok: false,
            code: "invalid_literal",
            expected: [...literals.keys()],
        }
        : {
            ok: false,
            code: "invalid_type",
            expected: expectedTypes,
        });
    const byLiteral = literals.size > 0 ? new Map() : undefined;
    if (byLiteral) {
        for (const [literal, options] of literals) {
            byLiteral.set(literal, options[0][MATCHER_SYMBOL]);
        }
    }
    const byType = types.size > 0 ? {} : undefined;
    if (byType) {
        for (const [type, options] of types) {
            byType[type] = options[0][MATCHER_SYMBOL];
        }
    }
    const optional = optionals[0]?.[MATCHER_SYMBOL];
    return (obj, flags) => {
        const value = obj[key];
        if (value === undefined && !(key in obj)) {
            return optional === undefined
                ? missingValue
                : callMatcher(optional, obj, flags);
        }
        const option = byType?.[toInputType(value)] ?? byLiteral?.get(value);
        return option ? callMatcher(option, obj, flags) : issue;
    };
}
function createUnionObjectMatcher(terminals) {
    const objects = [];
    const keyCounts = new Map();
    for (const { root, terminal } of terminals) {
        if (terminal.name === "unknown") {
            return undefined;
        }
        if (terminal.name === "object") {
            for (const key in terminal.shape) {
                keyCounts.set(key, (keyCounts.get(key) ?? 0) + 1);
            }
            objects.push({ root, terminal });
        }
    }
    if (objects.length < 2) {
        return undefined;
    }
    for (const [key, count] of keyCounts) {
        if (count === objects.length) {
            const matcher = createObjectKeyMatcher(objects, key);
            if (matcher) {
                return matcher;
            }
        }
    }
    return undefined;
}
function createUnionBaseMatcher(terminals) {
    const { expectedTypes, literals, types, unknowns, optionals } = groupTerminals(terminals);
    const issue = types.size === 0 && unknowns.length === 0
        ? {
            ok: false,
            code: "invalid_literal",
            expected: [...literals.keys()],
        }
        : {
            ok: false,
            code: "invalid_type",
            expected: expectedTypes,
        };
    const byLiteral = literals.size > 0 ? new Map() : undefined;
    if (byLiteral) {
        for (const [literal, options] of literals) {
            byLiteral.set(literal, options.map((t) => t[MATCHER_SYMBOL]));
        }
    }
    const byType = types.size > 0 ? {} : undefined;
    if (byType) {
        for (const [type, options] of types) {
            byType[type] = options.map((t) => t[MATCHER_SYMBOL]);
        }
    }
    const optionalMatchers = optionals.map((t) => t[MATCHER_SYMBOL]);
    const unknownMatchers = unknowns.map((t) => t[MATCHER_SYMBOL]);
    return (value, flags) => {
        const options = flags & FLAG_MISSING_VALUE
            ? optionalMatchers
            : (byType?.[toInputType(value)] ??
                byLiteral?.get(value) ??
                unknownMatchers);
        let count = 0;
        let issueTree = issue;
        for (let i = 0; i < options.length; i++) {
            const r = callMatcher(options[i], value, flags);
            if (r === undefined || r.ok) {
                return r;
            }
            issueTree = count > 0 ? joinIssues(issueTree, r) : r;
            count++;
        }
        if (count > 1) {
            return { ok: false, code: "invalid_union", tree: issueTree };
        }
        return issueTree;
    };
}
class UnionType extends Type {
    name = "union";
    options;
    constructor(options) {
        super();
        this.options = options;
    }
    _toTerminals(func) {
        for (const option of this.options) {
            option._toTerminals(func);
        }
    }
    get [MATCHER_SYMBOL]() {
        const flattened = [];
        for (const option of this.options) {
            option._toTerminals((terminal) => {
                flattened.push({ root: option, terminal });
            });
        }
        const base = createUnionBaseMatcher(flattened);
        const object = createUnionObjectMatcher(flattened);
        return lazyProperty(this, MATCHER_SYMBOL, taggedMatcher(TAG_UNION, (v, f) => object !== undefined && isObject(v) ? object(v, f) : base(v, f)), false);
    }
}
const STRICT = Object.freeze({ mode: "strict" });
const STRIP = Object.freeze({ mode: "strip" });
const PASSTHROUGH = Object.freeze({ mode: "passthrough" });
function flagsToOptions(flags) {
    return flags & FLAG_FORBID_EXTRA_KEYS
        ? STRICT
        : flags & FLAG_STRIP_EXTRA_KEYS
            ? STRIP
            : PASSTHROUGH;
}
class TransformType extends Type {
    name = "transform";
    #transformed;
    #transform;
    constructor(transformed, transform) {
        super();
        this.#transformed = transformed;
        this.#transform = transform;
    }
    get [MATCHER_SYMBOL]() {
        const chain = [];
        // oxlint-disable-next-line @typescript-eslint/no-this-alias
        let next = this;
        while (next instanceof TransformType) {
            chain.push(next.#transform);
            next = next.#transformed;
        }
        chain.reverse();
        const matcher = next[MATCHER_SYMBOL];
        const undef = ok(undefined);
        return lazyProperty(this, MATCHER_SYMBOL, taggedMatcher(TAG_TRANSFORM, (v, flags) => {
            let result = callMatcher(matcher, v, flags);
            if (result !== undefined && !result.ok) {
                return result;
            }
            let current;
            if (result !== undefined) {
                current = result.value;
            }
            else if (flags & FLAG_MISSING_VALUE) {
                current = undefined;
                result = undef;
            }
            else {
                current = v;
            }
            for (let i = 0; i < chain.length; i++) {
                const r = chain[i](current, flags);
                if (r !== undefined) {
                    if (!r.ok) {
                        return r;
                    }
                    current = r.value;
                    result = r;
                }
            }
            return result;
        }), false);
    }
    _toTerminals(func) {
        this.#transformed._toTerminals(func);
    }
}
class LazyType extends Type {
    name = "lazy";
    #definer;
    #recursing = false;
    constructor(definer) {
        super();
        this.#definer = definer;
    }
    get type() {
        return lazyProperty(this, "type", this.#definer(), true);
    }
    get [MATCHER_SYMBOL]() {
        const matcher = taggedMatcher(TAG_OTHER, (value, flags) => {
            const typeMatcher = this.type[MATCHER_SYMBOL];
            matcher.tag = typeMatcher.tag;
            matcher.match = typeMatcher.match;
            lazyProperty(this, MATCHER_SYMBOL, typeMatcher, false);
            return callMatcher(typeMatcher, value, flags);
        });
        return matcher;
    }
    _toTerminals(func) {
        if (!this.#recursing) {
            this.#recursing = true;
            try {
                this.type._toTerminals(func);
            }
            finally {
                this.#recursing = false;
            }
        }
    }
}
function singleton(name, tag, match) {
    const value = taggedMatcher(tag, match);
    class SimpleType extends Type {
        name;
        [MATCHER_SYMBOL];
        constructor() {
            super();
            this.name = name;
            this[MATCHER_SYMBOL] = value;
        }
    }
    const instance = new SimpleType();
    return /*#__NO_SIDE_EFFECTS__*/ () => instance;
}
/**
 * Create a validator that matches any value,
 * analogous to the TypeScript type `unknown`.
 */
const unknown = /*#__PURE__*/ singleton("unknown", TAG_UNKNOWN, () => undefined);
/**
 * Create a validator that never matches any value,
 * analogous to the TypeScript type `never`.
 */
const never = /*#__PURE__*/ (/* unused pure expression or super */ null && (singleton("never", TAG_NEVER, () => ISSUE_EXPECTED_NOTHING)));
/**
 * Create a validator that matches any string value.
 */
const string = /*#__PURE__*/ singleton("string", TAG_STRING, (v) => (typeof v === "string" ? undefined : ISSUE_EXPECTED_STRING));
/**
 * Create a validator that matches any number value.
 */
const number = /*#__PURE__*/ singleton("number", TAG_NUMBER, (v) => (typeof v === "number" ? undefined : ISSUE_EXPECTED_NUMBER));
/**
 * Create a validator that matches any bigint value.
 */
const bigint = /*#__PURE__*/ (/* unused pure expression or super */ null && (singleton("bigint", TAG_BIGINT, (v) => (typeof v === "bigint" ? undefined : ISSUE_EXPECTED_BIGINT))));
/**
 * Create a validator that matches any boolean value.
 */
const boolean = /*#__PURE__*/ (/* unused pure expression or super */ null && (singleton("boolean", TAG_BOOLEAN, (v) => (typeof v === "boolean" ? undefined : ISSUE_EXPECTED_BOOLEAN))));
/**
 * Create a validator that matches `null`.
 */
const null_ = /*#__PURE__*/ singleton("null", TAG_NULL, (v) => (v === null ? undefined : ISSUE_EXPECTED_NULL));

/**
 * Create a validator that matches `undefined`.
 */
const undefined_ = /*#__PURE__*/ singleton("undefined", TAG_UNDEFINED, (v) => (v === undefined ? undefined : ISSUE_EXPECTED_UNDEFINED));

class LiteralType extends Type {
    name = "literal";
    [MATCHER_SYMBOL];
    value;
    constructor(value) {
        super();
        const issue = {
            ok: false,
            code: "invalid_literal",
            expected: [value],
        };
        this[MATCHER_SYMBOL] = taggedMatcher(TAG_LITERAL, (v) => v === value ? undefined : issue);
        this.value = value;
    }
}
/**
 * Create a validator for a specific string, number, bigint or boolean value.
 */
const literal = (value) => {
    return /*#__PURE__*/ new LiteralType(value);
};
/**
 * Create a validator for an object type.
 */
const object = (obj) => {
    return /*#__PURE__*/ new ObjectType(obj, undefined);
};
/**
 * Create a validator for a record type `Record<string, T>`,
 * where `T` is the output type of the given subvalidator.
 */
const record = (valueType) => {
    return /*#__PURE__*/ new ObjectType({}, valueType ?? unknown());
};
/**
 * Create a validator for an array type `T[]`,
 * where `T` is the output type of the given subvalidator.
 */
const array = (item) => {
    return /*#__PURE__*/ new ArrayOrTupleType([], item ?? unknown(), []);
};
/**
 * Create a validator for an array type `[T1, T2, ..., Tn]`,
 * where `T1`, `T2`, ..., `Tn` are the output types of the given subvalidators.
 */
const tuple = (items) => {
    return /*#__PURE__*/ new ArrayOrTupleType(items, undefined, []);
};
/**
 * Create a validator that matches any type `T1 | T2 | ... | Tn`,
 * where `T1`, `T2`, ..., `Tn` are the output types of the given subvalidators.
 *
 * This is analogous to how TypeScript's union types are constructed.
 */
const union = (...options) => {
    return /*#__PURE__*/ new UnionType(options);
};
/**
 * Create a validator that can reference itself, directly or indirectly.
 *
 * In most cases an explicit type annotation is also needed, as TypeScript
 * cannot infer return types of recursive functions.
 *
 * @example
 * ```ts
 * import * as v from "@badrap/valita";
 *
 * type T = string | T[];
 * const type: v.Type<T> = v.lazy(() => v.union(v.string(), v.array(type)));
 * ```
 */
const lazy = (definer) => {
    return new LazyType(definer);
};
//# sourceMappingURL=index.js.map

/***/ })

};
