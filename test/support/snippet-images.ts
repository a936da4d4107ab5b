import type { EmbeddedRegistry } from './registry/registry.ts';
import type { SnippetSigners } from './snippet-evidence.ts';

/** The value of `github.sha`; images with this tag have the same evidence as those with the tag 1.2. */
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/**
 * Pushes the released images: `acme/app`, `acme/worker` and the public `acme/base` have the tag 1.2 with a signed SBOM and a signature;
 * `acme/app` also has 1.0 and 1.1, and the evidence of `signers`. `acme/server` is an index made by BuildKit. The signature of `acme/cli` is in `acme/signatures`. The tag
 * `bare` of each repository has no referrers.
 */
export async function pushReleases(registry: EmbeddedRegistry, signers: SnippetSigners): Promise<void> {
  for (const repository of ['acme/app', 'acme/worker', 'acme/base']) {
    registry.push.image(repository, 'bare');
    for (const tag of ['1.2', COMMIT]) pushWithEvidence(registry, repository, tag);
  }
  for (const tag of ['1.0', '1.1']) pushWithEvidence(registry, 'acme/app', tag);
  for (const tag of ['1.2', COMMIT]) await signers.sign(registry, 'acme/app', tag);
  pushServer(registry);
  pushSignedElsewhere(registry);
}

/** Pushes the images of the mirror, with the same evidence. */
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

/** Both platforms have BuildKit's SBOM and provenance in the index and are signed; the index is signed with cosign's tag scheme. */
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

function pushSignedElsewhere({ push }: EmbeddedRegistry): void {
  push.image('acme/cli', 'bare');
  const { digest } = push.image('acme/cli', '1.2');
  push.cosignSignatures('acme/signatures', digest);
}

const STATEMENTS = ['https://spdx.dev/Document', 'https://slsa.dev/provenance/v1'];
