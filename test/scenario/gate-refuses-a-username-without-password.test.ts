import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a username without password is an error that mentions forks and Dependabot', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, {
    image: BY_TAG,
    require: 'sbom',
    username: 'devtable+readbot',
    password: '',
  });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('Dependabot');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-a-username-without-password.txt');
});
