export const id = 853;
export const ids = [853];
export const modules = {

/***/ 7857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GD: () => (/* binding */ ownTypeOf),
/* harmony export */   Gh: () => (/* binding */ artifactTypeOf),
/* harmony export */   bh: () => (/* binding */ isSpecific),
/* harmony export */   gI: () => (/* binding */ isStatementType),
/* harmony export */   uh: () => (/* binding */ predicateTypesOf),
/* harmony export */   w1: () => (/* binding */ predicateTypesIn)
/* harmony export */ });
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17);

/**
 * The type that a manifest has itself or in its list: `artifactType`, otherwise the media type of the config; `undefined` if these are
 * only placeholders.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 */
function ownTypeOf(manifest, listed) {
    return [listed?.artifactType, manifest?.artifactType, manifest?.config?.mediaType].find(isSpecific);
}
/** The type of a referrer: its own; under a cosign tag the media type of its first layer; otherwise a placeholder, or ''. */
function artifactTypeOf(listed, manifest, tag) {
    const own = ownTypeOf(manifest, listed);
    if (own !== undefined)
        return own;
    const [layer] = manifest?.layers ?? [];
    if (tag !== undefined && layer !== undefined)
        return layer.mediaType;
    return manifest?.config?.mediaType ?? manifest?.artifactType ?? listed.artifactType ?? '';
}
/** Whether a type has a meaning of its own, unlike the empty descriptor of the specification and the config of an image. */
function isSpecific(type) {
    return type !== undefined && type !== '' && !PLACEHOLDER_TYPES.has(type.toLowerCase());
}
const PLACEHOLDER_TYPES = new Set([
    'application/vnd.oci.empty.v1+json',
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
]);
/** Whether the predicate type, not the artifact type, determines the kind of a referrer of this artifact type. */
function isStatementType(type) {
    return (0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isBundleType */ .Jo)(type) || STATEMENT_TYPES.some((prefix) => type.toLowerCase().startsWith(prefix));
}
const STATEMENT_TYPES = [
    'application/vnd.in-toto+json',
    'application/vnd.dsse.envelope',
    'application/vnd.docker.attestation.manifest',
];
/** The predicate types in the annotations of the list, of the manifest and of its layers, each once. */
function predicateTypesOf(manifest, listed) {
    const annotated = [...(listed === undefined ? [] : [listed]), manifest, ...manifest.layers];
    return [...new Set(annotated.flatMap(({ annotations }) => predicateTypesIn(annotations)))];
}
/** The predicate types in one set of annotations. */
function predicateTypesIn(annotations) {
    return PREDICATE_KEYS.flatMap((key) => annotations[key] || []);
}
/** Of sigstore bundles; of in-toto layers by BuildKit and ORAS; of cosign's attestations before the bundle format. */
const PREDICATE_KEYS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];


/***/ }),

/***/ 9825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ elsewhereLines)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(977);
/* harmony import */ var _hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7731);
/* harmony import */ var _other_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(195);



/** Lines about evidence for an unmet rule that exists and does not count for it. A line that starts with two spaces is a setting. */
function elsewhereLines({ rule }, image) {
    return image.elsewhere.filter((one) => one.rule === rule.text).flatMap((one) => linesOf(one, rule));
}
function linesOf(one, rule) {
    switch (one.kind) {
        case 'platforms':
            return platformLines(one, rule);
        case 'type':
            return (0,_other_types_js__WEBPACK_IMPORTED_MODULE_1__/* .otherTypeLines */ .sh)(one);
        case 'attestations':
            return [attestationLine(one)];
        // There is one line for all rules.
        case 'buildkit':
            return [];
    }
}
const MAX_NAMED = 5;
function attestationLine({ found }) {
    const signatures = found.map((referrer) => `${(0,_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .nameReferrer */ .DN)(referrer)} signs the attestation manifest ${(0,_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(referrer.subject)} of BuildKit`);
    return `${(0,_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .firstFew */ .Dt)(signatures, MAX_NAMED).join('; ')}. This is what docker/github-builder signs. It is not a signature of the image, so it does not count. Sign the image too.`;
}
function platformLines(one, rule) {
    const found = `Found on the platform images, not on the index: ${(0,_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .firstFew */ .Dt)(one.found.map(_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .nameReferrer */ .DN), MAX_NAMED).join(', ')}.`;
    // `platform=each` would be met at once.
    if (one.without.length === 0 && one.checked === one.total)
        return [`${found} To require it on every platform image instead, write:`, `  ${withPlatformEach(rule)}`];
    const names = one.without.map((platform) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(platform, 80));
    const without = names.length === 0
        ? ''
        : ` ${rule.min > 1 ? `Fewer than ${rule.min}` : 'Not found'} on: ${(0,_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .firstFew */ .Dt)(names, MAX_NAMED).join(', ')}.`;
    const cut = one.checked < one.total ? ` Only ${one.checked} of ${one.total} platform images were listed.` : '';
    return [`${found}${without}${cut}`];
}
/** The rule as typed, with `platform=each` instead of another platform. */
function withPlatformEach({ text }) {
    const rest = text.replace(/"[^"]*"|\s+platform=\S*/g, (found) => (found.startsWith('"') ? found : ''));
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(rest, 500)} platform=each`;
}


/***/ }),

/***/ 7731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ nameReferrer),
/* harmony export */   Dt: () => (/* binding */ firstFew),
/* harmony export */   Lr: () => (/* binding */ absenceOf),
/* harmony export */   Mp: () => (/* binding */ nameRule),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   _: () => (/* binding */ absenceAdvice),
/* harmony export */   g9: () => (/* binding */ explainMissingReferrersApi),
/* harmony export */   lh: () => (/* binding */ explainSkippedAttestations),
/* harmony export */   o1: () => (/* binding */ waitAdvice),
/* harmony export */   pE: () => (/* binding */ nameCosignRepository),
/* harmony export */   pb: () => (/* binding */ problemLines),
/* harmony export */   rb: () => (/* binding */ TREE_IS_CUT),
/* harmony export */   td: () => (/* binding */ pluralize),
/* harmony export */   tv: () => (/* binding */ shortIdentity),
/* harmony export */   xb: () => (/* binding */ countKinds)
/* harmony export */ });
/* harmony import */ var _policy_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(855);
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17);
/* harmony import */ var _policy_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6234);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6192);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(977);
/* harmony import */ var _other_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(195);






/** `sha256:` and the first twelve hex digits. */
function shortDigest(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return `${algorithm}:${hex.slice(0, 12)}`;
}
/**
 * What tells a referrer from the others: the digest of its layer, otherwise that of its manifest, and for a payload of cosign also the
 * first characters of its signature: all signatures of an image may have the same payload.
 */
function shortIdentity({ digest, layer, signature }) {
    const short = shortDigest(layer ?? digest);
    return signature === undefined ? short : `${short} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(signature, MAX_SIGNATURE)}`;
}
/** Characters. The first six are the same in all ECDSA signatures of one length. */
const MAX_SIGNATURE = 16;
/** `sbom sha256:0123456789ab`, with its platform if it has one. */
function nameReferrer(referrer) {
    const { platform } = referrer;
    return `${(0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(referrer)} ${shortIdentity(referrer)}${platform === undefined ? '' : ` (${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(platform, 80)})`}`;
}
/** `signature (2), other (1 of type a/b)`: the direct referrers in the order of the kinds; `none` if there are none. */
function countKinds(referrers) {
    const kinds = referrers.filter(({ depth }) => depth === 1).map(_policy_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I);
    const counts = [..._policy_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW, 'other'].map((kind) => ({
        kind,
        count: kinds.filter((one) => one === kind).length,
    }));
    const found = counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => ((0,_other_types_js__WEBPACK_IMPORTED_MODULE_4__/* .isVague */ .JB)(kind) ? `${kind} (${(0,_other_types_js__WEBPACK_IMPORTED_MODULE_4__/* .nameTypes */ .bA)(referrers, kind)})` : `${kind} (${count})`));
    return found.join(', ') || 'none';
}
/** `1 referrer`, `2 referrers` */
function pluralize(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** The rule as typed, as one line. */
function nameRule({ text }) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(text, 120);
}
/** The lines of a problem, made safe for a log: it may quote the registry. */
function problemLines(problem) {
    return problem.split('\n').map((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(line, MAX_PROBLEM_LINE));
}
/** Characters. */
const MAX_PROBLEM_LINE = 1_000;
/** What to do if evidence may be attached later; `undefined` where waiting does not help. */
function waitAdvice({ waited, rules }) {
    if (rules.some(_policy_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .cannotBeMet */ .ve))
        return undefined;
    if (waited === 0)
        return 'Set wait-timeout, for example 5m, if another job or service attaches it later.';
    // A timer may fire a millisecond early.
    const whole = Math.round(waited / 1000) * 1000;
    return `This step waited ${(0,_policy_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(whole)}. Increase wait-timeout if attaching it takes longer.`;
}
/** Why the list may be incomplete on a registry without the referrers API, and what to change; `undefined` where the API exists. */
function explainMissingReferrersApi(image) {
    const { missingReferrersApi: response, digest, reference, sources } = image;
    if (response === undefined)
        return undefined;
    const quoted = response === '' ? '' : ` (response: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(response)})`;
    const others = sources.flatMap((source) => OTHER_SOURCES[source]?.(digest) ?? []);
    const instead = others.length === 0 ? '' : ` Searched instead: ${others.join(', ')}.`;
    return `${reference.registry} has no referrers API${quoted}. On Quay, set FEATURE_REFERRERS_API: true in config.yaml.${instead}`;
}
/** Where else evidence was searched, for an image with an unmet rule: a name that is mistyped is an empty repository. */
function nameCosignRepository({ cosignRepository: name, result, }) {
    if (name === undefined || result !== 'missing')
        return undefined;
    return `The repository ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(name)} of the input cosign-repository was searched too.`;
}
const OTHER_SOURCES = {
    'tag-schema': (digest) => `the tag ${(0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .referrersTag */ .LN)(digest)}`,
    'cosign-tags': () => "cosign's tags of the same name that end in .sig, .att and .sbom",
    buildkit: () => 'the attestations in the index',
};
/** The setting with which BuildKit's attestations count; `undefined` if no unmet rule would be met with it. */
function explainSkippedAttestations({ skippedAttestations: count, sources, elsewhere, }) {
    if (!elsewhere.some(({ kind }) => kind === 'buildkit'))
        return undefined;
    return `Not searched: ${pluralize(count, 'attestation manifest')} that BuildKit stored in the index (docker build stores provenance there by default). To search them too, set:\n  sources: ${[...sources, 'buildkit'].join(',')}`;
}
/** For a tree of referrers that reached its size limit. */
const TREE_IS_CUT = 'The tree of referrers was cut at 5,000. There may be more referrers of referrers.';
/** What is wrong with `subject-not-found`: the words after `is` or `are`. */
function absenceOf({ isPartial }) {
    return isPartial ? 'incomplete in the registry' : 'not in the registry';
}
/** What to do about `subject-not-found`. */
function absenceAdvice({ isPartial }) {
    return isPartial
        ? 'Push or copy the image with all its platforms (skopeo copy --all, regctl image copy). To check only the platforms that exist, set platform= in the rule, or the input platform for rules without it.'
        : 'Check the tag or digest. Check that an earlier step or job pushed the image to this registry and repository.';
}
/** The first `max` strings, and how many more there are. */
function firstFew(texts, max) {
    const more = texts.length - max;
    return more > 0 ? [...texts.slice(0, max), `and ${more} more`] : texts;
}


/***/ }),

/***/ 195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ isVague),
/* harmony export */   bA: () => (/* binding */ nameTypes),
/* harmony export */   sh: () => (/* binding */ otherTypeLines),
/* harmony export */   uv: () => (/* binding */ withOtherTypes)
/* harmony export */ });
/* harmony import */ var _evidence_artifact_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7857);
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(977);



/** Whether a kind says little, so that the types of its referrers are named. */
function isVague(kind) {
    return kind === 'other' || kind === 'attestation';
}
/**
 * `1 of type sbom/x, 2 of type a/b`: the types of the direct referrers of this kind, the most frequent first: artifact types, or for
 * attestations predicate types.
 */
function nameTypes(referrers, kind) {
    const types = countTypes(referrers.filter((referrer) => (0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(referrer) === kind));
    const named = types
        .slice(0, MAX_TYPES)
        .map(({ type, count }) => type === '' ? `${count} without a type` : `${count} of type ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(type, MAX_TYPE)}`);
    const more = types.slice(MAX_TYPES).reduce((sum, { count }) => sum + count, 0);
    return [...named, ...(more > 0 ? [`${more} of other types`] : [])].join(', ');
}
/** The rules as typed with one of the most frequent types added: whether they are met is not known. */
function withOtherTypes(rule, referrers) {
    return countTypes(referrers.filter((referrer) => isVague((0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(referrer))))
        .slice(0, MAX_TYPES)
        .filter(({ type }) => canBeWritten(type))
        .map(({ type }) => ({ type, rule: withType(rule, type) }));
}
/** Says which type to require instead of a kind, for a type with which the rule is met. */
function otherTypeLines({ type, instead }) {
    return [
        `If the referrer of type ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(type, MAX_TYPE)} is what the rule means, require it by this type:`,
        `  ${instead}`,
    ];
}
const MAX_TYPES = 3;
/** Characters. */
const MAX_TYPE = 120;
/** Whether a rule can have this type, in quotation marks if it has spaces: there is no escape for its special characters. */
function canBeWritten(type) {
    return type.length <= MAX_TYPE && /^[\x20-\x7e]+$/.test(type) && !/["|*]/.test(type);
}
/** Adds the type as an alternative, so that the referrers that count still do. */
function withType(rule, type) {
    const [first = ''] = /^(?:[^\s"]|"[^"]*")+/.exec(rule) ?? [];
    return `${first}|${/\s/.test(type) ? `"${type}"` : type}${rule.slice(first.length)}`;
}
function countTypes(referrers) {
    const counts = new Map();
    for (const type of referrers.filter(({ depth }) => depth === 1).map(typeOf))
        counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts].map(([type, count]) => ({ type, count })).toSorted((one, other) => other.count - one.count);
}
/** The type that may be required; '' if there is none: every artifact without a type has the same placeholder. */
function typeOf(referrer) {
    if ((0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(referrer) === 'attestation')
        return referrer.predicateTypes[0] ?? '';
    return (0,_evidence_artifact_type_js__WEBPACK_IMPORTED_MODULE_0__/* .isSpecific */ .bh)(referrer.artifactType) ? referrer.artifactType : '';
}


/***/ }),

/***/ 4633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QC: () => (/* binding */ referrerEntries),
/* harmony export */   R0: () => (/* binding */ splitByRules),
/* harmony export */   aN: () => (/* binding */ imageField),
/* harmony export */   r5: () => (/* binding */ metFirst)
/* harmony export */ });
/* unused harmony export shownOf */
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17);
/* harmony import */ var _policy_matcher_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3965);
/* harmony import */ var _policy_referrer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3640);
/* harmony import */ var _registry_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6783);




/** The entries of referrers of an image. A generator, because there may be a hundred thousand. */
function* referrerEntries(image, referrers = image.referrers) {
    const name = imageField(image);
    for (const referrer of referrers)
        yield toEntry(name, referrer);
}
/** The referrers that the input `artifact-type` shows; all where it has no patterns. */
function shownOf(referrers, shown) {
    return shown.length === 0 ? referrers : referrers.filter((referrer) => (0,_policy_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesAny */ ._)(shown, referrer));
}
/** The shown referrers of an image, split into those that meet a rule and the others, both in the order found. */
function splitByRules({ referrers, rules }, shown) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(shownOf(referrers, shown), (referrer) => counted.has((0,_policy_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(referrer)) ? 'met' : 'others');
    return { met, others };
}
/** The identities of the referrers that meet any rule. */
function countedIn(rules) {
    return new Set(rules.flatMap(({ by }) => by.map(_policy_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)));
}
/**
 * The shown referrers of an image, each followed by its own referrers. Those that meet a rule come first, so that a list which is cut
 * keeps them.
 */
function metFirst({ referrers, rules }, shown = []) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(treesOf(referrers), ([root]) => root !== undefined && counted.has((0,_policy_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(root)) ? 'met' : 'others');
    return shownOf([...met, ...others].flat(), shown);
}
/** Each direct referrer with all referrers below it, a parent before its children. */
function treesOf(referrers) {
    const trees = [];
    for (const referrer of referrers) {
        const tree = referrer.depth > 1 ? trees.at(-1) : undefined;
        if (tree === undefined)
            trees.push([referrer]);
        else
            tree.push(referrer);
    }
    return trees;
}
/** `registry/repository@digest`, or the normalised reference while the tag is unresolved. */
function imageField({ reference, digest }) {
    return digest === undefined ? (0,_registry_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference) : (0,_registry_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSubject */ .QK)(reference, digest);
}
function toEntry(image, referrer) {
    const { predicateTypes, subject, digest, layer, mediaType, artifactType, size, annotations, platform, depth } = referrer;
    const [predicateType] = predicateTypes;
    const created = (0,_policy_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .createdOf */ .YC)(referrer);
    return {
        image,
        subject,
        digest,
        ...(layer !== undefined && { layer }),
        mediaType,
        artifactType,
        kind: (0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(referrer),
        ...(predicateType !== undefined && { predicateType }),
        size,
        annotations,
        ...(created !== undefined && { created }),
        source: referrer.sources[0],
        ...(platform !== undefined && { platform }),
        depth,
    };
}


/***/ }),

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ unmetOf),
/* harmony export */   BR: () => (/* binding */ MAX_IN_FULL),
/* harmony export */   LF: () => (/* binding */ shownCount),
/* harmony export */   ZL: () => (/* binding */ problemKey),
/* harmony export */   bF: () => (/* binding */ passed),
/* harmony export */   gs: () => (/* binding */ groupBySameProblem),
/* harmony export */   md: () => (/* binding */ worstFirst)
/* harmony export */ });
/* harmony import */ var _policy_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9778);

/** Runs with more images than this log and summarise only the images that did not pass in full. */
const MAX_IN_FULL = 20;
/** Whether an image needs no action. */
function passed({ result }) {
    return result === 'pass' || result === 'listed';
}
/** How many referrers of an image are shown; 0 where it was not judged. */
function shownCount(image) {
    return image.kind === 'judged' ? image.count : 0;
}
/** The unmet rules of an image as typed; none where it was not judged. */
function unmetOf(image) {
    return image.kind === 'judged' ? image.unmet : [];
}
/** Sorts images by result, worst first; images with the same result stay in the order of the input. */
function worstFirst(images) {
    return images.toSorted((one, other) => {
        if (one.result === other.result)
            return 0;
        return (0,_policy_result_js__WEBPACK_IMPORTED_MODULE_0__/* .worstResult */ .N)([one.result, other.result]) === one.result ? -1 : 1;
    });
}
/** Groups images that failed with the same problem, at the position of the first; each other image is a group of its own. */
function groupBySameProblem(images) {
    const groups = Map.groupBy(images, (image) => problemKey(image) ?? image);
    return [...groups.values()].flatMap(([image, ...others]) => (image === undefined ? [] : { image, others }));
}
/** A string that is equal for images with the same problem; `undefined` for judged images. */
function problemKey(image) {
    return image.kind === 'judged' ? undefined : `${image.result}: ${image.problem}`;
}


/***/ }),

/***/ 1030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ formatVerdict),
/* harmony export */   Rc: () => (/* binding */ amountToAttach),
/* harmony export */   Sn: () => (/* binding */ subjectToAttachTo),
/* harmony export */   bh: () => (/* binding */ NO_PLATFORM_ADVICE),
/* harmony export */   cj: () => (/* binding */ uncountedReferrers),
/* harmony export */   tj: () => (/* binding */ unmetRules)
/* harmony export */ });
/* harmony import */ var _policy_matcher_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3965);
/* harmony import */ var _policy_referrer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3640);
/* harmony import */ var _registry_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6783);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(977);
/* harmony import */ var _hints_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7731);





/** The unmet rules of an image as typed, each once. */
function unmetRules({ rules }) {
    return [...new Set(rules.filter(({ met }) => !met).map(({ rule }) => rule.text))];
}
/** `met by 2`; `not met (0 of 1)`; for a rule about platforms `not met on linux/arm64 (0 of 1), linux/s390x (not in the index)`. */
function formatVerdict({ rule, met, by, unmetTargets }) {
    if (met)
        return `met by ${by.length}`;
    const [first] = unmetTargets;
    if (unmetTargets.length <= 1 && first?.platform === undefined)
        return `not met (${first?.found ?? 0} of ${rule.min})`;
    const targets = unmetTargets.map((target) => formatTarget(target, rule.min));
    return `not met on ${(0,_hints_js__WEBPACK_IMPORTED_MODULE_2__/* .firstFew */ .Dt)(targets, MAX_TARGETS).join(', ')}`;
}
/** Targets named in one verdict. */
const MAX_TARGETS = 5;
function formatTarget({ platform, subject, found }, min) {
    const name = platform === undefined ? 'the index itself' : (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(platform, MAX_PLATFORM);
    return subject === undefined ? `${name} (not in the index)` : `${name} (${found} of ${min})`;
}
/** Characters: the name of a platform comes from the index. */
const MAX_PLATFORM = 80;
/**
 * How many referrers to attach for an unmet rule: `one` or `2`; if there are some already, `another` or `2 more`. With several unmet
 * targets, the number is that of the first.
 * @param image the digest of the image itself.
 */
function amountToAttach({ rule, unmetTargets }, image) {
    const targets = unmetTargets.filter(isAttachable);
    const found = targets[0]?.found ?? 0;
    const count = rule.min - found;
    const where = whereToAttach(targets, image);
    if (found === 0)
        return `${count === 1 ? 'one' : count}${where}`;
    return `${count === 1 ? 'another' : `${count} more`}${where}`;
}
/** The attestations of BuildKit are in the index, so a missing one of a platform is attached to the index. */
function whereToAttach(targets, image) {
    const [first] = targets;
    if (new Set(targets.map(({ subject }) => subject)).size > 1)
        return ' to each of these images';
    if (first?.platform === undefined)
        return '';
    return first.subject === image
        ? ' to the index, which covers all its platforms'
        : ` to ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(first.platform, MAX_PLATFORM)}`;
}
/** `registry/repository@digest` of the first target that a referrer can be attached to; `undefined` where there is none. */
function subjectToAttachTo({ unmetTargets }, reference) {
    const subject = unmetTargets.find(isAttachable)?.subject;
    return subject === undefined ? undefined : (0,_registry_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubject */ .QK)(reference, subject);
}
function isAttachable({ subject }) {
    return subject !== undefined;
}
/** What to do if the index has none of the platforms that a rule requires. */
const NO_PLATFORM_ADVICE = 'The index has no image for a required platform. Build and push it, or change platform. Waiting does not help.';
/**
 * The referrers that match a rule and were not counted for it, and why. For an unmet rule these include referrers of referrers: users
 * who see a signature in the list need to know that it belongs to the SBOM.
 * @param referrers all that were found for the image.
 */
function uncountedReferrers({ rule, met, rejected }, referrers) {
    const deeper = met ? [] : referrers.filter((referrer) => referrer.depth > 1 && (0,_policy_matcher_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAny */ ._)(rule.matchers, referrer));
    if (deeper.length === 0)
        return rejected;
    const byDigest = new Map(referrers.map((referrer) => [referrer.digest, referrer]));
    const distinct = new Map(deeper.map((referrer) => [(0,_policy_referrer_js__WEBPACK_IMPORTED_MODULE_4__/* .identityOf */ .cu)(referrer), referrer]));
    return [
        ...rejected,
        ...[...distinct.values()].map((referrer) => ({ referrer, why: attachedTo(byDigest.get(referrer.subject)) })),
    ];
}
function attachedTo(parent) {
    return `it is attached to ${parent === undefined ? 'another referrer' : (0,_hints_js__WEBPACK_IMPORTED_MODULE_2__/* .nameReferrer */ .DN)(parent)}, not to the image`;
}


/***/ }),

/***/ 3640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ CREATED),
/* harmony export */   YC: () => (/* binding */ createdOf),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   lW: () => (/* binding */ annotationOf)
/* harmony export */ });
/**
 * Identifies a piece of evidence: by its digest, for an in-toto layer also by the digest of the layer, and for a payload of cosign also
 * by its signature.
 */
function identityOf({ digest, layer, signature }) {
    return [digest, layer, signature].filter((part) => part !== undefined).join(' ');
}
/**
 * The annotation with the creation time, as an RFC 3339 string.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
const CREATED = 'org.opencontainers.image.created';
/** Returns an annotation; `undefined` if there is none, also for a key such as `constructor` that every object inherits. */
function annotationOf({ annotations }, key) {
    return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}
/** Returns the creation time of a referrer as its annotation has it, unparsed. */
function createdOf(referrer) {
    return annotationOf(referrer, CREATED);
}


/***/ }),

/***/ 9778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ worstResult)
/* harmony export */ });
/** Returns the worst of several results. Without any it is `error`: a caller that accepts a run without images must handle that itself. */
function worstResult(results) {
    return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}
const WORST_FIRST = ['error', 'subject-not-found', 'missing', 'pass', 'listed'];


/***/ }),

/***/ 6234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ combineTargetVerdicts),
/* harmony export */   dM: () => (/* binding */ judgeTarget),
/* harmony export */   nK: () => (/* binding */ judgeReferrer),
/* harmony export */   ve: () => (/* binding */ cannotBeMet)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(977);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(855);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3965);
/* harmony import */ var _referrer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3640);




/** Whether an unmet rule stays unmet even if more evidence is attached, because the index has no such platform and does not change. */
function cannotBeMet({ unmetTargets }) {
    return unmetTargets.some(({ subject }) => subject === undefined);
}
/** Judges one rule by the direct referrers of one target. */
function judgeTarget(rule, target, now) {
    const by = new Map();
    const rejected = [];
    for (const referrer of target.referrers.filter(({ depth }) => depth === 1)) {
        const verdict = judgeReferrer(rule, referrer, now);
        if (verdict.met && !by.has((0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(referrer)))
            by.set((0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(referrer), referrer);
        else if (!verdict.met && verdict.why !== undefined)
            rejected.push({ referrer, why: verdict.why });
    }
    const met = target.subject !== undefined && by.size >= rule.min;
    return {
        target,
        met,
        by: [...by.values()],
        rejected: [
            ...rejected.filter(({ referrer }) => !by.has((0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(referrer))),
            ...(met ? [] : findUnread(target, rule)),
        ],
    };
}
/** The referrers that may match an unmet rule, because the document with their type was not read. */
function findUnread({ referrers }, { matchers }) {
    // The artifact type is known without the document.
    if (matchers.every(({ by }) => by === 'artifact-type'))
        return [];
    return referrers.flatMap((referrer) => {
        const { unread, depth } = referrer;
        return unread === undefined || depth > 1 || (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesAny */ ._)(matchers, referrer)
            ? []
            : { referrer, why: WHY_UNREAD[unread] };
    });
}
const WHY_UNREAD = {
    gone: 'its type is known only from its content, which is no longer in the registry',
    'too-large': 'its type is known only from its content, which is larger than 16 MiB and was not read',
};
/** Combines the verdicts for all targets of a rule. Without any target the rule is not met, so that an index without platforms does not pass. */
function combineTargetVerdicts(rule, verdicts) {
    const by = new Map(verdicts.flatMap((verdict) => verdict.by.map((referrer) => [(0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(referrer), referrer])));
    const rejected = new Map(verdicts.flatMap((verdict) => verdict.rejected.map((one) => [`${(0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(one.referrer)} ${one.why}`, one])));
    const unmetTargets = verdicts
        .filter(({ met }) => !met)
        .map(({ target: { platform, subject }, by: found }) => ({ platform, subject, found: found.length }));
    return {
        rule,
        met: verdicts.length > 0 && verdicts.every(({ met }) => met),
        by: [...by.values()],
        rejected: [...rejected.values()].filter(({ referrer }) => !by.has((0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(referrer))),
        // An index may list an image twice.
        unmetTargets: [...new Map(unmetTargets.map((target) => [`${target.platform} ${target.subject}`, target])).values()],
    };
}
/** Judges whether one referrer counts for a rule. `max-age` is measured from `org.opencontainers.image.created` to `now`. */
function judgeReferrer(rule, referrer, now) {
    if (!(0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesAny */ ._)(rule.matchers, referrer))
        return { met: false, why: undefined };
    if (referrer.fault !== undefined)
        return { met: false, why: referrer.fault };
    const faults = [findAgeFault(rule, referrer, now), ...findAnnotationFaults(rule, referrer)].filter((why) => why !== undefined);
    return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}
function findAgeFault({ maxAge }, referrer, now) {
    if (maxAge === undefined)
        return undefined;
    const typed = (0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .createdOf */ .YC)(referrer);
    if (typed === undefined)
        return `it has no annotation ${_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .CREATED */ .DE}`;
    const created = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTimestamp */ .EH)(typed);
    if (created === undefined)
        return `its annotation ${_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .CREATED */ .DE} is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(typed, MAX_QUOTED)}, not an RFC 3339 time`;
    const age = now.getTime() - created.getTime();
    if (age < 0)
        return `it was created in the future (${typed})`;
    return age > maxAge ? `it is older than ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(maxAge)} (created ${typed})` : undefined;
}
function findAnnotationFaults({ annotations }, referrer) {
    return annotations.map(({ key, value }) => {
        const found = (0,_referrer_js__WEBPACK_IMPORTED_MODULE_2__/* .annotationOf */ .lW)(referrer, key);
        if (found === undefined)
            return `it has no annotation ${key}`;
        return found === value
            ? undefined
            : `its annotation ${key} is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(found, MAX_QUOTED)}, not ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(value, MAX_QUOTED)}`;
    });
}
/** Characters of a string from the registry, so that the message stays readable. */
const MAX_QUOTED = 80;


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
