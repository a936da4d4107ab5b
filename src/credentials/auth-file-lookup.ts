import { collapseSpace } from '../text.ts';
import { type AuthFile, readAuthFile } from './auth-file.ts';
import { type FoundLogin, readEntry } from './auth-file-entry.ts';
import { type AuthTarget, matchAuthKeys, readAuthKey } from './auth-file-key.ts';
import type { AuthFilePlace } from './auth-file-paths.ts';
import { askHelperOnce } from './helper.ts';
import type { HelperDependencies } from './helper-process.ts';

/**
 * The login of the first of the files that has one for the target; `none` is anonymous. Never an entry of another host.
 *
 * Within a file the most specific goes first: the entries of repository and namespace (only containers/image knows these;
 * it asks the host's helper before them, but a helper knows hosts alone, so the entry says more), then as the docker CLI
 * does the host's helper in `credHelpers`, where it names none the `credsStore` (which containers/image ignores), and
 * last the host's own entry. Docker passes that one over where there is a helper; here it counts if the helper has nothing.
 * @throws InputError for a file, an entry, or a helper that is needed and garbled.
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (getConfiguredCredentialStore)
 */
export async function findLogin(
  places: readonly AuthFilePlace[],
  target: AuthTarget,
  deps: HelperDependencies,
): Promise<FoundLogin> {
  for (const place of places) {
    const file = await readAuthFile(place);
    const login = file === undefined ? NONE : await lookUp(file, target, deps);
    if (login.kind !== 'none') return login;
  }
  return NONE;
}

/**
 * Says of each file what it has instead of a login for the target, where `findLogin` found none. Keys are no secrets.
 * @throws InputError as `findLogin` does.
 */
export async function describeMisses(places: readonly AuthFilePlace[], target: AuthTarget): Promise<readonly string[]> {
  const files = await Promise.all(places.map((place) => readAuthFile(place)));
  return files.map((file, index) => {
    return file === undefined ? `${places[index]?.path} is not there or empty` : describeMiss(file, target);
  });
}

const NONE: FoundLogin = { kind: 'none' };

async function lookUp(file: AuthFile, target: AuthTarget, deps: HelperDependencies): Promise<FoundLogin> {
  const keys = matchAuthKeys(Object.keys(file.auths), target);
  const narrow = firstEntry(
    file,
    keys.filter((key) => readAuthKey(key).path !== ''),
  );
  if (narrow.kind !== 'none') return narrow;
  const name = helperOf(file, target.registry);
  const helped = name === '' ? NONE : await askHelperOnce({ name, askedBy: file.path }, target.registry, deps);
  if (helped.kind !== 'none') return helped;
  return firstEntry(
    file,
    keys.filter((key) => readAuthKey(key).path === ''),
  );
}

function firstEntry(file: AuthFile, keys: readonly string[]): FoundLogin {
  for (const key of keys) {
    const login = readEntry(file.auths[key], { path: file.path, key });
    if (login.kind !== 'none') return login;
  }
  return NONE;
}

/** `''` for none: what docker reads from an empty name in `credHelpers`, too. */
function helperOf({ credHelpers, credsStore }: AuthFile, registry: string): string {
  const [key] = matchAuthKeys(Object.keys(credHelpers), { registry, repository: '' });
  return (key === undefined ? undefined : credHelpers[key]) ?? credsStore;
}

function describeMiss(file: AuthFile, target: AuthTarget): string {
  const { registry, repository } = target;
  const keys = Object.keys({ ...file.auths, ...file.credHelpers });
  const matched = new Set(matchAuthKeys(keys, target));
  const others = keys.filter((key) => !matched.has(key));
  const hasPart = others.some((key) => readAuthKey(key).host === registry);
  const whole = hasPart ? `the whole of ${registry}` : registry;
  const asked = hasPart && repository !== '' ? `${registry}/${repository}` : whole;
  const helper = helperOf(file, registry);
  const helped = helper === '' ? '' : `, and docker-credential-${helper} has no login for it`;
  const has = matchAuthKeys(Object.keys(file.auths), target).length > 0 ? 'only an empty entry' : 'no entry';
  const listed = others.length === 0 ? 'it has no others' : `it has entries for: ${list(others)}`;
  const cure = hasPart && repository === '' ? '; name repositories below one of these' : '';
  return `${file.path} has ${has} for ${asked}${helped}; ${listed}${cure}`;
}

function list(keys: readonly string[]): string {
  const shown = keys.slice(0, MAX_KEYS).map((key) => collapseSpace(key));
  return [...shown, ...(keys.length > MAX_KEYS ? [`… (${keys.length} in all)`] : [])].join(', ');
}

/** More are no help to find a slip. */
const MAX_KEYS = 10;
