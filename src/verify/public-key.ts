import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { explain, InputError } from '../error.ts';
import { type Digest, digestOf } from '../registry/digest.ts';
import { findPemBlocks } from './pem.ts';

/** A public key that a rule trusts. */
export interface PublicKey {
  readonly key: KeyObject;
  /** Where it comes from, for messages: for example `cosign.pub`. */
  readonly source: string;
  /** Identifies the signer: the SHA-256 digest of the key as a DER-encoded SubjectPublicKeyInfo, the same for each form in which the key is given. */
  readonly fingerprint: Digest;
  /** The hashes with which its signatures may be made. */
  readonly hashes: readonly string[];
}

/**
 * Reads the public keys in PEM blocks: keys (`PUBLIC KEY`, `RSA PUBLIC KEY`), or certificates, of which only the key is used. Text around
 * the blocks is ignored.
 * @param source where `pem` comes from, for messages.
 * @returns at least one key; a key that is there twice is returned once.
 * @throws InputError for any block that is not such a key. The message does not quote `pem`.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export function readPublicKeys(pem: string, source: string): readonly PublicKey[] {
  const blocks = findPemBlocks(pem);
  if (blocks.length === 0) throw new InputError(`there is no public key in ${source}; ${EXPECTED_PEM}`);
  const keys = blocks.map(({ text: block, label }, index) => {
    const name = blocks.length === 1 ? `the key in ${source}` : `key ${index + 1} in ${source}`;
    return describeKey(readKey({ block, label, name }), { source, name });
  });
  return [...new Map(keys.map((key) => [key.fingerprint, key])).values()];
}

const EXPECTED_PEM =
  'expected PEM with its line breaks (in YAML as a block after `|`), for example: -----BEGIN PUBLIC KEY-----, lines of base64, -----END PUBLIC KEY-----';

interface Block {
  readonly block: string;
  readonly label: string;
  readonly name: string;
}

function readKey({ block, label, name }: Block): KeyObject {
  // createPublicKey would accept a private key as well, and derive the public key.
  if (label.includes('PRIVATE KEY')) throw new InputError(`${name} is a private key; ${EXPECTED_PUBLIC}`);
  const read = READERS.get(label);
  if (read === undefined) throw new InputError(`${name} is not a public key or certificate in PEM; ${EXPECTED_PEM}`);
  try {
    return read(block);
  } catch (cause) {
    throw new InputError(`${name} is not valid (${explain(cause)}); ${EXPECTED_PEM}`);
  }
}

const EXPECTED_PUBLIC =
  'expected the public key, for example: cosign.pub, which "cosign public-key --key cosign.key" prints. Replace the private key if others may have read it';

const READERS: ReadonlyMap<string, (block: string) => KeyObject> = new Map([
  ['PUBLIC KEY', (block) => createPublicKey(block)],
  ['RSA PUBLIC KEY', (block) => createPublicKey(block)],
  ['CERTIFICATE', (block) => new X509Certificate(block).publicKey],
]);

function describeKey(key: KeyObject, { source, name }: { readonly source: string; readonly name: string }): PublicKey {
  const hashes = hashesOf(key);
  if (typeof hashes === 'string') throw new InputError(`${name} ${hashes}; ${EXPECTED_KEY}`);
  // SPKI allows several encodings of a key, for example a compressed point; JWK has one.
  const canonical = createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
  const fingerprint = digestOf(canonical.export({ type: 'spki', format: 'der' }));
  return { key: canonical, source, fingerprint, hashes };
}

const EXPECTED_KEY =
  'expected a key for ECDSA (P-256, P-384 or P-521) or RSA (at least 2048 bits), for example: the cosign.pub of "cosign generate-key-pair"';

/** The hashes of a key, or why it cannot be used, as a predicate about the key. */
function hashesOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): readonly string[] | string {
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
const CURVES: ReadonlyMap<string, readonly string[]> = new Map([
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
export function findSigner(
  keys: readonly PublicKey[],
  { signed, signature }: { readonly signed: Buffer; readonly signature: Buffer },
): PublicKey | undefined {
  return keys.find(({ key, hashes }) => hashes.some((hash) => isValid({ hash, signed, key, signature })));
}

/** Whether a key, for example of a certificate, made a signature: as `findSigner`. A key that rules may not name made none. */
export function isSignedBy(
  key: KeyObject,
  { signed, signature }: { readonly signed: Buffer; readonly signature: Buffer },
): boolean {
  const hashes = hashesOf(key);
  return typeof hashes !== 'string' && hashes.some((hash) => isValid({ hash, signed, key, signature }));
}

function isValid(part: {
  readonly hash: string;
  readonly signed: Buffer;
  readonly key: KeyObject;
  readonly signature: Buffer;
}): boolean {
  try {
    return verify(part.hash, part.signed, part.key, part.signature);
  } catch {
    // One key that cannot be used must not prevent the next from being tried.
    return false;
  }
}
