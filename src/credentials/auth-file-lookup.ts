import { collapseSpace, oneLine } from '../text.ts';
import { type AuthFile, readAuthFile } from './auth-file.ts';
import { type FoundLogin, readEntry } from './auth-file-entry.ts';
import { type AuthTarget, matchAuthKeys, readAuthKey } from './auth-file-key.ts';
import type { AuthFilePath } from './auth-file-paths.ts';
import type { CredentialHelpers } from './helper.ts';

/**
 * Returns the login of the first file that has one for the target, never an entry of another host; `none` means anonymous.
 *
 * Order within a file: entries for the repository and its namespaces, the helper of the host in `credHelpers`, otherwise `credsStore`,
 * last the entry for the host. Only containers/image knows entries with a path. It asks the helper before them, but a helper knows only
 * hosts, so an entry with a path is more specific. containers/image ignores `credsStore`. docker ignores the entry for the host if a
 * helper is configured; here it is used if the helper has no login.
 * @throws InputError for a file, an entry or a helper that is needed and invalid.
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (getConfiguredCredentialStore)
 */
export async function findLogin(
  files: readonly AuthFilePath[],
  target: AuthTarget,
  helpers: CredentialHelpers,
): Promise<FoundLogin> {
  for (const path of files) {
    const file = readAuthFile(path);
    const login = file === undefined ? NO_LOGIN : await findLoginIn(file, target, helpers);
    if (login.kind !== 'none') return login;
  }
  return NO_LOGIN;
}

/**
 * Explains, where `findLogin` found no login, what each of the files has instead. Keys are not secret.
 * @throws InputError as `findLogin` does.
 */
export function explainNoLogin(files: readonly AuthFilePath[], target: AuthTarget): readonly string[] {
  return files.map((path) => {
    const file = readAuthFile(path);
    return file === undefined ? `${path.path} does not exist or is empty` : explainNoLoginIn(file, target);
  });
}

const NO_LOGIN: FoundLogin = { kind: 'none' };

async function findLoginIn(file: AuthFile, target: AuthTarget, helpers: CredentialHelpers): Promise<FoundLogin> {
  const keys = matchAuthKeys(Object.keys(file.auths), target);
  const ofPath = firstLogin(
    file,
    keys.filter((key) => readAuthKey(key).path !== ''),
  );
  if (ofPath.kind !== 'none') return ofPath;
  const name = helperOf(file, target.registry);
  const ofHelper = name === '' ? NO_LOGIN : await helpers.login({ name, namedIn: file.path }, target.registry);
  if (ofHelper.kind !== 'none') return ofHelper;
  return firstLogin(
    file,
    keys.filter((key) => readAuthKey(key).path === ''),
  );
}

function firstLogin(file: AuthFile, keys: readonly string[]): FoundLogin {
  for (const key of keys) {
    const login = readEntry(file, key);
    if (login.kind !== 'none') return login;
  }
  return NO_LOGIN;
}

/** The name of the helper for a registry; `''` for none. Like docker, an empty name in `credHelpers` means none. */
function helperOf({ credHelpers, credsStore }: AuthFile, registry: string): string {
  const [key] = matchAuthKeys(Object.keys(credHelpers), { registry, repository: '' });
  return (key === undefined ? undefined : credHelpers[key]) ?? credsStore;
}

function explainNoLoginIn(file: AuthFile, target: AuthTarget): string {
  const { registry, repository } = target;
  const keys = Object.keys({ ...file.auths, ...file.credHelpers });
  const matched = new Set(matchAuthKeys(keys, target));
  const others = keys.filter((key) => !matched.has(key));
  const hasOtherPaths = others.some((key) => readAuthKey(key).host === registry);
  const host = hasOtherPaths ? `the whole host ${registry}` : registry;
  const wanted = hasOtherPaths && repository !== '' ? `${registry}/${repository}` : host;
  const helper = helperOf(file, registry);
  const entry = matchAuthKeys(Object.keys(file.auths), target).length > 0 ? 'only an empty entry' : 'no entry';
  return [
    `${file.path} has ${entry} for ${wanted}`,
    helper === '' ? '' : `, and docker-credential-${helper} has no login for it`,
    others.length === 0 ? '; it has no other entries' : `; it has entries for: ${listKeys(others)}`,
    hasOtherPaths && repository === '' ? '; set repositories to repositories that one of these entries covers' : '',
  ].join('');
}

function listKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, MAX_KEYS).map((key) => oneLine(collapseSpace(key)));
  return [...shown, ...(keys.length > MAX_KEYS ? [`… (${keys.length} in total)`] : [])].join(', ');
}

/** Enough to find a typing error. */
const MAX_KEYS = 10;
