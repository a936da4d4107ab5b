import { describe, expect, it } from 'vitest';
import { NetworkError, RegistryError } from '../../../src/error.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/client.ts';
import { withRetries } from '../../../src/http/retry.ts';
import { buildRequest, buildResponse } from './exchange-builders.ts';

const OK = buildResponse(200);
const CUT = new NetworkError('It was cut.', { cause: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) });

interface Played {
  /** What came of it; an error where it was thrown. */
  readonly end: unknown;
  readonly attempts: number;
  readonly sleeps: readonly number[];
  readonly reports: readonly string[];
}

/** Answers with these outcomes in turn. A request more than there are outcomes is an error. */
async function play(
  outcomes: readonly (HttpResponse | Error)[],
  { retries = 4, ...request }: Partial<HttpRequest> & { readonly retries?: number } = {},
): Promise<Played> {
  const left = [...outcomes];
  const sleeps: number[] = [];
  const reports: string[] = [];
  const send = async () => {
    const outcome = left.shift() ?? new Error('asked once too often');
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const end = await withRetries(send, {
    request: buildRequest('https://quay.io/v2/?token=s3cret', request),
    retries,
    sleep: async (milliseconds) => void sleeps.push(milliseconds),
    random: () => 1,
    now: () => new Date('2026-10-02T12:00:00Z'),
    info: (line) => void reports.push(line),
  }).catch((error: unknown) => error);
  return { end, attempts: outcomes.length - left.length, sleeps, reports };
}

describe('repeats', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('%i', async (status) => {
    const { end, attempts, sleeps } = await play([buildResponse(status), OK]);
    expect(end).toBe(OK);
    expect([attempts, sleeps]).toEqual([2, [1000]]);
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'])('after %s', async (code) => {
    const failure = new NetworkError('no', { cause: Object.assign(new Error('no'), { code }) });
    expect(await play([failure, OK])).toMatchObject({ end: OK, attempts: 2 });
  });

  it('HEAD as well', async () => {
    expect(await play([buildResponse(503), OK], { method: 'HEAD' })).toMatchObject({ end: OK, attempts: 2 });
  });

  it('with growing delays, and says so without the secrets of the address', async () => {
    const { sleeps, reports } = await play([buildResponse(500), CUT, buildResponse(429, { 'retry-after': '9' }), OK]);
    expect(sleeps).toEqual([1000, 2000, 10_000]);
    expect(reports).toEqual([
      'GET https://quay.io/v2/?token=… answered 500; again in 1.0 s (attempt 2 of 5).',
      'It was cut; again in 2.0 s (attempt 3 of 5).',
      'GET https://quay.io/v2/?token=… answered 429; again in 10.0 s (attempt 4 of 5).',
    ]);
  });
});

describe('does not repeat', () => {
  it.each([200, 201, 302, 400, 401, 403, 404, 405, 501])('%i', async (status) => {
    const response = buildResponse(status);
    expect(await play([response])).toEqual({ end: response, attempts: 1, sleeps: [], reports: [] });
  });

  const methods = (['POST', 'PUT', 'DELETE'] as const).flatMap((method) => [
    { name: `${method} after 503`, method, outcome: buildResponse(503) },
    { name: `${method} after a cut connection`, method, outcome: CUT },
  ]);
  it.each(methods)('$name', async ({ method, outcome }) => {
    expect(await play([outcome], { method })).toEqual({ end: outcome, attempts: 1, sleeps: [], reports: [] });
  });

  it('a status that is final here, though others are repeated', async () => {
    const final = buildResponse(500);
    expect(await play([buildResponse(503), final], { finalStatuses: [500] })).toMatchObject({
      end: final,
      attempts: 2,
    });
  });

  const failures = [
    { name: 'the deadline', cause: new DOMException('the deadline passed', 'TimeoutError') },
    { name: 'a certificate', cause: Object.assign(new Error('no'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) },
    { name: 'an unknown host', cause: Object.assign(new Error('no'), { code: 'ENOTFOUND' }) },
    { name: 'too large an answer', cause: undefined },
  ];
  it.each(failures)('after $name', async ({ cause }) => {
    const failure = new NetworkError('no', { cause });
    expect(await play([failure])).toEqual({ end: failure, attempts: 1, sleeps: [], reports: [] });
  });

  it('after an error that nobody foresaw', async () => {
    expect(await play([new TypeError('a bug')])).toMatchObject({ end: new TypeError('a bug'), attempts: 1 });
  });
});

describe('when the retries are used up', () => {
  const cases = [
    { name: 'the last answer is returned', retries: 2, outcomes: [CUT, CUT, buildResponse(503)] },
    { name: 'the last failure is thrown', retries: 2, outcomes: [buildResponse(503), buildResponse(503), CUT] },
    { name: 'and none was wanted', retries: 0, outcomes: [buildResponse(503, { 'retry-after': '9999' })] },
  ];
  it.each(cases)('$name, without another sleep', async ({ retries, outcomes }) => {
    const { end, attempts, sleeps } = await play(outcomes, { retries });
    expect(end).toBe(outcomes.at(-1));
    expect([attempts, sleeps.length]).toEqual([retries + 1, retries]);
  });
});

describe('Retry-After', () => {
  it('of two minutes is obeyed', async () => {
    expect(await play([buildResponse(429, { 'retry-after': '120' }), OK])).toMatchObject({
      end: OK,
      sleeps: [121_000],
    });
  });

  it.each(['121', 'Fri, 02 Oct 2026 12:02:01 GMT'])('above two minutes fails at once: %s', async (header) => {
    const { end, attempts, sleeps } = await play([buildResponse(429, { 'retry-after': header })]);
    expect(end).toBeInstanceOf(RegistryError);
    expect(end).toMatchObject({
      message: expect.stringContaining('GET https://quay.io/v2/?token=… answered 429 and asks to wait 121 s'),
      response: { method: 'GET', url: 'https://quay.io/v2/?token=…', status: 429, codes: [] },
    });
    expect([attempts, sleeps]).toEqual([1, []]);
  });
});
