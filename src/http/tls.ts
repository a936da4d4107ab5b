import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { explain, InputError } from '../error.ts';
import { quote } from '../text.ts';

/** The options of `tls.connect` that decide which certificates are trusted. */
export interface TlsTrust extends Pick<tls.ConnectionOptions, 'secureContext' | 'rejectUnauthorized'> {
  /** A context that trusts more than `secureContext`, for a server that it does not trust. */
  readonly widerContext?: () => tls.SecureContext;
  /** The names of the certificates that were given, for messages. */
  readonly given?: readonly string[];
}

/**
 * Trusts `pem`, and more widely also the default certificates of Node (including NODE_EXTRA_CA_CERTS) and those of the system. Reading
 * those takes 20 to 60 ms, and most servers for which a certificate is given have a certificate of that CA.
 * @param pem one or more certificates in PEM; other text around them is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is no certificate in `pem`, or an invalid one. The message does not have the name of the input.
 */
export function trustCertificates(pem: string, source = 'the value'): TlsTrust {
  const given = readCertificates(pem, source);
  let wider: tls.SecureContext | undefined;
  return {
    secureContext: tls.createSecureContext({ ca: given }),
    widerContext() {
      wider ??= trustAlso(given);
      return wider;
    },
    given: given.map((one) => formatName(new X509Certificate(one).subject)),
  };
}

function trustAlso(given: readonly string[]): tls.SecureContext {
  // Most certificates of the system are also among those of Node, and each takes time to be parsed.
  const roots = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...given]);
  return tls.createSecureContext({ ca: [...roots] });
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

/** The errors of connections whose certificate is not trusted. */
const UNTRUSTED = new WeakSet<Error>();

/** Records whether the certificate of the server is trusted, and who signed it, for the error if the connection fails. */
export function recordTrust(socket: tls.TLSSocket): void {
  let issuers: readonly string[] = [];
  // Node emits this event before it verifies the certificate. If it did not, only the names in the message would be missing.
  socket.prependListener('secure', () => {
    issuers = readIssuers(socket.getPeerCertificate(true));
  });
  socket.prependListener('error', (error: Error & { readonly code?: string }) => {
    ISSUERS.set(error, issuers);
    // A certificate of another name does not become valid by more trust.
    if (socket.authorizationError && error.code !== 'ERR_TLS_CERT_ALTNAME_INVALID') UNTRUSTED.add(error);
  });
}

/** Whether a connection failed because the certificate of the server is not trusted. */
export function isUntrusted(error: unknown): boolean {
  return error instanceof Error && UNTRUSTED.has(error);
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
