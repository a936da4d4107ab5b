export const id = 993;
export const ids = [993];
export const modules = {

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

/***/ 4131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseTimestamp)
/* harmony export */ });
/**
 * Parses a time as annotations and signatures have it, strictly by grammar and calendar; `undefined` for any other string.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
function parseTimestamp(text) {
    const { date = '', time = '', second = '', rest = '' } = RFC_3339.exec(text)?.groups ?? {};
    // Date.parse accepts the 30th of February as the 2nd of March.
    if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date)
        return undefined;
    // The grammar has leap seconds, Date has not.
    const parsed = new Date(`${date}T${time}:${second === '60' ? '59' : second}${rest.toUpperCase()}`);
    return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}
const RFC_3339 = /^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<rest>(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;


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

/***/ 2795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AL: () => (/* binding */ CODE_SIGNING),
  o2: () => (/* binding */ DIGITAL_SIGNATURE),
  w$: () => (/* binding */ readCertificate)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/verify/der.js
var verify_der = __webpack_require__(8363);
;// CONCATENATED MODULE: ./build/verify/certificate-name.js

/**
 * Reads a distinguished name.
 * @throws Error if it is not valid, for example a string that is not of its character set.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4, https://www.rfc-editor.org/rfc/rfc4514#section-2
 */
function readName(name) {
    const parts = name.children().map((part) => part.children(verify_der/* DER */.Wi.set).map(readAttribute));
    const lines = parts.map((part) => part.map(formatAttribute).join('+'));
    const attributes = parts.flat().map(({ type, value }) => ({ type, value }));
    return { attributes, text: lines.toReversed().join(',') };
}
function readAttribute(attribute) {
    const [oid, value, ...rest] = attribute.children();
    if (oid === undefined || value === undefined || rest.length > 0)
        throw new Error('the name has an invalid attribute');
    const type = (0,verify_der/* readOid */.fM)(oid);
    const text = readString(value);
    return {
        type: TYPES.get(type) ?? type,
        value: text ?? `#${value.raw.toString('hex')}`,
        isEncoded: text === undefined,
    };
}
/** @see https://www.rfc-editor.org/rfc/rfc4514#section-3, and for the last two crypto/x509/pkix of Go, which notation uses */
const TYPES = new Map([
    ['2.5.4.3', 'CN'],
    ['2.5.4.6', 'C'],
    ['2.5.4.7', 'L'],
    ['2.5.4.8', 'ST'],
    ['2.5.4.9', 'STREET'],
    ['2.5.4.10', 'O'],
    ['2.5.4.11', 'OU'],
    ['0.9.2342.19200300.100.1.25', 'DC'],
    ['0.9.2342.19200300.100.1.1', 'UID'],
    ['2.5.4.5', 'SERIALNUMBER'],
    ['2.5.4.17', 'POSTALCODE'],
]);
/** The string; `undefined` for a value of another type. */
function readString({ tag, content }) {
    switch (tag) {
        case 0x0c:
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
        // NumericString, PrintableString, IA5String and VisibleString are parts of ASCII.
        case 0x12:
        case 0x13:
        case 0x16:
        case 0x1a:
            if (content.some((byte) => byte >= 0x80))
                throw new Error('the name has a string that is not ASCII');
            return content.toString('latin1');
        // TeletexString: each implementation reads it as Latin-1.
        case 0x14:
            return content.toString('latin1');
        case 0x1e:
            return new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(content);
        default:
            return undefined;
    }
}
function formatAttribute({ type, value, isEncoded }) {
    return `${type}=${isEncoded ? value : escapeValue(value)}`;
}
/** @see https://www.rfc-editor.org/rfc/rfc4514#section-2.4 */
function escapeValue(value) {
    return value.replace(/[,+"\\<>;]|^[ #]| $/g, '\\$&').replaceAll('\0', '\\00');
}

;// CONCATENATED MODULE: ./build/verify/certificate.js



/** A bit of the key usage: signatures other than those of certificates. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 */
const DIGITAL_SIGNATURE = 0;
/** An extended key usage. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12 (id-kp-codeSigning) */
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
/**
 * Reads a certificate.
 * @throws Error if it is not a certificate in DER of version 3, is larger than 64 KiB, or has an extension twice.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
function readCertificate(der) {
    if (der.length > MAX_BYTES)
        throw new Error('the certificate is larger than 64 KiB');
    const [body, algorithm, signature, ...others] = (0,verify_der/* readDer */.SU)(der).children();
    if (!body || !algorithm || !signature || others.length > 0)
        throw new Error(NOT_VALID);
    const [version, , signedAlgorithm, issuer, validity, subject, key, ...rest] = body.children();
    if (!version || !signedAlgorithm || !issuer || !validity || !subject || !key)
        throw new Error(NOT_VALID);
    if (!version.raw.equals(VERSION_3))
        throw new Error('the certificate is not of version 3');
    if (!signedAlgorithm.raw.equals(algorithm.raw))
        throw new Error('the certificate states two signature algorithms');
    const [notBefore, notAfter] = validity.children();
    if (!notBefore || !notAfter)
        throw new Error(NOT_VALID);
    const parts = {
        der,
        subject: readName(subject),
        names: { subject: subject.raw, issuer: issuer.raw },
        notBefore: (0,verify_der/* readTime */.aQ)(notBefore),
        notAfter: (0,verify_der/* readTime */.aQ)(notAfter),
        signatureAlgorithm: readAlgorithm(algorithm).oid,
        ...readExtensions(rest),
    };
    // Last, because Node reads some certificates that are not valid, and other formats.
    const x509 = new external_node_crypto_.X509Certificate(der);
    const { publicKey } = x509;
    return {
        ...parts,
        key: { key: publicKey, type: readKeyType(key, publicKey) },
        isSignedBy: (other) => x509.verify(other.key.key),
    };
}
/** Certificates have some KiB. Each value in one takes some hundred bytes of memory. */
const MAX_BYTES = 65_536;
const NOT_VALID = 'the certificate is not valid';
/** `[0] { INTEGER 2 }` */
const VERSION_3 = Buffer.from([(0,verify_der/* contextTag */.qA)(0), 3, verify_der/* DER */.Wi.integer, 1, 2]);
function readAlgorithm(algorithm) {
    const [oid, parameters] = algorithm.children();
    if (oid === undefined)
        throw new Error(NOT_VALID);
    return { oid: (0,verify_der/* readOid */.fM)(oid), ...(parameters && { parameters }) };
}
/** Parameters that spell out a curve, instead of naming it, are not supported: CVE-2020-0601. */
function readKeyType(info, { asymmetricKeyDetails }) {
    const [algorithm] = info.children();
    const { oid, parameters } = algorithm === undefined ? { oid: '' } : readAlgorithm(algorithm);
    if (oid === RSA)
        return `RSA ${asymmetricKeyDetails?.modulusLength}`;
    if (oid !== EC)
        return oid;
    const curve = parameters?.tag === verify_der/* DER */.Wi.oid ? (0,verify_der/* readOid */.fM)(parameters) : 'a curve without a name';
    return CURVES.get(curve) ?? curve;
}
const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const CURVES = new Map([
    ['1.2.840.10045.3.1.7', 'P-256'],
    ['1.3.132.0.34', 'P-384'],
    ['1.3.132.0.35', 'P-521'],
]);
/** The extensions are in `[3]`, after optional unique identifiers. */
function readExtensions(rest) {
    const [list] = rest.find(({ tag }) => tag === (0,verify_der/* contextTag */.qA)(3))?.children((0,verify_der/* contextTag */.qA)(3)) ?? [];
    const extensions = (list?.children() ?? []).map(readExtension);
    const [constraints, usage, extended] = ['2.5.29.19', '2.5.29.15', '2.5.29.37'].map((oid) => {
        const [extension, ...repeated] = extensions.filter((one) => one.oid === oid);
        if (repeated.length > 0)
            throw new Error('the certificate has an extension twice');
        return extension;
    });
    const unsupported = extensions.find(({ oid, isCritical }) => oid === NAME_CONSTRAINTS || (isCritical && !SUPPORTED.has(oid)))?.oid;
    return {
        ...(constraints && { basicConstraints: readBasicConstraints(constraints) }),
        ...(usage && { keyUsage: { isCritical: usage.isCritical, bits: (0,verify_der/* readBits */.nT)((0,verify_der/* readDer */.SU)(usage.value)) } }),
        ...(extended && { extendedKeyUsage: (0,verify_der/* readDer */.SU)(extended.value).children().map(verify_der/* readOid */.fM) }),
        ...(unsupported && { unsupported }),
    };
}
/** With it, a CA may issue certificates for some names only. */
const NAME_CONSTRAINTS = '2.5.29.30';
/**
 * Extensions that may be critical: those that are checked, other names of the subject, and policies, which restrict only what a verifier
 * requires. An unknown critical extension makes a certificate invalid: https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
const SUPPORTED = new Set(['19', '15', '37', '17', '32'].map((number) => `2.5.29.${number}`));
function readExtension(extension) {
    const [oid, ...rest] = extension.children();
    const critical = rest.length === 2 ? rest[0] : undefined;
    const value = rest.at(-1);
    if (oid === undefined || value === undefined || rest.length > 2)
        throw new Error(NOT_VALID);
    return {
        oid: (0,verify_der/* readOid */.fM)(oid),
        isCritical: critical !== undefined && (0,verify_der/* readBoolean */.Vf)(critical),
        value: value.contentOf(verify_der/* DER */.Wi.octetString),
    };
}
function readBasicConstraints({ isCritical, value }) {
    const [first, second, ...others] = (0,verify_der/* readDer */.SU)(value).children();
    const isStated = first?.tag === verify_der/* DER */.Wi.boolean;
    const length = isStated ? second : first;
    if (others.length > 0 || (second !== undefined && !isStated))
        throw new Error(NOT_VALID);
    return {
        isCritical,
        isCa: isStated && (0,verify_der/* readBoolean */.Vf)(first),
        ...(length && { pathLength: (0,verify_der/* readNumber */.kz)(length) }),
    };
}


/***/ }),

/***/ 8363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ readDer),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   Wi: () => (/* binding */ DER),
/* harmony export */   aQ: () => (/* binding */ readTime),
/* harmony export */   fM: () => (/* binding */ readOid),
/* harmony export */   kz: () => (/* binding */ readNumber),
/* harmony export */   nT: () => (/* binding */ readBits),
/* harmony export */   qA: () => (/* binding */ contextTag)
/* harmony export */ });
/* unused harmony export DerValue */
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4131);

/** One value of DER. Its children are read when they are needed, so nesting has no cost. */
class DerValue {
    /** The identifier octet: class, constructed or primitive, and number. */
    tag;
    content;
    /** The whole encoding, with tag and length. */
    raw;
    constructor(tag, content, raw) {
        this.tag = tag;
        this.content = content;
        this.raw = raw;
    }
    /**
     * The values in a constructed value.
     * @throws Error if the value has another tag, or its content is not a sequence of DER values.
     */
    children(tag = DER.sequence) {
        const found = [];
        for (let rest = this.contentOf(tag); rest.length > 0; rest = rest.subarray(found.at(-1)?.raw.length))
            found.push(readFirst(rest));
        return found;
    }
    /** @throws Error if the value has another tag. */
    contentOf(tag) {
        if (this.tag !== tag)
            throw new Error(`the DER value has the tag ${this.tag}, not ${tag}`);
        return this.content;
    }
}
/**
 * Identifier octets.
 * @see https://www.itu.int/rec/T-REC-X.680-202102-I/en (section 8.4)
 */
const DER = {
    boolean: 0x01,
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    oid: 0x06,
    utcTime: 0x17,
    generalizedTime: 0x18,
    sequence: 0x30,
    set: 0x31,
};
/** The identifier octet of a constructed value with a context-specific tag: `[number]`. */
function contextTag(number) {
    return 0xa0 | number;
}
/**
 * Reads bytes that are exactly one value in DER. Only lengths in the shortest definite form are valid.
 * @throws Error for anything else.
 * @see https://www.itu.int/rec/T-REC-X.690-202102-I/en (section 10)
 */
function readDer(bytes) {
    const value = readFirst(bytes);
    if (value.raw.length !== bytes.length)
        throw new Error('there are bytes after the DER value');
    return value;
}
function readFirst(bytes) {
    const [tag, first] = bytes;
    if (tag === undefined || first === undefined)
        throw new Error('the DER value is cut off');
    if ((tag & 0x1f) === 0x1f)
        throw new Error('the DER value has a tag of several bytes');
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = 2 + lengthBytes;
    const length = lengthBytes === 0 ? first : readLength(bytes.subarray(2, start), lengthBytes);
    const end = start + length;
    if (first === 0x80 || end > bytes.length)
        throw new Error('the DER value is cut off, or its length is indefinite');
    return new DerValue(tag, bytes.subarray(start, end), bytes.subarray(0, end));
}
function readLength(bytes, count) {
    if (count > 4 || bytes.length !== count)
        throw new Error('the DER value is cut off, or longer than 4 GiB');
    const length = bytes.readUIntBE(0, count);
    if (length < 0x80 || bytes[0] === 0)
        throw new Error('the length of the DER value is not in its shortest form');
    return length;
}
/** @throws Error for another value. */
function readBoolean(value) {
    const [byte, ...rest] = value.contentOf(DER.boolean);
    if (rest.length > 0 || (byte !== 0 && byte !== 0xff))
        throw new Error('the BOOLEAN is not valid');
    return byte === 0xff;
}
/** Reads an INTEGER from 0 to 2^31 - 1. @throws Error for another value. */
function readNumber(value) {
    const bytes = value.contentOf(DER.integer);
    const [first = 0x80, second = 0x80] = bytes;
    const isShortest = bytes.length === 1 || first !== 0 || second >= 0x80;
    if (bytes.length > 4 || first >= 0x80 || !isShortest)
        throw new Error('the INTEGER is not valid, or too large');
    return bytes.readUIntBE(0, bytes.length);
}
/** Returns the numbers of the bits that are set. @throws Error for another value. */
function readBits(value) {
    const [unused = 8, ...bytes] = value.contentOf(DER.bitString);
    const last = bytes.at(-1) ?? 0;
    if (unused > 7 || (bytes.length === 0 && unused > 0) || (last & (2 ** unused - 1)) !== 0)
        throw new Error('the BIT STRING is not valid');
    const bits = bytes.flatMap((byte, index) => [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => 8 * index + bit));
    return new Set(bits);
}
/** Returns an object identifier such as `2.5.4.3`. @throws Error for another value. */
function readOid(value) {
    const bytes = value.contentOf(DER.oid);
    if (bytes.length === 0 || bytes.length > MAX_OID_BYTES || (bytes.at(-1) ?? 0x80) >= 0x80)
        throw new Error('the OBJECT IDENTIFIER is not valid');
    const [head = 0, ...tail] = readBase128(bytes);
    // The first number has two parts: 40 times the root, which is at most 2, and the second.
    const root = Math.min(Math.floor(head / 40), 2);
    return [root, head - 40 * root, ...tail].join('.');
}
/** Numbers in digits of seven bits, of which all but the last have the highest bit set. */
function readBase128(bytes) {
    const numbers = [];
    let current;
    for (const byte of bytes) {
        if (current === undefined && byte === 0x80)
            throw new Error('the OBJECT IDENTIFIER is not in its shortest form');
        const number = (current ?? 0) * 128 + (byte & 0x7f);
        if (!Number.isSafeInteger(number))
            throw new Error('the OBJECT IDENTIFIER has a number that is too large');
        current = byte < 0x80 ? undefined : number;
        if (current === undefined)
            numbers.push(number);
    }
    return numbers;
}
/** Longer than any object identifier in certificates. */
const MAX_OID_BYTES = 64;
/**
 * Reads a time as certificates have it, always in UTC with seconds.
 * @throws Error for another value, and for a time that is not in the calendar.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5
 */
function readTime(value) {
    const isShort = value.tag === DER.utcTime;
    const text = value.contentOf(isShort ? DER.utcTime : DER.generalizedTime).toString('latin1');
    const long = isShort ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
    const [, date, time] = /^(\d{8})(\d{6})Z$/.exec(long) ?? [];
    const parsed = date && time && (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTimestamp */ .E)(`${separate(date, '-', 4)}T${separate(time, ':', 2)}Z`);
    if (!(parsed instanceof Date))
        throw new Error('the time is not valid');
    return parsed;
}
/** Puts a separator before the last two pairs of digits. */
function separate(digits, separator, first) {
    return [digits.slice(0, first), digits.slice(first, first + 2), digits.slice(first + 2)].join(separator);
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
