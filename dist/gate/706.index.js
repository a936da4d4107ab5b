export const id = 706;
export const ids = [706];
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

/***/ 1440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ findSubjectFault),
/* harmony export */   B1: () => (/* binding */ IN_TOTO),
/* harmony export */   Ox: () => (/* binding */ COSIGN_CERTIFICATE),
/* harmony export */   P8: () => (/* binding */ COSIGN_SIGNATURE),
/* harmony export */   Uy: () => (/* binding */ findSignedDigestFault),
/* harmony export */   bi: () => (/* binding */ MAX_DOCUMENT_BYTES),
/* harmony export */   k0: () => (/* binding */ readSimpleSigning),
/* harmony export */   uj: () => (/* binding */ readInToto),
/* harmony export */   wN: () => (/* binding */ findNamedImageFault),
/* harmony export */   yc: () => (/* binding */ readMessageDigest)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9725);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6192);




/**
 * The annotation of a layer with its signature, for a payload of cosign.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
const COSIGN_SIGNATURE = 'dev.cosignproject.cosign/signature';
/** The annotation of such a layer with the certificate of the signer, as PEM. */
const COSIGN_CERTIFICATE = 'dev.sigstore.cosign/certificate';
/** A larger signed document is not read: it would have to be kept in memory to be parsed. */
const MAX_DOCUMENT_BYTES = 16 << 20;
/** The media type of a statement, as a layer and in an envelope. */
const IN_TOTO = 'application/vnd.in-toto+json';
/** More than `actions/attest` writes (1,024). */
const MAX_SUBJECTS = 10_000;
const statementSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    _type: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj().assert((type) => type.startsWith('https://in-toto.io/Statement/')),
    predicateType: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    subject: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFallback */ .hv)(_badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YO(), []),
    predicate: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5().optional(),
});
/**
 * Reads an in-toto statement; `undefined` for another document, which may have fields of the same names.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
function readInToto(document) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(statementSchema, document);
    if (data === undefined)
        return undefined;
    const { _type: type, predicateType, subject, predicate } = data;
    const subjects = subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
    return { type, ...(predicateType && { predicateType }), subjects, predicate };
}
/** A subject has digests by the names of their algorithms, for example `{"sha256": "<hex>"}`; those of images are `sha256` and `sha512`. */
function digestsOf(subject) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(subjectSchema, subject);
    if (data === undefined)
        return [];
    const { sha256, sha512 } = data.digest;
    return [`sha256:${sha256}`, `sha512:${sha512}`].filter(_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc);
}
const subjectSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    digest: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ sha256: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz, sha512: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz }),
});
/**
 * Checks that a statement is about an image: any of its subjects may be the image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is.
 */
function findSubjectFault({ subjects }, image) {
    if (subjects.includes(image))
        return undefined;
    if (subjects.length >= MAX_SUBJECTS)
        return `its statement has too many subjects, and the first ${MAX_SUBJECTS} are not this image`;
    const [other] = subjects;
    return other === undefined
        ? 'its statement does not name an image'
        : `its statement is about another image, ${other}`;
}
/**
 * Returns the digest of the manifest that a message signature signs; `undefined` for an algorithm that image digests do not have, because
 * it is not known then which image is signed.
 */
function readMessageDigest({ algorithm, digest }) {
    const prefix = DIGEST_ALGORITHMS.get(algorithm);
    return prefix === undefined ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(`${prefix}:${Buffer.from(digest, 'base64').toString('hex')}`);
}
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS = new Map([
    ['SHA2_256', 'sha256'],
    ['SHA2_512', 'sha512'],
]);
/**
 * Checks that the digest of a message signature is the image's. Digests of different algorithms cannot be compared.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if it is not known.
 */
function findSignedDigestFault(signed, image) {
    const isComparable = signed?.split(':')[0] === image.split(':')[0];
    return isComparable && signed !== image ? `its signature is of another image, ${signed}` : undefined;
}
const simpleSigningSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    critical: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ type: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz, image: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ 'docker-manifest-digest': _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .digestSchema */ .er }) }),
});
/**
 * Reads the payload of a simple signing; `undefined` for another document.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
function readSimpleSigning(document) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(simpleSigningSchema, document);
    if (data === undefined)
        return undefined;
    const { type, image } = data.critical;
    return { ...(type !== undefined && { type }), image: image['docker-manifest-digest'] };
}
/**
 * Checks that the payload of a simple signing names an image.
 * @param named the image in the payload; `undefined` if it names none.
 * @returns why it does not, as a clause that starts with `its`; `undefined` if it does.
 */
function findNamedImageFault(named, image) {
    if (named === undefined)
        return 'its payload does not name an image';
    return named === image ? undefined : `its payload belongs to another image, ${named}`;
}


/***/ }),

/***/ 2361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ decodeBase64Url),
/* harmony export */   y: () => (/* binding */ decodeBase64)
/* harmony export */ });
/**
 * Decodes base64, of the standard or the URL-safe alphabet; `undefined` for anything that an encoder does not write: other characters,
 * both alphabets in one string, missing padding (except in the URL-safe alphabet), or bits after the last byte. `Buffer.from` ignores them.
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md (either alphabet is allowed)
 */
function decodeBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    const standard = bytes.toString('base64');
    if (text === standard)
        return bytes;
    // The URL-safe alphabet, with and without padding.
    const urlSafe = bytes.toString('base64url');
    return text === urlSafe || text === urlSafe.padEnd(standard.length, '=') ? bytes : undefined;
}
/**
 * Decodes base64 with the URL-safe alphabet and without padding, as JWS has it; `undefined` for anything else.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-2
 */
function decodeBase64Url(text) {
    const bytes = Buffer.from(text, 'base64url');
    return bytes.toString('base64url') === text ? bytes : undefined;
}


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
// EXTERNAL MODULE: ./build/registry/signed-document.js
var signed_document = __webpack_require__(1440);
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
    const pem = 'annotations' in document ? document.annotations[signed_document/* COSIGN_CERTIFICATE */.Ox] : undefined;
    return pem === undefined ? undefined : nameCertificate(new external_node_crypto_.X509Certificate(pem));
}
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
 * verify log entries and timestamps. If anything is thrown while verifying, the document is unverified.
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
    static readKeys({ text, source }) {
        return (0,public_key/* readPublicKeys */.eK)(text, source);
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
        return { kind: 'verified', proof: { verified: { ...verified, time }, signed, isLogged: true } };
    }
}


/***/ }),

/***/ 9086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findPemBlocks)
/* harmony export */ });
/**
 * Finds the blocks of PEM in a text. A block without its END line is found as well, so that it is an error and not ignored.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
function findPemBlocks(pem) {
    return [...pem.matchAll(BLOCK)].map(([text, label = '']) => ({ text, label }));
}
const BLOCK = /-----BEGIN ([^\r\n]*?)-----[\s\S]*?(?:-----END \1-----|(?=-----BEGIN )|(?![\s\S]))/g;


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


/***/ }),

/***/ 3930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ unverified),
/* harmony export */   e: () => (/* binding */ readSignedContent)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1440);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(977);
/* harmony import */ var _base64_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2361);





/** Makes the result for evidence that does not count. */
function unverified(why) {
    return { kind: 'unverified', why };
}
/**
 * Takes a document apart.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
function readSignedContent(document) {
    const { form, bytes } = document;
    if (bytes.length > _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_DOCUMENT_BYTES */ .bi)
        return unverified('it is larger than 16 MiB');
    if (form === 'notation')
        return unverified('it is a signature of notation');
    if (form === 'simple-signing')
        return readPayload(bytes, document.annotations[_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .COSIGN_SIGNATURE */ .P8]);
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes);
    if (json === undefined)
        return unverified(`it ${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .exceedsLimits */ .sm)(bytes) ?? 'is not valid JSON'}`);
    return form === 'bundle' ? readBundle(json) : readEnvelope(json);
}
function readPayload(payload, annotation) {
    if (!annotation)
        return unverified('it has no signature');
    const signature = (0,_base64_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBase64 */ .y)(annotation);
    return signature === undefined ? NOT_BASE64 : { kind: 'simple-signing', payload, signature };
}
const bundleSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    mediaType: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(),
    dsseEnvelope: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5().optional(),
    messageSignature: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5().optional(),
});
function readBundle(json) {
    const bundle = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(bundleSchema, json);
    if (bundle === undefined)
        return unverified('it is not a sigstore bundle');
    const { mediaType, dsseEnvelope, messageSignature } = bundle;
    if (!BUNDLE_TYPES.has(mediaType))
        return unverified(`it is a sigstore bundle of a version that is not supported, ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(mediaType)}`);
    // `null` is a field that is not set: https://protobuf.dev/programming-guides/json/
    const [envelope, message] = [dsseEnvelope ?? undefined, messageSignature ?? undefined];
    if (envelope !== undefined && message !== undefined)
        return unverified('it has both an envelope and a message signature');
    if (envelope !== undefined)
        return readEnvelope(envelope);
    return message === undefined ? unverified('it has no signature') : readMessageSignature(message);
}
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto (media_type) */
const BUNDLE_TYPES = new Set([
    ...['0.1', '0.2', '0.3'].map((version) => `application/vnd.dev.sigstore.bundle+json;version=${version}`),
    'application/vnd.dev.sigstore.bundle.v0.3+json',
]);
const envelopeSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    payload: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(),
    payloadType: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(),
    signatures: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YO(_badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5()),
});
const signatureSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ sig: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj() });
function readEnvelope(json) {
    const envelope = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(envelopeSchema, json);
    if (envelope === undefined)
        return unverified('its envelope is not valid');
    const { payloadType, signatures } = envelope;
    // With several signatures, clients disagree on which of them must be valid.
    if (signatures.length !== 1)
        return unverified(`its envelope has ${signatures.length} signatures instead of one`);
    const { sig } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(signatureSchema, signatures[0]) ?? {};
    if (!sig)
        return unverified('it has no signature');
    const signature = (0,_base64_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBase64 */ .y)(sig);
    if (signature === undefined)
        return NOT_BASE64;
    const payload = (0,_base64_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBase64 */ .y)(envelope.payload);
    if (payload === undefined)
        return unverified('its payload is not valid base64');
    return { kind: 'envelope', payload, payloadType, signature };
}
const messageSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    messageDigest: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ algorithm: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(), digest: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj() }),
    signature: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(),
});
function readMessageSignature(json) {
    const message = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(messageSchema, json);
    if (message === undefined)
        return unverified('its message signature is not valid');
    if (message.signature === '')
        return unverified('it has no signature');
    const signature = (0,_base64_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBase64 */ .y)(message.signature);
    return signature === undefined ? NOT_BASE64 : { kind: 'message', digest: message.messageDigest, signature };
}
const NOT_BASE64 = unverified('its signature is not valid base64');


/***/ })

};
