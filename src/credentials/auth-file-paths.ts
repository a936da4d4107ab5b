import { join, resolve } from 'node:path';

/** Where this process runs, as far as auth files are concerned. */
export interface AuthSurroundings {
  /** The environment of the step; an empty variable counts as not set. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder, absolute. */
  readonly home: string;
  /** The user's number; not on Windows. */
  readonly uid?: number | undefined;
}

/** A file in which credentials may stand. */
export interface AuthFilePlace {
  /** Absolute. */
  readonly path: string;
  /** Given by the workflow: it must be there. What is merely found may be missing. */
  readonly named: boolean;
}

/**
 * The auth files to look into, in their order: the input `auth-file` alone, else `$REGISTRY_AUTH_FILE` alone, else podman's
 * of the session, docker's of `$DOCKER_CONFIG`, docker's of the home folder.
 * @param authFile the input, empty where it is not given; `~/` is the home folder, since no shell has seen it.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-auth.json.5.md
 */
export function findAuthFiles(authFile: string, surroundings: AuthSurroundings): readonly AuthFilePlace[] {
  if (authFile !== '') {
    const path = authFile.startsWith('~/') ? join(surroundings.home, authFile.slice(2)) : authFile;
    return [{ path: resolve(path), named: true }];
  }
  const { env, home } = surroundings;
  const paths = env.REGISTRY_AUTH_FILE
    ? [containersFile(surroundings)]
    : [
        containersFile(surroundings),
        join(dockerFolder(surroundings), 'config.json'),
        join(home, '.docker/config.json'),
      ];
  const found = paths.filter((path) => path !== undefined).map((path) => resolve(path));
  return [...new Set(found)].map((path) => ({ path, named: false }));
}

/** The session's file of podman, skopeo and buildah; `undefined` where neither variable is set. */
function containersFile({ env }: AuthSurroundings): string | undefined {
  if (env.REGISTRY_AUTH_FILE) return resolve(env.REGISTRY_AUTH_FILE);
  return env.XDG_RUNTIME_DIR ? resolve(env.XDG_RUNTIME_DIR, 'containers/auth.json') : undefined;
}

/**
 * All files that podman, skopeo and buildah look into before docker's, in their order. More than `findAuthFiles` has: what they
 * find today they are to find after a login as well.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (getAuthFilePaths, getPathToAuth)
 */
export function findContainersFiles(surroundings: AuthSurroundings): readonly string[] {
  const { env, home, uid } = surroundings;
  const ofSession = containersFile(surroundings);
  if (env.REGISTRY_AUTH_FILE && ofSession !== undefined) return [ofSession];
  const ofUser = uid === undefined ? undefined : `/run/containers/${uid}/auth.json`;
  const ofHome = resolve(env.XDG_CONFIG_HOME || join(home, '.config'), 'containers/auth.json');
  return [...new Set([ofSession ?? ofUser, ofHome])].filter((path) => path !== undefined);
}

/** The folder that the docker CLI and all that follow it use. */
export function dockerFolder({ env, home }: AuthSurroundings): string {
  return resolve(env.DOCKER_CONFIG || join(home, '.docker'));
}
