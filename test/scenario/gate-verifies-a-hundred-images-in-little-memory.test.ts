import { expect, test } from 'vitest';
import { OWNER, registryFixture } from '../support/fixtures.ts';
import { peakMemoryOf, REPORT_PEAK_MEMORY } from '../support/memory.ts';
import { over } from '../support/protocols.ts';
import type { Protocol } from '../support/registry/connection.ts';
import { makeKey, pushBundle, SPDX_PREDICATE } from '../support/signed-image.ts';
import { runGateStep } from '../support/test-job.ts';

const { signer, pem } = makeKey();

/** An SBOM of a MiB. */
const SBOM = {
  spdxVersion: 'SPDX-2.3',
  packages: Array.from({ length: 20_000 }, (_, index) => ({ SPDXID: `SPDXRef-${index}`, name: `package ${index}` })),
};

const IMAGES = 100;

/** MiB; measured: 180 to 210, also for 300 images. If all bundles were kept, it would be 140 more. */
const MAX_MEMORY = 250;

async function run(protocol: Protocol) {
  const registry = await registryFixture(over(protocol));
  const references = Array.from({ length: IMAGES }, (_, index) => {
    const { digest } = registry.push.image('acme/app', `v${index}`);
    const target = { registry, repository: 'acme/app', digest };
    pushBundle(target, { signer });
    pushBundle(target, { signer, predicateType: SPDX_PREDICATE, predicate: SBOM });
    return `${registry.host}/acme/app:v${index}`;
  });
  registry.forgetRequests();
  const step = await runGateStep({
    inputs: {
      image: references.join('\n'),
      require: 'signature key=input\nsbom key=input min-packages=1000',
      'public-key': pem,
      'ca-certificate': registry.certificate,
      sources: 'api',
      ...OWNER,
    },
    environment: REPORT_PEAK_MEMORY,
  });
  expect(step.outputs.result).toBe('pass');
  return { memory: peakMemoryOf(step), requests: registry.requests.length };
}

test.each(['HTTP/1.1', 'HTTP/2'] as const)(
  '100 images with a signature and an SBOM of a MiB under 250 MiB, over %s',
  async (protocol) => {
    const { memory, requests } = await run(protocol);
    // One exchange; for each image its HEAD, its list, and two manifests and blobs.
    expect(requests).toBe(1 + IMAGES * 6);
    expect(memory).toBeLessThan(MAX_MEMORY);
  },
  120_000,
);
