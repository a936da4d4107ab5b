import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const DEAD = { kind: 'answer', status: 401, body: '{"error":"Signature has expired"}' } as const;
const LIST = { method: 'GET', path: /\/referrers\// };
const INPUTS = { image: BY_TAG, require: 'sbom', ...READBOT };

test('a token that the registry took before and refuses now is replaced, and the list asked for again', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  registry.fault({ match: LIST, times: 1, ...DEAD });

  const run = await runGate(registry, INPUTS, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(run.requests.filter((line) => line.startsWith('GET /v2/auth'))).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-replaces-a-token-that-dies-once.txt');
});

test('once: a second refusal is final', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  registry.fault({ match: LIST, ...DEAD });

  const run = await runGate(registry, INPUTS, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests.filter((line) => line.startsWith('GET /v2/auth'))).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-replaces-a-token-that-dies-once-only.txt');
});
