import { expect } from 'vitest';
import { BY_TAG, fileFixture, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('the certificate of a self-signed server as a PEM string', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'ca-certificate': 'CERTIFICATE', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-trusts-a-given-certificate-as-text.txt');
});

testEachProtocol('the certificate as a path', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  const path = await fileFixture('ca.pem', `Our own authority\n${registry.certificate}`);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'ca-certificate': path, ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-trusts-a-given-certificate-as-file.txt');
});
