import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from '@badrap/valita';
import { readAuthKey } from '../../credentials/auth-file-key.ts';
import { dockerFolder } from '../../credentials/auth-file-paths.ts';
import { parseJson, readJson } from '../../json.ts';
import type { Runner } from '../../runner/runner.ts';
import type { ExistingLogins } from './existing-logins.ts';
import { type CreateLink, linkDockerFolder } from './links.ts';
import { mergeLogins, type RegistryLogin } from './merge.ts';

/** The result of writing a login, for later steps and for the post step. */
export interface WrittenLogin {
  /** The variables to export. */
  readonly variables: { readonly DOCKER_CONFIG: string; readonly REGISTRY_AUTH_FILE: string };
  /** The state for `removeLogin`, which was saved: JSON without secrets. */
  readonly state: string;
}

/**
 * Creates a docker folder (mode 0700) in the temporary folder. Its config.json (0600) is for docker and podman: it has the new login,
 * the existing logins, and the existing settings of docker. Everything else in docker's existing folder (buildx, cli-plugins, contexts)
 * is linked. Existing files are only read.
 *
 * The state for the post step is saved after the folder is created and before the secret is written: a cancelled job may end this
 * process at any point, and the post step must find the secret.
 * @param runner with `link`, tests replace the creation of a link.
 * @throws the error of Node if the temporary folder cannot be written.
 */
export async function writeLogin(
  login: RegistryLogin,
  existing: ExistingLogins,
  runner: Pick<Runner, 'environment' | 'homeFolder' | 'temporaryFolder' | 'saveState' | 'warn'> & {
    readonly link?: CreateLink;
  },
): Promise<WrittenLogin> {
  const { DOCKER_CONFIG = '', REGISTRY_AUTH_FILE = '', DOCKER_AUTH_CONFIG = '' } = runner.environment;
  if (hasEntryFor(login.registry, DOCKER_AUTH_CONFIG)) runner.warn(ENTRY_IN_VARIABLE);
  const folder = await mkdtemp(join(resolve(runner.temporaryFolder), LOGIN_FOLDER_PREFIX));
  const file = join(folder, 'config.json');
  const state = JSON.stringify({ folder, before: { DOCKER_CONFIG, REGISTRY_AUTH_FILE } });
  runner.saveState(LOGIN_STATE, state);
  try {
    await writeFile(`${file}.new`, contentOf(login, existing), { mode: 0o600, flag: 'wx' });
    await rename(`${file}.new`, file);
    await linkDockerFolder(dockerFolder(runner), folder, runner);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { variables: { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: file }, state };
}

/** The state under which the main step passes the login to the post step. */
export const LOGIN_STATE = 'login';

/** The names of these folders begin with it. */
export const LOGIN_FOLDER_PREFIX = 'quay-referrers-login-';

const ENTRY_IN_VARIABLE =
  'login: the variable DOCKER_AUTH_CONFIG has an entry for this registry, which docker and regctl use instead of the entry in any file. Unset the variable in the steps that use this login.';

/** Whether DOCKER_AUTH_CONFIG has an entry for the registry. docker ignores an invalid value. */
function hasEntryFor(registry: string, variable: string): boolean {
  const { auths } = readJson(AuthConfig, parseJson(Buffer.from(variable))) ?? { auths: {} };
  return Object.keys(auths).some((key) => readAuthKey(key).host === registry);
}

const AuthConfig = v.object({ auths: v.record() });

function contentOf(login: RegistryLogin, { files, settings }: ExistingLogins): string {
  return `${JSON.stringify({ ...settings, ...mergeLogins(login, files) }, null, 2)}\n`;
}
