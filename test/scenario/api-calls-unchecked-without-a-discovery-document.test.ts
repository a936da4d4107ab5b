import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const ROBOT = { path: 'user/robots/dtrobot', 'oauth-token': 'oauth-admin' };

test.each(['off', 'invalid', 'incomplete'] as const)('discovery document %s: warns, then calls', async (discovery) => {
  const registry = await registryFixture({ features: { discovery } });

  const run = await runApi(registry, ROBOT);

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200' } });
  expect(run.log.match(/^::warning::/gm)).toHaveLength(1);
  expect(run.requests.at(-1)).toBe('GET /api/v1/user/robots/dtrobot -> 200');
  await expect(run.transcript).toMatchFileSnapshot(
    `transcripts/api-calls-unchecked-without-a-discovery-document-${discovery}.txt`,
  );
});

test('an operation name needs the discovery document', async () => {
  const registry = await registryFixture({ features: { discovery: 'off' } });

  const run = await runApi(registry, { operation: 'getUserRobots', 'oauth-token': 'oauth-admin' });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '' } });
  expect(run.log).toContain('the discovery document, which defines the operations, is not available');
});
