import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an image without referrers is missing every rule, in the order of the rules', async () => {
  const { registry, names } = await imageFixture({});

  const run = await runGate(registry, { image: BY_TAG, require: 'signature\nsbom|vex', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({
    result: 'missing',
    missing: '["signature","sbom|vex"]',
    count: '0',
    referrers: '[]',
  });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-fails-on-an-empty-list.txt');
});
