/** The contexts that `${{ … }}` can read: `secrets`, `vars`, `inputs`, `github`, `steps`, `needs` and so on, with their properties. */
export interface Scope {
  readonly [name: string]: string | Scope;
}

/**
 * Replaces the expressions in a string by their values. Only paths are supported (`secrets.X`, `steps.ID.outputs.NAME`).
 * @throws Error for any other expression, and for an unknown name, which GitHub replaces by an empty string without a warning.
 */
export function fillExpressions(text: string, scope: Scope): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => lookUp(expression.trim(), scope));
}

/**
 * Whether a step or job with this `if:` runs. Supported are `always()`, `success()`, `failure()` and `PATH == 'text'` (or a path, or `!=`),
 * joined by `&&`.
 * @throws Error for anything else.
 */
export function isTrue(condition: string | undefined, scope: Scope, succeeded: boolean): boolean {
  const terms = (condition ?? 'success()').split('&&').map((term) => term.trim());
  const saysStatus = terms.some((term) => STATUS.test(term));
  return (saysStatus || succeeded) && terms.every((term) => isTermTrue(term, scope, succeeded));
}

const STATUS = /^(?:always|success|failure)\(\)$/;

function isTermTrue(term: string, scope: Scope, succeeded: boolean): boolean {
  if (term === 'always()') return true;
  if (term === 'success()') return succeeded;
  if (term === 'failure()') return !succeeded;
  const [, path, operator, text, other = ''] = /^([\w.-]+) (==|!=) (?:'([^']*)'|([\w.-]+))$/.exec(term) ?? [];
  if (path === undefined) throw new Error(`the snippet runner does not support the condition ${term}`);
  return (lookUp(path, scope) === (text ?? lookUp(other, scope))) === (operator === '==');
}

function lookUp(path: string, scope: Scope): string {
  let value: string | Scope | undefined = scope;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  if (typeof value === 'string') return value;
  throw new Error(`the snippet runner does not support the expression ${path}, or the name is unknown`);
}
