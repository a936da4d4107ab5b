export const id = 574;
export const ids = [574];
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

/***/ 5706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KeyVerifier: () => (/* binding */ KeyVerifier)
});

// EXTERNAL MODULE: ./build/verify/public-key.js
var public_key = __webpack_require__(1029);
// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/json.js
var json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./build/verify/base64.js
var base64 = __webpack_require__(2361);
;// CONCATENATED MODULE: ./build/verify/claimed-signer.js





/**
 * The signer that a document names, as a clause for a message to a user who has another key: `it names the key sha256:0123456789ab`.
 * Nothing of it is verified.
 * @returns `undefined` if it names none.
 */
function nameClaimedSigner(document) {
    try {
        return document.form === 'bundle' ? inBundle(document.bytes) : inAnnotations(document);
    }
    catch {
        return undefined;
    }
}
function inBundle(bytes) {
    if (bytes.length > MAX_BYTES)
        return undefined;
    const { verificationMaterial: material } = (0,json/* readJson */.Vh)(bundleSchema, (0,json/* parseJson */.qF)(bytes)) ?? {};
    const encoded = material?.certificate?.rawBytes ?? material?.x509CertificateChain?.certificates[0]?.rawBytes;
    const certificate = encoded === undefined ? undefined : (0,base64/* decodeBase64 */.y)(encoded);
    if (certificate !== undefined)
        return nameCertificate(new external_node_crypto_.X509Certificate(certificate));
    // cosign writes the digest of the key, as the gate shows it.
    const hint = (0,base64/* decodeBase64 */.y)(material?.publicKey?.hint ?? '');
    return hint?.length === 32 ? `it names the key sha256:${hint.toString('hex').slice(0, 12)}` : undefined;
}
const certificateSchema = dist/* object */.Ik({ rawBytes: dist/* string */.Yj() });
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto (VerificationMaterial) */
const bundleSchema = dist/* object */.Ik({
    verificationMaterial: dist/* object */.Ik({
        certificate: certificateSchema.optional(),
        x509CertificateChain: dist/* object */.Ik({ certificates: dist/* array */.YO(certificateSchema) }).optional(),
        publicKey: dist/* object */.Ik({ hint: dist/* string */.Yj() }).optional(),
    }),
});
/** It is only for a message, so a large bundle is not parsed again. */
const MAX_BYTES = 1024 * 1024;
function inAnnotations(document) {
    const pem = 'annotations' in document ? document.annotations[CERTIFICATE] : undefined;
    return pem === undefined ? undefined : nameCertificate(new external_node_crypto_.X509Certificate(pem));
}
/** @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md */
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
function nameCertificate({ subjectAltName, subject }) {
    return `its certificate names ${(0,build_text/* oneLine */.TN)((subjectAltName ?? subject).replace(/^(?:URI|email):/, ''), MAX_NAME)}`;
}
/** Characters. */
const MAX_NAME = 300;

// EXTERNAL MODULE: ./build/verify/read-signed.js
var read_signed = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/verify/signed-content.js
var signed_content = __webpack_require__(3930);
;// CONCATENATED MODULE: ./build/verify/verify-by-keys.js





/**
 * Verifies that one of the keys signed a document about an image: a sigstore bundle, a DSSE envelope, or a payload of cosign. It does not
 * verify log entries and timestamps. Whatever is thrown while verifying, the document is unverified.
 */
function verifyByKeys(document, keys, image) {
    try {
        return verify(document, keys, image);
    }
    catch (error) {
        return (0,signed_content/* unverified */.Q)(`it cannot be verified (${(0,build_error/* explain */.WE)(error)})`);
    }
}
function verify(document, keys, image) {
    const content = (0,signed_content/* readSignedContent */.e)(document);
    if (content.kind === 'unverified')
        return content;
    const signedBytes = (0,read_signed/* signedBytesOf */.dc)(content, image);
    if (signedBytes.kind !== 'signed')
        return signedBytes;
    const signer = (0,public_key/* findSigner */.EP)(keys, { signed: signedBytes.bytes, signature: content.signature });
    if (signer === undefined)
        return byNoKey(document);
    const signed = (0,read_signed/* readSigned */.Nu)(content, image);
    if (signed.kind === 'unverified')
        return signed;
    const { fingerprint, source } = signer;
    return { kind: 'verified', proof: { verified: { by: 'key', signer: fingerprint, key: source }, signed } };
}
/** Users need to know whose signature it may be. */
function byNoKey(document) {
    const claimed = nameClaimedSigner(document);
    return (0,signed_content/* unverified */.Q)(`its signature is by none of the keys${claimed === undefined ? '' : ` (${claimed})`}`);
}

;// CONCATENATED MODULE: ./build/verify/key-verifier.js


/** Verifies signatures by any of a set of public keys. */
class KeyVerifier {
    #keys;
    /** @param keys of which each is used once. */
    constructor(keys) {
        this.#keys = [...new Map(keys.map((key) => [key.fingerprint, key])).values()];
    }
    /** @throws InputError, without the name of the input, for a text without public keys, or with another key. */
    static readKeys({ pem, source }) {
        return (0,public_key/* readPublicKeys */.eK)(pem, source);
    }
    /** @throws InputError as `readKeys` does. */
    static read(texts) {
        return new KeyVerifier(texts.flatMap(KeyVerifier.readKeys));
    }
    async verify(document, image) {
        return verifyByKeys(document, this.#keys, image);
    }
    /** Returns a verifier that also requires an entry in a transparency log. */
    withLog(root) {
        return { verify: (document, image) => this.#verifyLogged(root, document, image) };
    }
    async #verifyLogged(root, document, image) {
        const result = verifyByKeys(document, this.#keys, image);
        if (result.kind !== 'verified')
            return result;
        const { verified, signed } = result.proof;
        const signer = this.#keys.find(({ fingerprint }) => fingerprint === verified.signer);
        if (signer === undefined)
            throw new Error('the signer is not one of the keys');
        const entry = await root.verifyEntry(document, image, signer.key);
        if (entry.kind === 'unverified')
            return entry;
        const { time } = entry;
        return { kind: 'verified', proof: { verified: { ...verified, ...(time && { time }) }, signed, isLogged: true } };
    }
}


/***/ })

};
