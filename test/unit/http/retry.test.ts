import { describe, expect, it } from 'vitest';
import { NetworkError, RegistryError } from '../../../src/error.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/message.ts';
import { retryDelay, withRetries } from '../../../src/http/retry.ts';
import { buildRequest, buildResponse } from './requests.ts';

const OK = buildResponse(200);
const CUT = new NetworkError('It was cut.', { cause: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) });

interface Result {
  /** What was returned or thrown. */
  readonly end: unknown;
  readonly attempts: number;
  readonly sleeps: readonly number[];
  readonly reports: readonly string[];
}

/** Sends a request whose attempts have these outcomes in turn. One more attempt is an error. */
async function attempt(
  outcomes: readonly (HttpResponse | Error)[],
  { retries = 4, ...request }: Partial<HttpRequest> & { readonly retries?: number } = {},
): Promise<Result> {
  const left = [...outcomes];
  const sleeps: number[] = [];
  const reports: string[] = [];
  const send = async () => {
    const outcome = left.shift() ?? new Error('an attempt too many');
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const end = await withRetries(send, buildRequest('https://quay.io/v2/?token=s3cret', request), {
    retries,
    sleep: async (milliseconds) => void sleeps.push(milliseconds),
    random: () => 1,
    now: () => new Date('2026-10-02T12:00:00Z'),
    info: (line) => void reports.push(line),
  }).catch((error: unknown) => error);
  return { end, attempts: outcomes.length - left.length, sleeps, reports };
}

describe('retries', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('%i', async (status) => {
    const { end, attempts, sleeps } = await attempt([buildResponse(status), OK]);
    expect(end).toBe(OK);
    expect([attempts, sleeps]).toEqual([2, [1000]]);
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'])('after %s', async (code) => {
    const failure = new NetworkError('no', { cause: Object.assign(new Error('no'), { code }) });
    expect(await attempt([failure, OK])).toMatchObject({ end: OK, attempts: 2 });
  });

  it('HEAD as well', async () => {
    expect(await attempt([buildResponse(503), OK], { method: 'HEAD' })).toMatchObject({ end: OK, attempts: 2 });
  });

  it('with growing delays, and logs each without the secrets of the URL', async () => {
    const { sleeps, reports } = await attempt([
      buildResponse(500),
      CUT,
      buildResponse(429, { 'retry-after': '9' }),
      OK,
    ]);
    expect(sleeps).toEqual([1000, 2000, 10_000]);
    expect(reports).toEqual([
      'GET https://quay.io/v2/?token=… returned 500; retrying in 1.0 s (attempt 2 of 5).',
      'GET https://quay.io/v2/?token=… failed (ECONNRESET); retrying in 2.0 s (attempt 3 of 5).',
      'GET https://quay.io/v2/?token=… returned 429; retrying in 10.0 s (attempt 4 of 5).',
    ]);
  });
});

describe('does not retry', () => {
  it.each([200, 201, 302, 400, 401, 403, 404, 405, 501])('%i', async (status) => {
    const response = buildResponse(status);
    expect(await attempt([response])).toEqual({ end: response, attempts: 1, sleeps: [], reports: [] });
  });

  const methods = (['POST', 'PUT', 'DELETE'] as const).flatMap((method) => [
    { name: `${method} after 503`, method, outcome: buildResponse(503) },
    { name: `${method} after a cut connection`, method, outcome: CUT },
  ]);
  it.each(methods)('$name', async ({ method, outcome }) => {
    expect(await attempt([outcome], { method })).toEqual({ end: outcome, attempts: 1, sleeps: [], reports: [] });
  });

  it('a status that is final for this request', async () => {
    const final = buildResponse(500);
    expect(await attempt([buildResponse(503), final], { finalStatuses: [500] })).toMatchObject({
      end: final,
      attempts: 2,
    });
  });

  const failures = [
    { name: 'the deadline', cause: new DOMException('the deadline passed', 'TimeoutError') },
    { name: 'a certificate', cause: Object.assign(new Error('no'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) },
    { name: 'an unknown host', cause: Object.assign(new Error('no'), { code: 'ENOTFOUND' }) },
    { name: 'a response that is too large', cause: undefined },
  ];
  it.each(failures)('after $name', async ({ cause }) => {
    const failure = new NetworkError('no', { cause });
    expect(await attempt([failure])).toEqual({ end: failure, attempts: 1, sleeps: [], reports: [] });
  });

  it('after an unexpected error', async () => {
    expect(await attempt([new TypeError('a bug')])).toMatchObject({ end: new TypeError('a bug'), attempts: 1 });
  });
});

describe('when the retries are used up', () => {
  const cases = [
    { name: 'the last response is returned', retries: 2, outcomes: [CUT, CUT, buildResponse(503)] },
    { name: 'the last failure is thrown', retries: 2, outcomes: [buildResponse(503), buildResponse(503), CUT] },
    { name: 'none are configured', retries: 0, outcomes: [buildResponse(503, { 'retry-after': '9999' })] },
  ];
  it.each(cases)('$name, without another sleep', async ({ retries, outcomes }) => {
    const { end, attempts, sleeps } = await attempt(outcomes, { retries });
    expect(end).toBe(outcomes.at(-1));
    expect([attempts, sleeps.length]).toEqual([retries + 1, retries]);
  });
});

describe('Retry-After', () => {
  it('of two minutes is obeyed', async () => {
    expect(await attempt([buildResponse(429, { 'retry-after': '120' }), OK])).toMatchObject({
      end: OK,
      sleeps: [121_000],
    });
  });

  it.each(['121', 'Fri, 02 Oct 2026 12:02:01 GMT'])('above two minutes fails at once: %s', async (header) => {
    const { end, attempts, sleeps } = await attempt([buildResponse(429, { 'retry-after': header })]);
    expect(end).toBeInstanceOf(RegistryError);
    expect(end).toMatchObject({
      message: expect.stringMatching(
        /^The registry asks to wait 121 s.* GET https:\/\/quay.io\/v2\/\?token=… returned 429\.$/,
      ),
      response: { method: 'GET', url: 'https://quay.io/v2/?token=…', status: 429, codes: [] },
    });
    expect([attempts, sleeps]).toEqual([1, []]);
  });

  it.each([
    { name: 'seconds', header: '9'.repeat(400) },
    { name: 'a date', header: 'Fri, 31 Dec 9999 23:59:59 GMT' },
  ])('of more than a day is not named in seconds: $name', async ({ header }) => {
    const { end } = await attempt([buildResponse(429, { 'retry-after': header })]);
    expect(end).toMatchObject({
      message: expect.stringMatching(
        /^The registry asks to wait more than a day, longer than this step waits \(120 s\)/,
      ),
    });
  });
});

const now = () => new Date('2026-10-02T12:00:00Z');

describe('the delay is Retry-After plus a second', () => {
  const cases = [
    { name: 'zero', header: '0', delay: 1000 },
    { name: 'seconds', header: '7', delay: 8000 },
    { name: 'an hour', header: '3600', delay: 3_601_000 },
    { name: 'a date', header: 'Fri, 02 Oct 2026 12:00:30 GMT', delay: 31_000 },
    { name: 'a date in the old form', header: 'Friday, 02-Oct-26 12:00:30 GMT', delay: 31_000 },
    { name: 'a date that has passed', header: 'Fri, 02 Oct 2026 11:00:00 GMT', delay: 1000 },
  ];
  it.each(cases)('$name', ({ header, delay }) => {
    expect(retryDelay(buildResponse(429, { 'retry-after': header }), 1, { now, random: () => 0 })).toBe(delay);
  });
});

describe('an invalid Retry-After is ignored', () => {
  it.each(['', 'soon', '-5', '1.5', 'in 3 s', '2 Oct 2026', 'no date GMT'])('`%s`', (header) => {
    expect(retryDelay(buildResponse(429, { 'retry-after': header }), 3, { now, random: () => 0 })).toBe(2000);
  });
});

describe('exponential back-off whose second half is random', () => {
  const cases = [
    { attempt: 1, least: 500, most: 1000 },
    { attempt: 2, least: 1000, most: 2000 },
    { attempt: 3, least: 2000, most: 4000 },
    { attempt: 5, least: 8000, most: 16_000 },
    { attempt: 6, least: 15_000, most: 30_000 },
    { attempt: 99, least: 15_000, most: 30_000 },
  ];
  it.each(cases)('before attempt $attempt + 1: $least to $most ms', ({ attempt, least, most }) => {
    const delay = (random: number) => retryDelay(new NetworkError('cut'), attempt, { now, random: () => random });
    expect([delay(0), delay(0.5), delay(1)]).toEqual([least, (least + most) / 2, most]);
  });
});
