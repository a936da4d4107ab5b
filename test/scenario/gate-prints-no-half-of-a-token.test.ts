import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  'a token response that was cut off is not quoted: half of a token is a secret too',
  async (protocol) => {
    const { registry } = await imageFixture({ SBOM: SPDX }, over(protocol));
    registry.fault({
      match: { path: /^\/v2\/auth/ },
      kind: 'change',
      change: (given) => ({ ...given, body: given.body.slice(0, given.body.length / 2) }),
    });

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT });

    expect(run.exitCode).toBe(1);
    expect(run.log).not.toContain('eyJ');
    expect(run.summary).not.toContain('eyJ');
    expect(run.log).toContain('The response is not valid JSON, or was cut off.');
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-prints-no-half-of-a-token.txt');
  },
);
