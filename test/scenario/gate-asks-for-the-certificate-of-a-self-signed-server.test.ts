import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('a certificate that nobody vouches for is an error that names ca-certificate; no request is sent', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX }, { tls: true });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', 'ca-certificate': '', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('ca-certificate');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-asks-for-the-certificate-of-a-self-signed-server.txt',
  );
});
