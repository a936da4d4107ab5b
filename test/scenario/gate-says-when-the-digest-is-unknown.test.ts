import { expect, test } from 'vitest';
import { BY_DIGEST, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const NOWHERE = `sha256:${'0'.repeat(64)}`;

test('quay.io returns 400 MANIFEST_INVALID for an unknown digest: subject-not-found', async () => {
  const { registry } = await imageFixture({});

  const run = await runGate(registry, { image: BY_DIGEST, require: 'sbom', ...READBOT }, { names: { IMAGE: NOWHERE } });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('subject-not-found');
  expect(run.requests).toContain('GET /v2/devtable/simple/referrers/IMAGE -> 400');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-the-digest-is-unknown-on-python.txt');
});

test('the Go server returns an empty list for an unknown digest: a HEAD request finds subject-not-found', async () => {
  const { registry } = await imageFixture({}, { features: { flavour: 'go' } });

  const run = await runGate(registry, { image: BY_DIGEST, require: 'sbom', ...READBOT }, { names: { IMAGE: NOWHERE } });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('subject-not-found');
  expect(run.requests).toContain('GET /v2/devtable/simple/referrers/IMAGE -> 200');
  expect(run.requests).toContain('HEAD /v2/devtable/simple/manifests/IMAGE -> 404');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-the-digest-is-unknown-on-go.txt');
});
