export const id = 152;
export const ids = [152];
export const modules = {

/***/ 6211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ matchesDistinguishedName),
/* harmony export */   X: () => (/* binding */ parseDistinguishedName)
/* harmony export */ });
/**
 * Parses a distinguished name such as `CN=acme signer,O=Acme`. `\` escapes the next character.
 * @returns the attributes in their order, with the types in upper case; `undefined` if one has no type or no value, or a type is repeated.
 * @see https://www.rfc-editor.org/rfc/rfc4514#section-2
 */
function parseDistinguishedName(text) {
    const attributes = splitUnescaped(text).map(parseAttribute);
    const valid = attributes.filter((attribute) => attribute !== undefined);
    const types = new Set(valid.map(({ type }) => type));
    return valid.length === attributes.length && types.size === valid.length ? valid : undefined;
}
/**
 * Whether a name has each of the expected attributes, with exactly this value. It may have others. An attribute that the name has several
 * times does not count, because only one of them would be compared.
 */
function matchesDistinguishedName(expected, found) {
    return expected.every(({ type, value }) => {
        const same = found.filter((attribute) => attribute.type.toUpperCase() === type);
        return same.length === 1 && same[0]?.value === value;
    });
}
function splitUnescaped(text) {
    const parts = [''];
    for (const [piece] of text.matchAll(/\\.?|[^\\]/gsu)) {
        if (piece === ',')
            parts.push('');
        else
            parts.push(`${parts.pop() ?? ''}${piece}`);
    }
    return parts;
}
function parseAttribute(text) {
    const { type = '', value = '' } = /^\s*(?<type>[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=(?<value>.*)$/s.exec(text)?.groups ?? {};
    const unescaped = value.trim().replace(/\\(.)/gsu, '$1');
    // A single backslash at the end escapes nothing.
    return unescaped === '' || /(?:^|[^\\])(?:\\\\)*\\$/.test(value)
        ? undefined
        : { type: ALIASES.get(type.toUpperCase()) ?? type.toUpperCase(), value: unescaped };
}
/** notation accepts it, too. */
const ALIASES = new Map([['S', 'ST']]);


/***/ }),

/***/ 2578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ formatPointer),
/* harmony export */   Aq: () => (/* binding */ ownProperty),
/* harmony export */   RD: () => (/* binding */ arrayAt),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   qT: () => (/* binding */ readPointer),
/* harmony export */   vp: () => (/* binding */ parsePointer)
/* harmony export */ });
/**
 * Parses a JSON pointer that is not empty, for example `/a/b~1c/0`.
 * @returns its unescaped tokens, at least one; `undefined` if it does not start with `/`, or has `~` without `0` or `1`.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-3
 */
function parsePointer(text) {
    if (!text.startsWith('/') || /~(?![01])/.test(text))
        return undefined;
    return text
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/**
 * Reads the value at a JSON pointer; `undefined` if there is none. Only own properties of objects and elements of arrays are read, never
 * an inherited property or the length of an array.
 */
function readPointer(json, tokens) {
    let value = json;
    for (const token of tokens)
        value = readToken(value, token);
    return value;
}
/** Formats tokens as a JSON pointer, for messages. */
function formatPointer(tokens) {
    return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
/** Returns an own property of an object; `undefined` for any other value. */
function ownProperty(json, name) {
    if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, name))
        return undefined;
    return Reflect.get(json, name);
}
/** Returns the string at a path of own properties; `undefined` if there is another value or none. */
function stringAt(json, path) {
    const value = readPointer(json, path);
    return typeof value === 'string' ? value : undefined;
}
/** Returns the array at a path of own properties; empty if there is another value or none. */
function arrayAt(json, path) {
    const value = readPointer(json, path);
    return Array.isArray(value) ? value : [];
}
/** An index has no leading zeros: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function readToken(json, token) {
    if (Array.isArray(json))
        return /^(?:0|[1-9]\d*)$/.test(token) ? json[Number(token)] : undefined;
    return ownProperty(json, token);
}


/***/ }),

/***/ 3249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ findSourceFault),
/* harmony export */   qf: () => (/* binding */ isMisleading),
/* harmony export */   sE: () => (/* binding */ sourcesIn),
/* harmony export */   xo: () => (/* binding */ normalizeSource)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(977);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4757);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2578);



/**
 * Normalizes the URI of a source repository: without the prefix `git+`, the suffix `.git`, a `@ref`, a fragment and a trailing slash. The
 * case stays, because paths are compared with it.
 * @see https://spdx.github.io/spdx-spec/v2.3/package-information/#77-package-download-location-field (the form `git+https://…@ref#path`)
 */
function normalizeSource(uri) {
    const [whole = ''] = uri.replace(/^git\+/, '').split('#');
    const authority = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/.exec(whole)?.[0] ?? '';
    const [path = ''] = whole.slice(authority.length).split('@');
    return `${authority}${path.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}
/**
 * Whether clients may read a URI as another one than it looks like: `https://github.com/acme/../other/app`, or with spaces in it. A `*` in
 * a pattern would match such a part, and what looks like a git ref would be ignored.
 */
function isMisleading(uri) {
    const [whole = ''] = uri.split('#');
    return /[\s\p{Cc}]|(?:[/\\@]|%2f|%5c)(?:\.|%2e){1,2}(?:[/\\?@]|%2f|%5c|$)/iu.test(whole);
}
/** The paths in a SLSA predicate at which builders state the source. Each is a string, or an object with `uri` or `repository`. */
const SOURCE_PATHS = [
    // SLSA v1. GitHub's actions/attest and npm: https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1
    ['buildDefinition', 'externalParameters', 'workflow'],
    // slsa-github-generator: https://github.com/slsa-framework/slsa-github-generator/tree/main/internal/builders
    ['buildDefinition', 'externalParameters', 'source'],
    // Google Cloud Build: https://slsa-framework.github.io/gcb-buildtypes/triggered-build/v1
    ['buildDefinition', 'externalParameters', 'sourceToBuild'],
    ['buildDefinition', 'externalParameters', 'buildConfigSource'],
    // BuildKit: https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md
    ['buildDefinition', 'externalParameters', 'configSource'],
    // SLSA v0.2: https://slsa.dev/spec/v0.2/provenance#fields
    ['invocation', 'configSource'],
];
/** Returns the sources that a SLSA predicate states, as written. Materials are not read: one of them may be a base image. */
function sourcesIn(predicate) {
    return SOURCE_PATHS.flatMap((path) => {
        const value = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .readPointer */ .qT)(predicate, path);
        const stated = [value, (0,_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, ['uri']), (0,_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, ['repository'])];
        return stated.filter((source) => typeof source === 'string' && source !== '');
    });
}
/**
 * Compares all sources that a certificate and a provenance state with a rule. Each must match, and at least one must be stated.
 * @returns why they do not match, as a clause; `undefined` if they match.
 */
function findSourceFault(pattern, stated) {
    if (stated.length === 0)
        return 'it does not state a source, in its certificate or in its content';
    const other = stated.find((source) => isMisleading(source) || !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(normalizeSource(pattern), normalizeSource(source)));
    return other === undefined ? undefined : `its source is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(other)}, not ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(pattern)}`;
}


/***/ }),

/***/ 1152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VERIFICATION_SYNTAX: () => (/* binding */ VERIFICATION_SYNTAX)
});

// EXTERNAL MODULE: ./build/policy/kinds-table.js
var kinds_table = __webpack_require__(4353);
// EXTERNAL MODULE: ./build/policy/verification-fields.js
var verification_fields = __webpack_require__(5148);
;// CONCATENATED MODULE: ./build/policy/check-trust.js


/**
 * Finds options that are valid on their own but not together: two kinds of trust, half of one, a condition that nothing can meet.
 * @returns what is wrong, what is expected, and an example, each.
 */
function findTrustProblems(rule) {
    const mixed = findMixedTrust(rule);
    // What follows from a mixture would repeat it.
    if (mixed !== undefined)
        return [mixed];
    return [findHalfTrust(rule), ...findLooseOptions(rule), findUnsignedSummary(rule), ...findKindProblems(rule)].filter((problem) => problem !== undefined);
}
const ISSUER = 'issuer=https://token.actions.githubusercontent.com';
const IDENTITY = 'identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
function findMixedTrust({ keys, issuer, identity, ca }) {
    const given = [
        ...(keys === undefined ? [] : ['key']),
        ...(issuer === undefined && identity === undefined
            ? []
            : [[issuer && 'issuer', identity && 'identity'].filter(Boolean).join(' and ')]),
        ...(ca === undefined ? [] : ['ca']),
    ];
    if (given.length < 2)
        return undefined;
    return `it has ${given.join(' and also ')}; expected one of key, issuer with identity, or ca, and a rule of its own for each other, for example: signature key=cosign.pub`;
}
function findHalfTrust({ issuer, identity }) {
    if (issuer !== undefined && identity === undefined) {
        return `it has issuer without identity, which anyone with an account at the issuer would meet; expected both, for example: signature issuer=${issuer} ${IDENTITY}`;
    }
    if (identity !== undefined && issuer === undefined) {
        return `it has identity without issuer, and another issuer may give the same identity to others; expected both, for example: signature ${ISSUER} identity=${identity}`;
    }
    return undefined;
}
/** Options that need another one. */
function findLooseOptions(rule) {
    const { subject, ca, requiresLog, keys, verifier } = rule;
    const problems = [];
    if (subject !== undefined && ca === undefined) {
        problems.push(`it has subject without ca; expected both, for example: signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"`);
    }
    if (requiresLog && keys === undefined) {
        problems.push('it has log without key; expected log=required only with key, because for issuer and identity the trusted root decides, for example: signature key=cosign.pub log=required');
    }
    if (verifier !== undefined && !hasVsa(rule)) {
        problems.push('verifier is only for the kind vsa; expected that kind, for example: vsa key=cosign.pub verifier=https://github.com/acme/release-gate');
    }
    return [...problems, ...findLooseClaims(rule)];
}
/** Claims are those of a certificate that Fulcio issued; only `source` is also in provenance. */
function findLooseClaims(rule) {
    // A rule with issuer or identity alone has a problem of its own.
    if (rule.issuer !== undefined || rule.identity !== undefined)
        return [];
    const { sourceRef, trigger, runner, owner, source } = rule;
    const names = Object.entries({ 'source-ref': sourceRef, trigger, runner, owner }).flatMap(([name, value]) => value === undefined ? [] : [name]);
    const problems = names.map((name) => `${name} is a claim of a certificate; expected it with issuer and identity, for example: signature ${ISSUER} ${IDENTITY}`);
    if (source === undefined)
        return problems;
    if ((0,verification_fields/* trustOf */.A)(rule) === undefined) {
        return [
            ...problems,
            `source needs a signature; expected it with key, or with issuer and identity, for example: provenance key=cosign.pub source=${source}`,
        ];
    }
    const [kind] = kindsWithout(rule, PROVENANCE_KINDS);
    if (kind === undefined)
        return problems;
    return [
        ...problems,
        `source is not known for ${kind} without a certificate of issuer and identity; expected it for provenance, for example: provenance key=cosign.pub source=${source}`,
    ];
}
/** An unsigned summary proves nothing: anyone who may push can attach one. */
function findUnsignedSummary(rule) {
    if (!hasVsa(rule) || (0,verification_fields/* trustOf */.A)(rule) !== undefined || rule.issuer !== undefined || rule.identity !== undefined)
        return undefined;
    return 'vsa without a signature proves nothing, because anyone who may push can attach one; expected key, issuer with identity, or ca, for example: vsa key=cosign.pub';
}
const PROVENANCE_KINDS = ['provenance', 'attestation'];
const SBOM_KINDS = ['sbom', 'attestation'];
const STATEMENT_KINDS = ['sbom', 'provenance', 'vex', 'scan', 'attestation'];
/** The options for the content of a document, and the kinds with such a document. */
const CONTENT = [
    {
        name: 'builder',
        field: 'builder',
        kinds: PROVENANCE_KINDS,
        example: 'provenance key=cosign.pub builder=https://tekton.dev/chains/v2',
    },
    {
        name: 'material',
        field: 'material',
        kinds: PROVENANCE_KINDS,
        example: 'provenance key=cosign.pub material=git+https://github.com/acme/*',
    },
    { name: 'format', field: 'format', kinds: SBOM_KINDS, example: 'sbom key=cosign.pub format=spdx' },
    { name: 'min-packages', field: 'minPackages', kinds: SBOM_KINDS, example: 'sbom key=cosign.pub min-packages=10' },
    {
        name: 'predicate.',
        field: 'predicates',
        kinds: STATEMENT_KINDS,
        example: 'provenance key=cosign.pub predicate./buildType=https://tekton.dev/*',
    },
];
/** A condition that one of the alternatives can never meet. The content of a type is not known, so each option is valid for it. */
function findKindProblems(rule) {
    const contentProblems = CONTENT.flatMap(({ name, field, kinds, example }) => {
        // Any statement has a predicate, also a summary.
        const wrong = rule[field] === undefined
            ? []
            : kindsWithout(rule, kinds).filter((kind) => kind !== kinds_table/* VSA */.P1 || field !== 'predicates');
        return wrong.map((kind) => `${name} is not for the kind ${kind}, which has no such content; expected it for ${kinds.join(' or ')}, for example: ${example}`);
    });
    const wrongCa = rule.ca === undefined ? [] : kindsWithout(rule, ['signature']);
    const caProblems = wrongCa.map((kind) => `ca is not for the kind ${kind}, because notation signs images only; expected it for signature, for example: signature ca=notation-ca.pem`);
    return [...contentProblems, ...caProblems];
}
/** The kinds of a rule that are not in the list. */
function kindsWithout({ matchers }, kinds) {
    return matchers.flatMap((matcher) => {
        if (matcher.by === 'vsa')
            return [kinds_table/* VSA */.P1];
        return matcher.by === 'kind' && !kinds.includes(matcher.kind) ? [matcher.kind] : [];
    });
}
function hasVsa({ matchers }) {
    return matchers.some(({ by }) => by === 'vsa');
}
/**
 * Checks that trust is not combined with the input `check-manifests: false`, which leaves out reading what a signature is about.
 * @returns the problem, without the name of the input; `undefined` if there is none.
 */
function findUncheckedTrust(rules) {
    const rule = rules.find((one) => (0,verification_fields/* trustOf */.A)(one) !== undefined);
    if (rule === undefined)
        return undefined;
    return `it is false, and the rule \`${rule.text}\` requires a verified signature; expected true, or rules without key, issuer and ca, for example: true`;
}

// EXTERNAL MODULE: ./build/policy/distinguished-name.js
var distinguished_name = __webpack_require__(6211);
// EXTERNAL MODULE: ./build/policy/nearest-kind.js
var nearest_kind = __webpack_require__(7448);
;// CONCATENATED MODULE: ./build/policy/written-value.js
/**
 * Finds a regular expression that is typed as the value of an option. Values have `*` only.
 * @returns the value with `*` instead; `undefined` if it does not look like a regular expression.
 */
function fromRegularExpression(value) {
    if (!SIGNS_OF_EXPRESSIONS.test(value))
        return undefined;
    return value
        .replace(/^\^/, '')
        .replace(/\$$/, '')
        .replace(/\((?:\?:)?[^()]*\)[*+?]?|\[[^\]]*\](?:[*+?]|\{[^}]*\})?|\\[dwsS][*+?]?/g, '*')
        .replace(/\\(.)/g, '$1')
        .replace(/\.[*+]\??/g, '*')
        .replace(/\*{2,}/g, '*');
}
/** `.*` within a name is not one of them: `refs/tags/v1.*` is a valid pattern. */
const SIGNS_OF_EXPRESSIONS = /^\^|\$$|\\|\.\+|(?:^|[/@:])\.\*|\(\?|\([^()]*\|[^()]*\)|\][+*{]/;
/**
 * Finds a `*` that would match names of others: in the scheme, the host or the first path segment of a URL (`https://github.com/acme*`
 * also matches acme-evil), in the domain of an email address, or as the whole value.
 * @returns what the `*` is in, for a sentence: `"*" in its host`; `undefined` if there is none.
 */
function findWideStar(value) {
    if (/^\*+$/.test(value))
        return 'only "*"';
    const url = /^(?<scheme>.*?):\/\/(?<host>[^/]*)(?:\/(?<first>[^/]*))?/s.exec(value)?.groups;
    if (url === undefined)
        return /[*][^@]*$/.test(value) ? '"*" in its domain' : undefined;
    if (url.scheme?.includes('*'))
        return '"*" in its scheme';
    if (url.host?.includes('*'))
        return '"*" in its host';
    return url.first?.includes('*') ? '"*" in the first part of its path' : undefined;
}
/** Whether a value is a URL with a scheme, without user information before the host, and with something after the host. */
function isUrlPattern(value) {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]+(?:\/[^\s]*)?$/.test(value);
}

;// CONCATENATED MODULE: ./build/policy/pattern-options.js

/**
 * Reads a pattern, in which `*` stands for any characters.
 * @returns `undefined` if it is empty, only `*`, or a regular expression, which is reported.
 */
function parsePattern(value, { name, rule, example }, report) {
    const plain = fromRegularExpression(value);
    if (value.trim() === '')
        report(`${name} is empty, probably because a variable in it is empty; expected a value, for example: ${rule}${example}`);
    else if (plain !== undefined) {
        const corrected = plain === '' || /^\*+$/.test(plain) ? example : plain;
        report(`${name} is "${value}", a regular expression; expected the whole value, in which "*" stands for any characters, for example: ${rule}${corrected}`);
    }
    else if (/^\*+$/.test(value))
        report(`${name} is "${value}", which matches everything; expected a value, for example: ${rule}${example}`);
    else
        return value;
    return undefined;
}
/**
 * Reads a pattern for a URL. `*` is only valid after the first part of the path, since it would otherwise match names of others.
 * @returns `undefined` if it is not valid, which is reported.
 */
function parseUrlPattern(value, option, report) {
    const pattern = parsePattern(value, option, report);
    if (pattern === undefined)
        return undefined;
    const { name, rule, example } = option;
    const star = pattern.includes('://') ? findWideStar(pattern) : undefined;
    if (star !== undefined) {
        report(`${name} is "${value}", with ${star}, which also matches names of others; expected a URL that names the host and the owner, for example: ${rule}${example}`);
    }
    else if (!isUrlPattern(pattern))
        report(`${name} is "${value}"; expected a URL with its scheme, for example: ${rule}${example}`);
    else
        return pattern;
    return undefined;
}

// EXTERNAL MODULE: ./build/policy/pointer.js
var policy_pointer = __webpack_require__(2578);
// EXTERNAL MODULE: ./build/policy/rule-options.js
var rule_options = __webpack_require__(6186);
// EXTERNAL MODULE: ./build/policy/source.js
var policy_source = __webpack_require__(3249);
;// CONCATENATED MODULE: ./build/policy/verification-options.js







const PARSERS = {
    key: { value: 'PATHS', parse: parseKeys },
    issuer: { value: 'URL', parse: parseIssuer },
    identity: { value: 'PATTERN', parse: parseIdentity },
    source: { value: 'URL', parse: parseSource },
    'source-ref': { value: 'PATTERN', parse: parseSourceRef },
    trigger: { value: 'PATTERN', parse: parseTrigger },
    runner: { value: 'RUNNER', parse: parseRunner },
    owner: { value: 'URL', parse: parseOwner },
    ca: { value: 'PATH', parse: parseCa },
    subject: { value: 'NAME', parse: parseSubject },
    builder: { value: 'PATTERN', parse: parseBuilder },
    material: { value: 'PATTERN', parse: parseMaterial },
    format: { value: 'FORMAT', parse: parseFormat },
    'min-packages': { value: 'N', parse: parseMinPackages },
    log: { value: 'required', parse: parseLog },
    verifier: { value: 'PATTERN', parse: parseVerifier },
};
/** The options for signatures and for the content of documents. */
const VERIFICATION_OPTIONS = rule_options/* VERIFICATION_NAMES */.F_.map((name) => ({
    name,
    ...PARSERS[name],
}));
/** Parses the option `predicate./JSON/pointer=VALUE`. */
function parsePredicate(name, value, report) {
    const text = name.slice(rule_options/* PREDICATE */.W3.length);
    const pointer = (0,policy_pointer/* parsePointer */.vp)(text);
    if (pointer !== undefined)
        return { pointer, value };
    const correct = `/${text.replace(/^\$?[./]*/, '').replaceAll('.', '/')}`.replace(/~(?![01])/g, '~0');
    const example = text === '' ? 'buildDefinition/buildType' : correct.slice(1);
    report(`"${text}" is not a JSON pointer; expected "/" before each name, and ~0 and ~1 for "~" and "/" in a name, for example: provenance key=cosign.pub ${rule_options/* PREDICATE */.W3}/${example}=${value || 'VALUE'}`);
    return undefined;
}
function parseKeys(value, report) {
    const keys = value.split('|');
    const remote = keys.find((key) => /^[a-z0-9+]+:\/\//i.test(key));
    if (keys.includes(''))
        report(`key is "${value}", with an empty path, probably from an empty variable; ${EXPECTED_KEY}`);
    else if (remote !== undefined)
        report(`key is "${remote}", which is not a path of a file; ${EXPECTED_KEY}`);
    else if (/\.\w+,/.test(value))
        report(`key is "${value}", with a comma; ${EXPECTED_KEY}`);
    else if (keys.some((key) => key.includes('*')))
        report(`key is "${value}"; a path cannot have "*"; ${EXPECTED_KEY}`);
    else
        return { keys };
    return {};
}
const EXPECTED_KEY = 'expected paths of public keys joined by "|", or "input" for the input public-key, for example: signature key=cosign.pub';
function parseIssuer(value, report) {
    if (/^https:\/\/[^/@\s*]+(?:\/[^\s*]*)?$/.test(value))
        return { issuer: value };
    const star = value.includes('*') ? ', and it cannot have "*"' : '';
    report(`issuer is "${value}"; expected the URL of the OIDC issuer with https, which is compared exactly${star}, for example: signature issuer=${nearestIssuer(value)} identity=${EXAMPLE_IDENTITY}`);
    return {};
}
const EXAMPLE_IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
/** The issuers of Fulcio's public instance that people write by name. */
function nearestIssuer(value) {
    const name = value.toLowerCase();
    if (name.includes('gitlab'))
        return 'https://gitlab.com';
    return name.includes('google') ? 'https://accounts.google.com' : 'https://token.actions.githubusercontent.com';
}
function parseIdentity(value, report) {
    const context = {
        name: 'identity',
        rule: `signature issuer=https://token.actions.githubusercontent.com identity=`,
        example: EXAMPLE_IDENTITY,
    };
    const pattern = parsePattern(value, context, report);
    if (pattern === undefined)
        return {};
    if (!(isUrlPattern(value) || /^[^/\s]+[@!][^/@!\s]+$/.test(value))) {
        const full = /^[^/:]+\.[^/:]+\//.test(value) ? `https://${value}` : EXAMPLE_IDENTITY;
        report(`identity is "${value}"; expected a URL with its scheme, or an email address, for example: ${context.rule}${full}`);
        return {};
    }
    const star = findWideStar(value);
    if (star === undefined)
        return { identity: value };
    const [named, example] = isUrlPattern(value)
        ? ['the host and the owner', EXAMPLE_IDENTITY]
        : ['the domain', 'release@example.com'];
    report(`identity is "${value}", with ${star}, which also matches identities of others; expected a pattern that names ${named}, for example: ${context.rule}${example}`);
    return {};
}
function parseSource(value, report) {
    const context = {
        name: 'source',
        rule: 'provenance issuer=… identity=… source=',
        example: 'https://github.com/acme/app',
    };
    const source = parseUrlPattern(value, context, report);
    if (source === undefined)
        return {};
    const hasRef = /^[^/]*\/\/[^/]*\/.*[@#]/.test(source);
    if (!hasRef)
        return { source: (0,policy_source/* normalizeSource */.xo)(source) };
    report(`source is "${value}", with a git ref; expected the repository alone, and the option source-ref for the ref, for example: ${context.rule}${(0,policy_source/* normalizeSource */.xo)(source)} source-ref=refs/tags/*`);
    return {};
}
function parseSourceRef(value, report) {
    const context = { name: 'source-ref', rule: 'signature issuer=… identity=… source-ref=', example: 'refs/heads/main' };
    const sourceRef = parsePattern(value, context, report);
    if (sourceRef === undefined)
        return {};
    if (sourceRef.startsWith('refs/') || sourceRef.startsWith('*'))
        return { sourceRef };
    report(`source-ref is "${value}"; expected a whole git ref, for example: ${context.rule}refs/${/^v?\d/.test(value) ? 'tags' : 'heads'}/${value}`);
    return {};
}
function parseTrigger(value, report) {
    const trigger = parsePattern(value, { name: 'trigger', rule: 'signature issuer=… identity=… trigger=', example: 'push' }, report);
    return trigger === undefined ? {} : { trigger };
}
const RUNNERS = ['github-hosted', 'self-hosted'];
function parseRunner(value, report) {
    if (RUNNERS.includes(value))
        return { runner: value };
    const near = (0,nearest_kind/* nearestOf */.q)(value.toLowerCase(), RUNNERS) ?? 'github-hosted';
    report(`runner is "${value}"; expected ${RUNNERS.join(' or ')}, for example: signature issuer=… identity=… runner=${near}`);
    return {};
}
function parseOwner(value, report) {
    const example = /^[\w.-]+$/.test(value) ? `https://github.com/${value}` : 'https://github.com/acme';
    const owner = parseUrlPattern(value, { name: 'owner', rule: 'signature issuer=… identity=… owner=', example }, report);
    return owner === undefined ? {} : { owner };
}
function parseCa(value, report) {
    if (value !== '' && !/[|*]|:\/\//.test(value))
        return { ca: value };
    report(`ca is "${value}"; expected the path of one file with certificates, for example: signature ca=notation-ca.pem`);
    return {};
}
function parseSubject(value, report) {
    const subject = (0,distinguished_name/* parseDistinguishedName */.X)(value.replace(/^x509\.subject:\s*/, ''));
    if (subject !== undefined && !value.includes('*'))
        return { subject };
    const why = value.includes('*') ? '; it is compared exactly, without "*"' : '';
    report(`subject is "${value}"${why}; expected attributes of the certificate, each once, joined by commas, for example: signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"`);
    return {};
}
function parseBuilder(value, report) {
    const context = {
        name: 'builder',
        rule: 'provenance key=cosign.pub builder=',
        example: 'https://tekton.dev/chains/v2',
    };
    const builder = parsePattern(value, context, report);
    const star = builder?.includes('://') ? findWideStar(builder) : undefined;
    if (star !== undefined) {
        report(`builder is "${value}", with ${star}, which also matches builders of others; expected a pattern that names the host and the owner, for example: ${context.rule}${context.example}`);
        return {};
    }
    return builder === undefined ? {} : { builder };
}
function parseMaterial(value, report) {
    const material = parsePattern(value, { name: 'material', rule: 'provenance key=cosign.pub material=', example: 'git+https://github.com/acme/*' }, report);
    return material === undefined ? {} : { material };
}
function parseFormat(value, report) {
    if (value === 'spdx' || value === 'cyclonedx')
        return { format: value };
    const near = /cdx|cyclone/i.test(value) ? 'cyclonedx' : 'spdx';
    report(`format is "${value}"; expected spdx or cyclonedx, for example: sbom key=cosign.pub format=${near}`);
    return {};
}
function parseMinPackages(value, report) {
    const minPackages = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (minPackages >= 1 && Number.isSafeInteger(minPackages))
        return { minPackages };
    report(`min-packages is "${value}"; expected an integer of at least 1, for example: sbom key=cosign.pub min-packages=10`);
    return {};
}
function parseLog(value, report) {
    if (value === 'required')
        return { requiresLog: true };
    report(`log is "${value}"; expected required, or no option log, for example: signature key=cosign.pub log=required`);
    return {};
}
function parseVerifier(value, report) {
    const context = {
        name: 'verifier',
        rule: 'vsa key=cosign.pub verifier=',
        example: 'https://github.com/acme/release-gate',
    };
    const verifier = parseUrlPattern(value, context, report);
    return verifier === undefined ? {} : { verifier };
}

;// CONCATENATED MODULE: ./build/policy/verifier-flags.js
/** Options of cosign, gh, slsa-verifier and notation, and the option of a rule that has the same meaning. */
const FLAGS = {
    key: ['k', 'pubkey', 'pub-key', 'public-key', 'publickey', 'keys', 'sk', 'signed-by'],
    issuer: [
        ...['certificate-oidc-issuer', 'certificate-oidc-issuer-regexp', 'cert-oidc-issuer', 'oidc-issuer', 'iss'],
        'oidc-provider',
    ],
    identity: [
        ...['certificate-identity', 'certificate-identity-regexp', 'cert-identity', 'cert-identity-regex', 'san'],
        ...['certificate-email', 'signer', 'signer-workflow', 'signer-repo', 'workflow', 'email'],
    ],
    source: [
        ...['certificate-github-workflow-repository', 'repo', 'repository', 'source-uri', 'source-repo'],
        ...['source-repository', 'config-source'],
    ],
    'source-ref': [
        ...[
            'certificate-github-workflow-ref',
            'source-tag',
            'source-branch',
            'source-versioned-tag',
            'ref',
            'branch',
            'tag',
        ],
    ],
    trigger: ['certificate-github-workflow-trigger', 'event', 'build-trigger'],
    runner: ['deny-self-hosted-runners', 'runner-environment'],
    owner: ['o', 'org', 'organization', 'source-owner'],
    ca: ['ca-roots', 'certificate', 'certificate-chain', 'cert', 'cert-chain', 'trust-store', 'root'],
    subject: ['trusted-identities', 'trusted-identity', 'x509.subject', 'dn', 'certificate-subject'],
    builder: ['builder-id', 'builder.id'],
    material: ['materials', 'resolved-dependencies', 'dependency'],
    format: ['sbom-format', 'spec'],
    'min-packages': ['packages', 'min-components', 'components', 'minpackages'],
    'predicate./JSON/pointer': ['policy', 'predicate', 'jsonpath', 'pointer'],
    log: ['rekor-url', 'tlog', 'insecure-ignore-tlog', 'transparency-log', 'rekor'],
    verifier: ['verifier-id', 'verifier.id'],
};
/** The option of a rule by the name of another tool's option, without dashes. */
const OPTION_BY_FLAG = new Map(Object.entries(FLAGS).flatMap(([option, flags]) => flags.map((flag) => [flag, option])));
const EXAMPLE = 'signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
/**
 * Finds an option of cosign, gh, slsa-verifier or notation with its dashes, for example `--certificate-identity`.
 * @returns what is wrong, what is expected, and an example; `undefined` if there is none.
 */
function findVerifierFlag(words) {
    for (const word of words) {
        const flag = /^--?(?<name>[A-Za-z][\w.-]*)/.exec(word)?.groups?.name?.toLowerCase();
        const option = flag === undefined ? undefined : (OPTION_BY_FLAG.get(flag) ?? (OWN_NAMES.has(flag) ? flag : undefined));
        if (option !== undefined) {
            return `"${/^[^=]*/.exec(word)?.[0]}" is an option of a command; expected ${option}=VALUE without dashes, for example: ${EXAMPLE_BY_OPTION.get(option) ?? EXAMPLE}`;
        }
    }
    return undefined;
}
const OWN_NAMES = new Set(Object.keys(FLAGS));
/** For the options that do not fit into the general example. */
const EXAMPLE_BY_OPTION = new Map([
    ['key', 'signature key=cosign.pub'],
    ['ca', 'signature ca=notation-ca.pem'],
    ['subject', 'signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"'],
    ['log', 'signature key=cosign.pub log=required'],
    ['verifier', 'vsa key=cosign.pub verifier=https://github.com/acme/release-gate'],
    ['format', 'sbom key=cosign.pub format=spdx'],
    ['min-packages', 'sbom key=cosign.pub min-packages=10'],
    ['builder', 'provenance key=cosign.pub builder=https://tekton.dev/chains/v2'],
    ['material', 'provenance key=cosign.pub material=git+https://github.com/acme/*'],
    ['predicate./JSON/pointer', 'provenance key=cosign.pub predicate./buildType=https://tekton.dev/*'],
    ...['source', 'source-ref', 'trigger', 'runner', 'owner'].map((name) => [name, `${EXAMPLE} ${claimExample(name)}`]),
]);
function claimExample(name) {
    const values = new Map([
        ['source', 'https://github.com/acme/app'],
        ['source-ref', 'refs/tags/*'],
        ['trigger', 'push'],
        ['runner', 'github-hosted'],
    ]);
    return `${name}=${values.get(name) ?? 'https://github.com/acme'}`;
}

;// CONCATENATED MODULE: ./build/policy/verification-syntax.js



/** The syntax of rules for signatures and content. It takes longer to load than the rest of the rules, so only a run that needs it does. */
const VERIFICATION_SYNTAX = {
    options: VERIFICATION_OPTIONS,
    parsePredicate: parsePredicate,
    optionByFlag: OPTION_BY_FLAG,
    findFlag: findVerifierFlag,
    findProblems: findTrustProblems,
    findUncheckedTrust: findUncheckedTrust,
};


/***/ })

};
