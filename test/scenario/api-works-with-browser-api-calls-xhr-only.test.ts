import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('BROWSER_API_CALLS_XHR_ONLY rejects browsers by their User-Agent and does not affect the action', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { path: 'repository/devtable/public' });
  const browser = await fetch(`${registry.url}/api/v1/repository/devtable/public`, {
    headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
  });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200' } });
  expect(browser.status).toBe(400);
  expect(await browser.text()).toContain('X-Requested-With');
  const [own] = registry.requests.filter(({ path }) => path.endsWith('/devtable/public'));
  expect(own?.headers).toMatchObject({ 'user-agent': 'quay-referrers' });
  expect(own?.headers).not.toHaveProperty('x-requested-with');
});
