import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import type { Writers } from '../support/registry/fault.ts';
import { CODE, goaway, rstStream } from '../support/registry/http2-frames.ts';
import { dataFrames, type Http2Response, headersFrame, sendsFrames } from '../support/registry/http2-response.ts';
import { runGate } from '../support/run-action.ts';

interface Reset {
  readonly name: string;
  readonly http2: NonNullable<Writers['http2']>;
  readonly says: string;
}

const RESETS: readonly Reset[] = [
  reset('RST_STREAM with CANCEL instead of the response', 'CANCEL', ({ stream }) => [rstStream(stream, CODE.cancel)]),
  reset('RST_STREAM with INTERNAL_ERROR instead of the response', 'INTERNAL_ERROR', ({ stream }) => [
    rstStream(stream, CODE.internalError),
  ]),
  reset('RST_STREAM with NO_ERROR in the body', 'NO_ERROR', (response) => [
    ...half(response),
    rstStream(response.stream, CODE.noError),
  ]),
  reset('RST_STREAM with CANCEL in the body', 'CANCEL', (response) => [
    ...half(response),
    rstStream(response.stream, CODE.cancel),
  ]),
  reset('GOAWAY with INTERNAL_ERROR in the body', 'INTERNAL_ERROR', (response) => [
    ...half(response),
    goaway(response.stream, CODE.internalError),
  ]),
  reset('GOAWAY with ENHANCE_YOUR_CALM instead of the response', 'ENHANCE_YOUR_CALM', ({ stream }) => [
    goaway(stream, CODE.enhanceYourCalm),
  ]),
];

test.each(RESETS)('$name: an error, and no HTTP/1.1 instead', async ({ http2, says }) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'write', http2 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', retries: '0', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
  expect(run.log).toContain(`failed (HTTP/2 ${says})`);
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toHaveLength(1);
  expect(registry.connections.map(({ protocol }) => protocol)).not.toContain('HTTP/1.1');
});

test.each(RESETS)('$name, once: a retry', async ({ http2 }) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });
  registry.fault({ match: { path: /\/referrers\// }, times: 1, kind: 'write', http2 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', retries: '1', ...READBOT }, { names });

  expect(run.outputs.result).toBe('pass');
  expect(run.log).toMatch(/referrers\/\S+ failed \(HTTP\/2 \w+\); retrying/);
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toHaveLength(2);
});

test('REFUSED_STREAM, once: the request is sent again at once, because the server did not process it', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });
  const http2 = sendsFrames(({ stream }) => [rstStream(stream, CODE.refusedStream)]);
  registry.fault({ match: { path: /\/referrers\// }, times: 1, kind: 'write', http2 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', retries: '0', ...READBOT }, { names });

  expect(run.outputs.result).toBe('pass');
  expect(run.log).not.toContain('retrying');
});

function reset(name: string, says: string, partsOf: (response: Http2Response) => readonly Buffer[]): Reset {
  return { name, says, http2: sendsFrames(partsOf) };
}

function half(response: Http2Response): readonly Buffer[] {
  const { stream, body } = response;
  return [headersFrame(response), dataFrames(stream, body.subarray(0, Math.floor(body.length / 2)), 0)];
}
