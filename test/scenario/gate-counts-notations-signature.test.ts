import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a notation signature meets the rule signature', async () => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION });

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-notations-signature.txt');
});
