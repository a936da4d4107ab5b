import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  'an untrusted certificate is an error that names ca-certificate; no request is sent',
  async (protocol) => {
    const { registry } = await imageFixture({ SBOM: SPDX }, over(protocol));

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'ca-certificate': '', ...READBOT });

    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('error');
    expect(run.log).toContain('ca-certificate');
    expect(run.requests).toEqual([]);
    await expect(run.transcript).toMatchFileSnapshot(
      'transcripts/gate-asks-for-the-certificate-of-a-self-signed-server.txt',
    );
  },
);
