import { openHttpClient } from '../http/client.ts';
import type { HttpClient } from '../http/message.ts';
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

type ConnectionRunner = Pick<Runner, 'now' | 'sleep' | 'random' | 'info' | 'debug' | 'takeConnection'>;

/**
 * Opens the connection. Sends nothing.
 * @param registry the host[:port] to which the input `service` belongs.
 */
export function openConnection(inputs: ConnectionInputs, registry: string, runner: ConnectionRunner): Connection {
  const http = openClient(inputs, runner);
  return {
    endpointOf: (host) => ({
      http,
      origin: originOf(host, inputs.plainHttp),
      service: (host === registry ? inputs.service : undefined) ?? host,
    }),
  };
}

/** Opens an HTTP client with the certificates and limits of the inputs. Sends nothing. */
export function openClient(
  inputs: Pick<ConnectionInputs, 'tls' | 'timeout' | 'retries'>,
  runner: ConnectionRunner,
): HttpClient {
  const { takeConnection } = runner;
  return openHttpClient({ ...inputs, userAgent: USER_AGENT, takeConnection }, runner);
}
