import { expect, test } from 'vitest';
import { playApi } from '../support/scenario.ts';
import { aRegistry } from '../support/scene.ts';

test('a field and a query that the operation does not know are warned of, and the call is made', async () => {
  const registry = await aRegistry({ organizations: { acme: ['devtable'] } });

  const run = await playApi(registry, {
    path: 'organization/acme/robots/ci',
    method: 'PUT',
    query: 'dryrun=true',
    body: '{"descripton": "made by CI"}',
    'oauth-token': 'oauth-admin',
  });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '201' } });
  expect(run.log.match(/^::warning::/gm)).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-warns-of-what-quay-would-pass-over.txt');
});
