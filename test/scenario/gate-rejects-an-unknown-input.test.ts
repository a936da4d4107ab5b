import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('`requirements` instead of `require` is an error, because the runner only warns and no rule would be checked', async () => {
  const { registry } = await imageFixture({});

  const run = await runGate(registry, { image: BY_TAG, requirements: 'sbom', colour: 'red', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('requirements: there is no such input; expected require');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-rejects-an-unknown-input.txt');
});
