export const id = 145;
export const ids = [145,581];
export const modules = {

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

/***/ 4581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IdentityVerifier: () => (/* binding */ IdentityVerifier)
});

// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(1040);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(4187);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./build/verify/certificate.js + 1 modules
var verify_certificate = __webpack_require__(2795);
// EXTERNAL MODULE: ./build/verify/der.js
var der = __webpack_require__(8363);
// EXTERNAL MODULE: ./build/verify/signed-content.js
var signed_content = __webpack_require__(3930);
;// CONCATENATED MODULE: ./build/verify/certificate-identity.js



/**
 * Reads whom a verified certificate of Fulcio identifies. @sigstore/verify reads only the first subject alternative name, replaces
 * characters that are not ASCII, and does not check that the certificate is for code signing.
 * @returns why the certificate cannot be used, if it does not have exactly one identity, or is not for code signing.
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 * @see https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md
 */
function readCertificateIdentity(extensions) {
    const values = new Map(extensions.map(({ id, value }) => [id, value]));
    if (values.size !== extensions.length)
        return (0,signed_content/* unverified */.Q)('its certificate has an extension twice');
    if (!tryRead(() => isForCodeSigning(values.get(EXTENDED_KEY_USAGE))))
        return (0,signed_content/* unverified */.Q)('its certificate is not for code signing');
    const identity = readOnlyName(values.get(SUBJECT_ALTERNATIVE_NAME));
    if (typeof identity !== 'string')
        return identity;
    const issuer = readIssuer(values);
    if (issuer === undefined)
        return (0,signed_content/* unverified */.Q)('its certificate does not name the issuer of the identity');
    const claims = readClaims(values);
    return claims === undefined
        ? (0,signed_content/* unverified */.Q)('its certificate has a claim that is not valid')
        : { identity, issuer, claims };
}
/**
 * Checks what @sigstore/verify does not check of the certificate of a signer.
 * @returns why it cannot be used, as a clause; `undefined` if it can.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
function findSigningCertificateFault(certificate) {
    const { unsupported, basicConstraints, keyUsage } = certificate;
    if (unsupported !== undefined)
        return `its certificate has the extension ${unsupported}, which is not supported`;
    if (basicConstraints?.isCa)
        return 'its certificate is that of a certificate authority';
    return keyUsage?.bits.has(verify_certificate/* DIGITAL_SIGNATURE */.o2) ? undefined : 'its certificate is not for signatures';
}
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
function isForCodeSigning(extension) {
    return readSequence(extension).some((purpose) => purpose.tag === der/* DER */.Wi.oid && (0,der/* readOid */.fM)(purpose) === verify_certificate/* CODE_SIGNING */.AL);
}
/** The values of an extension that is a sequence; none for another one. */
function readSequence(extension) {
    return extension === undefined ? [] : (tryRead(() => (0,der/* readDer */.SU)(extension).children()) ?? []);
}
function tryRead(read) {
    try {
        return read();
    }
    catch {
        return undefined;
    }
}
/** The only name: a URI, for example of a workflow, or an email address. */
function readOnlyName(extension) {
    const names = readSequence(extension);
    const [name] = names;
    if (name === undefined || names.length !== 1)
        return (0,signed_content/* unverified */.Q)(`its certificate has ${names.length} names of the signer instead of one`);
    const pattern = NAME_PATTERNS.get(name.tag);
    if (pattern === undefined)
        return (0,signed_content/* unverified */.Q)('its certificate names the signer in a form that is not supported');
    const text = name.content.toString('latin1');
    return pattern.test(text) ? text : (0,signed_content/* unverified */.Q)('its certificate has a name of the signer that is not valid');
}
/**
 * By the tag of the name. A string of one form that looks like one of the other would be compared as the other. Only visible ASCII
 * characters are allowed.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6
 */
const NAME_PATTERNS = new Map([
    [0x81, /^(?!.*:\/\/)[\x21-\x7e]+@[\x21-\x7e]+$/],
    [0x86, /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[\x21-\x7e]+$/],
]);
/** Version 2 of the extension is a DER string; version 1, which it replaced, has the string as it is. */
function readIssuer(values) {
    const extension = values.get(ISSUER_V2);
    const issuer = extension === undefined ? values.get(ISSUER_V1)?.toString('latin1') : readString(extension);
    return issuer !== undefined && /^[\x21-\x7e]+$/.test(issuer) ? issuer : undefined;
}
const FULCIO = '1.3.6.1.4.1.57264.1';
const ISSUER_V1 = `${FULCIO}.1`;
const ISSUER_V2 = `${FULCIO}.8`;
/** `undefined` if one of the claims that rules read is not a string. */
function readClaims(values) {
    const claims = CLAIMS.flatMap(({ field, id }) => {
        const extension = values.get(`${FULCIO}.${id}`);
        return extension === undefined ? [] : [[field, readString(extension)]];
    });
    return claims.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(claims);
}
const CLAIMS = [
    { field: 'runner', id: 11 },
    { field: 'source', id: 12 },
    { field: 'sourceRef', id: 14 },
    { field: 'owner', id: 16 },
    { field: 'trigger', id: 20 },
];
function readString(extension) {
    const value = tryRead(() => (0,der/* readDer */.SU)(extension).contentOf(UTF8_STRING));
    const text = value?.toString('utf8');
    return text !== undefined && value?.equals(Buffer.from(text, 'utf8')) ? text : undefined;
}
const UTF8_STRING = 0x0c;

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var valita_dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/verify/base64.js
var base64 = __webpack_require__(2361);
;// CONCATENATED MODULE: ./build/verify/log-entry.js




/**
 * Whether an entry of a transparency log is of this signer. @sigstore/verify compares signature and digest of an entry with those of the
 * document, but not the certificate: another one may have a key for which the same signature is valid.
 */
function isEntryOf({ kindVersion, canonicalizedBody }, signer) {
    const schema = SCHEMAS.get(`${kindVersion.kind} ${kindVersion.version}`);
    const verifier = schema && (0,build_json/* readJson */.Vh)(schema, (0,build_json/* parseJson */.qF)(canonicalizedBody));
    if (verifier === undefined)
        return false;
    const { certificate } = signer;
    if (verifier.kind === 'certificate')
        return certificate !== undefined && verifier.certificate.equals(certificate);
    return certificate === undefined && verifier.key.equals(signer.key);
}
/** PEM of a key or certificate, in base64. @see https://github.com/sigstore/rekor/tree/main/pkg/types */
const pemSchema = valita_dist/* string */.Yj().chain((text) => {
    const pem = (0,base64/* decodeBase64 */.y)(text)?.toString('latin1') ?? '';
    return log_entry_tryRead(() => pem.includes('-----BEGIN CERTIFICATE-----')
        ? { kind: 'certificate', certificate: new external_node_crypto_.X509Certificate(pem).raw }
        : { kind: 'key', key: (0,external_node_crypto_.createPublicKey)(pem) });
});
/** @see https://github.com/sigstore/rekor-tiles/blob/main/api/proto/rekor/v2/verifier.proto */
const verifierSchema = valita_dist/* object */.Ik({
    x509Certificate: valita_dist/* object */.Ik({ rawBytes: valita_dist/* string */.Yj() }).optional(),
    publicKey: valita_dist/* object */.Ik({ rawBytes: valita_dist/* string */.Yj() }).optional(),
})
    .chain(({ x509Certificate, publicKey }) => {
    const der = (0,base64/* decodeBase64 */.y)((x509Certificate ?? publicKey)?.rawBytes ?? '') ?? Buffer.alloc(0);
    return log_entry_tryRead(() => x509Certificate === undefined
        ? { kind: 'key', key: (0,external_node_crypto_.createPublicKey)({ key: der, format: 'der', type: 'spki' }) }
        : { kind: 'certificate', certificate: new external_node_crypto_.X509Certificate(der).raw });
});
function log_entry_tryRead(read) {
    try {
        return valita_dist.ok(read());
    }
    catch {
        return valita_dist/* err */._q('is not a key or certificate');
    }
}
/** A signature of an entry, of which there is exactly one. */
function onlyOne(schema) {
    return valita_dist/* tuple */.PV([schema]);
}
/** By kind and version of the entry. */
const SCHEMAS = new Map([
    [
        'hashedrekord 0.0.1',
        valita_dist/* object */.Ik({ spec: valita_dist/* object */.Ik({ signature: valita_dist/* object */.Ik({ publicKey: valita_dist/* object */.Ik({ content: pemSchema }) }) }) })
            .map(({ spec }) => spec.signature.publicKey.content),
    ],
    [
        'dsse 0.0.1',
        valita_dist/* object */.Ik({ spec: valita_dist/* object */.Ik({ signatures: onlyOne(valita_dist/* object */.Ik({ verifier: pemSchema })) }) })
            .map(({ spec }) => spec.signatures[0].verifier),
    ],
    [
        'intoto 0.0.2',
        valita_dist/* object */.Ik({
            spec: valita_dist/* object */.Ik({
                content: valita_dist/* object */.Ik({ envelope: valita_dist/* object */.Ik({ signatures: onlyOne(valita_dist/* object */.Ik({ publicKey: pemSchema })) }) }),
            }),
        })
            .map(({ spec }) => spec.content.envelope.signatures[0].publicKey),
    ],
    [
        'hashedrekord 0.0.2',
        valita_dist/* object */.Ik({
            spec: valita_dist/* object */.Ik({ hashedRekordV002: valita_dist/* object */.Ik({ signature: valita_dist/* object */.Ik({ verifier: verifierSchema }) }) }),
        })
            .map(({ spec }) => spec.hashedRekordV002.signature.verifier),
    ],
    [
        'dsse 0.0.2',
        valita_dist/* object */.Ik({
            spec: valita_dist/* object */.Ik({ dsseV002: valita_dist/* object */.Ik({ signatures: onlyOne(valita_dist/* object */.Ik({ verifier: verifierSchema })) }) }),
        })
            .map(({ spec }) => spec.dsseV002.signatures[0].verifier),
    ],
]);

// EXTERNAL MODULE: ./build/verify/read-signed.js
var read_signed = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/registry/signed-document.js
var signed_document = __webpack_require__(1440);
;// CONCATENATED MODULE: ./build/verify/cosign-material.js






/**
 * Reads certificate, log entry and timestamp from the annotations of a layer under cosign's tags `.sig` and `.att`. The chain of the
 * certificate is not read, because the trusted root has it.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
function readCosignMaterial(annotations) {
    const [certificate, bundle, timestamp] = [signed_document/* COSIGN_CERTIFICATE */.Ox, BUNDLE, TIMESTAMP].map((name) => annotations[name]);
    const entry = bundle ? readLogEntry(bundle) : undefined;
    if (bundle && entry === undefined)
        return (0,signed_content/* unverified */.Q)('its log entry is not valid');
    const signedTimestamp = timestamp ? readTimestamp(timestamp) : undefined;
    if (timestamp && signedTimestamp === undefined)
        return (0,signed_content/* unverified */.Q)('its timestamp is not valid');
    return {
        content: certificate
            ? { $case: 'certificate', certificate: { rawBytes: new external_node_crypto_.X509Certificate(certificate).raw } }
            : { $case: 'publicKey', publicKey: { hint: '' } },
        tlogEntries: entry === undefined ? [] : [entry],
        timestampVerificationData: { rfc3161Timestamps: signedTimestamp === undefined ? [] : [{ signedTimestamp }] },
    };
}
const BUNDLE = 'dev.sigstore.cosign/bundle';
const TIMESTAMP = 'dev.sigstore.cosign/rfc3161timestamp';
const bundleSchema = valita_dist/* object */.Ik({
    SignedEntryTimestamp: valita_dist/* string */.Yj(),
    Payload: valita_dist/* object */.Ik({
        body: valita_dist/* string */.Yj(),
        integratedTime: valita_dist/* number */.ai().assert((time) => Number.isSafeInteger(time) && time > 0),
        logIndex: valita_dist/* number */.ai().assert((index) => Number.isSafeInteger(index) && index >= 0),
        logID: valita_dist/* string */.Yj().assert((id) => /^[0-9a-f]{64}$/.test(id)),
    }),
});
const bodySchema = valita_dist/* object */.Ik({ kind: valita_dist/* string */.Yj(), apiVersion: valita_dist/* string */.Yj() });
/** @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/bundle/rekor.go */
function readLogEntry(json) {
    const { SignedEntryTimestamp, Payload } = (0,build_json/* readJson */.Vh)(bundleSchema, (0,build_json/* parseJson */.qF)(Buffer.from(json))) ?? {};
    if (SignedEntryTimestamp === undefined || Payload === undefined)
        return undefined;
    const [promise, canonicalizedBody] = [(0,base64/* decodeBase64 */.y)(SignedEntryTimestamp), (0,base64/* decodeBase64 */.y)(Payload.body)];
    const body = canonicalizedBody && (0,build_json/* readJson */.Vh)(bodySchema, (0,build_json/* parseJson */.qF)(canonicalizedBody));
    if (promise === undefined || canonicalizedBody === undefined || body === undefined)
        return undefined;
    return {
        logIndex: String(Payload.logIndex),
        logId: { keyId: Buffer.from(Payload.logID, 'hex') },
        kindVersion: { kind: body.kind, version: body.apiVersion },
        integratedTime: String(Payload.integratedTime),
        inclusionPromise: { signedEntryTimestamp: promise },
        inclusionProof: undefined,
        canonicalizedBody,
    };
}
const timestampSchema = valita_dist/* object */.Ik({ SignedRFC3161Timestamp: valita_dist/* string */.Yj() });
/** @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/bundle/tsa.go */
function readTimestamp(json) {
    const timestamp = (0,build_json/* readJson */.Vh)(timestampSchema, (0,build_json/* parseJson */.qF)(Buffer.from(json)))?.SignedRFC3161Timestamp;
    return timestamp === undefined ? undefined : (0,base64/* decodeBase64 */.y)(timestamp);
}

// EXTERNAL MODULE: ./build/verify/public-key.js
var public_key = __webpack_require__(1029);
;// CONCATENATED MODULE: ./build/verify/signed-entity.js








/** Reads certificate, log entries and timestamps of a document. Nothing is verified. */
function readMaterial(document) {
    const material = parseMaterial(document);
    return 'why' in material ? material : (findSizeFault(material) ?? material);
}
function parseMaterial(document) {
    switch (document.form) {
        case 'bundle':
            return readBundleMaterial((0,build_json/* parseJson */.qF)(document.bytes));
        case 'envelope':
        case 'simple-signing':
            return readCosignMaterial(document.annotations);
        case 'notation':
            return (0,signed_content/* unverified */.Q)('it is a signature of notation');
    }
}
/** @sigstore/bundle needs much more memory for a list than its JSON has, so the size is limited before. */
function readBundleMaterial(json) {
    const { verificationMaterial } = (0,build_json/* readJson */.Vh)(signed_entity_bundleSchema, json) ?? {};
    const size = Buffer.byteLength(JSON.stringify(verificationMaterial) ?? '');
    return size > MAX_MATERIAL_BYTES ? TOO_LARGE : (0,dist/* bundleFromJSON */.vw)(json).verificationMaterial;
}
const signed_entity_bundleSchema = valita_dist/* object */.Ik({ verificationMaterial: valita_dist/* unknown */.L5() });
const TOO_LARGE = (0,signed_content/* unverified */.Q)('its certificate, timestamp or log entry is too large');
/** An entry has at most 15 kB, and a certificate 4 kB. */
const MAX_MATERIAL_BYTES = 512 << 10;
/** Verifying takes time for each entry and timestamp, and memory for each element of their DER. */
function findSizeFault({ content, tlogEntries, timestampVerificationData }) {
    const timestamps = timestampVerificationData?.rfc3161Timestamps ?? [];
    if (tlogEntries.length > MAX_ENTRIES)
        return (0,signed_content/* unverified */.Q)(`it has more than ${MAX_ENTRIES} log entries`);
    if (timestamps.length > MAX_ENTRIES)
        return (0,signed_content/* unverified */.Q)(`it has more than ${MAX_ENTRIES} timestamps`);
    const parts = [
        ...certificatesIn(content),
        ...timestamps.map(({ signedTimestamp }) => signedTimestamp),
        ...tlogEntries.map(({ inclusionProof }) => inclusionProof?.checkpoint?.envelope ?? ''),
    ];
    return parts.some(({ length }) => length > MAX_PART_BYTES) ? TOO_LARGE : undefined;
}
/** As sigstore-go: https://github.com/sigstore/sigstore-go/blob/v1.1.3/pkg/verify/tlog.go (maxAllowedTlogEntries) */
const MAX_ENTRIES = 32;
const MAX_PART_BYTES = 64 << 10;
function certificatesIn(content) {
    switch (content.$case) {
        case 'certificate':
            return [content.certificate.rawBytes];
        case 'x509CertificateChain':
            return content.x509CertificateChain.certificates.map(({ rawBytes }) => rawBytes);
        case 'publicKey':
            return [];
    }
}
/** The certificate of the signer, as DER; `undefined` for a key. Others in a chain are not used: the trusted root has them. */
function signingCertificateOf({ content }) {
    return certificatesIn(content)[0];
}
/**
 * Makes the input of @sigstore/verify. Payload and signature are those that this action reads, so that nothing else is verified than what
 * counts afterwards.
 */
function makeEntity({ document, content, signed, material }) {
    const messageDigest = { algorithm: 0, digest: Buffer.alloc(0) };
    const placeholder = {
        $case: 'messageSignature',
        messageSignature: { messageDigest, signature: Buffer.alloc(0) },
    };
    const { key, timestamps, tlogEntries } = (0,verify_dist/* toSignedEntity */.DC)({
        mediaType: '',
        content: placeholder,
        verificationMaterial: material,
    });
    const payload = content.kind === 'envelope' ? content.payload : signed;
    return {
        key,
        timestamps,
        tlogEntries,
        signature: {
            // Only timestamps are compared with this field.
            signature: isOverEnvelope(document, timestamps) ? document.bytes : content.signature,
            compareSignature: (signature) => content.signature.equals(signature),
            compareDigest: (digest) => isDigestOf(payload, digest),
            compareSignedDigest: (digest) => isDigestOf(signed, digest),
            verifySignature: (publicKey) => (0,public_key/* isSignedBy */.s3)(publicKey, { signed, signature: content.signature }),
        },
    };
}
/** Under `.att`, cosign 3 timestamps the signature, and earlier versions the whole envelope. */
function isOverEnvelope({ form, bytes }, timestamps) {
    return (form === 'envelope' &&
        timestamps.some((one) => one.$case === 'timestamp-authority' && isDigestOf(bytes, one.timestamp.tstInfo.messageImprintHashedMessage)));
}
function isDigestOf(bytes, digest) {
    const hash = HASHES.get(digest.length);
    return hash !== undefined && (0,external_node_crypto_.createHash)(hash).update(bytes).digest().equals(digest);
}
/** By the length of the digest. */
const HASHES = new Map([
    [32, 'sha256'],
    [48, 'sha384'],
    [64, 'sha512'],
]);

// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var protobuf_specs_dist = __webpack_require__(9654);
// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
;// CONCATENATED MODULE: ./build/verify/trusted-root.js




/** The certificate authorities, logs and timestamp authorities of one sigstore instance. */
class TrustedRoot {
    #material;
    #verifier;
    constructor(file) {
        this.#material = (0,verify_dist/* toTrustMaterial */.jO)(file);
        this.#verifier = new verify_dist/* Verifier */.BL(this.#material, {
            // An instance without logs is the only one whose signatures need no entry; they need a timestamp of an authority then.
            tlogThreshold: file.tlogs.length > 0 ? 1 : 0,
            ctlogThreshold: file.ctlogs.length > 0 ? 1 : 0,
            timestampThreshold: 1,
        });
    }
    /**
     * Verifies signature, certificate, timestamps and log entries. Does not check the identity, nor the purpose of the certificate.
     * @param times of signing, in milliseconds.
     * @throws VerificationError, or any other error for material in an unexpected form.
     */
    verify(entity, times) {
        const signer = this.#verifier.verify(entity);
        this.#checkLogs(entity, times);
        return signer;
    }
    /**
     * Verifies that a key signed, and that a log of this instance has an entry of it.
     * @throws as `verify`.
     */
    verifyLogged(entity, times, key) {
        const publicKey = () => ({ publicKey: key, validFor: () => true });
        const thresholds = { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 0 };
        const signedByKey = { ...entity, key: { $case: 'public-key', hint: '' } };
        new verify_dist/* Verifier */.BL({ ...this.#material, publicKey }, thresholds).verify(signedByKey);
        this.#checkLogs(entity, times);
    }
    /** @sigstore/verify compares the validity of a log's key only with the time that this log states. */
    #checkLogs({ tlogEntries }, times) {
        const isValid = ({ logId }) => times.every((time) => this.#material.tlogs.some((log) => log.logID.equals(logId.keyId) && isWithin(time, log.validFor)));
        if (!tlogEntries.every(isValid))
            throw new verify_dist/* VerificationError */.mk({ code: 'TLOG_ERROR', message: 'the key of the log was not valid then' });
    }
}
function isWithin(time, { start, end }) {
    return start.getTime() <= time && time <= end.getTime();
}
/**
 * Reads one trusted root as JSON, or one on each line, as `gh attestation trusted-root` writes them. Material of different roots is never
 * combined.
 * @returns at least one.
 * @throws InputError, without the name of the input, for a text that has another form, or a root that would make checks weaker.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
function readTrustedRoots({ text, source }) {
    const documents = parseDocuments(text);
    return documents.map((document, index) => {
        const name = documents.length === 1 ? `the trusted root in ${source}` : `trusted root ${index + 1} in ${source}`;
        const fault = findFormFault(document);
        if (fault !== undefined)
            throw new build_error/* InputError */.dz(`${name} ${fault}; ${EXPECTED}`);
        try {
            return readRoot(document);
        }
        catch (error) {
            throw new build_error/* InputError */.dz(`${name} is not valid (${(0,build_error/* explain */.WE)(error)}); ${EXPECTED}`);
        }
    });
}
const EXPECTED = 'expected the JSON of a trusted root, or one on each line, for example: the output of "gh attestation trusted-root"';
/** The whole text, or each line of it. */
function parseDocuments(json) {
    const whole = (0,build_json/* parseJson */.qF)(Buffer.from(json));
    if (whole !== undefined)
        return [whole];
    const lines = json.split('\n').filter((line) => line.trim() !== '');
    return lines.length === 0 ? [undefined] : lines.map((line) => (0,build_json/* parseJson */.qF)(Buffer.from(line)));
}
function findFormFault(document) {
    if (document === undefined)
        return 'is not valid JSON';
    const mediaType = typeof document === 'object' && document !== null && 'mediaType' in document && document.mediaType;
    return MEDIA_TYPES.has(mediaType) ? undefined : 'does not have the media type of a trusted root';
}
const MEDIA_TYPES = new Set([
    'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    'application/vnd.dev.sigstore.trustedroot.v0.1+json',
    'application/vnd.dev.sigstore.trustedroot.v0.2+json',
]);
function readRoot(document) {
    const file = protobuf_specs_dist.TrustedRoot.fromJSON(document);
    const { certificateAuthorities, timestampAuthorities, tlogs, ctlogs } = file;
    if (certificateAuthorities.length === 0)
        throw new Error('it has no certificate authority');
    if (tlogs.length === 0 && timestampAuthorities.length === 0)
        throw new Error('it has neither a transparency log nor a timestamp authority');
    const authorities = [...certificateAuthorities, ...timestampAuthorities];
    if (authorities.some(({ certChain }) => !certChain?.certificates.length))
        throw new Error('it has an authority without certificates');
    // @sigstore/verify would accept entries of any age then.
    const unbounded = [...tlogs, ...ctlogs].find(isUnbounded);
    if (unbounded !== undefined)
        throw new Error('it has a log whose key has no start of validity');
    return new TrustedRoot(file);
}
function isUnbounded({ publicKey }) {
    const start = publicKey?.validFor?.start;
    return start === undefined || Number.isNaN(start.getTime());
}

;// CONCATENATED MODULE: ./build/verify/identity-verifier.js










/**
 * Verifies keyless signatures: those of an identity, with a certificate of Fulcio that is valid for a few minutes. It also verifies the log
 * entries of signatures by keys.
 */
class IdentityVerifier {
    #roots;
    constructor(roots) {
        this.#roots = roots;
    }
    /** @throws InputError, as `readTrustedRoots`. */
    static read(text) {
        return new IdentityVerifier(readTrustedRoots(text));
    }
    async verify(document, image) {
        try {
            return this.#verify(document, image);
        }
        catch (error) {
            return (0,signed_content/* unverified */.Q)(explainFailure(error));
        }
    }
    async verifyEntry(document, image, key) {
        try {
            return this.#verifyEntry(document, image, key);
        }
        catch (error) {
            return (0,signed_content/* unverified */.Q)(explainFailure(error));
        }
    }
    #verify(document, image) {
        const parts = readParts(document, image);
        if ('kind' in parts)
            return parts;
        const signer = this.#verifySigner(parts);
        if ('why' in signer)
            return signer;
        const signed = (0,read_signed/* readSigned */.Nu)(parts.content, image);
        if (signed.kind === 'unverified')
            return signed;
        const { identity, issuer, claims, time, isLogged } = signer;
        const verified = { by: 'identity', signer: identity, issuer, claims, time };
        return { kind: 'verified', proof: { verified, signed, ...(isLogged && { isLogged }) } };
    }
    #verifyEntry(document, image, key) {
        const parts = readParts(document, image);
        if ('kind' in parts)
            return (0,signed_content/* unverified */.Q)('its log entry cannot be compared with what is signed');
        const entity = makeEntity(parts);
        if (entity.tlogEntries.length === 0)
            return (0,signed_content/* unverified */.Q)('its signature has no entry in a transparency log');
        const fault = findEntryFault({ key }, entity);
        if (fault !== undefined)
            return (0,signed_content/* unverified */.Q)(fault);
        const times = timesOf(entity);
        if (times.length === 0)
            return (0,signed_content/* unverified */.Q)(NO_TIME);
        this.#tryRoots((root) => root.verifyLogged(entity, times, key));
        return { kind: 'logged', time: new Date(Math.min(...times)) };
    }
    #verifySigner(parts) {
        const der = signingCertificateOf(parts.material);
        if (der === undefined)
            return (0,signed_content/* unverified */.Q)('it is signed by a key, not by an identity');
        const certificate = (0,verify_certificate/* readCertificate */.w$)(der);
        const entity = makeEntity(parts);
        const times = timesOf(entity);
        const fault = findSigningCertificateFault(certificate) ??
            findTimeFault(certificate, times) ??
            findEntryFault({ key: certificate.key.key, certificate: der }, entity);
        if (fault !== undefined)
            return (0,signed_content/* unverified */.Q)(fault);
        const identity = readCertificateIdentity(extensionsOf(this.#tryRoots((root) => root.verify(entity, times))));
        if ('why' in identity)
            return identity;
        const isLogged = entity.tlogEntries.length > 0;
        return { ...identity, time: new Date(Math.min(...times)), ...(isLogged && { isLogged }) };
    }
    /** @throws the error of the root that has the authority of the certificate, if one has. */
    #tryRoots(verify) {
        const errors = [];
        for (const root of this.#roots) {
            try {
                return verify(root);
            }
            catch (error) {
                errors.push(error);
            }
        }
        throw errors.find((error) => !isOfCertificate(error)) ?? errors[0];
    }
}
function readParts(document, image) {
    const content = (0,signed_content/* readSignedContent */.e)(document);
    if (content.kind === 'unverified')
        return content;
    const signedBytes = (0,read_signed/* signedBytesOf */.dc)(content, image);
    if (signedBytes.kind !== 'signed')
        return signedBytes;
    const material = readMaterial(document);
    return 'why' in material ? material : { document, content, signed: signedBytes.bytes, material };
}
/** A log whose key was withdrawn could have made the entry afterwards. */
const NO_TIME = 'its log entry has no time, and it has no timestamp, so it is not known whether the key of the log was valid then';
/** The times of signing that a document states, in milliseconds. A log entry states one if the log promised to include it then. */
function timesOf({ timestamps }) {
    return timestamps.flatMap((timestamp) => {
        if (timestamp.$case === 'timestamp-authority')
            return [timestamp.timestamp.signingTime.getTime()];
        const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
        return inclusionPromise === undefined ? [] : [Number(integratedTime) * 1000];
    });
}
/** A certificate without a time of signing would be valid at any time: it expires after ten minutes. */
function findTimeFault({ notBefore, notAfter }, times) {
    if (times.length === 0)
        return 'it has no timestamp, so it is not known whether its certificate was valid then';
    const outside = times.find((time) => !(time >= notBefore.getTime() && time <= notAfter.getTime()));
    if (outside === undefined)
        return undefined;
    const signed = Number.isNaN(outside) ? 'an unknown time' : new Date(outside).toISOString();
    return `it was signed at ${signed}, and its certificate was valid from ${notBefore.toISOString()} to ${notAfter.toISOString()}`;
}
function findEntryFault(signer, { tlogEntries }) {
    if (tlogEntries.every((entry) => isEntryOf(entry, signer)))
        return undefined;
    return signer.certificate === undefined
        ? 'its log entry is not of its key'
        : 'its log entry is not of its certificate';
}
function extensionsOf({ identity }) {
    return (identity?.oids ?? []).map(({ oid, value }) => ({ id: (oid?.id ?? []).join('.'), value }));
}
function isOfCertificate(error) {
    return error instanceof verify_dist/* VerificationError */.mk && error.code === 'CERTIFICATE_ERROR';
}
/** Why verification failed, as a clause. Errors of other types are those of parsers, and do not help a reader. */
function explainFailure(error) {
    if (error instanceof dist/* ValidationError */.yI)
        return `it is not a valid sigstore bundle (${error.fields.join(', ')})`;
    if (!(error instanceof verify_dist/* VerificationError */.mk))
        return 'its certificate, log entry or timestamp is not valid';
    if (error.code === 'SIGNATURE_ERROR')
        return 'its signature is not by the key of its certificate';
    const [subject] = SUBJECTS.find(([, codes]) => codes.test(error.code)) ?? ['its signature'];
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return `${subject} is not verified by the trusted root (${(0,build_text/* oneLine */.TN)(`${error.message}${cause}`)})`;
}
const SUBJECTS = [
    ['its certificate', /^CERTIFICATE_/],
    ['its timestamp', /^TIMESTAMP_/],
    ['its log entry', /^TLOG_/],
];


/***/ }),

/***/ 1029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EP: () => (/* binding */ findSigner),
/* harmony export */   eK: () => (/* binding */ readPublicKeys),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5602);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6192);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9086);




/**
 * Reads the public keys in PEM blocks: keys (`PUBLIC KEY`, `RSA PUBLIC KEY`), or certificates, of which only the key is used. Text around
 * the blocks is ignored.
 * @param source where `pem` comes from, for messages.
 * @returns at least one key; a key that is there twice is returned once.
 * @throws InputError for any block that is not such a key. The message does not quote `pem`.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
function readPublicKeys(pem, source) {
    const blocks = (0,_pem_js__WEBPACK_IMPORTED_MODULE_3__/* .findPemBlocks */ .a)(pem);
    if (blocks.length === 0)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`there is no public key in ${source}; ${EXPECTED_PEM}`);
    const keys = blocks.map(({ text: block, label }, index) => {
        const name = blocks.length === 1 ? `the key in ${source}` : `key ${index + 1} in ${source}`;
        return describeKey(readKey({ block, label, name }), { source, name });
    });
    return [...new Map(keys.map((key) => [key.fingerprint, key])).values()];
}
const EXPECTED_PEM = 'expected PEM with its line breaks (in YAML as a block after `|`), for example: -----BEGIN PUBLIC KEY-----, lines of base64, -----END PUBLIC KEY-----';
function readKey({ block, label, name }) {
    // createPublicKey would accept a private key as well, and derive the public key.
    if (label.includes('PRIVATE KEY'))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${name} is a private key; ${EXPECTED_PUBLIC}`);
    const read = READERS.get(label);
    if (read === undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${name} is not a public key or certificate in PEM; ${EXPECTED_PEM}`);
    try {
        return read(block);
    }
    catch (cause) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${name} is not valid (${(0,_error_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .WE)(cause)}); ${EXPECTED_PEM}`);
    }
}
const EXPECTED_PUBLIC = 'expected the public key, for example: cosign.pub, which "cosign public-key --key cosign.key" prints. Replace the private key if others may have read it';
const READERS = new Map([
    ['PUBLIC KEY', (block) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(block)],
    ['RSA PUBLIC KEY', (block) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(block)],
    ['CERTIFICATE', (block) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(block).publicKey],
]);
function describeKey(key, { source, name }) {
    const hashes = hashesOf(key);
    if (typeof hashes === 'string')
        throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`${name} ${hashes}; ${EXPECTED_KEY}`);
    // SPKI allows several encodings of a key, for example a compressed point; JWK has one.
    const canonical = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: key.export({ format: 'jwk' }), format: 'jwk' });
    const fingerprint = (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(canonical.export({ type: 'spki', format: 'der' }));
    return { key: canonical, source, fingerprint, hashes };
}
const EXPECTED_KEY = 'expected a key for ECDSA (P-256, P-384 or P-521) or RSA (at least 2048 bits), for example: the cosign.pub of "cosign generate-key-pair"';
/** The hashes of a key, or why it cannot be used, as a predicate about the key. */
function hashesOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }) {
    switch (type) {
        case 'ec':
            return CURVES.get(details?.namedCurve ?? '') ?? `has the curve ${details?.namedCurve}, which is not supported`;
        case 'rsa':
            return (details?.modulusLength ?? 0) >= MIN_RSA_BITS ? ['sha256'] : `has only ${details?.modulusLength} bits`;
        case 'ed25519':
            return 'is an Ed25519 key: cosign signs with Ed25519ph then, which neither this action nor "cosign verify" can verify';
        default:
            return `is of the type ${type}, which is not supported`;
    }
}
/** cosign before version 3 signs with SHA-256 for each curve. */
const CURVES = new Map([
    ['prime256v1', ['sha256']],
    ['secp384r1', ['sha384', 'sha256']],
    ['secp521r1', ['sha512', 'sha256']],
]);
/** Shorter keys are not allowed for new signatures: NIST SP 800-131A Rev. 2, section 3. */
const MIN_RSA_BITS = 2048;
/**
 * Returns the first of the keys that made a signature; `undefined` if none did. ECDSA signatures are in DER, those of RSA PKCS#1 v1.5.
 * @param signed the bytes that are signed.
 */
function findSigner(keys, { signed, signature }) {
    return keys.find(({ key, hashes }) => hashes.some((hash) => isValid({ hash, signed, key, signature })));
}
/** Whether a key, for example of a certificate, made a signature: as `findSigner`. A key that rules may not name made none. */
function isSignedBy(key, { signed, signature }) {
    const hashes = hashesOf(key);
    return typeof hashes !== 'string' && hashes.some((hash) => isValid({ hash, signed, key, signature }));
}
function isValid(part) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(part.hash, part.signed, part.key, part.signature);
    }
    catch {
        // One key that cannot be used must not prevent the next from being tried.
        return false;
    }
}


/***/ }),

/***/ 4411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readSigned),
/* harmony export */   dc: () => (/* binding */ signedBytesOf)
/* harmony export */ });
/* unused harmony export encodePreAuthentication */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9368);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6192);
/* harmony import */ var _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1440);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(977);
/* harmony import */ var _base64_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2361);
/* harmony import */ var _signed_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3930);







/** Returns the bytes that the signature of a document about an image signs. */
function signedBytesOf(content, image) {
    switch (content.kind) {
        case 'envelope':
            return { kind: 'signed', bytes: encodePreAuthentication(content.payloadType, content.payload) };
        case 'simple-signing':
            return { kind: 'signed', bytes: content.payload };
        case 'message':
            return manifestOf(content, image);
    }
}
/** Returns what a document signs, or why it is not about the image. The caller has verified the signature of `signedBytesOf`. */
function readSigned(content, image) {
    switch (content.kind) {
        case 'envelope':
            return readStatement(content, image);
        case 'simple-signing':
            return readPayload(content, image);
        case 'message':
            return { kind: 'image' };
    }
}
/**
 * The bytes that the signature of an envelope signs.
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md (PAE)
 */
function encodePreAuthentication(payloadType, payload) {
    const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
    return Buffer.concat([Buffer.from(head), payload]);
}
/** A message signature signs the manifest. */
function manifestOf({ digest }, image) {
    const other = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .findSignedDigestFault */ .Uy)((0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .readMessageDigest */ .yc)(digest), image.digest);
    if (other !== undefined)
        return (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(other);
    const hash = HASHES.get(digest.algorithm);
    if (hash === undefined)
        return (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(`its digest has the algorithm ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(digest.algorithm)}, which is not supported`);
    const { manifest } = image;
    if (manifest === undefined)
        return { kind: 'needs-manifest' };
    if ((0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(manifest, image.digest) !== image.digest)
        throw new Error('the manifest does not have its digest');
    return (0,_base64_js__WEBPACK_IMPORTED_MODULE_6__/* .decodeBase64 */ .y)(digest.digest)?.equals((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(hash).update(manifest).digest())
        ? { kind: 'signed', bytes: manifest }
        : (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)('its signature is not of this image');
}
/** cosign writes the digest by the hash of the signature, which depends on the key. */
const HASHES = new Map([
    ['SHA2_256', 'sha256'],
    ['SHA2_384', 'sha384'],
    ['SHA2_512', 'sha512'],
]);
function readStatement({ payload, payloadType }, image) {
    if (payloadType !== _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .IN_TOTO */ .B1)
        return (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(`its payload has the type ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(payloadType)}, not ${_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .IN_TOTO */ .B1}`);
    const statement = parseStatement(payload);
    if (typeof statement === 'string')
        return (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(statement);
    const fault = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .findSubjectFault */ .Ac)(statement, image.digest);
    if (fault !== undefined)
        return (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(fault);
    const { predicateType, predicate } = statement;
    return { kind: 'statement', payload: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(payload), predicateType, predicate };
}
/** The statement, or why it cannot be used, as a clause that starts with `its`. */
function parseStatement(payload) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(payload);
    if (json === undefined)
        return `its statement ${(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .exceedsLimits */ .sm)(payload) ?? 'is not valid JSON'}`;
    const statement = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .readInToto */ .uj)(json);
    if (statement === undefined)
        return 'its payload is not an in-toto statement';
    const { type, predicateType } = statement;
    if (!STATEMENT_TYPES.has(type))
        return `its statement has a version that is not supported, ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(type)}`;
    return predicateType === undefined ? 'its statement has no predicate type' : { ...statement, predicateType };
}
const STATEMENT_TYPES = new Set(['v0.1', 'v1'].map((one) => `https://in-toto.io/Statement/${one}`));
function readPayload({ payload }, image) {
    const named = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .readSimpleSigning */ .k0)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(payload));
    const fault = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_3__/* .findNamedImageFault */ .wN)(named?.image, image.digest);
    if (fault !== undefined)
        return (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(fault);
    return named?.type === COSIGN_TYPE
        ? { kind: 'image' }
        : (0,_signed_content_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q)(`its payload has the type ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(named?.type ?? '')}, not "${COSIGN_TYPE}"`);
}
const COSIGN_TYPE = 'cosign container image signature';


/***/ })

};
