import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('insecure-skip-tls-verify passes with a warning', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'insecure-skip-tls-verify': 'true', 'ca-certificate': '', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(0);
  expect(run.log).toMatch(/::warning.*insecure-skip-tls-verify/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-warns-when-tls-is-not-verified.txt');
});
