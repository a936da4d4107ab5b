import { expect } from 'vitest';
import { certificateFor } from '../support/certificate.ts';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  'ca-certificate of another CA: the message names who signed the certificate, and the CA that was given',
  async (protocol) => {
    const { registry } = await imageFixture({ SBOM: SPDX }, over(protocol));
    const { cert } = await certificateFor('ca.example.com');

    const run = await runGate(
      registry,
      { image: BY_TAG, require: 'sbom', 'ca-certificate': 'OTHER-CA', ...READBOT },
      { names: { 'OTHER-CA': cert } },
    );

    expect(run.exitCode).toBe(1);
    expect(run.log).toContain(
      'It was signed by "CN=localhost". The input ca-certificate has the certificate of another CA',
    );
    expect(run.log).toContain('"CN=ca.example.com"');
    expect(run.requests).toEqual([]);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-the-wrong-certificate-authority.txt');
  },
);
