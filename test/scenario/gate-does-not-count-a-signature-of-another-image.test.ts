import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a .sig tag copied from another image does not count, because its payload names the other image', async () => {
  const { registry, digest, names } = await imageFixture({});
  const sibling = registry.push.image('devtable/simple', 'sibling');
  const copied = registry.push.cosignSignatures('devtable/simple', digest, [{ signs: sibling.digest }]);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature', ...READBOT },
    { names: { ...names, SIBLING: sibling.digest, COPIED: copied.digest } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  expect(run.log).toContain('its payload belongs to another image');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-does-not-count-a-signature-of-another-image.txt');
});
