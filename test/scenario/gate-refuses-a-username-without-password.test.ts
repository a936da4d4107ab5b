import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, SPDX } from '../support/scene.ts';

test('a username without password is an error that speaks of forks and Dependabot', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(registry, {
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
