/** What Node says of a failed connection, in words that tell what to change. Decides on `code`, never on the text. */
export function describeFailure(cause: unknown, url: URL, timeout: number): string {
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return `no whole answer within ${timeout / 1000} s. Raise the input timeout if the registry is slow; else look at its load and at the proxy.`;
  }
  const code = failureCode(cause);
  const advice = code === undefined ? undefined : ADVICE[code]?.(url);
  return [code === undefined ? 'the connection failed' : `the connection failed (${code})`, advice]
    .filter((part) => part !== undefined)
    .join('. ');
}

/** Whether asking again may help: the connection was cut or not to be had, but nothing refused us. */
export function isCutConnection(cause: unknown): boolean {
  const code = failureCode(cause);
  return code !== undefined && CUT.has(code);
}

/** The `code` of a Node error, or of the first of its causes that has one. */
export function failureCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return failureCode(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : failureCode(error.cause);
}

const CUT: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

const UNTRUSTED = (url: URL) =>
  `The certificate of ${url.host} is not signed by an authority that this runner trusts: give the authority's certificate (PEM, or a path to it) as the input ca-certificate.`;

const ADVICE: Readonly<Record<string, (url: URL) => string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  CERT_HAS_EXPIRED: (url) => `The certificate of ${url.host} has expired: renew it on the server.`,
  CERT_NOT_YET_VALID: (url) =>
    `The certificate of ${url.host} is not valid yet: look at the clocks of the server and of this runner.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (url) =>
    `The certificate is not for ${url.hostname}: use the name that it was made for, or have one made for this name.`,
  ENOTFOUND: (url) =>
    `There is no host ${url.hostname} for this runner: look at the name in the reference or in the input registry.`,
  ECONNREFUSED: (url) => `Nothing listens at ${url.host}: look at host and port, and whether the server is up.`,
  ECONNRESET: () => 'The connection was cut before the whole answer was there.',
  ERR_SSL_WRONG_VERSION_NUMBER: speaksHttp,
  EPROTO: speaksHttp,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: speaksHttp,
  HPE_INVALID_CONSTANT: (url) => `${url.host} does not answer in HTTP: is this the port of something else?`,
};

function speaksHttp(url: URL): string {
  return `${url.host} does not speak TLS here: if it is a registry without https, set the input plain-http to true.`;
}
