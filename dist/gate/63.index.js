export const id = 63;
export const ids = [63];
export const modules = {

/***/ 6063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gate: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
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
    'trusted-root': 'root trust-root trustedroot sigstore-root trusted-roots tuf-root',
    'public-key': 'key keys pubkey pub-key cosign-key cosign-pub verification-key signing-key key-file public-key-file',
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
        return this.attempt(name, () => parse(this.text(name)), fallback);
    }
    /** The result of `read`, or `fallback` where `read` throws an InputError, whose problems are kept, each after `start` and a colon. */
    attempt(start, read, fallback) {
        try {
            return read();
        }
        catch (error) {
            if (!(error instanceof build_error/* InputError */.dz))
                throw error;
            for (const problem of error.problems)
                this.complain(`${start}: ${problem}`);
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

// EXTERNAL MODULE: ./build/inputs/secrets.js
var secrets = __webpack_require__(8569);
// EXTERNAL MODULE: ./build/registry/auth/claims.js
var auth_claims = __webpack_require__(3032);
// EXTERNAL MODULE: ./build/registry/auth/credentials.js
var credentials = __webpack_require__(3119);
// EXTERNAL MODULE: ./build/registry/auth/token-form.js
var token_form = __webpack_require__(8763);
// EXTERNAL MODULE: ./build/secret.js
var build_secret = __webpack_require__(5714);
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
    const found = [...misplacedSecrets(runner), ...values.flatMap(secrets/* findSecrets */.dL)];
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
    return given.flatMap((login) => [login.password.reveal(), (0,credentials/* basicCredentials */.BG)(login)]);
}
/** Finds a token as the name of an account, even if the two are swapped, and the content of an auth file instead of its path. */
function misplacedSecrets(runner) {
    const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
    const [username, authFile] = [inputs.text('username'), inputs.text('auth-file')];
    const isSwapped = isAccountName(inputs.text('password')) && !isAccountName(username);
    return [
        ...(isSwapped ? [username] : []),
        ...[username, inputs.text('robot')].filter(secrets/* looksLikeSecret */.WW),
        ...((0,secrets/* looksLikeAuthFile */.Sm)(authFile) ? [authFile, ...authFile.split(/\s+/).filter((word) => word.length > 8)] : []),
    ];
}
/** Whether it is a name that only Quay's robots and tokens have. */
function isAccountName(text) {
    return /^(?:[a-z0-9_.-]{2,255}\+[a-z0-9_-]{1,254}|\$(?:oauthtoken|app|token))$/.test(text) && !(0,secrets/* looksLikeSecret */.WW)(text);
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
    if ((0,secrets/* looksLikeSecret */.WW)(username))
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
    if ((0,secrets/* looksLikeAuthFile */.Sm)(path))
        throw new build_error/* InputError */.dz(AUTH_FILE_CONTENT);
    return { kind: 'auth-file', path };
}
const AUTH_FILE_CONTENT = 'this is the content of an auth file, not a path; expected the path of a file that an earlier step writes, for example: ~/.docker/config.json. A pull secret may be set as the variable DOCKER_AUTH_CONFIG instead';
function readRobot(robot, audience) {
    if ((0,secrets/* looksLikeSecret */.WW)(robot))
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
        throw new build_error/* InputError */.dz(HEADER);
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
const HEADER = `this is a header, not a token; expected only the token, without the words before it, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
const ROBOT_PASSWORD = 'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, or only robot, for example: robot: acme+ci';

// EXTERNAL MODULE: ./build/events.js
var events = __webpack_require__(3987);
// EXTERNAL MODULE: ./build/inputs/connection.js
var inputs_connection = __webpack_require__(6514);
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

// EXTERNAL MODULE: ./build/policy/common-mistakes.js
var common_mistakes = __webpack_require__(3686);
// EXTERNAL MODULE: ./build/policy/matcher.js
var matcher = __webpack_require__(3965);
// EXTERNAL MODULE: ./build/policy/platform.js
var platform = __webpack_require__(2152);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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

// EXTERNAL MODULE: ./build/policy/tokenize.js
var tokenize = __webpack_require__(8966);
// EXTERNAL MODULE: ./build/registry/reference.js + 1 modules
var registry_reference = __webpack_require__(6783);
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
    const reference = (0,registry_reference/* parseReference */.F2)(text, defaultRegistry);
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
    (0,inputs_connection/* checkSkipVerify */.bJ)(connection, hosts, complain);
    return registry ?? hosts[0] ?? 'quay.io';
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/inputs/file.js
var file = __webpack_require__(3448);
;// CONCATENATED MODULE: ./build/gate/image-list.js






/**
 * Reads the images of `image` and of the file that `images-file` names. Problems are kept by the reader; no image at all is one of them.
 */
function readImages(inputs, { defaultRegistry, workspace }) {
    const lines = inputs.lines('image');
    const name = inputs.text('images-file');
    // The lines of a JSON document are one mistake.
    const entries = /^[{[]$/.test(lines[0] ?? '') ? lines.slice(0, 1) : lines;
    const typed = entries.flatMap((line) => inputs.parsed('image', () => [(0,registry_reference/* parseReference */.F2)(line, defaultRegistry)], []));
    const file = name === '' ? undefined : inputs.parsed('images-file', (path) => readFile(path, workspace), undefined);
    const listed = file === undefined ? NOTHING : parseLines(file, defaultRegistry);
    for (const problem of listed.problems)
        inputs.complain(`images-file: ${problem}`);
    const emptyFile = file !== undefined && listed.isEmpty ? file.path : undefined;
    if (lines.length === 0 && name === '')
        inputs.complain(NEITHER);
    if (lines.length === 0 && emptyFile !== undefined)
        inputs.complain(nothingIn(emptyFile));
    const distinct = new Map([...typed, ...listed.images].map((image) => [(0,registry_reference/* formatReference */.FH)(image), image]));
    return { images: [...distinct.values()], emptyFile };
}
const NEITHER = 'image: neither image nor images-file is set; expected at least one reference, for example: quay.io/acme/app:1.2';
function nothingIn(path) {
    return `images-file: the file \`${(0,build_text/* oneLine */.TN)(path)}\` has no references, and image is not set; expected at least one reference, for example: quay.io/acme/app:1.2`;
}
function readFile(name, workspace) {
    const path = (0,external_node_path_.resolve)(workspace || '.', name);
    try {
        return { path, text: decode((0,file/* readRegularFile */.XF)(path, MAX_BYTES)) };
    }
    catch (cause) {
        if (!(cause instanceof file/* FileError */.f6))
            throw cause;
        throw new build_error/* InputError */.dz(`the file \`${(0,build_text/* oneLine */.TN)(path)}\` ${cause.message}; ${EXPECTED}`);
    }
}
const MAX_BYTES = 16 * 1024 * 1024;
function decode(bytes) {
    if (bytes.includes(0))
        throw new file/* FileError */.f6('has NUL bytes: it is UTF-16, as Windows PowerShell writes it, or not a text file');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new file/* FileError */.f6('is not UTF-8');
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
        images.push((0,registry_reference/* parseReference */.F2)(line, defaultRegistry));
        return undefined;
    }
    catch (error) {
        if (error instanceof registry_reference/* InvalidReference */.ft)
            return error.why;
        throw error;
    }
}
/** References of one file. Each takes a request or more. */
const MAX_IMAGES = 100_000;
const TOO_MANY = 'beyond the limit of 100,000 references; expected several files, for example: images-1.txt';
const MAX_PROBLEMS = 9;

// EXTERNAL MODULE: ./build/policy/rule.js
var rule = __webpack_require__(9409);
// EXTERNAL MODULE: ./build/policy/rule-options.js
var rule_options = __webpack_require__(6186);
// EXTERNAL MODULE: ./build/policy/verification-fields.js
var verification_fields = __webpack_require__(5148);
;// CONCATENATED MODULE: ./build/gate/verifiers.js

/** The verifiers of a run, by what they trust. */
class Verifiers {
    #verifiers = new Map();
    #withRoot = new Map();
    /** Sets the verifier for all rules with this trust. */
    set(trust, verifier) {
        this.#verifiers.set(nameOf(trust), verifier);
    }
    /** Sets the verifier for all rules with this trust that needs a trusted root. */
    setWithRoot(trust, make) {
        this.#withRoot.set(nameOf(trust), make);
    }
    /** Whether a rule needs a trusted root. */
    get needsRoot() {
        return this.#withRoot.size > 0;
    }
    /** Makes the verifiers of `setWithRoot`. */
    useRoot(root) {
        for (const [name, make] of this.#withRoot)
            this.#verifiers.set(name, make(root));
    }
    has(trust) {
        return this.#verifiers.has(nameOf(trust));
    }
    /** @throws Error for a rule without trust, or whose trust has no verifier: its signatures must not pass unverified. */
    for(rule) {
        const trust = (0,verification_fields/* trustOf */.A)(rule);
        const verifier = trust && this.#verifiers.get(nameOf(trust));
        if (verifier === undefined)
            throw new Error(`no signature can be verified for the rule ${rule.text}`);
        return verifier;
    }
}
/** Rules with the same name share a verifier: the signer of an identity or certificate is compared with each rule afterwards. */
function nameOf(trust) {
    switch (trust.by) {
        case 'key':
            return JSON.stringify(['key', trust.requiresLog, ...trust.keys]);
        case 'identity':
            return 'identity';
        case 'ca':
            return JSON.stringify(['ca', trust.ca]);
    }
}

;// CONCATENATED MODULE: ./build/gate/rules-input.js





/**
 * Reads `require`, `public-key`, `trusted-root` and the files that they name. The reader keeps the problems.
 */
async function readRules(inputs, { environment, now }) {
    const lines = linesOf(inputs.given('require') ?? inputs.text('require'));
    const syntax = lines.some(rule_options/* needsVerificationSyntax */.yX) ? await loadSyntax() : undefined;
    const { rules, problems } = rules_input_parseLines(lines, syntax);
    for (const problem of problems)
        inputs.complain(`require: ${problem}`);
    const workspace = environment.GITHUB_WORKSPACE;
    const hasAllRules = problems.length === 0;
    const verifiers = await readAllVerifiers(rules, { inputs, workspace, now, hasAllRules });
    if (!verifiers.needsRoot) {
        if (hasAllRules)
            complainOfUnusedRoot(inputs);
        return { rules, syntax, verifiers };
    }
    const { readRootInput } = await __webpack_require__.e(/* import() */ 617).then(__webpack_require__.bind(__webpack_require__, 7617));
    const root = await readRootInput(inputs, workspace);
    if (typeof root === 'string')
        return { rules, syntax, verifiers, publicRoot: root };
    if (root !== undefined)
        verifiers.useRoot(root);
    return { rules, syntax, verifiers };
}
async function readAllVerifiers(rules, { now, ...given }) {
    const trusts = rules.map(verification_fields/* trustOf */.A);
    const hasTrust = (by) => trusts.some((trust) => trust?.by === by);
    const hasKeys = hasTrust('key') || given.inputs.text('public-key') !== '';
    const verifiers = new Verifiers();
    if (hasKeys) {
        const { addKeyVerifiers } = await __webpack_require__.e(/* import() */ 203).then(__webpack_require__.bind(__webpack_require__, 1203));
        await addKeyVerifiers(verifiers, rules, given);
    }
    if (hasTrust('ca')) {
        const { addCaVerifiers } = await __webpack_require__.e(/* import() */ 674).then(__webpack_require__.bind(__webpack_require__, 8674));
        await addCaVerifiers(verifiers, rules, { ...given, now });
    }
    const identity = trusts.find((trust) => trust?.by === 'identity');
    if (identity !== undefined)
        verifiers.setWithRoot(identity, (root) => root);
    return verifiers;
}
/** A workflow with a trusted root expects that signatures are verified. */
function complainOfUnusedRoot(inputs) {
    const text = inputs.text('trusted-root').trim();
    if (text !== 'public' && text !== 'embedded')
        inputs.complain(UNUSED_ROOT);
}
const UNUSED_ROOT = 'trusted-root: no rule has issuer and identity, or log=required, so no signature would be verified with this root; expected such a rule, for example: signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
async function loadSyntax() {
    const { VERIFICATION_SYNTAX } = await __webpack_require__.e(/* import() */ 152).then(__webpack_require__.bind(__webpack_require__, 1152));
    return VERIFICATION_SYNTAX;
}
/** An empty variable is an error: only the word `none` turns the rules off. */
function rules_input_parseLines(lines, syntax) {
    if (lines.length === 0)
        return { rules: [], problems: [EMPTY] };
    return lines.length === 1 && lines[0] === 'none' ? { rules: [], problems: [] } : (0,rule/* parseRuleLines */.fX)(lines, syntax);
}
const EMPTY = 'the input is empty, probably because a variable in it is empty; expected rules, or none to only list referrers, for example: sbom';

;// CONCATENATED MODULE: ./build/gate/inputs.js
















/** The inputs of the gate with their defaults, as action.yml has them (a test compares). */
const GATE_INPUTS = {
    image: '',
    'images-file': '',
    shard: '0/1',
    require: 'none',
    'public-key': '',
    'trusted-root': 'public',
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
    ...inputs_connection/* CONNECTION_INPUTS */.vS,
};
/**
 * Reads the inputs of the gate.
 * @throws InputError with all problems of all inputs.
 */
async function readGateInputs(inputs, runner) {
    const connection = (0,inputs_connection/* readConnection */.dC)(inputs);
    const workspace = runner.environment.GITHUB_WORKSPACE;
    const { images, emptyFile } = readImages(inputs, { defaultRegistry: connection.registry ?? 'quay.io', workspace });
    const shard = inputs.parsed('shard', parseShard, SINGLE_SHARD);
    const credentials = readCredentials(inputs, runner.now());
    const read = {
        images: images.filter((image) => isInShard((0,registry_reference/* formatReference */.FH)(image), shard)),
        imagesInAll: images.length,
        shard,
        emptyFile,
        ...(await readRules(inputs, runner)),
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
    const { cosignRepository, rules, syntax } = read;
    const unchecked = read.checksManifests ? undefined : syntax?.findUncheckedTrust(rules);
    if (unchecked !== undefined)
        inputs.complain(`check-manifests: ${unchecked}`);
    if (cosignRepository !== undefined && !images.some(({ registry }) => registry === cosignRepository.registry)) {
        (0,inputs_connection/* checkSkipVerify */.bJ)(connection, [cosignRepository.registry], (problem) => inputs.complain(problem));
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
        timeout: inputs.parsed('wait-timeout', (text) => (0,inputs_connection/* readTime */.aQ)(text, { least: 0, example: '90s' }), 0),
        interval: inputs.parsed('wait-interval', (text) => (0,inputs_connection/* readTime */.aQ)(text, { least: 1, example: '5s' }), 0),
    };
}
function readEvidenceInputs(inputs, defaultRegistry) {
    const shown = inputs.parsed('artifact-type', readShown, []);
    const platforms = inputs.parsed('platform', platform/* parsePlatformInput */.fB, { kind: 'index' });
    const depth = inputs.parsed('depth', readDepth, 1);
    const sources = inputs.parsed('sources', readSources, []);
    const readRepository = (text) => parseCosignRepository(text, defaultRegistry);
    const cosignRepository = inputs.parsed('cosign-repository', readRepository, undefined);
    const unused = findUnusedRepository(cosignRepository, sources);
    if (unused !== undefined)
        inputs.complain(unused);
    return { shown, platforms, depth, sources, cosignRepository, checksManifests: inputs.flag('check-manifests') };
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
        const [word, ...more] = (0,tokenize/* tokenize */.q)(line) ?? ['', ''];
        const mistake = more.length === 0 ? (0,common_mistakes/* findCommonMistake */.X1)(line) : undefined;
        if (mistake === undefined && word !== undefined && more.length === 0 && word !== 'none')
            return (0,matcher/* parseMatchers */.J)(word, report);
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

// EXTERNAL MODULE: ./build/gate/report/publication.js
var publication = __webpack_require__(6831);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/gate/report/write-file.js

/**
 * Writes a file of the report. It writes synchronously, because nothing else runs by then, and a stream would buffer every piece in memory.
 * @throws Error that names the path, with the error of the file system as its cause.
 */
function writeFile(path, pieces, { failure, output }) {
    try {
        const file = (0,external_node_fs_.openSync)(path, 'w');
        try {
            for (const chunk of inChunks(pieces))
                (0,external_node_fs_.appendFileSync)(file, chunk);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch (cause) {
        throw new Error(`${failure} ${path}, so the output ${output} is empty. The result of the step does not change. Check the free disk space and RUNNER_TEMP.`, { cause });
    }
}
/** One system call for each piece would take most of the time. */
function* inChunks(pieces) {
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

;// CONCATENATED MODULE: ./build/gate/report/publish.js



/**
 * Publishes a run, in this order: files, outputs, summary where it is wanted, annotations, the last line of the log. If the files,
 * the summary or the annotations cannot be written, there is a warning, and the result stays the same.
 * @throws the first error of setting the outputs, after everything else is published: later steps rely on them.
 */
async function publish(publication, runner) {
    const { summary } = publication;
    const files = await writeFiles(publication, runner);
    try {
        setOutputs(publication, files, runner);
    }
    finally {
        if (summary !== undefined)
            await warnOnFailure(() => writeSummary(summary, runner), runner);
        await warnOnFailure(() => annotate(publication, runner), runner);
    }
}
async function writeFiles({ reportFile, vsa }, runner) {
    const [report, vsaFile] = [runner.temporaryFile('referrers.json'), runner.temporaryFile('vsa.json')];
    const hasReport = await warnOnFailure(() => writeFile(report, reportFile(), REPORT_FILE), runner);
    const hasVsa = await warnOnFailure(() => {
        if (vsa !== undefined)
            writeFile(vsaFile, vsa(), VSA_FILE);
    }, runner);
    return { 'referrers-file': hasReport ? report : '', 'vsa-file': hasVsa && vsa !== undefined ? vsaFile : '' };
}
const REPORT_FILE = { failure: 'Could not write the report file', output: 'referrers-file' };
const VSA_FILE = { failure: 'Could not write the verification summary', output: 'vsa-file' };
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
async function writeSummary(summary, runner) {
    try {
        await runner.summary(summary());
    }
    catch (cause) {
        throw new Error('Could not write the job summary. The result of the step does not change. Check the free disk space.', {
            cause,
        });
    }
}
/** Sets all outputs. @throws the first error, after all other outputs are set. */
function setOutputs({ outputs, token }, files, runner) {
    const { values, cut, failures } = outputs(files);
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
    attempt(() => (token === undefined ? runner.output('token', '') : runner.secretOutput('token', token.secret)));
    if (cut)
        runner.warn(CUT);
    if (Buffer.byteLength(values.images) > publication/* MAX_OUTPUT_BYTES */.$q)
        runner.warn(LONG);
    if (errors.length > 0)
        throw errors[0];
}
const CUT = 'The output referrers was cut to 64 KiB. It has no annotations, and the last referrers may be missing; those that meet a rule come first. The output count includes all referrers. The file in the output referrers-file has the complete list.';
const LONG = 'The output images is longer than 64 KiB. A later step may not start with it in an environment variable. Read the file in the output referrers-file instead.';
function annotate({ annotations, lastLine }, runner) {
    for (const { level, title, message } of annotations()) {
        if (level === 'error')
            runner.error(message, title);
        else
            runner.warn(message);
    }
    const line = lastLine();
    if (line !== undefined)
        runner.info(line);
}

// EXTERNAL MODULE: ./build/runner/markdown.js
var markdown = __webpack_require__(1134);
// EXTERNAL MODULE: ./build/gate/report/summary-page.js
var summary_page = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/gate/report/stopped.js




/** What is published about a run that stopped. It is small, so that a step with invalid inputs does not load the report of images. */
function publishStopped({ problems, wantsSummary }) {
    return {
        reportFile: () => [`${JSON.stringify({ schemaVersion: 1, result: 'error', problems, rules: [], subjects: [] })}\n`],
        vsa: undefined,
        outputs: (files) => ({ values: { ...publication/* EMPTY_OUTPUTS */.Jd, ...files }, cut: false, failures: [] }),
        token: undefined,
        summary: wantsSummary ? () => stoppedSummary(problems) : undefined,
        annotations: () => [{ level: 'error', title: title(problems), message: message(problems) }],
        lastLine: () => undefined,
        passes: false,
    };
}
function title(problems) {
    return `Quay Referrers could not start: ${(0,build_text/* pluralize */.td)(problems.length, 'problem')}`;
}
function message(problems) {
    return [
        'The run stopped before any image was checked:',
        ...problems.flatMap((problem) => (0,build_text/* problemLines */.pb)(`- ${problem}`)),
    ].join('\n');
}
function stoppedSummary(problems) {
    const headline = 'Failed: the run stopped before any image was checked.';
    return (0,summary_page/* summaryPage */.q)({ mark: '❌', headline }, [problemList(problems)]);
}
function problemList(problems) {
    return { before: '<ul>', rows: problems.map((problem) => `<li>${(0,markdown/* paragraph */.FY)(problem)}</li>`), after: '</ul>' };
}

;// CONCATENATED MODULE: ./build/gate/gate.js








/**
 * Lists the referrers of each image, judges them by the rules, and publishes the report.
 * @returns whether the step passes.
 */
async function gate(runner) {
    maskCredentials(runner);
    const publication = await runOrStop(runner);
    await publish(publication, runner);
    return publication.passes;
}
/** Input errors and unexpected errors are published as well, so that the outputs are always set. */
async function runOrStop(runner) {
    const inputs = new InputReader(GATE_INPUTS, runner);
    try {
        const read = await readGateInputs(inputs, runner);
        await (0,events/* handleEvents */.o)();
        // Loaded only now, because a step with invalid inputs sends no request.
        const { runGate } = await __webpack_require__.e(/* import() */ 873).then(__webpack_require__.bind(__webpack_require__, 9873));
        return await runGate(read, runner);
    }
    catch (error) {
        // A token may have been typed into the wrong input. Secrets are removed before anything is cut, which would hide them from the mask.
        const problems = error instanceof build_error/* InputError */.dz ? error.problems.map(secrets/* hideTokens */.vI) : [(0,build_error/* explain */.WE)(error)];
        return publishStopped({ problems: problems.map(runner.scrub), wantsSummary: wantsSummary(inputs) });
    }
}


/***/ }),

/***/ 6831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ MAX_OUTPUT_BYTES),
/* harmony export */   EM: () => (/* binding */ NO_FILES),
/* harmony export */   Jd: () => (/* binding */ EMPTY_OUTPUTS)
/* harmony export */ });
const NO_FILES = { 'referrers-file': '', 'vsa-file': '' };
/** The values for a run that stopped, and for an output that cannot be formatted. */
const EMPTY_OUTPUTS = {
    result: 'error',
    satisfied: 'false',
    missing: '[]',
    unverified: '[]',
    count: '0',
    referrers: '[]',
    ...NO_FILES,
    digest: '',
    image: '',
    images: '[]',
    'token-expires-at': '',
};
/** UTF-8 bytes. Linux allows 128 KiB for one environment variable, and an expression in a workflow may contain the value twice. */
const MAX_OUTPUT_BYTES = 64 * 1024;


/***/ }),

/***/ 1421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ summaryPage)
/* harmony export */ });
/* harmony import */ var _runner_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1134);
/* harmony import */ var _runner_sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7271);


/** Joins a job summary as Markdown: title, verdict, sections. It ends with a note if it had to be cut. */
function summaryPage({ mark, headline, notes = [] }, sections) {
    const verdict = `<p><strong>${mark} ${(0,_runner_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeText */ .X1)(headline, 1_000)}</strong></p>`;
    const start = (0,_runner_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .block */ .o)(['## Quay Referrers', '', verdict, ...notes].join('\n'));
    return (0,_runner_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .joinSections */ .l)(startWith(start, sections), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}
/** A generator, so that images for which the page has no space are never unpacked. */
function* startWith(start, sections) {
    yield start;
    yield* sections;
}
/** Bytes. GitHub refuses a summary above 1 MiB; the difference is a margin for masked secrets, which may become longer. */
const MAX_SUMMARY_BYTES = 1_000_000;
const CUT_NOTE = '<p>✂️ The summary was cut here. The file in the output <code>referrers-file</code> has the complete report.</p>';


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mi: () => (/* binding */ issuersOf),
/* harmony export */   N_: () => (/* binding */ trustCertificates),
/* harmony export */   UE: () => (/* binding */ recordTrust),
/* harmony export */   fb: () => (/* binding */ isUntrusted)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1692);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5602);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(977);




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
        secureContext: node_tls__WEBPACK_IMPORTED_MODULE_1__.createSecureContext({ ca: given }),
        widerContext() {
            wider ??= trustAlso(given);
            return wider;
        },
        given: given.map((one) => formatName(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(one).subject)),
    };
}
function trustAlso(given) {
    // Most certificates of the system are also among those of Node, and each takes time to be parsed.
    const roots = new Set([...node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates('default'), ...node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates('system'), ...given]);
    return node_tls__WEBPACK_IMPORTED_MODULE_1__.createSecureContext({ ca: [...roots] });
}
function readCertificates(pem, source) {
    // Also matches a certificate without its END line, so that it is an error and not ignored.
    const certificates = pem.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?(?:-----END (?:TRUSTED )?CERTIFICATE-----|(?![\s\S]))/g) ?? [];
    if (certificates.length === 0) {
        const found = pem.includes('PRIVATE KEY-----') ? ' (only a private key, which belongs on the server)' : '';
        throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(`there is no certificate in ${source}${found}; ${EXPECTED_PEM}`);
    }
    return certificates.map((certificate, index) => readCertificate(certificate, `certificate ${index + 1} in ${source}`));
}
const EXPECTED_PEM = 'expected PEM with its line breaks (in YAML as a block after `|`), for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';
function readCertificate(certificate, name) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(certificate).toString();
    }
    catch (cause) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(`${name} is not valid (${(0,_error_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .WE)(cause)}); ${EXPECTED_PEM}`);
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
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)((name ?? '').replaceAll('\n', ', '), MAX_NAME_LENGTH);
}
/** UTF-16 units. */
const MAX_NAME_LENGTH = 200;


/***/ }),

/***/ 6514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ warnOfConnection),
/* harmony export */   aQ: () => (/* binding */ readTime),
/* harmony export */   bJ: () => (/* binding */ checkSkipVerify),
/* harmony export */   dC: () => (/* binding */ readConnection),
/* harmony export */   vS: () => (/* binding */ CONNECTION_INPUTS)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _http_tls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(292);
/* harmony import */ var _policy_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(855);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2054);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(977);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3448);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8569);







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
        tls: skipsVerify ? { rejectUnauthorized: false } : inputs.parsed('ca-certificate', readCertificates, {}),
        skipsVerify,
        plainHttp: inputs.flag('plain-http'),
        timeout: inputs.parsed('timeout', (text) => readTime(text, { least: 1, example: '30s' }), 0),
        retries: inputs.parsed('retries', readRetries, 0),
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
    if ((0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .looksLikeSecret */ .WW)(text))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(TOKEN_AS_HOST);
    const host = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHost */ .o)(text);
    if (text !== '' && host === undefined) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text)}\` is not a valid host; expected host or host:port without a scheme, for example: quay.example.com:8443`);
    }
    return host;
}
function readService(text) {
    if ((0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .looksLikeSecret */ .WW)(text))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(TOKEN_AS_HOST);
    if (text.length > MAX_SERVICE) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text)}\` has more than 1,000 characters; expected the SERVER_HOSTNAME of Quay, for example: quay.example.com:8443`);
    }
    return text || undefined;
}
/** Characters, longer than any host name with a port. */
const MAX_SERVICE = 1_000;
/** A token may have the form of a host, and would be sent to name servers. */
const TOKEN_AS_HOST = 'this looks like a token; expected the host name of the server, for example: quay.example.com';
/** Reads PEM certificates, or the path of a file with them. */
function readCertificates(text) {
    if (text === '')
        return {};
    if (text.includes('-----BEGIN'))
        return (0,_http_tls_js__WEBPACK_IMPORTED_MODULE_1__/* .trustCertificates */ .N_)(text);
    return (0,_http_tls_js__WEBPACK_IMPORTED_MODULE_1__/* .trustCertificates */ .N_)(readPemFile(text), `\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text)}\``);
}
function readPemFile(path) {
    try {
        return (0,_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(path, MAX_PEM_BYTES).toString('utf8');
    }
    catch (error) {
        if (!(error instanceof _file_js__WEBPACK_IMPORTED_MODULE_4__/* .FileError */ .f6))
            throw error;
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(path)}\` is not a PEM certificate, and as a file it ${error.message}; expected a certificate that begins with "-----BEGIN CERTIFICATE-----", or the path of a file with one, for example: certs/ca.pem`);
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
    const time = (0,_policy_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E)(text);
    if (time !== undefined && time >= least && time <= MAX_TIME)
        return time;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text)}\` is not a valid time; expected ${least > 0 ? '' : '0 or '}an integer with s, m, h or d, at most 1d, for example: ${example}`);
}
const MAX_TIME = 86_400_000;
function readRetries(text) {
    if (/^\d{1,2}$/.test(text))
        return Number(text);
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text)}\` is not a valid number of retries; expected an integer from 0 to 99, for example: 4`);
}


/***/ }),

/***/ 3448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   f6: () => (/* binding */ FileError),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   z1: () => (/* binding */ resolveInWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5602);



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
    const file = attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)));
    const root = attempt(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(workspace));
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, file);
    if (inside === '' || inside === '..' || inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside))
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

/***/ 8569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sm: () => (/* binding */ looksLikeAuthFile),
/* harmony export */   WW: () => (/* binding */ looksLikeSecret),
/* harmony export */   dL: () => (/* binding */ findSecrets),
/* harmony export */   vI: () => (/* binding */ hideTokens)
/* harmony export */ });
/**
 * Finds the parts of a value that may be secrets, so that they can be masked: private keys, JWTs, tokens with a known prefix, long random
 * strings, the credentials of an auth file, and passwords in URLs.
 */
function findSecrets(value) {
    const keys = matches(value, PRIVATE_KEY);
    // The base64 of a certificate is random, but not secret.
    const text = [PRIVATE_KEY, PEM, TRUSTED_ROOT].reduce(without, value);
    const fields = [JSON_FIELD, HEADER, URL_PASSWORD].flatMap((pattern) => matches(text, pattern));
    const found = [...keys, ...keys.flatMap(longLines), ...fields, ...fields.map(passwordIn), ...findTokens(text)];
    return [...new Set(found)].filter((secret) => secret.length >= MIN_SECRET);
}
/**
 * A message about an input, with `***` for what looks like a token or a password. It also hides what may be a token or a name: unlike a
 * mask, this changes no output.
 */
function hideTokens(text) {
    const start = text.includes('@') ? text.replace(USER_INFO, '***') : text;
    const passwords = matches(start, URL_PASSWORD).filter((password) => password.length >= MIN_SECRET);
    const possible = (start.match(POSSIBLE_TOKEN) ?? []).filter(isPossible);
    // The longest first, since one may be a part of another.
    const found = [...passwords, ...findTokens(start), ...possible].toSorted((a, b) => b.length - a.length);
    return [...new Set(found)].reduce((rest, secret) => rest.replaceAll(secret, '***'), start);
}
/** Tokens of a known form, and long random strings. */
function findTokens(text) {
    const runs = TOKENS.reduce(without, text);
    return [...TOKENS.flatMap((pattern) => matches(text, pattern)), ...(runs.match(RUN) ?? []).filter(isRandom)];
}
/** The first group of each match, or all of it if there is no group. */
function matches(text, { pattern, sign }) {
    return sign.test(text) ? [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole) : [];
}
function without(text, { pattern, sign }) {
    return sign.test(text) ? text.replace(pattern, ' ') : text;
}
/** Whether the value of an input that takes a name or a host looks like a secret. */
function looksLikeSecret(value) {
    return findSecrets(value).length > 0 || (/^[A-Za-z0-9]{32,}$/.test(value) && /\d/.test(value));
}
/** Whether the value of an input that takes the path of an auth file is the content of one, plain or as Base64. */
function looksLikeAuthFile(value) {
    const isContent = (text) => /["']?\b(?:auths?|credHelpers|credsStore|identitytoken)\b["']?\s*:/.test(text);
    if (value === '')
        return false;
    return isContent(value) || isContent(Buffer.from(value, 'base64').toString('latin1')) || /^\{|\n/.test(value);
}
/** Characters. Shorter strings occur everywhere, and masking them would make the log unreadable. */
const MIN_SECRET = 6;
const PRIVATE_KEY = {
    pattern: /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g,
    sign: /-----BEGIN/,
};
const PEM = {
    pattern: /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
    sign: /-----BEGIN/,
};
/** Certificates and public keys in the JSON of a trusted root of sigstore. */
const TRUSTED_ROOT = {
    pattern: /"(?:rawBytes|keyId)"\s*:\s*"[A-Za-z0-9+/=]*"/g,
    sign: /"(?:rawBytes|keyId)"/,
};
/** The runner masks the lines of a key too, since a log may show them one by one. */
function longLines(key) {
    return key.split(/\s+/).filter((line) => line.length >= 16 && !line.startsWith('-----'));
}
const TOKENS = [
    // A JWT, a JWE, and a token with an empty signature.
    { pattern: /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, sign: /eyJ/ },
    // GitHub, GitLab, Docker Hub, npm, Slack, OpenShift.
    {
        pattern: /\b(?:gh[pousr]_|github_pat_|glpat-|dckr_[po]at_|npm_|xox[a-z]-|sha256~)[\w-]{16,}/g,
        sign: /[_~-][\w-]{16}/,
    },
];
/** The fields of an auth file, of Quay's robots and tokens. In a string in JSON, the quotation marks are escaped. */
const JSON_FIELD = {
    pattern: /\\?["'](?:auth|password|passwd|secret|identitytoken|registrytoken|token|access_token|client_secret)\\?["']\s*:\s*\\?["']([^"'\\\s]+)/gi,
    sign: /["']/,
};
const HEADER = { pattern: /\b(?:bearer|basic)\s+([\w.~+/=-]+)/gi, sign: /\s/ };
/** `user:password` before a host, or `mailto:name`, but not `name:tag@sha256:…`. The limits of the lengths keep the search fast. */
const USER_INFO = /(?<![^\s/"'`])[^\s/:@"'`]{1,200}:[^\s/@"'`]{1,200}(?=@(?:localhost|[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[a-z]{2,})\b)/gi;
const URL_PASSWORD = { pattern: /(?:\/\/|^)[^\s/@:]*:([^\s/@]+)@(?!sha\d+:)/g, sign: /@/ };
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


/***/ }),

/***/ 9368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I0: () => (/* binding */ findIssues),
/* harmony export */   Ie: () => (/* binding */ custom),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   hv: () => (/* binding */ withFallback),
/* harmony export */   iz: () => (/* binding */ stringOrNothing),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sm: () => (/* binding */ exceedsLimits)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9118);

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
    return _badrap_valita__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5().optional().assert(isValid, message);
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

/***/ 3686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ isJson),
/* harmony export */   QV: () => (/* binding */ JSON_MISTAKE),
/* harmony export */   X1: () => (/* binding */ findCommonMistake)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(977);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2741);
/* harmony import */ var _nearest_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7448);



/**
 * Finds mistakes that come from YAML, JSON, shells and other policy languages: a list with commas, the dash of a YAML list, a comment at
 * the end of a line, a variable that was not replaced. Without this check, each of them would produce several messages that do not name
 * the cause.
 * @returns what is wrong, what is expected, and an example; `undefined` if the line has none of these mistakes.
 */
function findCommonMistake(text) {
    // Most rules. Compiling the expressions below takes a millisecond.
    if (text.split('|').every(isKind))
        return undefined;
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
    ({ text, bare }) => when((0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .hasInvisible */ .wy)(bare), 'it has an invisible character; expected visible characters', () => text.replace(/\p{Cf}/gu, '')),
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
    return isType(word) || (0,_nearest_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestKind */ .t)(word) !== undefined;
}
function isType(word) {
    return /^(?:application|text|image)\/|^https?:\/\//.test(word);
}
function isKind(word) {
    return _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.some((kind) => kind === word);
}
function firstRule([word = '']) {
    return (0,_nearest_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestKind */ .t)(word) ?? word;
}
/** The first kind among words. */
function kindIn(words) {
    return words.find(isKind) ?? '';
}
function joinBars(text) {
    return text.replace(/"[^"]*"|\s*\|\s*/g, (found) => (found.startsWith('"') ? found : '|'));
}


/***/ }),

/***/ 855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
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


/***/ }),

/***/ 4757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ matchesMediaType),
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
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


/***/ }),

/***/ 2741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* reexport safe */ _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__.GW),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Jo: () => (/* binding */ isBundleType),
/* harmony export */   Q2: () => (/* binding */ isOfKind),
/* harmony export */   kc: () => (/* binding */ kindsOfPredicateType),
/* harmony export */   qU: () => (/* binding */ kindOfArtifactType)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4757);
/* harmony import */ var _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4353);



/** Returns the kind of a referrer for reports: the first of its kinds. */
function kindOf(referrer) {
    const kinds = kindsOf(referrer);
    return _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.find((kind) => kinds.has(kind)) ?? 'other';
}
/** Whether a referrer is of this kind. It may be of several: a signed SBOM is of the kinds `sbom` and `attestation`. */
function isOfKind(referrer, kind) {
    return kindsOf(referrer).has(kind);
}
function kindsOf(referrer) {
    const { artifactType, predicateTypes, tag, isUntyped } = referrer;
    const kinds = new Set(predicateTypes.flatMap(kindsOfPredicateType));
    if (isUntyped && tag !== undefined)
        kinds.add(_kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG_KINDS */ .TO[tag]);
    if (isBundleType(artifactType)) {
        // A bundle with a predicate type besides that of a signature is an attestation.
        kinds.delete('signature');
        kinds.add(bundleContent(referrer));
    }
    else
        kinds.add(kindOfArtifactType(artifactType));
    return new Set([...kinds].filter((kind) => kind !== undefined));
}
/** Returns the kinds of an in-toto statement with this predicate type. */
function kindsOfPredicateType(type) {
    const kind = _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .PREDICATE_TYPES */ .Cs.find(([pattern]) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, type))?.[1];
    return type === _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .SIGNATURE_PREDICATE */ .vQ ? [kind] : [kind, 'attestation'];
}
/** Returns the kind of an artifact type; `undefined` for one that is not in the table. */
function kindOfArtifactType(type) {
    return _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .ARTIFACT_TYPES */ .r5.find(([pattern]) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesMediaType */ .U)(pattern, type))?.[1];
}
/** Whether an artifact type is that of a sigstore bundle of any version. */
function isBundleType(artifactType) {
    return (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesMediaType */ .U)(_kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .SIGSTORE_BUNDLE */ .uS, artifactType);
}
/**
 * Returns the content of a sigstore bundle; `undefined` if it is not known. The predicate type takes precedence over the annotation
 * `dev.sigstore.bundle.content`, so that a provenance attestation with a wrong annotation does not count as a signature.
 */
function bundleContent({ predicateTypes, annotations, bundle }) {
    if (predicateTypes.length > 0) {
        return predicateTypes.every((type) => type === _kinds_table_js__WEBPACK_IMPORTED_MODULE_0__/* .SIGNATURE_PREDICATE */ .vQ) ? 'signature' : 'attestation';
    }
    const content = bundle ?? annotations['dev.sigstore.bundle.content'];
    if (content === 'message-signature')
        return 'signature';
    return content === 'dsse-envelope' ? 'attestation' : undefined;
}


/***/ }),

/***/ 4353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ PREDICATE_TYPES),
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   P1: () => (/* binding */ VSA),
/* harmony export */   TO: () => (/* binding */ TAG_KINDS),
/* harmony export */   r5: () => (/* binding */ ARTIFACT_TYPES),
/* harmony export */   rO: () => (/* binding */ VSA_PREDICATE),
/* harmony export */   uS: () => (/* binding */ SIGSTORE_BUNDLE),
/* harmony export */   vQ: () => (/* binding */ SIGNATURE_PREDICATE)
/* harmony export */ });
/** All kinds. A referrer that is of several kinds is reported as the first of them. */
const KINDS = ['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation'];
/**
 * @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md, also written by GitHub's actions/attest. Signatures and
 * attestations have the same artifact type, so the content of a bundle determines its kind.
 */
const SIGSTORE_BUNDLE = 'application/vnd.dev.sigstore.bundle*';
/** The predicate type in the DSSE envelope of `cosign sign` 3, which distinguishes it from an attestation. */
const SIGNATURE_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';
/** The kind of a rule that requires a SLSA Verification Summary Attestation, and the pattern of its predicate type. */
const VSA = 'vsa';
const VSA_PREDICATE = 'https://slsa.dev/verification_summary/*';
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


/***/ }),

/***/ 3965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ parseMatchers),
/* harmony export */   _: () => (/* binding */ matchesAny)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4757);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2741);
/* harmony import */ var _kinds_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4353);
/* harmony import */ var _nearest_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7448);
/* harmony import */ var _rule_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6186);





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
    if ((0,_rule_options_js__WEBPACK_IMPORTED_MODULE_3__/* .isRuleOption */ .gg)(word)) {
        report(`it starts with the option "${word}"; expected a kind or type first, for example: sbom min=2`);
        return [];
    }
    return word.split('|').flatMap((alternative) => parseAlternative(alternative, report));
}
/** Whether any of the matchers matches a referrer. */
function matchesAny(matchers, referrer) {
    return matchers.some((matcher) => matches(matcher, referrer));
}
const EXPECTED_MATCHER = `a kind (${_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.join(', ')}), an artifact type (has "/", or a dot and no "*") or a predicate type (has "://"), for example: sbom`;
function parseAlternative(text, report) {
    if (text === '') {
        report('one side of a "|" is empty; expected alternatives joined by "|" without spaces, for example: sbom|vex');
        return [];
    }
    // A type has "=" only in a parameter or a query. `signature|key=…` is meant as a rule with an option, not as an alternative to it.
    if (/^[^/]*=/.test(text)) {
        report(`"${text}" has "=", but is not an option, because there is no space before it; expected options after a space, for example: signature key=cosign.pub`);
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
    if (text === _kinds_table_js__WEBPACK_IMPORTED_MODULE_1__/* .VSA */ .P1)
        return [{ by: 'vsa' }];
    const kind = _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.find((known) => known === text);
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
    const near = (0,_nearest_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestKind */ .t)(text);
    const question = near === undefined ? '' : `, did you mean "${near}"?`;
    return `"${text}" is not a valid kind${question === '' ? '; expected' : `${question} Expected`} ${EXPECTED_MATCHER}`;
}
function matches(matcher, referrer) {
    switch (matcher.by) {
        case 'kind':
            return (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfKind */ .Q2)(referrer, matcher.kind);
        case 'artifact-type':
            return (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .matchesMediaType */ .U)(matcher.pattern, referrer.artifactType);
        case 'vsa':
            return referrer.predicateTypes.some((type) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .matchesGlob */ .k)(_kinds_table_js__WEBPACK_IMPORTED_MODULE_1__/* .VSA_PREDICATE */ .rO, type));
        case 'predicate-type':
            return referrer.predicateTypes.some((type) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .matchesGlob */ .k)(matcher.pattern, type));
    }
}


/***/ }),

/***/ 7448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ nearestOf),
/* harmony export */   t: () => (/* binding */ nearestKind)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2741);


/** Words that people write for a kind: names of tools, formats and specifications, other forms of the word. */
const MEANINGS = {
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
const KIND_BY_MEANING = new Map(Object.entries(MEANINGS).flatMap(([kind, words]) => words.map((word) => [word, kind])));
/** The kind that a word means, by meaning (`slsa` is provenance) or by spelling (`sbon`); `undefined` if none is near. */
function nearestKind(word) {
    const text = word.toLowerCase().replaceAll('_', '-');
    return KIND_BY_MEANING.get(text) ?? nearestOf(text, _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW);
}
/** The name with the smallest distance to a word; `undefined` if the distance is too large for a typing error. */
function nearestOf(word, names) {
    // The distance takes the product of both lengths.
    if (word.length > MAX_WORD)
        return undefined;
    const [nearest] = names
        .map((name) => ({ name, typos: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word, name) }))
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


/***/ }),

/***/ 2152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VY: () => (/* binding */ parseRulePlatform),
/* harmony export */   aH: () => (/* binding */ isPlatform),
/* harmony export */   fB: () => (/* binding */ parsePlatformInput)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(977);


/**
 * Parses the input `platform`: `index`, `all`, or `os/arch[/variant]` separated by commas or spaces. It never returns `each` and `index-or-each`.
 * @throws InputError with all problems, without the name of the input.
 */
function parsePlatformInput(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    if (words.length === 0)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text)}\` has no platform; ${EXPECTED_IN_INPUT}`);
    const [first] = words;
    if (words.length === 1 && (first === 'index' || first === 'all'))
        return { kind: first };
    const problems = words.flatMap((word) => {
        const fault = findWordFault(word);
        return fault === undefined ? [] : [`\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(word)}\` ${fault}; ${EXPECTED_IN_INPUT}`];
    });
    if (problems.length > 0)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
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
 * has the default variant of its architecture. Other names of a platform are the same platform, as for clients, which would run such an
 * image.
 * @see https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go (normalizeOS, normalizeArch)
 */
function isPlatform(asked, actual) {
    const expected = normalize(asked);
    const [os] = expected.split('/');
    // Clients take an image without an operating system as one for theirs.
    const found = normalize(actual.startsWith('/') ? `${os}${actual}` : actual);
    if (expected.split('/').length === 2)
        return found === expected || found.startsWith(`${expected}/`);
    return withVariant(found) === expected;
}
function normalize(platform) {
    const [os = '', alias = '', ...rest] = platform.toLowerCase().split('/');
    const [architecture, variant] = ARCHITECTURES.get(alias) ?? [alias];
    const variants = variant === undefined ? rest.map((one) => (/^\d+$/.test(one) ? `v${one}` : one)) : [variant];
    return [os === 'macos' ? 'darwin' : os, architecture, ...variants].join('/');
}
/** Other names of architectures, and the variant that they mean. */
const ARCHITECTURES = new Map([
    ['i386', ['386']],
    ['x86_64', ['amd64']],
    ['x86-64', ['amd64']],
    ['aarch64', ['arm64']],
    ['armhf', ['arm', 'v7']],
    ['armel', ['arm', 'v6']],
]);
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


/***/ }),

/***/ 6186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ VERIFICATION_NAMES),
/* harmony export */   W3: () => (/* binding */ PREDICATE),
/* harmony export */   gg: () => (/* binding */ isRuleOption),
/* harmony export */   u4: () => (/* binding */ parseRuleOptions),
/* harmony export */   v2: () => (/* binding */ notLoaded),
/* harmony export */   yX: () => (/* binding */ needsVerificationSyntax)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(855);
/* harmony import */ var _kinds_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4353);
/* harmony import */ var _nearest_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7448);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2152);
/* harmony import */ var _tokenize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8966);





/** All options but `annotation.KEY=VALUE`, in the order in which messages list them. */
const OPTIONS = [
    { name: 'min', value: 'N', parse: parseMin },
    { name: 'max-age', value: 'TIME', parse: parseMaxAge },
    { name: 'platform', value: 'PLATFORM', parse: parsePlatform },
];
/** The options for signatures and for the content of documents, in the order in which messages list them, without `predicate.`. */
const VERIFICATION_NAMES = [
    ...['key', 'issuer', 'identity', 'source', 'source-ref', 'trigger', 'runner', 'owner', 'ca', 'subject'],
    ...['builder', 'material', 'format', 'min-packages', 'log', 'verifier'],
];
/** The start of the option `predicate./JSON/pointer=VALUE`. */
const PREDICATE = 'predicate.';
const ANNOTATION = 'annotation.';
/**
 * Parses the options of a rule, in any order, each once.
 * @param verification without it, each option for signatures and content is a problem.
 * @returns the options without those that are not valid, which are reported.
 */
function parseRuleOptions(words, report, verification) {
    let options = {};
    const annotations = [];
    const predicates = [];
    const seen = new Set();
    for (const word of words) {
        const { name, value } = splitOption(word);
        if (name === undefined || value === undefined) {
            report(noOption(word, verification));
            continue;
        }
        if (seen.has(name))
            report(`"${name}" is given twice; expected each option once, for example: sbom min=2`);
        else if (verification === undefined && isVerificationOption(name))
            report(notLoaded(name));
        else if (name.startsWith(ANNOTATION))
            annotations.push(parseAnnotation(name, value, report));
        else if (verification !== undefined && name.startsWith(PREDICATE))
            predicates.push(verification.parsePredicate(name, value, report));
        else
            options = { ...options, ...parseOption(word, report, verification) };
        seen.add(name);
    }
    const valid = predicates.filter((predicate) => predicate !== undefined);
    return { min: 1, ...options, annotations, ...(valid.length > 0 && { predicates: valid }) };
}
/** Whether a word is an option of a rule. The value is not checked. */
function isRuleOption(word) {
    return isBasicOption(word) || isVerificationOption(splitOption(word).name ?? '');
}
/** Whether a rule has words that only the syntax for signatures and content explains: its options, and any that are not valid. */
function needsVerificationSyntax(line) {
    const [first = '', ...rest] = (0,_tokenize_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenize */ .q)(line) ?? [];
    return first.split('|').includes(_kinds_table_js__WEBPACK_IMPORTED_MODULE_1__/* .VSA */ .P1) || !rest.every(isBasicOption);
}
function isBasicOption(word) {
    const { name } = splitOption(word);
    return name !== undefined && (name.startsWith(ANNOTATION) || OPTIONS.some((option) => option.name === name));
}
/**
 * The problem of an option or kind that needs the syntax for signatures and content, where that was not loaded. `needsVerificationSyntax`
 * prevents this, and no rule may be weaker without it.
 */
function notLoaded(name) {
    return `"${name}" cannot be read without the syntax for signatures; expected a rule without it, for example: signature`;
}
function isVerificationOption(name) {
    return name.startsWith(PREDICATE) || VERIFICATION_NAMES.some((option) => option === name);
}
function listOptions(verification) {
    const options = [...OPTIONS, ...(verification?.options ?? [])].map(({ name, value }) => `${name}=${value}`);
    const predicate = verification === undefined ? [] : [`${PREDICATE}/JSON/pointer=VALUE`];
    return `${[...options, ...predicate].join(', ')} or ${ANNOTATION}KEY=VALUE`;
}
function splitOption(word) {
    return /^(?<name>[^=]*)=(?<value>.*)$/s.exec(word)?.groups ?? {};
}
function noOption(word, verification) {
    const option = [...OPTIONS, ...(verification?.options ?? [])].find(({ name }) => name === word.toLowerCase());
    if (option !== undefined) {
        const example = option.name === 'key' ? 'signature key=cosign.pub' : 'sbom min=2';
        return `"${word}" has no value; expected ${option.name}=${option.value} without spaces, for example: ${example}`;
    }
    return `"${word}" is not an option; expected one kind or type, its alternatives joined by "|" without spaces, then options, for example: sbom|vex min=2`;
}
function parseOption(word, report, verification) {
    const { name = '', value = '' } = splitOption(word);
    const option = [...OPTIONS, ...(verification?.options ?? [])].find((one) => one.name === name);
    if (option !== undefined)
        return option.parse(value, report);
    const question = suggestOption(name.toLowerCase(), verification);
    report(`"${name}" is not a valid option${question} ${listOptions(verification)}, for example: sbom max-age=30d`);
    return {};
}
/** Ends with "Expected" or "expected". */
function suggestOption(name, verification) {
    const byFlag = verification?.optionByFlag.get(name);
    const known = [...OPTIONS, ...(verification?.options ?? [])].map((option) => option.name);
    const near = OPTION_BY_MEANING.get(name) ?? byFlag ?? (0,_nearest_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestOf */ .q)(name, [...known, `${ANNOTATION}KEY`]);
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
    const maxAge = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(value);
    if (maxAge !== undefined && maxAge > 0)
        return { maxAge };
    report(`max-age is "${value}"; expected an integer of at least 1 with s, m, h or d, for example: scan max-age=30d`);
    return {};
}
function parsePlatform(value, report) {
    const platform = (0,_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRulePlatform */ .VY)(value, report);
    return platform === undefined ? {} : { platform };
}


/***/ }),

/***/ 9409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fX: () => (/* binding */ parseRuleLines),
/* harmony export */   iT: () => (/* binding */ parseRule)
/* harmony export */ });
/* unused harmony export parseRules */
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5602);
/* harmony import */ var _common_mistakes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3686);
/* harmony import */ var _kinds_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4353);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3965);
/* harmony import */ var _rule_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6186);
/* harmony import */ var _tokenize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8966);






/**
 * Parses rules, one per line, without empty lines and comments. The caller handles `none`.
 * @param verification as for `parseRule`.
 * @throws InputError with the problems of all lines, without the name of the input.
 */
function parseRules(lines, verification) {
    const { rules, problems } = parseRuleLines(lines, verification);
    if (problems.length > 0)
        throw new InputError(problems);
    return rules;
}
/** Parses rules like `parseRules`, but returns the problems, and the rules that have none. */
function parseRuleLines(lines, verification) {
    if ((0,_common_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .isJson */ .Fh)(lines[0] ?? ''))
        return { rules: [], problems: [_common_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .JSON_MISTAKE */ .QV] };
    const rules = [];
    const problems = [];
    for (const line of lines) {
        try {
            rules.push(parseRule(line, verification));
        }
        catch (error) {
            if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            problems.push(...error.problems);
        }
    }
    return { rules, problems };
}
/**
 * Parses `KIND_OR_TYPE [min=N] [max-age=TIME] [platform=PLATFORM] [annotation.KEY=VALUE] …` and the options for signatures and content,
 * split at spaces; `"…"` quotes.
 * @param verification without it, each option for signatures and content is a problem, so that no rule passes without the check that it
 * asks for.
 * @throws InputError with all problems of the rule, without the name of the input.
 */
function parseRule(line, verification) {
    const text = line.trim();
    if (text.includes('-----BEGIN'))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(PEM);
    const words = (0,_tokenize_js__WEBPACK_IMPORTED_MODULE_5__/* .tokenize */ .q)(text);
    const mistake = words === undefined ? UNCLOSED_QUOTE : findMistake(text, words, verification);
    if (words === undefined || mistake !== undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`\`${text}\`: ${mistake}`);
    const [first = '', ...rest] = words;
    const problems = [];
    const report = (problem) => problems.push(`\`${text}\`: ${problem}`);
    const rule = { text, matchers: (0,_matcher_js__WEBPACK_IMPORTED_MODULE_3__/* .parseMatchers */ .J)(first, report), ...(0,_rule_options_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRuleOptions */ .u4)(rest, report, verification) };
    if (verification === undefined && rule.matchers.some(({ by }) => by === _kinds_table_js__WEBPACK_IMPORTED_MODULE_2__/* .VSA */ .P1))
        report((0,_rule_options_js__WEBPACK_IMPORTED_MODULE_4__/* .notLoaded */ .v2)(_kinds_table_js__WEBPACK_IMPORTED_MODULE_2__/* .VSA */ .P1));
    else if (problems.length === 0)
        verification?.findProblems(rule).forEach(report);
    if (problems.length > 0)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    return rule;
}
function findMistake(text, words, verification) {
    return verification?.findFlag(words.slice(1)) ?? (0,_common_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .findCommonMistake */ .X1)(text);
}
const UNCLOSED_QUOTE = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';
/** The rule is not quoted, because the key may be a private one. */
const PEM = 'a rule has the text of a key or certificate; expected the path of its file, or the text in the input public-key, for example: signature key=input';


/***/ }),

/***/ 8966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ tokenize)
/* harmony export */ });
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


/***/ }),

/***/ 5148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustOf),
/* harmony export */   B: () => (/* binding */ readsContent)
/* harmony export */ });
/** Returns whose signature a rule requires; `undefined` for a rule that requires presence only. */
function trustOf(rule) {
    const { keys, issuer, identity, ca, subject = [], requiresLog = false } = rule;
    if (keys !== undefined)
        return { by: 'key', keys, requiresLog };
    if (issuer !== undefined && identity !== undefined)
        return { by: 'identity', issuer, identity };
    return ca === undefined ? undefined : { by: 'ca', ca, subject };
}
/** Whether a rule has a condition for the content of a document. */
function readsContent({ builder, material, format, minPackages, predicates }) {
    return [builder, material, format, minPackages, predicates].some((option) => option !== undefined);
}


/***/ }),

/***/ 3032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   ay: () => (/* binding */ toDate),
/* harmony export */   bt: () => (/* binding */ looksLikeJwt)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(977);



/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
function readClaims(token) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(Payload, decodePayload(token));
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
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .collapseSpace */ .i)(name.slice(0, 2 * MAX_NAME)), MAX_NAME);
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
const OptionalSeconds = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFallback */ .hv)(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai().assert(Number.isFinite), undefined);
const Payload = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    iss: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    sub: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    aud: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFallback */ .hv)(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KC(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(), _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YO(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj())), undefined),
    exp: OptionalSeconds,
    nbf: OptionalSeconds,
    iat: OptionalSeconds,
    access: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
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
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(AccessEntry, entry);
    if (data === undefined)
        return [];
    const { type, name, actions } = data;
    // A server in Go writes an empty list as null.
    return [{ type, name, actions: actions ?? [] }];
}
const AccessEntry = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    type: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(),
    name: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(),
    actions: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YO(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj()).nullable().optional(),
});


/***/ }),

/***/ 3119:
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

/***/ 8763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 6192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   LN: () => (/* binding */ referrersTag),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

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
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
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


/***/ }),

/***/ 2054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseHost),
/* harmony export */   y: () => (/* binding */ originOf)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);

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
    return host.startsWith('[') && !host.includes('%') && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(host.slice(1, -1));
}
function isName(host) {
    if (host.length > MAX_NAME_LENGTH || !NAME.test(host))
        return false;
    // A URL reads `0x7f.1` and `127.1` as 127.0.0.1: the host in the workflow must be the host that is contacted.
    return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
/** Characters of a DNS name, RFC 1035 section 2.3.4. */
const MAX_NAME_LENGTH = 253;


/***/ }),

/***/ 6783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ft: () => (/* binding */ InvalidReference),
  Ti: () => (/* binding */ MAX_TAG_LENGTH),
  FH: () => (/* binding */ formatReference),
  QK: () => (/* binding */ formatSubject),
  F2: () => (/* binding */ parseReference)
});

// EXTERNAL MODULE: ./build/error.js
var error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./build/registry/digest.js
var registry_digest = __webpack_require__(6192);
// EXTERNAL MODULE: ./build/registry/host.js
var host = __webpack_require__(2054);
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
class InvalidReference extends error/* InputError */.dz {
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
    const registry = (0,host/* parseHost */.o)(component);
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
    const read = (0,registry_digest/* parseDigest */.m)(digest);
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


/***/ }),

/***/ 1134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   Hg: () => (/* binding */ mermaidText),
/* harmony export */   PP: () => (/* binding */ tableHead),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   jD: () => (/* binding */ tableRow),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var escape_goat__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4396);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(977);


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
    return (0,escape_goat__WEBPACK_IMPORTED_MODULE_0__/* .htmlEscape */ .z)((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, max)).replace(MARKDOWN, (character) => `&#${character.codePointAt(0)};`);
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
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, max).replace(/[^A-Za-z0-9./-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** `512 B`, `1.5 KiB`, `20 MiB` */
function formatBytes(bytes) {
    const power = Math.min(Math.max(Math.floor(Math.log2(bytes) / 10), 0), UNITS.length - 1);
    const value = bytes / 1024 ** power;
    return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${UNITS[power]}`;
}
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];


/***/ }),

/***/ 7271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ joinSections),
/* harmony export */   o: () => (/* binding */ block)
/* harmony export */ });
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


/***/ }),

/***/ 5714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ explainInvalidToken),
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

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


/***/ 1916:
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

/***/ 9118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   PV: () => (/* binding */ tuple),
/* harmony export */   YO: () => (/* binding */ array),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   _q: () => (/* binding */ err),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
/* unused harmony exports ValitaError, never, bigint, boolean, null, undefined, lazy */
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

/***/ }),

/***/ 4396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ htmlUnescape),
/* harmony export */   z: () => (/* binding */ htmlEscape)
/* harmony export */ });
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


/***/ })

};
