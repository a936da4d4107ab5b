import { describe, expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { over, PROTOCOLS } from '../support/protocols.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { runGate } from '../support/run-action.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The 404 responses of gateways in front of a registry. */
const GATEWAYS: readonly { readonly name: string; readonly answer: FaultKind; readonly said: string }[] = [
  { name: 'an empty body', answer: { kind: 'answer', status: 404 }, said: 'returned 404.' },
  {
    name: 'an OAuth error',
    answer: {
      ...{ kind: 'answer', status: 404, headers: JSON_TYPE },
      body: '{"error":"not_found","error_description":"no upstream"}',
    },
    said: 'returned 404 (not_found; no upstream).',
  },
  {
    name: 'a non-standard code',
    answer: { kind: 'answer', status: 404, headers: JSON_TYPE, body: '{"errors":[{"code":"ROUTE_NOT_FOUND"}]}' },
    said: 'returned 404 (ROUTE_NOT_FOUND).',
  },
];

describe.each(PROTOCOLS)('over %s', (protocol) => {
  test.each(GATEWAYS)('a 404 with $name does not mean that evidence is missing', async ({ answer, said }) => {
    const { registry, names } = await imageFixture({}, over(protocol, { features: { referrersApi: false } }));
    registry.fault({ match: { method: 'GET', path: /\/manifests\/sha256-/ }, ...answer });

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
    expect(run.log).toContain(said);
    expect(run.log).toContain('a 404 without one may come from a gateway in front of the registry');
  });

  test('an image behind such a gateway is not reported as not found', async () => {
    const { registry, names } = await imageFixture({}, over(protocol));
    registry.fault({ match: { path: /\/manifests\// }, kind: 'answer', status: 404 });

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

    expect(run.outputs.result).toBe('error');
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-on-a-gateways-404.txt');
  });

  test("Harbor's NOT_FOUND is the response of a registry", async () => {
    const { registry, names } = await imageFixture({}, over(protocol, { features: { referrersApi: false } }));
    const body = '{"errors":[{"code":"NOT_FOUND","message":"artifact devtable/simple not found"}]}';
    const match = { method: 'GET', path: /\/manifests\/sha256-/ };
    registry.fault({ match, kind: 'answer', status: 404, headers: JSON_TYPE, body });

    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

    expect(run.outputs.result).toBe('missing');
  });
});
