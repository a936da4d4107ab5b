import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OidcIssuer, startIssuer } from './oidc-issuer.ts';
import { type EmbeddedRegistry, startRegistry } from './registry/registry.ts';
import type { Scope } from './snippet-expression.ts';

/** What the snippets are run in: a registry with the images that they name, the secrets and variables, a checked-out repository. */
export interface World {
  readonly registry: EmbeddedRegistry;
  /** In place of GitHub's: its tokens are for a push to the branch main of acme/app. */
  readonly issuer: OidcIssuer;
  /** The folder that a job works in. */
  readonly workspace: string;
  /** A file with the registry's certificate. */
  readonly certificatePath: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** Of a start by hand. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Scope;
  stop(): Promise<void>;
}

/**
 * Opens a world in which the pull request 7 was closed, and 1.2 was released: `acme/app`, `acme/worker` and the public `acme/base` have the tag 1.2 with evidence, and `bare` without any. The
 * robot `acme+ci` has a federation that trusts the branch main, `acme+typo` the same with one wrong letter.
 */
export async function openWorld(): Promise<World> {
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
      'acme/base': { visibility: 'public' },
    },
  });
  for (const repository of ['acme/app', 'acme/worker', 'acme/base']) pushImages(registry, repository);
  const workspace = await mkdtemp(join(tmpdir(), 'snippet-'));
  await mkdir(join(workspace, 'certs'));
  const certificatePath = join(workspace, 'certs/quay-ca.pem');
  await writeFile(certificatePath, registry.certificate);
  await writeFile(join(workspace, 'README.md'), '# The app\n\nIt says "hello".\n');
  return {
    registry,
    issuer,
    workspace,
    certificatePath,
    secrets: { QUAY_ROBOT_TOKEN: GATE_TOKEN, QUAY_PUSH_TOKEN: BUILD_TOKEN, QUAY_API_TOKEN: API_TOKEN },
    vars: { QUAY_CA_CERTIFICATE: registry.certificate },
    inputs: { method: '' },
    github: { sha: SHA, repository: 'acme/app', event: EVENT },
    stop: async () => {
      await Promise.all([registry.stop(), issuer.stop()]);
      await rm(workspace, { recursive: true });
    },
  };
}

const GATE_TOKEN = 'token-of-the-robot-gate';
const BUILD_TOKEN = 'token-of-the-robot-build';
const API_TOKEN = 'oauth-token-of-the-maintainer';
const GRANTS = { 'acme+gate': 'read', 'acme+build': 'write', 'acme+ci': 'write' } as const;
const SHA = '0123456789abcdef0123456789abcdef01234567';

const EVENT: Scope = {
  release: { tag_name: '1.2' },
  pull_request: { number: '7', head: { repo: { full_name: 'acme/app' } } },
};

function pushImages(registry: EmbeddedRegistry, repository: string): void {
  registry.push.image(repository, 'bare');
  for (const tag of ['1.2', SHA]) {
    const { digest } = registry.push.image(repository, tag);
    registry.push.referrer(repository, digest, { artifactType: 'application/spdx+json' });
    registry.push.referrer(repository, digest, { artifactType: 'application/vnd.cncf.notary.signature' });
  }
}

/** Where a step of a job runs. */
export interface Surroundings {
  readonly world: World;
  /** The home folder of the job. */
  readonly home: string;
}

type Texts = Readonly<Record<string, string>>;

/** What stands for an action of others: it gets the step's inputs, and gives its outputs. */
export type Replacement = (inputs: Texts, surroundings: Surroundings) => Promise<Record<string, string>>;

/** The actions that snippets use besides this one, and what is done in their place. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  /** The repository is there from the start, with certs/quay-ca.pem. */
  'actions/checkout': async () => ({}),
  'docker/login-action': logIn,
  /** The clients are on the PATH, or their steps are not run. */
  'imjasonh/setup-crane': async () => ({}),
  'regclient/actions/regctl-installer': async () => ({}),
  'oras-project/setup-oras': async () => ({}),
  'docker/build-push-action': async ({ tags = '' }, { world }) => {
    const [, repository = '', tag = ''] = /^[^/]+\/(.+):(.+)$/.exec(tags) ?? [];
    return { digest: world.registry.push.image(repository, tag, { content: 'built by the snippet' }).digest };
  },
  'anchore/sbom-action': async ({ 'output-file': file = '' }, { world }) => {
    await writeFile(join(world.workspace, file), '{"spdxVersion":"SPDX-2.3"}');
    return {};
  },
  'actions/attest-sbom': attachSbom,
  'actions/upload-artifact': async ({ path = '' }) => {
    await access(path);
    return {};
  },
};

/** Leaves what docker/login-action leaves: docker's own file in the home folder. */
async function logIn(
  { registry = '', username, password }: Texts,
  { home }: Surroundings,
): Promise<Record<string, string>> {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  await mkdir(join(home, '.docker'), { recursive: true });
  await writeFile(join(home, '.docker/config.json'), JSON.stringify({ auths: { [registry]: { auth } } }));
  return {};
}

/** Attaches as actions/attest-sbom does, but not before the gate has looked once: so it is sure to wait. */
async function attachSbom(inputs: Texts, { world }: Surroundings): Promise<Record<string, string>> {
  const { 'subject-name': name = '', 'subject-digest': digest = '', 'sbom-path': path = '' } = inputs;
  await access(join(world.workspace, path));
  const isList = (line: string) => line.includes(`/referrers/${digest}`);
  const hasLooked = () => world.registry.requests.some(({ line, status }) => isList(line) && status !== undefined);
  for (let left = 100; left > 0 && !hasLooked(); left--) await sleep(100);
  world.registry.push.referrer(name.split('/').slice(1).join('/'), digest, {
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://spdx.dev/Document/v2.3',
    },
  });
  return {};
}
