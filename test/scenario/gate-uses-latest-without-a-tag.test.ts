import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a reference without tag and digest means latest, with a notice', async () => {
  const registry = await registryFixture();
  const { digest } = registry.push.image('devtable/simple', 'latest');

  const run = await runGate(registry, { image: 'REGISTRY/devtable/simple', ...READBOT }, { names: { IMAGE: digest } });

  expect(run.exitCode).toBe(0);
  expect(run.log).toMatch(/::notice.*latest/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-latest-without-a-tag.txt');
});
