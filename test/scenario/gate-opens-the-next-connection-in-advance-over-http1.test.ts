import { expect, test } from 'vitest';
import { BY_DIGEST, BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

/** Quay closes the connection after the exchange and after each list; it keeps it after a manifest. Two are opened at a time. */
const RUNS = [
  { name: 'by tag', inputs: { image: BY_TAG }, requests: 7, connections: 7 },
  {
    name: 'by tag, unchecked',
    inputs: { image: BY_TAG, sources: 'api', 'check-manifests': 'false' },
    ...{ requests: 3, connections: 4 },
  },
  { name: 'by digest', inputs: { image: BY_DIGEST }, requests: 7, connections: 8 },
];

test.each(RUNS)('$name: two connections more than the requests need', async ({ inputs, requests, connections }) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over('HTTP/1.1'));

  const run = await runGate(registry, { ...inputs, require: 'sbom', ...READBOT }, { names });

  const unused = registry.connections.filter((connection) => connection.requests === 0);
  expect(run.outputs.result).toBe('pass');
  expect(run.requests).toHaveLength(requests);
  expect(registry.connections).toHaveLength(connections);
  expect(unused).toHaveLength(2);
});

test('if the registry keeps the first connection, it takes all requests, and no further connection is opened', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX }, over('HTTP/1.1', { features: { keepAlive: true } }));

  const run = await runGate(registry, { image: BY_TAG, sources: 'api', require: 'sbom', ...READBOT });

  expect(run.outputs.result).toBe('pass');
  // The second one was opened before the first response came.
  expect(registry.connections.map((connection) => connection.requests)).toEqual([4, 0]);
});
