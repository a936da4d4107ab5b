import type { BadScope } from './words.ts';

/** A requested repository; `key` is the repository, `name` its name in the token. */
export interface ScopeRequest {
  readonly name: string;
  readonly key: string;
  readonly actions: readonly string[];
}

/** The requested scopes, or the first invalid one. */
export type ReadScopes =
  | { readonly kind: 'scopes'; readonly scopes: readonly ScopeRequest[] }
  | { readonly kind: 'bad'; readonly scope: string; readonly reason: BadScope };

/** The rule of the Python server: one scope per parameter, lower-case names, only the actions pull, push and *. */
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

/** The rule of the Go server: a parameter may contain several scopes, ten in total. */
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
