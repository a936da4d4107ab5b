import type { Credentials } from '../registry/credentials.ts';
import type { Reference } from '../registry/reference.ts';
import type { Connection } from './connection-inputs.ts';

interface Choice {
  readonly images: readonly Reference[];
  readonly credentials: Credentials;
  readonly connection: Connection;
}

/**
 * Chooses the one registry that the credentials and `service` belong to: the input `registry`, else the single host of all images.
 * A password never goes to a host that the workflow did not tie it to, so every doubt is a problem.
 */
export function chooseRegistry(
  { images, credentials, connection }: Choice,
  complain: (problem: string) => void,
): string {
  const hosts = [...new Set(images.map(({ registry }) => registry))];
  const { registry, service } = connection;
  if (registry !== undefined && hosts.length > 0 && !hosts.includes(registry)) {
    complain(
      `registry: no image is on \`${registry}\`; expected the host of the images that the credentials are for, for example: ${hosts[0]}`,
    );
  }
  const tied = credentials.kind !== 'anonymous' || service !== undefined;
  if (registry === undefined && tied && hosts.length > 1) {
    complain(
      `registry: missing, though the images are on ${hosts.join(' and ')}; expected the one host that the credentials and service are for, for example: ${hosts[0]}`,
    );
  }
  if (connection.skipsVerify && hosts.some((host) => /^quay\.io(:443)?$/.test(host))) {
    complain(
      'insecure-skip-tls-verify: quay.io has a certificate that every runner trusts; expected false, for example: false',
    );
  }
  return registry ?? hosts[0] ?? 'quay.io';
}
