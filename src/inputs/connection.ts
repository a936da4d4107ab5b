import { InputError } from '../error.ts';
import { type TlsTrust, trustCertificates } from '../http/tls.ts';
import { parseDuration } from '../policy/duration.ts';
import { parseHost } from '../registry/host.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import { FileError, readRegularFile } from './file.ts';
import type { InputReader } from './reader.ts';
import { looksLikeSecret } from './secrets.ts';

/** The connection inputs that all actions have, with their defaults. */
export const CONNECTION_INPUTS = {
  registry: '',
  service: '',
  'ca-certificate': '',
  'insecure-skip-tls-verify': 'false',
  'plain-http': 'false',
  timeout: '30s',
  retries: '4',
};

type ConnectionInputReader = InputReader<keyof typeof CONNECTION_INPUTS>;

/** The values of the connection inputs. */
export interface ConnectionInputs {
  /** The input `registry`, if given. */
  readonly registry: string | undefined;
  readonly service: string | undefined;
  readonly tls: TlsTrust;
  readonly skipsVerify: boolean;
  readonly plainHttp: boolean;
  /** Milliseconds for one request. */
  readonly timeout: number;
  readonly retries: number;
}

/** Reads the connection inputs. The reader keeps the problems. */
export function readConnection(inputs: ConnectionInputReader): ConnectionInputs {
  const skipsVerify = inputs.flag('insecure-skip-tls-verify');
  return {
    registry: inputs.parsed('registry', readHost, undefined),
    service: inputs.parsed('service', readService, undefined),
    tls: skipsVerify ? { rejectUnauthorized: false } : inputs.parsed('ca-certificate', readCertificates, {}),
    skipsVerify,
    plainHttp: inputs.flag('plain-http'),
    timeout: inputs.parsed('timeout', (text) => readTime(text, { least: 1, example: '30s' }), 0),
    retries: inputs.parsed('retries', readRetries, 0),
  };
}

/** Reports a problem if the certificate of quay.io would not be checked: an untrusted certificate there is not Quay's. */
export function checkSkipVerify(
  { skipsVerify }: ConnectionInputs,
  hosts: readonly string[],
  complain: (problem: string) => void,
): void {
  if (!skipsVerify || !hosts.some((host) => /^quay\.io(:443)?$/.test(host))) return;
  complain(
    'insecure-skip-tls-verify: not allowed for quay.io, which has a certificate that every runner trusts; expected false, for example: false',
  );
}

/** Warns of a connection without encryption or without a check of the certificate. @param hosts host[:port] of the registries. */
export function warnOfConnection(
  connection: ConnectionInputs,
  hosts: readonly string[],
  { warn }: Pick<Runner, 'warn'>,
): void {
  if (connection.skipsVerify && !connection.plainHttp && hosts.length > 0) {
    warn(
      `insecure-skip-tls-verify: the certificate of ${hosts.join(', ')} is not checked, so an attacker on the network can read the credentials and change the responses. Set ca-certificate to the CA of the server instead.`,
    );
  }
  const remote = hosts.filter((host) => !isLoopback(host));
  if (connection.plainHttp && remote.length > 0) {
    warn(
      `plain-http: the connection to ${remote.join(', ')} is not encrypted, so an attacker on the network can read the credentials and change the responses.`,
    );
  }
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}

function readHost(text: string): string | undefined {
  if (looksLikeSecret(text)) throw new InputError(TOKEN_AS_HOST);
  const host = parseHost(text);
  if (text !== '' && host === undefined) {
    throw new InputError(
      `\`${oneLine(text)}\` is not a valid host; expected host or host:port without a scheme, for example: quay.example.com:8443`,
    );
  }
  return host;
}

function readService(text: string): string | undefined {
  if (looksLikeSecret(text)) throw new InputError(TOKEN_AS_HOST);
  if (text.length > MAX_SERVICE) {
    throw new InputError(
      `\`${oneLine(text)}\` has more than 1,000 characters; expected the SERVER_HOSTNAME of Quay, for example: quay.example.com:8443`,
    );
  }
  return text || undefined;
}

/** Characters, longer than any host name with a port. */
const MAX_SERVICE = 1_000;

/** A token may have the form of a host, and would be sent to name servers. */
const TOKEN_AS_HOST = 'this looks like a token; expected the host name of the server, for example: quay.example.com';

/** Reads PEM certificates, or the path of a file with them. */
function readCertificates(text: string): TlsTrust {
  if (text === '') return {};
  if (text.includes('-----BEGIN')) return trustCertificates(text);
  return trustCertificates(readPemFile(text), `\`${oneLine(text)}\``);
}

function readPemFile(path: string): string {
  try {
    return readRegularFile(path, MAX_PEM_BYTES).toString('utf8');
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new InputError(
      `\`${oneLine(path)}\` is not a PEM certificate, and as a file it ${error.message}; expected a certificate that begins with "-----BEGIN CERTIFICATE-----", or the path of a file with one, for example: certs/ca.pem`,
    );
  }
}

/** The bundle of a system has about 250 KiB. */
const MAX_PEM_BYTES = 1 << 20;

/**
 * Reads a time input: `0`, or an integer with s, m, h or d, at most one day.
 * @returns milliseconds.
 * @throws InputError for anything else, and for less than `least` milliseconds.
 */
export function readTime(
  text: string,
  { least, example }: { readonly least: number; readonly example: string },
): number {
  const time = parseDuration(text);
  if (time !== undefined && time >= least && time <= MAX_TIME) return time;
  throw new InputError(
    `\`${oneLine(text)}\` is not a valid time; expected ${least > 0 ? '' : '0 or '}an integer with s, m, h or d, at most 1d, for example: ${example}`,
  );
}

const MAX_TIME = 86_400_000;

function readRetries(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new InputError(
    `\`${oneLine(text)}\` is not a valid number of retries; expected an integer from 0 to 99, for example: 4`,
  );
}
