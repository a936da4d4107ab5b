import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a referrer of no kind is named by its type, and the rule with this type passes', async () => {
  const { registry, names } = await imageFixture({ REPORT: { artifactType: 'application/vnd.acme.bom' } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.log).toContain('sbom|application/vnd.acme.bom');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-the-type-of-other-referrers.txt');

  registry.forgetRequests();
  const next = await runGate(registry, { image: BY_TAG, require: 'sbom|application/vnd.acme.bom', ...READBOT });
  expect(next.exitCode).toBe(0);
});

test('an artifact type without a slash can be required', async () => {
  const { registry } = await imageFixture({ SBOM: { artifactType: 'org.example.sbom.v0' } });

  const run = await runGate(registry, { image: BY_TAG, require: 'org.example.sbom.v0', ...READBOT });
  registry.forgetRequests();
  const other = await runGate(registry, { image: BY_TAG, require: 'org.example.sbom.v1', ...READBOT });

  expect([run.exitCode, other.exitCode]).toEqual([0, 1]);
});
