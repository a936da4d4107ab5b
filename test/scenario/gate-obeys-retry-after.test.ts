import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('429 with Retry-After: 0 is retried after a second, because Quay rounds down', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: { path: /\/referrers\// }, times: 1, kind: 'too-many-requests', retryAfter: 0 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  const [first, second] = registry.requests.filter(({ path }) => path.includes('/referrers/'));
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-obeys-retry-after.txt');
});
