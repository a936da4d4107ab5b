import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('429 with Retry-After 600 fails at once', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'too-many-requests', retryAfter: 600 });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-does-not-wait-ten-minutes.txt');
});
