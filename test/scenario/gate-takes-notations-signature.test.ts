import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, NOTATION, READBOT } from '../support/scene.ts';

test('the signature of notation meets the rule signature', async () => {
  const { registry, names } = await anImageWith({ SIGNATURE: NOTATION });

  const run = await playScenario(registry, { image: BY_TAG, require: 'signature', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-takes-notations-signature.txt');
});
