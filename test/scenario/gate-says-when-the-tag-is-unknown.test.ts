import { expect, test } from 'vitest';
import { imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an unknown tag is subject-not-found, not missing', async () => {
  const { registry, names } = await imageFixture({});

  const run = await runGate(registry, { image: 'REGISTRY/devtable/simple:v2', require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'subject-not-found', missing: '[]', digest: '' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-the-tag-is-unknown.txt');
});
