export const id = 226;
export const ids = [226];
export const modules = {

/***/ 6226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/policy/verdict.js
var policy_verdict = __webpack_require__(6234);
// EXTERNAL MODULE: ./build/registry/reference.js + 1 modules
var registry_reference = __webpack_require__(6783);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
;// CONCATENATED MODULE: ./build/gate/report/attach-advice.js

/** Returns how to attach a referrer that meets a rule, so that the gate finds it. There may be no command, only a note. */
function attachAdvice(rule, { subject, sources, max }) {
    const distinct = [...new Set(rule.matchers.flatMap(waysFor))];
    const first = rule.annotations.length > 0 ? distinct.filter(isOras) : [];
    const ways = [...new Set([...first, ...distinct])].slice(0, max).map((way) => fillIn(way, rule, subject));
    return { ways, notes: [...referrerNotes(sources), ...cosignNotes(ways, sources), ...optionNotes(rule, ways)] };
}
/** Only oras can set arbitrary annotations on a referrer. */
function isOras(way) {
    return way.startsWith('oras ');
}
function fillIn(way, { annotations }, subject) {
    const pairs = isOras(way) ? annotations.map(({ key, value }) => ` --annotation ${quoted(`${key}=${value}`)}`) : [];
    const [name = '', digest = ''] = subject.split('@');
    return way
        .replaceAll(/ IMAGE(?= |$)/g, () => `${pairs.join('')} ${subject}`)
        .replace(': NAME,', () => `: ${name},`)
        .replace(': DIGEST,', () => `: ${digest},`);
}
/**
 * Commands by kind. IMAGE is replaced by `registry/repository@digest`, NAME and DIGEST by its parts.
 * @see https://github.com/sigstore/cosign/blob/main/doc/cosign_attest.md, https://oras.land/docs/commands/oras_attach,
 * https://notaryproject.dev/docs/user-guides/how-to/sign/, https://github.com/actions/attest#usage
 */
const WAYS = {
    signature: ['cosign sign --yes IMAGE', 'notation sign IMAGE'],
    sbom: [
        'oras attach --artifact-type application/spdx+json IMAGE sbom.spdx.json',
        'cosign attest --yes --type spdxjson --predicate sbom.spdx.json IMAGE',
    ],
    provenance: [
        'uses: actions/attest@v4 with subject-name: NAME, subject-digest: DIGEST, push-to-registry: true',
        'cosign attest --yes --type slsaprovenance1 --predicate provenance.json IMAGE',
    ],
    vex: [
        'cosign attest --yes --type openvex --predicate vex.openvex.json IMAGE',
        'oras attach --artifact-type application/vnd.openvex+json IMAGE vex.openvex.json',
    ],
    scan: [
        'oras attach --artifact-type application/sarif+json IMAGE results.sarif',
        'cosign attest --yes --type vuln --predicate vuln.json IMAGE',
    ],
    attestation: ['cosign attest --yes --type TYPE --predicate predicate.json IMAGE'],
};
function waysFor(matcher) {
    switch (matcher.by) {
        case 'kind':
            return WAYS[matcher.kind];
        case 'artifact-type':
            if (!matcher.pattern.includes('/'))
                return [];
            return [`oras attach --artifact-type ${shellWord(matcher.pattern)} IMAGE FILE`];
        case 'predicate-type':
            return [`cosign attest --yes --type ${shellWord(matcher.pattern)} --predicate FILE IMAGE`];
    }
}
/** A pattern is not a type, so the user has to choose one. */
function shellWord(pattern) {
    return pattern.includes('*') ? 'TYPE' : quoted(pattern);
}
function quoted(word) {
    const text = (0,build_text/* oneLine */.TN)(word, MAX_WORD);
    return /^[\w./+:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/** Characters. A command that was cut does not work, but neither does an unlimited line. */
const MAX_WORD = 500;
/** All these commands write referrers, not tags. */
function referrerNotes(sources) {
    return sources.includes('api') || sources.includes('tag-schema')
        ? []
        : ['This gate will not find it, because the input sources has neither api nor tag-schema. Add api to sources.'];
}
function cosignNotes(ways, sources) {
    return ways.some((way) => way.startsWith('cosign')) && !sources.includes('cosign-tags')
        ? ['Use cosign 3 or newer. Older versions write tags, and the input sources does not include cosign-tags.']
        : [];
}
function optionNotes({ matchers, maxAge, annotations }, ways) {
    const patterns = matchers.flatMap((matcher) => matcher.by !== 'kind' && matcher.pattern.includes('*') ? [matcher.pattern] : []);
    const pairs = annotations.map(({ key, value }) => `${key}=${value}`);
    const withoutSlash = matchers.flatMap((one) => one.by === 'artifact-type' && !one.pattern.includes('/') ? one.pattern : []);
    return [
        ...withoutSlash.map((type) => `Attach it with the tool that writes the type ${(0,build_text/* oneLine */.TN)(type)}: oras and regctl accept only types with a "/".`),
        ...patterns.map((pattern) => `Replace TYPE with a type that matches ${(0,build_text/* oneLine */.TN)(pattern)}.`),
        ...(maxAge === undefined
            ? []
            : ['It must have the annotation org.opencontainers.image.created with a time that is not older than max-age.']),
        ...(ways.every(isOras) ? [] : pairs.map((pair) => annotationNote(pair, ways))),
    ];
}
function annotationNote(pair, ways) {
    const how = ways.some(isOras) ? '; the oras command sets it' : ' (oras attach --annotation)';
    return `It must have the annotation ${(0,build_text/* oneLine */.TN)(pair)}${how}.`;
}

// EXTERNAL MODULE: ./build/gate/report/elsewhere.js
var elsewhere = __webpack_require__(9825);
// EXTERNAL MODULE: ./build/gate/report/hints.js
var report_hints = __webpack_require__(7731);
// EXTERNAL MODULE: ./build/gate/report/report.js
var report_report = __webpack_require__(351);
// EXTERNAL MODULE: ./build/gate/report/unmet.js
var unmet = __webpack_require__(1030);
;// CONCATENATED MODULE: ./build/gate/report/annotations.js








/**
 * Returns the annotations of a report, worst first: one for each image that did not pass, or one for all images with the same problem,
 * at most nine and one for the rest; then a warning for each registry without referrers API.
 */
function gateAnnotations(report) {
    if (report.kind === 'stopped')
        return [stoppedAnnotation(report.problems)];
    const images = (0,report_report/* worstFirst */.md)(report.images);
    const groups = (0,report_report/* groupBySameProblem */.gs)(images.filter((image) => !(0,report_report/* passed */.bF)(image)));
    const rest = groups.slice(MAX_ANNOTATIONS).flatMap(({ image, others }) => [image, ...others]);
    return [
        ...groups.slice(0, MAX_ANNOTATIONS).map((group) => ({ ...annotate(group), level: levelOf(group.image, report) })),
        ...(rest.length > 0 ? [andMore(rest.length, levelOf(report, report))] : []),
        ...missingApiWarnings(images.filter(report_report/* passed */.bF)),
    ];
}
/** GitHub shows ten annotations of a level and step. */
const MAX_ANNOTATIONS = 9;
function stoppedAnnotation(problems) {
    const message = [
        'The run stopped before any image was checked:',
        ...problems.flatMap((problem) => (0,report_hints/* problemLines */.pb)(`- ${problem}`)),
    ].join('\n');
    return { level: 'error', title: `Quay Referrers could not start: ${(0,report_hints/* pluralize */.td)(problems.length, 'problem')}`, message };
}
function levelOf({ result }, { warnOnly }) {
    return result === 'missing' && warnOnly ? 'warning' : 'error';
}
function andMore(count, level) {
    const message = `${(0,report_hints/* pluralize */.td)(count, 'more image')} did not pass. See the job summary or the output referrers-file.`;
    return { level, title: `and ${count} more`, message };
}
function annotate({ image, others }) {
    const alone = others.length === 0;
    const name = alone ? (0,registry_reference/* formatReference */.FH)(image.reference) : (0,report_hints/* pluralize */.td)(others.length + 1, 'image');
    const names = alone ? [] : [`Images: ${nameFew([image, ...others])}.`];
    switch (image.kind) {
        case 'not-found':
            return withTitle(`${name} ${alone ? 'is' : 'are'} ${(0,report_hints/* absenceOf */.Lr)(image)}`, [
                ...(0,report_hints/* problemLines */.pb)(image.problem),
                ...names,
                (0,report_hints/* absenceAdvice */._)(image),
            ]);
        case 'failed':
            return failedText(name, [...(0,report_hints/* problemLines */.pb)(image.problem), ...names]);
        case 'judged':
            return withTitle(`${name} is missing: ${image.unmet.join(', ')}`, missingLines(image.unpack()));
    }
}
function nameFew(images) {
    const names = images.map(({ reference }) => (0,registry_reference/* formatReference */.FH)(reference));
    return (0,report_hints/* firstFew */.Dt)(names, MAX_NAMES).join(', ');
}
const MAX_NAMES = 10;
/** The cause is on the first line of the message, after the title. */
function failedText(name, [cause = '', ...lines]) {
    const title = (0,build_text/* oneLine */.TN)(`${name} could not be checked`, MAX_TITLE);
    return { title, message: [`${title}: ${cause}`, ...lines].join('\n') };
}
function withTitle(text, lines) {
    const title = (0,build_text/* oneLine */.TN)(text, MAX_TITLE);
    return { title, message: [`${title}.`, ...lines].join('\n') };
}
/** Characters; GitHub allows 255. */
const MAX_TITLE = 250;
function missingLines(image) {
    const unmet = image.rules.filter(({ met }) => !met);
    const lines = [
        (0,report_hints/* explainMissingReferrersApi */.g9)(image),
        (0,report_hints/* nameCosignRepository */.pE)(image),
        (0,report_hints/* explainSkippedAttestations */.lh)(image),
        ...unmet.flatMap((verdict) => unmetLines(verdict, image)),
        (0,report_hints/* waitAdvice */.o1)(image),
    ];
    return lines.filter((line) => line !== undefined);
}
/** Referrers that were not counted come before the advice, because attaching the same one again would not help. */
function unmetLines(verdict, image) {
    const rejected = (0,unmet/* uncountedReferrers */.cj)(verdict, image.referrers).map(({ referrer, why }) => `${(0,report_hints/* nameReferrer */.DN)(referrer)}: ${(0,build_text/* oneLine */.TN)(why)}`);
    const sentences = [
        `Rule ${(0,report_hints/* nameRule */.Mp)(verdict.rule)}: ${(0,unmet/* formatVerdict */.Pu)(verdict)}.`,
        ...(rejected.length > 0 ? [`Found but not counted: ${(0,report_hints/* firstFew */.Dt)(rejected, MAX_REJECTED).join('; ')}.`] : []),
        `Referrers found: ${(0,report_hints/* countKinds */.xb)(image.referrers)}.`,
    ];
    return [
        sentences.join(' '),
        ...(0,elsewhere/* elsewhereLines */.q)(verdict, image),
        ...((0,policy_verdict/* cannotBeMet */.ve)(verdict) ? [unmet/* NO_PLATFORM_ADVICE */.bh] : []),
        ...attachLines(verdict, image),
    ];
}
const MAX_REJECTED = 3;
function attachLines(verdict, image) {
    const subject = (0,unmet/* subjectToAttachTo */.Sn)(verdict, image.reference);
    if (subject === undefined)
        return [];
    const { ways, notes } = attachAdvice(verdict.rule, { subject, sources: image.sources, max: 1 });
    // A command is on a line of its own, so that it can be copied.
    const commands = ways.flatMap((way) => [
        `Attach ${(0,unmet/* amountToAttach */.Rc)(verdict, image.digest)}, for example with:`,
        `  ${way}`,
    ]);
    return [...commands, ...(notes.length > 0 ? [notes.join(' ')] : [])];
}
/** One warning for each registry: its images passed with the other sources, but the API might show more referrers. */
function missingApiWarnings(images) {
    const perRegistry = new Map();
    for (const image of images) {
        const { registry } = image.reference;
        const message = image.kind === 'judged' ? (0,report_hints/* explainMissingReferrersApi */.g9)(image) : undefined;
        if (message !== undefined && !perRegistry.has(registry))
            perRegistry.set(registry, { title: `${registry} has no referrers API`, message });
    }
    return [...perRegistry.values()].slice(0, MAX_ANNOTATIONS).map((text) => ({ ...text, level: 'warning' }));
}

;// CONCATENATED MODULE: ./build/gate/report/headline.js




/** The mark of a result. */
function markOf(result, warnOnly) {
    if (result === 'pass')
        return '✅';
    if (result === 'listed')
        return 'ℹ️';
    return result === 'missing' && warnOnly ? '⚠️' : '❌';
}
/** The mark of the run. */
function markOfRun(report) {
    return markOf(report.result, report.kind === 'finished' && report.warnOnly);
}
/** The result of the run in one sentence. */
function headline(report) {
    if (report.kind === 'stopped')
        return 'Failed: the run stopped before any image was checked.';
    const { result, images } = report;
    if (images.length === 0)
        return 'Listed: this shard has no images.';
    if (result === 'listed')
        return `Listed: ${listing(images)}. No rules were given.`;
    if (result !== 'pass')
        return `${failedOrNot(report)}: ${faultsIn(images)}.`;
    return `Passed: ${nameAll(images)} all rules: ${ruleTexts(report)}.`;
}
function failedOrNot({ result, warnOnly }) {
    return result === 'missing' && warnOnly ? 'Passed with a warning (on-missing: warn)' : 'Failed';
}
function ruleTexts({ rules }) {
    return joinDistinct(rules.map(({ text }) => text));
}
/** One clause for each result that is not a pass, worst first. */
function faultsIn(images) {
    const failed = images.filter(({ kind }) => kind === 'failed');
    const notFound = images.filter((image) => image.kind === 'not-found');
    const missing = images.filter(({ result }) => result === 'missing');
    const isPartial = notFound.every((image) => image.isPartial);
    const clauses = [
        failed.length > 0 && `${nameImages(failed, images)} could not be checked`,
        notFound.length > 0 &&
            `${nameImages(notFound, images)} ${notFound.length === 1 ? 'is' : 'are'} ${(0,report_hints/* absenceOf */.Lr)({ isPartial })}`,
        missing.length > 0 &&
            `${nameImages(missing, images)} ${missing.length === 1 ? 'is missing' : 'are missing required referrers'}: ${joinDistinct(missing.flatMap(report_report/* unmetOf */.$7))}`,
    ];
    return clauses.filter((clause) => clause !== false).join('; ');
}
/** The reference of a single image, or how many of all images: `2 of 5 images`. */
function nameImages(some, all) {
    const [only] = some;
    return some.length === 1 && only !== undefined
        ? (0,registry_reference/* formatReference */.FH)(only.reference)
        : `${some.length} of ${all.length} images`;
}
/** The subject and verb of a passed run. */
function nameAll(images) {
    if (images.length === 1)
        return `${nameImages(images, images)} meets`;
    return images.length === 2 ? 'both images meet' : `all ${images.length} images meet`;
}
function listing(images) {
    const referrers = images.reduce((sum, image) => sum + (0,report_report/* shownCount */.LF)(image), 0);
    const [only] = images;
    const subject = images.length === 1 && only !== undefined ? (0,registry_reference/* formatReference */.FH)(only.reference) : (0,report_hints/* pluralize */.td)(images.length, 'image');
    return `${(0,report_hints/* pluralize */.td)(referrers, 'referrer')} of ${subject}`;
}
function joinDistinct(texts) {
    return (0,build_text/* oneLine */.TN)([...new Set(texts)].join(', '), 300);
}

// EXTERNAL MODULE: ./build/gate/report/referrer-json.js
var referrer_json = __webpack_require__(4633);
;// CONCATENATED MODULE: ./build/gate/report/outputs.js


/**
 * Makes the outputs of a report, for every result.
 * @param referrersFile path of the report file; '' where it could not be written.
 */
function gateOutputs(report, referrersFile) {
    if (report.kind === 'stopped')
        return { values: { ...EMPTY, 'referrers-file': referrersFile }, cut: false, failures: [] };
    const values = { ...EMPTY, 'referrers-file': referrersFile };
    const failures = [];
    let cut = false;
    for (const [name, format] of FORMATS) {
        // One value that cannot be formatted must not prevent the other outputs.
        try {
            const value = format(report);
            values[name] = typeof value === 'string' ? value : value.json;
            cut ||= typeof value !== 'string' && value.cut;
        }
        catch (cause) {
            failures.push(new Error(`Could not format the output ${name}, so it is empty. Report this as a bug.`, { cause }));
        }
    }
    return { values, cut, failures };
}
/** How each output is made from a report. */
const FORMATS = [
    ['result', ({ result }) => result],
    ['satisfied', ({ result }) => String(result === 'pass')],
    ['missing', (report) => JSON.stringify(missingRules(report))],
    ['count', ({ images }) => String(images.reduce((sum, image) => sum + (0,report_report/* shownCount */.LF)(image), 0))],
    ['referrers', (report) => cutReferrers(entriesOf(report))],
    ['digest', ({ images }) => images.slice(0, 1).find(wasFound)?.digest ?? ''],
    ['image', ({ images }) => images.slice(0, 1).filter(wasFound).map(referrer_json/* imageField */.aN).join('')],
    ['images', ({ images }) => JSON.stringify(images.map(imageEntry))],
    ['token-expires-at', ({ token }) => formatExpiry(token?.expiresAt)],
];
/** A registry may send a lifetime that leads to no valid date. The token works nevertheless. */
function formatExpiry(date) {
    return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
/** For a run that stopped, and for an output that cannot be formatted. */
const EMPTY = {
    result: 'error',
    satisfied: 'false',
    missing: '[]',
    count: '0',
    referrers: '[]',
    'referrers-file': '',
    digest: '',
    image: '',
    images: '[]',
    'token-expires-at': '',
};
/** First the entries that meet a rule, of all images, so that a cut list keeps them. An image is unpacked only where it has entries. */
function* entriesOf({ images, shown }) {
    const judged = images.filter((image) => image.kind === 'judged');
    for (const image of judged)
        if (image.meeting > 0)
            yield* entriesIn(image, shown, 'met');
    for (const image of judged)
        if (image.count > image.meeting)
            yield* entriesIn(image, shown, 'others');
}
function entriesIn(image, shown, part) {
    const report = image.unpack();
    return (0,referrer_json/* referrerEntries */.QC)(report, (0,referrer_json/* splitByRules */.R0)(report, shown)[part]);
}
/**
 * Whether the registry confirmed the image: its tag was resolved, or the evidence of its digest was judged. A digest that was only
 * typed must not be deployed.
 */
function wasFound({ kind, digest, reference }) {
    if (digest === undefined || kind === 'not-found')
        return false;
    return kind === 'judged' || reference.digest === undefined;
}
/** UTF-8 bytes. Linux allows 128 KiB for one environment variable, and an expression in a workflow may contain the value twice. */
const MAX_OUTPUT_BYTES = 64 * 1024;
/**
 * Formats entries as a JSON array of at most 64 KiB. Entries that are too long lose their annotations first, then the last of them are
 * left out. Reads and keeps no more entries than fit.
 */
function cutReferrers(entries) {
    const whole = new JsonArray();
    const bare = new JsonArray();
    let cut = false;
    for (const entry of entries) {
        cut ||= !whole.add(entry);
        // A bare entry is never longer than the whole one, so it fits wherever the whole one does.
        if (!bare.add({ ...entry, annotations: {} }))
            break;
    }
    return { json: cut ? bare.format() : whole.format(), cut };
}
/** A JSON array that is limited to the size of an output. */
class JsonArray {
    #items = [];
    #bytes = '[]'.length;
    /** @returns whether there was space for the entry. */
    add(entry) {
        const item = JSON.stringify(entry);
        this.#bytes += Buffer.byteLength(item) + (this.#items.length > 0 ? ','.length : 0);
        if (this.#bytes > MAX_OUTPUT_BYTES)
            return false;
        this.#items.push(item);
        return true;
    }
    format() {
        return `[${this.#items.join(',')}]`;
    }
}
/** The unmet rules of all images in the order of the rules, each once; none for `error`, where not all evidence is known. */
function missingRules({ result, rules, images }) {
    if (result === 'error')
        return [];
    const unmet = new Set(images.flatMap(report_report/* unmetOf */.$7));
    return [...new Set(rules.map(({ text }) => text))].filter((text) => unmet.has(text));
}
function imageEntry(image) {
    return {
        image: (0,referrer_json/* imageField */.aN)(image),
        digest: image.digest ?? '',
        result: image.result,
        missing: (0,report_report/* unmetOf */.$7)(image),
        count: (0,report_report/* shownCount */.LF)(image),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/gate/report/report-file.js




/**
 * Formats the whole report as JSON (`schemaVersion` 1), in pieces of one line per referrer, so that it is never in memory as a whole. The
 * token is not part of it.
 * @param scrub is called for each string before it becomes JSON: afterwards a secret may be spelled with escapes.
 */
function* formatReport(report, scrub) {
    const [problems, rules, images] = report.kind === 'finished' ? [[], report.rules.map(({ text }) => text), report.images] : [report.problems, [], []];
    const json = (value) => scrubbedJson(value, scrub);
    const head = json({ schemaVersion: 1, result: report.result, problems, rules });
    yield* withList(head, { name: 'subjects', items: subjectsOf(images, json) });
    yield '\n';
}
/** Scrubs string by string, which takes ten times as long, only where JSON contains an escape or a secret. */
function scrubbedJson(value, scrub) {
    const json = JSON.stringify(value);
    if (!json.includes('\\') && scrub(json) === json)
        return json;
    return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
}
/**
 * Writes the report file. It writes synchronously, because nothing else runs by then, and a stream would buffer every piece in memory.
 * @throws Error that names the path, with the error of the file system as its cause.
 */
function writeReportFile(path, pieces) {
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
        throw new Error(`Could not write the report file ${path}, so the output referrers-file is empty. The result of the step does not change. Check the free disk space and RUNNER_TEMP.`, { cause });
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
/** Unpacks one image at a time. */
function* subjectsOf(images, json) {
    for (const image of images)
        yield image.kind === 'judged' ? judgedSubject(image.unpack(), json) : otherSubject(image, json);
}
function judgedSubject(image, json) {
    const { missingReferrersApi, rules, platforms, skippedAttestations, elsewhere, isCut } = image;
    const head = {
        ...commonFields(image),
        ...(missingReferrersApi !== undefined && { missingReferrersApi }),
        ...(platforms.length > 0 && { platforms }),
        ...(skippedAttestations > 0 && { skippedAttestations }),
        ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(elsewhereJson) }),
        ...(isCut && { isCut }),
        missing: (0,unmet/* unmetRules */.tj)(image),
        rules: rules.map(verdictJson),
    };
    return withList(json(head), { name: 'referrers', items: referrersOf(image, json) });
}
function otherSubject(image, json) {
    return [json({ ...commonFields(image), problem: image.problem, missing: [], rules: [], referrers: [] })];
}
function commonFields(image) {
    const { reference, digest, result } = image;
    return {
        image: (0,referrer_json/* imageField */.aN)(image),
        reference: (0,registry_reference/* formatReference */.FH)(reference),
        ...(reference.tag !== undefined && { tag: reference.tag }),
        digest: digest ?? '',
        result,
    };
}
function* referrersOf(image, json) {
    for (const entry of (0,referrer_json/* referrerEntries */.QC)(image))
        yield [json(entry)];
}
function verdictJson({ rule, met, by, rejected, unmetTargets }) {
    return {
        rule: rule.text,
        min: rule.min,
        met,
        ...(unmetTargets.some(({ platform }) => platform !== undefined) && {
            unmetTargets: unmetTargets.map(unmetTargetJson),
        }),
        by: by.map(identityJson),
        rejected: rejected.map(({ referrer, why }) => ({ ...identityJson(referrer), why })),
    };
}
function identityJson({ digest, layer }) {
    return { digest, ...(layer !== undefined && { layer }) };
}
/** Without `platform` the target is the index itself, without `digest` a platform that the index does not have. */
function unmetTargetJson({ platform, subject, found }) {
    return { ...(platform !== undefined && { platform }), ...(subject !== undefined && { digest: subject }), found };
}
/** The evidence that was found where the rule does not count it, with the identities of the referrers. */
function elsewhereJson(one) {
    return 'found' in one ? { ...one, found: one.found.map(identityJson) } : one;
}
/** Adds a list as the last member of a JSON object that is not empty; each item starts a line. */
function* withList(object, { name, items }) {
    yield `${object.slice(0, -'}'.length)},"${name}":[`;
    let separator = '\n';
    for (const item of items) {
        yield separator;
        yield* item;
        separator = ',\n';
    }
    yield ']}';
}

// EXTERNAL MODULE: ./node_modules/escape-goat/index.js
var escape_goat = __webpack_require__(4396);
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
    return (0,build_text/* oneLine */.TN)(text, max).replace(/[^A-Za-z0-9./-]/gu, (character) => `#${character.codePointAt(0)};`);
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

// EXTERNAL MODULE: ./build/policy/kind.js + 1 modules
var kind = __webpack_require__(17);
// EXTERNAL MODULE: ./build/policy/referrer.js
var policy_referrer = __webpack_require__(3640);
;// CONCATENATED MODULE: ./build/gate/report/summary-graph.js





/** A graph with more nodes is not readable. */
const MAX_NODES = 50;
/**
 * Draws the image, its platforms that have referrers, and the referrers as a Mermaid diagram in Markdown; `undefined` if there are no
 * referrers, or more than 50 nodes. The input `artifact-type` hides nothing here: a tree without its inner nodes would be wrong.
 */
function referrersGraph(image) {
    const { reference, digest } = image;
    const referrers = [...new Map((0,referrer_json/* metFirst */.r5)(image).map((one) => [(0,policy_referrer/* identityOf */.cu)(one), one])).values()];
    const subjects = new Set(referrers.map(({ subject }) => subject));
    const platforms = image.platforms.filter((one) => subjects.has(one.digest) && one.digest !== digest);
    if (referrers.length === 0 || referrers.length + platforms.length + 1 > MAX_NODES)
        return undefined;
    const names = new Map([
        ...referrers.toReversed().map((one, index) => [one.digest, `r${referrers.length - index}`]),
        ...platforms.map((one, index) => [one.digest, `p${index + 1}`]),
        [digest, SUBJECT],
    ]);
    return [
        '```mermaid',
        'flowchart LR',
        `  ${SUBJECT}[${label([reference.repository, (0,report_hints/* shortDigest */.VK)(digest)])}]`,
        ...platforms.map((one) => `  ${names.get(one.digest)}[${label([one.platform, (0,report_hints/* shortDigest */.VK)(one.digest)])}] -.- ${SUBJECT}`),
        ...referrers.flatMap((one, index) => line(one, `r${index + 1}`, names)),
        '```',
    ].join('\n');
}
const SUBJECT = 'subject';
function line(referrer, name, names) {
    // An image that refers to itself would be an arrow from the subject to itself.
    if (names.get(referrer.digest) === SUBJECT)
        return [];
    const text = label([(0,kind/* kindOf */.I)(referrer), referrer.artifactType, (0,report_hints/* shortIdentity */.tv)(referrer)]);
    return [`  ${name}[${text}] --> ${names.get(referrer.subject) ?? SUBJECT}`];
}
function label(texts) {
    const shown = texts.filter((text) => text !== '');
    return `"${shown.map((text) => mermaidText(text)).join('<br/>')}"`;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-referrers.js






/** Rows of the table; the report file has all referrers. */
const MAX_ROWS = 100;
/** The table of the shown referrers of an image; referrers of a referrer follow it, indented. */
function referrersTable(image, shown) {
    const referrers = (0,referrer_json/* metFirst */.r5)(image, shown);
    const caption = captionOf(referrers.length, image.referrers.length - referrers.length);
    const notes = notesOf(image, referrers.length - MAX_ROWS).map((note) => `\n<p>${note}</p>`);
    if (referrers.length === 0)
        return block(`<p>${caption}.</p>${notes.join('')}`);
    const hasPlatforms = referrers.some(({ platform }) => platform !== undefined);
    const head = ['Kind', 'Artifact type', ...(hasPlatforms ? ['Platform'] : []), 'Digest', 'Size', 'Created', 'Source'];
    return {
        before: `<p>${caption}:</p>\n${tableHead(head)}`,
        rows: referrers.slice(0, MAX_ROWS).map((referrer) => tableRow(cellsOf(referrer, hasPlatforms))),
        after: `</table>${notes.join('')}`,
    };
}
function captionOf(count, hidden) {
    const counted = count === 0 ? 'No referrers' : (0,report_hints/* pluralize */.td)(count, 'referrer');
    return hidden === 0 ? counted : `${counted} (${hidden} hidden by <code>artifact-type</code>)`;
}
function notesOf({ isCut }, more) {
    return [
        ...(more > 0
            ? [`The file in the output <code>referrers-file</code> has ${(0,report_hints/* pluralize */.td)(more, 'more referrer')}.`]
            : []),
        ...(isCut ? [report_hints/* TREE_IS_CUT */.rb] : []),
    ];
}
function cellsOf(referrer, hasPlatforms) {
    const { artifactType, predicateTypes, platform, size, sources, depth } = referrer;
    return [
        `${depth > 1 ? `${'&emsp;'.repeat(depth - 2)}↳ ` : ''}${(0,kind/* kindOf */.I)(referrer)}`,
        [artifactType, predicateTypes[0] ?? '']
            .filter((type) => type !== '')
            .map((type) => code(type, 100))
            .join('<br>'),
        ...(hasPlatforms ? [code(platform ?? '', 80)] : []),
        digestCell(referrer),
        formatBytes(size),
        code((0,policy_referrer/* createdOf */.YC)(referrer) ?? '', 40),
        sources[0],
    ];
}
function digestCell(referrer) {
    const { digest, layer } = referrer;
    const manifest = `<code title="${digest}">${(0,report_hints/* shortDigest */.VK)(digest)}</code>`;
    if (layer === undefined)
        return manifest;
    return `${manifest}<br>layer <code title="${layer}">${escapeText((0,report_hints/* shortIdentity */.tv)(referrer), 100)}</code>`;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-image.js











/** The sections about one image, or about several with the same problem. */
function* imageSections(group, run) {
    const { image } = group;
    yield heading(group, run.warnOnly);
    if (image.kind === 'judged') {
        yield* judgedSections(image.unpack(), run.shown);
        return;
    }
    yield block(paragraph(image.problem));
    if (image.kind === 'not-found')
        yield block(`<p>${(0,report_hints/* absenceAdvice */._)(image)}</p>`);
}
/** Hints, rules, advice, referrers and graph of a judged image. */
function* judgedSections(image, shown) {
    const missingApi = (0,report_hints/* explainMissingReferrersApi */.g9)(image);
    if (missingApi !== undefined)
        yield block(`<p>⚠️ ${code(missingApi, 1_000)}</p>`);
    const skipped = (0,report_hints/* explainSkippedAttestations */.lh)(image);
    if (skipped !== undefined)
        yield block(paragraph(`ℹ️ ${skipped}`));
    if (image.rules.length > 0)
        yield rulesTable(image);
    if (image.result === 'missing')
        yield advice(image);
    yield referrersTable(image, shown);
    const graph = referrersGraph(image);
    if (graph !== undefined)
        yield block(graph);
}
function heading({ image, others }, warnOnly) {
    const { reference, digest, result } = image;
    const names = [image, ...others].map((one) => code((0,registry_reference/* formatReference */.FH)(one.reference), 700));
    const alone = others.length === 0;
    const title = `<h3>${markOf(result, warnOnly)} ${alone ? names.join('') : (0,report_hints/* pluralize */.td)(names.length, 'image')}: ${result}</h3>`;
    if (!alone)
        return block(`${title}\n<p>${(0,report_hints/* firstFew */.Dt)(names, MAX_IMAGES).join(', ')}</p>`);
    return block(digest === undefined || reference.digest !== undefined ? title : `${title}\n<p>Digest: ${code(digest)}</p>`);
}
/** Images named in a paragraph; the table above it has all of them. */
const MAX_IMAGES = 20;
function rulesTable({ rules, referrers }) {
    return {
        before: tableHead(['Rule', 'Verdict', 'Met by', 'Found but not counted']),
        rows: rules.map((verdict) => tableRow(ruleCells(verdict, referrers))),
        after: '</table>',
    };
}
function ruleCells(verdict, referrers) {
    const by = verdict.by.map((referrer) => code((0,report_hints/* nameReferrer */.DN)(referrer)));
    const rejected = (0,unmet/* uncountedReferrers */.cj)(verdict, referrers).map(({ referrer, why }) => `${code((0,report_hints/* nameReferrer */.DN)(referrer))}: ${code(why, 300)}`);
    return [
        code((0,report_hints/* nameRule */.Mp)(verdict.rule)),
        `${verdict.met ? '✅' : '❌'} ${escapeText((0,unmet/* formatVerdict */.Pu)(verdict), 700)}`,
        (0,report_hints/* firstFew */.Dt)(by, MAX_NAMED).join('<br>'),
        (0,report_hints/* firstFew */.Dt)(rejected, MAX_NAMED).join('<br>'),
    ];
}
/** Referrers named in one cell. */
const MAX_NAMED = 5;
function advice(image) {
    const unmet = image.rules.filter(({ met }) => !met);
    const later = (0,report_hints/* waitAdvice */.o1)(image);
    return {
        before: '<p><strong>What to do</strong></p>\n<ul>',
        rows: [
            ...unmet.map((verdict) => adviceItem(verdict, image)),
            ...(later === undefined ? [] : [`<li>${later.replace('wait-timeout', '<code>$&</code>')}</li>`]),
        ],
        after: '</ul>',
    };
}
function adviceItem(verdict, image) {
    const { rule } = verdict;
    const subject = (0,unmet/* subjectToAttachTo */.Sn)(verdict, image.reference);
    const hints = (0,elsewhere/* elsewhereLines */.q)(verdict, image).map((line) => `${code(line.trim(), MAX_WAY)}<br>`);
    const absent = `${hints.join('')}${(0,policy_verdict/* cannotBeMet */.ve)(verdict) ? `${unmet/* NO_PLATFORM_ADVICE */.bh} ` : ''}`;
    if (subject === undefined)
        return `<li>For ${code((0,report_hints/* nameRule */.Mp)(rule))}: ${absent.trim()}</li>`;
    const { ways, notes } = attachAdvice(rule, { subject, sources: image.sources, max: MAX_WAYS });
    const listed = ways.map((way) => code(way, MAX_WAY)).join('<br>or ');
    const how = ways.length === 0 ? '.' : `, for example with:<br>${listed}`;
    const text = notes.length === 0 ? '' : `<br>${notes.map((note) => escapeText(note, 300)).join(' ')}`;
    return `<li>${absent}For ${code((0,report_hints/* nameRule */.Mp)(rule))}, attach ${escapeText((0,unmet/* amountToAttach */.Rc)(verdict, image.digest))}${how}${text}</li>`;
}
const MAX_WAYS = 4;
/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;

;// CONCATENATED MODULE: ./build/gate/report/summary.js







/** Formats the job summary as Markdown: the result, then the images, worst first; of many images only those that did not pass. */
function gateSummary(report) {
    return joinSections(sectionsOf(report), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}
/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(report) {
    yield block(verdict(report));
    if (report.kind === 'stopped') {
        yield problemList(report.problems);
        return;
    }
    const images = (0,report_report/* worstFirst */.md)(report.images);
    const inFull = images.length > report_report/* MAX_IN_FULL */.BR ? images.filter((image) => !(0,report_report/* passed */.bF)(image)) : images;
    if (images.length > 1)
        yield overview(images, report.warnOnly);
    if (inFull.length < images.length)
        yield block(omittedImages(images.length - inFull.length));
    for (const group of (0,report_report/* groupBySameProblem */.gs)(inFull))
        yield* imageSections(group, report);
}
/** Bytes. GitHub refuses a summary above 1 MiB; the difference is a margin for masked secrets, which may become longer. */
const MAX_SUMMARY_BYTES = 1_000_000;
const CUT_NOTE = '<p>✂️ The summary was cut here. The file in the output <code>referrers-file</code> has the complete report.</p>';
function verdict(report) {
    const lines = [
        '## Quay Referrers',
        '',
        `<p><strong>${markOfRun(report)} ${escapeText(headline(report), 1_000)}</strong></p>`,
    ];
    // Readers must not take the presence of a signature for a valid signature.
    return report.kind === 'finished' && report.images.length > 0
        ? [...lines, NOT_VERIFIED].join('\n')
        : lines.join('\n');
}
const NOT_VERIFIED = '<p>This step checks that referrers are attached. It does not verify signatures: use <code>cosign verify</code> or <code>notation verify</code>.</p>';
function problemList(problems) {
    return { before: '<ul>', rows: problems.map((problem) => `<li>${paragraph(problem)}</li>`), after: '</ul>' };
}
function overview(images, warnOnly) {
    const cells = (image) => [
        code((0,registry_reference/* formatReference */.FH)(image.reference), 700),
        `${markOf(image.result, warnOnly)} ${image.result}`,
        (0,report_report/* unmetOf */.$7)(image)
            .map((text) => code(text, 120))
            .join(', '),
        String((0,report_report/* shownCount */.LF)(image)),
    ];
    return {
        before: tableHead(['Image', 'Result', 'Missing', 'Referrers']),
        rows: images.map((image) => tableRow(cells(image))),
        after: '</table>',
    };
}
function omittedImages(count) {
    return `<p>${(0,report_hints/* pluralize */.td)(count, 'image')} without problems ${count === 1 ? 'is' : 'are'} only in the table above. The file in the output <code>referrers-file</code> has the details.</p>`;
}

;// CONCATENATED MODULE: ./build/gate/report/publish.js






/**
 * Publishes a report, in this order: report file, outputs, summary where it is wanted, annotations, and with several images the result
 * as the last line of the log. If the report file, the summary or the annotations cannot be written, there is a warning, and the result
 * stays the same.
 * @throws the first error of setting the outputs, after everything else is published: later steps rely on them.
 */
async function publish(report, runner) {
    const path = runner.temporaryFile('referrers.json');
    const isWritten = await warnOnFailure(() => writeReportFile(path, formatReport(report, runner.scrub)), runner);
    try {
        setOutputs(report, isWritten ? path : '', runner);
    }
    finally {
        if (report.wantsSummary)
            await warnOnFailure(() => writeSummary(report, runner), runner);
        await warnOnFailure(() => publish_annotate(report, runner), runner);
    }
}
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
async function writeSummary(report, runner) {
    try {
        await runner.summary(gateSummary(report));
    }
    catch (cause) {
        throw new Error('Could not write the job summary. The result of the step does not change. Check the free disk space.', {
            cause,
        });
    }
}
/** Sets all outputs. @throws the first error, after all other outputs are set. */
function setOutputs(report, referrersFile, runner) {
    const { values, cut, failures } = gateOutputs(report, referrersFile);
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
    const token = report.kind === 'finished' ? report.token : undefined;
    attempt(() => (token === undefined ? runner.output('token', '') : runner.secretOutput('token', token.secret)));
    if (cut)
        runner.warn(CUT);
    if (Buffer.byteLength(values.images) > MAX_OUTPUT_BYTES)
        runner.warn(LONG);
    if (errors.length > 0)
        throw errors[0];
}
const CUT = 'The output referrers was cut to 64 KiB. It has no annotations, and the last referrers may be missing; those that meet a rule come first. The output count includes all referrers. The file in the output referrers-file has the complete list.';
const LONG = 'The output images is longer than 64 KiB. A later step may not start with it in an environment variable. Read the file in the output referrers-file instead.';
function publish_annotate(report, runner) {
    for (const { level, title, message } of gateAnnotations(report)) {
        if (level === 'error')
            runner.error(message, title);
        else
            runner.warn(message);
    }
    if (report.kind === 'finished' && report.images.length > 1)
        runner.info(headline(report));
}


/***/ })

};
