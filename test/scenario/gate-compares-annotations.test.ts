import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a rule with an annotation is met by the referrer with the annotation; the log says why the other does not count', async () => {
  const { registry, names } = await imageFixture({
    OTHERS: { ...SPDX, annotations: { team: 'edge' } },
    OURS: { ...SPDX, annotations: { team: 'core' } },
  });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom annotation.team=core\nsbom annotation.team=CORE', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.missing).toBe('["sbom annotation.team=CORE"]');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-compares-annotations.txt');
});
