import { expect, test } from 'vitest';
import { OWNER, registryFixture } from '../support/fixtures.ts';
import { peakMemoryOf, REPORT_PEAK_MEMORY } from '../support/memory.ts';
import type { ReferrerOptions } from '../support/registry/builders.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runGateStep } from '../support/test-job.ts';

const IMAGES = 100;
const REFERRERS = 1_000;

/** MiB; measured: 210 to 255, including garbage that Node has not collected. */
const MAX_MEMORY = 320;

test('a hundred images with a thousand referrers each need limited memory, and the report contains them all', async () => {
  const registry = await registryFixture({ tls: true });
  const repositories = Array.from({ length: IMAGES }, (_, index) => `acme/app${index}`);
  for (const repository of repositories) pushMany(registry, repository);

  const image = repositories.map((repository) => `${registry.host}/${repository}:v1`).join('\n');
  const run = await runGateStep({
    inputs: { image, require: 'sbom', 'ca-certificate': registry.certificate, ...OWNER },
    environment: REPORT_PEAK_MEMORY,
  });

  expect(run.outputs).toMatchObject({ result: 'pass', count: String(IMAGES * REFERRERS) });
  expect(Buffer.byteLength(run.outputs.referrers ?? '')).toBeLessThanOrEqual(65_536);
  const [report = ''] = Object.values(run.files);
  expect(JSON.parse(report).subjects.map(countReferrers)).toEqual(Array(IMAGES).fill(REFERRERS));
  expect(peakMemoryOf(run)).toBeLessThan(MAX_MEMORY);
}, 120_000);

function pushMany(registry: EmbeddedRegistry, repository: string): void {
  const { digest } = registry.push.image(repository, 'v1');
  for (let index = 0; index < REFERRERS; index++) registry.push.referrer(repository, digest, attestation(index));
}

/** An attestation of a CI system with annotations. */
function attestation(index: number): ReferrerOptions {
  return {
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://spdx.dev/Document/v2.3',
      'org.opencontainers.image.created': '2026-01-01T00:00:00Z',
      note: `${index} ${'of many '.repeat(25)}`,
    },
  };
}

function countReferrers({ referrers }: { readonly referrers: readonly unknown[] }): number {
  return referrers.length;
}
