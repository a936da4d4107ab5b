import { access, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './snippet-world.ts';

/** Where a step of a job runs. */
export interface Surroundings {
  readonly world: World;
  /** The home folder of the job. */
  readonly home: string;
  /** The folder that the job works in, empty at its start. */
  readonly workspace: string;
}

type Texts = Readonly<Record<string, string>>;

/** What stands for an action of others: it gets the step's inputs, and gives its outputs. */
export type Replacement = (inputs: Texts, surroundings: Surroundings) => Promise<Record<string, string>>;

/** The actions that snippets use besides this one, and what is done in their place. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  'actions/checkout': async (_, { world, workspace }) => {
    await cp(world.repository, workspace, { recursive: true });
    return {};
  },
  'docker/login-action': logIn,
  /** The clients are on the PATH, or their steps are not run. */
  'imjasonh/setup-crane': async () => ({}),
  'regclient/actions/regctl-installer': async () => ({}),
  'oras-project/setup-oras': async () => ({}),
  'docker/build-push-action': async ({ tags = '' }, { world }) => {
    const [, repository = '', tag = ''] = /^[^/]+\/(.+):(.+)$/.exec(tags) ?? [];
    return { digest: world.registry.push.image(repository, tag, { content: 'built by the snippet' }).digest };
  },
  'anchore/sbom-action': async ({ 'output-file': file = '' }, { workspace }) => {
    await writeFile(join(workspace, file), '{"spdxVersion":"SPDX-2.3"}');
    return {};
  },
  'actions/attest': attachSbom,
  'actions/upload-artifact': (inputs, { world, workspace }) => world.artifacts.upload(inputs, workspace),
  'actions/download-artifact': (inputs, { world, workspace }) => world.artifacts.download(inputs, workspace),
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

/** Attaches as actions/attest does, but not before the gate has looked once: so it is sure to wait. */
async function attachSbom(inputs: Texts, { world, workspace }: Surroundings): Promise<Record<string, string>> {
  const { 'subject-name': name = '', 'subject-digest': digest = '', 'sbom-path': path = '' } = inputs;
  await access(join(workspace, path));
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
