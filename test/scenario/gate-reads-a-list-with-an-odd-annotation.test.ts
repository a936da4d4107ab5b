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

const UNREADABLE = [
  { fields: { size: 'large' }, said: 'manifests[0].size must be an integer' },
  // Without its type or its annotations, the SBOM would be missing.
  { fields: { artifactType: 42 }, said: 'manifests[0].artifactType must be a string' },
  { fields: { artifactType: ['application/spdx+json'] }, said: 'manifests[0].artifactType must be a string' },
  { fields: { annotations: 'stage=prod' }, said: 'manifests[0].annotations must be an object' },
];
test.each(UNREADABLE)('a descriptor with $fields cannot be read, which is an error with its digest', async (one) => {
  const { registry } = await imageFixture({ SBOM: SPDX });
  const digest = `sha256:${'a'.repeat(64)}`;
  const manifest = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 500 };
  const manifests = [{ ...manifest, artifactType: 'application/spdx+json', ...one.fields }];
  const body = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests });
  registry.fault({ match: { path: /referrers/ }, kind: 'answer', status: 200, body });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT });

  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain(one.said);
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
