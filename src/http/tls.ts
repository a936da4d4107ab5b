import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { explain, InputError } from '../error.ts';

/** The options of `tls.connect` that decide which certificates are trusted. */
export type TlsTrust = Pick<tls.ConnectionOptions, 'secureContext' | 'rejectUnauthorized'>;

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
