import { openHttpClient } from '../http/client.ts';
import type { RegistryEndpoint } from '../registry/auth/authenticator.ts';
import { originOf } from '../registry/host.ts';
import type { Runner } from '../runner/runner.ts';
import type { ConnectionInputs } from './connection.ts';

/** The User-Agent of all actions. Quay responds differently to one of a browser. */
const USER_AGENT = 'quay-referrers';

/** The connection to the registries of one run. */
export interface Connection {
  /** The endpoint of a host[:port]. All endpoints share one HTTP client, which sends all requests of the run. */
  readonly endpointOf: (host: string) => RegistryEndpoint;
}

/**
 * Opens the connection. Sends nothing.
 * @param registry the host[:port] to which the input `service` belongs.
 */
export function openConnection(
  inputs: ConnectionInputs,
  registry: string,
  runner: Pick<Runner, 'now' | 'sleep' | 'random' | 'info' | 'debug' | 'takeConnection'>,
): Connection {
  const { takeConnection } = runner;
  const http = openHttpClient({ ...inputs, userAgent: USER_AGENT, takeConnection }, runner);
  return {
    endpointOf: (host) => ({
      http,
      origin: originOf(host, inputs.plainHttp),
      service: (host === registry ? inputs.service : undefined) ?? host,
    }),
  };
}
