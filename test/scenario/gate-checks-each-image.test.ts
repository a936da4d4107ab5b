import { expect, test } from 'vitest';
import { OWNER, registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a failed image does not hide the others; the result of the run is the worst one', async () => {
  const registry = await registryFixture();
  const good = registry.push.image('acme/app', 'good');
  const bare = registry.push.image('acme/app', 'bare');
  const sbom = registry.push.referrer('acme/app', good.digest, SPDX);
  registry.push.image('devtable/simple', 'v1');
  const images = ['acme/app:good', 'acme/app:bare', 'acme/app:typo', 'devtable/simple:v1'];

  const run = await runGate(
    registry,
    { image: images.map((image) => `REGISTRY/${image}`).join('\n'), require: 'sbom', ...OWNER },
    { names: { GOOD: good.digest, BARE: bare.digest, SBOM: sbom.digest }, show: ['outputs', 'summary'] },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(JSON.parse(run.outputs.images ?? '')).toMatchObject([
    { result: 'pass' },
    { result: 'missing' },
    { result: 'subject-not-found' },
    { result: 'error' },
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-checks-each-image.txt');
});
