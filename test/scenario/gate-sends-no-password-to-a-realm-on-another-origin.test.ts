import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  'a challenge with a realm on another origin is an error that names the realm, and nothing is sent there',
  async (protocol) => {
    const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
    const other = await registryFixture(over(protocol));
    registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'answer', status: 404 });
    registry.fault({
      match: { path: /^\/v2\/$/ },
      kind: 'answer',
      status: 401,
      headers: { 'WWW-Authenticate': `Bearer realm="${other.url}/v2/auth",service="${other.host}"` },
    });

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names, other });

    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('error');
    expect(run.log).toContain(other.host);
    expect(other.requests).toEqual([]);
    await expect(run.transcript).toMatchFileSnapshot(
      'transcripts/gate-sends-no-password-to-a-realm-on-another-origin.txt',
    );
  },
);
