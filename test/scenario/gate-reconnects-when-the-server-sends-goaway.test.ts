import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

// nginx sends it after 1,000 requests: gate-checks-a-thousand-images-in-little-memory.
test.each([1, 2, 3, 4, 5, 6])(
  'GOAWAY after each %i requests: none is lost or sent twice, and no retry is counted',
  async (keepAliveRequests) => {
    const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true, features: { keepAliveRequests } });

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', retries: '0', ...READBOT }, { names });

    expect(run.outputs.result).toBe('pass');
    expect(run.requests).toHaveLength(7);
    expect(run.log).not.toMatch(/retrying|::debug::/);
    expect(registry.connections).toHaveLength(Math.ceil(7 / keepAliveRequests));
    expect(registry.connections.every(({ protocol }) => protocol === 'HTTP/2')).toBe(true);
  },
);
