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

/** The whole chain of causes on one line each, outermost first: what a log prints of an error. */
export function explain(error: unknown): string {
  const lines: string[] = [];
  for (let cause: unknown = error; cause !== undefined && lines.length < MAX_CAUSES; cause = nextCause(cause)) {
    const text = cause instanceof Error ? cause.message || cause.name : String(cause);
    if (!lines.some((line) => line.includes(text))) lines.push(text);
  }
  return lines.join('\n  caused by: ');
}

/** More than any real chain; a chain that loops ends here. */
const MAX_CAUSES = 10;

function nextCause(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
