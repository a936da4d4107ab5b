import { expect, test } from 'vitest';
import { imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { startProxy } from '../support/proxy.ts';
import { runGate } from '../support/run-action.ts';

test('https requests use CONNECT of the proxy in https_proxy; ca-certificate is trusted there too', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });
  const proxy = await startProxy('connect-locally');
  const named = registry.host.replace('localhost', 'quay.test');

  const run = await runGate(
    registry,
    { image: 'NAMED/devtable/simple:v1', service: 'REGISTRY', require: 'sbom', ...READBOT },
    { environment: { https_proxy: 'http://PROXY' }, names: { ...names, NAMED: named, PROXY: proxy.host } },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  // Also a registry that offers HTTP/2.
  expect(registry.connections.map(({ protocol }) => protocol)).not.toContain('HTTP/2');
  expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${named}`]));
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-a-proxy.txt');
});
