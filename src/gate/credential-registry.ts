import type { GivenCredentials } from '../credentials/inputs.ts';
import { type ConnectionInputs, checkSkipVerify } from '../inputs/connection.ts';
import type { Reference } from '../registry/reference.ts';

/** The inputs that decide which registry the credentials belong to. */
interface RegistryInputs {
  readonly images: readonly Reference[];
  readonly credentials: GivenCredentials;
  readonly connection: ConnectionInputs;
}

/**
 * Returns the one registry that the credentials and `service` belong to: the input `registry`, otherwise the only host of all images.
 * A password must not be sent to a host that the workflow did not name, so an ambiguous combination is passed to `complain`.
 */
export function chooseRegistry(
  { images, credentials, connection }: RegistryInputs,
  complain: (problem: string) => void,
): string {
  const hosts = [...new Set(images.map(({ registry }) => registry))];
  const { registry, service } = connection;
  if (registry !== undefined && hosts.length > 0 && !hosts.includes(registry)) {
    complain(
      `registry: no image is on \`${registry}\`; expected the host of the images that the credentials belong to, for example: ${hosts[0]}`,
    );
  }
  const needsOneHost = !['none', 'auth-file'].includes(credentials.kind) || service !== undefined;
  if (registry === undefined && needsOneHost && hosts.length > 1) {
    complain(
      `registry: not set, but the images are on ${hosts.join(' and ')}; expected the one host that the credentials and service belong to, for example: ${hosts[0]}`,
    );
  }
  checkSkipVerify(connection, hosts, complain);
  return registry ?? hosts[0] ?? 'quay.io';
}
