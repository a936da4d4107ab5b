import type { Context } from '../../context.ts';
import type { AuthFile } from '../../credentials/auth-file.ts';
import { readAuthKey } from '../../credentials/auth-file-key.ts';
import type { CredentialHelpers } from '../../credentials/helper.ts';
import { isEmptyEntry } from './merge.ts';

/**
 * Replaces `credsStore` of an auth file by `credHelpers`: one entry for each registry that the store lists, or that docker marks as
 * stored. Clients run a store and a helper in the same way. podman ignores stores, so it gains these logins.
 * @throws InputError if the name of the store is not valid for a program.
 */
export async function replaceStoreByHelpers(
  file: AuthFile,
  helpers: CredentialHelpers,
  { info }: Pick<Context, 'info'>,
): Promise<AuthFile> {
  if (file.credsStore === '') return file;
  const servers = await storedServers(file, helpers, { info });
  const added = servers
    .filter((server) => readAuthKey(server).path === '')
    .map((server) => [helperKey(server), file.credsStore]);
  return { ...file, credsStore: '', credHelpers: { ...Object.fromEntries(added), ...file.credHelpers } };
}

async function storedServers(
  file: AuthFile,
  helpers: CredentialHelpers,
  { info }: Pick<Context, 'info'>,
): Promise<readonly string[]> {
  const marked = Object.keys(file.auths).filter((key) => isEmptyEntry(file.auths[key]));
  const list = await helpers.servers({ name: file.credsStore, namedIn: file.path });
  if (list.kind === 'list') return [...list.servers, ...marked];
  const problem = `docker-credential-${file.credsStore}, the credsStore of ${file.path}, ${list.reason}.`;
  if (list.kind === 'no-helper') {
    info(`${problem} The new auth file does not use it.`);
    return [];
  }
  info(`${problem} The new auth file uses it only for the registries that the existing file marks as stored.`);
  return marked;
}

/** The key by which docker, crane and oras find a registry in `credHelpers`: its host, for Docker Hub the URL of its old index. */
function helperKey(server: string): string {
  const { host } = readAuthKey(server);
  return DOCKER_HUB.includes(host) ? 'https://index.docker.io/v1/' : host;
}

const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
