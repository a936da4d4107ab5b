import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OidcIssuer, startIssuer } from './oidc-issuer.ts';
import { type EmbeddedRegistry, startRegistry } from './registry/registry.ts';
import { type Artifacts, openArtifacts } from './snippet-artifacts.ts';
import { openSnippetSigners, type SnippetSigners } from './snippet-evidence.ts';
import type { Scope } from './snippet-expression.ts';
import { COMMIT, pushMirrored, pushReleases } from './snippet-images.ts';

/** The registries, secrets, variables and repository that the snippets use. */
export interface SnippetFixture {
  readonly registry: EmbeddedRegistry;
  /** The registry with the host registry.example.com in snippets; it has copies of `acme/worker` and `acme/server`. */
  readonly mirror: EmbeddedRegistry;
  /** Replaces GitHub's OIDC issuer; its tokens are for a push to the branch main of acme/app. */
  readonly issuer: OidcIssuer;
  readonly artifacts: Artifacts;
  /** The folder that actions/checkout copies. */
  readonly repository: string;
  readonly signers: SnippetSigners;
  /** A folder with a `gh` that prints the trusted root. */
  readonly programs: string;
  /** Creates an empty folder. */
  openFolder(name: string): Promise<string>;
  /** A file with the certificates of both registries. */
  readonly certificatePath: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** The inputs of `workflow_dispatch`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Scope;
  stop(): Promise<void>;
}

/**
 * Starts the registries with the images of `pushReleases`. The events of the workflows are the closing of pull request 7 and the release
 * of 1.2. The robot `acme+ci` has a federation for the branch main; the federation of `acme+typo` has one wrong letter.
 */
export async function openSnippetFixture(): Promise<SnippetFixture> {
  const issuer = await startIssuer();
  const registry = await startRegistry({
    tls: true,
    robots: { 'acme+gate': GATE_TOKEN, 'acme+build': BUILD_TOKEN, 'acme+old': 'token-of-the-robot-old' },
    users: { maintainer: 'password-of-the-maintainer' },
    organizations: { acme: ['maintainer'] },
    oauthTokens: {
      [API_TOKEN]: { user: 'maintainer', scopes: ['repo:read', 'repo:write', 'repo:admin', 'org:admin'] },
    },
    federations: {
      'acme+ci': [{ issuer: issuer.issuer, subject: 'repo:acme/app:ref:refs/heads/main' }],
      'acme+typo': [{ issuer: issuer.issuer, subject: 'repo:acme/app:ref:refs/heads/Main' }],
    },
    repositories: {
      'acme/app': { grants: GRANTS },
      'acme/worker': { grants: GRANTS },
      'acme/server': { grants: GRANTS },
      'acme/cli': { grants: GRANTS },
      'acme/signatures': { grants: GRANTS },
      'acme/base': { visibility: 'public' },
    },
  });
  const signers = await openSnippetSigners();
  await pushReleases(registry, signers);
  const mirror = await startMirror();
  pushMirrored(mirror);
  const folder = await mkdtemp(join(tmpdir(), 'snippet-'));
  const openFolder = (name: string) => mkdtemp(join(folder, `${name}-`));
  const repository = await openFolder('repository');
  await fillRepository(repository, registry);
  await writeFile(join(repository, 'cosign.pub'), signers.publicKey);
  await writeFile(join(repository, 'notation-ca.pem'), signers.notationCa);
  await writeFile(join(repository, 'trusted_root.json'), signers.trustedRoot);
  const programs = await openFolder('programs');
  const gh = `#!/bin/sh\n[ "$*" = "attestation trusted-root" ] && [ -n "$GH_TOKEN" ] && cat '${repository}/trusted_root.json'\n`;
  await writeFile(join(programs, 'gh'), gh, { mode: 0o755 });
  const certificatePath = join(folder, 'certificates.pem');
  await writeFile(certificatePath, `${registry.certificate}\n${mirror.certificate}`);
  return {
    registry,
    mirror,
    issuer,
    artifacts: openArtifacts(await openFolder('artifacts')),
    repository,
    signers,
    programs,
    openFolder,
    certificatePath,
    secrets: SECRETS,
    vars: { QUAY_CA_CERTIFICATE: registry.certificate, COSIGN_PUBLIC_KEY: signers.publicKey },
    inputs: { method: '' },
    github: { token: 'token-of-github', sha: COMMIT, repository: 'acme/app', event: EVENT },
    stop: async () => {
      await Promise.all([registry.stop(), mirror.stop(), issuer.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

const GATE_TOKEN = 'token-of-the-robot-gate';
const BUILD_TOKEN = 'token-of-the-robot-build';
const API_TOKEN = 'oauth-token-of-the-maintainer';
const MIRROR_TOKEN = 'token-of-the-robot-mirror';
const SECRETS = {
  QUAY_ROBOT_TOKEN: GATE_TOKEN,
  QUAY_PUSH_TOKEN: BUILD_TOKEN,
  QUAY_API_TOKEN: API_TOKEN,
  MIRROR_ROBOT_TOKEN: MIRROR_TOKEN,
} as const;
const MIRROR_GRANTS = { grants: { 'acme+mirror': 'write' } } as const;
const GRANTS = { 'acme+gate': 'read', 'acme+build': 'write', 'acme+ci': 'write' } as const;

const EVENT: Scope = {
  release: { tag_name: '1.2' },
  pull_request: { number: '7', head: { repo: { full_name: 'acme/app' } } },
};

function startMirror(): Promise<EmbeddedRegistry> {
  return startRegistry({
    tls: true,
    robots: { 'acme+mirror': MIRROR_TOKEN },
    users: { maintainer: 'password-of-the-maintainer' },
    organizations: { acme: ['maintainer'] },
    repositories: { 'acme/app': MIRROR_GRANTS, 'acme/worker': MIRROR_GRANTS, 'acme/server': MIRROR_GRANTS },
  });
}

async function fillRepository(folder: string, registry: EmbeddedRegistry): Promise<void> {
  await mkdir(join(folder, 'certs'));
  await writeFile(join(folder, 'certs/quay-ca.pem'), registry.certificate);
  await writeFile(join(folder, 'README.md'), '# The app\n\nIt says "hello".\n');
  const list = (images: readonly string[]) => images.map((image) => `${registry.host}/${image}\n`).join('');
  await writeFile(join(folder, 'released.txt'), list(['acme/app:1.2', 'acme/worker:1.2', 'acme/server:1.2']));
  await writeFile(join(folder, 'mirrored.txt'), list(['acme/worker:1.2', 'acme/server:1.2']));
}
