import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('429 with Retry-After: 600 fails at once', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: { path: /\/referrers\// }, kind: 'too-many-requests', retryAfter: 600 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-fails-when-retry-after-is-too-long.txt');
});
