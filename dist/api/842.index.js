export const id = 842;
export const ids = [842];
export const modules = {

/***/ 842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  api: () => (/* binding */ api)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(602);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
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

;// CONCATENATED MODULE: ./build/inputs/secrets.js
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
function secrets_looksLikeSecret(value) {
    return findSecrets(value).length > 0 || (/^[A-Za-z0-9]{32,}$/.test(value) && /\d/.test(value));
}
/** Whether the value of an input that takes the path of an auth file is the content of one, plain or as Base64. */
function secrets_looksLikeAuthFile(value) {
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

// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(118);
;// CONCATENATED MODULE: ./build/json.js

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
    return dist/* unknown */.L5()
        .optional()
        .map((json) => {
        const value = readJson(schema, json);
        return value === undefined ? fallback : value;
    });
}
/** Reads a string; `undefined` for any other value. */
const stringOrNothing = withFallback(dist/* string */.Yj(), undefined);

;// CONCATENATED MODULE: ./build/registry/auth/claims.js



/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
function claims_readClaims(token) {
    const data = readJson(Payload, decodePayload(token));
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
    return (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(name.slice(0, 2 * MAX_NAME)), MAX_NAME);
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
    return parseJson(Buffer.from(payload, 'base64url'), PAYLOAD_LIMITS);
}
/** The token of Quay for ten repositories has 80 values. */
const PAYLOAD_LIMITS = { depth: 32, values: 10_000 };
const OptionalSeconds = withFallback(dist/* number */.ai().assert(Number.isFinite), undefined);
const Payload = dist/* object */.Ik({
    iss: stringOrNothing,
    sub: stringOrNothing,
    aud: withFallback(dist/* union */.KC(dist/* string */.Yj(), dist/* array */.YO(dist/* string */.Yj())), undefined),
    exp: OptionalSeconds,
    nbf: OptionalSeconds,
    iat: OptionalSeconds,
    access: dist/* unknown */.L5().optional(),
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
    const data = readJson(AccessEntry, entry);
    if (data === undefined)
        return [];
    const { type, name, actions } = data;
    // A server in Go writes an empty list as null.
    return [{ type, name, actions: actions ?? [] }];
}
const AccessEntry = dist/* object */.Ik({
    type: dist/* string */.Yj(),
    name: dist/* string */.Yj(),
    actions: dist/* array */.YO(dist/* string */.Yj()).nullable().optional(),
});

;// CONCATENATED MODULE: ./build/registry/auth/credentials.js
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

;// CONCATENATED MODULE: ./build/registry/auth/token-form.js
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
function token_form_nameForeignService(token) {
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

// EXTERNAL MODULE: ./build/secret.js
var build_secret = __webpack_require__(714);
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
    return given.flatMap((login) => [login.password.reveal(), basicCredentials(login)]);
}
/** Finds a token as the name of an account, even if the two are swapped, and the content of an auth file instead of its path. */
function misplacedSecrets(runner) {
    const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
    const [username, authFile] = [inputs.text('username'), inputs.text('auth-file')];
    const isSwapped = isAccountName(inputs.text('password')) && !isAccountName(username);
    return [
        ...(isSwapped ? [username] : []),
        ...[username, inputs.text('robot')].filter(secrets_looksLikeSecret),
        ...(secrets_looksLikeAuthFile(authFile) ? [authFile, ...authFile.split(/\s+/).filter((word) => word.length > 8)] : []),
    ];
}
/** Whether it is a name that only Quay's robots and tokens have. */
function isAccountName(text) {
    return /^(?:[a-z0-9_.-]{2,255}\+[a-z0-9_-]{1,254}|\$(?:oauthtoken|app|token))$/.test(text) && !secrets_looksLikeSecret(text);
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
        inputs.complain(`password: not set, although username is \`${oneLine(username)}\`; ${NO_SECRETS}`);
    if (username === '')
        inputs.complain(`username: not set, although password is; ${NO_SECRETS}`);
    if (looksLikeSecret(username))
        inputs.complain(TOKEN_AS_USERNAME);
    if (/[:\p{Cc}]/u.test(username) || username.length > MAX_USERNAME)
        inputs.complain(NOT_A_USERNAME);
    inputs.parsed('password', checkPassword, undefined);
    return { kind: 'password', username, password: new Secret(password) };
}
const NO_SECRETS = 'expected both or none. A secret that does not exist is an empty string, and workflows from forks and Dependabot get no secrets. For public repositories set neither there; otherwise skip the step, for example: if: github.event.pull_request.head.repo.fork == false';
const TOKEN_AS_USERNAME = 'username: this looks like a token, not like the name of an account; expected the name, and the token as password, for example: acme+ci';
/** Characters. Quay allows 255. */
const MAX_USERNAME = 1_000;
/** RFC 7617: the server reads what follows a colon as part of the password. The value is not quoted, because it may be a password. */
const NOT_A_USERNAME = 'username: it has a colon, a control character or more than 1,000 characters; expected only the name of the account, and its password as password, for example: acme+ci';
/** Quay responds to such a password with status 500 and no reason. */
function checkPassword(password) {
    const issuer = readClaims(password)?.issuer;
    if (issuer?.startsWith('https://')) {
        throw new InputError(`this is an OIDC token issued by ${issuer}; Quay does not accept it as a password; expected the token of the robot, or robot instead of username and password, for example: robot: acme+ci`);
    }
}
function readAuthFilePath(path) {
    if (looksLikeAuthFile(path))
        throw new InputError(AUTH_FILE_CONTENT);
    return { kind: 'auth-file', path };
}
const AUTH_FILE_CONTENT = 'this is the content of an auth file, not a path; expected the path of a file that an earlier step writes, for example: ~/.docker/config.json. A pull secret may be set as the variable DOCKER_AUTH_CONFIG instead';
function readRobot(robot, audience) {
    if (looksLikeSecret(robot))
        throw new InputError(TOKEN_AS_ROBOT);
    if (!/^[^\s+:]+\+[^\s+:]+$/.test(robot)) {
        throw new InputError(`\`${oneLine(robot)}\` is not a valid robot; expected namespace+name, for example: acme+ci`);
    }
    return { kind: 'robot', robot, audience: audience || undefined };
}
const TOKEN_AS_ROBOT = 'this looks like a token, not like the name of a robot; expected namespace+name and no token, for example: acme+ci. For a robot with a stored token, set username and password instead';
function foreignToken(service) {
    return `this is a token of ${service}, so it was not sent to the registry; expected an OAuth 2 access token of Quay or a registry token, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
}
function readToken(value, now) {
    if (withoutHeaderName(value) !== value)
        throw new InputError(inputs_HEADER);
    const service = nameForeignService(value);
    if (service !== undefined)
        throw new InputError(foreignToken(service));
    const token = new Secret(value);
    const claims = readClaims(value);
    if (claims === undefined)
        return { kind: 'oauth-token', token };
    if (claims.accessShape === 'object')
        throw new InputError(ROBOT_PASSWORD);
    if (claims.accessShape === 'absent') {
        throw new InputError(`this JWT (issuer ${claims.issuer ?? 'unknown'}) is not a registry token: it has no access claim; expected a token from /v2/auth, or an OAuth 2 access token of Quay. The action requests GitHub's OIDC token itself if robot is set, for example: robot: acme+ci`);
    }
    if (claims.expiresAt !== undefined && claims.expiresAt <= now) {
        throw new InputError(`this registry token expired at ${claims.expiresAt.toISOString()}; expected a valid one. Tokens of Quay are valid for an hour: get one in the job that uses it, with the token action, or set the credentials themselves, for example: robot: acme+ci`);
    }
    return { kind: 'registry-token', token, claims };
}
const inputs_HEADER = (/* unused pure expression or super */ null && (`this is a header, not a token; expected only the token, without the words before it, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`));
const ROBOT_PASSWORD = 'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, or only robot, for example: robot: acme+ci';

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(692);
;// CONCATENATED MODULE: ./build/http/tls.js




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
        secureContext: external_node_tls_.createSecureContext({ ca: given }),
        widerContext() {
            wider ??= trustAlso(given);
            return wider;
        },
        given: given.map((one) => formatName(new external_node_crypto_.X509Certificate(one).subject)),
    };
}
function trustAlso(given) {
    // Most certificates of the system are also among those of Node, and each takes time to be parsed.
    const roots = new Set([...external_node_tls_.getCACertificates('default'), ...external_node_tls_.getCACertificates('system'), ...given]);
    return external_node_tls_.createSecureContext({ ca: [...roots] });
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
    return (0,build_text/* quote */.hD)((name ?? '').replaceAll('\n', ', '), MAX_NAME_LENGTH);
}
/** UTF-16 units. */
const MAX_NAME_LENGTH = 200;

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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(30);
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
    return host.startsWith('[') && !host.includes('%') && (0,external_node_net_.isIPv6)(host.slice(1, -1));
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
;// CONCATENATED MODULE: ./build/inputs/file.js



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
    checkRegular(attempt(() => (0,external_node_fs_.statSync)(path)));
    // Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither flag.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = external_node_fs_.constants;
    const handle = attempt(() => (0,external_node_fs_.openSync)(path, O_RDONLY | O_NONBLOCK | O_NOCTTY));
    try {
        const { size } = checkRegular(attempt(() => (0,external_node_fs_.fstatSync)(handle)));
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        return attempt(() => readUpTo(handle, maxBytes));
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
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
    const file = attempt(() => (0,external_node_fs_.realpathSync)((0,external_node_path_.resolve)(workspace, path)));
    const root = attempt(() => (0,external_node_fs_.realpathSync)(workspace));
    const inside = (0,external_node_path_.relative)(root, file);
    if (inside === '' || inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside))
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
        const length = (0,external_node_fs_.readSync)(handle, chunk);
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
        const code = (0,build_error/* codeOf */.$N)(error);
        throw new FileError(REASONS[code] ?? `cannot be read (${code})`, code);
    }
}
const REASONS = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'cannot be read: this user has no permission (EACCES)',
    ENAMETOOLONG: 'does not exist: the path is too long (ENAMETOOLONG)',
};

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
    if (secrets_looksLikeSecret(text))
        throw new build_error/* InputError */.dz(TOKEN_AS_HOST);
    const host = parseHost(text);
    if (text !== '' && host === undefined) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid host; expected host or host:port without a scheme, for example: quay.example.com:8443`);
    }
    return host;
}
function readService(text) {
    if (secrets_looksLikeSecret(text))
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
        return readRegularFile(path, MAX_PEM_BYTES).toString('utf8');
    }
    catch (error) {
        if (!(error instanceof FileError))
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

;// CONCATENATED MODULE: ./build/quay/v1/oauth-scopes.js
/**
 * The checkboxes of "Generate Token", as the manual names them.
 * @see https://docs.redhat.com/en/documentation/red_hat_quay/3/html/red_hat_quay_api_guide/oauth2-access-tokens and quay ffba0c70e auth/scopes.py
 */
const CHECKBOXES = new Map([
    ['repo:read', 'View all visible repositories'],
    ['repo:write', 'Read/Write to any accessible repositories'],
    ['repo:admin', 'Administer Repositories'],
    ['repo:create', 'Create Repositories'],
    ['user:read', 'Read User Information'],
    ['user:admin', 'Administer User'],
    ['org:admin', 'Administer Organization'],
    ['super:user', 'Super User Access'],
]);
/** `repo:write ("Read/Write to any accessible repositories")`; several scopes are joined by "or", no scopes are an empty string. */
function describeScopes(scopes) {
    const named = scopes.slice(0, MAX_SCOPES).map((scope) => {
        const checkbox = CHECKBOXES.get(scope);
        return checkbox === undefined ? scope : `${scope} ("${checkbox}")`;
    });
    return named.join(' or ');
}
/** Quay has eight, and names one or two per operation. */
const MAX_SCOPES = 8;
/** How to make a token for the v1 API, in the steps of the manual. */
const HOW_TO_MAKE_A_TOKEN = "To make a token, open the organization in Quay's web interface, then Applications > Create New Application > the name of the application > Generate Token > select the scopes that the call needs > Generate Access Token > Authorize Application. Quay shows the token once: store it as a secret of the repository.";

;// CONCATENATED MODULE: ./build/quay/v1/operation.js
/** `PUT /api/v1/repository/{repository}/tag/{tag} (changeTag)` */
function describeOperation({ method, path, id }) {
    return `${method} ${path} (${id})`;
}
/** The segments of a path; a slash at the end does not add one: `/a/b/` has two. */
function segmentsOf(path) {
    return path.replace(/^\//, '').replace(/\/$/, '').split('/');
}
/** The name in a segment `{name}`; `undefined` for a literal segment. */
function parameterOf(segment) {
    return /^\{(.+)\}$/.exec(segment)?.[1];
}
/** A path whose parameters are all `{}`, so that two paths can be compared; a slash at the end does not count. */
function withoutParameterNames(path) {
    const segments = segmentsOf(path);
    return segments.map((segment) => (parameterOf(segment) === undefined ? segment : '{}')).join('/');
}
/** The only parameter whose value contains slashes: `namespace/repository`, with more segments for nested repositories. */
const REPOSITORY = 'repository';

;// CONCATENATED MODULE: ./build/quay/v1/operation-path.js


/**
 * Finds the path in the document that the path of a call is an instance of. `{repository}` matches two or more segments; a slash at the
 * end is optional. Of several matches, the one with the shortest repository counts, then the one with the most literal segments. As in
 * Quay, `…/acme/app/tag` lists the tags of `acme/app`.
 */
function matchPath(operations, path) {
    const given = segmentsOf(path);
    const matching = operations.filter(({ path: template }) => isInstance(given, segmentsOf(template)));
    const width = ({ path }) => repositoryIn(given, path)?.split('/').length ?? 0;
    const [best] = matching.toSorted((a, b) => width(a) - width(b) || compareLiteral(a.path, b.path));
    if (best === undefined)
        return { operations: [], repository: undefined, path };
    return {
        operations: matching.filter((operation) => operation.path === best.path),
        repository: repositoryIn(given, best.path),
        path: `/${given.join('/')}${best.path.endsWith('/') ? '/' : ''}`,
    };
}
/** Like `matchPath`, for a path that a person typed: a nested repository that looks like a mistyped path does not match. */
function matchTypedPath(operations, path) {
    const match = matchPath(operations, path);
    return isLikelyTypo(match.repository, operations) ? { operations: [], repository: undefined, path } : match;
}
function repositoryIn(given, path) {
    const template = segmentsOf(path);
    const at = template.findIndex((segment) => parameterOf(segment) === REPOSITORY);
    return at < 0 ? undefined : joinRepository(given, template)?.[at];
}
/**
 * Whether a nested repository is more likely a mistyped path of a repository: `acme/app/tags`. Quay returns 204 when it is asked to
 * delete a repository that does not exist, so the mistake would not be noticed.
 */
function isLikelyTypo(repository, operations) {
    const [, , ...nested] = repository?.split('/') ?? [];
    if (nested.length === 0)
        return false;
    const literals = new Set(operations.flatMap(({ path }) => /\{repository\}\/([^/{}]+)/.exec(path)?.[1] ?? []));
    return nested.some((segment) => [...literals].some((literal) => isSimilar(segment, literal)));
}
/** Up to two letters may differ, one in a short word. */
function isSimilar(segment, literal) {
    return (0,mod/* distance */.Io)(segment, literal) <= (literal.length < 6 ? 1 : 2);
}
function isInstance(given, template) {
    return joinRepository(given, template)?.every((segment, at) => matchesSegment(segment, template[at] ?? '')) ?? false;
}
/**
 * Joins the given segments that stand for `{repository}`, so that there is one for each segment of the template; `undefined` if there
 * are too few or too many.
 */
function joinRepository(given, template) {
    const at = template.findIndex((segment) => parameterOf(segment) === REPOSITORY);
    const extra = given.length - template.length;
    if (at < 0)
        return extra === 0 ? given : undefined;
    if (extra < 1)
        return undefined;
    const end = at + extra + 1;
    return [...given.slice(0, at), given.slice(at, end).join('/'), ...given.slice(end)];
}
function matchesSegment(segment, template) {
    return parameterOf(template) === undefined ? segment === template : segment !== '';
}
/** Orders the path with more literal segments first; with the same number, the one whose first difference is literal. */
function compareLiteral(a, b) {
    const [first, second] = [a, b].map((path) => {
        return segmentsOf(path).map((segment) => (parameterOf(segment) === undefined ? 'a' : 'b'));
    });
    const literals = (kinds = []) => kinds.filter((kind) => kind === 'a').length;
    return literals(second) - literals(first) || (`${first}` < `${second}` ? -1 : 1);
}
/** The names of the parameters in the path of an operation, in their order. */
function pathParameters({ path }) {
    return segmentsOf(path).flatMap((segment) => parameterOf(segment) ?? []);
}
/** Returns the values of the parameters in the path of a call, not encoded. @param path an instance of the path of the operation. */
function parametersIn(path, operation) {
    const template = segmentsOf(operation.path);
    const values = joinRepository(segmentsOf(path), template) ?? [];
    return Object.fromEntries(template.flatMap((segment, at) => {
        const name = parameterOf(segment);
        return name === undefined ? [] : [[name, decodeSegment(values[at] ?? '')]];
    }));
}
function decodeSegment(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/**
 * Returns the route of a call: the path of the operation with values in place of its parameters, percent-encoded where necessary.
 * @param values one for each of `pathParameters`.
 */
function fillPath({ method, path }, values) {
    const segments = segmentsOf(path).map((segment) => {
        const name = parameterOf(segment);
        return name === undefined ? segment : (values.get(name) ?? segment).split('/').map(encodeSegment).join('/');
    });
    return { method, path: `/${segments.join('/')}${path.endsWith('/') ? '/' : ''}` };
}
/** Does not encode `:`, `+`, `@`, `$` and `,`, which a segment may contain (RFC 3986 section 3.3), so that digests and robots stay readable. */
function encodeSegment(text) {
    return encodeURIComponent(text).replace(/%(?:3A|2B|40|24|2C)/g, decodeURIComponent);
}

;// CONCATENATED MODULE: ./build/http/redact.js
/** `METHOD URL` for logs and errors, the URL as `redactUrl` prints it. */
function redact_formatRequest({ method, url }) {
    return `${method} ${redact_redactUrl(url)}`;
}
/**
 * A URL for logs and errors: without user information, fragment and scopes (ten scopes would hide the rest, and the messages name the
 * repository where it matters). The value of each query parameter that may be secret is `…`, and so is the token in the path of Quay's
 * storage proxy.
 */
function redact_redactUrl(url) {
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

;// CONCATENATED MODULE: ./build/quay/v1/client.js


/** The method and URL of a request, for logs and messages: `GET https://quay.io/api/v1/user/`. */
function client_formatRequest({ method, url }) {
    return `${method} ${redact_redactUrl(url)}`;
}
/** The largest lists of Quay have 100 entries a page; a page of usage logs is far below this. */
const MAX_RESPONSE_BYTES = 32 << 20;
/** The limits of a response that is read as JSON: a response of the largest size has 32 bytes per value. */
const RESPONSE_LIMITS = { depth: 64, values: 1_000_000 };
/**
 * Sends one call: the token as Bearer (the v1 API does not accept Basic), the body as JSON. Only a GET is retried.
 * @throws NetworkError without a complete response; the message says so if Quay may have carried out a write.
 * @see quay ffba0c70e endpoints/api/__init__.py
 */
async function sendCall(http, call) {
    const { method, url, body, token, finalStatuses } = call;
    const headers = {
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token.reveal()}` }),
        // Quay returns 415 for a body without a content type.
        ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const request = { method, url, headers, maxBytes: MAX_RESPONSE_BYTES, finalStatuses };
    try {
        const response = await http.send(body === undefined ? request : { ...request, body });
        return { ...response, request: { method, url } };
    }
    catch (error) {
        throw method !== 'GET' && error instanceof build_error/* NetworkError */.Dr && !error.unsent ? withUnknownOutcome(error) : error;
    }
}
function withUnknownOutcome({ message, cause, status }) {
    return new build_error/* NetworkError */.Dr(`${message}\n${OUTCOME_UNKNOWN}`, { cause, ...(status !== undefined && { status }) });
}
/** Follows the error of a write that failed on the server or on the network. */
const OUTCOME_UNKNOWN = 'It is not known whether Quay carried out the change. Check it before you run the step again; this action never retries a write.';

;// CONCATENATED MODULE: ./build/quay/v1/page.js



/**
 * Reads one page of a list. Lists of repositories and logs name the next page by `next_page`, lists of tags by `page` and
 * `has_additional`. A field that is absent or null has no meaning; a field of another type could hide that more pages follow.
 * @throws Error if the response is not a page of a list, or not the requested page.
 * @see quay ffba0c70e endpoints/api/__init__.py page_support, endpoints/api/tag.py
 */
function readPage({ request, status, body }) {
    if (status !== 200)
        throw new Error(`The status of the page is ${status}, expected 200.`);
    const excess = exceedsLimits(body, RESPONSE_LIMITS);
    if (excess !== undefined)
        throw new Error(`The page ${excess}, so it is not read.`);
    const fields = readJson(Fields, parseJson(body));
    if (fields === undefined)
        throw new Error(NOT_AN_OBJECT);
    const lists = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? [{ name, value }] : []));
    const [list] = lists;
    if (list === undefined || lists.length > 1)
        throw new Error(NOT_ONE_LIST);
    return { fields, listName: list.name, entries: list.value, next: nextPageUrl(fields, request.url) };
}
const Fields = dist/* record */.g1();
const NOT_AN_OBJECT = 'The page is not a JSON object. Check whether a login or maintenance page is in front of Quay.';
const NOT_ONE_LIST = 'The page does not have exactly one field with a list, so its pages cannot be joined. Set paginate: false.';
function nextPageUrl(fields, url) {
    const data = readJson(PagingFields, fields);
    if (data === undefined) {
        const names = findIssues(PagingFields, fields)
            .map(({ path }) => path.join('.'))
            .join(', ');
        throw new Error(`The type of ${names} is not the type that Quay uses, so it is not known whether more pages follow.`);
    }
    const { next_page: token, page, has_additional: hasMore } = data;
    const requested = requestedPage(url);
    if (typeof page === 'number' && page !== requested) {
        throw new Error(`The response is page ${page}, but page ${requested} was requested.`);
    }
    if (token && token.length > MAX_TOKEN)
        throw new Error(TOKEN_TOO_LONG);
    const next = new URL(url);
    if (token)
        next.searchParams.set('next_page', token);
    else if (hasMore === true)
        next.searchParams.set('page', String(requested + 1));
    else
        return undefined;
    return next;
}
/** Characters. The next_page of Quay has about 300; one that grew with each page would make each request slower than the one before. */
const MAX_TOKEN = 4_096;
const TOKEN_TOO_LONG = 'The next_page of the page is longer than 4,096 characters. Check whether a proxy in front of Quay changes its responses.';
/** Quay reads a number below 1 as 1. */
function requestedPage(url) {
    const page = Number(url.searchParams.get('page') ?? 1);
    return Number.isSafeInteger(page) ? Math.max(page, 1) : 1;
}
const PagingFields = dist/* object */.Ik({
    next_page: dist/* string */.Yj().nullable().optional(),
    page: dist/* number */.ai().assert(Number.isSafeInteger).nullable().optional(),
    has_additional: dist/* boolean */.zM().nullable().optional(),
});

;// CONCATENATED MODULE: ./build/quay/v1/pages.js



/**
 * Reads a list from its first page to its last. If a page fails, repeats an earlier page or belongs to another list, the entries that
 * were read before are kept.
 */
async function readPages(first, source, { info, now }) {
    const end = now().getTime() + pages_MAX_TIME;
    let list;
    try {
        list = new PagedList(first);
    }
    catch (cause) {
        return { body: undefined, last: first, failure: new Error(NOT_A_LIST, { cause }) };
    }
    let last = first;
    try {
        while (list.next !== undefined) {
            if (now().getTime() > end)
                throw new Error(TOO_SLOW);
            if (isReported(list.pages))
                info(`Read ${list}; more pages follow.`);
            last = await source.fetch(list.next);
            if (last.status !== 200)
                throw source.refuse(last);
            list.add(last);
        }
        info(`Read ${list}; the list is complete.`);
        return { body: list.toJson(), last, failure: undefined };
    }
    catch (cause) {
        const failure = new Error(`The list is incomplete: only ${list} could be read.`, { cause });
        return { body: list.toJson(), last, failure };
    }
}
/** Milliseconds. Ten thousand pages take about this time. */
const pages_MAX_TIME = 15 * 60_000;
const TOO_SLOW = 'The list was not complete after 15 minutes. Narrow it with the input query, or ask for more entries per page with limit=100.';
const NOT_A_LIST = 'paginate: the response is not the first page of a list.';
/** The first ten pages, then every fiftieth, so that the log stays short. */
function isReported(pages) {
    return pages <= 10 || pages % 50 === 0;
}
/** The pages of one list that have been read. Only the JSON of the entries is kept, which needs much less memory than their values. */
class PagedList {
    #listName;
    #fields;
    #next;
    #pages = 0;
    #emptyPages = 0;
    #bytes = 0;
    #entries = 0;
    /** The JSON of the entries of each page that is not empty, without brackets. */
    #json = [];
    #digests = new Set();
    /** @throws Error if the response is not a page. */
    constructor(first) {
        const page = readPage(first);
        this.#listName = page.listName;
        this.#fields = { ...page.fields, [page.listName]: [] };
        this.#append(page, first.body.length);
    }
    get pages() {
        return this.#pages;
    }
    /** The URL of the next page; `undefined` after the last. */
    get next() {
        return this.#next;
    }
    /** Adds the response to the request for `next`. @throws Error if it is not the next page of this list. */
    add(response) {
        const page = readPage(response);
        if (page.listName !== this.#listName)
            throw new Error(OTHER_LIST);
        this.#append(page, response.body.length);
    }
    #append({ entries, next }, bytes) {
        this.#bytes += bytes;
        const isTooLong = this.#bytes > MAX_BYTES || this.#entries + entries.length > MAX_ENTRIES;
        if (isTooLong || this.#pages >= MAX_PAGES)
            throw new Error(TOO_LONG);
        const json = entries.map((entry) => JSON.stringify(entry));
        // To an invalid next_page Quay returns the first page with a new next_page, so that only the entries show the repetition.
        if (!this.#hasNew(json))
            throw new Error(REPEATED);
        this.#emptyPages = entries.length > 0 ? 0 : this.#emptyPages + 1;
        if (this.#emptyPages > MAX_EMPTY_PAGES)
            throw new Error(ONLY_EMPTY_PAGES);
        this.#pages += 1;
        this.#entries += entries.length;
        this.#next = next;
        if (json.length > 0)
            this.#json.push(json.join(','));
    }
    /** Remembers the entries of a page, and returns whether one of them is new. An empty page may come between others. */
    #hasNew(entries) {
        const before = this.#digests.size;
        for (const entry of entries)
            this.#digests.add((0,external_node_crypto_.hash)('sha256', entry, 'base64'));
        return entries.length === 0 || this.#digests.size > before;
    }
    /** The first page with the entries of all pages; the other fields are those of the first page. */
    toJson() {
        const fields = Object.entries(this.#fields).map(([name, value]) => {
            const json = name === this.#listName ? `[${this.#json.join(',')}]` : JSON.stringify(value);
            return `${JSON.stringify(name)}:${json}`;
        });
        return `{${fields.join(',')}}`;
    }
    /** `2 pages of tags (150 entries)` */
    toString() {
        const pages = `${this.#pages} page${this.#pages === 1 ? '' : 's'} of ${(0,build_text/* oneLine */.TN)(this.#listName, pages_MAX_NAME)}`;
        return `${pages} (${this.#entries} ${this.#entries === 1 ? 'entry' : 'entries'})`;
    }
}
const OTHER_LIST = 'The next page belongs to another list. Check whether a proxy in front of Quay changes its responses.';
const REPEATED = 'The next page has only entries of earlier pages. Quay starts from the first page again if it cannot read the next_page that it returned. Run the step again.';
const ONLY_EMPTY_PAGES = 'More than 100 pages without entries followed each other. Narrow the list with the input query; if that does not help, check the logs of Quay.';
const TOO_LONG = 'The list is longer than the limit of 64 MiB, 500,000 entries or 10,000 pages. Narrow it with the input query.';
/** The list is in memory twice when it is written to the file. */
const MAX_BYTES = 64 << 20;
const MAX_PAGES = 10_000;
/** Each needs about 100 bytes to be recognised if it comes again. */
const MAX_ENTRIES = 500_000;
const MAX_EMPTY_PAGES = 100;
/** Characters. */
const pages_MAX_NAME = 60;

// EXTERNAL MODULE: ./node_modules/escape-goat/index.js
var escape_goat = __webpack_require__(396);
;// CONCATENATED MODULE: ./build/registry/problem.js




/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
function problem_readProblem(body, contentType) {
    const bytes = Buffer.from(body);
    const { codes, words } = readJsonProblem(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
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
function readJsonProblem(body) {
    const json = parseJson(body, PROBLEM_LIMITS);
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
    const { errors: entries = [] } = readJson(DistributionErrors, json) ?? {};
    if (entries.length === 0)
        return undefined;
    const errors = entries.map((error) => typeof error === 'string' ? { code: undefined, message: error, detail: undefined } : error);
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
const DistributionErrors = dist/* object */.Ik({
    errors: dist/* array */.YO(dist/* union */.KC(dist/* string */.Yj(), dist/* object */.Ik({ code: stringOrNothing, message: stringOrNothing, detail: stringOrNothing }))),
});
function readSingleError(json) {
    const data = readJson(SingleError, json);
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
const SingleError = dist/* object */.Ik({
    error: dist/* unknown */.L5().optional(),
    error_description: stringOrNothing,
    error_type: stringOrNothing,
    error_message: stringOrNothing,
    message: dist/* unknown */.L5().optional(),
    detail: stringOrNothing,
    title: stringOrNothing,
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
    return (0,build_text/* collapseSpace */.i)((0,escape_goat/* htmlUnescape */.S)(html.replace(/<[^>]*>?/g, ' ')));
}
function cut(line) {
    if (line.length <= MAX_WORDS)
        return line;
    // Do not cut within a surrogate pair.
    return `${line.slice(0, MAX_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** UTF-16 units: a line of a log. */
const MAX_WORDS = 300;

;// CONCATENATED MODULE: ./build/registry/refusal.js



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
    const { codes, words } = problem_readProblem(response.body, response.header('content-type'));
    const said = words === '' ? '' : ` (${words})`;
    const explanation = explainRedirect(url, response) ?? explainPlainHttp(url, { status, words }) ?? message;
    return new build_error/* RegistryError */.gl(`${explanation} ${redact_formatRequest(sent)} returned ${status}${said}.`, {
        method,
        url: redact_redactUrl(url),
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

;// CONCATENATED MODULE: ./build/quay/v1/refusal.js








/**
 * Returns the error for a response whose status was not expected: the problem, what to change, the request, and Quay's own words.
 * @see quay ffba0c70e endpoints/exception.py; the recordings `api-*`.
 */
function unexpectedStatusError(response, context) {
    const problem = problem_readProblem(response.body, response.header('content-type'));
    const reason = response.status < 400 ? '' : formatProblem(problem);
    const returned = `${client_formatRequest(response.request)} returned ${response.status}${reason}, expected ${context.expected}.`;
    return apiError(`${explainStatus(response, problem, context)} ${returned}`, response, problem.codes);
}
/**
 * Returns the error for a 2xx response whose body is not valid JSON, `undefined` for any other body. The v1 API returns JSON or an
 * empty body; a login or maintenance page does not.
 * @see the recordings `api-*`.
 */
function invalidBodyError(response) {
    const { request, status, body } = response;
    if (body.length === 0 || isJson(body))
        return undefined;
    const excess = exceedsLimits(body, RESPONSE_LIMITS);
    const problem = excess === undefined ? INVALID_BODY : `The response ${excess}, so it is not read as JSON.`;
    const outcome = request.method === 'GET' ? '' : ` ${OUTCOME_UNKNOWN}`;
    return apiError(`${problem} ${BODY_FILE}${outcome} ${client_formatRequest(request)} returned ${status}.`, response, []);
}
/** Returns the error for a response that cannot be passed on, because its secrets cannot be masked. */
function unmaskableError(response, cause) {
    const returned = `${client_formatRequest(response.request)} returned ${response.status}`;
    return apiError(`${TOO_MANY_SECRETS} ${returned}. ${cause.message}`, response, []);
}
const TOO_MANY_SECRETS = 'The response has more secrets, such as tokens and passwords, than can be masked in the log, so the outputs do not have it. Request a part of it with path and query.';
/** Whether a body is valid JSON that is small enough to be read. */
function isJson(body) {
    return parseJson(body, RESPONSE_LIMITS) !== undefined;
}
const INVALID_BODY = 'The response is not from the v1 API: its body is not valid JSON. Check whether a login or maintenance page is in front of Quay, and whether registry is the right host.';
const BODY_FILE = 'The output body-file names a file with the response.';
function apiError(message, { request, status }, codes) {
    return new build_error/* RegistryError */.gl(message, { method: request.method, url: redact_redactUrl(request.url), status, codes });
}
/** ` insufficient_scope (Unauthorized)` */
function formatProblem({ codes, words }) {
    const quoted = words === '' ? '' : ` (${words})`;
    return `${codes.map((code) => ` ${code}`).join('')}${quoted}`;
}
function explainStatus(response, { codes }, context) {
    const { status, request } = response;
    if (status >= 500 || status === 408)
        return request.method === 'GET' ? SERVER_FAILED : `${SERVER_FAILED} ${OUTCOME_UNKNOWN}`;
    if (status >= 300 && status < 400)
        return refusal_explainRedirect(response);
    if (response.isTruncated && !STATUS_SAYS_ENOUGH.has(status))
        return INCOMPLETE_REFUSAL;
    if (status === 401)
        return context.hasToken ? explainRejectedToken(context) : explainMissingToken(context);
    if (status === 403)
        return codes.includes('insufficient_scope') ? explainInsufficientScope(context) : TOKEN_NOT_SEEN;
    if (status === 404)
        return codes.length > 0 ? explainNotFound(context) : NO_SUCH_ROUTE;
    if (status === 405)
        return explainMethodNotAllowed(response);
    return EXPLANATIONS[status] ?? (status >= 400 ? OTHER_REFUSAL : UNEXPECTED_SUCCESS);
}
/** The statuses whose explanation does not depend on the body. */
const STATUS_SAYS_ENOUGH = new Set([401, 409, 415, 429]);
const INCOMPLETE_REFUSAL = 'Quay, or a proxy in front of it, refused the call. Why is not known, because its response is incomplete: it is larger than 1 MiB, or it was not sent to its end. Run the step again, and check the proxies in front of Quay.';
const EXPLANATIONS = {
    400: 'Quay rejected the request as invalid. Check path, query and body; Quay also returns 400 for something that already exists, and for some things that do not exist.',
    409: 'The call conflicts with the current state. Read that state with a GET, then change the call or leave it out.',
    415: 'Quay expects a JSON body for this operation. Set the input body, at least to {}.',
    429: 'Quay, or a proxy in front of it, limits the rate of requests. Wait, and run fewer jobs at the same time. A GET was already retried (input retries); a write is never retried.',
};
const OTHER_REFUSAL = 'Quay refused the call. Check path, query and body.';
const UNEXPECTED_SUCCESS = 'The call succeeded, but expect-status does not include its status. Add the status to expect-status if the step is meant to pass with it.';
function refusal_explainRedirect({ request: { url }, header }) {
    const target = URL.parse(header('location') ?? '', url.href);
    if (target?.origin === url.origin && target.pathname === `${url.pathname}/`) {
        return `Quay has this path with a slash at the end. Use ${target.pathname}, or set check-discovery: true, which adds the slash.`;
    }
    const where = target === null ? 'to another URL' : `to ${(0,build_text/* oneLine */.TN)(redact_redactUrl(target))}`;
    return `The server redirects the call ${where}. Redirects are not followed, so that the token is sent only to the registry. Check the inputs registry and plain-http, and the path.`;
}
function explainMissingToken({ operation }) {
    const scope = describeScopes(operation?.scopes ?? []);
    const needed = scope === '' ? '' : ` to a token with the scope ${scope}`;
    return `The call needs a token; without one, only public data can be read. Set the input oauth-token${needed}. ${HOW_TO_MAKE_A_TOKEN}`;
}
function explainRejectedToken({ operation, user }) {
    const scope = describeScopes(operation?.scopes ?? []) || 'that the call needs';
    const valid = user === undefined ? '' : ` The token itself is valid and acts as ${user}.`;
    return `Quay did not accept the token for this call.${valid} Either the token does not have the scope ${scope}, or Quay does not receive it because a proxy removes the Authorization header. The scopes of a token cannot be changed. ${HOW_TO_MAKE_A_TOKEN}`;
}
function explainInsufficientScope({ operation, user = 'the user of the token' }) {
    const scope = describeScopes(operation?.scopes ?? []);
    const needed = scope === '' ? 'the scope that the call needs' : `the scope ${scope} or a wider one`;
    return `Quay does not allow the call. There are two possible causes: the token was made without ${needed}; or ${user} has no role that allows the call on this repository, organization or server, or the namespace does not exist. Make a token with the scope, or give ${user} the role. ${HOW_TO_MAKE_A_TOKEN}`;
}
const TOKEN_NOT_SEEN = 'Quay refused the call. It does so for a write that it receives without a token: check whether a proxy in front of it removes the Authorization header. Some operations accept no token at all, only a login in the browser.';
function explainNotFound({ user, repository }) {
    const hidden = user === undefined ? '' : `, or that ${user} may not see`;
    const isNested = repository !== undefined && repository.split('/').length > 2;
    const read = isNested ? `, which was read as a path of the repository ${repository}` : '';
    return `The path names something that does not exist${hidden}. Check the names in the path${read}.`;
}
const NO_SUCH_ROUTE = 'The response is not from the v1 API: this Quay does not have the path, or the host is not a Quay. Check path and registry. A step with neither path nor operation lists the operations of the server.';
function explainMethodNotAllowed({ request, header, body }) {
    // For a path that the API does not have, Quay returns a page of its web interface, which only supports GET.
    if (!isJson(body))
        return NO_SUCH_ROUTE;
    const allowed = header('allow');
    const instead = allowed === undefined ? '' : `, only ${(0,build_text/* oneLine */.TN)(allowed)}`;
    return `The path exists, but does not support ${request.method}${instead}. Change the input method.`;
}

;// CONCATENATED MODULE: ./build/api/discovery.js


/**
 * Loads the discovery document; `undefined`, with a warning, if the server has none.
 * @throws NetworkError without a complete response, except for a GET by path: a write is not sent without its check because of a
 * network failure.
 */
async function loadDiscovery(target, session, { warn }) {
    const result = await session.fetchDiscovery().catch((error) => {
        if (!(error instanceof build_error/* NetworkError */.Dr) || target.by === 'operation')
            throw error;
        if (target.method !== 'GET')
            throw uncheckedWrite(target.method, session, error);
        return { kind: 'absent', reason: `failed: ${(0,build_text/* oneLine */.TN)(error.message, MAX_REASON).replace(/\.$/, '')}` };
    });
    if (result.kind === 'document')
        return result.discovery;
    warn(`The call is sent without a check, because the discovery document of ${session.registry} is not available: GET /api/v1/discovery ${result.reason}. With check-discovery: false it is not requested.`);
    return undefined;
}
function uncheckedWrite(method, { registry }, cause) {
    return new build_error/* NetworkError */.Dr(`The ${method} was not sent, because it could not be checked: the discovery document of ${registry} (GET /api/v1/discovery) could not be read. Run the step again, or set check-discovery: false to send the call without a check.`, { cause });
}
/** Characters. */
const MAX_REASON = 300;

;// CONCATENATED MODULE: ./build/api/expected-status.js


/**
 * Reads status codes and classes, separated by commas or white space.
 * @throws InputError for any other word, and for none.
 */
function readExpectedStatus(text) {
    const patterns = text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((word) => word !== '');
    const invalid = patterns.find((word) => !/^[1-5](?:\d\d|xx)$/.test(word));
    if (invalid === undefined && patterns.length > 0)
        return { text: patterns.join(', '), patterns };
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(invalid ?? text)}\` is not a valid status; expected codes from 100 to 599 or classes, separated by commas, for example: 2xx, 404`);
}
/** Whether the step passes with this status. */
function isExpected(status, { patterns }) {
    return patterns.some((pattern) => pattern === `${status}` || pattern === `${Math.floor(status / 100)}xx`);
}
/** The expected statuses from 400 up: a GET is not retried because of them. */
function expectedFailures(expected) {
    return Array.from({ length: 200 }, (_, index) => 400 + index).filter((status) => isExpected(status, expected));
}

;// CONCATENATED MODULE: ./build/quay/v1/nearest.js


/** Returns the `count` operations whose ids are most similar to a mistyped id, the most similar first. */
function nearestById(operations, id, count) {
    return nearest(operations, count, (operation) => compare(operation.id.toLowerCase(), id.toLowerCase()));
}
/** Returns the `count` operations with the method of a call whose paths are most similar to that of the call. */
function nearestByRoute(operations, { method, path }, count) {
    const given = segmentsOf(path);
    const candidates = operations.filter((operation) => operation.method === method);
    return nearest(candidates, count, (operation) => compare(fillTemplate(operation.path, given), given.join('/')));
}
/** The number of letters that differ in the first part of two strings. */
function compare(one, other) {
    return (0,mod/* distance */.Io)(one.slice(0, MAX_COMPARED), other.slice(0, MAX_COMPARED));
}
/** Characters: the time of a comparison grows with the length of both strings. */
const MAX_COMPARED = 500;
function nearest(operations, count, distanceTo) {
    const measured = operations.map((operation) => ({ operation, distance: distanceTo(operation) }));
    return measured
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, count)
        .map(({ operation }) => operation);
}
/**
 * The path of an operation with the segments of a call in place of its parameters; otherwise the length of a repository name would
 * count as distance.
 */
function fillTemplate(template, given) {
    let at = 0;
    const segments = segmentsOf(template).map((segment) => {
        const name = parameterOf(segment);
        const width = name === REPOSITORY ? 2 : 1;
        const values = given.slice(at, at + width);
        at += width;
        return name === undefined || values.length === 0 ? segment : values.join('/');
    });
    return segments.join('/');
}

;// CONCATENATED MODULE: ./build/api/path-input.js


/**
 * Reads a path with or without `/api/v1`, with or without a query.
 * @throws InputError for a path that a server would read differently than a person.
 */
function readPath(text) {
    const [, typed = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
    const fragment = text.includes('#') ? 'has a #, which is not sent to servers: write %23' : undefined;
    const problem = pathProblem(typed) ?? fragment ?? queryProblem(query);
    if (problem !== undefined) {
        // Without the query, whose values may be secret.
        const shown = query === undefined ? (0,build_text/* oneLine */.TN)(typed) : `${(0,build_text/* oneLine */.TN)(typed)}?…`;
        throw new build_error/* InputError */.dz(`\`${shown}\` ${problem}; expected the path after /api/v1/, for example: repository/acme/app/tag/`);
    }
    const rest = typed.replace(/^\/?(?:api\/v1(?=\/|$))?\/?/, '');
    const url = new URL(`https://host.invalid/api/v1/${rest}`);
    return { path: url.pathname, query: [...new URLSearchParams(query)] };
}
/** A variable of the shell, `$NAME`, `${NAME}` or `$(command)`: in an input it is not replaced. */
const UNEXPANDED = /\$[A-Z_a-z({]/;
const UNEXPANDED_ADVICE = `has a $ and a name, which no shell replaces by the value of a variable here; write \${{ env.NAME }}`;
/** Characters: servers accept about 8,000 in a request line. */
const MAX_PATH = 4_000;
function pathProblem(path) {
    if (path.length > MAX_PATH)
        return `has more than ${MAX_PATH} characters`;
    if (/^[a-z][a-z\d+.-]*:\/\//i.test(path))
        return 'is a URL: set the host in the input registry';
    if (UNEXPANDED.test(path))
        return UNEXPANDED_ADVICE;
    if (/[{}]/.test(path))
        return 'has braces, which stand for a value: write the value, or use operation with parameters';
    if (/[\s\\]/.test(path))
        return 'has a space, a line break or a backslash: write a space as %20';
    if (/%(?![\da-f]{2})/i.test(path))
        return 'has a % that does not encode a character: write %25';
    if (/%(?:2f|5c|[01][\da-f])/i.test(path)) {
        return 'has an encoded slash, backslash or control character, which servers read in different ways';
    }
    if (/^\/?v2(?:\/|$)/.test(path)) {
        return 'is a path of the registry API, which needs a registry token: use the gate, or the output token of the token action';
    }
    if (/^[^/]*[.:][^/]*\/api\/v1(?:\/|$)/.test(path))
        return 'starts with a host: set it as registry';
    const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
    if (segments.includes(''))
        return 'has an empty segment: a variable in it is probably not set';
    return segments.some(isDots) ? 'has a segment . or .., which leads to another path' : undefined;
}
/** A `?` in a value would end the path there, so that the call would go to a shorter path. */
function queryProblem(query) {
    const isPair = (pair) => /^[^=/]+=/.test(pair.replaceAll(/%2f/gi, '/'));
    if (query === undefined || query.split('&').every(isPair))
        return undefined;
    return 'has a ? that is not followed by name=value: write a ? in the path as %3F';
}
function isDots(segment) {
    return /^\.{1,2}$/.test(segment.replaceAll(/%2e/gi, '.'));
}

;// CONCATENATED MODULE: ./build/api/fill-operation.js





/**
 * Fills the path of an operation from `parameters`; the other parameters go into the query.
 * @throws InputError with all parameters that are missing, unknown or invalid; if the values make the path that of another operation.
 */
function fillOperation(operation, values, { registry, discovery }) {
    const inPath = pathParameters(operation);
    const known = [...inPath, ...operation.query.map(({ name }) => name)];
    const problems = [
        ...inPath.flatMap((name) => valueProblem(name, values.get(name), registry) ?? []),
        ...unknownNames([...values.keys()].filter((name) => !known.includes(name))),
    ];
    if (problems.length > 0) {
        throw new build_error/* InputError */.dz(`parameters: ${problems.join('; ')}. ${describeOperation(operation)} has the parameters: ${(0,build_text/* joinNames */.JH)(known)}. For example: ${exampleFor(operation)}`);
    }
    const route = fillPath(operation, values);
    refuseOtherOperation(operation, route, discovery);
    return {
        ...route,
        repository: values.get(REPOSITORY),
        query: [...values].filter(([name]) => !inPath.includes(name)),
    };
}
/** With the repository `acme/app/tag/v1`, `deleteRepository` would delete a tag: Quay only sees the path. */
function refuseOtherOperation(operation, route, { operations }) {
    const onPath = matchPath(operations, route.path).operations;
    const other = onPath.find(({ method }) => method === operation.method) ?? onPath[0];
    if (other === undefined || withoutParameterNames(other.path) === withoutParameterNames(operation.path))
        return;
    throw new build_error/* InputError */.dz(`parameters: with these values the path is that of ${describeOperation(other)}, because Quay only sees the path, not that of ${describeOperation(operation)}. The call was not sent. Set each parameter to its own value only, for example: ${exampleFor(operation)}`);
}
/** Does not show the values, except for that of `{repository}`: a parameter such as `{code}` may be secret. */
function valueProblem(name, value, registry) {
    if (value === undefined)
        return `\`${name}\` is missing`;
    if (value === '')
        return `\`${name}\` is empty, so a variable in it is probably not set`;
    if (UNEXPANDED.test(value))
        return `\`${name}\` ${UNEXPANDED_ADVICE}`;
    const shown = name === REPOSITORY ? `\`${name}\` is \`${(0,build_text/* oneLine */.TN)(value)}\`, which` : `\`${name}\``;
    const segments = value.split('/');
    if (segments.some((segment) => /^\.{0,2}$/.test(segment)))
        return `${shown} has a segment that is empty, . or ..`;
    if (name !== REPOSITORY)
        return segments.length === 1 ? undefined : `${shown} must not contain a slash`;
    if (segments[0] === registry)
        return `${shown} starts with the host; expected the repository without it`;
    return segments.length > 1 ? undefined : `${shown} has no namespace; expected namespace/name`;
}
function unknownNames(names) {
    return names.length === 0
        ? []
        : [`${(0,build_text/* joinNames */.JH)(names.map((name) => `\`${name}\``))} ${names.length === 1 ? 'is' : 'are'} unknown`];
}
/** A value for each parameter in the path, so that the example can be completed and used as it is. */
function exampleFor(operation) {
    const names = pathParameters(operation);
    return formatParameters(Object.fromEntries(names.map((name) => [name, name === REPOSITORY ? 'acme/app' : '…'])));
}
/** `{"repository": "acme/app", "tag": "v1"}`, as in the input `parameters`. */
function formatParameters(values) {
    const pairs = Object.entries(values).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
    return `{${pairs.join(', ')}}`;
}

;// CONCATENATED MODULE: ./build/quay/v1/body-schema.js


/** Reads a schema of the document. A part that cannot be read makes no demands. */
function readBodySchema(schema, depth = 0) {
    const { type, properties, required, items } = readJson(SchemaObject, schema) ?? {};
    const types = type === undefined ? (properties === undefined ? [] : ['object']) : [type].flat();
    const deeper = (inner) => readBodySchema(depth < MAX_DEPTH ? inner : undefined, depth + 1);
    return {
        types,
        properties: properties &&
            Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, deeper(property)])),
        required: required ?? [],
        items: items === undefined ? undefined : deeper(items),
    };
}
/** The deepest schema of Quay has three levels. */
const MAX_DEPTH = 8;
const SchemaObject = dist/* object */.Ik({
    type: withFallback(dist/* union */.KC(dist/* string */.Yj(), dist/* array */.YO(dist/* string */.Yj())), undefined),
    properties: withFallback(dist/* record */.g1(), undefined),
    required: withFallback(dist/* array */.YO(dist/* string */.Yj()), undefined),
    items: dist/* unknown */.L5().optional(),
});
/**
 * Compares a body with its schema. A caller that needs only the first differences stops after them.
 * @param at the position of `value` in the body: `tags[0]`; empty for the whole body.
 */
function* findBodyMismatches(schema, value, at = '') {
    if (!schema.types.every(isKnownType))
        return;
    if (schema.types.length > 0 && !schema.types.some((type) => isOfType(value, type))) {
        yield { kind: 'wrong-type', at, actual: typeOf(value), expected: schema.types };
    }
    else if (Array.isArray(value)) {
        yield* findItemMismatches(schema, value, at);
    }
    else if (typeof value === 'object' && value !== null) {
        yield* findFieldMismatches(schema, value, at);
    }
}
function* findItemMismatches({ items }, value, at) {
    if (items === undefined)
        return;
    for (const [index, item] of value.entries())
        yield* findBodyMismatches(items, item, `${at}[${index}]`);
}
function* findFieldMismatches({ properties, required }, value, at) {
    if (properties === undefined)
        return;
    const known = Object.keys(properties);
    for (const name of required)
        if (!Object.hasOwn(value, name))
            yield { kind: 'missing-field', at, name };
    for (const [name, field] of Object.entries(value)) {
        const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
        if (property === undefined)
            yield { kind: 'unknown-field', at, name, known };
        else
            yield* findBodyMismatches(property, field, at === '' ? name : `${at}.${name}`);
    }
}
function isKnownType(type) {
    return ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'].includes(type);
}
function isOfType(value, type) {
    const actual = typeOf(value);
    return actual === type || (type === 'number' && actual === 'integer');
}
function typeOf(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'array';
    if (typeof value === 'number')
        return Number.isInteger(value) ? 'integer' : 'number';
    if (typeof value === 'string')
        return 'string';
    return typeof value === 'boolean' ? 'boolean' : 'object';
}

;// CONCATENATED MODULE: ./build/api/warnings.js



/** Returns what in a body differs from the discovery document. The call is sent anyway. */
function bodyWarnings(operation, body) {
    const { id, body: schema } = operation;
    if (schema === undefined) {
        return body === undefined ? [] : [`body: the discovery document has no body for ${id}. The body is sent.`];
    }
    if (body === undefined)
        return [`body: ${id} expects a body, but none is given. Set the input body, at least to {}.`];
    const warnings = [];
    for (const mismatch of findBodyMismatches(schema, JSON.parse(body))) {
        warnings.push(describeMismatch(mismatch, id));
        if (warnings.length > MAX_WARNINGS)
            break;
    }
    return firstOf(warnings, 'body');
}
/** A list with a mistyped field would have a warning for each of its entries. */
function firstOf(warnings, input) {
    if (warnings.length <= MAX_WARNINGS)
        return warnings;
    return [...warnings.slice(0, MAX_WARNINGS), `${input}: there are more differences.`];
}
const MAX_WARNINGS = 10;
function describeMismatch(mismatch, id) {
    const at = mismatch.at === '' ? 'body' : `body: ${(0,build_text/* oneLine */.TN)(mismatch.at)}`;
    switch (mismatch.kind) {
        case 'unknown-field': {
            const { name, known } = mismatch;
            return `${at}: ${id} has no field \`${(0,build_text/* oneLine */.TN)(name)}\`.${didYouMean(name, known)} Its fields are: ${(0,build_text/* joinNames */.JH)(known)}. The field is sent; Quay ignores it.`;
        }
        case 'missing-field':
            return `${at}: the field \`${(0,build_text/* oneLine */.TN)(mismatch.name)}\`, which ${id} requires, is missing. The body is sent; Quay will return 400.`;
        case 'wrong-type':
            return `${at}: the type is ${mismatch.actual}, but ${id} expects ${[...new Set(mismatch.expected)].join(' or ')}. The body is sent; Quay will return 400.`;
    }
}
/** Returns what in a query differs from the discovery document. The call is sent anyway. */
function queryWarnings({ id, query: known }, given) {
    const names = known.map(({ name }) => name);
    const unknown = [...new Set(given.map(([name]) => name))]
        .filter((name) => !names.includes(name))
        .slice(0, MAX_WARNINGS + 1);
    const missing = known.filter(({ name, required }) => required && !given.some(([givenName]) => givenName === name));
    const warnings = [
        ...unknown.map((name) => {
            return `query: ${id} has no \`${(0,build_text/* oneLine */.TN)(name)}\`.${didYouMean(name, names)} Its query parameters are: ${(0,build_text/* joinNames */.JH)(names)}. It is sent; Quay ignores it.`;
        }),
        ...given.filter(([, value]) => /&[\w.-]+=/.test(value)).map(([name]) => describeJoinedPairs(name)),
        ...missing.map(({ name }) => `query: \`${name}\`, which ${id} requires, is missing.`),
    ];
    return firstOf(warnings, 'query');
}
function describeJoinedPairs(name) {
    return `query: the value of \`${(0,build_text/* oneLine */.TN)(name)}\` has an & and a =, which are sent as part of it. If they separate parameters, write one name=value per line.`;
}
/** Proposes a name only if at least half of the letters are right. */
function didYouMean(name, known) {
    if (known.length === 0 || name.length > warnings_MAX_COMPARED)
        return '';
    const near = (0,mod/* closest */.kp)(name, [...known]);
    return (0,mod/* distance */.Io)(name, near) <= name.length / 2 ? ` Did you mean ${near}?` : '';
}
/** Characters: the time of a comparison grows with the length of both names. */
const warnings_MAX_COMPARED = 200;

;// CONCATENATED MODULE: ./build/api/plan-call.js







/**
 * Checks a call against the discovery document, and writes its path as the document does: some paths end in a slash.
 * @param registry host[:port].
 * @param discovery `undefined` if the call is not to be checked, or the server has no document.
 * @throws InputError for an operation, path or method that the server does not have, with the nearest operations; for parameters that
 * do not fit the operation.
 */
function planCall(request, registry, discovery) {
    const { target, body } = request;
    if (target.by === 'path') {
        const planned = discovery === undefined ? unchecked(target) : planPath(target, discovery);
        return withWarnings({ ...planned, query: request.query, body });
    }
    if (discovery === undefined)
        throw new build_error/* InputError */.dz(NO_DISCOVERY);
    const planned = planOperation(target, { registry, discovery });
    return withWarnings({ ...planned, query: [...planned.query, ...request.query], body });
}
const NO_DISCOVERY = 'operation: the discovery document, which defines the operations, is not available or not requested. Set check-discovery: true if the server has the document; otherwise use method and path, for example: path: repository/acme/app/tag/';
function withWarnings(planned) {
    const { operation, query, body, warnings } = planned;
    if (operation === undefined)
        return planned;
    return { ...planned, warnings: [...warnings, ...queryWarnings(operation, query), ...bodyWarnings(operation, body)] };
}
function unchecked({ method, path }) {
    return { method, path, operation: undefined, repository: undefined, warnings: [] };
}
function planPath(typed, discovery) {
    const match = matchRoute(typed, discovery);
    const { operation, operations, path, repository } = match;
    if (typed.method !== 'GET')
        refuseDoubtfulWrite(typed, match);
    if (operation !== undefined)
        return { method: typed.method, path, operation, repository, warnings: [] };
    const problem = describeUnknownRoute(typed, discovery, operations);
    if (discovery.complete) {
        throw new build_error/* InputError */.dz(`${problem} The call was not sent; with check-discovery: false it is sent without this check.`);
    }
    const warning = `${problem} The discovery document is incomplete, so the call is sent anyway.`;
    return { method: typed.method, path, operation, repository, warnings: [warning] };
}
function matchRoute({ method, path }, { operations }) {
    const match = matchTypedPath(operations, path);
    const operation = match.operations.find((candidate) => candidate.method === method);
    // `POST …/acme/app/mirror/sync-now` is not a repository of four segments, but a path that this Quay does not have.
    const isOtherPath = operation === undefined && isNested(match.repository);
    return isOtherPath ? { operations: [], operation, repository: undefined, path } : { ...match, operation };
}
function isNested(repository = '') {
    return repository.split('/').length > 2;
}
/** A write must not go to another target because a variable in its path is empty or has an unexpected value. */
function refuseDoubtfulWrite(typed, { operations, operation, path, repository }) {
    if (operations.length > 0 && typed.path.endsWith('/') && !path.endsWith('/')) {
        throw new build_error/* InputError */.dz(`path: ${typed.path} ends in a slash, which the operation does not have; a variable at the end is probably not set. The call was not sent. Set the variable or remove the slash, for example: path: ${path.slice('/api/v1/'.length)}`);
    }
    if (operation !== undefined && isNested(repository)) {
        const parameters = formatParameters(parametersIn(path, operation));
        throw new build_error/* InputError */.dz(`path: ${typed.path} is mistyped, or means a repository of three or more segments, ${repository}. The call was not sent. Use operation to write to such a repository, for example: operation: ${operation.id} with parameters: ${parameters}`);
    }
}
/** How many operations an error proposes. */
const PROPOSED = 3;
function describeUnknownRoute(route, { operations }, onPath) {
    const [first] = onPath;
    const problem = first === undefined
        ? `path: this Quay has no ${route.path}`
        : `method: ${first.path} supports ${onPath.map(({ method }) => method).join(', ')}, not ${route.method}`;
    const near = nearestByRoute(operations, route, PROPOSED);
    const hint = near.some(({ path }) => path.includes(`{${REPOSITORY}}`))
        ? ' {repository} is namespace/name: two segments or more.'
        : '';
    return `${problem}, according to the discovery document.${listNearest(near, route.method)}${hint}`;
}
function planOperation({ id, method, parameters }, server) {
    const operation = findOperation(id, method, server.discovery);
    if (method !== undefined && method !== operation.method) {
        throw new build_error/* InputError */.dz(`method: ${method} is given, but the operation is ${describeOperation(operation)}; expected no method with an operation, for example: operation: ${id}`);
    }
    return { ...fillOperation(operation, parameters, server), operation, warnings: [] };
}
function findOperation(id, method, { operations }) {
    const operation = operations.find((candidate) => candidate.id === id);
    if (operation !== undefined)
        return operation;
    const candidates = operations.filter((candidate) => method === undefined || candidate.method === method);
    const near = listNearest(nearestById(candidates, id, PROPOSED), method);
    throw new build_error/* InputError */.dz(`operation: this Quay has no ${(0,build_text/* oneLine */.TN)(id)}, according to the discovery document.${near} The call was not sent.`);
}
/** @param method the only method of the operations, if one was asked for. */
function listNearest(operations, method) {
    if (operations.length === 0)
        return '';
    const kind = method === undefined ? 'operations' : `${method} operations`;
    return ` The nearest ${kind} are: ${operations.map(describeOperation).join('; ')}.`;
}

;// CONCATENATED MODULE: ./build/api/json-input.js


/**
 * Parses the JSON of an input, or of a file that an input names.
 * @param subject names the JSON at the start of the message.
 * @param expected ends the message.
 * @throws InputError also for a name that is twice in an object. The message has the position or the limit only: the messages of the
 * parser quote the content, which may be a secret.
 */
function parseJsonInput(text, subject, expected) {
    const excess = exceedsLimits(Buffer.from(text), INPUT_LIMITS);
    if (excess !== undefined)
        throw new build_error/* InputError */.dz(`${subject} ${excess}; ${expected}`);
    const json = parseOrThrow(text, subject, expected);
    const repeated = findRepeatedName(text);
    if (repeated === undefined)
        return json;
    throw new build_error/* InputError */.dz(`${subject} has a name twice in one object (position ${formatPosition(text, repeated)}); ${INSERTED}; ${expected}`);
}
const INSERTED = 'a value that was inserted probably has quotation marks, and may have been made to replace another value: insert it with toJSON(…), without quotation marks around it';
function parseOrThrow(text, subject, expected) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const position = positionIn(error) ?? findPosition(text);
        throw new build_error/* InputError */.dz(`${subject} is not valid JSON (position ${formatPosition(text, position)}); ${expected}`);
    }
}
function formatPosition(text, position) {
    const before = text.slice(0, position).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return `${position}, line ${before.length} column ${column}`;
}
/** The position of the first name that its object already has. Readers of such JSON differ: most use the last value. */
function findRepeatedName(json) {
    const objects = [];
    for (const { 0: token, 1: name, index } of json.matchAll(TOKEN)) {
        if (token === '{' || token === '[')
            objects.push(new Set());
        else if (token === '}' || token === ']')
            objects.pop();
        else if (name !== undefined) {
            const names = objects.at(-1);
            const decoded = String(JSON.parse(name));
            if (names?.has(decoded))
                return index;
            names?.add(decoded);
        }
    }
    return undefined;
}
/** A bracket, a brace, or a string; with a colon after it, the string is a name. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(?=\s*:)|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g;
/** Far more than the bodies of Quay have. */
const INPUT_LIMITS = { depth: 64, values: 100_000 };
/** Removes the byte order mark with which some editors start a file; JSON has none (RFC 8259 section 8.1). */
function withoutByteOrderMark(text) {
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
/** The parser names the position of most errors at the end of its message. */
function positionIn(error) {
    const [, position] = /position (\d+)(?: \(line \d+ column \d+\))?$/.exec(String(error)) ?? [];
    return position === undefined ? undefined : Number(position);
}
/** The position of an error for which the parser names none: the length of the longest prefix that could be the start of JSON. */
function findPosition(text) {
    let [valid, invalid] = [0, text.length + 1];
    while (invalid - valid > 1) {
        const middle = (valid + invalid) >> 1;
        if (isPrefix(text.slice(0, middle)))
            valid = middle;
        else
            invalid = middle;
    }
    return valid;
}
function isPrefix(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch (error) {
        return String(error).endsWith('Unexpected end of JSON input') || (positionIn(error) ?? -1) >= text.length;
    }
}

;// CONCATENATED MODULE: ./build/api/body-input.js




/**
 * Reads `body`: JSON, or `@` and the path of a JSON file in the workspace.
 * @param workspace GITHUB_WORKSPACE.
 * @returns the JSON as given, without a byte order mark; `undefined` if the input is empty.
 * @throws InputError for invalid JSON, for a file outside the workspace, links followed, and for a file that is not regular or too large.
 */
function readBody(text, workspace) {
    if (text === '')
        return undefined;
    const file = text.startsWith('@') ? body_input_readPath(text) : undefined;
    const body = withoutByteOrderMark(file === undefined ? text : readWorkspaceFile(file, workspace));
    parseJsonInput(body, file === undefined ? 'this' : `the file \`${(0,build_text/* oneLine */.TN)(file)}\``, EXPECTED_BODY);
    return body;
}
/** Does not show what is not a path, since it may be a body with a secret. */
function body_input_readPath(text) {
    const path = text.slice(1).trim();
    if (path !== '' && !/[\n\r{}"]/.test(path))
        return path;
    throw new build_error/* InputError */.dz(`what follows the @ is not the path of a file; ${EXPECTED_BODY}`);
}
const EXPECTED_BODY = 'expected JSON, or @ and the path of a JSON file, for example: {"description": "made by CI"}, or @body.json';
function readWorkspaceFile(file, workspace) {
    try {
        return decodeText(readRegularFile(resolveInWorkspace(file, workspace), body_input_MAX_BYTES));
    }
    catch (error) {
        if (!(error instanceof FileError))
            throw error;
        const advice = error.code === undefined ? '' : ': check that an earlier step makes it or checks it out';
        throw new build_error/* InputError */.dz(`the file \`${(0,build_text/* oneLine */.TN)(file)}\` ${error.message}${advice}; ${EXPECTED_BODY}`);
    }
}
/** Far more than the largest body that Quay accepts. */
const body_input_MAX_BYTES = 1 << 20;

;// CONCATENATED MODULE: ./build/api/request-inputs.js










/** The inputs that describe the call, with their defaults. */
const REQUEST_INPUTS = {
    path: '',
    method: '',
    operation: '',
    parameters: '',
    query: '',
    body: '',
    paginate: 'false',
    'expect-status': '2xx',
    'check-discovery': 'true',
};
/**
 * Reads the call; `undefined` if neither path nor operation is given. The reader keeps the problems.
 * @param workspace GITHUB_WORKSPACE.
 */
function readRequest(inputs, hasToken, workspace) {
    const method = inputs.parsed('method', readMethod, undefined);
    const lines = [...numberedLinesOf(inputs.text('query'))];
    const query = lines.flatMap((line) => inputs.parsed('query', () => [readPair(line)], []));
    const rest = {
        body: inputs.parsed('body', (text) => readBody(text, workspace), undefined),
        paginate: inputs.flag('paginate'),
        expectStatus: inputs.parsed('expect-status', readExpectedStatus, { text: '', patterns: [] }),
        checksDiscovery: inputs.flag('check-discovery'),
    };
    if (inputs.text('operation') !== '')
        return { ...rest, target: readOperation(inputs, method), query };
    if (inputs.text('path') === '') {
        refuseRestWithoutPath(inputs, method);
        return undefined;
    }
    if (inputs.text('parameters') !== '')
        inputs.complain(PARAMETERS_WITH_PATH);
    const { path, query: queryInPath } = inputs.parsed('path', readPath, EMPTY_PATH);
    const target = { by: 'path', method: method ?? 'GET', path };
    const facts = { ...target, hasBody: inputs.text('body') !== '', paginate: rest.paginate };
    // After an invalid method, GET is only a guess, and its problems would mislead.
    const isMethodValid = method !== undefined || inputs.text('method') === '';
    for (const problem of isMethodValid ? callProblems(facts, hasToken) : [])
        inputs.complain(problem);
    return { ...rest, target, query: [...queryInPath, ...query] };
}
const EMPTY_PATH = { path: '/api/v1/', query: [] };
const PARAMETERS_WITH_PATH = 'parameters: given with path, but only an operation has parameters; expected operation instead of path, or the values in the path, for example: path: repository/acme/app/tag/';
const METHODS = ['GET', 'PUT', 'POST', 'DELETE'];
function readMethod(text) {
    if (text === '')
        return undefined;
    const method = METHODS.find((name) => name === text.toUpperCase());
    if (method !== undefined)
        return method;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a method of the API; expected ${METHODS.join(', ')}, for example: PUT`);
}
/** The message does not show the line, which may have a secret. */
function readPair({ number, text }) {
    const [, name, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (name !== undefined && value !== undefined)
        return [name, value];
    throw new build_error/* InputError */.dz(`line ${number} is not a pair; expected one name=value per line, not encoded, for example: limit=100`);
}
function readOperation(inputs, method) {
    if (inputs.text('path') !== '')
        inputs.complain(PATH_AND_OPERATION);
    const parameters = inputs.parsed('parameters', readParameters, new Map());
    return { by: 'operation', id: inputs.text('operation'), parameters, method };
}
const PATH_AND_OPERATION = 'path, operation: both are given; expected one of them, for example: operation: listRepoTags with parameters: {"repository": "acme/app"}';
/**
 * Reads `parameters`: a JSON object of strings, numbers and booleans.
 * @throws InputError for anything else.
 */
function readParameters(text) {
    const json = text === '' ? {} : parseJsonInput(withoutByteOrderMark(text), 'this', EXPECTED_PARAMETERS);
    const data = readJson(Parameters, json);
    if (data === undefined) {
        throw new build_error/* InputError */.dz(`this is not a JSON object of strings, numbers and booleans; ${EXPECTED_PARAMETERS}`);
    }
    return new Map(Object.entries(data).map(([name, value]) => [name, String(value)]));
}
const Parameters = dist/* record */.g1(dist/* union */.KC(dist/* string */.Yj(), dist/* number */.ai().assert(Number.isFinite), dist/* boolean */.zM()));
const EXPECTED_PARAMETERS = 'expected a JSON object with a value for each {name} in the path of the operation, for example: {"repository": "acme/app", "tag": "v1"}';
/** A call whose path is a variable that is not set must not pass as a list of operations. */
function refuseRestWithoutPath(inputs, method) {
    const given = [
        ...(method === undefined ? [] : ['method']),
        ...['parameters', 'query', 'body'].filter((name) => inputs.text(name) !== ''),
        ...(inputs.flag('paginate') ? ['paginate'] : []),
    ];
    if (given.length === 0)
        return;
    inputs.complain(`path: missing, although ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} given; a variable in it is probably not set. Expected path or operation, for example: path: repository/acme/app/tag/`);
}
/** Returns the problems of a call that can be known before it is sent. */
function callProblems({ method, path, hasBody, paginate }, hasToken) {
    const isWrite = method !== 'GET';
    const problems = [
        isWrite && !hasToken && path !== FIRST_USER && missingToken(method),
        !isWrite && hasBody && BODY_OF_GET,
        isWrite && paginate && `paginate: ${method} does not return a list; expected method GET, for example: method: GET`,
    ];
    return problems.filter((problem) => problem !== false);
}
/**
 * Makes the first user of an empty Quay: the only write in the manual that needs no token.
 * @see quay ffba0c70e endpoints/web.py user_initialize
 */
const FIRST_USER = '/api/v1/user/initialize';
function missingToken(method) {
    return `oauth-token: missing, although ${method} changes something. Quay refuses a write without a token with 403 "CSRF token was invalid or missing", so the call was not sent. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets: skip the step there. ${HOW_TO_MAKE_A_TOKEN} For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;
}
const BODY_OF_GET = 'body: given, but GET has no body; expected another method, for example: method: PUT';

;// CONCATENATED MODULE: ./build/api/call.js












/**
 * Checks a call against the discovery document, sends it, and with `paginate` reads the list to its end.
 * @throws InputError before the call is sent; NetworkError without a complete response.
 */
async function callApi(request, session, runner) {
    const { expectStatus, paginate } = request;
    const planned = await plan(request, session, runner);
    const { method, path, query, body } = planned;
    const call = { method, url: session.urlOf(path, query), body, finalStatuses: expectedFailures(expectStatus) };
    const response = await session.send(call);
    const { user, hasToken } = session;
    const context = { ...planned, user, hasToken, expected: expectStatus.text };
    const single = { ...textOf(response), response, isPartial: false };
    if (!isExpected(response.status, expectStatus)) {
        return { ...single, failure: unexpectedStatusError(response, context) };
    }
    if (response.status >= 300)
        return { ...single, failure: undefined };
    if (!paginate)
        return { ...single, failure: invalidBodyError(response) };
    const source = {
        fetch: (url) => session.send({ ...call, url, finalStatuses: [] }),
        refuse: (page) => unexpectedStatusError(page, { ...context, expected: '200' }),
    };
    return withPages(single, await readPages(response, source, runner));
}
function withPages(single, { body, last, failure }) {
    const joined = body === undefined ? {} : { body, isJson: true };
    return { ...single, ...joined, response: last, isPartial: failure !== undefined, failure };
}
function textOf({ body }) {
    return { body: body.toString('utf8'), isJson: isJson(body) };
}
async function plan(request, session, runner) {
    const discovery = request.checksDiscovery ? await loadDiscovery(request.target, session, runner) : undefined;
    const planned = planCall(request, session.registry, discovery);
    // A token may have been typed as a name.
    for (const warning of planned.warnings)
        runner.warn(hideTokens(warning));
    refuseUnfit(planned, request, session);
    maskSecretParameters(planned, runner);
    logPlan(planned, runner);
    return planned;
}
/** The path of a request is printed, and `{code}` is the token of a repository, or an invitation. */
function maskSecretParameters({ operation, path }, { mask }) {
    if (operation === undefined)
        return;
    for (const [name, value] of Object.entries(parametersIn(path, operation))) {
        if (!SECRET_PARAMETER.test(name) || value.length < call_MIN_SECRET)
            continue;
        mask(new build_secret/* Secret */.z(value));
        mask(new build_secret/* Secret */.z(encodeURIComponent(value)));
    }
}
const SECRET_PARAMETER = /(?:^|_)(?:code|token|secret|password)$/;
/** Characters. Masking a short string would make the log unreadable. */
const call_MIN_SECRET = 8;
/** @throws InputError for an operation that does not go with the other inputs; Error for a write of an unknown user. */
function refuseUnfit(planned, { target, paginate }, { hasToken, user }) {
    // The method of an operation is known only from the document. That of a path was checked with the inputs.
    const facts = { ...planned, hasBody: planned.body !== undefined, paginate };
    const problems = target.by === 'operation' ? callProblems(facts, hasToken) : [];
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    if (hasToken && user === undefined && planned.method !== 'GET')
        throw new Error(UNKNOWN_USER);
}
const UNKNOWN_USER = 'oauth-token: the registry does not name the user that the token acts as, so the call was not sent. The response of /v2/auth names no user. Check that registry is the host of Quay itself, that no proxy responds in its place, and that the user of the token still exists.';
function logPlan({ operation, repository }, runner) {
    if (operation === undefined)
        return;
    const scopes = describeScopes(operation.scopes);
    const on = repository === undefined ? '' : ` on ${repository}`;
    runner.info(`${describeOperation(operation)}${on}${scopes === '' ? '' : `, needs ${scopes}`}`);
}

;// CONCATENATED MODULE: ./build/api/token-input.js






/** Inputs of the gate and the token action that are not credentials for `/api/v1`. */
const FOREIGN_CREDENTIALS = ['username', 'password', 'robot', 'audience', 'auth-file'];
/**
 * Reports the credentials that the API does not accept, as one problem.
 * @returns whether there are any.
 */
function refuseForeignCredentials(inputs, { input }) {
    const given = FOREIGN_CREDENTIALS.filter((name) => (input(name) ?? '') !== '');
    if (given.length === 0)
        return false;
    const problem = given.length === 1 ? 'this is not an input' : 'these are not inputs';
    const advice = nameTokenForm(input('password') ?? '') === OAUTH_TOKEN ? MOVE_PASSWORD : `Set only oauth-token. ${MAKE_ONE}`;
    inputs.complain(`${given.join(', ')}: ${problem} of this action. ${ACCEPTED_TOKEN} ${advice}`);
    return true;
}
/** Which token belongs where. */
const ACCEPTED_TOKEN = "Quay's /api/v1 only accepts an OAuth 2 access token of an application. Users, robots (with a token or keyless), application-specific tokens, auth files and registry tokens are for /v2, which the gate and the token action use.";
/**
 * Reads `oauth-token`; `undefined` if it is empty.
 * @throws InputError for another kind of token; the message does not show it.
 */
function readApiToken(text) {
    if (text === '')
        return undefined;
    const claims = claims_readClaims(text);
    if (claims !== undefined) {
        throw new build_error/* InputError */.dz(`this is ${nameJwt(claims)}, not an OAuth 2 access token. ${ACCEPTED_TOKEN} ${MAKE_ONE}`);
    }
    const service = token_form_nameForeignService(text);
    if (service !== undefined) {
        throw new build_error/* InputError */.dz(`this is a token of ${service}, so it was not sent to the registry. ${ACCEPTED_TOKEN} ${MAKE_ONE}`);
    }
    if (!/^[\x21-\x7e]+$/.test(text)) {
        throw new build_error/* InputError */.dz(`this has spaces, line breaks or other characters that a token cannot have. ${ONLY_TOKEN}`);
    }
    return new build_secret/* Secret */.z(text);
}
const EXAMPLE = `For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;
const ONLY_TOKEN = `Set only the token, without the word before it. ${EXAMPLE}`;
const MOVE_PASSWORD = `The value of password has the form of ${OAUTH_TOKEN}: set it as oauth-token, and remove the others. ${EXAMPLE}`;
const MAKE_ONE = `${HOW_TO_MAKE_A_TOKEN} ${EXAMPLE}`;
function nameJwt({ accessShape, issuer }) {
    switch (accessShape) {
        case 'list':
            return 'a registry token, made at /v2/auth';
        case 'object':
            return 'the password of a federated robot';
        case 'absent':
            return `a JWT of ${issuer === undefined ? 'an unknown issuer' : `the issuer ${(0,build_text/* oneLine */.TN)(issuer)}`}`;
    }
}

;// CONCATENATED MODULE: ./build/api/inputs.js




/** The inputs of the API action with their defaults, as in api/action.yml (a test compares). */
const API_INPUTS = {
    ...REQUEST_INPUTS,
    'expect-user': '',
    'oauth-token': '',
    ...CONNECTION_INPUTS,
};
/** Reads all inputs. @throws InputError with all problems. */
function readApiInputs(runner) {
    const inputs = new InputReader(API_INPUTS, withoutForeignCredentials(runner));
    const hasForeign = refuseForeignCredentials(inputs, runner);
    const connection = readConnection(inputs);
    const registry = connection.registry ?? 'quay.io';
    const token = inputs.parsed('oauth-token', readApiToken, undefined);
    const hasToken = inputs.text('oauth-token') !== '';
    // Foreign credentials are already a problem; a missing token would be the same problem again.
    const request = readRequest(inputs, hasForeign || hasToken, runner.environment.GITHUB_WORKSPACE);
    const expectUser = inputs.text('expect-user') || undefined;
    if (expectUser !== undefined && !hasToken)
        inputs.complain(USER_WITHOUT_TOKEN);
    checkSkipVerify(connection, [registry], (problem) => inputs.complain(problem));
    inputs.finish();
    return { registry, connection, token, request, expectUser };
}
const USER_WITHOUT_TOKEN = `expect-user: given without oauth-token, but only a token acts as a user; expected both or neither. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets, for example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;
/** Credentials of the other actions have an error of their own instead of the reader's. An empty one has the reader's. */
function withoutForeignCredentials(runner) {
    const names = runner.inputNames.filter((name) => runner.input(name) === '' || !FOREIGN_CREDENTIALS.some((foreign) => foreign === name.toLowerCase()));
    return { ...runner, inputNames: names };
}

;// CONCATENATED MODULE: ./build/runner/markdown.js


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
    return (0,escape_goat/* htmlEscape */.z)((0,build_text/* oneLine */.TN)(text, max)).replace(MARKDOWN, (character) => `&#${character.codePointAt(0)};`);
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
    return oneLine(text, max).replace(/[^A-Za-z0-9./-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** `512 B`, `1.5 KiB`, `20 MiB` */
function formatBytes(bytes) {
    const power = Math.min(Math.max(Math.floor(Math.log2(bytes) / 10), 0), UNITS.length - 1);
    const value = bytes / 1024 ** power;
    return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${UNITS[power]}`;
}
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

;// CONCATENATED MODULE: ./build/runner/sections.js
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

;// CONCATENATED MODULE: ./build/api/list-operations.js



/**
 * Lists the operations of a server's v1 API in the job summary.
 * @throws Error if the server has no discovery document; NetworkError.
 */
async function listOperations(session, runner) {
    const { registry } = session;
    const result = await session.fetchDiscovery();
    if (result.kind === 'absent') {
        throw new Error(`The operations of ${registry} cannot be listed without its discovery document. Check that registry is a Quay; if it is, set method and path to call it. GET /api/v1/discovery ${result.reason}.`);
    }
    const { operations } = result.discovery;
    await runner.summary(operationsSummary(operations, registry));
    runner.notice(`Nothing was called, because neither path nor operation is given. The job summary lists the ${operations.length} operations of ${registry}.`);
}
/** One table for each tag, in alphabetical order. */
function operationsSummary(operations, registry) {
    const tags = Map.groupBy(operations, ({ tag }) => tag || 'other');
    const sections = [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([tag, inTag]) => tagSection(tag, inTag));
    return joinSections([block(summaryHead(operations.length, registry)), ...sections], {
        maxBytes: MAX_SUMMARY_BYTES,
        note: '<p>✂️ The list is cut here. <code>/api/v1/discovery?internal=true</code> has all operations.</p>',
    });
}
/** Bytes. GitHub refuses a summary above 1 MiB; the difference is for what masking adds. */
const MAX_SUMMARY_BYTES = 1_000_000;
function summaryHead(count, registry) {
    return [
        '## Quay API',
        '',
        `<p>The ${count} operations of the v1 API of ${code(registry)}. Call one with <code>operation</code> and <code>parameters</code>, or with <code>method</code> and <code>path</code>. A dash means that the document names no scope.</p>`,
    ].join('\n');
}
function tagSection(tag, operations) {
    return {
        before: `<h3>${escapeText(tag)}</h3>\n${tableHead(['Operation', 'Method and path', 'Scope of the token', 'Description'])}`,
        rows: operations.map((operation) => tableRow(operationCells(operation))),
        after: '</table>',
    };
}
function operationCells({ id, method, path, scopes, description }) {
    const scope = escapeText(describeScopes(scopes)) || '–';
    return [code(id), code(`${method} ${path}`, 300), scope, escapeText(description, 300)];
}

;// CONCATENATED MODULE: ./build/api/outputs.js





/** Why the step fails, with the chain of causes; `undefined` if it passes. */
function failureOf(outcome) {
    if (outcome.kind === 'failed')
        return explainFailure(outcome.error);
    return outcome.kind === 'called' && outcome.result.failure ? (0,build_error/* explain */.WE)(outcome.result.failure) : undefined;
}
/** A token may have been typed into an input that a message shows. */
function explainFailure(error) {
    return error instanceof build_error/* InputError */.dz ? hideTokens(error.message) : (0,build_error/* explain */.WE)(error);
}
/** Sets all outputs of the API action and logs the result. The session masked the secrets in the response, such as the token of a robot. */
async function publishApi(outcome, runner) {
    runner.output('user', outcome.user ?? '');
    runner.output('status', String(statusOf(outcome) ?? ''));
    try {
        if (outcome.kind === 'called')
            await publishBody(outcome.result, runner);
        else
            for (const name of ['body', 'body-file'])
                runner.output(name, '');
    }
    finally {
        const failure = failureOf(outcome);
        if (failure !== undefined)
            runner.error(failure, 'The API call failed');
    }
}
function statusOf(outcome) {
    switch (outcome.kind) {
        case 'called':
            return outcome.result.response.status;
        case 'failed':
            return outcome.status;
        case 'listed':
            return undefined;
    }
}
async function publishBody(result, runner) {
    const { response, body, isJson } = result;
    const size = Buffer.byteLength(body);
    const content = size === 0 ? 'no body' : `${formatBytes(size)} of ${formatOf(result)}`;
    runner.info(`${client_formatRequest(response.request)} returned ${response.status}: ${content}.`);
    const reason = emptyOutputReason(result, size);
    runner.output('body', reason === undefined ? body.trim() : '');
    const path = writeBody(body, isJson ? 'response.json' : 'response.txt', runner);
    if (response.isTruncated && size === 0)
        runner.warn(NO_BODY_ARRIVED);
    else if (reason !== undefined && size > 0) {
        runner.warn(`The output body is empty, because ${reason}. Read the file ${path} (output body-file) instead.`);
    }
}
const NO_BODY_ARRIVED = 'The body of the response did not arrive completely, so the outputs body and body-file do not have it.';
/** @throws Error that names the path, with the error of the file system as its cause. The output is set first. */
function writeBody(body, name, runner) {
    const path = runner.temporaryFile(name);
    try {
        // Readable only for this user of the machine, since a response may hold tokens.
        (0,external_node_fs_.writeFileSync)(path, body, { mode: 0o600 });
    }
    catch (cause) {
        runner.output('body-file', '');
        throw new Error(`The response could not be written to ${path} (output body-file). Check the free space on the disk.`, { cause });
    }
    runner.output('body-file', path);
    return path;
}
function formatOf({ isJson, body }) {
    if (isJson)
        return 'JSON';
    return /^\s*</.test(body) ? 'HTML' : 'text';
}
/** The output is never a part of the body: a later step that runs in any case would take it for the complete body. */
function emptyOutputReason({ response, isPartial, isJson }, size) {
    if (response.isTruncated)
        return 'the response is incomplete';
    if (isPartial)
        return 'the list is incomplete';
    if (size > MAX_BODY_BYTES)
        return `the response is larger than 64 KiB (${formatBytes(size)})`;
    return isJson ? undefined : 'the response is not valid JSON';
}
/** Bytes: the limit of one variable in the environment of a later step. */
const MAX_BODY_BYTES = 65_536;

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
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
    context.info(`${redact_formatRequest(request)} ${failure}; ${next}.`);
    await context.sleep(delay);
}
function waitTooLong(request, { status }, delay) {
    const { method } = request;
    const time = delay > DAY ? 'more than a day' : `${Math.ceil(delay / 1000)} s`;
    return new build_error/* RegistryError */.gl(`The registry asks to wait ${time}, longer than this step waits (${MAX_RETRY_AFTER / 1000} s). Run the step again later. ${redact_formatRequest(request)} returned ${status}.`, { method, url: redact_redactUrl(request.url), status, codes: [] });
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

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
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
    // The certificate of the proxy is rarely the given one.
    const secureContext = isTls ? (tls.widerContext?.() ?? tls.secureContext) : undefined;
    const request = (isTls ? process.getBuiltinModule('node:https') : external_node_http_).request({
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
            const wider = isUntrusted(error) ? this.#settings.tls.widerContext?.() : undefined;
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
        return await openTunnel(proxy, target, { tls: this.#settings.tls, signal });
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
        recordTrust(socket);
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
        super(`The response is larger than ${formatSize(request.maxBytes)}, the limit for ${redact_formatRequest(request)}.`);
    }
}
/** `32 MiB`, `1.5 KiB` */
function formatSize(bytes) {
    const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
    return `${Number(value.toFixed(1))} ${unit}`;
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(783);
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
    throw new build_error/* NetworkError */.Dr(`The environment variable ${name} is not a valid proxy URL. Set it to http://host:port, or to http://user:password@host:port with special characters percent-encoded, or unset it; no_proxy lists the hosts that need no proxy. No request was sent to ${redact_redactUrl(url)}.`, { unsent: true });
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
    const sent = `${redact_formatRequest(request)}${through}${status === undefined ? '' : ` returned ${status}, then`}`;
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
    return failure_EXPLANATIONS[code]?.(failure) ?? fallback;
}
const RAISE_TIMEOUT = 'Raise the input timeout if the registry is slow; otherwise check the load of the registry and of the proxy.';
/** The meaning of codes of Node and OpenSSL, and what to change. */
const failure_EXPLANATIONS = {
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

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(75);
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
            origin: originOf(host, inputs.plainHttp),
            service: (host === registry ? inputs.service : undefined) ?? host,
        }),
    };
}
/** Opens an HTTP client with the certificates and limits of the inputs. Sends nothing. */
function openClient(inputs, runner) {
    const { takeConnection } = runner;
    return openHttpClient({ ...inputs, userAgent: USER_AGENT, takeConnection }, runner);
}

;// CONCATENATED MODULE: ./build/quay/v1/core-paths.js

/**
 * Paths that every Quay has, independent of its version and features. A discovery document without one of them is incomplete, so a path
 * that is missing from it may exist.
 * @see quay ffba0c70e endpoints/api/, the resources without `show_if`
 */
const CORE_PATHS = [
    '/api/v1/organization/{orgname}',
    '/api/v1/organization/{orgname}/robots',
    '/api/v1/organization/{orgname}/robots/{robot_shortname}',
    '/api/v1/organization/{orgname}/team/{teamname}',
    '/api/v1/repository',
    '/api/v1/repository/{repository}',
    '/api/v1/repository/{repository}/manifest/{manifestref}',
    '/api/v1/repository/{repository}/permissions/team/',
    '/api/v1/repository/{repository}/permissions/user/',
    '/api/v1/repository/{repository}/tag/',
    '/api/v1/repository/{repository}/tag/{tag}',
    '/api/v1/user/',
    '/api/v1/user/robots',
];
/** Whether all core paths are there; the names of their parameters may differ. */
function hasCorePaths(operations) {
    const known = new Set(operations.map(({ path }) => withoutParameterNames(path)));
    return CORE_PATHS.every((path) => known.has(withoutParameterNames(path)));
}

;// CONCATENATED MODULE: ./build/quay/v1/discovery-document.js





/** The document of Quay has 8,000 values on 8 levels. */
const DISCOVERY_LIMITS = { depth: 32, values: 50_000 };
/**
 * Reads the fields of a discovery document (Swagger 2.0) that a call needs. docs/decisions/swagger-by-schema.md says why without a library.
 * An operation whose path or id is too long is not read: ids and paths are printed, and compared with what was typed.
 * @param json within DISCOVERY_LIMITS.
 * @returns `undefined` if there is no operation of the v1 API.
 * @see https://swagger.io/specification/v2/ and quay ffba0c70e endpoints/api/discovery.py
 */
function readDiscovery(json) {
    const data = readJson(Document, json);
    if (data === undefined)
        return undefined;
    const entries = Object.entries(data.paths).filter(([path]) => path.startsWith('/api/v1/'));
    const definitions = new Definitions(data.definitions ?? {});
    const read = entries.flatMap(([path, item]) => discovery_document_readPath(path, item, definitions));
    const operations = read.filter((operation) => operation !== undefined);
    const complete = operations.length === read.length && hasCorePaths(operations);
    return operations.length === 0 ? undefined : { operations, complete };
}
const Document = dist/* object */.Ik({
    paths: dist/* record */.g1(),
    definitions: withFallback(dist/* record */.g1(), undefined),
});
/** The operations of one path; `undefined` in place of an operation that cannot be read. */
function discovery_document_readPath(path, item, definitions) {
    const data = readJson(PathItem, item);
    if (data === undefined || !PATH.test(path))
        return [undefined];
    return discovery_document_METHODS.filter((method) => data[method] !== undefined).map((method) => {
        const operation = readJson(OperationObject, data[method]);
        return operation && toOperation({ method, path, ...operation }, definitions);
    });
}
const discovery_document_METHODS = ['get', 'put', 'post', 'delete'];
const METHOD_NAMES = {
    get: 'GET',
    put: 'PUT',
    post: 'POST',
    delete: 'DELETE',
};
const Unread = dist/* unknown */.L5().optional();
const PathItem = dist/* object */.Ik({ get: Unread, put: Unread, post: Unread, delete: Unread });
/** A path that can be printed in one line. The longest of Quay has 75 characters. */
const PATH = /^[\x21-\x7e]{1,300}$/;
/** Characters. The longest name of Quay has 40. */
const discovery_document_MAX_NAME = 100;
const Name = dist/* string */.Yj().assert((name) => name.length <= discovery_document_MAX_NAME);
const Strings = withFallback(dist/* array */.YO(Name), []);
const OperationObject = dist/* object */.Ik({
    operationId: Name,
    description: withFallback(dist/* string */.Yj(), ''),
    tags: Strings,
    parameters: withFallback(dist/* array */.YO(dist/* object */.Ik({
        name: Name,
        in: dist/* string */.Yj(),
        required: withFallback(dist/* boolean */.zM(), false),
        schema: dist/* unknown */.L5().optional(),
    })), []),
    security: withFallback(dist/* array */.YO(dist/* record */.g1(Strings)), []),
});
function toOperation(read, definitions) {
    const { method, path, operationId, description, tags, security } = read;
    return {
        id: (0,build_text/* collapseSpace */.i)(operationId),
        method: METHOD_NAMES[method],
        path,
        tag: (0,build_text/* collapseSpace */.i)(tags[0] ?? ''),
        description: (0,build_text/* collapseSpace */.i)(description),
        scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()).map(build_text/* collapseSpace */.i))],
        query: queryOf(read),
        body: bodyOf(read, definitions),
    };
}
/** Path parameters are read from the path itself: Quay's document lists some of them as query parameters too, and some not at all. */
function queryOf({ path, parameters }) {
    return parameters
        .filter((parameter) => parameter.in === 'query' && !path.includes(`{${parameter.name}}`))
        .map(({ name, required }) => ({ name: (0,build_text/* collapseSpace */.i)(name), required }));
}
function bodyOf({ parameters }, definitions) {
    const body = parameters.find((parameter) => parameter.in === 'body');
    return body && definitions.read(body.schema);
}
/** The schemas that operations refer to by `{"$ref": "#/definitions/NAME"}`, on one level. Each is read once, however often it is used. */
class Definitions {
    #schemas;
    #read = new Map();
    constructor(schemas) {
        this.#schemas = schemas;
    }
    /** Reads a schema, or the definition that it refers to. */
    read(schema) {
        const data = readJson(SchemaReference, schema);
        if (data === undefined)
            return readBodySchema(schema);
        const name = data.$ref.replace(/^#\/definitions\//, '');
        const known = this.#read.get(name);
        if (known !== undefined)
            return known;
        const read = readBodySchema(Object.hasOwn(this.#schemas, name) ? this.#schemas[name] : undefined);
        this.#read.set(name, read);
        return read;
    }
}
const SchemaReference = dist/* object */.Ik({ $ref: dist/* string */.Yj() });

;// CONCATENATED MODULE: ./build/quay/v1/discovery.js




/**
 * Requests the discovery document of a Quay, without credentials. It includes the internal operations: those of reassigned tokens are
 * in no other document.
 * @throws NetworkError without a complete response.
 * @see quay ffba0c70e endpoints/api/discovery.py
 */
async function fetchDiscovery(http, origin) {
    const url = new URL('/api/v1/discovery?internal=true', origin);
    const headers = { accept: 'application/json' };
    try {
        return readResponse(await http.send({ method: 'GET', url, headers, maxBytes: MAX_DISCOVERY_BYTES }));
    }
    catch (error) {
        // The server asked for a longer wait than a step allows. The document is not worth failing for.
        if (error instanceof build_error/* RegistryError */.gl)
            return { kind: 'absent', reason: `returned ${error.response.status}` };
        throw error;
    }
}
/** The document of Quay has 210 KB. */
const MAX_DISCOVERY_BYTES = 4 << 20;
function readResponse({ status, body, header }) {
    if (status !== 200) {
        const { words } = problem_readProblem(body, header('content-type'));
        return { kind: 'absent', reason: `returned ${status}${words === '' ? '' : ` (${words})`}` };
    }
    const excess = exceedsLimits(body, DISCOVERY_LIMITS);
    if (excess !== undefined)
        return { kind: 'absent', reason: `returned 200 with a document that ${excess}` };
    const discovery = readDiscovery(parseJson(body));
    if (discovery !== undefined)
        return { kind: 'document', discovery };
    return { kind: 'absent', reason: 'returned 200 without a Swagger document of the v1 API' };
}

;// CONCATENATED MODULE: ./build/quay/v1/secrets.js
/**
 * Finds the secrets in the JSON that Quay sends and receives: tokens of robots, applications and OAuth, passwords, private keys. It
 * searches the text, because a secret must be masked as it is spelled there; the JSON may be invalid, or too large to be parsed.
 * @see quay ffba0c70e endpoints/api/robot.py, appspecifictokens.py, organization.py, user.py
 */
class SecretFinder {
    #found = new Set();
    #length = 0;
    /**
     * Returns the secrets that were not found before. Of a secret with several lines it also returns each line.
     * @throws TooManySecrets if there are too many in all texts together.
     */
    find(text) {
        const before = this.#found.size;
        for (const [, name = '', spelled = ''] of text.matchAll(SECRET_FIELD)) {
            for (const secret of secretsOf(name, spelled))
                this.#add(secret);
            if (this.#found.size > MAX_SECRETS || this.#length > MAX_LENGTH)
                throw new TooManySecrets();
        }
        return [...this.#found].slice(before);
    }
    #add(secret) {
        if (this.#found.has(secret))
            return;
        this.#found.add(secret);
        this.#length += secret.length;
    }
}
/** More secrets than can be masked: each is a command to the runner, and every line of the log is searched for it. */
class TooManySecrets extends Error {
    name = 'TooManySecrets';
    constructor() {
        super(`There are more than ${MAX_SECRETS.toLocaleString('en')} secrets, or more than 1 MiB of them.`);
    }
}
const MAX_SECRETS = 10_000;
/** Characters. */
const MAX_LENGTH = 1 << 20;
/**
 * A field with the name of a secret, and its value as it is spelled. The longest secret, a private key, has 4 KiB. `status_token`, which
 * only shows a badge, is not one: GitHub passes no output with a masked value to other jobs, and every repository has one.
 */
const SECRET_FIELD = /"((?:[a-z_]{0,60}_)?(?:secret|password|private_key)|(?:access_|refresh_)?token|token_code|key)"\s*:\s*"((?:[^"\\]|\\.){8,16384})"/g;
function secretsOf(name, spelled) {
    const secret = decode(spelled);
    if (secret.trim().length < minLength(name))
        return [];
    const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
    // The first and the last line of PEM are the same in every key (RFC 7468 section 2).
    return [secret, spelled, ...lines.filter((line) => line.length >= MIN_PASSWORD && !line.startsWith('-----'))];
}
function minLength(name) {
    if (name === 'key')
        return MIN_KEY;
    return name.endsWith('password') ? MIN_PASSWORD : secrets_MIN_SECRET;
}
/** Characters; the shortest secret that Quay makes has 40. Masking a short string would make the log unreadable. */
const secrets_MIN_SECRET = 16;
/** Characters: Quay accepts no shorter password. The last line of a private key may be short too. */
const MIN_PASSWORD = 8;
/** Characters. `key` is the encrypted password of a user, and also the name of a label. */
const MIN_KEY = 64;
function decode(spelled) {
    try {
        return String(JSON.parse(`"${spelled}"`));
    }
    catch {
        return spelled;
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
    return new build_error/* RegistryError */.gl(`${origin.host} does not respond as a registry does. Check the input registry and the host of the image, and that no maintenance page, portal or proxy responds in its place. ${redact_formatRequest(sent)} returned 200 with content that a registry does not send.`, { method: sent.method, url: redact_redactUrl(sent.url), status: 200, codes: [] });
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
    const body = parseJson(response.body);
    for (const secret of token_findTokens(body))
        mask(secret);
    const read = response.status === 200 ? token_readToken(body, request.authority, now()) : { why: '' };
    if ('token' in read)
        return { kind: 'token', token: read.token };
    const error = tokenResponseError({ sent, response }, explainTokenRefusal(response, request, read.why));
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
    return { authorization: `Basic ${basicCredentials(login)}` };
}
function hasJwtPassword(login) {
    return login !== undefined && looksLikeJwt(login.password.reveal());
}
/**
 * All strings of a response that may be a token, for any status and under any of the names in use. An unexpected response is quoted in
 * an error, so they are masked first.
 */
function token_findTokens(body) {
    if (typeof body !== 'object' || body === null)
        return [];
    const named = Object.entries(body).filter(([name]) => /token$/i.test(name));
    const values = named.flatMap(([, value]) => typeof value === 'string' && (0,build_secret/* explainInvalidToken */.S)(value) === undefined ? value : []);
    return [...new Set(values)].map((value) => new build_secret/* Secret */.z(value));
}
/** A field of another type counts as absent: only the token is required. */
const TokenBody = dist/* object */.Ik({
    token: stringOrNothing,
    access_token: stringOrNothing,
    expires_in: withFallback(dist/* number */.ai().assert(Number.isFinite), undefined),
    issued_at: stringOrNothing,
});
function token_readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const data = readJson(TokenBody, body);
    const value = data?.token || data?.access_token;
    if (data === undefined || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = claims_readClaims(value);
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
    const expiry = toDate(issuedAt + lifetime * 1000);
    return expiry !== undefined && expiry > now ? expiry : toDate(now.getTime() + lifetime * 1000);
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
        return SERVER_FAILED;
    return `Could not get a token from ${authority.realm.host} for the service ${authority.service}. Check the inputs registry and service.`;
}
function explainRefusedLogin(login) {
    if (login === undefined)
        return 'The registry refused to issue a token without credentials. Set username and password.';
    const misplaced = explainMisplacedToken(login.username, login.password.reveal());
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
        this.#context.info(`${origin.host}: the challenge names the token endpoint ${redact_redactUrl(named.realm)} and the service ${named.service}; using them from now on.`);
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
    return new build_error/* RegistryError */.gl(`The challenge of ${origin.host} names a token endpoint on another origin, ${realm.origin}. Credentials are only sent to the registry's own origin. Use the host name of the registry itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME). ${redact_formatRequest(sent)} returned 401.`, { method: sent.method, url: sent.url.href, status: 401, codes: [] });
}

;// CONCATENATED MODULE: ./build/api/session.js











/** The v1 API of one Quay, called with one token or without a token. */
class ApiSession {
    /** host[:port]. */
    registry;
    /** The user that the token acts as; `undefined` without a token, and if the registry does not name the user. */
    user;
    #endpoint;
    #token;
    #mask;
    #secrets = new SecretFinder();
    constructor({ registry, token }, endpoint, { user, mask }) {
        this.registry = registry;
        this.user = user;
        this.#endpoint = endpoint;
        this.#token = token;
        this.#mask = mask;
    }
    /**
     * Opens a session. With a token, it requests the user from the registry; without one, nothing is sent.
     * @throws RegistryError if the registry rejects the token; NetworkError.
     */
    static async open(inputs, runner) {
        const endpoint = openConnection(inputs.connection, inputs.registry, runner).endpointOf(inputs.registry);
        const user = await findUser(inputs, endpoint, runner);
        return new ApiSession(inputs, endpoint, { user, mask: runner.mask });
    }
    get hasToken() {
        return this.#token !== undefined;
    }
    urlOf(path, query) {
        const url = new URL(path, this.#endpoint.origin);
        for (const [name, value] of query)
            url.searchParams.append(name, value);
        return url;
    }
    /**
     * Sends a call with the token of the session. Masks the secrets in its body before it is sent, because Quay quotes invalid values, and
     * those in the response before anything else uses it.
     * @throws InputError or RegistryError for too many secrets; what `sendCall` throws.
     */
    async send(call) {
        this.#maskSecrets(call.body ?? '', () => new build_error/* InputError */.dz(UNMASKABLE_BODY));
        const response = this.#withoutToken(await sendCall(this.#endpoint.http, { ...call, token: this.#token }));
        this.#maskSecrets(response.body.toString('utf8'), (cause) => unmaskableError(response, cause));
        return response;
    }
    /** A server may repeat the token, and the body becomes an output and a file. Secrets that the call has created stay in it. */
    #withoutToken(response) {
        const token = this.#token?.reveal() ?? '';
        if (token.length < MIN_TOKEN || !response.body.includes(token))
            return response;
        return { ...response, body: Buffer.from(response.body.toString('utf8').replaceAll(token, '***')) };
    }
    #maskSecrets(text, toError) {
        try {
            for (const secret of this.#secrets.find(text))
                this.#mask(new build_secret/* Secret */.z(secret));
        }
        catch (error) {
            throw error instanceof TooManySecrets ? toError(error) : error;
        }
    }
    /** Requests the discovery document. @throws NetworkError. */
    async fetchDiscovery() {
        return await fetchDiscovery(this.#endpoint.http, this.#endpoint.origin);
    }
}
/** Characters. A shorter string is not a token of Quay, and may be a word of the response. */
const MIN_TOKEN = 8;
const UNMASKABLE_BODY = 'body: it has more secrets, such as tokens and passwords, than can be masked in the log. The call was not sent. Send them in several calls.';
/**
 * Requests a registry token, whose subject is the user. The v1 API itself cannot tell whether a token is valid: public reads accept any
 * token, and `/api/v1/user/` needs a scope.
 */
async function findUser({ registry, token }, endpoint, runner) {
    if (token === undefined) {
        runner.info(`${registry}: no credentials; only public data can be read.`);
        return undefined;
    }
    const authenticator = new Authenticator(endpoint, { kind: 'oauth-token', token }, runner);
    const made = await authenticator.getToken([]).catch((error) => {
        throw isRejection(error) ? withTokenAdvice(error, token) : error;
    });
    const user = made?.claims?.subject ?? '';
    return user === '' || user === ANONYMOUS || user.length > MAX_USER ? undefined : user;
}
/** Characters: the longest name that Quay accepts. The name is an output and part of messages. */
const MAX_USER = 255;
/** The subject that Quay uses without a user. @see quay ffba0c70e util/security/registry_jwt.py */
const ANONYMOUS = '(anonymous)';
function isRejection(error) {
    return error instanceof build_error/* RegistryError */.gl && error.response.status === 401;
}
function withTokenAdvice(error, token) {
    const { method, url, status } = error.response;
    const form = nameTokenForm(token.reveal());
    const message = form === undefined || form === OAUTH_TOKEN
        ? `${error.message}\n${ACCEPTED_TOKEN} ${HOW_TO_MAKE_A_TOKEN}`
        : `oauth-token: this has the form of ${form}, not of ${OAUTH_TOKEN}. ${ACCEPTED_TOKEN} ${HOW_TO_MAKE_A_TOKEN} ${method} ${url} returned ${status}.`;
    return new build_error/* RegistryError */.gl(message, error.response, { cause: error.cause });
}

;// CONCATENATED MODULE: ./build/api/api.js









/**
 * Makes one call of Quay's v1 API, or lists the operations. It always sets the outputs.
 * @returns whether the step passes.
 */
async function api(runner) {
    maskCredentials(runner);
    const outcome = await run(runner);
    await publishApi(outcome, runner);
    return failureOf(outcome) === undefined;
}
async function run(runner) {
    try {
        const inputs = readApiInputs(runner);
        warnOfConnection(inputs.connection, [inputs.registry], runner);
        return await runInSession(inputs, await ApiSession.open(inputs, runner), runner);
    }
    catch (error) {
        return { kind: 'failed', user: undefined, status: undefined, error };
    }
}
/** From here on the user is known, so an outcome has it even if the run fails. */
async function runInSession(inputs, session, runner) {
    const { user } = session;
    try {
        checkUser(user, inputs.expectUser);
        if (inputs.request !== undefined) {
            return { kind: 'called', user, result: await callApi(inputs.request, session, runner) };
        }
        await listOperations(session, runner);
        return { kind: 'listed', user };
    }
    catch (error) {
        return { kind: 'failed', user, status: api_statusOf(error), error };
    }
}
function api_statusOf(error) {
    if (error instanceof build_error/* NetworkError */.Dr)
        return error.status;
    return error instanceof build_error/* RegistryError */.gl ? error.response.status : undefined;
}
/** A token can be assigned to another user; from then on it acts as that user. */
function checkUser(user, expected) {
    if (expected === undefined || user === expected)
        return;
    throw new build_error/* InputError */.dz(`expect-user: the token acts as ${user ?? 'a user that the registry does not name'}, expected ${(0,build_text/* oneLine */.TN)(expected)}. The call was not sent. The token may have been made by another user, or assigned to one: check the application of the organization in Quay, then correct oauth-token or expect-user.`);
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


/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
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
exports.kp = closest;


/***/ }),

/***/ 783:
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

/***/ 118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   YO: () => (/* binding */ array),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports ValitaError, ok, err, never, bigint, null, undefined, literal, tuple, lazy */
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
const boolean = /*#__PURE__*/ singleton("boolean", TAG_BOOLEAN, (v) => (typeof v === "boolean" ? undefined : ISSUE_EXPECTED_BOOLEAN));
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

/***/ 396:
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
