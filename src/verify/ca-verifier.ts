import { explain } from '../error.ts';
import { MAX_DOCUMENT_BYTES } from '../registry/signed-document.ts';
import { oneLine, quote } from '../text.ts';
import { readCaCertificates } from './ca-certificates.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { findChainFault } from './certificate-chain.ts';
import { readCose } from './notation-cose.ts';
import { findHeaderFault, type NotationEnvelope } from './notation-envelope.ts';
import { readJws } from './notation-jws.ts';
import { findPayloadFault, findSignatureFault } from './notation-signature.ts';
import { unverified } from './signed-content.ts';
import type { DocumentVerification, SignedDocument, SignedImage, TrustText, Verifier } from './verifier.ts';

/**
 * Verifies signatures of notation by signers whose certificates a trusted CA issued. It does not verify timestamps, does not check whether
 * a certificate was revoked, and runs no plugins.
 */
export class CaVerifier implements Verifier {
  readonly #trusted: readonly Certificate[];
  /** Where the trusted certificates come from, for messages. */
  readonly #source: string;
  readonly #now: () => Date;

  private constructor(trusted: readonly Certificate[], source: string, now: () => Date) {
    this.#trusted = trusted;
    this.#source = source;
    this.#now = now;
  }

  /** @throws InputError, without the name of the input, for a text without certificates, or with another block of PEM. */
  static read({ text, source }: TrustText, now: () => Date): CaVerifier {
    return new CaVerifier(readCaCertificates(text, source), source, now);
  }

  async verify(document: SignedDocument, image: SignedImage): Promise<DocumentVerification> {
    try {
      const signature = readSignature(document);
      if (typeof signature === 'string') return unverified(signature);
      const fault = this.#findFault(signature) ?? findPayloadFault(signature.envelope.payload, image);
      return fault === undefined ? verified(signature.signer) : unverified(fault);
    } catch (error) {
      return unverified(`it is not valid (${explain(error)})`);
    }
  }

  #findFault({ envelope, chain, signer }: NotationSignature): string | undefined {
    // First, because all other reasons are of no use for the signature of another signer.
    if (!chain.some(({ der }) => this.#trusted.some((trusted) => trusted.der.equals(der))))
      return `its certificate ${oneLine(signer.subject.text)} is not issued by a CA in ${this.#source}`;
    const now = this.#now();
    return (
      findHeaderFault(envelope.headers, now) ??
      findSignatureFault(envelope, signer.key) ??
      this.#findChainFault(envelope, chain, now)
    );
  }

  #findChainFault({ isTimestamped }: NotationEnvelope, chain: readonly Certificate[], now: Date): string | undefined {
    const fault = findChainFault(chain, now);
    const isExpired = chain.some(({ notAfter }) => now > notAfter);
    return fault !== undefined && isExpired && isTimestamped ? `${fault}; ${NOT_TIMESTAMPED}` : fault;
  }
}

const NOT_TIMESTAMPED = 'its timestamp does not help, because timestamps are not verified';

interface NotationSignature {
  readonly envelope: NotationEnvelope;
  readonly chain: readonly Certificate[];
  /** The first of the chain. */
  readonly signer: Certificate;
}

/** The signature, or why it cannot be read, as a clause that starts with `it`. @throws Error if it is not valid. */
function readSignature(document: SignedDocument): NotationSignature | string {
  if (document.form !== 'notation') return 'it is not a signature of notation';
  const { bytes, mediaType } = document;
  if (bytes.length > MAX_DOCUMENT_BYTES) return 'it is larger than 16 MiB';
  const read = READERS.get(mediaType);
  if (read === undefined) return `it has the media type ${quote(mediaType)}, which is not supported`;
  const envelope = read(bytes);
  if (envelope.chain.length > MAX_CHAIN) return `it has more than ${MAX_CHAIN} certificates`;
  const chain = envelope.chain.map(readCertificate);
  const [signer] = chain;
  return signer === undefined ? 'it has no certificate' : { envelope, chain, signer };
}

const READERS: ReadonlyMap<string, (bytes: Buffer) => NotationEnvelope> = new Map([
  ['application/jose+json', readJws],
  ['application/cose', readCose],
]);

/** Certificates. More than any CA needs; each costs time, since its signature is verified. */
const MAX_CHAIN = 10;

function verified({ subject }: Certificate): DocumentVerification {
  const { text, attributes } = subject;
  const verified = { by: 'ca', signer: text } as const;
  return { kind: 'verified', proof: { verified, signed: { kind: 'image' }, subject: attributes } };
}
