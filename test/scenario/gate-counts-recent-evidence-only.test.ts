import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a scan of today meets max-age=30d', async () => {
  const { registry, names } = await imageFixture({
    TODAY: { artifactType: 'application/sarif+json', created: new Date().toISOString() },
    OLD: { artifactType: 'application/sarif+json', created: '2020-01-01T00:00:00Z' },
  });

  const run = await runGate(registry, { image: BY_TAG, require: 'scan max-age=30d', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-recent-evidence-only-today.txt');
});

test('an old scan, one from the future and one without a creation time do not', async () => {
  const { registry, names } = await imageFixture({
    OLD: { artifactType: 'application/sarif+json', created: '2020-01-01T00:00:00Z' },
    FUTURE: { artifactType: 'application/sarif+json', created: '2999-01-01T00:00:00Z' },
    SILENT: { artifactType: 'application/sarif+json' },
  });

  const run = await runGate(registry, { image: BY_TAG, require: 'scan max-age=30d', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', count: '3' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-recent-evidence-only-old.txt');
});
