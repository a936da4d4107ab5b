import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const RULES = 'sbom\nsignature';

test('the signature of an SBOM is shown below it and does not count as a signature of the image', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX, SCAN: { artifactType: 'application/sarif+json' } });
  const signature = registry.push.referrer('devtable/simple', names.SBOM ?? '', NOTATION);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: RULES, depth: '2', ...READBOT },
    { names: { ...names, SIGNATURE: signature.digest }, show: ['outputs', 'summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]', count: '3' });
  expect(run.summary).toContain('↳ signature');
  const [report = ''] = Object.values(run.files);
  expect(report).toContain(`"subject":"${names.SBOM}","digest":"${signature.digest}"`);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-shows-referrers-of-the-evidence.txt');
});

test('a cycle of referrers ends', async () => {
  const { registry, digest, names } = await imageFixture({});
  const sbom = registry.push.referrer('devtable/simple', digest, SPDX);
  const scan = registry.push.referrer('devtable/simple', sbom.digest, { artifactType: 'application/sarif+json' });
  // Manifests cannot refer to each other, but Quay adds every entry of the tag with this name to the list.
  const image = { ...sbom, digest, artifactType: 'application/vnd.example.image' };
  registry.push.index('devtable/simple', scan.digest.replace(':', '-'), { manifests: [{ ...sbom, ...SPDX }, image] });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', depth: '5', ...READBOT },
    { names: { ...names, SBOM: sbom.digest, SCAN: scan.digest }, show: ['summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-shows-referrers-of-the-evidence-cycle.txt');
});
