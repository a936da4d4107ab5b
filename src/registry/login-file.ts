import { mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod/mini';
import { InputError } from '../error.ts';
import { type AuthFile, readAuthFile } from './auth-file.ts';
import { type AuthSurroundings, containersFile, dockerFolder } from './auth-file-places.ts';
import { parseJson } from './json.ts';
import { mergeLogins, type OwnLogin } from './login-merge.ts';
import { type StoreDependencies, spreadStore } from './login-store.ts';

/** A login for the steps that follow. */
export interface LoginRequest extends OwnLogin {
  /** The runner's; it is there. */
  readonly temporaryFolder: string;
}

/** What later steps and the post step need. */
export interface WrittenLogin {
  /** The variables to export. */
  readonly variables: { readonly DOCKER_CONFIG: string; readonly REGISTRY_AUTH_FILE: string };
  /** JSON without secrets, for `removeLogin`. */
  readonly state: string;
}

/**
 * Makes a docker folder (0700) in the temporary folder, with a config.json (0600) that is docker's and podman's at once: this
 * login, the logins of the old files, the other settings of the old docker file. All else in the old docker folder (buildx,
 * cli-plugins, contexts) is linked to. The old files are only read.
 * @throws InputError for an old file that is garbled; Node's error where the temporary folder cannot be written.
 */
export async function writeLogin(
  request: LoginRequest,
  deps: AuthSurroundings & StoreDependencies,
): Promise<WrittenLogin> {
  const content = await newContent(request, deps);
  if (deps.env.DOCKER_AUTH_CONFIG?.includes(request.registry)) deps.report(IN_ENVIRONMENT);
  const folder = await mkdtemp(join(resolve(request.temporaryFolder), PREFIX));
  const file = join(folder, 'config.json');
  try {
    await writeFile(`${file}.new`, content, { mode: 0o600, flag: 'wx' });
    await rename(`${file}.new`, file);
    await linkRest(dockerFolder(deps), folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const { DOCKER_CONFIG = '', REGISTRY_AUTH_FILE = '' } = deps.env;
  const state = JSON.stringify({ folder, before: { DOCKER_CONFIG, REGISTRY_AUTH_FILE } });
  return { variables: { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: file }, state };
}

const IN_ENVIRONMENT =
  'The variable DOCKER_AUTH_CONFIG names this registry: docker and regctl take its entry before the one of any file. Unset it for the steps that are to use this login.';

const PREFIX = 'quay-referrers-login-';

async function newContent(request: LoginRequest, deps: AuthSurroundings & StoreDependencies): Promise<string> {
  const ofDocker = join(dockerFolder(deps), 'config.json');
  const files: AuthFile[] = [];
  // Podman's goes first, as in findAuthFiles.
  for (const path of new Set([containersFile(deps) ?? ofDocker, ofDocker])) {
    const file = await readAuthFile({ path, named: false });
    if (file !== undefined) files.push(await spreadStore(file, deps));
  }
  const settings = files.find(({ path }) => path === ofDocker)?.rest;
  return `${JSON.stringify({ ...settings, ...mergeLogins(request, files) }, null, 2)}\n`;
}

async function linkRest(from: string, to: string): Promise<void> {
  const names = await namesIn(from);
  for (const name of names.filter((name) => name !== 'config.json')) await symlink(join(from, name), join(to, name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Where the post step runs. */
export interface RemovalPlace {
  readonly temporaryFolder: string;
  readonly env: AuthSurroundings['env'];
}

/**
 * Removes what `writeLogin` made, with the links in it and nothing that they point to. A second time does nothing.
 * @returns the variables to export so that they are as before, `''` for not set; none that a later step has set anew.
 * @throws InputError for a state that names any other folder; Node's error where the folder cannot be removed.
 */
export async function removeLogin(state: string, place: RemovalPlace): Promise<Readonly<Record<string, string>>> {
  const { success, data } = z.safeParse(State, parseJson(Buffer.from(state)));
  if (!success || !isOurs(data.folder, place.temporaryFolder)) {
    throw new InputError(
      `The state ${JSON.stringify(state)} names no folder of a login below ${place.temporaryFolder}: nothing was removed. Only this action may save state under its name.`,
    );
  }
  await rm(data.folder, { recursive: true, force: true });
  const ours = Object.entries(data.before).filter(([name]) => (place.env[name] ?? '').startsWith(data.folder));
  return Object.fromEntries(ours);
}

const State = z.object({
  folder: z.string(),
  before: z.object({ DOCKER_CONFIG: z.string(), REGISTRY_AUTH_FILE: z.string() }),
});

function isOurs(folder: string, temporaryFolder: string): boolean {
  return dirname(resolve(folder)) === resolve(temporaryFolder) && basename(resolve(folder)).startsWith(PREFIX);
}
