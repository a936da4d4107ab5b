import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { buildReferrer } from '../support/registry/builders.ts';
import { runGate } from '../support/run-action.ts';

test('an annotation that is not a string is ignored: it does not prevent other referrers from counting', async () => {
  const { registry, digest } = await imageFixture({ SBOM: SPDX });
  const subject = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 500 };
  const { bytes } = buildReferrer(subject, {
    artifactType: 'application/vnd.example.note',
    annotations: { build: 'B' },
  });
  registry.push.manifest('devtable/simple', Buffer.from(bytes).toString().replace('"B"', '42'));

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT });

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
});

test('a descriptor that cannot be read is an error that names its digest', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });
  const digest = `sha256:${'a'.repeat(64)}`;
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 'large' }];
  const body = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests });
  registry.fault({ match: { path: /referrers/ }, kind: 'answer', status: 200, body });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT });

  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('manifests[0].size must be an integer');
  expect(run.log).toContain(`Delete the manifest ${digest} from the repository, and attach it again.`);
});

test.each([
  { name: '135 KB of empty descriptors', entries: 45_000, said: 'manifests[0].mediaType must be a string' },
  { name: '30 MiB of empty descriptors', entries: 10_000_000, said: 'the body has more than 2,000,000 values' },
])('a list of $name is an error', async ({ entries, said }) => {
  const { registry } = await imageFixture({ SBOM: SPDX });
  const body = `{"schemaVersion":2,"manifests":[${'{},'.repeat(entries)}{}]}`;
  registry.fault({ match: { path: /referrers/ }, kind: 'answer', status: 200, body });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT });

  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain(said);
});
