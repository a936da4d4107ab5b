import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('an unknown field and an unknown query parameter: warns, then calls', async () => {
  const registry = await registryFixture({ organizations: { acme: ['devtable'] } });

  const run = await runApi(registry, {
    path: 'organization/acme/robots/ci',
    method: 'PUT',
    query: 'dryrun=true',
    body: '{"descripton": "made by CI"}',
    'oauth-token': 'oauth-admin',
  });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '201' } });
  expect(run.log.match(/^::warning::/gm)).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-warns-about-fields-that-quay-ignores.txt');
});
