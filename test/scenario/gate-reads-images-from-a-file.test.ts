import { expect, test } from 'vitest';
import { OWNER, registryFixture, SPDX, workspaceFixture } from '../support/fixtures.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';

/** Runs the gate with `images.txt` in the workspace. */
async function runWithImagesFile(text: string, inputs: Readonly<Record<string, string>>): Promise<TranscribedRun> {
  const registry = await registryFixture();
  const images = ['1.0', '1.1', '1.2'].map((tag) => registry.push.image('acme/app', tag).digest);
  const sboms = images.map((digest) => registry.push.referrer('acme/app', digest, SPDX).digest);
  const named = (name: string, digests: readonly string[]) =>
    digests.map((digest, index) => [`${name}-1.${index}`, digest] as const);
  const workspace = await workspaceFixture({ 'images.txt': text.replaceAll('REGISTRY', registry.host) });
  const names = Object.fromEntries([...named('IMAGE', images), ...named('SBOM', sboms), ['WORKSPACE', workspace]]);
  return await runGate(
    registry,
    { 'images-file': 'images.txt', require: 'sbom', ...inputs, ...OWNER },
    { environment: { GITHUB_WORKSPACE: 'WORKSPACE' }, names },
  );
}

test('comments and empty lines are ignored, and an image in both inputs counts once', async () => {
  const list = '# what is released\n\nREGISTRY/acme/app:1.0\n  REGISTRY/acme/app:1.1  \r\n';

  const run = await runWithImagesFile(list, { image: 'REGISTRY/acme/app:1.2\nREGISTRY/acme/app:1.0' });

  expect(run.outputs).toMatchObject({ result: 'pass', count: '3' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-images-from-a-file.txt');
});

test('invalid lines are reported by line number, and no image is checked', async () => {
  const run = await runWithImagesFile(
    '# what is released\nREGISTRY/acme/app:1.0\nREGISTRY/acme/app:\nREGISTRY/ACME/app:1.1\n',
    {},
  );

  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-images-from-a-file-with-bad-lines.txt');
});

test('a missing file is an error with the path', async () => {
  const run = await runWithImagesFile('', { 'images-file': 'released.txt' });

  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-images-from-a-file-not-found.txt');
});

test('an empty file beside an image is a warning, because the step that writes the file may have failed', async () => {
  const run = await runWithImagesFile('# what is released\n', { image: 'REGISTRY/acme/app:1.2' });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  expect(run.log).toMatch(/^::warning::images-file: the file `.*images\.txt` has no references/m);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-images-from-a-file-that-is-empty.txt');
});

test('no warning about the file if another input is invalid', async () => {
  const run = await runWithImagesFile('', { image: 'REGISTRY/acme/app:1.2', depth: 'x' });

  expect(run.outputs.result).toBe('error');
  expect(run.log).not.toContain('::warning');
});

test('an empty images-file without an image is an error', async () => {
  const run = await runWithImagesFile('', { 'images-file': '' });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-images-from-a-file-empty-input.txt');
});
