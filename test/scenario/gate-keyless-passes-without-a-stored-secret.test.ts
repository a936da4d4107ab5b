import { expect, test } from 'vitest';
import { BY_TAG } from '../support/fixtures.ts';
import { keylessFixture, ROBOT } from '../support/keyless-fixture.ts';
import { runGate } from '../support/run-action.ts';

test("GitHub's OIDC token, federation, exchange and gate, without a secret in the workflow", async () => {
  const { registry, issuer, environment, names } = await keylessFixture();

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...ROBOT }, { environment, names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(run.requests.slice(0, 2)).toEqual([
    'GET /oauth2/federation/robot/token -> 200',
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
  ]);
  const asked = issuer.requests.find(({ server }) => server === 'runner');
  expect(asked?.path).toContain(`audience=${encodeURIComponent(registry.host)}`);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-keyless-passes-without-a-stored-secret.txt');
});
