import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';

export const NAME = 'devtable/simple';
export const AMD64 = 'linux/amd64';
export const ARM64 = 'linux/arm64';

/** The type of a referrer with an SBOM. */
export const SBOM = { artifactType: 'application/spdx+json' };

/** The predicate types of BuildKit's attestations, by platform. */
export interface Attestations {
  readonly amd64?: readonly string[];
  readonly arm64?: readonly string[];
}

/** An index of two platform images, and a function that attaches an SBOM to digests. */
export async function prepareImages({ amd64 = [], arm64 = [] }: Attestations = {}) {
  const registry = await startTestRegistry();
  const { index, images } = registry.push.buildkit(NAME, 'v1', { platforms: { [AMD64]: amd64, [ARM64]: arm64 } });
  const digestOf = (platform: string) => images[platform]?.digest ?? '';
  const attach = (...subjects: readonly string[]) => {
    for (const subject of subjects) registry.push.referrer(NAME, subject, SBOM);
  };
  const client = openTestClient(registry, { images: [`${NAME}:v1`] });
  return { registry, client, attach, index: index.digest, amd64: digestOf(AMD64), arm64: digestOf(ARM64) };
}
