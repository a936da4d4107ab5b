import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

test('`repository` instead of `repositories` is an error, because the token would have no scope', async () => {
  const registry = await registryFixture();

  const run = await runToken(registry, { repository: 'devtable/simple', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.token).toBe('');
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('repository: there is no such input; expected repositories');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-rejects-an-unknown-input.txt');
});
