import type { CertificateClaims, CertificateIdentity } from '../policy/claims.ts';
import type { Unverified } from '../policy/proof.ts';
import { type Certificate, CODE_SIGNING, DIGITAL_SIGNATURE } from './certificate.ts';
import { DER, type DerValue, readDer, readOid } from './der.ts';
import { unverified } from './signed-content.ts';

/** An extension of a certificate: its object identifier in dots, and its DER value. */
export interface CertificateExtension {
  readonly id: string;
  readonly value: Buffer;
}

/**
 * Reads whom a verified certificate of Fulcio identifies. @sigstore/verify reads only the first subject alternative name, replaces
 * characters that are not ASCII, and does not check that the certificate is for code signing.
 * @returns why the certificate cannot be used, if it does not have exactly one identity, or is not for code signing.
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 * @see https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md
 */
export function readCertificateIdentity(extensions: readonly CertificateExtension[]): CertificateIdentity | Unverified {
  const values = new Map(extensions.map(({ id, value }) => [id, value]));
  if (values.size !== extensions.length) return unverified('its certificate has an extension twice');
  if (!tryRead(() => isForCodeSigning(values.get(EXTENDED_KEY_USAGE))))
    return unverified('its certificate is not for code signing');
  const identity = readOnlyName(values.get(SUBJECT_ALTERNATIVE_NAME));
  if (typeof identity !== 'string') return identity;
  const issuer = readIssuer(values);
  if (issuer === undefined) return unverified('its certificate does not name the issuer of the identity');
  const claims = readClaims(values);
  return claims === undefined
    ? unverified('its certificate has a claim that is not valid')
    : { identity, issuer, claims };
}

/**
 * Checks what @sigstore/verify does not check of the certificate of a signer.
 * @returns why it cannot be used, as a clause; `undefined` if it can.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export function findSigningCertificateFault(
  certificate: Pick<Certificate, 'unsupported' | 'basicConstraints' | 'keyUsage'>,
): string | undefined {
  const { unsupported, basicConstraints, keyUsage } = certificate;
  if (unsupported !== undefined) return `its certificate has the extension ${unsupported}, which is not supported`;
  if (basicConstraints?.isCa) return 'its certificate is that of a certificate authority';
  return keyUsage?.bits.has(DIGITAL_SIGNATURE) ? undefined : 'its certificate is not for signatures';
}

const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

function isForCodeSigning(extension: Buffer | undefined): boolean {
  return readSequence(extension).some((purpose) => purpose.tag === DER.oid && readOid(purpose) === CODE_SIGNING);
}

/** The values of an extension that is a sequence; none for another one. */
function readSequence(extension: Buffer | undefined): readonly DerValue[] {
  return extension === undefined ? [] : (tryRead(() => readDer(extension).children()) ?? []);
}

function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The only name: a URI, for example of a workflow, or an email address. */
function readOnlyName(extension: Buffer | undefined): string | Unverified {
  const names = readSequence(extension);
  const [name] = names;
  if (name === undefined || names.length !== 1)
    return unverified(`its certificate has ${names.length} names of the signer instead of one`);
  const pattern = NAME_PATTERNS.get(name.tag);
  if (pattern === undefined) return unverified('its certificate names the signer in a form that is not supported');
  const text = name.content.toString('latin1');
  return pattern.test(text) ? text : unverified('its certificate has a name of the signer that is not valid');
}

/**
 * By the tag of the name. A string of one form that looks like one of the other would be compared as the other. Only visible ASCII
 * characters are allowed.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6
 */
const NAME_PATTERNS: ReadonlyMap<number, RegExp> = new Map([
  [0x81, /^(?!.*:\/\/)[\x21-\x7e]+@[\x21-\x7e]+$/],
  [0x86, /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[\x21-\x7e]+$/],
]);

/** Version 2 of the extension is a DER string; version 1, which it replaced, has the string as it is. */
function readIssuer(values: ReadonlyMap<string, Buffer>): string | undefined {
  const extension = values.get(ISSUER_V2);
  const issuer = extension === undefined ? values.get(ISSUER_V1)?.toString('latin1') : readString(extension);
  return issuer !== undefined && /^[\x21-\x7e]+$/.test(issuer) ? issuer : undefined;
}

const FULCIO = '1.3.6.1.4.1.57264.1';
const ISSUER_V1 = `${FULCIO}.1`;
const ISSUER_V2 = `${FULCIO}.8`;

/** `undefined` if one of the claims that rules read is not a string. */
function readClaims(values: ReadonlyMap<string, Buffer>): CertificateClaims | undefined {
  const claims = CLAIMS.flatMap(({ field, id }) => {
    const extension = values.get(`${FULCIO}.${id}`);
    return extension === undefined ? [] : [[field, readString(extension)] as const];
  });
  return claims.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(claims);
}

const CLAIMS: readonly { readonly field: keyof CertificateClaims; readonly id: number }[] = [
  { field: 'runner', id: 11 },
  { field: 'source', id: 12 },
  { field: 'sourceRef', id: 14 },
  { field: 'owner', id: 16 },
  { field: 'trigger', id: 20 },
];

function readString(extension: Buffer): string | undefined {
  const value = tryRead(() => readDer(extension).contentOf(UTF8_STRING));
  const text = value?.toString('utf8');
  return text !== undefined && value?.equals(Buffer.from(text, 'utf8')) ? text : undefined;
}

const UTF8_STRING = 0x0c;
