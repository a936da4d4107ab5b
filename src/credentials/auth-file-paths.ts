import { join, resolve } from 'node:path';
import type { Runner } from '../runner/runner.ts';

/** An auth file to read. */
export interface AuthFilePath {
  /** Absolute; for `content`, the name of the variable. */
  readonly path: string;
  /**
   * Why it is read: the input `auth-file` or the variable REGISTRY_AUTH_FILE names it (it must exist), a variable has its content, it is
   * searched by default when no input gives credentials, or `login: true` keeps its logins. The last two may not exist.
   */
  readonly reason: 'input' | 'variable' | 'content' | 'default' | 'login';
  /** The content of the variable for `content`. */
  readonly content?: string;
}

/**
 * Returns the auth files to search, in order: the input `auth-file` alone, otherwise `$REGISTRY_AUTH_FILE` alone, otherwise the content of
 * `$DOCKER_AUTH_CONFIG`, podman's file of the session, docker's in `$DOCKER_CONFIG`, docker's in the home folder. An empty variable counts
 * as not set. podman reads without credentials if the file of `$REGISTRY_AUTH_FILE` does not exist; here it is an error, as for the input.
 * @param authFile the input, empty where it is not given; `~/` is the home folder, since no shell has expanded it.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-auth.json.5.md
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (DOCKER_AUTH_CONFIG)
 */
export function findAuthFiles(
  authFile: string,
  { environment, homeFolder }: Pick<Runner, 'environment' | 'homeFolder'>,
): readonly AuthFilePath[] {
  const { REGISTRY_AUTH_FILE: variable, DOCKER_AUTH_CONFIG: content } = environment;
  if (authFile !== '') {
    const path = authFile.startsWith('~/') ? join(homeFolder, authFile.slice(2)) : authFile;
    return [{ path: resolve(path), reason: 'input' }];
  }
  if (variable) return [{ path: resolve(variable), reason: 'variable' }];
  const ofDocker = [dockerFolder({ environment, homeFolder }), resolve(homeFolder, '.docker')];
  const paths = [containersFile(environment), ...ofDocker.map((folder) => join(folder, 'config.json'))];
  const files = [...new Set(paths)].filter((path) => path !== undefined);
  return [
    ...(content ? [{ path: 'DOCKER_AUTH_CONFIG', reason: 'content', content } as const] : []),
    ...files.map((path) => ({ path, reason: 'default' }) as const),
  ];
}

/** The file of podman, skopeo and buildah for the session; `undefined` where neither variable is set. */
function containersFile(environment: Runner['environment']): string | undefined {
  if (environment.REGISTRY_AUTH_FILE) return resolve(environment.REGISTRY_AUTH_FILE);
  return environment.XDG_RUNTIME_DIR ? resolve(environment.XDG_RUNTIME_DIR, 'containers/auth.json') : undefined;
}

/**
 * Returns all files that podman, skopeo and buildah search before docker's, in order. These are more than `findAuthFiles` returns: a
 * login must keep each entry that these clients find today.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (getAuthFilePaths, getPathToAuth)
 */
export function findContainersFiles({
  environment,
  homeFolder,
  userId,
}: Pick<Runner, 'environment' | 'homeFolder' | 'userId'>): readonly string[] {
  const ofSession = containersFile(environment);
  if (environment.REGISTRY_AUTH_FILE && ofSession !== undefined) return [ofSession];
  const ofUser = userId === undefined ? undefined : `/run/containers/${userId}/auth.json`;
  const ofHome = resolve(environment.XDG_CONFIG_HOME || join(homeFolder, '.config'), 'containers/auth.json');
  return [...new Set([ofSession ?? ofUser, ofHome])].filter((path) => path !== undefined);
}

/** Returns the folder in which the docker CLI, and the clients that follow it, keep their configuration. */
export function dockerFolder({ environment, homeFolder }: Pick<Runner, 'environment' | 'homeFolder'>): string {
  return resolve(environment.DOCKER_CONFIG || join(homeFolder, '.docker'));
}
