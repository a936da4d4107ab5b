import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('a rule with an annotation is met by the referrer that has it, and says why another does not count', async () => {
  const { registry, names } = await anImageWith({
    OTHERS: { ...SPDX, annotations: { team: 'edge' } },
    OURS: { ...SPDX, annotations: { team: 'core' } },
  });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom annotation.team=core\nsbom annotation.team=CORE', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.missing).toBe('["sbom annotation.team=CORE"]');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-compares-annotations.txt');
});
