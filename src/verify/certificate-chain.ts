import { oneLine } from '../text.ts';
import { type Certificate, CODE_SIGNING, DIGITAL_SIGNATURE } from './certificate.ts';

/**
 * Checks that a chain of certificates may sign code, as the Notary Project specification requires it, and is valid at a time. The first
 * certificate is the signer's, each is issued by the next one, and the last one by itself. Whether any of them is trusted is up to the
 * caller.
 * @returns why not, as a clause that starts with `its`; `undefined` if it may.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#certificate-requirements
 */
export function findChainFault(chain: readonly Certificate[], now: Date): string | undefined {
  return (
    findFirst(chain, findFormFault) ??
    findFirst(chain, (certificate, index) => {
      return (
        findIssuerFault(certificate, chain[index + 1]) ??
        (index === 0 ? findSignerFault(certificate) : findCaFault(certificate, index - 1)) ??
        findTimeFault(certificate, now)
      );
    })
  );
}

/** The first fault of a certificate, with its name. */
function findFirst(
  chain: readonly Certificate[],
  find: (certificate: Certificate, index: number) => string | undefined,
): string | undefined {
  for (const [index, certificate] of chain.entries()) {
    const fault = find(certificate, index);
    if (fault !== undefined)
      return `its ${index === 0 ? '' : 'CA '}certificate ${oneLine(certificate.subject.text)} ${fault}`;
  }
  return undefined;
}

/** Before any signature is verified: it would take long with a huge key, and proves nothing with SHA-1. */
function findFormFault({ signatureAlgorithm, key, unsupported }: Certificate): string | undefined {
  if (!SIGNATURE_ALGORITHMS.has(signatureAlgorithm))
    return `is signed with an algorithm that is not supported, ${signatureAlgorithm}`;
  if (!KEY_TYPES.has(key.type)) return `has a key that is not supported (${oneLine(key.type)})`;
  return unsupported === undefined ? undefined : `has an extension that is not supported, ${unsupported}`;
}

/** RSA PKCS#1 v1.5 and ECDSA, with SHA-256, SHA-384 and SHA-512. */
const SIGNATURE_ALGORITHMS: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);

const KEY_TYPES: ReadonlySet<string> = new Set(['RSA 2048', 'RSA 3072', 'RSA 4096', 'P-256', 'P-384', 'P-521']);

/** @param issuer the next certificate; `undefined` for the last one. */
function findIssuerFault(certificate: Certificate, issuer: Certificate | undefined): string | undefined {
  const isSelfSigned = isIssuedBy(certificate, certificate);
  if (issuer === undefined) return isSelfSigned ? undefined : NO_ROOT;
  if (isSelfSigned) return 'is self-signed, although it is not the last one of the chain';
  return isIssuedBy(certificate, issuer) ? undefined : `is not issued by ${oneLine(issuer.subject.text)}`;
}

const NO_ROOT = 'is not self-signed, although it is the last one of the chain';

/** Whether the names agree, and the key of the issuer made the signature. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  return certificate.names.issuer.equals(issuer.names.subject) && certificate.isSignedBy(issuer);
}

function findSignerFault({ basicConstraints, keyUsage, extendedKeyUsage }: Certificate): string | undefined {
  if (basicConstraints?.isCa) return 'is a CA certificate';
  if (!keyUsage?.isCritical) return NO_KEY_USAGE;
  if (!keyUsage.bits.has(DIGITAL_SIGNATURE)) return 'is not for digital signatures';
  if ([...keyUsage.bits].some((bit) => !SIGNER_USAGES.has(bit))) return 'is not for digital signatures alone';
  // Without the extension, the purpose of the key is not restricted.
  if (extendedKeyUsage === undefined) return undefined;
  if (!extendedKeyUsage.includes(CODE_SIGNING)) return 'is not for code signing';
  return extendedKeyUsage.some((usage) => OTHER_PURPOSES.has(usage)) ? 'is not for code signing alone' : undefined;
}

const NO_KEY_USAGE = 'does not have the extension "key usage", or it is not critical';

const [CONTENT_COMMITMENT, KEY_CERT_SIGN] = [1, 5];
const SIGNER_USAGES: ReadonlySet<number> = new Set([DIGITAL_SIGNATURE, CONTENT_COMMITMENT]);

/** anyExtendedKeyUsage, serverAuth, clientAuth, emailProtection, timeStamping, and OCSPSigning, which notation refuses as well. */
const OTHER_PURPOSES: ReadonlySet<string> = new Set([
  '2.5.29.37.0',
  ...[1, 2, 4, 8, 9].map((purpose) => `1.3.6.1.5.5.7.3.${purpose}`),
]);

/** @param below how many CA certificates are between this and the signer's. */
function findCaFault({ basicConstraints, keyUsage }: Certificate, below: number): string | undefined {
  if (!basicConstraints?.isCa || !basicConstraints.isCritical) return NO_CA;
  if (!keyUsage?.isCritical) return NO_KEY_USAGE;
  if (!keyUsage.bits.has(KEY_CERT_SIGN)) return 'is not for signing certificates';
  const { pathLength = below } = basicConstraints;
  return pathLength < below ? `allows a chain with ${pathLength} other CA certificates, not with ${below}` : undefined;
}

const NO_CA = 'is not a CA certificate, or its extension "basic constraints" is not critical';

/** The time of signing proves nothing, because the signer sets it. So all certificates must be valid now. */
function findTimeFault({ notBefore, notAfter }: Certificate, now: Date): string | undefined {
  if (now < notBefore) return `is not valid before ${notBefore.toISOString()}`;
  return now > notAfter ? `expired at ${notAfter.toISOString()}` : undefined;
}
