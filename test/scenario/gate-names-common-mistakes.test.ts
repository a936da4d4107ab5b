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
  expect(withoutMasks(run.log)).not.toContain('dXNlcjpz');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-common-mistakes-json.txt');
});

test('a token or a password that is typed into another input is not shown', async () => {
  const registry = await registryFixture();
  const token = 'R0B0TT0KEN'.repeat(6);
  const inputs = { image: token, require: token, shard: token, registry: 'user:s3cret-word@quay.io', depth: token };

  const run = await runGate(registry, inputs);

  expect(run.exitCode).toBe(1);
  expect(withoutMasks(run.log) + run.summary + JSON.stringify(run.outputs)).not.toMatch(/R0B0TT0KEN|s3cret-word/);
  expect(run.log).toContain('image: "***" is not an image reference');
});

/** The log as the runner shows it: it does not show the commands that mask. */
function withoutMasks(log: string): string {
  return log.replace(/^::add-mask::.*$/gm, '');
}
