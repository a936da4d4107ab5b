export const id = 873;
export const ids = [873];
export const modules = {

/***/ 5856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ ConfirmedManifests)
/* harmony export */ });
/* harmony import */ var _registry_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9329);

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
        const found = await (0,_registry_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveManifest */ .K9)(this.#repository, digest);
        if (found.kind === 'absent')
            return found.why;
        this.add(digest, found.mediaType);
        return undefined;
    }
}


/***/ }),

/***/ 4601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ COSIGN_TAGS),
/* harmony export */   W: () => (/* binding */ listByCosignTags)
/* harmony export */ });
/* harmony import */ var _registry_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9329);
/* harmony import */ var _registry_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6783);
/* harmony import */ var _wait_for_all_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7911);



/**
 * Lists the manifests with the tags under which cosign stored signatures, attestations and SBOMs before version 3: `sha256-<hex>.sig`,
 * `.att`, `.sbom`, in the repository of the image or in that of COSIGN_REPOSITORY. A tag that does not exist is ignored. The manifests are stored in the cache.
 * @throws RegistryError for a response that is neither a manifest nor a 404 of the registry.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/oci/remote/remote.go (SignatureTag, AttestationTag, SBOMTag)
 */
async function listByCosignTags(repository, subject, cache) {
    const found = await (0,_wait_for_all_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForAll */ .g)(COSIGN_TAGS.map(async (tag) => {
        const name = `${subject.replace(':', '-')}.${tag}`;
        // With a SHA-512 digest the name exceeds the limit of a tag, so cosign cannot have written it.
        if (name.length > _registry_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_TAG_LENGTH */ .Ti)
            return [];
        const tagged = await (0,_registry_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchTaggedManifest */ .Am)(repository, name);
        if (tagged.kind === 'gone')
            return [];
        const { manifest, descriptor } = tagged;
        cache.keepManifest(descriptor.digest, manifest, repository);
        return [{ descriptor, sources: ['cosign-tags'], tag }];
    }));
    return found.flat();
}
const COSIGN_TAGS = ['sig', 'att', 'sbom'];


/***/ }),

/***/ 7911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ waitForAll)
/* harmony export */ });
/**
 * Like `Promise.all`, but waits for all promises even if one rejects, so that no request is pending after it has thrown. It throws the
 * first rejection in the order of the promises.
 */
async function waitForAll(promises) {
    await Promise.allSettled(promises);
    return await Promise.all(promises);
}


/***/ }),

/***/ 6098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   v: () => (/* binding */ confirmsAll)
/* harmony export */ });
/* harmony import */ var _evidence_confirm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5856);
/* harmony import */ var _evidence_sources_cosign_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4601);
/* harmony import */ var _registry_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9329);



/**
 * Resolves a reference. A digest takes no request. While the token and the digest are requested, the connections for the sources are opened,
 * and the token for the repository of COSIGN_REPOSITORY is requested.
 * @throws the errors of opening a session and of requesting a manifest.
 */
async function resolveImage(reference, inputs, sessions) {
    const cosignRepository = inputs.cosignRepository && sessions.repository(inputs.cosignRepository);
    // It is awaited below, unless the image is not resolved.
    cosignRepository?.catch(() => undefined);
    const found = await resolveAlone(reference, inputs, sessions);
    if (found.kind === 'absent' || cosignRepository === undefined)
        return found;
    return { ...found, cosignRepository: await cosignRepository };
}
async function resolveAlone(reference, inputs, sessions) {
    const { tag = 'latest', digest } = reference;
    // Quay closes the connection of the exchange, but keeps that of the HEAD request, which only a tag takes.
    const [exchange, confirmation] = digest === undefined ? [0, 0] : [1, confirmsAll(inputs) ? 1 : 0];
    void sessions.prepare(reference, exchange + requestsOf(inputs) + confirmation);
    const repository = await sessions.repository(reference);
    const confirmed = new _evidence_confirm_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfirmedManifests */ .s(repository);
    if (digest !== undefined)
        return { kind: 'resolved', repository, digest, confirmed };
    void sessions.prepare(reference, requestsOf(inputs));
    const found = await (0,_registry_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveManifest */ .K9)(repository, tag);
    if (found.kind === 'absent')
        return found;
    confirmed.add(found.digest, found.mediaType);
    return { kind: 'resolved', repository, digest: found.digest, confirmed };
}
/** How many requests the sources send at the same time. The tag schema is only read if there is no API. */
function requestsOf({ sources }) {
    const list = sources.includes('api') || sources.includes('tag-schema') ? 1 : 0;
    return list + (sources.includes('cosign-tags') ? _evidence_sources_cosign_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .COSIGN_TAGS */ .U.length : 0);
}
/** A referrer in the repository of COSIGN_REPOSITORY does not show that the image exists. */
function confirmsAll(inputs) {
    return (inputs.checksManifests && inputs.rules.length > 0) || inputs.cosignRepository !== undefined;
}


/***/ }),

/***/ 9873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGate: () => (/* binding */ runGate)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/registry/auth/claims.js
var auth_claims = __webpack_require__(3032);
// EXTERNAL MODULE: ./build/registry/auth/credentials.js
var auth_credentials = __webpack_require__(3119);
// EXTERNAL MODULE: ./build/secret.js
var build_secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/inputs/file.js
var inputs_file = __webpack_require__(3448);
// EXTERNAL MODULE: ./build/json.js
var json = __webpack_require__(9368);
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
    const data = (0,json/* readJson */.Vh)(Content, parseContent(content, file));
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
        return (0,inputs_file/* readRegularFile */.XF)(file.path, MAX_AUTH_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof inputs_file/* FileError */.f6))
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
    const parsed = (0,json/* parseJson */.qF)(content);
    if (parsed === undefined)
        throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
    return parsed;
}
function authFileError({ path, reason }, problem) {
    return new build_error/* InputError */.dz(`${path} ${problem} ${ADVICE[reason]}`);
}
const ADVICE = {
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
    const entry = (0,json/* readJson */.Vh)(AuthEntry, auths[key]);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
    const { spawn } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 3802, 19));
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

// EXTERNAL MODULE: ./build/registry/problem.js
var problem = __webpack_require__(5477);
// EXTERNAL MODULE: ./build/registry/refusal.js
var registry_refusal = __webpack_require__(4726);
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
        headers: { authorization: `Basic ${(0,auth_credentials/* basicCredentials */.BG)({ username: robot, password: idToken })}` },
        maxBytes: MAX_RESPONSE_BYTES,
        // Quay returns 500 for a JWT that it cannot verify; a retry would not help.
        finalStatuses: [500],
    });
    const read = response.status === 200 ? readPassword(response.body) : { why: undefined };
    if ('password' in read)
        return read.password;
    const refusal = { robot, claims: (0,auth_claims/* readClaims */.Ip)(idToken.reveal()), response };
    const error = (0,registry_refusal/* tokenResponseError */.B0)({ sent, response }, read.why ?? explainFederationRefusal(refusal));
    throw new build_error/* RegistryError */.gl(`${error.message}\n${listClaims(refusal)}`, error.response);
}
/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;
function readPassword(body) {
    const data = (0,json/* readJson */.Vh)(FederationBody, (0,json/* parseJson */.qF)(body));
    if (data === undefined)
        return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(data.token);
    if (invalid !== undefined)
        return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
    const expiresAt = (0,auth_claims/* readClaims */.Ip)(data.token)?.expiresAt;
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
        this.#runner.mask(new build_secret/* Secret */.z((0,auth_credentials/* basicCredentials */.BG)({ username: this.robot, password })));
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
        const claims = (0,auth_claims/* readClaims */.Ip)(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
        return { kind: 'registry-token', token: login.token, claims, from: login.from };
    }
    runner.mask(login.password);
    runner.mask(new build_secret/* Secret */.z((0,auth_credentials/* basicCredentials */.BG)(login)));
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

// EXTERNAL MODULE: ./build/events.js
var events = __webpack_require__(3987);
// EXTERNAL MODULE: ./build/inputs/open-connection.js + 14 modules
var open_connection = __webpack_require__(7821);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
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
        throw (0,registry_refusal/* responseError */.U3)({ sent: request, response }, `The repository ${this.name} does not exist, or ${this.#account()} may not read it.`);
    }
    /** Sends a GET without credentials, for a URL on another origin to which the registry redirects. */
    getWithoutToken(request) {
        return this.#session.getWithoutToken(request);
    }
}

// EXTERNAL MODULE: ./build/http/redact.js
var redact = __webpack_require__(2616);
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

// EXTERNAL MODULE: ./build/registry/auth/token-form.js
var token_form = __webpack_require__(8763);
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
    const body = (0,json/* parseJson */.qF)(response.body);
    for (const secret of findTokens(body))
        mask(secret);
    const read = response.status === 200 ? readToken(body, request.authority, now()) : { why: '' };
    if ('token' in read)
        return { kind: 'token', token: read.token };
    const error = (0,registry_refusal/* tokenResponseError */.B0)({ sent, response }, explainTokenRefusal(response, request, read.why));
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
    return { authorization: `Basic ${(0,auth_credentials/* basicCredentials */.BG)(login)}` };
}
function hasJwtPassword(login) {
    return login !== undefined && (0,auth_claims/* looksLikeJwt */.bt)(login.password.reveal());
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
    token: json/* stringOrNothing */.iz,
    access_token: json/* stringOrNothing */.iz,
    expires_in: (0,json/* withFallback */.hv)(dist/* number */.ai().assert(Number.isFinite), undefined),
    issued_at: json/* stringOrNothing */.iz,
});
function readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const data = (0,json/* readJson */.Vh)(TokenBody, body);
    const value = data?.token || data?.access_token;
    if (data === undefined || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = (0,auth_claims/* readClaims */.Ip)(value);
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
    const expiry = (0,auth_claims/* toDate */.ay)(issuedAt + lifetime * 1000);
    return expiry !== undefined && expiry > now ? expiry : (0,auth_claims/* toDate */.ay)(now.getTime() + lifetime * 1000);
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
        return registry_refusal/* SERVER_FAILED */.gi;
    return `Could not get a token from ${authority.realm.host} for the service ${authority.service}. Check the inputs registry and service.`;
}
function explainRefusedLogin(login) {
    if (login === undefined)
        return 'The registry refused to issue a token without credentials. Set username and password.';
    const misplaced = (0,token_form/* explainMisplacedToken */.DA)(login.username, login.password.reveal());
    if (misplaced !== undefined)
        return `The registry refused the credentials: ${misplaced}`;
    if (login.username === '$oauthtoken') {
        return 'The registry refused the OAuth access token. It has expired, was deleted, or belongs to another registry. Create a new one in Quay, in the OAuth application that it belongs to.';
    }
    return `The registry refused the credentials of ${login.username}. Check username and password (the username of a robot is namespace+robot, its password the robot token). They are not sent again, because Quay locks an account for a while after a wrong password.`;
}
const TOO_MANY_EXCHANGES = 'Quay limits how often tokens are requested, and locks an account for a while after a wrong password. Wait, then run the step again.';

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
            : `the token acts as ${(0,auth_credentials/* describeAccount */.v4)(this.#credentials, token.claims)}`);
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
        this.#log(`the token acts as ${(0,auth_credentials/* describeAccount */.v4)(this.#credentials, claims)}`);
        return { secret: token, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
    }
    #log(outcome) {
        const { origin } = this.#endpoint;
        if (!this.#isLogged)
            this.#context.info(`${origin.host}: ${(0,auth_credentials/* describeCredentials */.Mo)(this.#credentials)}; ${outcome}.`);
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
        const login = await (0,auth_credentials/* loginOf */.DQ)(this.#credentials);
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
    const account = (0,auth_credentials/* describeAccount */.v4)(credentials, token.claims);
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
    /**
     * Opens connections in advance, for so many requests at the same time to the registry of a reference. Sends nothing, and never throws.
     * @returns when the first of them is established, or has failed.
     */
    async prepare({ registry }, requests) {
        const { http, origin } = this.#plan.endpointOf(registry);
        await http.prepare(origin, requests);
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
        const account = () => (0,auth_credentials/* describeAccount */.v4)(credentials, session.token?.claims);
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

// EXTERNAL MODULE: ./build/gate/resolve-image.js
var resolve_image = __webpack_require__(6098);
// EXTERNAL MODULE: ./build/inputs/connection.js
var inputs_connection = __webpack_require__(6514);
;// CONCATENATED MODULE: ./build/gate/warnings.js


/** Warns of inputs that are allowed but probably not intended: a moving tag, an empty file of images, TLS without verification, plain HTTP. */
function warnOfRisks({ images, emptyFile, connection }, runner) {
    if (emptyFile !== undefined) {
        runner.warn(`images-file: the file \`${(0,build_text/* oneLine */.TN)(emptyFile)}\` has no references, so only the images of the input image are checked. Check the step that creates the file.`);
    }
    const moving = images.filter(({ tagDefaulted }) => tagDefaulted).map(formatName);
    if (moving.length > MAX_NAMED) {
        const more = moving.length - MAX_NAMED;
        runner.notice(`${moving.slice(0, MAX_NAMED).join(', ')} and ${more} more have ${MOVING}`);
    }
    else {
        for (const name of moving)
            runner.notice(`${name} has ${MOVING}`);
    }
    (0,inputs_connection/* warnOfConnection */.En)(connection, [...new Set(images.map(({ registry }) => registry))], runner);
}
/** Images that get a notice each; more share one, because GitHub shows only ten notices of a step. */
const MAX_NAMED = 3;
const MOVING = 'neither a tag nor a digest, so the tag latest is used. It can move to another image; a digest cannot.';
/** Says in a matrix job that it checks only some of the images. */
function reportShard({ images, imagesInAll, shard: { index, count } }, runner) {
    const shard = `Shard ${index}/${count}`;
    if (images.length === 0)
        runner.notice(`${shard} has no images (${imagesInAll} in all shards), so this job checks nothing.`);
    else if (images.length < imagesInAll)
        runner.info(`${shard} has ${images.length} of ${imagesInAll} images.`);
}
function formatName({ registry, repository }) {
    return `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./build/gate/run.js






/**
 * Judges the images of this shard. Its module, with all that sends requests, is loaded when the inputs are valid. The code that judges and
 * reports is loaded while the first response is awaited.
 */
async function runGate(inputs, runner) {
    const startedAt = runner.now();
    await (0,events/* handleEvents */.o)();
    warnOfRisks(inputs, runner);
    reportShard(inputs, runner);
    const sessions = openGateSessions(inputs, runner);
    const [first] = inputs.images;
    const firstResolved = first && (0,resolve_image/* resolveImage */.A)(first, inputs, sessions);
    const connected = first && sessions.prepare(first, 1);
    await openPublicRoot(inputs, runner);
    if (connected !== undefined)
        await firstRequest(connected, firstResolved);
    const { judgeRun } = await __webpack_require__.e(/* import() */ 823).then(__webpack_require__.bind(__webpack_require__, 1823));
    const resolve = async (reference) => await ((reference === first && firstResolved) || (0,resolve_image/* resolveImage */.A)(reference, inputs, sessions));
    return await judgeRun({ inputs, resolve, startedAt, context: runner, token: () => sessions.token });
}
/** Waits until the first request is sent, because nothing is sent while code is loaded. */
async function firstRequest(connected, resolved) {
    // The error is reported where the image is judged.
    await Promise.race([connected, resolved]).catch(() => undefined);
    await (0,events/* handleEvents */.o)();
}
/**
 * Starts to read the trusted root of sigstore, or to update it: while the connection to the registry is being opened, so that the requests
 * to both overlap.
 */
async function openPublicRoot({ verifiers, publicRoot, connection }, runner) {
    if (publicRoot === undefined)
        return;
    await (0,events/* handleEvents */.o)();
    const { openKeylessVerifier } = await __webpack_require__.e(/* import() */ 155).then(__webpack_require__.bind(__webpack_require__, 5155));
    verifiers.useRoot(openKeylessVerifier(publicRoot, connection, runner));
}
/** `service` and the given credentials are for one registry only. */
function openGateSessions(inputs, runner) {
    const { images, actions, credentials, credentialRegistry: registry, cosignRepository } = inputs;
    const connection = (0,open_connection/* openConnection */.J)(inputs.connection, registry, runner);
    const finder = new CredentialFinder(credentials, registry, { connection, runner });
    const credentialsFor = (registry, repository) => finder.find({ registry, repository });
    const readOnly = cosignRepository === undefined ? [] : [cosignRepository];
    return new Sessions({ references: images, readOnly, actions, credentialsFor, ...connection }, runner);
}


/***/ }),

/***/ 489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
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


/***/ }),

/***/ 9148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   k5: () => (/* binding */ Exchange),
/* harmony export */   l1: () => (/* binding */ ResponseTooLarge)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2616);


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
class ResponseTooLarge extends _error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr {
    constructor(request) {
        super(`The response is larger than ${formatSize(request.maxBytes)}, the limit for ${(0,_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRequest */ .z)(request)}.`);
    }
}
/** `32 MiB`, `1.5 KiB` */
function formatSize(bytes) {
    const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
    return `${Number(value.toFixed(1))} ${unit}`;
}


/***/ }),

/***/ 8373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureCode),
/* harmony export */   L: () => (/* binding */ isCutConnection)
/* harmony export */ });
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


/***/ }),

/***/ 2616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 1575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ ProxyError),
/* harmony export */   X: () => (/* binding */ openTunnel)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var _failure_code_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8373);


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
    const request = (isTls ? process.getBuiltinModule('node:https') : node_http__WEBPACK_IMPORTED_MODULE_0__).request({
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
        const code = (0,_failure_code_js__WEBPACK_IMPORTED_MODULE_1__/* .failureCode */ .A)(cause) ?? 'no response';
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


/***/ }),

/***/ 7821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ openClient),
  J: () => (/* binding */ openConnection)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/http/failure-code.js
var failure_code = __webpack_require__(8373);
// EXTERNAL MODULE: ./build/http/redact.js
var redact = __webpack_require__(2616);
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
        return (0,failure_code/* isCutConnection */.L)(outcome.cause);
    return RETRIED_STATUSES.has(outcome.status) && !finalStatuses.includes(outcome.status);
}
/** Request timeout, too early, too many requests, and the errors of a server or gateway that restarts. */
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
async function waitForNextAttempt(outcome, request, { attempt, retries, ...context }) {
    const delay = retryDelay(outcome, attempt, context);
    if (delay - GRACE > MAX_RETRY_AFTER && !(outcome instanceof build_error/* NetworkError */.Dr)) {
        throw waitTooLong(request, outcome, delay - GRACE);
    }
    const failure = outcome instanceof build_error/* NetworkError */.Dr ? `failed (${(0,failure_code/* failureCode */.A)(outcome.cause)})` : `returned ${outcome.status}`;
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
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
        if ((0,failure_code/* failureCode */.A)(cause) === 'ERR_HTTP2_ERROR') {
            return new Http2Error({ kind: 'protocol', code: PROTOCOL_ERROR, isUnsent }, { cause });
        }
        if (this.#session.destroyed && this.#goaway === undefined) {
            // Without a code, the cause says no more than that.
            const options = (0,failure_code/* failureCode */.A)(cause) === undefined ? {} : { cause };
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

// EXTERNAL MODULE: ./build/http/tls.js
var tls = __webpack_require__(292);
// EXTERNAL MODULE: ./build/http/tunnel.js
var tunnel = __webpack_require__(1575);
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
            const wider = (0,tls/* isUntrusted */.fb)(error) ? this.#settings.tls.widerContext?.() : undefined;
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
        return await (0,tunnel/* openTunnel */.X)(proxy, target, { tls: this.#settings.tls, signal });
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
        (0,tls/* recordTrust */.UE)(socket);
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

// EXTERNAL MODULE: ./build/http/deadline.js
var deadline = __webpack_require__(489);
// EXTERNAL MODULE: ./build/http/exchange.js
var http_exchange = __webpack_require__(9148);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
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
    if (cause instanceof tunnel/* ProxyError */.T && proxy !== undefined) {
        return new build_error/* NetworkError */.Dr(`${explainProxy(cause, url, proxy)} ${sent} failed (${cause.message}).`, options);
    }
    const code = (0,failure_code/* failureCode */.A)(cause);
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
    const issuers = (0,tls/* issuersOf */.Mi)(cause);
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
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/http/connection-pool.js


/** The HTTP/1.1 connections to one origin: Node's agent keeps those that a response left open, and this class opens others in advance. */
class ConnectionPool extends external_node_http_.Agent {
    #connector;
    #timeout;
    #maxIdle;
    #spares = new Set();
    #connected = Promise.withResolvers();
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
    /** Resolves when the first connection is established. */
    get connected() {
        return this.#connected.promise;
    }
    /**
     * Opens connections in advance until so many are unused. A failure is forgotten: it shows at the request that needs the connection.
     * @param countsBusy whether those that carry a request are counted too, because they will be unused soon.
     * @returns when all of them are established, or have failed.
     */
    async openSpares(count, { countsBusy = false } = {}) {
        const available = this.#spares.size + countSockets(this.freeSockets) + (countsBusy ? countSockets(this.sockets) : 0);
        const missing = Math.max(0, count - available);
        await Promise.allSettled(Array.from({ length: missing }, () => this.#openSpare()));
    }
    #openSpare() {
        const signal = AbortSignal.any([AbortSignal.timeout(this.#timeout), this.#abortSpares.signal]);
        const opening = this.#connector.open(['http/1.1'], signal);
        this.#keep({ opening, signal });
        return opening;
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
            this.#connected.resolve();
            socket.once('close', drop);
            // As Node does with a connection that a response left open. Without a listener, the end of the connection would not be noticed either.
            socket.once('data', destroy);
            socket.setTimeout(this.#maxIdle, destroy);
        }, drop);
    }
    async #take(signal) {
        for (const spare of this.#spares) {
            this.#spares.delete(spare);
            try {
                const socket = await spare.opening;
                socket.setTimeout(0, destroy).removeListener('data', destroy);
                if (socket.readyState === 'open')
                    return socket;
            }
            catch (error) {
                // The spare connection may have been given up, and not the request.
                if (!spare.signal.aborted || signal.aborted)
                    throw error;
            }
        }
        const socket = await this.#connector.open(['http/1.1'], signal);
        this.#connected.resolve();
        return socket;
    }
}
function countSockets(sockets) {
    return Object.values(sockets).reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
/** Closes a connection that was unused for too long, or on which the server sent something that is not the response to a request. */
function destroy() {
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
    async prepare(connections) {
        if (connections === 0)
            return;
        // One first: a server or proxy that refuses it refuses the others as well.
        const first = this.pool.openSpares(1, { countsBusy: true });
        void this.pool.connected.then(() => {
            void this.pool.openSpares(connections, { countsBusy: this.#keepsAlive === true });
        });
        await first;
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
            void this.pool.openSpares(this.#keepsAlive === false ? 2 : 1);
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
    async prepare(connections) {
        try {
            const session = await this.#connect(AbortSignal.timeout(this.#settings.timeout));
            if (session === undefined)
                await this.#http1.prepare(connections);
        }
        catch {
            // The next request shows why there is no connection.
        }
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
    // A server that received too many requests needs a pause.
    if (!(error instanceof Http2Error) || error.code === 'HTTP/2 ENHANCE_YOUR_CALM')
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
            return await (0,deadline/* withDeadline */.N)(timeout, (signal) => {
                exchange = new http_exchange/* Exchange */.k5(request, signal);
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
    async prepare(url, connections) {
        try {
            await this.#routeTo(url, findProxy(url)).prepare(connections);
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
    async prepare(url, connections) {
        await this.#transport.prepare(url, Math.min(connections, MAX_CONCURRENT_REQUESTS));
    }
}
/** For all images together: enough to hide latency, few enough for the rate limits of Quay. */
const MAX_CONCURRENT_REQUESTS = 8;

// EXTERNAL MODULE: ./build/registry/host.js
var registry_host = __webpack_require__(2054);
;// CONCATENATED MODULE: ./build/inputs/open-connection.js


/** The User-Agent of all actions. Quay responds differently to one of a browser. */
const USER_AGENT = 'quay-referrers';
/**
 * Opens the connection. Sends nothing.
 * @param registry the host[:port] to which the input `service` belongs.
 */
function openConnection(inputs, registry, runner) {
    const http = openClient(inputs, runner);
    return {
        endpointOf: (host) => ({
            http,
            origin: (0,registry_host/* originOf */.y)(host, inputs.plainHttp),
            service: (host === registry ? inputs.service : undefined) ?? host,
        }),
    };
}
/** Opens an HTTP client with the certificates and limits of the inputs. Sends nothing. */
function openClient(inputs, runner) {
    const { takeConnection } = runner;
    return openHttpClient({ ...inputs, userAgent: USER_AGENT, takeConnection }, runner);
}


/***/ }),

/***/ 9725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sp: () => (/* binding */ annotationsSchema),
/* harmony export */   TM: () => (/* binding */ descriptorSchema),
/* harmony export */   er: () => (/* binding */ digestSchema),
/* harmony export */   sJ: () => (/* binding */ mediaTypeSchema)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6192);



/** Reads a digest from JSON. */
const digestSchema = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .Ie)((value) => typeof value === 'string' && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value), 'must be sha256: with 64 or sha512: with 128 lower-case hex digits');
const stringSchema = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .Ie)((value) => typeof value === 'string', 'must be a string');
/** Reads a media type or artifact type from JSON. */
const mediaTypeSchema = stringSchema.assert((type) => type !== '', 'must not be empty');
/**
 * Reads the annotations of a manifest from JSON. Values that are not strings are dropped: Quay stores and lists them, although the
 * specification forbids them.
 */
const annotationsSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional().map(readAnnotations);
function readAnnotations(json) {
    // Nearly all annotations are strings, and then need no copy.
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(stringsSchema, json);
    if (annotations !== undefined)
        return annotations;
    return isObject(json)
        ? Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'string'))
        : {};
}
const stringsSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj());
function isObject(json) {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}
/**
 * The same for a descriptor. Annotations that are not an object cannot be read: no digest proves that a list has the entries of its
 * author, and without its annotations evidence may be `missing`.
 */
const listedAnnotationsSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5()
    .optional()
    .assert((json) => json === undefined || json === null || isObject(json), 'must be an object')
    .map(readAnnotations);
/** Reads the artifact type of a descriptor from JSON; null means none. Without its type, evidence may be `missing`. */
const listedTypeSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj().nullable().optional();
const platformSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    os: stringSchema,
    architecture: stringSchema,
    variant: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj().nullable().optional(),
})
    .map(({ os, architecture, variant }) => [os, architecture, ...(variant ? [variant] : [])].join('/'));
/**
 * Reads a content descriptor from JSON; other fields are ignored.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties
 */
const descriptorSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    mediaType: mediaTypeSchema,
    digest: digestSchema,
    size: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .Ie)((value) => Number.isSafeInteger(value), 'must be an integer').assert((size) => size >= 0, 'must not be negative'),
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


/***/ }),

/***/ 8533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   MK: () => (/* binding */ decodeManifest),
/* harmony export */   Vj: () => (/* binding */ decodeBody),
/* harmony export */   Vv: () => (/* binding */ DOCKER_MANIFEST),
/* harmony export */   X1: () => (/* binding */ decodeIndex),
/* harmony export */   Y2: () => (/* binding */ DOCKER_LIST),
/* harmony export */   a_: () => (/* binding */ MAX_DESCRIPTORS),
/* harmony export */   nH: () => (/* binding */ mayBeIndex),
/* harmony export */   pQ: () => (/* binding */ formatInvalid)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(977);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9725);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6192);
/* harmony import */ var _schema1_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3052);






/** Decodes a body as JSON with `decodeIndex` or `decodeManifest`, within the limits of JSON. */
function decodeBody(body, decodeJson) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(body);
    const limit = json === undefined ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .exceedsLimits */ .sm)(body) : undefined;
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
const IMAGE_TYPES = new Set([OCI_MANIFEST, DOCKER_MANIFEST, ..._schema1_js__WEBPACK_IMPORTED_MODULE_3__/* .SCHEMA1_TYPES */ .p]);
/**
 * Decodes an image index, such as a list of referrers. One invalid descriptor makes the whole index invalid, so that no entry is lost.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
function decodeIndex(json) {
    const index = decode(indexSchema, json);
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
    const manifest = decode(manifestSchema, json);
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
        const decoded = decode(_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .descriptorSchema */ .TM, entry, [field, index]);
        if (!decoded.ok)
            return field === 'layers' ? decoded : { ...decoded, ...adviseDeletion(entry) };
        descriptors.push(decoded.value);
    }
    return { ok: true, value: descriptors };
}
/** Characters: more than a SHA-512 digest has. */
const MAX_QUOTED_DIGEST = 150;
function adviseDeletion(entry) {
    const { digest } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(_badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ik({ digest: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz }), entry) ?? {};
    if (!digest)
        return {};
    // A digest of another algorithm names the manifest as well.
    const name = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) ? digest : (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(digest, MAX_QUOTED_DIGEST);
    return { advice: `Delete the manifest ${name} from the repository, and attach it again.` };
}
const optionalArraySchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YO().nullable().optional();
const versionSchema = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .Ie)((value) => value === 2, 'must be 2');
/** A body that clients may read as two different things is invalid: https://github.com/advisories/GHSA-77vh-xpmg-72qh */
const AMBIGUOUS = 'must not have manifests together with config or layers (index or manifest?)';
const indexSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ik({
    schemaVersion: versionSchema,
    mediaType: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .Ie)(isIndexType, 'must be that of an OCI index or Docker manifest list').optional(),
    manifests: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .Ie)((value) => value === null || Array.isArray(value), 'must be an array'),
    config: _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5().optional(),
    layers: _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5().optional(),
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
const manifestSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ik({
    schemaVersion: versionSchema,
    mediaType: _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypeSchema */ .sJ.optional(),
    // The digest proves that the client wrote it so, and no rule asks for a type that is not a string.
    artifactType: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    config: _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ik({ mediaType: _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .mediaTypeSchema */ .sJ }).optional(),
    layers: optionalArraySchema,
    manifests: optionalArraySchema,
    subject: _badrap_valita__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ik({ digest: _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .digestSchema */ .er }).nullable().optional(),
    annotations: _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .annotationsSchema */ .Sp,
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
function decode(schema, json, at = []) {
    const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(schema, json);
    if (value !== undefined)
        return { ok: true, value };
    const [{ path, message } = { path: [], message: 'is not valid' }] = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .findIssues */ .I0)(schema, json);
    return { ok: false, why: `${formatPath([...at, ...path])} ${message}` };
}
/** `manifests[3].digest`; a key from the wire that is not a plain word is quoted and cut. */
function formatPath(path) {
    if (path.length === 0)
        return 'the body';
    const steps = path.map((step) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return /^\w+$/.test(String(step)) ? `.${String(step)}` : `[${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(String(step), 80)}]`;
    });
    return steps.join('').replace(/^\./, '').slice(0, 200);
}


/***/ }),

/***/ 9329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ fetchTaggedManifest),
/* harmony export */   Cj: () => (/* binding */ fetchManifest),
/* harmony export */   K9: () => (/* binding */ resolveManifest),
/* harmony export */   RG: () => (/* binding */ fetchIndex),
/* harmony export */   RQ: () => (/* binding */ fetchManifestBytes),
/* harmony export */   c2: () => (/* binding */ getManifest),
/* harmony export */   mR: () => (/* binding */ CHECK_HOST)
/* harmony export */ });
/* unused harmony export MANIFEST_TYPES */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6192);
/* harmony import */ var _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8533);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5477);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4726);
/* harmony import */ var _schema1_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3052);





/**
 * Always all types: if Accept does not list the type of the manifest that has a tag, Quay converts it, so that the digest changes, or
 * responds with 404, as for an image of schema 1.
 * @see quay ffba0c70e endpoints/v2/manifest.py (_rewrite_schema_if_necessary)
 */
const MANIFEST_TYPES = [
    _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_INDEX */ .$p,
    _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_MANIFEST */ .EG,
    _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_LIST */ .Y2,
    _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_MANIFEST */ .Vv,
    ..._schema1_js__WEBPACK_IMPORTED_MODULE_4__/* .SCHEMA1_TYPES */ .p,
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
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedStatus */ .uI)({ sent, response }, NO_MANIFEST_AT_HEAD);
    const named = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(response.header('docker-content-digest') ?? '');
    const digest = named ?? (await computeDigest(repository, reference));
    return present({ sent, response }, reference, digest);
}
const NO_MANIFEST_AT_HEAD = 'The registry did not return a manifest. Check that the host is a registry.';
function present({ sent, response }, reference, digest) {
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(reference) !== undefined && digest !== reference) {
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .digestMismatch */ .H3)(sent, 'manifest', { expected: reference, actual: digest });
    }
    return { kind: 'present', digest, mediaType: response.header('content-type')?.split(';')[0]?.trim() };
}
/** The response to HEAD has no body, so a GET finds the reason. The step fails anyway, so one more request does not matter. */
async function explainAbsence(repository, reference) {
    const got = await getManifest(repository, reference);
    if (got.response.status === 200)
        return present(got, reference, digestOfBody(reference, got));
    if (!(0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(got.response))
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedStatus */ .uI)(got, NO_MANIFEST_AT_HEAD);
    return { kind: 'absent', why: formatAbsence(repository, reference, got) };
}
function formatAbsence({ host, name }, reference, { response }) {
    const { codes, words } = (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .readProblem */ .K)(response.body, response.header('content-type'));
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
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .responseError */ .U3)(got, 'The registry returned 200 to HEAD, but not to GET.');
    return digestOfBody(reference, got);
}
/** The digest of a body that is a manifest: the web page of a portal has a digest too. */
function digestOfBody(reference, exchange) {
    const payload = (0,_schema1_js__WEBPACK_IMPORTED_MODULE_4__/* .schema1PayloadOf */ .A)(exchange.response.body);
    if (payload === undefined)
        readManifest(exchange);
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(payload ?? exchange.response.body, (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(reference));
}
/**
 * Fetches a manifest by digest and verifies its bytes.
 * @throws RegistryError if the digest differs, or the content is not a manifest.
 */
async function fetchManifest(repository, digest) {
    const got = await getManifest(repository, digest);
    if ((0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(got.response))
        return { kind: 'gone' };
    verifyDigest(got, digest);
    return { kind: 'present', manifest: readVerified(got, digest, _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeManifest */ .MK) };
}
/**
 * Fetches the bytes of the manifest of an image by digest and verifies them; for a Docker image of schema 1 the payload, which has the digest.
 * @throws RegistryError if the digest differs.
 */
async function fetchManifestBytes(repository, digest) {
    const got = await getManifest(repository, digest);
    if ((0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(got.response))
        return { kind: 'gone' };
    const payload = isSchema1Image(got, digest) ? (0,_schema1_js__WEBPACK_IMPORTED_MODULE_4__/* .schema1PayloadOf */ .A)(got.response.body) : undefined;
    if (payload === undefined)
        verifyDigest(got, digest);
    return { kind: 'present', bytes: payload ?? got.response.body };
}
/**
 * Fetches an image by digest, verifies its bytes, and reads its entries if it is an index.
 * @throws RegistryError if the digest differs, the content is not a manifest, or an entry of the index is not valid.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
async function fetchIndex(repository, digest) {
    const got = await getManifest(repository, digest);
    if ((0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(got.response))
        return { kind: 'gone' };
    if (isSchema1Image(got, digest))
        return { kind: 'not-an-index' };
    verifyDigest(got, digest);
    // The schema accepts only content with a config (a manifest) or with manifests (an index).
    const { config, mediaType } = readVerified(got, digest, _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeManifest */ .MK);
    if (config !== undefined)
        return { kind: 'not-an-index', ...(mediaType !== undefined && { mediaType }) };
    return { kind: 'index', index: readVerified(got, digest, _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeIndex */ .X1) };
}
function isSchema1Image({ response }, digest) {
    const payload = response.status === 200 ? (0,_schema1_js__WEBPACK_IMPORTED_MODULE_4__/* .schema1PayloadOf */ .A)(response.body) : undefined;
    return payload !== undefined && (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(payload, digest) === digest;
}
/** @throws RegistryError if the content is not valid: it has its digest, so it is what a client has pushed. */
function readVerified(got, digest, decodeJson) {
    const decoded = (0,_manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBody */ .Vj)(got.response.body, decodeJson);
    if (decoded.ok)
        return decoded.value;
    throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .responseError */ .U3)(got, `The content of ${digest} is not a valid manifest or index: ${decoded.why}. ${PUSH_AGAIN}`);
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
    if ((0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(response))
        return { kind: 'gone' };
    if (response.status !== 200)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedStatus */ .uI)(got, NO_MANIFEST);
    const named = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(response.header('docker-content-digest') ?? '');
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(response.body, named);
    const manifest = named === digest ? readVerified(got, digest, _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeManifest */ .MK) : readManifest(got);
    if (named !== undefined && named !== digest) {
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .digestMismatch */ .H3)(sent, 'manifest', { expected: named, actual: digest });
    }
    const { mediaType = _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_MANIFEST */ .EG, artifactType, annotations } = manifest;
    const size = response.body.length;
    const descriptor = { mediaType, digest, size, ...(artifactType !== undefined && { artifactType }), annotations };
    return { kind: 'present', descriptor, manifest };
}
const NO_MANIFEST = 'The registry did not return a manifest.';
function verifyDigest(got, digest) {
    if (got.response.status !== 200)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedStatus */ .uI)(got, NO_MANIFEST);
    if (isSchema1Image(got, digest))
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .responseError */ .U3)(got, SCHEMA1_AS_REFERRER);
    const actual = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(got.response.body, digest);
    if (actual !== digest)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .digestMismatch */ .H3)(got.sent, 'manifest', { expected: digest, actual });
}
const SCHEMA1_AS_REFERRER = 'The manifest is a Docker image of the obsolete schema 1, which cannot be evidence of another image. Delete it.';
/** @throws RegistryError if the body is not a manifest: the web page of a portal has status 200 too. */
function readManifest(exchange) {
    const decoded = (0,_manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBody */ .Vj)(exchange.response.body, _manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeManifest */ .MK);
    if (decoded.ok)
        return decoded.value;
    throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .responseError */ .U3)(exchange, (0,_manifest_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInvalid */ .pQ)(decoded, 'The response is not a manifest', CHECK_HOST));
}
/** For a body that registries do not send. */
const CHECK_HOST = 'Check that the host is a registry, without a web page or portal in front of it.';


/***/ }),

/***/ 5477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readProblem)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9118);
/* harmony import */ var escape_goat__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4396);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(977);




/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
function readProblem(body, contentType) {
    const bytes = Buffer.from(body);
    const { codes, words } = readJsonProblem(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
    const lines = words.slice(0, MAX_ERRORS).map((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .collapseSpace */ .i)(line.slice(0, MAX_TEXT_READ)));
    const distinct = new Set(lines.filter((line) => line !== ''));
    return {
        codes: codes.slice(0, MAX_ERRORS).map((code) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(code, MAX_CODE_LENGTH)),
        words: cut([...distinct].join('; ')),
    };
}
/** More errors than this, and longer codes, explain nothing more. */
const MAX_ERRORS = 20;
/** Characters. The longest code in use has 30. */
const MAX_CODE_LENGTH = 64;
function readJsonProblem(body) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(body, PROBLEM_LIMITS);
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
            .map((key) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(key, MAX_CODE_LENGTH))
            .join(', ')}`;
}
const MAX_KEYS = 8;
function readErrors(json) {
    const { errors: entries = [] } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(DistributionErrors, json) ?? {};
    if (entries.length === 0)
        return undefined;
    const errors = entries.map((error) => typeof error === 'string' ? { code: undefined, message: error, detail: undefined } : error);
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
const DistributionErrors = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    errors: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YO(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KC(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(), _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({ code: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz, message: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz, detail: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz }))),
});
function readSingleError(json) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(SingleError, json);
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
const SingleError = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    error: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
    error_description: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    error_type: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    error_message: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    message: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
    detail: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    title: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
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
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .collapseSpace */ .i)((0,escape_goat__WEBPACK_IMPORTED_MODULE_3__/* .htmlUnescape */ .S)(html.replace(/<[^>]*>?/g, ' ')));
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

/***/ 4726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ tokenResponseError),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   U3: () => (/* binding */ responseError),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   gi: () => (/* binding */ SERVER_FAILED),
/* harmony export */   uI: () => (/* binding */ unexpectedStatus)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _http_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2616);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5477);



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
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .readProblem */ .K)(body, header('content-type')).codes.some((code) => ABSENCE_CODE.test(code));
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
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl(`The registry returned a ${content} with digest ${actual}, expected ${expected}. The registry or a proxy altered the content; do not trust it. ${(0,_http_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRequest */ .z)(sent)} returned 200.`, { method: sent.method, url: (0,_http_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redactUrl */ .B)(sent.url), status: 200, codes: [] });
}


/***/ }),

/***/ 3052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ schema1PayloadOf),
/* harmony export */   p: () => (/* binding */ SCHEMA1_TYPES)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);


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
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(schema1Schema, (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(payload)) && payload;
}
const schema1Schema = _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({ schemaVersion: _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .eu(1), fsLayers: _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YO() });
/** The header of a signature has the length of the bytes before the signatures, and the bytes after them. */
function withoutSignatures(body) {
    const signed = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(signedSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(body));
    if (signed === undefined)
        return undefined;
    const header = Buffer.from(signed.signatures[0].protected, 'base64url');
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(headerSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(header));
    if (data === undefined || data.formatLength > body.length)
        return undefined;
    return Buffer.concat([body.subarray(0, data.formatLength), Buffer.from(data.formatTail, 'base64url')]);
}
const signedSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({
    signatures: _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .tuple */ .PV([_badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({ protected: _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .string */ .Yj() })]).concat(_badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YO()),
});
const headerSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({
    formatLength: _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai().assert((length) => Number.isSafeInteger(length) && length >= 0),
    formatTail: _badrap_valita__WEBPACK_IMPORTED_MODULE_1__/* .string */ .Yj(),
});


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

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


/***/ })

};
