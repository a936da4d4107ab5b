import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const RULES = ['signature,sbom', 'slsa', 'cosign', 'sbom: true', 'sbom min>=2', 'not vex', '$RULES'];

const IMAGES = [
  'quay.io/acme/a:1,quay.io/acme/b:1',
  'quay.io/acme/app@1.2',
  `app:sha256:${'0a'.repeat(32)}`,
  '$REGISTRY/app',
  'library/nginx',
  'docker://quay.io/acme/app:1',
  'user:s3cret-word@quay.io/acme/app:1',
];

test('each mistake of rules and references is named, and credentials in a reference are not shown', async () => {
  const registry = await registryFixture();
  const inputs = { image: IMAGES.join('\n'), require: RULES.join('\n') };

  const run = await runGate(registry, inputs);

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).not.toContain('s3cret-word');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-common-mistakes.txt');
});

test('JSON is one mistake, and its content is not shown', async () => {
  const registry = await registryFixture();
  const auth = '{\n"auths": {"quay.io": {"auth": "dXNlcjpzM2NyZXQtd29yZA=="}}\n}';

  const run = await runGate(registry, { image: auth, require: '["sbom", "signature"]' });

  expect(run.exitCode).toBe(1);
  expect(run.log).not.toContain('dXNlcjpz');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-common-mistakes-json.txt');
});
