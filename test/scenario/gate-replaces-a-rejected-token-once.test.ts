import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

const DEAD = { kind: 'answer', status: 401, body: '{"error":"Signature has expired"}' } as const;
const LIST = { method: 'GET', path: /\/referrers\// };
/** One source, so that all requests are sent one after the other. */
const INPUTS = { image: BY_TAG, require: 'sbom', sources: 'api', ...READBOT };

testEachProtocol(
  'a token that the registry rejects after it accepted it is replaced, and the list is requested again',
  async (protocol) => {
    const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
    registry.fault({ match: LIST, times: 1, ...DEAD });

    const run = await runGate(registry, INPUTS, { names });

    expect(run.exitCode).toBe(0);
    expect(run.outputs.result).toBe('pass');
    expect(run.requests.filter((line) => line.startsWith('GET /v2/auth'))).toHaveLength(2);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-replaces-a-rejected-token-once.txt');
  },
);

testEachProtocol('a second rejection is an error', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: LIST, ...DEAD });

  const run = await runGate(registry, INPUTS, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests.filter((line) => line.startsWith('GET /v2/auth'))).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-replaces-a-rejected-token-once-twice-rejected.txt',
  );
});
