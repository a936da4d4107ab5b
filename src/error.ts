/**
 * The workflow is wrong: an input, a combination of inputs, or a file that an input names.
 * `problems` has one message each, so that all bad inputs of a run are reported together.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly string[];

  constructor(problems: string | readonly string[]) {
    const list = typeof problems === 'string' ? [problems] : problems;
    super(list.join('\n'));
    this.problems = list;
  }
}

/** The part of a registry's response that decisions need. */
export interface RegistryResponse {
  readonly method: string;
  /** Redacted: without user information and without secrets in the query. */
  readonly url: string;
  readonly status: number;
  /** The `errors[].code` of the distribution specification or Quay's `error_type`, in the order sent; empty if there are none. */
  readonly codes: readonly string[];
}

/** The registry responded, but not with what was requested. Make decisions on `response`, never on the message. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly response: RegistryResponse;

  constructor(message: string, response: RegistryResponse, options?: ErrorOptions) {
    super(message, options);
    this.response = response;
  }
}

/** No complete response: no connection, a connection that was cut, or a deadline. `cause` is the error of Node. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** Whether the request was certainly not sent, so that a write was not carried out. */
  readonly unsent: boolean;
  /** The status other than 2xx that arrived without the rest of the response. */
  readonly status: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly unsent?: boolean; readonly status?: number } = {}) {
    super(message, options);
    this.unsent = options.unsent ?? false;
    this.status = options.status;
  }
}

/** An error for the log: the chain of causes, one line each, outermost first, without the causes that repeat an earlier line. */
export function explain(error: unknown): string {
  const lines = [messageOf(error)];
  let cause = causeOf(error);
  for (let depth = 1; cause !== undefined && depth < MAX_CAUSES; depth++) {
    const message = messageOf(cause);
    if (!lines.some((line) => line.includes(message) || repeats(cause, line))) lines.push(message);
    cause = causeOf(cause);
  }
  return lines.join('\n  caused by: ');
}

/** Longer than any real chain; also ends a chain that loops. */
const MAX_CAUSES = 10;

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const short = message.replaceAll(OPENSSL_ERROR, '(OpenSSL: $<reason>)').trim();
  return short.replace(/^\((OpenSSL: [^()]*)\)$/, '$1');
}

/** OpenSSL writes `thread:error:code:library:function:reason:file:line:`; only the reason helps a reader. */
const OPENSSL_ERROR = /\b[0-9A-F]+:error:[0-9A-F]+:[^:\n]*:[^:\n]*:(?<reason>[^:\n]*):.*/g;

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** Whether a line already has the code of this cause, and the message of the cause adds nothing to the code. */
function repeats(cause: unknown, line: string): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (typeof code !== 'string' || !line.includes(`(${code})`)) return false;
  return SELF_EXPLAINING_CODES.has(code) || RESET_MESSAGES.has(messageOf(cause)) || cause instanceof AggregateError;
}

/** Codes to which Node's message adds nothing useful. For a certificate it advises `--use-system-ca`; the input here is ca-certificate. */
const SELF_EXPLAINING_CODES: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EPIPE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Node's messages for ECONNRESET. A proxy that refuses a tunnel has the same code, with a message that says more. */
const RESET_MESSAGES: ReadonlySet<string> = new Set(['aborted', 'socket hang up', 'read ECONNRESET']);

/** Returns the code of a system error, for example ENOENT, or any other error as a string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
