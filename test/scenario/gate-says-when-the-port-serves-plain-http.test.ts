import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('http is only used with plain-http, even for localhost; the error names the input', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'plain-http': 'false', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('plain-http');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-the-port-serves-plain-http.txt');
});
