import { expect, test } from 'vitest';
import { imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('https_proxy is not a URL: no request is sent, and the error names the variable without its value', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });
  const named = registry.host.replace('localhost', 'quay.test');

  const run = await runGate(
    registry,
    { image: 'NAMED/devtable/simple:v1', service: 'REGISTRY', require: 'sbom', ...READBOT },
    { environment: { https_proxy: 'PROXY' }, names: { ...names, NAMED: named, PROXY: 'http://me:s3cret@@@:99999' } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).not.toContain('s3cret');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-proxy-variable-is-invalid.txt');
});
