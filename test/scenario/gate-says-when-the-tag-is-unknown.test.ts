import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, READBOT } from '../support/scene.ts';

test('an unknown tag is subject-not-found, not missing', async () => {
  const { registry, names } = await anImageWith({});

  const run = await playScenario(
    registry,
    { image: 'REGISTRY/devtable/simple:v2', require: 'sbom', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'subject-not-found', missing: '[]', digest: '' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-the-tag-is-unknown.txt');
});
