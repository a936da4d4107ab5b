import type { AuthFile } from '../../credentials/auth-file.ts';
import { readAuthKey } from '../../credentials/auth-file-key.ts';
import { listServers } from '../../credentials/helper.ts';
import type { HelperDependencies } from '../../credentials/helper-process.ts';
import { isEmptyEntry } from './merge.ts';

/** What spreading a store needs; `report` takes a line for the log. */
export interface StoreDependencies extends HelperDependencies {
  readonly info: (line: string) => void;
}

/**
 * The same file with `credHelpers` in place of `credsStore`: an entry for each registry that the store lists or that docker
 * marked as being in it. All clients that ask a store ask a helper the same way; podman, which knows no store, gains the logins.
 * @throws InputError where the store's name is none of a program.
 */
export async function spreadStore(file: AuthFile, deps: StoreDependencies): Promise<AuthFile> {
  if (file.credsStore === '') return file;
  const stored = await storedServers(file, deps);
  const helpers = stored
    .filter((server) => readAuthKey(server).path === '')
    .map((server) => [helperKey(server), file.credsStore]);
  return { ...file, credsStore: '', credHelpers: { ...Object.fromEntries(helpers), ...file.credHelpers } };
}

async function storedServers(file: AuthFile, deps: StoreDependencies): Promise<readonly string[]> {
  const marked = Object.keys(file.auths).filter((key) => isEmptyEntry(file.auths[key]));
  const list = await listServers({ name: file.credsStore, askedBy: file.path }, deps);
  if (list.kind === 'list') return [...list.servers, ...marked];
  const store = `docker-credential-${file.credsStore}, the credsStore of ${file.path}, ${list.why}`;
  if (list.kind === 'no-helper') {
    deps.info(`${store}: left out of the new auth file.`);
    return [];
  }
  deps.info(
    `${store}: in the new auth file it is asked for the registries that the old one marks as stored, and no others.`,
  );
  return marked;
}

/** How docker, crane and oras look a registry up in `credHelpers`: by its host, Docker Hub by the address of its old index. */
function helperKey(server: string): string {
  const { host } = readAuthKey(server);
  return HUB.includes(host) ? 'https://index.docker.io/v1/' : host;
}

const HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
