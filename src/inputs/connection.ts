import { readFileSync } from 'node:fs';
import type { Context } from '../context.ts';
import { explain, InputError } from '../error.ts';
import { type HttpClient, openHttpClient } from '../http/client.ts';
import type { ExchangeOptions } from '../http/exchange.ts';
import { trustContext } from '../http/tls.ts';
import { parseDuration } from '../policy/duration.ts';
import { originOf, parseHost } from '../registry/host.ts';
import { oneLine } from '../text.ts';
import type { InputReader } from './reader.ts';

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

type Reader = InputReader<keyof typeof CONNECTION_INPUTS>;

/** How to reach the registries. */
export interface ConnectionInputs {
  /** The input `registry`, if given. */
  readonly registry: string | undefined;
  readonly service: string | undefined;
  readonly tls: ExchangeOptions['tls'];
  readonly skipsVerify: boolean;
  readonly plainHttp: boolean;
  /** Milliseconds for one request. */
  readonly timeout: number;
  readonly retries: number;
}

/** Reads the connection inputs; what is wrong is kept by the reader. */
export function readConnection(inputs: Reader): ConnectionInputs {
  const skipsVerify = inputs.flag('insecure-skip-tls-verify');
  return {
    registry: inputs.parsed('registry', readHost, undefined),
    service: inputs.text('service') || undefined,
    tls: skipsVerify ? { rejectUnauthorized: false } : inputs.parsed('ca-certificate', readTrust, {}),
    skipsVerify,
    plainHttp: inputs.flag('plain-http'),
    timeout: inputs.parsed('timeout', (text) => readTime(text, { least: 1, example: '30s' }), 0),
    retries: inputs.parsed('retries', readRetries, 0),
  };
}

/** Sent as User-Agent by all actions: Quay treats a browser's differently. */
const USER_AGENT = 'quay-referrers';

/** The way to the registries of one run. */
export interface Connection {
  /** Every request of the run goes through it. */
  readonly http: HttpClient;
  /** `https://HOST`; `http://HOST` with the input `plain-http`. */
  readonly originOf: (host: string) => URL;
}

/** Opens the connection; nothing is sent. */
export function openConnection(
  inputs: ConnectionInputs,
  context: Pick<Context, 'now' | 'sleep' | 'random' | 'info'>,
): Connection {
  return {
    http: openHttpClient({ ...inputs, userAgent: USER_AGENT }, context),
    originOf: (host) => originOf(host, inputs.plainHttp),
  };
}

/** Complains where the check of quay.io's certificate is to be skipped: whatever stands in the way there is no Quay. */
export function refuseToSkip(
  { skipsVerify }: ConnectionInputs,
  hosts: readonly string[],
  complain: (problem: string) => void,
): void {
  if (!skipsVerify || !hosts.some((host) => /^quay\.io(:443)?$/.test(host))) return;
  complain(
    'insecure-skip-tls-verify: quay.io has a certificate that every runner trusts; expected false, for example: false',
  );
}

/** Says which protection the connection to these hosts (host[:port]) lacks; without hosts nothing is sent. */
export function warnOfConnection(
  connection: ConnectionInputs,
  hosts: readonly string[],
  { warn }: Pick<Context, 'warn'>,
): void {
  if (connection.skipsVerify && !connection.plainHttp && hosts.length > 0) {
    warn(
      `insecure-skip-tls-verify: whoever sits between the runner and ${hosts.join(', ')} can read the credentials and forge the answers. Give the server's authority as ca-certificate instead.`,
    );
  }
  const far = hosts.filter((host) => !isLoopback(host));
  if (connection.plainHttp && far.length > 0) {
    warn(`plain-http: credentials and answers cross the network to ${far.join(', ')} unprotected.`);
  }
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}

function readHost(text: string): string | undefined {
  const host = parseHost(text);
  if (text !== '' && host === undefined) {
    throw new InputError(
      `\`${text}\` is no host; expected host or host:port without a scheme, for example: quay.example.com:8443`,
    );
  }
  return host;
}

/** PEM text as it is; else the path of a file that holds it. */
function readTrust(text: string): ExchangeOptions['tls'] {
  if (text === '') return {};
  if (text.includes('-----BEGIN')) return { secureContext: trustContext(text) };
  return { secureContext: trustContext(readPemFile(text), `\`${oneLine(text)}\``) };
}

function readPemFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InputError(
      `\`${oneLine(path)}\` is neither PEM text nor a file that can be read (${oneLine(explain(cause))}); expected "-----BEGIN CERTIFICATE-----" and what follows, or the path of a file with it, for example: certs/ca.pem`,
    );
  }
}

/** Milliseconds of a time input: `0`, or an integer with s, m, h or d. A day is the longest that makes sense in a job. */
export function readTime(
  text: string,
  { least, example }: { readonly least: number; readonly example: string },
): number {
  const time = parseDuration(text);
  if (time !== undefined && time >= least && time <= MAX_TIME) return time;
  throw new InputError(
    `\`${text}\` is no time; expected ${least > 0 ? '' : '0 or '}an integer with s, m, h or d, at most 1d, for example: ${example}`,
  );
}

const MAX_TIME = 86_400_000;

function readRetries(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new InputError(`\`${text}\` is no number of retries; expected an integer from 0 to 99, for example: 4`);
}
