import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  'ten thousand referrers are counted; the output referrers stays under 64 KiB and is valid JSON',
  async (protocol) => {
    const { registry, digest } = await imageFixture({}, over(protocol));
    for (let index = 1; index < 10_000; index++)
      registry.push.referrer('devtable/simple', digest, {
        artifactType: 'application/vnd.example.layer-report',
        annotations: { number: String(index) },
      });
    const sbom = registry.push.referrer('devtable/simple', digest, SPDX);

    const run = await runGate(
      registry,
      { image: BY_TAG, require: 'sbom', ...READBOT },
      { names: { IMAGE: digest, SBOM: sbom.digest }, show: ['outputs', 'summary'] },
    );

    expect(run.outputs).toMatchObject({ result: 'pass', count: '10000' });
    expect(Buffer.byteLength(run.outputs.referrers ?? '')).toBeLessThanOrEqual(65_536);
    expect(JSON.parse(run.outputs.referrers ?? '').length).toBeGreaterThan(100);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-lists-ten-thousand-referrers.txt');
  },
);
