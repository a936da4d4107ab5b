import { expect, test } from 'vitest';
import { BY_DIGEST, BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const EXCHANGE = 'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200';
const HEAD = 'HEAD /v2/devtable/simple/manifests/v1 -> 200';
/** By digest, the registry must say that it has the image. */
const CONFIRMATION = 'HEAD /v2/devtable/simple/manifests/IMAGE -> 200';
const LIST = 'GET /v2/devtable/simple/referrers/IMAGE -> 200';
const TAGS = ['att', 'sbom', 'sig'].map((tag) => `GET /v2/devtable/simple/manifests/sha256-IMAGE.${tag} -> 404`);
const MANIFEST = 'GET /v2/devtable/simple/manifests/SBOM -> 200';

const RUNS = [
  { name: 'by tag', inputs: { image: BY_TAG }, requests: [EXCHANGE, HEAD, ...TAGS, LIST, MANIFEST] },
  {
    name: 'by tag, unchecked',
    inputs: { image: BY_TAG, sources: 'api', 'check-manifests': 'false' },
    requests: [EXCHANGE, HEAD, LIST],
  },
  { name: 'by digest', inputs: { image: BY_DIGEST }, requests: [EXCHANGE, ...TAGS, LIST, CONFIRMATION, MANIFEST] },
];

test.each(RUNS)('$name: one connection for all requests', async ({ inputs, requests }) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { tls: true });

  const run = await runGate(registry, { ...inputs, require: 'sbom', ...READBOT }, { names });

  expect(run.outputs.result).toBe('pass');
  expect(run.requests).toEqual(requests);
  expect(registry.connections).toMatchObject([{ protocol: 'HTTP/2', requests: requests.length }]);
});
