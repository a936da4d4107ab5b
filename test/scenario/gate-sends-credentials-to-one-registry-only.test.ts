import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('of two registries only the one in the input registry gets the password', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  const other = await registryFixture(over(protocol));
  other.fault({ match: { path: /auth/ }, kind: 'delay', milliseconds: 1500 });
  const image = other.push.image('devtable/public', 'v1');
  other.push.referrer('devtable/public', image.digest, SPDX);

  const run = await runGate(
    registry,
    { image: `${BY_TAG}\nOTHER/devtable/public:v1`, registry: 'REGISTRY', require: 'sbom', ...READBOT },
    { names: { ...names, PUBLIC: image.digest }, other },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', token: '' });
  expect(other.requests.some(({ headers }) => headers.authorization?.startsWith('Basic'))).toBe(false);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-sends-credentials-to-one-registry-only.txt');
});

testEachProtocol(
  'credentials for two registries without the input registry are an error, and no request is sent',
  async (protocol) => {
    const { registry } = await imageFixture({}, over(protocol));
    const other = await registryFixture(over(protocol));

    const run = await runGate(
      registry,
      { image: `${BY_TAG}\nOTHER/devtable/public:v1`, require: 'sbom', ...READBOT },
      { other },
    );

    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
    expect(other.requests).toEqual([]);
    await expect(run.transcript).toMatchFileSnapshot(
      'transcripts/gate-sends-credentials-to-one-registry-only-ambiguous.txt',
    );
  },
);
