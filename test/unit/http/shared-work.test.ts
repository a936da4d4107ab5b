import { expect, it } from 'vitest';
import { SharedWork } from '../../../src/http/shared-work.ts';

it('is aborted when the last one that waits for it gives up', async () => {
  const work = new SharedWork<never>(
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = Promise.allSettled([work.wait(one.signal), work.wait(other.signal)]);
  one.abort(new Error('one'));
  expect(work.isAborted).toBe(false);
  other.abort(new Error('other'));
  expect(work.isAborted).toBe(true);
  expect(await waiting).toMatchObject([{ reason: { message: 'other' } }, { reason: { message: 'other' } }]);
});

it('is not aborted after it is done', async () => {
  const work = new SharedWork(async () => 1);
  const controller = new AbortController();
  expect(await work.wait(controller.signal)).toBe(1);
  controller.abort();
  expect(work.isAborted).toBe(false);
});
