import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('a public repository is read without a token; for a private one the error asks for a token', async () => {
  const registry = await registryFixture();

  const open = await runApi(registry, { path: 'repository/devtable/public' });
  const closed = await runApi(registry, { path: 'repository/devtable/simple' });

  expect(open).toMatchObject({ exitCode: 0, outputs: { status: '200', user: '' } });
  expect(registry.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
  expect(closed).toMatchObject({ exitCode: 1, outputs: { status: '401' } });
  await expect(open.transcript).toMatchFileSnapshot('transcripts/api-reads-public-repositories-without-a-token.txt');
  await expect(closed.transcript).toMatchFileSnapshot(
    'transcripts/api-reads-public-repositories-without-a-token-alone.txt',
  );
});
