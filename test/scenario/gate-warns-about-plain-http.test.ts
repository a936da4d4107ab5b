import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { startProxy } from '../support/proxy.ts';
import { runGate } from '../support/run-action.ts';

test('plain-http to another host is a warning that names the host', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const proxy = await startProxy('connect-locally');
  const named = registry.host.replace('localhost', 'quay.test');

  const run = await runGate(
    registry,
    { image: 'NAMED/devtable/simple:v1', service: 'REGISTRY', require: 'sbom', 'plain-http': 'true', ...READBOT },
    { environment: { http_proxy: 'http://PROXY' }, names: { ...names, NAMED: named, PROXY: proxy.host } },
  );

  expect(run.exitCode).toBe(0);
  expect(run.log).toMatch(/::warning.*plain-http.*quay\.test/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-warns-about-plain-http.txt');
});

test('plain-http to localhost is not a warning', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'plain-http': 'true', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.log).not.toContain('::warning');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-warns-about-plain-http-to-localhost.txt');
});
