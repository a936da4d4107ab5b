import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import type { BrokenHttp2 } from '../support/registry/broken-http2.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';

const INPUTS = { image: BY_TAG, require: 'sbom', sources: 'api', retries: '0', ...READBOT };

const BROKEN: readonly { readonly server: BrokenHttp2; readonly says: string }[] = [
  { server: 'closes', says: 'the connection was closed before the server sent its settings' },
  { server: 'resets', says: 'the connection was closed before the server sent its settings' },
  { server: 'closes-at-once', says: 'the connection was closed before the server sent its settings' },
  { server: 'speaks-http1', says: 'the server sent frames that are not valid' },
  { server: 'speaks-noise', says: 'the server sent frames that are not valid' },
  { server: 'wants-other-ciphers', says: 'the server closed the connection with HTTP/2 INADEQUATE_SECURITY' },
  { server: 'finds-errors', says: 'the stream was closed with HTTP/2 PROTOCOL_ERROR' },
  { server: 'requires-http1', says: 'the stream was closed with HTTP/2 HTTP_1_1_REQUIRED' },
];

test.each(BROKEN)('the server offers HTTP/2 and $server: HTTP/1.1 from then on', async ({ server, says }) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true, features: { http2: server } });

  const run = await runGate(registry, INPUTS, { names });

  expect(run.outputs.result).toBe('pass');
  expect(run.requests).toHaveLength(4);
  expect(debugLines(run)).toEqual([expect.stringContaining(says)]);
  // It does not try HTTP/2 again.
  const [first, ...others] = registry.connections.map(({ protocol }) => protocol);
  expect(first).toBe('HTTP/2');
  expect(others).toContain('HTTP/1.1');
  expect(others).not.toContain('HTTP/2');
  if (server === 'requires-http1')
    await expect(run.transcript).toMatchFileSnapshot(
      'transcripts/gate-falls-back-to-http1-when-the-server-breaks-http2.txt',
    );
});

test.each(['goes-away', 'refuses'] as const)(
  'a server that always %s fails the step: it may restart',
  async (http2) => {
    const { registry } = await imageFixture({ SBOM: SPDX }, { tls: true, features: { http2 } });

    const run = await runGate(registry, INPUTS);

    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('The server refused the request.');
    expect(debugLines(run)).toEqual([]);
  },
);

test('a server that never sends its settings: the first request fails at its deadline', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX }, { tls: true, features: { http2: 'says-nothing' } });

  const run = await runGate(registry, { ...INPUTS, timeout: '1s' });

  expect(run.exitCode).toBe(1);
  expect(run.log).toContain('No complete response within 1 s.');
  expect(debugLines(run)).toHaveLength(1);
});

function debugLines({ log }: TranscribedRun): readonly string[] {
  return log.split('\n').filter((line) => line.startsWith('::debug::'));
}
