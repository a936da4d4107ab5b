import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';
import { makeKey, workspaceWithKeys } from '../support/signed-image.ts';

const SBOM = JSON.stringify({ spdxVersion: 'SPDX-2.3', packages: [{ name: 'a' }, { name: 'b' }] });
const SPDX = { artifactType: 'application/spdx+json', body: SBOM };

test('without a key the content counts, and the report says that it is unsigned', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const require = 'sbom format=spdx min-packages=2';

  const run = await runGate(registry, { image: BY_TAG, require, ...READBOT }, { names, show: ['summary'] });

  expect(run.outputs).toMatchObject({ result: 'pass', unverified: '[]' });
  expect(run.outputs['vsa-file']).toBe('');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-the-content-of-documents.txt');
});

test('an SBOM with too few packages fails the step, also with on-missing: warn', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });
  const require = 'sbom min-packages=3';

  const run = await runGate(registry, { image: BY_TAG, require, 'on-missing': 'warn', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'unverified', unverified: '["sbom min-packages=3"]' });
  expect(run.log).toContain('it has 2 packages, fewer than 3');
});

test('a signed document is required where the rule has a key', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });
  const setup = await workspaceWithKeys({ 'cosign.pub': makeKey().pem });
  const require = 'application/spdx+json key=cosign.pub format=spdx';
  const run = await runGate(registry, { image: BY_TAG, require, ...READBOT }, setup);

  expect(run.outputs.result).toBe('unverified');
  expect(run.log).toContain('it is not signed');
});
