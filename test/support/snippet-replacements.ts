import { access, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SnippetFixture } from './snippet-fixture.ts';

/** The folders in which a step runs. */
export interface StepFolders {
  readonly fixture: SnippetFixture;
  /** The job's home folder. */
  readonly home: string;
  /** The job's workspace, empty at its start. */
  readonly workspace: string;
}

type Texts = Readonly<Record<string, string>>;

/** Replaces a third-party action: takes the step's inputs and returns its outputs. */
export type Replacement = (inputs: Texts, folders: StepFolders) => Promise<Record<string, string>>;

/** The third-party actions that snippets use, each with its replacement. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  'actions/checkout': async (_, { fixture, workspace }) => {
    await cp(fixture.repository, workspace, { recursive: true });
    return {};
  },
  'docker/login-action': logIn,
  /** These install clients. The steps of a client that is not on the PATH are not run. */
  'imjasonh/setup-crane': async () => ({}),
  'regclient/actions/regctl-installer': async () => ({}),
  'oras-project/setup-oras': async () => ({}),
  'docker/build-push-action': async ({ tags = '' }, { fixture }) => {
    const [, repository = '', tag = ''] = /^[^/]+\/(.+):(.+)$/.exec(tags) ?? [];
    return { digest: fixture.registry.push.image(repository, tag, { content: 'built by the snippet' }).digest };
  },
  'anchore/sbom-action': async ({ 'output-file': file = '' }, { workspace }) => {
    await writeFile(join(workspace, file), '{"spdxVersion":"SPDX-2.3"}');
    return {};
  },
  'actions/attest': (inputs, folders) =>
    inputs['predicate-path'] ? attest(inputs, folders) : attachSbom(inputs, folders),
  'actions/upload-artifact': (inputs, { fixture, workspace }) => fixture.artifacts.upload(inputs, workspace),
  'actions/download-artifact': (inputs, { fixture, workspace }) => fixture.artifacts.download(inputs, workspace),
};

/** Writes the docker config.json in the home folder, as docker/login-action does. */
async function logIn(
  { registry = '', username, password }: Texts,
  { home }: StepFolders,
): Promise<Record<string, string>> {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  await mkdir(join(home, '.docker'), { recursive: true });
  await writeFile(join(home, '.docker/config.json'), JSON.stringify({ auths: { [registry]: { auth } } }));
  return {};
}

/** Signs and attaches a predicate as actions/attest does. */
async function attest(inputs: Texts, { fixture }: StepFolders): Promise<Record<string, string>> {
  const { 'subject-name': name = '', 'subject-digest': digest = '', 'predicate-type': predicateType = '' } = inputs;
  const predicate = JSON.parse(await readFile(inputs['predicate-path'] ?? '', 'utf8'));
  const target = { registry: fixture.registry, repository: name.split('/').slice(1).join('/'), digest };
  await fixture.signers.attest(target, { predicateType, predicate });
  return {};
}

/** Attaches as actions/attest does, but only after the first request of the gate, so that the gate has to wait. */
async function attachSbom(inputs: Texts, { fixture, workspace }: StepFolders): Promise<Record<string, string>> {
  const { 'subject-name': name = '', 'subject-digest': digest = '', 'sbom-path': path = '' } = inputs;
  await access(join(workspace, path));
  const isList = (line: string) => line.includes(`/referrers/${digest}`);
  const gateHasAsked = () => fixture.registry.requests.some(({ line, status }) => isList(line) && status !== undefined);
  for (let left = 100; left > 0 && !gateHasAsked(); left--) await sleep(100);
  fixture.registry.push.referrer(name.split('/').slice(1).join('/'), digest, {
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://spdx.dev/Document/v2.3',
    },
  });
  return {};
}
