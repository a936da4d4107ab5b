import { type KeyObject, X509Certificate } from 'node:crypto';
import { type CertificateName, readName } from './certificate-name.ts';
import {
  contextTag,
  DER,
  type DerValue,
  readBits,
  readBoolean,
  readDer,
  readNumber,
  readOid,
  readTime,
} from './der.ts';

/** The parts of a certificate that decide whether it may sign. Nothing of it is verified. */
export interface Certificate {
  /** Its bytes, in DER. */
  readonly der: Buffer;
  readonly subject: CertificateName;
  /** The encoded names, to compare them. */
  readonly names: { readonly subject: Buffer; readonly issuer: Buffer };
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The object identifier of the algorithm with which it is signed. */
  readonly signatureAlgorithm: string;
  readonly key: CertificateKey;
  /** `undefined` without the extension. */
  readonly basicConstraints?: BasicConstraints;
  readonly keyUsage?: KeyUsage;
  /** Object identifiers. */
  readonly extendedKeyUsage?: readonly string[];
  /** The object identifier of an extension that restricts the certificate in a way that is not checked. */
  readonly unsupported?: string;
  /** Whether the key of a certificate made its signature. */
  isSignedBy(issuer: Certificate): boolean;
}

export interface CertificateKey {
  readonly key: KeyObject;
  /** `RSA` and the bits of its modulus, a curve such as `P-256`, or the object identifier of another algorithm or curve. */
  readonly type: string;
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 */
export interface BasicConstraints {
  readonly isCritical: boolean;
  readonly isCa: boolean;
  /** How many CA certificates may be between this and the signer's. */
  readonly pathLength?: number;
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 */
export interface KeyUsage {
  readonly isCritical: boolean;
  readonly bits: ReadonlySet<number>;
}

/** A bit of the key usage: signatures other than those of certificates. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 */
export const DIGITAL_SIGNATURE = 0;

/** An extended key usage. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12 (id-kp-codeSigning) */
export const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

/**
 * Reads a certificate.
 * @throws Error if it is not a certificate in DER of version 3, is larger than 64 KiB, or has an extension twice.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function readCertificate(der: Buffer): Certificate {
  if (der.length > MAX_BYTES) throw new Error('the certificate is larger than 64 KiB');
  const [body, algorithm, signature, ...others] = readDer(der).children();
  if (!body || !algorithm || !signature || others.length > 0) throw new Error(NOT_VALID);
  const [version, , signedAlgorithm, issuer, validity, subject, key, ...rest] = body.children();
  if (!version || !signedAlgorithm || !issuer || !validity || !subject || !key) throw new Error(NOT_VALID);
  if (!version.raw.equals(VERSION_3)) throw new Error('the certificate is not of version 3');
  if (!signedAlgorithm.raw.equals(algorithm.raw)) throw new Error('the certificate states two signature algorithms');
  const [notBefore, notAfter] = validity.children();
  if (!notBefore || !notAfter) throw new Error(NOT_VALID);
  const parts = {
    der,
    subject: readName(subject),
    names: { subject: subject.raw, issuer: issuer.raw },
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    signatureAlgorithm: readAlgorithm(algorithm).oid,
    ...readExtensions(rest),
  };
  // Last, because Node reads some certificates that are not valid, and other formats.
  const x509 = new X509Certificate(der);
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
const VERSION_3 = Buffer.from([contextTag(0), 3, DER.integer, 1, 2]);

function readAlgorithm(algorithm: DerValue): { readonly oid: string; readonly parameters?: DerValue } {
  const [oid, parameters] = algorithm.children();
  if (oid === undefined) throw new Error(NOT_VALID);
  return { oid: readOid(oid), ...(parameters && { parameters }) };
}

/** Parameters that spell out a curve, instead of naming it, are not supported: CVE-2020-0601. */
function readKeyType(info: DerValue, { asymmetricKeyDetails }: KeyObject): string {
  const [algorithm] = info.children();
  const { oid, parameters } = algorithm === undefined ? { oid: '' } : readAlgorithm(algorithm);
  if (oid === RSA) return `RSA ${asymmetricKeyDetails?.modulusLength}`;
  if (oid !== EC) return oid;
  const curve = parameters?.tag === DER.oid ? readOid(parameters) : 'a curve without a name';
  return CURVES.get(curve) ?? curve;
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';

const CURVES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
]);

type Extensions = Pick<Certificate, 'basicConstraints' | 'keyUsage' | 'extendedKeyUsage' | 'unsupported'>;

/** The extensions are in `[3]`, after optional unique identifiers. */
function readExtensions(rest: readonly DerValue[]): Extensions {
  const [list] = rest.find(({ tag }) => tag === contextTag(3))?.children(contextTag(3)) ?? [];
  const extensions = (list?.children() ?? []).map(readExtension);
  const [constraints, usage, extended] = ['2.5.29.19', '2.5.29.15', '2.5.29.37'].map((oid) => {
    const [extension, ...repeated] = extensions.filter((one) => one.oid === oid);
    if (repeated.length > 0) throw new Error('the certificate has an extension twice');
    return extension;
  });
  const unsupported = extensions.find(
    ({ oid, isCritical }) => oid === NAME_CONSTRAINTS || (isCritical && !SUPPORTED.has(oid)),
  )?.oid;
  return {
    ...(constraints && { basicConstraints: readBasicConstraints(constraints) }),
    ...(usage && { keyUsage: { isCritical: usage.isCritical, bits: readBits(readDer(usage.value)) } }),
    ...(extended && { extendedKeyUsage: readDer(extended.value).children().map(readOid) }),
    ...(unsupported && { unsupported }),
  };
}

/** With it, a CA may issue certificates for some names only. */
const NAME_CONSTRAINTS = '2.5.29.30';

/**
 * Extensions that may be critical: those that are checked, other names of the subject, and policies, which restrict only what a verifier
 * requires. An unknown critical extension makes a certificate invalid: https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
const SUPPORTED: ReadonlySet<string> = new Set(['19', '15', '37', '17', '32'].map((number) => `2.5.29.${number}`));

interface Extension {
  readonly oid: string;
  readonly isCritical: boolean;
  /** In DER, for the extensions that are read. */
  readonly value: Buffer;
}

function readExtension(extension: DerValue): Extension {
  const [oid, ...rest] = extension.children();
  const critical = rest.length === 2 ? rest[0] : undefined;
  const value = rest.at(-1);
  if (oid === undefined || value === undefined || rest.length > 2) throw new Error(NOT_VALID);
  return {
    oid: readOid(oid),
    isCritical: critical !== undefined && readBoolean(critical),
    value: value.contentOf(DER.octetString),
  };
}

function readBasicConstraints({ isCritical, value }: Extension): BasicConstraints {
  const [first, second, ...others] = readDer(value).children();
  const isStated = first?.tag === DER.boolean;
  const length = isStated ? second : first;
  if (others.length > 0 || (second !== undefined && !isStated)) throw new Error(NOT_VALID);
  return {
    isCritical,
    isCa: isStated && readBoolean(first),
    ...(length && { pathLength: readNumber(length) }),
  };
}
