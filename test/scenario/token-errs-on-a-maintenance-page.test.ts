import { describe, expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { over, PROTOCOLS } from '../support/protocols.ts';
import { runToken } from '../support/run-action.ts';

describe.each(PROTOCOLS)('over %s', (protocol) => {
  test.each([
    { name: 'pull without credentials', inputs: {} },
    { name: 'pull', inputs: READBOT },
    { name: 'login', inputs: { ...READBOT, login: 'true' } },
    { name: 'push', inputs: { ...READBOT, actions: 'pull,push' } },
  ])('a page with status 200 for every request is no open registry: $name', async ({ name, inputs }) => {
    const registry = await registryFixture(over(protocol));
    registry.fault({ match: { path: /./ }, kind: 'html' });

    const run = await runToken(registry, { repositories: 'devtable/simple', ...inputs });

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ token: '', granted: '{}' });
    expect(run.log).not.toContain('Logged in');
    if (name === 'login')
      await expect(run.transcript).toMatchFileSnapshot('transcripts/token-errs-on-a-maintenance-page.txt');
  });
});
