import { expect, test } from 'vitest';
import type { ActionRun } from '../support/action-run.ts';
import { OWNER, registryFixture, SPDX } from '../support/fixtures.ts';
import { peakMemoryOf, REPORT_PEAK_MEMORY } from '../support/memory.ts';
import { over } from '../support/protocols.ts';
import type { ReferrerOptions } from '../support/registry/builders.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runGateStep } from '../support/test-job.ts';

const REPOSITORIES = 100;
const TAGS = 10;
const IMAGES = REPOSITORIES * TAGS;
const REFERRERS = 50;

/** MiB; measured: 145 to 165. */
const MAX_MEMORY = 200;

/** Indexes of images without an SBOM, and of one whose tag does not exist. */
const INCOMPLETE = [7, 420, 999];
const ABSENT = 500;

/** One exchange per ten repositories; a missing tag is requested again for the error message. */
const REQUESTS = {
  exchange: REPOSITORIES / 10,
  head: IMAGES,
  list: IMAGES - 1,
  tagged: 1,
  /** One request per met rule. */
  manifest: 2 * (IMAGES - 1) - INCOMPLETE.length,
};

/** The default also requests cosign's three tags of each image. */
const WITH_TAGS = { ...REQUESTS, tagged: REQUESTS.tagged + 3 * (IMAGES - 1) };

const RUNS = [
  { protocol: 'HTTP/1.1', name: 'the API alone', inputs: { sources: 'api' }, requests: REQUESTS },
  { protocol: 'HTTP/2', name: 'all sources', inputs: {}, requests: WITH_TAGS },
] as const;

test.each(RUNS)(
  '1,000 images × 50 referrers under 200 MB, $name over $protocol',
  async ({ protocol, inputs, requests }) => {
    const registry = await registryFixture(over(protocol));
    const images = Array.from({ length: IMAGES }, (_, index) => pushImage(registry, index));

    const run = await judge(registry, images, inputs);

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'subject-not-found', count: String((IMAGES - 1) * REFERRERS) });
    expect(resultsIn(run)).toEqual({
      pass: IMAGES - INCOMPLETE.length - 1,
      missing: INCOMPLETE.length,
      'subject-not-found': 1,
    });
    expect(run.summary).toMatch(/^<tr><td><code>[^<]*app0:v5<\/code><\/td><td>❌ subject-not-found/m);
    expect(run.summary.match(/^<h3>/gm)).toHaveLength(INCOMPLETE.length + 1);
    expect(run.log.match(/^\d+ of 1000 images checked, \d+ did not pass$/gm)).toHaveLength(20);
    expect(requestsOf(registry)).toEqual(requests);
    expect(new Set(registry.requests.map((request) => request.protocol))).toEqual(new Set([protocol]));
    expect(peakMemoryOf(run)).toBeLessThan(MAX_MEMORY);
  },
  120_000,
);

/** The images alternate between repositories, as in a list of releases. */
function pushImage(registry: EmbeddedRegistry, index: number): string {
  const [repository, tag] = [`acme/app${index % REPOSITORIES}`, `v${Math.floor(index / REPOSITORIES)}`];
  const name = `${registry.host}/${repository}:${tag}`;
  if (index === ABSENT) return name;
  const { digest } = registry.push.image(repository, tag);
  for (let number = 1; number < REFERRERS; number++) registry.push.referrer(repository, digest, attestation(number));
  registry.push.referrer(repository, digest, INCOMPLETE.includes(index) ? attestation(0) : SPDX);
  return name;
}

/** An attestation of a CI system with annotations. */
function attestation(number: number): ReferrerOptions {
  return {
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
      'org.opencontainers.image.created': '2026-01-01T00:00:00Z',
      note: `${number} ${'of many '.repeat(25)}`,
    },
  };
}

async function judge(
  registry: EmbeddedRegistry,
  images: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  registry.forgetRequests();
  return await runGateStep({
    inputs: {
      image: images.join('\n'),
      require: 'provenance\nsbom',
      'ca-certificate': registry.certificate,
      ...OWNER,
      ...more,
    },
    environment: REPORT_PEAK_MEMORY,
  });
}

function resultsIn({ outputs }: ActionRun): Readonly<Record<string, number>> {
  const images: readonly { readonly result: string }[] = JSON.parse(outputs.images ?? '');
  return countBy(images.map(({ result }) => result));
}

function requestsOf({ requests }: EmbeddedRegistry): Readonly<Record<string, number>> {
  return countBy(
    requests.map(({ method, path }) => {
      if (path.startsWith('/v2/auth')) return 'exchange';
      if (method === 'HEAD') return 'head';
      if (path.includes('/referrers/')) return 'list';
      return path.includes('/manifests/sha256:') ? 'manifest' : 'tagged';
    }),
  );
}

function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(words, (word) => word);
  return Object.fromEntries([...groups].map(([word, all]) => [word, all.length]));
}
