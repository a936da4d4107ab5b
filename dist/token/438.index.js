export const id = 438;
export const ids = [438,57];
export const modules = {

/***/ 438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endLogin: () => (/* binding */ endLogin),
  readExistingLogins: () => (/* reexport */ readExistingLogins),
  startLogin: () => (/* binding */ startLogin)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(118);
// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(602);
// EXTERNAL MODULE: ./build/json.js
var json = __webpack_require__(368);
// EXTERNAL MODULE: ./build/credentials/auth-file-key.js
var auth_file_key = __webpack_require__(144);
// EXTERNAL MODULE: ./build/credentials/auth-file-paths.js
var auth_file_paths = __webpack_require__(351);
;// CONCATENATED MODULE: ./build/token/login/links.js



/**
 * Links everything in a docker folder except config.json into another folder: buildx builders, CLI plugins, contexts. The login works
 * without them, so each failure is only a warning.
 * @param from absolute.
 * @param services with `link`, tests replace the creation of a link.
 */
async function linkDockerFolder(from, to, { warn, link = createLink }) {
    const failed = new Map();
    for (const name of await namesIn(from, warn)) {
        try {
            await link((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name));
        }
        catch (error) {
            failed.set(name, (0,build_error/* codeOf */.$N)(error));
        }
    }
    if (failed.size === 0)
        return;
    warn(`login: could not link from ${from} into the docker folder of later steps (${[...new Set(failed.values())].join(', ')}). Later steps do not have: ${[...failed.keys()].join(', ')}.`);
}
async function createLink(target, path) {
    await (0,promises_.symlink)(target, path, await linkType(target, process.platform));
}
/** On Windows a symbolic link needs a privilege, but a junction does not. Junctions are only for folders. */
async function linkType(target, platform) {
    return platform === 'win32' && (await isFolder(target)) ? 'junction' : undefined;
}
async function namesIn(folder, warn) {
    try {
        // On Windows and macOS `Config.json` is the same file.
        return (await (0,promises_.readdir)(folder)).filter((name) => name.toLowerCase() !== 'config.json');
    }
    catch (error) {
        const code = (0,build_error/* codeOf */.$N)(error);
        if (code !== 'ENOENT') {
            warn(`login: could not read the docker folder ${folder} (${code}). Later steps do not have its builders, plugins and contexts.`);
        }
        return [];
    }
}
async function isFolder(path) {
    return await (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);
}

// EXTERNAL MODULE: ./build/credentials/auth-file-entry.js
var auth_file_entry = __webpack_require__(471);
// EXTERNAL MODULE: ./build/registry/auth/credentials.js
var credentials = __webpack_require__(119);
;// CONCATENATED MODULE: ./build/token/login/merge.js




/**
 * Merges a new login with the logins of existing files. Of two existing logins for the same registry or path, the one in the earlier
 * file is kept. No client may find another login for the registry of the new one, so every existing entry for that registry is left
 * out: podman prefers a more specific entry (`quay.io/org`), and docker, oras and podman prefer a helper.
 * podman's entry for a namespace is kept, although docker did not see it before: docker uses it for the host if there is no other.
 * @param files without `credsStore`, see `replaceStoreByHelpers`: docker and oras ask a store for every registry that has no helper.
 *   An empty name in `credHelpers` does not prevent this: docker reads it as "no helper", oras as "the store", podman as a program.
 */
function mergeLogins({ registry, login }, files) {
    const auths = new Map([[registry, { auth: (0,credentials/* basicCredentials */.BG)(login) }]]);
    const credHelpers = new Map();
    const taken = new Set();
    for (const file of files) {
        const isFree = ([key]) => (0,auth_file_key/* readAuthKey */.S)(key).host !== registry && !taken.has(normalizeKey(key));
        const helpers = Object.entries(file.credHelpers).filter((helper) => helper[1] !== '' && isFree(helper));
        const withHelper = new Set(helpers.map(([key]) => normalizeKey(key)));
        const entries = Object.entries(file.auths).filter(isFree).flatMap(repairEntry);
        const kept = entries.filter(([key, entry]) => withHelper.has(normalizeKey(key)) || !isEmptyEntry(entry));
        for (const [key, name] of helpers)
            credHelpers.set(key, name);
        for (const [key, entry] of kept)
            auths.set(key, entry);
        for (const [key] of [...helpers, ...kept])
            taken.add(normalizeKey(key));
    }
    return { auths: Object.fromEntries(auths), credHelpers: Object.fromEntries(credHelpers) };
}
/** The same string for all spellings of a key. */
function normalizeKey(key) {
    const { host, path } = (0,auth_file_key/* readAuthKey */.S)(key);
    return `${host}/${path}`;
}
/** Whether an entry has no credentials. docker writes such an entry for a login in the store. */
function isEmptyEntry(value) {
    const data = (0,json/* readJson */.Vh)(auth_file_entry/* AuthEntry */.NM, value);
    return (data !== undefined && !(data.auth || data.username || data.password || data.identitytoken || data.registrytoken));
}
/** Returns no entry for an invalid one: podman ignores it, but docker would reject the whole file. */
function repairEntry([key, value]) {
    const data = (0,json/* readJson */.Vh)(auth_file_entry/* AuthEntry */.NM, value);
    if (data === undefined)
        return [];
    if (!data.auth)
        return [[key, data]];
    const login = (0,auth_file_entry/* decodeAuth */.X$)(data.auth);
    if (login === undefined)
        return [];
    // docker rejects Base64 without padding, so encode it again.
    return [[key, { ...data, auth: Buffer.from(`${login.username}:${login.password}`).toString('base64') }]];
}

;// CONCATENATED MODULE: ./build/token/login/write.js








/**
 * Creates a docker folder (mode 0700) in the temporary folder. Its config.json (0600) is for docker and podman: it has the new login,
 * the existing logins, and the existing settings of docker. Everything else in docker's existing folder (buildx, cli-plugins, contexts)
 * is linked. Existing files are only read.
 *
 * The state for the post step is saved after the folder is created and before the secret is written: a cancelled job may end this
 * process at any point, and the post step must find the secret.
 * @param runner with `link`, tests replace the creation of a link.
 * @throws the error of Node if the temporary folder cannot be written.
 */
async function writeLogin(login, existing, runner) {
    const { DOCKER_CONFIG = '', REGISTRY_AUTH_FILE = '', DOCKER_AUTH_CONFIG = '' } = runner.environment;
    if (hasEntryFor(login.registry, DOCKER_AUTH_CONFIG))
        runner.warn(ENTRY_IN_VARIABLE);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.resolve)(runner.temporaryFolder), LOGIN_FOLDER_PREFIX));
    const file = (0,external_node_path_.join)(folder, 'config.json');
    const state = JSON.stringify({ folder, before: { DOCKER_CONFIG, REGISTRY_AUTH_FILE } });
    runner.saveState(LOGIN_STATE, state);
    try {
        await (0,promises_.writeFile)(`${file}.new`, contentOf(login, existing), { mode: 0o600, flag: 'wx' });
        await (0,promises_.rename)(`${file}.new`, file);
        await linkDockerFolder((0,auth_file_paths/* dockerFolder */.NC)(runner), folder, runner);
    }
    catch (error) {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        throw error;
    }
    return { variables: { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: file }, state };
}
/** The state under which the main step passes the login to the post step. */
const LOGIN_STATE = 'login';
/** The names of these folders begin with it. */
const LOGIN_FOLDER_PREFIX = 'quay-referrers-login-';
const ENTRY_IN_VARIABLE = 'login: the variable DOCKER_AUTH_CONFIG has an entry for this registry, which docker and regctl use instead of the entry in any file. Unset the variable in the steps that use this login.';
/** Whether DOCKER_AUTH_CONFIG has an entry for the registry. docker ignores an invalid value. */
function hasEntryFor(registry, variable) {
    const { auths } = (0,json/* readJson */.Vh)(AuthConfig, (0,json/* parseJson */.qF)(Buffer.from(variable))) ?? { auths: {} };
    return Object.keys(auths).some((key) => (0,auth_file_key/* readAuthKey */.S)(key).host === registry);
}
const AuthConfig = dist/* object */.Ik({ auths: dist/* record */.g1() });
function contentOf(login, { files, settings }) {
    return `${JSON.stringify({ ...settings, ...mergeLogins(login, files) }, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./build/token/login/remove.js






/**
 * Removes the folder that `writeLogin` created: the login first, then the rest; links, but not their targets. A file that cannot be
 * removed (`sudo docker` leaves files of root) does not keep the others. Calling it again does nothing.
 * @param remove removes a file, a link or a folder if it exists; tests replace it.
 * @throws InputError for a state that names any other folder.
 */
async function removeLogin(state, { temporaryFolder, environment }, remove = removeRecursively) {
    const data = (0,json/* readJson */.Vh)(State, (0,json/* parseJson */.qF)(Buffer.from(state)));
    if (data === undefined || !isLoginFolder(data.folder, temporaryFolder)) {
        throw new build_error/* InputError */.dz(`The saved state ${JSON.stringify(state)} does not name a login folder in ${temporaryFolder}, so nothing was removed. Only this action may save this state.`);
    }
    const unchanged = Object.entries(data.before).filter(([name]) => (environment[name] ?? '').startsWith(data.folder));
    const left = await removeFolder(data.folder, remove);
    return { variables: Object.fromEntries(unchanged), left };
}
const State = dist/* object */.Ik({
    folder: dist/* string */.Yj(),
    before: dist/* object */.Ik({ DOCKER_CONFIG: dist/* string */.Yj(), REGISTRY_AUTH_FILE: dist/* string */.Yj() }),
});
function isLoginFolder(folder, temporaryFolder) {
    return ((0,external_node_path_.dirname)((0,external_node_path_.resolve)(folder)) === (0,external_node_path_.resolve)(temporaryFolder) && (0,external_node_path_.basename)((0,external_node_path_.resolve)(folder)).startsWith(LOGIN_FOLDER_PREFIX));
}
async function removeRecursively(path) {
    await (0,promises_.rm)(path, { recursive: true, force: true });
}
async function removeFolder(folder, remove) {
    const failed = [];
    // If a link has replaced the folder, its target must not be emptied.
    const names = (await isLink(folder)) ? [] : await remove_namesIn(folder);
    for (const name of names) {
        const reason = await failureOf(remove((0,external_node_path_.join)(folder, name)));
        if (reason !== undefined)
            failed.push({ name, reason });
    }
    const lines = (files) => files.map(({ name, reason }) => `${(0,external_node_path_.join)(folder, name)}: ${reason}`);
    const secret = lines(failed.filter(({ name }) => isSecret(name)));
    if (failed.length > 0)
        return { secret, other: lines(failed.filter(({ name }) => !isSecret(name))) };
    const reason = await failureOf(remove(folder));
    return { secret, other: reason === undefined ? [] : [`${folder}: ${reason}`] };
}
async function isLink(path) {
    return await (0,promises_.lstat)(path).then((found) => found.isSymbolicLink(), () => false);
}
/** Files with the login come first. The two that `writeLogin` writes are included even if the folder cannot be listed. */
async function remove_namesIn(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const secrets = new Set(['config.json', 'config.json.new', ...names.filter(isSecret)]);
    return [...secrets, ...names.filter((name) => !isSecret(name))];
}
/** docker writes `config.json123`, then renames it. */
function isSecret(name) {
    return name.startsWith('config.json');
}
/** The reason why a removal failed. */
async function failureOf(removal) {
    return await removal.then(() => undefined, (error) => (error instanceof Error ? error.message : String(error)));
}

// EXTERNAL MODULE: ./build/credentials/auth-file.js
var auth_file = __webpack_require__(122);
// EXTERNAL MODULE: ./build/credentials/helper.js + 1 modules
var helper = __webpack_require__(709);
;// CONCATENATED MODULE: ./build/token/login/credential-store.js


/**
 * Replaces `credsStore` of an auth file by `credHelpers`: one entry for each registry that the store lists, or that docker marks as
 * stored. Clients run a store and a helper in the same way. podman ignores stores, so it gains these logins.
 * @throws InputError if the name of the store is not valid for a program.
 */
async function replaceStoreByHelpers(file, helpers, { info }) {
    if (file.credsStore === '')
        return file;
    const servers = await storedServers(file, helpers, { info });
    const added = servers
        .filter((server) => (0,auth_file_key/* readAuthKey */.S)(server).path === '')
        .map((server) => [helperKey(server), file.credsStore]);
    return { ...file, credsStore: '', credHelpers: { ...Object.fromEntries(added), ...file.credHelpers } };
}
async function storedServers(file, helpers, { info }) {
    const marked = Object.keys(file.auths).filter((key) => isEmptyEntry(file.auths[key]));
    const list = await helpers.servers({ name: file.credsStore, namedIn: file.path });
    if (list.kind === 'list')
        return [...list.servers, ...marked];
    const problem = `docker-credential-${file.credsStore}, the credsStore of ${file.path}, ${list.reason}.`;
    if (list.kind === 'no-helper') {
        info(`${problem} The new auth file does not use it.`);
        return [];
    }
    info(`${problem} The new auth file uses it only for the registries that the existing file marks as stored.`);
    return marked;
}
/** The key by which docker, crane and oras find a registry in `credHelpers`: its host, for Docker Hub the URL of its old index. */
function helperKey(server) {
    const { host } = (0,auth_file_key/* readAuthKey */.S)(server);
    return DOCKER_HUB.includes(host) ? 'https://index.docker.io/v1/' : host;
}
const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

;// CONCATENATED MODULE: ./build/token/login/existing-logins.js







/**
 * Reads the auth files that podman and docker read at this point of the job. A file that this user cannot read is skipped, since their
 * clients cannot read it either.
 * @throws InputError for an invalid file.
 */
async function readExistingLogins(runner, helpers = new helper/* CredentialHelpers */.t(runner.environment)) {
    const ofDocker = (0,external_node_path_.join)((0,auth_file_paths/* dockerFolder */.NC)(runner), 'config.json');
    const files = [];
    for (const path of new Set([...(0,auth_file_paths/* findContainersFiles */.bt)(runner), ofDocker])) {
        if (!(await isReadable(path, runner.info)))
            continue;
        const file = (0,auth_file/* readAuthFile */.n)({ path, reason: 'login' });
        if (file !== undefined)
            files.push(await replaceStoreByHelpers(file, helpers, runner));
    }
    return { files, settings: files.find(({ path }) => path === ofDocker)?.otherSettings ?? {} };
}
async function isReadable(path, info) {
    try {
        await (0,promises_.access)(path, promises_.constants.R_OK);
        return true;
    }
    catch (error) {
        const code = (0,build_error/* codeOf */.$N)(error);
        if (code !== 'ENOENT' && code !== 'ENOTDIR') {
            info(`${path} cannot be read (${code}). The new auth file does not have its logins.`);
        }
        return false;
    }
}

;// CONCATENATED MODULE: ./build/token/login/login.js



/** Logs in the clients of later steps: writes a docker folder, and exports the variables by which the clients find it. */
async function startLogin({ registry, login }, existing, runner) {
    if (login === undefined)
        throw new Error('login: the credentials have no username and password');
    const { variables } = await writeLogin({ registry, login }, existing, runner);
    for (const [name, value] of Object.entries(variables))
        runner.exportVariable(name, value);
    runner.info(`Logged in to ${registry} as ${login.username} for the later steps of this job.`);
}
/**
 * Removes the login, if the main step wrote one, and restores the variables.
 * @param remove replaces the removal of a file in tests.
 * @returns whether no secret is left.
 */
async function endLogin(runner, remove) {
    const state = runner.state(LOGIN_STATE);
    if (!state)
        return true;
    const { variables, left } = await removeLogin(state, runner, remove);
    for (const [name, value] of Object.entries(variables))
        runner.exportVariable(name, value);
    if (left.other.length > 0) {
        runner.warn(`login: some files could not be removed. The runner empties its temporary folder after the job.\n${left.other.join('\n')}`);
    }
    if (left.secret.length > 0) {
        const problem = 'login: could not remove the file with the login. Remove it from the machine.';
        runner.error(`${problem}\n${left.secret.join('\n')}`, 'Could not remove the login');
        return false;
    }
    runner.info('Removed the login.');
    return true;
}


/***/ })

};
