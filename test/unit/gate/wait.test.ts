import { describe, expect, it, test } from 'vitest';
import { type Attempt, waitForEvidence } from '../../../src/gate/wait.ts';
import type { Result } from '../../../src/policy/result.ts';
import { parseRule } from '../../../src/policy/rule.ts';

/** Waits while attempts return these results (then `missing`), starting `after` ms into the run; an attempt takes `attemptTime` ms. */
async function wait(results: readonly Result[], timeout: number, { interval = 5000, attemptTime = 0, after = 0 } = {}) {
  const [slept, said]: [number[], string[]] = [[], []];
  const attempts: number[] = [];
  let time = after;
  const deps = {
    now: () => new Date(time),
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    info: (line: string) => said.push(line),
  };
  const attempt = async () => {
    attempts.push(time);
    time += attemptTime;
    return anAttempt(results[attempts.length - 1] ?? 'missing');
  };
  const { last, waited } = await waitForEvidence(
    attempt,
    { label: 'IMAGE', startedAt: new Date(0), timeout, interval },
    deps,
  );
  return { result: last.result, waited, attempts, slept, said };
}

function anAttempt(result: Result): Attempt {
  const verdict = { met: result === 'pass', by: [], rejected: [], unmetTargets: [] };
  return { result, rules: ['sbom', 'signature min=2'].map((text) => ({ ...verdict, rule: parseRule(text) })) };
}

describe('the attempts', () => {
  const cases: {
    name: string;
    timeout: number;
    interval?: number;
    attemptTime?: number;
    after?: number;
    attempts: number[];
  }[] = [
    { name: 'timeout 0: one attempt', timeout: 0, attempts: [0] },
    { name: 'a timeout shorter than the interval: one more attempt, at the end', timeout: 2, attempts: [0, 2] },
    { name: 'doubling, the last attempt at the end', timeout: 20, attempts: [0, 5, 15, 20] },
    { name: 'doubling up to half a minute', timeout: 120, attempts: [0, 5, 15, 35, 65, 95, 120] },
    { name: 'an interval above half a minute does not grow', timeout: 130, interval: 60, attempts: [0, 60, 120, 130] },
    { name: 'the duration of an attempt is part of the timeout', timeout: 20, attemptTime: 4, attempts: [0, 9, 20] },
    { name: 'an attempt that ends after the timeout is the last', timeout: 6, attemptTime: 10, attempts: [0] },
    { name: 'an image that starts later waits for the remaining time', timeout: 20, after: 12, attempts: [12, 17, 20] },
    { name: 'an image that starts at the end has one attempt', timeout: 20, after: 20, attempts: [20] },
    { name: 'an image that starts after the end has one attempt', timeout: 20, after: 700, attempts: [700] },
  ];
  test.each(cases)('$name', async ({ timeout, interval = 5, attemptTime = 0, after = 0, attempts }) => {
    const times = { interval: interval * 1000, attemptTime: attemptTime * 1000, after: after * 1000 };
    const waited = await wait([], timeout * 1000, times);
    expect(waited.attempts.map((time) => time / 1000)).toEqual(attempts);
    expect(waited.result).toBe('missing');
    expect(waited.slept).toHaveLength(attempts.length - 1);
    expect(waited.waited).toBe(timeout * 1000);
  });
});

describe('the result that ends the wait', () => {
  test.each<Result>(['pass', 'error', 'subject-not-found', 'listed'])('%s', async (result) => {
    const waited = await wait(['missing', 'missing', result], 300_000);
    expect(waited).toMatchObject({ result, attempts: [0, 5000, 15_000], waited: 15_000 });
  });
});

it('logs for each attempt what is missing, and when the next attempt is', async () => {
  const { said } = await wait([], 12_300);
  expect(said).toEqual([
    'IMAGE: attempt 1, missing: sbom, signature min=2; retrying in 5 s, 13 s left.',
    'IMAGE: attempt 2, missing: sbom, signature min=2; retrying in 8 s, 8 s left.',
  ]);
});

it('logs nothing without a wait', async () => {
  expect(await wait(['pass'], 60_000)).toMatchObject({ said: [], slept: [] });
  expect(await wait(['missing'], 0)).toMatchObject({ said: [], slept: [] });
});
