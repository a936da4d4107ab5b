/** Whether a retry may help: the connection was cut, refused or not established, or the proxy failed for a moment. */
export function isCutConnection(cause: unknown): boolean {
  const code = failureCode(cause);
  return code !== undefined && (CUT.has(code) || code.startsWith('HTTP/2 '));
}

/** The `code` of a Node error, or of the first of its causes that has one. */
export function failureCode(error: unknown): string | undefined {
  return firstWithCode(error)?.code;
}

function firstWithCode(error: unknown): (Error & { readonly code: string }) | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return firstWithCode(error.errors[0]);
  return hasCode(error) ? error : firstWithCode(error.cause);
}

function hasCode(error: Error): error is Error & { readonly code: string } {
  return 'code' in error && typeof error.code === 'string';
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
  'CONNECT 429',
  'CONNECT 500',
  'CONNECT 502',
  'CONNECT 503',
  'CONNECT 504',
]);
