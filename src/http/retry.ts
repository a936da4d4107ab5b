import pRetry from 'p-retry';
import { NetworkError, RegistryError } from '../error.ts';
import type { HttpRequest, HttpResponse } from './client.ts';
import { isCutConnection } from './failure.ts';
import { redactUrl } from './redact.ts';

export interface RetryDependencies {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly now: () => Date;
  /** Told each time that a request is to be repeated. */
  readonly info: (line: string) => void;
}

interface RetryContext extends RetryDependencies {
  readonly request: HttpRequest;
  readonly retries: number;
}

/** A failure that may pass: an answer in the table below, or no whole answer. */
class PassingFailure extends Error {
  readonly outcome: HttpResponse | NetworkError;

  constructor(outcome: HttpResponse | NetworkError) {
    super('a failure that may pass');
    this.outcome = outcome;
  }
}

/**
 * Repeats a GET or HEAD that failed in a way that may pass; other methods are sent once.
 * What the last attempt gave is returned or thrown as if it had been the only one.
 */
export async function withRetries(send: () => Promise<HttpResponse>, context: RetryContext): Promise<HttpResponse> {
  try {
    return await pRetry(() => attempt(send, context.request), {
      retries: context.retries,
      minTimeout: 0, // the waiting is done in onFailedAttempt, which knows Retry-After
      shouldRetry: ({ error }) => error instanceof PassingFailure,
      onFailedAttempt: ({ error, attemptNumber, retriesLeft }) =>
        retriesLeft > 0 ? waitBefore(error, attemptNumber, context) : undefined,
    });
  } catch (error) {
    if (!(error instanceof PassingFailure)) throw error;
    if (error.outcome instanceof NetworkError) throw error.outcome;
    return error.outcome;
  }
}

async function attempt(send: () => Promise<HttpResponse>, request: HttpRequest): Promise<HttpResponse> {
  const mayRepeat = request.method === 'GET' || request.method === 'HEAD';
  try {
    const response = await send();
    const passes = RETRIED_STATUSES.has(response.status) && !request.finalStatuses?.includes(response.status);
    if (mayRepeat && passes) throw new PassingFailure(response);
    return response;
  } catch (error) {
    if (mayRepeat && error instanceof NetworkError && isCutConnection(error.cause)) throw new PassingFailure(error);
    throw error;
  }
}

/** Request timeout, too early, too many requests, and the errors of a server or gateway that is being restarted. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

async function waitBefore(error: Error, attemptNumber: number, context: RetryContext): Promise<void> {
  if (!(error instanceof PassingFailure)) return;
  const { request, retries } = context;
  const { outcome } = error;
  const wait = retryDelay(outcome, attemptNumber, context);
  const url = redactUrl(request.url);
  const what = `${request.method} ${url}`;
  const asked = wait - GRACE;
  if (asked > MAX_RETRY_AFTER && !(outcome instanceof NetworkError)) {
    const message = `${what} answered ${outcome.status} and asks to wait ${Math.ceil(asked / 1000)} s: longer than this step waits. Run it again later.`;
    throw new RegistryError(message, { method: request.method, url, status: outcome.status, codes: [] });
  }
  // The message of an error is a sentence, and this one goes on.
  const why =
    outcome instanceof NetworkError ? outcome.message.replace(/\.$/, '') : `${what} answered ${outcome.status}`;
  context.info(`${why}; again in ${(wait / 1000).toFixed(1)} s (attempt ${attemptNumber + 1} of ${retries + 1}).`);
  await context.sleep(wait);
}

/** Two minutes: a step that sleeps longer looks like a hanging one, and costs money. */
const MAX_RETRY_AFTER = 120_000;
/** Quay cuts the fraction off its Retry-After, so that even its 0 is too early. */
const GRACE = 1000;

/**
 * Milliseconds to wait: what `Retry-After` says and a second more,
 * else exponential back-off from one second to thirty, of which the second half is random.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryDelay(
  outcome: HttpResponse | NetworkError,
  attemptNumber: number,
  deps: Pick<RetryDependencies, 'random' | 'now'>,
): number {
  const asked = outcome instanceof NetworkError ? undefined : retryAfter(outcome.header('retry-after'), deps.now());
  if (asked !== undefined) return asked + GRACE;
  const ceiling = Math.min(30_000, 1000 * 2 ** (attemptNumber - 1));
  return Math.round(ceiling * (0.5 + deps.random() / 2));
}

function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // Date.parse alone takes nearly anything with a number in it: `in 5 s`, `-5`.
  const date = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
