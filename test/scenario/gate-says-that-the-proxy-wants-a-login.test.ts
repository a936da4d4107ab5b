import { expect, test } from 'vitest';
import { imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { startProxy } from '../support/proxy.ts';
import { runGate } from '../support/run-action.ts';

test('a proxy that returns 407 is asked once, and the message has no part of its login', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });
  const proxy = await startProxy(407);

  const run = await runGate(
    registry,
    { image: 'quay.test/devtable/simple:v1', require: 'sbom', registry: 'quay.test', ...READBOT },
    { environment: { https_proxy: 'http://ci:wrong-login@PROXY' }, names: { ...names, PROXY: proxy.host } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(proxy.requests).toEqual(['CONNECT quay.test:443']);
  expect(run.log).toContain('The proxy wants a login (407), and does not accept the one in https_proxy.');
  expect(run.log).not.toContain('wrong-login');
  expect(run.log).not.toContain('DEP0005');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-that-the-proxy-wants-a-login.txt');
});
