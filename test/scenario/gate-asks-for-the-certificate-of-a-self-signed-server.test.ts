import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an untrusted certificate is an error that names ca-certificate; no request is sent', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX }, { tls: true });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'ca-certificate': '', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('ca-certificate');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-asks-for-the-certificate-of-a-self-signed-server.txt',
  );
});
