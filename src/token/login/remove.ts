import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import type { AuthSurroundings } from '../../credentials/auth-file-paths.ts';
import { InputError } from '../../error.ts';
import { parseJson } from '../../json.ts';
import { LOGIN_FOLDER_PREFIX } from './write.ts';

/** Where the post step runs. */
export interface RemovalPlace {
  readonly temporaryFolder: string;
  readonly env: AuthSurroundings['env'];
  /** Removes a file, a link, or a folder with all in it, if it is there; another one in tests. */
  readonly remove?: (path: string) => Promise<void>;
}

/** How far the removal came. */
export interface Removal {
  /** To export so that they are as before, `''` for not set; none that a later step has set anew. */
  readonly variables: Readonly<Record<string, string>>;
  /** Why what is left could not be removed, by path; with the login in it, and without. */
  readonly left: { readonly secret: readonly string[]; readonly other: readonly string[] };
}

/**
 * Removes what `writeLogin` made, the secret first, with the links in it and nothing that they point to. What cannot be removed
 * (a later `sudo docker` leaves files of root's) keeps nothing else. A second time does nothing.
 * @throws InputError for a state that names any other folder.
 */
export async function removeLogin(state: string, place: RemovalPlace): Promise<Removal> {
  const { success, data } = z.safeParse(State, parseJson(Buffer.from(state)));
  if (!success || !isOurs(data.folder, place.temporaryFolder)) {
    throw new InputError(
      `The state ${JSON.stringify(state)} names no folder of a login below ${place.temporaryFolder}: nothing was removed. Only this action may save state under its name.`,
    );
  }
  const ours = Object.entries(data.before).filter(([name]) => (place.env[name] ?? '').startsWith(data.folder));
  const left = await removeFolder(data.folder, place.remove ?? removeAll);
  return { variables: Object.fromEntries(ours), left };
}

const State = z.object({
  folder: z.string(),
  before: z.object({ DOCKER_CONFIG: z.string(), REGISTRY_AUTH_FILE: z.string() }),
});

function isOurs(folder: string, temporaryFolder: string): boolean {
  return (
    dirname(resolve(folder)) === resolve(temporaryFolder) && basename(resolve(folder)).startsWith(LOGIN_FOLDER_PREFIX)
  );
}

async function removeAll(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function removeFolder(folder: string, remove: (path: string) => Promise<void>): Promise<Removal['left']> {
  const failed: { readonly name: string; readonly why: string }[] = [];
  // Through a link in its place another folder would be emptied.
  const names = (await isLink(folder)) ? [] : await namesIn(folder);
  for (const name of names) {
    const why = await reasonAgainst(remove(join(folder, name)));
    if (why !== undefined) failed.push({ name, why });
  }
  const lines = (some: typeof failed) => some.map(({ name, why }) => `${join(folder, name)}: ${why}`);
  const secret = lines(failed.filter(({ name }) => isSecret(name)));
  if (failed.length > 0) return { secret, other: lines(failed.filter(({ name }) => !isSecret(name))) };
  const why = await reasonAgainst(remove(folder));
  return { secret, other: why === undefined ? [] : [`${folder}: ${why}`] };
}

async function isLink(path: string): Promise<boolean> {
  return await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** Those that hold the login first; these two also where the folder cannot be listed. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const secrets = new Set(['config.json', 'config.json.new', ...names.filter(isSecret)]);
  return [...secrets, ...names.filter((name) => !isSecret(name))];
}

/** Docker writes `config.json123` and renames it. */
function isSecret(name: string): boolean {
  return name.startsWith('config.json');
}

async function reasonAgainst(removal: Promise<void>): Promise<string | undefined> {
  return await removal.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
