import type { Runner } from '../runner/runner.ts';
import type { Connection } from './connection-inputs.ts';
import type { GateInputs } from './gate-inputs.ts';

/** Says what is allowed, but likely not meant: a moving tag, TLS without a check, http across a network. */
export function warnOfRisks({ images, connection }: GateInputs, runner: Runner): void {
  for (const { registry, repository } of images.filter(({ tagDefaulted }) => tagDefaulted)) {
    runner.notice(
      `${registry}/${repository} was given without tag and digest: latest is taken. A digest names one image for good.`,
    );
  }
  warnOfConnection(connection, [...new Set(images.map(({ registry }) => registry))], runner);
}

/** Says which protection the connection to these hosts (host[:port]) lacks. */
export function warnOfConnection(connection: Connection, hosts: readonly string[], runner: Runner): void {
  if (connection.skipsVerify && !connection.plainHttp) {
    runner.warning(
      `insecure-skip-tls-verify: whoever sits between the runner and ${hosts.join(', ')} can read the credentials and forge the answers. Give the server's authority as ca-certificate instead.`,
    );
  }
  const far = hosts.filter((host) => !isLoopback(host));
  if (connection.plainHttp && far.length > 0) {
    runner.warning(`plain-http: credentials and answers cross the network to ${far.join(', ')} unprotected.`);
  }
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}
