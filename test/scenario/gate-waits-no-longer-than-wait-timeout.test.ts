import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('evidence is missing when wait-timeout ends', async () => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom\nsignature', 'wait-timeout': '3s', 'wait-interval': '1s', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]' });
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toHaveLength(3);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-waits-no-longer-than-wait-timeout.txt');
});
