import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('`requires` must not pass for `require`: the runner only warns, and the gate would be open', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, requires: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('expected require');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-input-that-is-nearly-one.txt');
});

test('an input that is like none is ignored with a warning', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', colour: 'red', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.log).toMatch(/::warning.*colour/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-refuses-an-input-that-is-nearly-one-but-ignores-others.txt',
  );
});
