import type { Runner } from '../../runner/runner.ts';
import type { TokenInputs } from '../inputs.ts';

/**
 * Warns that the inputs for the connection hold for this action only: the clients of later steps have settings of their own. Setting
 * SSL_CERT_FILE here would replace the certificates that all later programs trust.
 */
export function warnOfTrust(
  { registry, connection }: Pick<TokenInputs, 'registry' | 'connection'>,
  { environment, warn }: Pick<Runner, 'environment' | 'warn'>,
): void {
  const { tls, skipsVerify } = connection;
  if (skipsVerify) {
    warn(
      `login: insecure-skip-tls-verify is only for this action. Each client of the later steps checks the certificate of ${registry}. Set ca-certificate instead, and let the clients trust the same CA.`,
    );
  } else if (tls.secureContext !== undefined && !environment.SSL_CERT_FILE && !environment.SSL_CERT_DIR) {
    warn(
      `login: ca-certificate is only for this action. The clients of the later steps must trust the certificate of ${registry} too: set SSL_CERT_FILE to a file with this CA and those of the system (regctl, oras, crane, cosign, helm, skopeo), and for docker and podman write the CA to /etc/docker/certs.d/${registry}/ca.crt.`,
    );
  }
}
