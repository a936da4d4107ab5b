import type { GivenCredentials } from '../credentials/inputs.ts';
import { type ConnectionInputs, refuseToSkip } from '../inputs/connection.ts';
import type { Reference } from '../registry/reference.ts';

interface Choice {
  readonly images: readonly Reference[];
  readonly credentials: GivenCredentials;
  readonly connection: ConnectionInputs;
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
  const tied = !['none', 'auth-file'].includes(credentials.kind) || service !== undefined;
  if (registry === undefined && tied && hosts.length > 1) {
    complain(
      `registry: missing, though the images are on ${hosts.join(' and ')}; expected the one host that the credentials and service are for, for example: ${hosts[0]}`,
    );
  }
  refuseToSkip(connection, hosts, complain);
  return registry ?? hosts[0] ?? 'quay.io';
}
