export const id = 174;
export const ids = [174];
export const modules = {

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

/***/ 174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  token: () => (/* binding */ token)
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

// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(118);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(368);
;// CONCATENATED MODULE: ./build/registry/auth/claims.js



/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
function readClaims(token) {
    const data = (0,build_json/* readJson */.Vh)(Payload, decodePayload(token));
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
    return (0,build_json/* parseJson */.qF)(Buffer.from(payload, 'base64url'), PAYLOAD_LIMITS);
}
/** The token of Quay for ten repositories has 80 values. */
const PAYLOAD_LIMITS = { depth: 32, values: 10_000 };
const OptionalSeconds = (0,build_json/* withFallback */.hv)(dist/* number */.ai().assert(Number.isFinite), undefined);
const Payload = dist/* object */.Ik({
    iss: build_json/* stringOrNothing */.iz,
    sub: build_json/* stringOrNothing */.iz,
    aud: (0,build_json/* withFallback */.hv)(dist/* union */.KC(dist/* string */.Yj(), dist/* array */.YO(dist/* string */.Yj())), undefined),
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
    const data = (0,build_json/* readJson */.Vh)(AccessEntry, entry);
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

// EXTERNAL MODULE: ./build/registry/auth/credentials.js
var auth_credentials = __webpack_require__(119);
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
    return given.flatMap((login) => [login.password.reveal(), (0,auth_credentials/* basicCredentials */.BG)(login)]);
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
    const issuer = readClaims(password)?.issuer;
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
    const service = nameForeignService(value);
    if (service !== undefined)
        throw new build_error/* InputError */.dz(foreignToken(service));
    const token = new build_secret/* Secret */.z(value);
    const claims = readClaims(value);
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

// EXTERNAL MODULE: ./build/inputs/file.js
var file = __webpack_require__(448);
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
        return (0,file/* readRegularFile */.XF)(path, MAX_PEM_BYTES).toString('utf8');
    }
    catch (error) {
        if (!(error instanceof file/* FileError */.f6))
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
var auth_file = __webpack_require__(122);
// EXTERNAL MODULE: ./build/credentials/auth-file-entry.js
var auth_file_entry = __webpack_require__(471);
// EXTERNAL MODULE: ./build/credentials/auth-file-key.js
var auth_file_key = __webpack_require__(144);
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
var auth_file_paths = __webpack_require__(351);
// EXTERNAL MODULE: ./build/credentials/helper.js + 1 modules
var helper = __webpack_require__(709);
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
    const json = (0,build_json/* parseJson */.qF)(body, PROBLEM_LIMITS);
    if (json === undefined)
        return undefined;
    if (typeof json === 'string')
        return { codes: [], words: [json] };
    // Quay's `/v2/` returns `true`, which explains nothing.
    if (typeof json !== 'object' || json === null)
        return { codes: [], words: [] };
    return readErrors(json) ?? readSingleError(json) ?? { codes: [], words: [problem_listKeys(json)] };
}
/** Quay lists the fields of an argument error one level deep. */
const PROBLEM_LIMITS = { depth: 32, values: 10_000 };
/** JSON that is not an error is not quoted, because it may have anything in it, also a token. */
function problem_listKeys(json) {
    const keys = Object.keys(json);
    return Array.isArray(json) || keys.length === 0
        ? ''
        : `JSON with ${keys
            .slice(0, problem_MAX_KEYS)
            .map((key) => (0,build_text/* oneLine */.TN)(key, MAX_CODE_LENGTH))
            .join(', ')}`;
}
const problem_MAX_KEYS = 8;
function readErrors(json) {
    const { errors: entries = [] } = (0,build_json/* readJson */.Vh)(DistributionErrors, json) ?? {};
    if (entries.length === 0)
        return undefined;
    const errors = entries.map((error) => typeof error === 'string' ? { code: undefined, message: error, detail: undefined } : error);
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
const DistributionErrors = dist/* object */.Ik({
    errors: dist/* array */.YO(dist/* union */.KC(dist/* string */.Yj(), dist/* object */.Ik({ code: build_json/* stringOrNothing */.iz, message: build_json/* stringOrNothing */.iz, detail: build_json/* stringOrNothing */.iz }))),
});
function readSingleError(json) {
    const data = (0,build_json/* readJson */.Vh)(SingleError, json);
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
    error_description: build_json/* stringOrNothing */.iz,
    error_type: build_json/* stringOrNothing */.iz,
    error_message: build_json/* stringOrNothing */.iz,
    message: dist/* unknown */.L5().optional(),
    detail: build_json/* stringOrNothing */.iz,
    title: build_json/* stringOrNothing */.iz,
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
    const read = response.status === 200 ? federation_readPassword(response.body) : { why: undefined };
    if ('password' in read)
        return read.password;
    const refusal = { robot, claims: readClaims(idToken.reveal()), response };
    const error = tokenResponseError({ sent, response }, read.why ?? explainFederationRefusal(refusal));
    throw new build_error/* RegistryError */.gl(`${error.message}\n${listClaims(refusal)}`, error.response);
}
/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;
function federation_readPassword(body) {
    const data = (0,build_json/* readJson */.Vh)(FederationBody, (0,build_json/* parseJson */.qF)(body));
    if (data === undefined)
        return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(data.token);
    if (invalid !== undefined)
        return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
    const expiresAt = readClaims(data.token)?.expiresAt;
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
    const { words } = problem_readProblem(response.body, response.header('content-type'));
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
        const claims = readClaims(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
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
    const body = (0,build_json/* parseJson */.qF)(response.body);
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
    return { authorization: `Basic ${(0,auth_credentials/* basicCredentials */.BG)(login)}` };
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
    token: build_json/* stringOrNothing */.iz,
    access_token: build_json/* stringOrNothing */.iz,
    expires_in: (0,build_json/* withFallback */.hv)(dist/* number */.ai().assert(Number.isFinite), undefined),
    issued_at: build_json/* stringOrNothing */.iz,
});
function token_readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const data = (0,build_json/* readJson */.Vh)(TokenBody, body);
    const value = data?.token || data?.access_token;
    if (data === undefined || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = readClaims(value);
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
        throw responseError({ sent, response }, `The given token expired at ${expiresAt.toISOString()}. ${FRESH_TOKEN}`);
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

;// CONCATENATED MODULE: ./build/token/make-token.js









/**
 * Gets a token and checks it with one request: with a wrong `service`, Quay issues a token that it does not accept.
 * @throws InputError for the credentials; RegistryError and NetworkError if the registry does not issue or accept the token, or if the
 *   token grants less than requested, without `allowPartial`.
 */
async function makeToken(inputs, runner) {
    const { registry, actions } = inputs;
    const connection = openConnection(inputs.connection, registry, runner);
    const endpoint = connection.endpointOf(registry);
    const { http, origin } = endpoint;
    // Credentials may take a request of their own: keyless, or a credential helper.
    void http.prepare(origin, 1);
    const credentials = await chooseCredentials(inputs, { connection, runner });
    const scopes = inputs.repositories.map((repository) => ({ repository, actions }));
    const session = new Session(new Authenticator(endpoint, credentials, runner), scopes, { http, now: runner.now });
    const token = await checkToken(session, origin);
    if (token === undefined)
        checkOpenRegistry(inputs, origin);
    const shortfalls = scopes.flatMap((scope) => (token && describeShortfall(scope, token, credentials)) ?? []);
    if (shortfalls.length > 0 && !inputs.allowPartial)
        throw grantsTooLittle(shortfalls, origin);
    for (const shortfall of shortfalls)
        runner.warn(shortfall);
    return { registry, token, scopes, login: await (0,auth_credentials/* loginOf */.DQ)(credentials) };
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
    throw responseError({ sent, response }, 'The registry does not accept the token, so later steps do not get it.');
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
        const login = inputs.login ? await __webpack_require__.e(/* import() */ 57).then(__webpack_require__.bind(__webpack_require__, 438)) : undefined;
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

/***/ })

};
