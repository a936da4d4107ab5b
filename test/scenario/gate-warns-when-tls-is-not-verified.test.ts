import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('insecure-skip-tls-verify works, and warns', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX }, { tls: true });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', 'insecure-skip-tls-verify': 'true', 'ca-certificate': '', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(0);
  expect(run.log).toMatch(/::warning.*insecure-skip-tls-verify/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-warns-when-tls-is-not-verified.txt');
});
