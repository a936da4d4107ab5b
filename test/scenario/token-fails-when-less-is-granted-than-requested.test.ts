import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

const ASKED = { repositories: 'devtable/simple\ndevtable/secret', actions: 'pull,push', ...READBOT };

test.each(['python', 'go'] as const)(
  'a token with fewer grants is an error that lists the missing ones, on %s',
  async (flavour) => {
    const registry = await registryFixture({ features: { flavour } });

    const run = await runToken(registry, ASKED);

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ token: '', password: '', granted: '{}' });
    expect(run.post.exitCode).toBe(0);
    await expect(run.transcript).toMatchFileSnapshot(
      `transcripts/token-fails-when-less-is-granted-than-requested-on-${flavour}.txt`,
    );
  },
);

test('with allow-partial the step passes, and the output granted lists the grants', async () => {
  const registry = await registryFixture();

  const run = await runToken(registry, { ...ASKED, 'allow-partial': 'true' }, { show: ['outputs'] });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.granted).toBe('{"devtable/secret":[],"devtable/simple":["pull"]}');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/token-fails-when-less-is-granted-than-requested-allow-partial.txt',
  );
});
