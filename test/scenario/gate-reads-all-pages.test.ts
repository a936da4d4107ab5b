import { expect } from 'vitest';
import { BY_DIGEST, imageFixture, NOTATION, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('a list with three pages is read completely', async (protocol) => {
  const { registry, names } = await imageFixture(
    {
      SIGNATURE: NOTATION,
      VEX: { artifactType: 'application/vnd.openvex+json' },
      SBOM: SPDX,
    },
    over(protocol),
  );
  registry.fault({ match: { path: /\/referrers\// }, kind: 'paging', size: 1 });

  const run = await runGate(registry, { image: BY_DIGEST, require: 'sbom', ...READBOT }, { names });

  expect(run.outputs).toMatchObject({ result: 'pass', count: '3' });
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toEqual([
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE?page=2 -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE?page=3 -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-all-pages.txt');
});
