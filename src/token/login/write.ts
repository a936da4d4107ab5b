import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { readAuthKey } from '../../credentials/auth-file-key.ts';
import { type AuthSurroundings, dockerFolder } from '../../credentials/auth-file-paths.ts';
import { parseJson } from '../../json.ts';
import type { OldLogins } from './existing-logins.ts';
import { type LinkDependencies, linkRest } from './links.ts';
import { mergeLogins, type OwnLogin } from './merge.ts';

/** A login for the steps that follow. */
export interface LoginRequest extends OwnLogin {
  /** The runner's; it is there. */
  readonly temporaryFolder: string;
  readonly old: OldLogins;
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
 * @throws Node's error where the temporary folder cannot be written.
 */
export async function writeLogin(
  request: LoginRequest,
  deps: AuthSurroundings & LinkDependencies,
): Promise<WrittenLogin> {
  const { DOCKER_CONFIG = '', REGISTRY_AUTH_FILE = '', DOCKER_AUTH_CONFIG = '' } = deps.env;
  if (namesRegistry(DOCKER_AUTH_CONFIG, request.registry)) deps.warn(IN_ENVIRONMENT);
  const folder = await mkdtemp(join(resolve(request.temporaryFolder), LOGIN_FOLDER_PREFIX));
  const file = join(folder, 'config.json');
  try {
    await writeFile(`${file}.new`, contentOf(request), { mode: 0o600, flag: 'wx' });
    await rename(`${file}.new`, file);
    await linkRest(dockerFolder(deps), folder, deps);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const state = JSON.stringify({ folder, before: { DOCKER_CONFIG, REGISTRY_AUTH_FILE } });
  return { variables: { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: file }, state };
}

/** How the names of these folders begin. */
export const LOGIN_FOLDER_PREFIX = 'quay-referrers-login-';

const IN_ENVIRONMENT =
  'The variable DOCKER_AUTH_CONFIG names this registry: docker and regctl take its entry before the one of any file. Unset it for the steps that are to use this login.';

/** Whether the text of DOCKER_AUTH_CONFIG does; a garbled one names none: docker passes it over. */
function namesRegistry(text: string, registry: string): boolean {
  const { success, data } = z.safeParse(AuthConfig, parseJson(Buffer.from(text)));
  return success && Object.keys(data.auths).some((key) => readAuthKey(key).host === registry);
}

const AuthConfig = z.object({ auths: z.record(z.string(), z.unknown()) });

function contentOf(request: LoginRequest): string {
  const { files, settings } = request.old;
  return `${JSON.stringify({ ...settings, ...mergeLogins(request, files) }, null, 2)}\n`;
}
