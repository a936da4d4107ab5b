import { expect, test } from 'vitest';
import { OWNER, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a Quay that accepts ten scopes per exchange: the eleventh repository needs a second exchange, so there is no single token to output', async () => {
  const registry = await registryFixture();
  const repositories = Array.from({ length: 11 }, (_, index) => `acme/app${index + 1}`);
  const digests = repositories.map((repository, index) => [
    `IMAGE_${index + 1}`,
    registry.push.image(repository, 'v1').digest,
  ]);

  const run = await runGate(
    registry,
    { image: repositories.map((repository) => `REGISTRY/${repository}:v1`).join('\n'), ...OWNER },
    { names: Object.fromEntries(digests) },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'listed', token: '', 'token-expires-at': '' });
  expect(run.requests.filter((line) => line.startsWith('GET /v2/auth'))).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-needs-two-tokens-for-eleven-repositories.txt');
});
