import { X509Certificate } from 'node:crypto';
import { explain, InputError } from '../error.ts';
import { oneLine, quote } from '../text.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { isIssuedBy } from './certificate-chain.ts';
import { findPemBlocks } from './pem.ts';

/**
 * Reads the certificates in PEM blocks that a rule trusts: of certificate authorities, or self-signed ones of signers. Text around the
 * blocks is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is none, and for any block that is not such a certificate. The message does not quote `pem`.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-store
 */
export function readCaCertificates(pem: string, source: string): readonly Certificate[] {
  const blocks = findPemBlocks(pem);
  if (blocks.length === 0) throw new InputError(`there is no certificate in ${source}; ${EXPECTED}`);
  return blocks.map(({ text, label }, index) => {
    const name = blocks.length === 1 ? `the certificate in ${source}` : `certificate ${index + 1} in ${source}`;
    if (label.includes('PRIVATE KEY')) throw new InputError(`there is a private key in ${source}; ${NO_PRIVATE_KEY}`);
    if (label !== 'CERTIFICATE')
      throw new InputError(`${name} is a block of the type ${quote(label, MAX_LABEL)}; ${EXPECTED}`);
    return readBlock(text, name);
  });
}

const EXPECTED =
  'expected the certificate of a CA in PEM with its line breaks, for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';

/** Characters. */
const MAX_LABEL = 40;

const NO_PRIVATE_KEY = `${EXPECTED}. Replace the private key if others may have read it`;

function readBlock(block: string, name: string): Certificate {
  const certificate = parseBlock(block, name);
  if (certificate.basicConstraints?.isCa || isIssuedBy(certificate, certificate)) return certificate;
  const subject = oneLine(certificate.subject.text);
  throw new InputError(`${name} (${subject}) is not of a CA, and not self-signed; ${EXPECTED}`);
}

function parseBlock(block: string, name: string): Certificate {
  try {
    return readCertificate(new X509Certificate(block).raw);
  } catch (cause) {
    throw new InputError(`${name} is not valid (${explain(cause)}); ${EXPECTED}`);
  }
}
