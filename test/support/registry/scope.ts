import type { BadScope } from './words.ts';

/** One repository that a token is asked for; `key` is the repository, `name` what the token will call it. */
export interface ScopeRequest {
  readonly name: string;
  readonly key: string;
  readonly actions: readonly string[];
}

/** What the scope parameters ask for, or the first that is none. */
export type ReadScopes =
  | { readonly kind: 'scopes'; readonly scopes: readonly ScopeRequest[] }
  | { readonly kind: 'bad'; readonly scope: string; readonly reason: BadScope };

/** The Python Quay's rule: one scope a parameter, lower-case names, of actions pull, push and * alone. */
export function readPythonScopes(parameters: readonly string[], host: string): ReadScopes {
  const scopes: ScopeRequest[] = [];
  for (const scope of parameters.filter((text) => text !== '')) {
    const [, name, actions] = PYTHON_SCOPE.exec(scope) ?? [];
    if (name === undefined || actions === undefined) return { kind: 'bad', scope, reason: { kind: 'form' } };
    const plain = name.startsWith(`${host}/`) ? name.slice(host.length + 1) : name;
    if (!/^[a-z0-9._/-]+$/.test(plain)) return { kind: 'bad', scope, reason: { kind: 'name', name: plain } };
    scopes.push({ name, key: plain.includes('/') ? plain : `library/${plain}`, actions: actions.split(',') });
  }
  return { kind: 'scopes', scopes };
}

/** The Go Quay's rule: several scopes may stand in one parameter, ten in all. */
export function readGoScopes(parameters: readonly string[]): ReadScopes {
  const texts = parameters.flatMap((parameter) => parameter.split(' ')).filter((text) => text !== '');
  if (texts.length > GO_MAX_SCOPES) return { kind: 'bad', scope: '', reason: { kind: 'too-many' } };
  const scopes = new Map<string, ScopeRequest>();
  for (const scope of texts) {
    const [, name, list] = /^repository:([^:]+(?::\d+\/[^:]+)?):([^:]+)$/.exec(scope) ?? [];
    if (name === undefined || list === undefined) return { kind: 'bad', scope, reason: { kind: 'form' } };
    const action = list.split(',').find((each) => !ACTIONS.includes(each));
    if (action !== undefined) return { kind: 'bad', scope, reason: { kind: 'action', action } };
    scopes.set(name, { name, key: name, actions: [...(scopes.get(name)?.actions ?? []), ...list.split(',')] });
  }
  return { kind: 'scopes', scopes: [...scopes.values()] };
}

const ACTIONS = ['pull', 'push', '*'];
const GO_MAX_SCOPES = 10;
const PYTHON_SCOPE =
  /^repository:((?:[\w.-]+(?::\d+)?\/)?(?:[\w.-]+\/)*[\w.-]+):((?:push|pull|\*)(?:,(?:push|pull|\*))*)$/;
