import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { explain, InputError } from '../error.ts';

/**
 * The trust for TLS: Node's default roots (NODE_EXTRA_CA_CERTS among them), the system's, and `pem`, parsed once for all connections.
 * @param pem one or more certificates in PEM; text around them is ignored.
 * @param source how messages name where it stood.
 * @throws InputError when there is no certificate in it, or one that cannot be read; without the input's name.
 */
export function trustContext(pem: string, source = 'it'): tls.SecureContext {
  const given = readCertificates(pem, source);
  return tls.createSecureContext({
    ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...given],
  });
}

function readCertificates(pem: string, source: string): string[] {
  // One without its END line is taken too, so that it is refused and not passed over.
  const certificates =
    pem.match(
      /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?(?:-----END (?:TRUSTED )?CERTIFICATE-----|(?![\s\S]))/g,
    ) ?? [];
  if (certificates.length === 0) {
    const instead = pem.includes('PRIVATE KEY-----') ? ', but a private key, which belongs on the server alone' : '';
    throw new InputError(`there is no certificate in ${source}${instead}; ${EXPECTED}`);
  }
  return certificates.map((certificate, index) =>
    readCertificate(certificate, `certificate ${index + 1} in ${source}`),
  );
}

const EXPECTED =
  'expected PEM text with its line ends (in YAML behind `|`), for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';

function readCertificate(certificate: string, name: string): string {
  try {
    return new X509Certificate(certificate).toString();
  } catch (cause) {
    throw new InputError(`${name} cannot be read (${explain(cause)}); ${EXPECTED}`);
  }
}
