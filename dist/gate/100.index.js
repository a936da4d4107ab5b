export const id = 100;
export const ids = [100];
export const modules = {

/***/ 2100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyTarget: () => (/* binding */ verifyTarget)
});

// EXTERNAL MODULE: ./build/evidence/wait-for-all.js
var wait_for_all = __webpack_require__(7911);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./build/policy/glob.js
var glob = __webpack_require__(4757);
// EXTERNAL MODULE: ./build/policy/pointer.js
var policy_pointer = __webpack_require__(2578);
;// CONCATENATED MODULE: ./build/policy/predicate-value.js



/**
 * Compares a value of a predicate with the option.
 * @returns why it does not match, as a clause; `undefined` if it matches. An absent value, `null`, an array, an object and
 * an integer above 2^53 never match.
 */
function findPredicateFault({ pointer, value }, predicate) {
    const found = (0,policy_pointer/* readPointer */.qT)(predicate, pointer);
    const at = (0,build_text/* quote */.hD)((0,policy_pointer/* formatPointer */.$2)(pointer));
    if (typeof found === 'string') {
        return (0,glob/* matchesGlob */.k)(value, found) ? undefined : `its predicate has ${(0,build_text/* quote */.hD)(found)} at ${at}, not ${(0,build_text/* quote */.hD)(value)}`;
    }
    if (typeof found === 'boolean' || isExact(found)) {
        return String(found) === value ? undefined : `its predicate has ${found} at ${at}, not ${(0,build_text/* quote */.hD)(value)}`;
    }
    if (found === undefined)
        return `its predicate has nothing at ${at}`;
    return `its predicate has ${nameValue(found)} at ${at}, which cannot be compared`;
}
/** Other integers were rounded when the JSON was parsed, so that their text is not that of the document. */
function isExact(found) {
    return typeof found === 'number' && (Number.isSafeInteger(found) || !Number.isInteger(found));
}
function nameValue(found) {
    if (typeof found === 'number')
        return 'a number with too many digits';
    if (found === null)
        return 'null';
    return Array.isArray(found) ? 'an array' : 'an object';
}

;// CONCATENATED MODULE: ./build/policy/sbom-document.js


/**
 * Reads an SBOM in JSON: SPDX 2 or 3, or CycloneDX. cosign before version 2 wrapped it in an object with the field `Data`.
 * @returns `undefined` for any other document.
 * @see https://spdx.github.io/spdx-spec/v2.3/, https://spdx.github.io/spdx-spec/v3.0.1/serializations/, https://cyclonedx.org/docs/1.6/json/
 */
function readSbom(document) {
    const data = (0,policy_pointer/* ownProperty */.Aq)(document, 'Data');
    const sbom = typeof data === 'object' ? data : document;
    if ((0,policy_pointer/* stringAt */.bX)(sbom, ['spdxVersion'])?.startsWith('SPDX-2')) {
        return { format: 'spdx', packages: (0,policy_pointer/* arrayAt */.RD)(sbom, ['packages']).length };
    }
    if (isSpdx3(sbom))
        return { format: 'spdx', packages: (0,policy_pointer/* arrayAt */.RD)(sbom, ['@graph']).filter(isSpdx3Package).length };
    if ((0,policy_pointer/* stringAt */.bX)(sbom, ['bomFormat']) === 'CycloneDX')
        return { format: 'cyclonedx', packages: countComponents(sbom) };
    return undefined;
}
/**
 * Compares an SBOM with the options `format` and `min-packages`.
 * @returns why it does not match, as clauses; empty if it matches.
 */
function findSbomFaults({ format, minPackages }, document) {
    if (format === undefined && minPackages === undefined)
        return [];
    const sbom = readSbom(document);
    if (sbom === undefined)
        return ['it is not an SBOM in SPDX JSON or CycloneDX JSON'];
    const faults = [];
    if (format !== undefined && sbom.format !== format)
        faults.push(`its format is ${sbom.format}, not ${format}`);
    if (minPackages !== undefined && sbom.packages < minPackages) {
        faults.push(`it has ${(0,build_text/* pluralize */.td)(sbom.packages, 'package')}, fewer than ${minPackages}`);
    }
    return faults;
}
/** The context is the URL of the version, alone or in a list. */
function isSpdx3(sbom) {
    const context = (0,policy_pointer/* ownProperty */.Aq)(sbom, '@context');
    return [context].flat().some((url) => typeof url === 'string' && /^https:\/\/spdx\.org\/rdf\/3\./.test(url));
}
function isSpdx3Package(element) {
    const type = (0,policy_pointer/* stringAt */.bX)(element, ['type']) ?? (0,policy_pointer/* stringAt */.bX)(element, ['@type']);
    return type === 'software_Package';
}
/** Without recursion, because components may be nested as deeply as JSON allows. */
function countComponents(bom) {
    const open = [...(0,policy_pointer/* arrayAt */.RD)(bom, ['components'])];
    let count = 0;
    for (let component = open.pop(); component !== undefined; component = open.pop()) {
        count += 1;
        for (const nested of (0,policy_pointer/* arrayAt */.RD)(component, ['components']))
            open.push(nested);
    }
    return count;
}

// EXTERNAL MODULE: ./build/policy/source.js
var policy_source = __webpack_require__(3249);
;// CONCATENATED MODULE: ./build/policy/slsa.js




/** @see https://slsa.dev/spec/v1.0/provenance#schema, https://slsa.dev/spec/v0.2/provenance#schema */
const BUILDER_PATHS = [
    ['runDetails', 'builder', 'id'],
    ['builder', 'id'],
];
const MATERIAL_PATHS = [['buildDefinition', 'resolvedDependencies'], ['materials']];
/**
 * Compares the builder of a SLSA provenance, v1 or v0.2, with a rule. If a predicate states two, both must match.
 * @returns why it does not match, as a clause; `undefined` if it matches.
 */
function findBuilderFault(pattern, predicate) {
    const builders = BUILDER_PATHS.map((path) => (0,policy_pointer/* stringAt */.bX)(predicate, path)).filter((id) => id !== undefined);
    if (builders.length === 0)
        return 'it does not state a builder';
    const other = builders.find((id) => !(0,glob/* matchesGlob */.k)(pattern, id));
    return other === undefined ? undefined : `its builder is ${(0,build_text/* quote */.hD)(other)}, not ${(0,build_text/* quote */.hD)(pattern)}`;
}
/**
 * Checks that any material of a SLSA provenance, v1 or v0.2, matches a rule, as written or normalized as a source.
 * @returns why none matches, as a clause; `undefined` if one does.
 */
function findMaterialFault(pattern, predicate) {
    const uris = MATERIAL_PATHS.flatMap((path) => (0,policy_pointer/* arrayAt */.RD)(predicate, path))
        .map((material) => (0,policy_pointer/* stringAt */.bX)(material, ['uri']))
        .filter((uri) => uri !== undefined);
    if (uris.length === 0)
        return 'it does not state a material';
    const isMaterial = (uri) => (0,glob/* matchesGlob */.k)(pattern, uri) || (0,glob/* matchesGlob */.k)(pattern, (0,policy_source/* normalizeSource */.xo)(uri));
    if (uris.some((uri) => !(0,policy_source/* isMisleading */.qf)(uri) && isMaterial(uri)))
        return undefined;
    return `its materials are ${(0,build_text/* joinNames */.JH)(uris, MAX_NAMES)}, and none is ${(0,build_text/* quote */.hD)(pattern)}`;
}
const MAX_NAMES = 3;

;// CONCATENATED MODULE: ./build/policy/judge-content.js



/**
 * Compares the content of a document with a rule.
 * @param predicate of the in-toto statement; for another document the whole document.
 * @returns why it does not match, as clauses; empty if it matches.
 */
function findContentFaults(rule, predicate) {
    const { builder, material, predicates = [] } = rule;
    return [
        builder === undefined ? undefined : findBuilderFault(builder, predicate),
        material === undefined ? undefined : findMaterialFault(material, predicate),
        ...findSbomFaults(rule, predicate),
        ...predicates.map((expected) => findPredicateFault(expected, predicate)),
    ].filter((fault) => fault !== undefined);
}

;// CONCATENATED MODULE: ./build/policy/claims.js



/** Whether the rule names the source repository or its owner, so that a reusable workflow cannot be called by another repository. */
function bindsCaller({ source, owner }) {
    return source !== undefined || owner !== undefined;
}
/**
 * Compares an identity as a whole string; `*` stands for any characters. Where both have a git ref (`…@refs/…`), the parts before and
 * after it are compared on their own: otherwise `…/app/*@refs/tags/*` would match the branch `x@refs/tags/1`. A pattern without a scheme
 * matches only an identity without one, so `*@acme.com` does not match a URL that ends so.
 */
function matchesIdentity(pattern, identity) {
    if (!(0,glob/* matchesGlob */.k)(pattern, identity))
        return false;
    if (!pattern.includes('://'))
        return !identity.includes('/');
    const [expected, found] = [splitAtRef(pattern), splitAtRef(identity)];
    if (expected === undefined || found === undefined)
        return true;
    return (0,glob/* matchesGlob */.k)(expected.workflow, found.workflow) && (0,glob/* matchesGlob */.k)(expected.ref, found.ref);
}
/** The part before a git ref and the ref; a pattern may have the ref as `@*`. `undefined` without a ref. */
function splitAtRef(text) {
    const at = text.includes('@refs/') ? text.indexOf('@refs/') : /@[^@/]*\*[^@]*$/.exec(text)?.index;
    return at === undefined ? undefined : { workflow: text.slice(0, at), ref: text.slice(at + 1) };
}
/**
 * A public reusable workflow has the same identity for all repositories that call it. Therefore, where the source repository of a
 * certificate is not the repository in its identity, the rule must name the source or its owner.
 * @returns why the certificate does not count, as a clause; `undefined` if it does.
 */
function findWorkflowFault(rule, { identity, claims }) {
    if (bindsCaller(rule))
        return undefined;
    const { source } = claims;
    if (source === undefined) {
        return identity.includes('/.github/workflows/')
            ? 'its certificate does not name the repository that ran the workflow, and the rule has neither source nor owner'
            : undefined;
    }
    if (identity.startsWith(`${(0,policy_source/* normalizeSource */.xo)(source)}/`))
        return undefined;
    return `its workflow was called by another repository, ${(0,build_text/* oneLine */.TN)(source)}, and the rule has neither source nor owner`;
}
/**
 * Compares the claims of a certificate with a rule, except `source` (see `findSourceFault`).
 * @returns why they do not match, as clauses; empty if they match. A claim that the certificate does not have never matches.
 */
function findClaimFaults(rule, claims) {
    return CLAIMS.flatMap(({ field, name }) => {
        const [expected, found] = [rule[field], claims[field]];
        if (expected === undefined)
            return [];
        if (found === undefined)
            return [`its certificate does not state its ${name}`];
        return (0,glob/* matchesGlob */.k)(expected, found) ? [] : [`its ${name} is ${(0,build_text/* quote */.hD)(found)}, not ${(0,build_text/* quote */.hD)(expected)}`];
    });
}
const CLAIMS = [
    { field: 'sourceRef', name: 'source-ref' },
    { field: 'trigger', name: 'trigger' },
    { field: 'runner', name: 'runner' },
    { field: 'owner', name: 'owner' },
];

// EXTERNAL MODULE: ./build/policy/distinguished-name.js
var distinguished_name = __webpack_require__(6211);
// EXTERNAL MODULE: ./build/policy/kind.js
var policy_kind = __webpack_require__(2741);
// EXTERNAL MODULE: ./build/policy/kinds-table.js
var kinds_table = __webpack_require__(4353);
// EXTERNAL MODULE: ./build/policy/verification-fields.js
var verification_fields = __webpack_require__(5148);
;// CONCATENATED MODULE: ./build/policy/vsa.js



/**
 * Checks a Verification Summary Attestation: its result must be PASSED and its resource this image.
 * @param verifier the pattern for `verifier.id`.
 * @returns why it does not count, as clauses; empty if it counts.
 * @see https://slsa.dev/spec/v1.0/verification_summary#fields
 */
function findSummaryFaults(verifier, predicate, resource) {
    return [
        findResultFault(predicate),
        findResourceFault(predicate, resource),
        verifier === undefined ? undefined : findVerifierFault(verifier, predicate),
    ].filter((fault) => fault !== undefined);
}
function findResultFault(predicate) {
    const result = (0,policy_pointer/* stringAt */.bX)(predicate, ['verificationResult']);
    if (result === 'PASSED')
        return undefined;
    return result === undefined
        ? 'it does not state a verification result'
        : `its verification result is ${(0,build_text/* quote */.hD)(result)}, not "PASSED"`;
}
/** The resource is `registry/namespace/repository@sha256:…`, also with the scheme `oci://` or `docker://`, or a package URL of the type `oci`. */
function findResourceFault(predicate, { digest, repository }) {
    const uri = (0,policy_pointer/* stringAt */.bX)(predicate, ['resourceUri']);
    if (uri === undefined)
        return 'it does not state a resource';
    const name = uri.startsWith(OCI_PACKAGE) ? readPackageUrl(uri) : uri.replace(/^(?:oci|docker):\/\//, '');
    return name === `${repository}@${digest}`
        ? undefined
        : `its resource is ${(0,build_text/* oneLine */.TN)(uri)}, not ${repository}@${digest}`;
}
const OCI_PACKAGE = 'pkg:oci/';
/**
 * `registry/namespace/repository@sha256:…` of a package URL such as `pkg:oci/app@sha256%3A…?repository_url=quay.io/acme/app`; `undefined`
 * if it does not have both.
 * @see https://github.com/package-url/purl-spec/blob/main/types-doc/oci-definition.md
 */
function readPackageUrl(uri) {
    const url = URL.parse(uri);
    const version = url?.pathname.match(/^oci\/[^@/]+@(sha\d+(?::|%3A)[0-9a-f]+)$/i)?.[1];
    const repository = url?.searchParams.getAll('repository_url') ?? [];
    return version === undefined || repository.length !== 1
        ? undefined
        : `${repository[0]}@${version.replace(/%3A/i, ':')}`;
}
function findVerifierFault(pattern, predicate) {
    const id = (0,policy_pointer/* stringAt */.bX)(predicate, ['verifier', 'id']);
    if (id === undefined)
        return 'it does not state a verifier';
    return matchesIdentity(pattern, id) ? undefined : `its verifier is ${(0,build_text/* quote */.hD)(id)}, not ${(0,build_text/* quote */.hD)(pattern)}`;
}

;// CONCATENATED MODULE: ./build/policy/judge-proof.js










/**
 * Compares a verified signature with a rule that requires one: its signer, its claims, the signed predicate type and the content.
 * @returns why it does not count, as clauses that start with `it` or `its`; empty if it counts.
 */
function findProofFaults(rule, proof, subject) {
    const trust = (0,verification_fields/* trustOf */.A)(rule);
    if (trust === undefined)
        return ['its rule requires no signature'];
    const { verified, signed } = proof;
    const signerFault = findSignerFault(trust, proof);
    // The content of another signer is not compared, because it proves nothing.
    if (signerFault !== undefined)
        return [signerFault];
    const typeFault = findTypeFault(rule.matchers, signed, subject.artifactType);
    if (typeFault !== undefined)
        return [typeFault];
    return [...findOriginFaults(rule, verified, signed), ...findSignedFaults(rule, signed, subject)];
}
function findSignerFault(trust, { verified, subject = [], isLogged }) {
    if (verified.by !== trust.by)
        return `it is signed by a different kind of signer than the rule requires (${trust.by})`;
    switch (trust.by) {
        case 'key':
            return trust.requiresLog && !isLogged ? 'its signature has no verified entry in a transparency log' : undefined;
        case 'ca':
            return (0,distinguished_name/* matchesDistinguishedName */.P)(trust.subject, subject)
                ? undefined
                : `it is signed by ${(0,build_text/* oneLine */.TN)(verified.signer)}`;
        case 'identity':
            if (!matchesIdentity(trust.identity, verified.signer))
                return `it is signed by ${(0,build_text/* oneLine */.TN)(verified.signer)}`;
            return verified.issuer === trust.issuer
                ? undefined
                : `it is signed by ${(0,build_text/* oneLine */.TN)(verified.signer)} of another issuer, ${(0,build_text/* oneLine */.TN)(verified.issuer ?? 'none')}`;
    }
}
/** The signed predicate type decides, not an annotation or artifact type that anyone who may push can write. */
function findTypeFault(matchers, signed, artifactType) {
    if (matchers.some((matcher) => matchesSigned(matcher, signed, artifactType)))
        return undefined;
    const isByType = matchers.some(({ by }) => by === 'artifact-type');
    const start = isByType ? `its artifact type ${(0,build_text/* oneLine */.TN)(artifactType)} is not signed, and ` : '';
    return signed.kind === 'image'
        ? `${start}its signature is about the image alone, without a statement`
        : `${start}its signed predicate type is ${(0,build_text/* oneLine */.TN)(signed.predicateType)}`;
}
function matchesSigned(matcher, signed, artifactType) {
    if (matcher.by === 'artifact-type')
        return (0,glob/* matchesMediaType */.U)(matcher.pattern, artifactType) && agreesWith(artifactType, signed);
    if (signed.kind === 'statement')
        return matchesType(matcher, signed.predicateType);
    return matcher.by === 'kind' && matcher.kind === 'signature';
}
/** Whether a rule without a signer requires this predicate type, which was read in a statement. */
function matchesPredicateType(matchers, predicateType) {
    return matchers.some((matcher) => matchesType(matcher, predicateType));
}
/** An artifact type describes the file and is not part of the statement, so any statement matches it. */
function matchesType(matcher, predicateType) {
    switch (matcher.by) {
        case 'artifact-type':
            return true;
        case 'vsa':
            return (0,glob/* matchesGlob */.k)(kinds_table/* VSA_PREDICATE */.rO, predicateType);
        case 'predicate-type':
            return (0,glob/* matchesGlob */.k)(matcher.pattern, predicateType);
        case 'kind':
            return (0,policy_kind/* kindsOfPredicateType */.kc)(predicateType).includes(matcher.kind);
    }
}
/**
 * Whether signed content is what an artifact type says. Otherwise, a signature of the image could be attached again with the type of a
 * report. A sigstore bundle may have any content.
 */
function agreesWith(artifactType, signed) {
    if ((0,policy_kind/* isBundleType */.Jo)(artifactType))
        return true;
    const kind = (0,policy_kind/* kindOfArtifactType */.qU)(artifactType);
    return kind !== undefined && matchesSigned({ by: 'kind', kind }, signed, artifactType);
}
function findOriginFaults(rule, verified, signed) {
    const { by, claims = {}, signer, issuer = '' } = verified;
    const predicate = signed.kind === 'statement' ? signed.predicate : undefined;
    const stated = [...(claims.source === undefined ? [] : [claims.source]), ...(0,policy_source/* sourcesIn */.sE)(predicate)];
    const certificate = { identity: signer, issuer, claims };
    return [
        rule.source === undefined ? undefined : (0,policy_source/* findSourceFault */.$f)(rule.source, stated),
        ...findClaimFaults(rule, claims),
        by === 'identity' ? findWorkflowFault(rule, certificate) : undefined,
    ].filter((fault) => fault !== undefined);
}
/** Where a rule has the predicate type of a summary, the summary must have passed, as with the kind `vsa`. */
function asksForSummary(matcher) {
    const [prefix = ''] = kinds_table/* VSA_PREDICATE */.rO.split('*');
    return matcher.by === 'vsa' || (matcher.by === 'predicate-type' && matcher.pattern.startsWith(prefix));
}
function findSignedFaults(rule, signed, resource) {
    if (signed.kind === 'image')
        return (0,verification_fields/* readsContent */.B)(rule) ? ['it has no content, only a signature'] : [];
    const isSummary = (0,glob/* matchesGlob */.k)(kinds_table/* VSA_PREDICATE */.rO, signed.predicateType) && rule.matchers.some(asksForSummary);
    return [
        ...findContentFaults(rule, signed.predicate),
        ...(isSummary ? findSummaryFaults(rule.verifier, signed.predicate, resource) : []),
    ];
}

// EXTERNAL MODULE: ./build/policy/referrer.js
var policy_referrer = __webpack_require__(3640);
// EXTERNAL MODULE: ./build/policy/verdict.js
var verdict = __webpack_require__(6234);
;// CONCATENATED MODULE: ./build/policy/judge-verified.js






/**
 * Judges a rule with options for signatures or content by what was read of the candidates in one target, one after the other. Of what was
 * read it keeps only who signed. Each signer, or each signed payload, counts once.
 */
class CandidateJudge {
    #rule;
    #verdict;
    #judging;
    #candidates;
    #by = new Map();
    #rejected = [];
    /** @param verdict of `judgeTarget`: `by` has the candidates. One that is not added does not count. */
    constructor(rule, verdict, judging) {
        this.#rule = rule;
        this.#verdict = verdict;
        this.#judging = judging;
        this.#candidates = new Set(verdict.by.map(policy_referrer/* identityOf */.cu));
    }
    /** A referrer may be added several times, once for each of its signatures. One that is not a candidate is ignored. */
    add({ referrer, read }) {
        if (!this.#candidates.has((0,policy_referrer/* identityOf */.cu)(referrer)))
            return;
        const rejected = findRejection(this.#rule, { referrer, read }, this.#judging);
        if (rejected !== undefined)
            this.#rejected.push(rejected);
        else
            this.#count({ referrer, read });
    }
    #count({ referrer, read }) {
        const identity = read.kind === 'verified' ? proofIdentity(read.proof) : (0,policy_referrer/* identityOf */.cu)(referrer);
        const counted = read.kind === 'verified' ? { ...referrer, verified: read.proof.verified } : referrer;
        if (this.#by.has(identity))
            this.#rejected.push({ referrer, why: WHY_TWICE });
        else
            this.#by.set(identity, counted);
    }
    /** How many count so far. */
    get count() {
        return this.#by.size;
    }
    /** Those that were rejected so far. */
    get rejected() {
        return this.#rejected;
    }
    verdict() {
        const { target, rejected } = this.#verdict;
        const met = target.subject !== undefined && this.count >= this.#rule.min;
        return { target, met, by: [...this.#by.values()], rejected: [...rejected, ...this.#rejected] };
    }
}
const WHY_TWICE = 'its signer or its signed content counts already';
/** A signature that is only too old is valid, so evidence is missing then. */
function findRejection(rule, { referrer, read }, judging) {
    if (read.kind === 'gone')
        return { referrer, why: read.why };
    const faults = findFaults(rule, { referrer, read }, judging);
    const signedAt = read.kind === 'verified' ? read.proof.verified.time : undefined;
    const age = read.kind === 'verified' ? (0,verdict/* findAgeFault */.RZ)(rule, referrer, { now: judging.now, signedAt }) : undefined;
    if (faults.length > 0)
        return { referrer, why: [...faults, age].filter((fault) => fault !== undefined).join(', and '), unverified: true };
    return age === undefined ? undefined : { referrer, why: age };
}
function findFaults(rule, { referrer, read }, { repository }) {
    if (read.kind === 'unverified' || read.kind === 'gone')
        return [read.why];
    if (read.kind === 'unsigned') {
        return (0,verification_fields/* trustOf */.A)(rule) === undefined ? findContentFaults(rule, read.predicate) : ['it is not signed'];
    }
    const { proof } = read;
    const { subject: digest, artifactType } = referrer;
    return (0,verification_fields/* trustOf */.A)(rule) === undefined
        ? findContentFaults(rule, proof.signed.kind === 'statement' ? proof.signed.predicate : undefined)
        : findProofFaults(rule, proof, { digest, repository, artifactType });
}
/**
 * Identifies what `min` counts: the signer for a signature, since one signer may sign twice, and the signed payload for an attestation,
 * since its bundle may be written again with another digest.
 */
function proofIdentity({ verified, signed }) {
    if (signed.kind === 'statement' && signed.predicateType !== kinds_table/* SIGNATURE_PREDICATE */.vQ)
        return `payload ${signed.payload}`;
    return JSON.stringify([verified.by, verified.issuer ?? '', verified.signer]);
}

// EXTERNAL MODULE: ./build/gate/check-target.js + 2 modules
var check_target = __webpack_require__(2570);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/registry/signed-document.js
var signed_document = __webpack_require__(1440);
// EXTERNAL MODULE: ./build/evidence/layers.js
var evidence_layers = __webpack_require__(7344);
// EXTERNAL MODULE: ./build/evidence/tag-content.js
var tag_content = __webpack_require__(2828);
;// CONCATENATED MODULE: ./build/evidence/content.js






/**
 * Returns the layers of a referrer that may be documents: of a sigstore bundle one, of a manifest with in-toto layers these, otherwise all,
 * as `oras attach` writes them.
 */
function contentLayersOf({ layer, artifactType }, manifest) {
    if (layer !== undefined)
        return manifest.layers.filter(({ digest }) => digest === layer).slice(0, 1);
    if ((0,policy_kind/* isBundleType */.Jo)(artifactType))
        return [(0,evidence_layers/* bundleLayerOf */.Vj)(manifest)].filter((one) => one !== undefined);
    const statements = manifest.layers.filter(tag_content/* isInToto */.Mw);
    return statements.length > 0 ? statements : manifest.layers;
}
/**
 * Reads the content of a document: a statement in a sigstore bundle, in a DSSE envelope or alone, which must be about the image; or any
 * other JSON, for example an SBOM. In an in-toto layer only a statement counts, because it names the image.
 */
function readContent(bytes, referrer, layer) {
    const json = (0,build_json/* parseJson */.qF)(bytes);
    if (json === undefined)
        return unreadable(`it ${(0,build_json/* exceedsLimits */.sm)(bytes) ?? 'is not valid JSON'}`);
    const { dsseEnvelope, payload = dsseEnvelope?.payload } = (0,build_json/* readJson */.Vh)(envelopeSchema, json) ?? {};
    const document = payload === undefined ? json : (0,build_json/* parseJson */.qF)(Buffer.from(payload, 'base64'));
    const statement = (0,signed_document/* readInToto */.uj)(document);
    if (statement === undefined) {
        if (payload !== undefined)
            return unreadable('its payload is not an in-toto statement');
        if ((0,tag_content/* isInToto */.Mw)(layer))
            return unreadable('its content is not an in-toto statement');
        return hasContent(referrer) ? { kind: 'read', predicate: json } : unreadable(NO_CONTENT);
    }
    const fault = (0,signed_document/* findSubjectFault */.Ac)(statement, referrer.subject);
    if (fault !== undefined)
        return unreadable(fault);
    const { predicateType, predicate } = statement;
    return { kind: 'read', predicateType: predicateType ?? '', predicate };
}
/** A sigstore bundle without an envelope, and a payload of cosign, have a signature alone. */
function hasContent({ artifactType, signature }) {
    return !(0,policy_kind/* isBundleType */.Jo)(artifactType) && signature === undefined;
}
const NO_CONTENT = 'it has no content, only a signature';
const envelopeSchema = dist/* object */.Ik({
    dsseEnvelope: dist/* object */.Ik({ payload: dist/* string */.Yj() }).nullable().optional(),
    payload: dist/* string */.Yj().optional(),
});
function unreadable(why) {
    return { kind: 'unreadable', why };
}

;// CONCATENATED MODULE: ./build/gate/content-pieces.js



/** Finds the documents of candidates for a rule that requires no signature, and reads their content. */
function contentPieces(rule) {
    return (referrer, manifest) => {
        const layers = contentLayersOf(referrer, manifest);
        if (layers.length === 0)
            return [{ referrer, read: { kind: 'unverified', why: 'it has no content' } }];
        return layers.map((layer) => ({
            referrer,
            layer,
            signsImage: false,
            readBytes: async (bytes) => readUnsigned(readContent(bytes, referrer, layer), rule),
        }));
    };
}
/** The statement decides about the type, not an annotation, nor the type of its layer. */
function readUnsigned(content, { matchers }) {
    if (content.kind === 'unreadable')
        return { kind: 'unverified', why: content.why };
    const { predicateType, predicate } = content;
    return predicateType === undefined || matchesPredicateType(matchers, predicateType)
        ? { kind: 'unsigned', predicate }
        : { kind: 'unverified', why: `its predicate type is ${(0,build_text/* oneLine */.TN)(predicateType) || 'not stated'}` };
}

;// CONCATENATED MODULE: ./build/evidence/signed-layers.js



/**
 * Finds the signed documents of a referrer: of a sigstore bundle one, of a layer under a tag of cosign that layer, and of any other
 * manifest all its payloads of cosign, each with a signature of its own, or otherwise all its envelopes. A signature of notation is a
 * signed document only for a rule that trusts a CA, and such a rule has no others.
 * @param by what the rule trusts; `undefined` if it requires no signature.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md,
 * https://github.com/sigstore/cosign/blob/v3.1.3/specs/ATTESTATION_SPEC.md,
 * https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#oci-signatures
 */
function findSignedLayers(referrer, manifest, by) {
    if (isNotation(referrer))
        return by === 'ca' ? notationOf(manifest) : { kind: 'unsigned', why: BY_NOTATION };
    if (by === 'ca')
        return { kind: 'unsigned', why: NOT_BY_NOTATION };
    const layers = findLayers(referrer, manifest);
    return layers.length > 0 ? { kind: 'signed', layers } : { kind: 'unsigned', why: 'it is not signed' };
}
const BY_NOTATION = 'it is a signature of notation, which only a rule with ca verifies';
const NOT_BY_NOTATION = 'it is not a signature of notation, and a rule with ca verifies no other';
function notationOf({ layers }) {
    const [layer, ...others] = layers;
    return layer === undefined || others.length > 0
        ? { kind: 'unsigned', why: `its manifest has ${layers.length} layers, not one with the signature` }
        : { kind: 'signed', layers: [{ form: 'notation', layer }] };
}
function findLayers(referrer, manifest) {
    const { layer, signature, artifactType } = referrer;
    if (layer !== undefined) {
        const own = manifest.layers.filter((one) => one.digest === layer);
        return signedLayersOf(signature === undefined ? own : own.filter((one) => (0,evidence_layers/* signatureOf */.yK)(one) === signature));
    }
    if ((0,policy_kind/* isBundleType */.Jo)(artifactType)) {
        const bundle = (0,evidence_layers/* bundleLayerOf */.Vj)(manifest);
        return bundle === undefined ? [] : [{ form: 'bundle', layer: bundle }];
    }
    return signedLayersOf(manifest.layers);
}
/** A layer may be listed twice with the same signature and different certificates, so each counts. */
function signedLayersOf(layers) {
    const payloads = layers.filter(tag_content/* isSimpleSigning */.Au);
    if (payloads.length > 0)
        return payloads.map((layer) => ({ form: 'simple-signing', layer }));
    return layers.filter(isEnvelope).map((layer) => ({ form: 'envelope', layer }));
}
/** BuildKit writes statements without an envelope, which are not signed; Docker's signed ones have the suffix `+dsse`. */
function isEnvelope(layer) {
    return (0,tag_content/* isInToto */.Mw)(layer) && /^application\/vnd\.dsse\b|\+dsse$/i.test(layer.mediaType);
}
function isNotation({ artifactType }) {
    return artifactType.toLowerCase() === 'application/vnd.cncf.notary.signature';
}

;// CONCATENATED MODULE: ./build/gate/signed-pieces.js


/**
 * Finds the signed documents of candidates, and verifies their signatures.
 * @throws Error for a rule whose signatures cannot be verified.
 */
function signedPieces(rule, context) {
    const verifier = context.verifiers.for(rule);
    return (referrer, manifest) => {
        const found = findSignedLayers(referrer, manifest, (0,verification_fields/* trustOf */.A)(rule)?.by);
        if (found.kind === 'unsigned')
            return [{ referrer, read: { kind: 'unverified', why: found.why } }];
        return found.layers.map((signed) => ({
            referrer,
            layer: signed.layer,
            signsImage: hasMessageSignature(referrer),
            readBytes: (bytes) => verify({ document: toDocument(signed, bytes), image: context.imageOf(referrer.subject) }, verifier, context),
        }));
    };
}
function hasMessageSignature({ bundle, annotations }) {
    return (bundle ?? annotations['dev.sigstore.bundle.content']) === 'message-signature';
}
function toDocument({ form, layer: { annotations, mediaType } }, bytes) {
    switch (form) {
        case 'bundle':
            return { form, bytes };
        case 'notation':
            return { form, bytes, mediaType };
        default:
            return { form, bytes, annotations };
    }
}
async function verify({ document, image }, verifier, { cache }) {
    const first = await verifier.verify(document, image);
    if (first.kind !== 'needs-manifest')
        return first;
    const fetched = await cache.imageBytes(image.digest);
    if (fetched.kind === 'gone')
        return { kind: 'gone', why: 'it signs the manifest of the image, which is no longer in the registry' };
    const manifest = fetched.bytes;
    const second = await verifier.verify(document, { ...image, size: manifest.length, manifest });
    return second.kind === 'needs-manifest' ? NOT_VERIFIED : second;
}
const NOT_VERIFIED = { kind: 'unverified', why: 'its signature cannot be verified' };

;// CONCATENATED MODULE: ./build/gate/verify-target.js






/**
 * Judges the candidates for a rule in one target for which presence is not enough, until as many count as the rule requires: first their
 * manifests as `checkTarget` does, then each of their signatures, or without trust their content.
 * @param verdict of `judgeTarget`: `by` has the candidates.
 * @throws Error for a rule whose signatures cannot be verified, and if so many do not count that others are not tried; RegistryError and
 * NetworkError if it is not known whether a candidate counts.
 */
async function verifyTarget(rule, verdict, context) {
    const judge = new CandidateJudge(rule, verdict, { repository: context.repository, now: context.now() });
    const findPieces = (0,verification_fields/* trustOf */.A)(rule) === undefined ? contentPieces(rule) : signedPieces(rule, context);
    return await new TargetVerification({ rule, judge, findPieces }, context).run(verdict.by);
}
/** Documents of one target that are tried for one rule. Each is verified in less than 60 ms, but fetched first. */
const MAX_TRIED = 200;
/** Each may have 16 MiB. */
const MAX_DOCUMENTS_AT_ONCE = 8;
class TargetVerification {
    #rule;
    #judge;
    #findPieces;
    #context;
    #tried = 0;
    constructor({ rule, judge, findPieces, }, context) {
        this.#rule = rule;
        this.#judge = judge;
        this.#findPieces = findPieces;
        this.#context = context;
    }
    async run(candidates) {
        for (let next = 0; next < candidates.length && !this.#isMet;) {
            this.#throwIfTooMany(candidates.length - next);
            const batch = candidates.slice(next, next + this.#batchSize(check_target/* MAX_BATCH */.uX));
            next += batch.length;
            const pieces = await (0,wait_for_all/* waitForAll */.g)(batch.map((referrer) => this.#open(referrer)));
            await this.#tryAll(pieces.flat(), candidates.length - next);
        }
        return this.#judge.verdict();
    }
    get #isMet() {
        return this.#judge.count >= this.#rule.min;
    }
    #batchSize(limit) {
        const needed = this.#rule.min - this.#judge.count;
        return Math.min((0,check_target/* batchSize */.CJ)(needed, this.#judge.rejected.length), limit, Math.max(1, MAX_TRIED - this.#tried));
    }
    /** @param left how many candidates were not tried. */
    #throwIfTooMany(left) {
        const { rejected } = this.#judge;
        if (this.#tried >= MAX_TRIED || rejected.length >= check_target/* MAX_FAILED */.JP)
            throw (0,check_target/* tooManyFailed */.F9)(this.#rule, rejected, left);
    }
    async #open(referrer) {
        const { cache } = this.#context;
        const checked = await (0,check_target/* checkManifest */.K7)(referrer, this.#rule, this.#context);
        if (checked.kind === 'rejected') {
            const { rejected, isGone } = checked;
            return [{ referrer: rejected.referrer, read: { kind: isGone ? 'gone' : 'unverified', why: rejected.why } }];
        }
        const manifest = await cache.manifest(referrer.digest);
        if (manifest.kind === 'gone')
            return [{ referrer, read: { kind: 'gone', why: 'its manifest was deleted' } }];
        return this.#findPieces(checked.referrer, manifest.manifest);
    }
    /** @param left how many other candidates there are. */
    async #tryAll(pieces, left) {
        for (let next = 0; next < pieces.length && !this.#isMet;) {
            this.#throwIfTooMany(pieces.length - next + left);
            const batch = pieces.slice(next, next + this.#batchSize(MAX_DOCUMENTS_AT_ONCE));
            next += batch.length;
            await this.#tryBatch(batch);
        }
    }
    /** Fetches at the same time, and verifies one after the other: what was read of a document may be as large as the document. */
    async #tryBatch(batch) {
        const fetched = await (0,wait_for_all/* waitForAll */.g)(batch.map(async (piece) => ({ piece, document: await this.#fetch(piece) })));
        for (const { piece, document } of fetched) {
            if (this.#isMet)
                return;
            const read = await readPiece(piece, document);
            if (read.kind !== 'gone')
                this.#tried += 1;
            this.#judge.add({ referrer: piece.referrer, read });
        }
    }
    async #fetch(piece) {
        if ('read' in piece)
            return { kind: 'gone' };
        const { cache } = this.#context;
        // A message signature signs the manifest of the image, which is therefore fetched at the same time.
        if (piece.signsImage)
            cache.prefetchImage(piece.referrer.subject);
        return await cache.document(piece.layer);
    }
}
async function readPiece(piece, fetched) {
    if ('read' in piece)
        return piece.read;
    switch (fetched.kind) {
        case 'gone':
            return { kind: 'gone', why: 'its content is no longer in the registry' };
        case 'too-large':
            return { kind: 'unverified', why: 'it is larger than 16 MiB and was not read' };
        case 'present':
            return await piece.readBytes(fetched.bytes);
    }
}


/***/ }),

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


/***/ })

};
