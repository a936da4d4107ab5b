import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a rejected password is not sent again, neither for another image nor for the eleventh repository', async () => {
  const registry = await registryFixture();
  const images = Array.from({ length: 11 }, (_, index) => `REGISTRY/acme/app${index + 1}:v1`);

  const run = await runGate(registry, {
    image: images.join('\n'),
    require: 'sbom',
    username: 'owner',
    password: 'not-my-secret',
  });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toHaveLength(1);
  expect(run.requests[0]).toMatch(/^GET \/v2\/auth.* -> 401$/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-tries-a-wrong-password-once.txt');
});
