/**
 * The workflow is wrong: an input, a combination of inputs, a file that an input names.
 * `problems` holds one text each, so that all bad inputs of a run are reported together.
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

/** What a registry answered, as far as decisions and messages need it. */
export interface RegistryAnswer {
  readonly method: string;
  /** Fit for a log: without user information and without secrets in the query. */
  readonly url: string;
  readonly status: number;
  /** The `errors[].code` of the distribution specification and Quay's `error_type`, in the order sent; empty where there are none. */
  readonly codes: readonly string[];
}

/** The registry answered, but not with what was asked for. Decide on `answer`, never on the message. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly answer: RegistryAnswer;

  constructor(message: string, answer: RegistryAnswer, options?: ErrorOptions) {
    super(message, options);
    this.answer = answer;
  }
}

/** No whole answer came: no connection, a cut one, a deadline. `cause` is what Node said. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** The chain of causes on one line each, outermost first, without those that add nothing: what a log prints of an error. */
export function explain(error: unknown): string {
  const lines = [textOf(error)];
  let cause = causeOf(error);
  for (let depth = 1; cause !== undefined && depth < MAX_CAUSES; depth++) {
    const text = textOf(cause);
    if (!lines.some((line) => line.includes(text) || saysAllOf(cause, line))) lines.push(text);
    cause = causeOf(cause);
  }
  return lines.join('\n  caused by: ');
}

/** More than any real chain; a chain that loops ends here. */
const MAX_CAUSES = 10;

function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(OPENSSL_ERROR, '(OpenSSL: $<reason>)').trim();
}

/** `thread:error:code:library:function:reason:file:line:` of OpenSSL; only the reason is for people. */
const OPENSSL_ERROR = /\b[0-9A-F]+:error:[0-9A-F]+:[^:\n]*:[^:\n]*:(?<reason>[^:\n]*):.*/g;

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** Whether a line names the code of this cause already, and its text is that code in other words. */
function saysAllOf(cause: unknown, line: string): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (typeof code !== 'string' || !line.includes(`(${code})`)) return false;
  return TOLD_BY_CODE.has(code) || CODES_IN_WORDS.has(textOf(cause)) || cause instanceof AggregateError;
}

/** Codes of which Node's text says no more; of a certificate it advises `--use-system-ca`, where ours is the input ca-certificate. */
const TOLD_BY_CODE: ReadonlySet<string> = new Set([
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

/** Node's words for ECONNRESET. Proxies' refusals have that code as well, with a text that says more. */
const CODES_IN_WORDS: ReadonlySet<string> = new Set(['aborted', 'socket hang up', 'read ECONNRESET']);
