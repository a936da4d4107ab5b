/** The repository that credentials are needed for, or the registry as a whole. */
export interface AuthTarget {
  /** `host[:port]` in lower case. */
  readonly registry: string;
  /** `namespace/repository`; `''` for a token without scope. */
  readonly repository: string;
}

/** The meaning of a key in `auths` or `credHelpers`. */
export interface AuthKey {
  /** `host[:port]` in lower case. */
  readonly host: string;
  /** A namespace or a repository; `''` for the whole host. */
  readonly path: string;
}

/**
 * Reads `host[:port][/path]`, with or without a scheme. The paths `/v1/` and `/v2/` (after a scheme also without the last slash) are
 * addresses of the registry's API and mean the whole host, while `quay.io/v2` is a namespace that may exist. An invalid host needs no
 * error, since it matches no registry.
 */
export function readAuthKey(key: string): AuthKey {
  const [, scheme = '', host = '', path = ''] = KEY.exec(key) ?? [];
  const isApi = scheme === '' ? /^\/v[12]\/$/.test(path) : /^\/v[12]\/?$/.test(path);
  return { host: host.toLowerCase(), path: isApi ? '' : path.replace(/^\//, '').replace(/\/$/, '') };
}

const KEY = /^(https?:\/\/)?([^/]*)(.*)$/is;

/**
 * Returns the keys that apply to the target, the most specific first: `quay.io/org/repo`, `quay.io/org`, `quay.io`. Host and port must
 * be equal, and paths match by whole components. Of two spellings of one key, the plain one comes first.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (authKeyLookupOrder)
 */
export function matchAuthKeys(keys: readonly string[], target: AuthTarget): readonly string[] {
  const ofHost = keys.filter((key) => readAuthKey(key).host === target.registry);
  return pathAndParents(target.repository).flatMap((path) => {
    const plain = path === '' ? target.registry : `${target.registry}/${path}`;
    const spellings = ofHost.filter((key) => readAuthKey(key).path === path);
    return [...spellings.filter((key) => key === plain), ...spellings.filter((key) => key !== plain)];
  });
}

/** `a/b/c`, `a/b`, `a` and the empty path. */
function pathAndParents(repository: string): readonly string[] {
  const components = repository === '' ? [] : repository.split('/');
  return [...components.map((_, index) => components.slice(0, components.length - index).join('/')), ''];
}
