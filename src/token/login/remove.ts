import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as v from '@badrap/valita';
import { InputError } from '../../error.ts';
import { parseJson, readJson } from '../../json.ts';
import type { Runner } from '../../runner/runner.ts';
import { LOGIN_FOLDER_PREFIX } from './write.ts';

/** The outcome of a removal. */
export interface Removal {
  /** The variables to restore with their previous values, `''` for not set. Variables that a later step has changed are not included. */
  readonly variables: Readonly<Record<string, string>>;
  /** The files that could not be removed, each as `PATH: REASON`; those that have the login, and others. */
  readonly left: { readonly secret: readonly string[]; readonly other: readonly string[] };
}

/**
 * Removes the folder that `writeLogin` created: the login first, then the rest; links, but not their targets. A file that cannot be
 * removed (`sudo docker` leaves files of root) does not keep the others. Calling it again does nothing.
 * @param remove removes a file, a link or a folder if it exists; tests replace it.
 * @throws InputError for a state that names any other folder.
 */
export async function removeLogin(
  state: string,
  { temporaryFolder, environment }: Pick<Runner, 'temporaryFolder' | 'environment'>,
  remove = removeRecursively,
): Promise<Removal> {
  const data = readJson(State, parseJson(Buffer.from(state)));
  if (data === undefined || !isLoginFolder(data.folder, temporaryFolder)) {
    throw new InputError(
      `The saved state ${JSON.stringify(state)} does not name a login folder in ${temporaryFolder}, so nothing was removed. Only this action may save this state.`,
    );
  }
  const unchanged = Object.entries(data.before).filter(([name]) => (environment[name] ?? '').startsWith(data.folder));
  const left = await removeFolder(data.folder, remove);
  return { variables: Object.fromEntries(unchanged), left };
}

const State = v.object({
  folder: v.string(),
  before: v.object({ DOCKER_CONFIG: v.string(), REGISTRY_AUTH_FILE: v.string() }),
});

function isLoginFolder(folder: string, temporaryFolder: string): boolean {
  return (
    dirname(resolve(folder)) === resolve(temporaryFolder) && basename(resolve(folder)).startsWith(LOGIN_FOLDER_PREFIX)
  );
}

async function removeRecursively(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function removeFolder(folder: string, remove: (path: string) => Promise<void>): Promise<Removal['left']> {
  const failed: { readonly name: string; readonly reason: string }[] = [];
  // If a link has replaced the folder, its target must not be emptied.
  const names = (await isLink(folder)) ? [] : await namesIn(folder);
  for (const name of names) {
    const reason = await failureOf(remove(join(folder, name)));
    if (reason !== undefined) failed.push({ name, reason });
  }
  const lines = (files: typeof failed) => files.map(({ name, reason }) => `${join(folder, name)}: ${reason}`);
  const secret = lines(failed.filter(({ name }) => isSecret(name)));
  if (failed.length > 0) return { secret, other: lines(failed.filter(({ name }) => !isSecret(name))) };
  const reason = await failureOf(remove(folder));
  return { secret, other: reason === undefined ? [] : [`${folder}: ${reason}`] };
}

async function isLink(path: string): Promise<boolean> {
  return await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** Files with the login come first. The two that `writeLogin` writes are included even if the folder cannot be listed. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const secrets = new Set(['config.json', 'config.json.new', ...names.filter(isSecret)]);
  return [...secrets, ...names.filter((name) => !isSecret(name))];
}

/** docker writes `config.json123`, then renames it. */
function isSecret(name: string): boolean {
  return name.startsWith('config.json');
}

/** The reason why a removal failed. */
async function failureOf(removal: Promise<void>): Promise<string | undefined> {
  return await removal.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
