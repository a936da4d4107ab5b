import type { Context } from '../context.ts';
import { NetworkError, RegistryError } from '../error.ts';
import { failureCode, isCutConnection } from './failure-code.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { formatRequest, redactUrl } from './redact.ts';

/** The result of one attempt. */
type Outcome = HttpResponse | NetworkError;

interface RetrySettings extends Pick<Context, 'now' | 'sleep' | 'random' | 'info'> {
  readonly retries: number;
}

/**
 * Repeats a GET or HEAD that failed for a reason that may be temporary; other methods are sent once.
 * Returns or throws the outcome of the last attempt.
 * @throws RegistryError if `Retry-After` is longer than two minutes.
 */
export async function withRetries(
  send: () => Promise<HttpResponse>,
  request: HttpRequest,
  settings: RetrySettings,
): Promise<HttpResponse> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await send().catch(asNetworkError);
    if (attempt <= settings.retries && isTemporary(outcome, request)) {
      await waitForNextAttempt(outcome, request, { ...settings, attempt });
    } else if (outcome instanceof NetworkError) {
      throw outcome;
    } else {
      return outcome;
    }
  }
}

function asNetworkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error;
  throw error;
}

function isTemporary(outcome: Outcome, { method, finalStatuses = [] }: HttpRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (outcome instanceof NetworkError) return isCutConnection(outcome.cause);
  return RETRIED_STATUSES.has(outcome.status) && !finalStatuses.includes(outcome.status);
}

/** Request timeout, too early, too many requests, and the errors of a server or gateway that restarts. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

async function waitForNextAttempt(
  outcome: Outcome,
  request: HttpRequest,
  { attempt, retries, ...context }: RetrySettings & { readonly attempt: number },
): Promise<void> {
  const delay = retryDelay(outcome, attempt, context);
  if (delay - GRACE > MAX_RETRY_AFTER && !(outcome instanceof NetworkError)) {
    throw waitTooLong(request, outcome, delay - GRACE);
  }
  const failure =
    outcome instanceof NetworkError ? `failed (${failureCode(outcome.cause)})` : `returned ${outcome.status}`;
  const next = `retrying in ${(delay / 1000).toFixed(1)} s (attempt ${attempt + 1} of ${retries + 1})`;
  context.info(`${formatRequest(request)} ${failure}; ${next}.`);
  await context.sleep(delay);
}

function waitTooLong(request: HttpRequest, { status }: HttpResponse, delay: number): RegistryError {
  const { method } = request;
  const time = delay > DAY ? 'more than a day' : `${Math.ceil(delay / 1000)} s`;
  return new RegistryError(
    `The registry asks to wait ${time}, longer than this step waits (${MAX_RETRY_AFTER / 1000} s). Run the step again later. ${formatRequest(request)} returned ${status}.`,
    { method, url: redactUrl(request.url), status, codes: [] },
  );
}

/** Milliseconds. */
const DAY = 86_400_000;

/** Milliseconds. A step that sleeps longer looks as if it hangs, and costs money. */
const MAX_RETRY_AFTER = 120_000;

/** Milliseconds. Quay cuts the fraction off its Retry-After, so that even 0 is too early. */
const GRACE = 1000;

/**
 * Milliseconds to wait before the next attempt: `Retry-After` plus one second, otherwise exponential back-off from one to thirty
 * seconds, the second half of which is random.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryDelay(outcome: Outcome, attempt: number, context: Pick<Context, 'random' | 'now'>): number {
  const header = outcome instanceof NetworkError ? undefined : outcome.header('retry-after');
  const asked = readRetryAfter(header, context.now());
  if (asked !== undefined) return asked + GRACE;
  const ceiling = Math.min(30_000, 1000 * 2 ** (attempt - 1));
  return Math.round(ceiling * (0.5 + context.random() / 2));
}

function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // Date.parse alone accepts nearly any string with a number in it: `in 5 s`, `-5`.
  const date = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
