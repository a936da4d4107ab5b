export const id = 380;
export const ids = [380];
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

/***/ 7380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CaVerifier: () => (/* binding */ CaVerifier)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/registry/signed-document.js
var signed_document = __webpack_require__(1440);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/verify/certificate.js + 1 modules
var certificate = __webpack_require__(2795);
;// CONCATENATED MODULE: ./build/verify/certificate-chain.js


/**
 * Checks that a chain of certificates may sign code, as the Notary Project specification requires it, and is valid at a time. The first
 * certificate is the signer's, each is issued by the next one, and the last one by itself. Whether any of them is trusted is up to the
 * caller.
 * @returns why not, as a clause that starts with `its`; `undefined` if it may.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#certificate-requirements
 */
function findChainFault(chain, now) {
    return (findFirst(chain, findFormFault) ??
        findFirst(chain, (certificate, index) => {
            return (findIssuerFault(certificate, chain[index + 1]) ??
                (index === 0 ? findSignerFault(certificate) : findCaFault(certificate, index - 1)) ??
                findTimeFault(certificate, now));
        }));
}
/** The first fault of a certificate, with its name. */
function findFirst(chain, find) {
    for (const [index, certificate] of chain.entries()) {
        const fault = find(certificate, index);
        if (fault !== undefined)
            return `its ${index === 0 ? '' : 'CA '}certificate ${(0,build_text/* oneLine */.TN)(certificate.subject.text)} ${fault}`;
    }
    return undefined;
}
/** Before any signature is verified: it would take long with a huge key, and proves nothing with SHA-1. */
function findFormFault({ signatureAlgorithm, key, unsupported }) {
    if (!SIGNATURE_ALGORITHMS.has(signatureAlgorithm))
        return `is signed with an algorithm that is not supported, ${signatureAlgorithm}`;
    if (!KEY_TYPES.has(key.type))
        return `has a key that is not supported (${(0,build_text/* oneLine */.TN)(key.type)})`;
    return unsupported === undefined ? undefined : `has an extension that is not supported, ${unsupported}`;
}
/** RSA PKCS#1 v1.5 and ECDSA, with SHA-256, SHA-384 and SHA-512. */
const SIGNATURE_ALGORITHMS = new Set([
    '1.2.840.113549.1.1.11',
    '1.2.840.113549.1.1.12',
    '1.2.840.113549.1.1.13',
    '1.2.840.10045.4.3.2',
    '1.2.840.10045.4.3.3',
    '1.2.840.10045.4.3.4',
]);
const KEY_TYPES = new Set(['RSA 2048', 'RSA 3072', 'RSA 4096', 'P-256', 'P-384', 'P-521']);
/** @param issuer the next certificate; `undefined` for the last one. */
function findIssuerFault(certificate, issuer) {
    const isSelfSigned = isIssuedBy(certificate, certificate);
    if (issuer === undefined)
        return isSelfSigned ? undefined : NO_ROOT;
    if (isSelfSigned)
        return 'is self-signed, although it is not the last one of the chain';
    return isIssuedBy(certificate, issuer) ? undefined : `is not issued by ${(0,build_text/* oneLine */.TN)(issuer.subject.text)}`;
}
const NO_ROOT = 'is not self-signed, although it is the last one of the chain';
/** Whether the names agree, and the key of the issuer made the signature. */
function isIssuedBy(certificate, issuer) {
    return certificate.names.issuer.equals(issuer.names.subject) && certificate.isSignedBy(issuer);
}
function findSignerFault({ basicConstraints, keyUsage, extendedKeyUsage }) {
    if (basicConstraints?.isCa)
        return 'is a CA certificate';
    if (!keyUsage?.isCritical)
        return NO_KEY_USAGE;
    if (!keyUsage.bits.has(certificate/* DIGITAL_SIGNATURE */.o2))
        return 'is not for digital signatures';
    if ([...keyUsage.bits].some((bit) => !SIGNER_USAGES.has(bit)))
        return 'is not for digital signatures alone';
    // Without the extension, the purpose of the key is not restricted.
    if (extendedKeyUsage === undefined)
        return undefined;
    if (!extendedKeyUsage.includes(certificate/* CODE_SIGNING */.AL))
        return 'is not for code signing';
    return extendedKeyUsage.some((usage) => OTHER_PURPOSES.has(usage)) ? 'is not for code signing alone' : undefined;
}
const NO_KEY_USAGE = 'does not have the extension "key usage", or it is not critical';
const [CONTENT_COMMITMENT, KEY_CERT_SIGN] = [1, 5];
const SIGNER_USAGES = new Set([certificate/* DIGITAL_SIGNATURE */.o2, CONTENT_COMMITMENT]);
/** anyExtendedKeyUsage, serverAuth, clientAuth, emailProtection, timeStamping, and OCSPSigning, which notation refuses as well. */
const OTHER_PURPOSES = new Set([
    '2.5.29.37.0',
    ...[1, 2, 4, 8, 9].map((purpose) => `1.3.6.1.5.5.7.3.${purpose}`),
]);
/** @param below how many CA certificates are between this and the signer's. */
function findCaFault({ basicConstraints, keyUsage }, below) {
    if (!basicConstraints?.isCa || !basicConstraints.isCritical)
        return NO_CA;
    if (!keyUsage?.isCritical)
        return NO_KEY_USAGE;
    if (!keyUsage.bits.has(KEY_CERT_SIGN))
        return 'is not for signing certificates';
    const { pathLength = below } = basicConstraints;
    return pathLength < below ? `allows a chain with ${pathLength} other CA certificates, not with ${below}` : undefined;
}
const NO_CA = 'is not a CA certificate, or its extension "basic constraints" is not critical';
/** The time of signing proves nothing, because the signer sets it. So all certificates must be valid now. */
function findTimeFault({ notBefore, notAfter }, now) {
    if (now < notBefore)
        return `is not valid before ${notBefore.toISOString()}`;
    return now > notAfter ? `expired at ${notAfter.toISOString()}` : undefined;
}

// EXTERNAL MODULE: ./build/verify/pem.js
var verify_pem = __webpack_require__(9086);
;// CONCATENATED MODULE: ./build/verify/ca-certificates.js






/**
 * Reads the certificates in PEM blocks that a rule trusts: of certificate authorities, or self-signed ones of signers. Text around the
 * blocks is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is none, and for any block that is not such a certificate. The message does not quote `pem`.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-store
 */
function readCaCertificates(pem, source) {
    const blocks = (0,verify_pem/* findPemBlocks */.a)(pem);
    if (blocks.length === 0)
        throw new build_error/* InputError */.dz(`there is no certificate in ${source}; ${EXPECTED}`);
    return blocks.map(({ text, label }, index) => {
        const name = blocks.length === 1 ? `the certificate in ${source}` : `certificate ${index + 1} in ${source}`;
        if (label.includes('PRIVATE KEY'))
            throw new build_error/* InputError */.dz(`there is a private key in ${source}; ${NO_PRIVATE_KEY}`);
        if (label !== 'CERTIFICATE')
            throw new build_error/* InputError */.dz(`${name} is a block of the type ${(0,build_text/* quote */.hD)(label, MAX_LABEL)}; ${EXPECTED}`);
        return readBlock(text, name);
    });
}
const EXPECTED = 'expected the certificate of a CA in PEM with its line breaks, for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';
/** Characters. */
const MAX_LABEL = 40;
const NO_PRIVATE_KEY = `${EXPECTED}. Replace the private key if others may have read it`;
function readBlock(block, name) {
    const certificate = parseBlock(block, name);
    if (certificate.basicConstraints?.isCa || isIssuedBy(certificate, certificate))
        return certificate;
    const subject = (0,build_text/* oneLine */.TN)(certificate.subject.text);
    throw new build_error/* InputError */.dz(`${name} (${subject}) is not of a CA, and not self-signed; ${EXPECTED}`);
}
function parseBlock(block, name) {
    try {
        return (0,certificate/* readCertificate */.w$)(new external_node_crypto_.X509Certificate(block).raw);
    }
    catch (cause) {
        throw new build_error/* InputError */.dz(`${name} is not valid (${(0,build_error/* explain */.WE)(cause)}); ${EXPECTED}`);
    }
}

;// CONCATENATED MODULE: ./build/verify/cbor.js
/** A value with a tag, for example 1 and the seconds since 1970. */
class CborTag {
    tag;
    value;
    constructor(tag, value) {
        this.tag = tag;
        this.value = value;
    }
}
/**
 * Reads bytes that are exactly one value in CBOR. Lengths must be definite, numbers in their shortest form and safe integers, keys of a map
 * integers or strings, each once. Floating-point numbers are not supported.
 * @throws Error for anything else.
 * @see https://www.rfc-editor.org/rfc/rfc8949#section-3
 */
function readCbor(bytes) {
    const reader = new CborReader(bytes);
    const value = reader.value(0);
    if (!reader.isAtEnd())
        throw new Error('there are bytes after the CBOR value');
    return value;
}
/** Values in values. A signature has four levels. */
const MAX_DEPTH = 16;
/** In all levels together, so that 16 MiB of small values do not become some hundred MiB. A signature has about thirty. */
const MAX_VALUES = 10_000;
class CborReader {
    #bytes;
    #at = 0;
    #values = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    isAtEnd() {
        return this.#at === this.#bytes.length;
    }
    value(depth) {
        if (depth > MAX_DEPTH)
            throw new Error(`the CBOR value has more than ${MAX_DEPTH} levels`);
        this.#values += 1;
        if (this.#values > MAX_VALUES)
            throw new Error('the CBOR value has more than 10,000 values');
        const [initial = 0] = this.#take(1);
        const [major, info] = [initial >> 5, initial & 0x1f];
        if (major === SIMPLE)
            return readSimple(info);
        const argument = this.#argument(info);
        switch (major) {
            case 0:
                return argument;
            case 1:
                return -1 - argument;
            case 2:
                return this.#take(argument);
            case 3:
                return UTF_8.decode(this.#take(argument));
            case 4:
                return this.#array(argument, depth + 1);
            case 5:
                return this.#map(argument, depth + 1);
            default:
                return new CborTag(argument, this.value(depth + 1));
        }
    }
    #array(count, depth) {
        const values = [];
        // The count may be too large. Each value takes at least a byte, so reading then ends with an error after the last byte.
        while (values.length < count)
            values.push(this.value(depth));
        return values;
    }
    #map(count, depth) {
        const map = new Map();
        for (let index = 0; index < count; index++) {
            const key = this.value(depth);
            if (typeof key !== 'number' && typeof key !== 'string')
                throw new Error('a key of the CBOR map is not an integer or a string');
            if (map.has(key))
                throw new Error('the CBOR map has a key twice');
            map.set(key, this.value(depth));
        }
        return map;
    }
    #argument(info) {
        if (info < 24)
            return info;
        const size = ARGUMENT_BYTES[info - 24];
        if (size === undefined)
            throw new Error('the CBOR value is not valid, or has an indefinite length');
        const argument = size === 8 ? Number(this.#take(8).readBigUInt64BE()) : this.#take(size).readUIntBE(0, size);
        if (!Number.isSafeInteger(argument))
            throw new Error('a number in the CBOR value is too large');
        if (argument < smallestWith(size))
            throw new Error('a number in the CBOR value is not in its shortest form');
        return argument;
    }
    #take(count) {
        const end = this.#at + count;
        if (end > this.#bytes.length)
            throw new Error('the CBOR value is cut off');
        const taken = this.#bytes.subarray(this.#at, end);
        this.#at = end;
        return taken;
    }
}
const SIMPLE = 7;
/** The size of the argument for the additional information 24 to 27. */
const ARGUMENT_BYTES = [1, 2, 4, 8];
/** The smallest number that needs so many bytes. */
function smallestWith(size) {
    return size === 1 ? 24 : 2 ** (4 * size);
}
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function readSimple(info) {
    switch (info) {
        case 20:
            return false;
        case 21:
            return true;
        case 22:
            return null;
        case 23:
            return undefined;
        default:
            throw new Error('a type in the CBOR value is not supported');
    }
}
/** Encodes a byte string of less than 4 GiB. */
function encodeCborBytes(bytes) {
    return Buffer.concat([encodeHead(2, bytes.length), bytes]);
}
function encodeHead(major, argument) {
    if (argument < 24)
        return Buffer.from([(major << 5) | argument]);
    const size = argument < 2 ** 8 ? 1 : argument < 2 ** 16 ? 2 : 4;
    const head = Buffer.from([(major << 5) | (24 + ARGUMENT_BYTES.indexOf(size)), 0, 0, 0, 0]);
    head.writeUIntBE(argument, 1, size);
    return head.subarray(0, 1 + size);
}

;// CONCATENATED MODULE: ./build/verify/notation-envelope.js

const HEADERS = {
    scheme: 'io.cncf.notary.signingScheme',
    signingTime: 'io.cncf.notary.signingTime',
    authenticSigningTime: 'io.cncf.notary.authenticSigningTime',
    expiry: 'io.cncf.notary.expiry',
    plugin: 'io.cncf.notary.verificationPlugin',
    pluginVersion: 'io.cncf.notary.verificationPluginMinVersion',
    timestamp: 'io.cncf.notary.timestampSignature',
};
/**
 * Checks the protected headers of an envelope.
 * @returns why it does not count, as a clause that starts with `it` or `its`; `undefined` if all are as required.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#signed-attributes
 */
function findHeaderFault(headers, now) {
    return findSchemeFault(headers) ?? findCriticalFault(headers) ?? notation_envelope_findTimeFault(headers, now);
}
function findSchemeFault({ contentType, named }) {
    if (contentType !== PAYLOAD_TYPE)
        return `its payload has the type ${show(contentType)}, not ${PAYLOAD_TYPE}`;
    const plugin = named.get(HEADERS.plugin);
    if (plugin !== undefined || named.has(HEADERS.pluginVersion))
        return `it must be verified with the plugin ${show(plugin)} of notation, and plugins are not supported`;
    const scheme = named.get(HEADERS.scheme);
    return scheme === SCHEME ? undefined : `its signing scheme is ${show(scheme)}; only ${SCHEME} is supported`;
}
const PAYLOAD_TYPE = 'application/vnd.cncf.notary.payload.v1+json';
/** The other scheme, `notary.x509.signingAuthority`, trusts the signer for the time of signing. */
const SCHEME = 'notary.x509';
/** The list must have exactly the headers that are there and that the specification calls critical. */
function findCriticalFault({ critical, named }) {
    if (!Array.isArray(critical))
        return 'it does not state its critical headers';
    const unknown = critical.find((name) => name !== HEADERS.scheme && name !== HEADERS.expiry);
    if (unknown !== undefined)
        return `its critical header ${show(unknown)} is not supported`;
    const required = [HEADERS.scheme, HEADERS.expiry].filter((name) => named.has(name));
    const isAsRequired = critical.length === required.length && required.every((name) => critical.includes(name));
    return isAsRequired ? undefined : 'its list of critical headers is not as specified';
}
function notation_envelope_findTimeFault({ named, readTime }, now) {
    const signingTime = readTime(named.get(HEADERS.signingTime));
    if (signingTime === undefined || named.has(HEADERS.authenticSigningTime))
        return 'its time of signing is not valid';
    if (!named.has(HEADERS.expiry))
        return undefined;
    const expiry = readTime(named.get(HEADERS.expiry));
    if (expiry === undefined || expiry <= signingTime)
        return 'its expiry is not valid';
    return now >= expiry ? `it expired at ${expiry.toISOString()}` : undefined;
}
function show(value) {
    return value === undefined ? 'none' : (0,build_text/* quote */.hD)(String(value));
}

;// CONCATENATED MODULE: ./build/verify/notation-cose.js


/**
 * Reads an envelope that is a COSE_Sign1_Tagged.
 * @throws Error if it is not valid.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-envelope-cose.md,
 * https://www.rfc-editor.org/rfc/rfc9052#section-4.2
 */
function readCose(bytes) {
    const envelope = readCbor(bytes);
    if (!(envelope instanceof CborTag) || envelope.tag !== SIGN_1)
        throw new Error('the envelope is not a COSE_Sign1');
    const parts = Array.isArray(envelope.value) ? envelope.value : [];
    const [headers, unprotected, payload, signature, ...others] = parts;
    if (!Buffer.isBuffer(headers) || !(unprotected instanceof Map) || others.length > 0)
        throw new Error(NOT_VALID);
    if (!Buffer.isBuffer(payload) || !Buffer.isBuffer(signature))
        throw new Error(NOT_VALID);
    return {
        headers: readHeaders(headers),
        payload,
        signed: Buffer.concat([SIGNATURE_1, encodeCborBytes(headers), encodeCborBytes(NOTHING), encodeCborBytes(payload)]),
        signature,
        chain: readChain(unprotected.get(X5CHAIN)),
        isTimestamped: unprotected.has(HEADERS.timestamp),
    };
}
const NOT_VALID = 'the COSE_Sign1 is not valid';
const SIGN_1 = 18;
/** The start of the bytes that are signed: an array of four values, of which the first is the string `Signature1`. */
const SIGNATURE_1 = Buffer.from('\x84\x6aSignature1', 'latin1');
/** No data of the application are signed as well. */
const NOTHING = Buffer.alloc(0);
/** Labels of headers: https://www.iana.org/assignments/cose/cose.xhtml#header-parameters */
const [ALG, CRIT, CONTENT_TYPE, X5CHAIN] = [1, 2, 3, 33];
function readHeaders(bytes) {
    const headers = readCbor(bytes);
    if (!(headers instanceof Map))
        throw new Error('the protected headers are not a map');
    return {
        algorithm: ALGORITHMS.get(headers.get(ALG)),
        contentType: headers.get(CONTENT_TYPE),
        critical: headers.get(CRIT),
        named: headers,
        readTime,
    };
}
/** Of COSE and of JWS. */
const ALGORITHMS = new Map([
    [-37, 'PS256'],
    [-38, 'PS384'],
    [-39, 'PS512'],
    [-7, 'ES256'],
    [-35, 'ES384'],
    [-36, 'ES512'],
]);
/** Seconds since 1970, with the tag 1. */
function readTime(value) {
    if (!(value instanceof CborTag) || value.tag !== 1 || typeof value.value !== 'number')
        return undefined;
    const time = new Date(value.value * 1_000);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
function readChain(chain) {
    if (!Array.isArray(chain))
        return [];
    return chain.map((certificate) => {
        if (!Buffer.isBuffer(certificate))
            throw new Error('the COSE_Sign1 has a certificate that is not a byte string');
        return certificate;
    });
}

// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/time.js
var time = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/verify/base64.js
var base64 = __webpack_require__(2361);
;// CONCATENATED MODULE: ./build/verify/notation-jws.js





/** The envelope has no other fields. Its headers may. */
const envelopeSchema = dist/* object */.Ik({
    payload: dist/* string */.Yj(),
    protected: dist/* string */.Yj(),
    header: dist/* record */.g1(dist/* unknown */.L5()),
    signature: dist/* string */.Yj(),
});
const chainSchema = dist/* array */.YO(dist/* string */.Yj());
/**
 * Reads an envelope in the flattened JSON serialization of JWS.
 * @throws Error if it is not valid.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-envelope-jws.md
 */
function readJws(bytes) {
    const result = envelopeSchema.try((0,build_json/* parseJson */.qF)(bytes), { mode: 'strict' });
    if (!result.ok)
        throw new Error('the JWS is not in the flattened JSON serialization');
    const { payload, protected: headers, header, signature } = result.value;
    return {
        headers: notation_jws_readHeaders(decode(headers)),
        payload: decode(payload),
        signed: Buffer.from(`${headers}.${payload}`),
        signature: decode(signature),
        chain: ((0,build_json/* readJson */.Vh)(chainSchema, header.x5c) ?? []).map(decodeCertificate),
        isTimestamped: Object.hasOwn(header, HEADERS.timestamp),
    };
}
function notation_jws_readHeaders(bytes) {
    const json = (0,build_json/* readJson */.Vh)(dist/* record */.g1(dist/* unknown */.L5()), (0,build_json/* parseJson */.qF)(bytes));
    if (json === undefined)
        throw new Error('the protected headers are not a JSON object');
    const named = new Map(Object.entries(json));
    return {
        algorithm: named.get('alg'),
        contentType: named.get('cty'),
        critical: named.get('crit'),
        named,
        readTime: (value) => (typeof value === 'string' ? (0,time/* parseTimestamp */.E)(value) : undefined),
    };
}
function decode(text) {
    const bytes = (0,base64/* decodeBase64Url */.$)(text);
    if (bytes === undefined)
        throw new Error('the JWS has a part that is not valid base64url');
    return bytes;
}
/** Certificates have the standard alphabet. */
function decodeCertificate(text) {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.toString('base64') !== text)
        throw new Error('the JWS has a certificate that is not valid base64');
    return bytes;
}

// EXTERNAL MODULE: ./build/registry/descriptor.js
var descriptor = __webpack_require__(9725);
;// CONCATENATED MODULE: ./build/verify/notation-signature.js





/**
 * Checks that a key made the signature of an envelope. The key alone decides the algorithm; the header must state the same.
 * @returns why it did not, as a clause that starts with `its`; `undefined` if it did.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#algorithm-selection
 */
function findSignatureFault(envelope, { key, type }) {
    const { headers, signed, signature } = envelope;
    const algorithm = notation_signature_ALGORITHMS.get(type);
    if (algorithm === undefined)
        return `its certificate has a key that is not supported (${(0,build_text/* quote */.hD)(type)})`;
    const { name, hash } = algorithm;
    if (headers.algorithm !== name)
        return `its algorithm is not ${name}, which its key requires`;
    const options = name.startsWith('PS') ? PSS : ECDSA;
    return (0,external_node_crypto_.verify)(hash, signed, { key, ...options }, signature) ? undefined : 'its signature is not valid';
}
/** By the type of the key. */
const notation_signature_ALGORITHMS = new Map([
    ['RSA 2048', { name: 'PS256', hash: 'sha256' }],
    ['RSA 3072', { name: 'PS384', hash: 'sha384' }],
    ['RSA 4096', { name: 'PS512', hash: 'sha512' }],
    ['P-256', { name: 'ES256', hash: 'sha256' }],
    ['P-384', { name: 'ES384', hash: 'sha384' }],
    ['P-521', { name: 'ES512', hash: 'sha512' }],
]);
/** @see https://www.rfc-editor.org/rfc/rfc7518#section-3.5, https://www.rfc-editor.org/rfc/rfc8230#section-2 */
const PSS = { padding: external_node_crypto_.constants.RSA_PKCS1_PSS_PADDING, saltLength: external_node_crypto_.constants.RSA_PSS_SALTLEN_DIGEST };
/** @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4, https://www.rfc-editor.org/rfc/rfc9053#section-2.1 */
const ECDSA = { dsaEncoding: 'ieee-p1363' };
const payloadSchema = dist/* object */.Ik({
    targetArtifact: dist/* object */.Ik({ mediaType: dist/* string */.Yj(), digest: descriptor/* digestSchema */.er, size: dist/* number */.ai() }),
});
/**
 * Checks that the signed payload names an image.
 * @returns why it does not, as a clause that starts with `its`; `undefined` if it does.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#payload
 */
function findPayloadFault(payload, image) {
    const target = (0,build_json/* readJson */.Vh)(payloadSchema, (0,build_json/* parseJson */.qF)(payload))?.targetArtifact;
    if (target === undefined)
        return 'its payload does not name an image';
    if (target.digest !== image.digest)
        return `its signature is of another image, ${target.digest}`;
    const { mediaType = target.mediaType, size = target.size } = image;
    if (target.mediaType !== mediaType)
        return `its payload states the media type ${(0,build_text/* quote */.hD)(target.mediaType)}, but the image has ${mediaType}`;
    return target.size === size ? undefined : `its payload states ${target.size} bytes, but the image has ${size}`;
}

// EXTERNAL MODULE: ./build/verify/signed-content.js
var signed_content = __webpack_require__(3930);
;// CONCATENATED MODULE: ./build/verify/ca-verifier.js











/**
 * Verifies signatures of notation by signers whose certificates a trusted CA issued. It does not verify timestamps, does not check whether
 * a certificate was revoked, and runs no plugins.
 */
class CaVerifier {
    #trusted;
    /** Where the trusted certificates come from, for messages. */
    #source;
    #now;
    constructor(trusted, source, now) {
        this.#trusted = trusted;
        this.#source = source;
        this.#now = now;
    }
    /** @throws InputError, without the name of the input, for a text without certificates, or with another block of PEM. */
    static read({ text, source }, now) {
        return new CaVerifier(readCaCertificates(text, source), source, now);
    }
    async verify(document, image) {
        try {
            const signature = readSignature(document);
            if (typeof signature === 'string')
                return (0,signed_content/* unverified */.Q)(signature);
            const fault = this.#findFault(signature) ?? findPayloadFault(signature.envelope.payload, image);
            return fault === undefined ? verified(signature.signer) : (0,signed_content/* unverified */.Q)(fault);
        }
        catch (error) {
            return (0,signed_content/* unverified */.Q)(`it is not valid (${(0,build_error/* explain */.WE)(error)})`);
        }
    }
    #findFault({ envelope, chain, signer }) {
        // First, because all other reasons are of no use for the signature of another signer.
        if (!chain.some(({ der }) => this.#trusted.some((trusted) => trusted.der.equals(der))))
            return `its certificate ${(0,build_text/* oneLine */.TN)(signer.subject.text)} is not issued by a CA in ${this.#source}`;
        const now = this.#now();
        return (findHeaderFault(envelope.headers, now) ??
            findSignatureFault(envelope, signer.key) ??
            this.#findChainFault(envelope, chain, now));
    }
    #findChainFault({ isTimestamped }, chain, now) {
        const fault = findChainFault(chain, now);
        const isExpired = chain.some(({ notAfter }) => now > notAfter);
        return fault !== undefined && isExpired && isTimestamped ? `${fault}; ${NOT_TIMESTAMPED}` : fault;
    }
}
const NOT_TIMESTAMPED = 'its timestamp does not help, because timestamps are not verified';
/** The signature, or why it cannot be read, as a clause that starts with `it`. @throws Error if it is not valid. */
function readSignature(document) {
    if (document.form !== 'notation')
        return 'it is not a signature of notation';
    const { bytes, mediaType } = document;
    if (bytes.length > signed_document/* MAX_DOCUMENT_BYTES */.bi)
        return 'it is larger than 16 MiB';
    const read = READERS.get(mediaType);
    if (read === undefined)
        return `it has the media type ${(0,build_text/* quote */.hD)(mediaType)}, which is not supported`;
    const envelope = read(bytes);
    if (envelope.chain.length > MAX_CHAIN)
        return `it has more than ${MAX_CHAIN} certificates`;
    const chain = envelope.chain.map(certificate/* readCertificate */.w$);
    const [signer] = chain;
    return signer === undefined ? 'it has no certificate' : { envelope, chain, signer };
}
const READERS = new Map([
    ['application/jose+json', readJws],
    ['application/cose', readCose],
]);
/** Certificates. More than any CA needs; each costs time, since its signature is verified. */
const MAX_CHAIN = 10;
function verified({ subject }) {
    const { text, attributes } = subject;
    const verified = { by: 'ca', signer: text };
    return { kind: 'verified', proof: { verified, signed: { kind: 'image' }, subject: attributes } };
}


/***/ })

};
