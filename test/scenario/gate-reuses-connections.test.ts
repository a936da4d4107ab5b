import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('Quay keeps the connection after a manifest and closes it after other responses', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', sources: 'api', ...READBOT });

  const [exchange, head, list, manifest] = registry.requests.map(({ connection }) => connection);
  expect(run.outputs.result).toBe('pass');
  expect(head).not.toBe(exchange);
  expect(list).toBe(head);
  expect(manifest).not.toBe(list);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reuses-connections.txt');
});

test('one connection is used when the registry keeps it', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX }, { features: { keepAlive: true } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', sources: 'api', ...READBOT });

  expect(run.outputs.result).toBe('pass');
  expect(new Set(registry.requests.map(({ connection }) => connection)).size).toBe(1);
  // Transcripts do not contain connections, so both tests have the same one.
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reuses-connections.txt');
});
