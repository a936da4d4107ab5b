import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  '200 with an HTML page is an error and not an empty list, even with on-missing: warn',
  async (protocol) => {
    const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
    registry.fault({ match: { path: /\/referrers\// }, kind: 'html' });

    const run = await runGate(
      registry,
      { image: BY_TAG, require: 'sbom', 'on-missing': 'warn', ...READBOT },
      { names },
    );

    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('error');
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-on-a-maintenance-page.txt');
  },
);
