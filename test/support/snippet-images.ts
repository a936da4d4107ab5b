import type { EmbeddedRegistry } from './registry/registry.ts';

/** The commit of which `github.sha` speaks; its images have evidence, as those of the tag 1.2. */
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/**
 * Pushes what was released: `acme/app`, `acme/worker` and the public `acme/base` have the tag 1.2 with an SBOM, itself signed, and a
 * signature; `acme/app` 1.0 and 1.1 too. `acme/server` is an index that BuildKit made. The tag `bare` of each has nothing.
 */
export function pushReleases(registry: EmbeddedRegistry): void {
  for (const repository of ['acme/app', 'acme/worker', 'acme/base']) {
    registry.push.image(repository, 'bare');
    for (const tag of ['1.2', COMMIT]) pushWithEvidence(registry, repository, tag);
  }
  for (const tag of ['1.0', '1.1']) pushWithEvidence(registry, 'acme/app', tag);
  pushServer(registry);
}

/** Pushes what a mirror has: the same images, with their evidence. */
export function pushMirrored(mirror: EmbeddedRegistry): void {
  pushWithEvidence(mirror, 'acme/worker', '1.2');
  pushServer(mirror);
}

function pushWithEvidence({ push }: EmbeddedRegistry, repository: string, tag: string): void {
  const { digest } = push.image(repository, tag);
  const sbom = push.referrer(repository, digest, { artifactType: 'application/spdx+json' });
  push.referrer(repository, digest, { artifactType: 'application/vnd.cncf.notary.signature' });
  push.referrer(repository, sbom.digest, { artifactType: 'application/vnd.cncf.notary.signature' });
}

/** Both platforms have BuildKit's SBOM and provenance in the index; each is signed, and the index is signed the old way of cosign. */
function pushServer({ push }: EmbeddedRegistry): void {
  const repository = 'acme/server';
  push.image(repository, 'bare');
  const { index, images } = push.buildkit(repository, '1.2', {
    platforms: { 'linux/amd64': STATEMENTS, 'linux/arm64': STATEMENTS },
  });
  push.cosignSignatures(repository, index.digest);
  push.referrer(repository, index.digest, { artifactType: 'application/spdx+json' });
  for (const { digest } of Object.values(images)) {
    push.referrer(repository, digest, { artifactType: 'application/vnd.cncf.notary.signature' });
  }
}

const STATEMENTS = ['https://spdx.dev/Document', 'https://slsa.dev/provenance/v1'];
