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

test.each(['true', 'false'])(
  'a manifest that is not a signature does not count under .sig (check-manifests: %s)',
  async (check) => {
    const { registry, digest } = await imageFixture({});
    const tag = `${digest.replace(':', '-')}.sig`;
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    registry.push.manifest('devtable/simple', JSON.stringify({ schemaVersion: 2, mediaType, manifests: null }), {
      tag,
    });

    const run = await runGate(registry, { image: BY_TAG, require: 'signature', 'check-manifests': check, ...READBOT });

    expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
  },
);

test('a response that is neither a manifest nor an index is an error', async () => {
  const { registry } = await imageFixture({});
  const body = JSON.stringify({ schemaVersion: 2, manifests: null });
  registry.fault({ match: { path: /\.sig$/ }, kind: 'answer', status: 200, body });

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', 'check-manifests': 'false', ...READBOT });

  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('must have a config (a manifest) or manifests (an index)');
});
