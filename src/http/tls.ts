import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { explain, InputError } from '../error.ts';
import { quote } from '../text.ts';

/** The options of `tls.connect` that decide which certificates are trusted. */
export interface TlsTrust extends Pick<tls.ConnectionOptions, 'secureContext' | 'rejectUnauthorized'> {
  /** The names of the certificates that were given, for messages. */
  readonly given?: readonly string[];
}

/**
 * Trusts the certificates of `trustContext`, and names those in `pem`.
 * @throws what `trustContext` throws.
 */
export function trustCertificates(pem: string, source?: string): TlsTrust {
  const secureContext = trustContext(pem, source);
  return { secureContext, given: readCertificates(pem, '').map((one) => formatName(new X509Certificate(one).subject)) };
}

/**
 * A context that trusts the default certificates of Node (including NODE_EXTRA_CA_CERTS), those of the system, and `pem`; parsed once
 * for all connections.
 * @param pem one or more certificates in PEM; other text around them is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is no certificate in `pem`, or an invalid one. The message does not have the name of the input.
 */
export function trustContext(pem: string, source = 'the value'): tls.SecureContext {
  const given = readCertificates(pem, source);
  return tls.createSecureContext({
    ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...given],
  });
}

function readCertificates(pem: string, source: string): string[] {
  // Also matches a certificate without its END line, so that it is an error and not ignored.
  const certificates =
    pem.match(
      /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?(?:-----END (?:TRUSTED )?CERTIFICATE-----|(?![\s\S]))/g,
    ) ?? [];
  if (certificates.length === 0) {
    const found = pem.includes('PRIVATE KEY-----') ? ' (only a private key, which belongs on the server)' : '';
    throw new InputError(`there is no certificate in ${source}${found}; ${EXPECTED_PEM}`);
  }
  return certificates.map((certificate, index) =>
    readCertificate(certificate, `certificate ${index + 1} in ${source}`),
  );
}

const EXPECTED_PEM =
  'expected PEM with its line breaks (in YAML as a block after `|`), for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';

function readCertificate(certificate: string, name: string): string {
  try {
    return new X509Certificate(certificate).toString();
  } catch (cause) {
    throw new InputError(`${name} is not valid (${explain(cause)}); ${EXPECTED_PEM}`);
  }
}

/** The issuers by the error with which a connection failed. */
const ISSUERS = new WeakMap<Error, readonly string[]>();

/** Records who signed the certificates of the server, for the error if the connection fails: Node's error does not have them. */
export function recordIssuers(socket: tls.TLSSocket): void {
  let issuers: readonly string[] = [];
  // Node emits this event before it verifies the certificate. If it did not, only the names in the message would be missing.
  socket.prependListener('secure', () => {
    issuers = readIssuers(socket.getPeerCertificate(true));
  });
  socket.prependListener('error', (error: Error) => ISSUERS.set(error, issuers));
}

/** The issuers of the certificates that the server sent, that of its own certificate first; empty if they are not known. */
export function issuersOf(error: unknown): readonly string[] {
  return (error instanceof Error && ISSUERS.get(error)) || [];
}

function readIssuers(certificate: tls.DetailedPeerCertificate): readonly string[] {
  const names = new Set<string>();
  // The chain ends with a certificate that refers to itself, or without one.
  let next: Partial<tls.DetailedPeerCertificate> | undefined = certificate;
  while (next?.issuer !== undefined && names.size < MAX_CHAIN) {
    const name = formatName(
      Object.entries(next.issuer)
        .map(([key, value]) => `${key}=${value}`)
        .join('\n'),
    );
    if (names.has(name)) break;
    names.add(name);
    next = next.issuerCertificate;
  }
  return [...names];
}

const MAX_CHAIN = 5;

/** A distinguished name on one line. */
function formatName(name: string | undefined): string {
  return quote((name ?? '').replaceAll('\n', ', '), MAX_NAME_LENGTH);
}

/** UTF-16 units. */
const MAX_NAME_LENGTH = 200;
