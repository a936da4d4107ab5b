import { expect, test } from 'vitest';
import { BY_TAG } from '../support/fixtures.ts';
import { keylessFixture, ROBOT } from '../support/keyless-fixture.ts';
import { runGate } from '../support/run-action.ts';

test('without permissions: id-token: write the error names the permission, and no request is sent', async () => {
  const { registry, names } = await keylessFixture();

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...ROBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('`permissions: id-token: write`');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-keyless-asks-for-the-permission.txt');
});

test('an HTML page instead of the OIDC token is an error that describes the response', async () => {
  const { registry, environment, names } = await keylessFixture({ endpoint: { kind: 'html' } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...ROBOT }, { environment, names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-keyless-asks-for-the-permission-html-page.txt');
});
