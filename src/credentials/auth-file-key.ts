/** What is looked for: a repository of a registry, or the registry as a whole. */
export interface AuthTarget {
  /** `host[:port]` in lower case. */
  readonly registry: string;
  /** `namespace/repository`; `''` for a token without scope. */
  readonly repository: string;
}

/** What a key of `auths` or `credHelpers` stands for. */
export interface AuthKey {
  /** `host[:port]` in lower case. */
  readonly host: string;
  /** A namespace or a repository; `''` for the whole host. */
  readonly path: string;
}

/**
 * Reads `host[:port][/path]`, with or without a scheme. `/v1/` and `/v2/` (after a scheme also without the slash) are the API's
 * address, so the whole host; `quay.io/v2` is a namespace that may exist. What is no host matches none, so it needs no error.
 */
export function readAuthKey(key: string): AuthKey {
  const [, scheme = '', host = '', rest = ''] = KEY.exec(key) ?? [];
  const isApi = scheme === '' ? /^\/v[12]\/$/.test(rest) : /^\/v[12]\/?$/.test(rest);
  return { host: host.toLowerCase(), path: isApi ? '' : rest.replace(/^\//, '').replace(/\/$/, '') };
}

const KEY = /^(https?:\/\/)?([^/]*)(.*)$/is;

/**
 * Those keys that hold for the target, the most specific first: `quay.io/org/repo`, `quay.io/org`, `quay.io`. Whole
 * components count, on the very same host and port. Of two spellings of the same the plain one goes first.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (authKeyLookupOrder)
 */
export function matchAuthKeys(keys: readonly string[], target: AuthTarget): readonly string[] {
  const ours = keys.filter((key) => readAuthKey(key).host === target.registry);
  return ancestors(target.repository).flatMap((path) => {
    const plain = path === '' ? target.registry : `${target.registry}/${path}`;
    const same = ours.filter((key) => readAuthKey(key).path === path);
    return [...same.filter((key) => key === plain), ...same.filter((key) => key !== plain)];
  });
}

/** `a/b/c`, `a/b`, `a` and the empty path. */
function ancestors(repository: string): readonly string[] {
  const components = repository === '' ? [] : repository.split('/');
  return [...components.map((_, index) => components.slice(0, components.length - index).join('/')), ''];
}
