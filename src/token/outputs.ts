import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import type { MadeToken } from './make-token.ts';

/** Sets the outputs of the token action, and logs which actions the token grants. */
export function publishToken(made: MadeToken, runner: Runner): void {
  const granted = grantedActions(made);
  runner.output('registry', made.registry);
  runner.output('token-expires-at', formatTime(made.token?.expiresAt));
  runner.output('granted', JSON.stringify(granted));
  runner.output('username', made.login?.username ?? '');
  runner.secretOutput('password', made.login?.password ?? EMPTY);
  runner.secretOutput('token', made.token?.secret ?? EMPTY);
  for (const [repository, actions] of Object.entries(granted)) {
    runner.info(`Granted on ${repository}: ${actions.length === 0 ? 'nothing' : actions.join(', ')}`);
  }
}

/** Sets all outputs to empty values, so that later steps do not find the outputs of an earlier run of the action. */
export function publishNoToken(runner: Runner): void {
  for (const name of ['token', 'token-expires-at', 'registry', 'username', 'password']) runner.output(name, '');
  runner.output('granted', '{}');
}

const EMPTY = new Secret('');

/** ISO 8601; empty for no time and for an invalid one, which must not take the other outputs with it. */
function formatTime(time: Date | undefined): string {
  return time === undefined || Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/**
 * Returns the granted actions by repository, both sorted: of each requested repository, even if no action is granted, and of each other
 * repository in the token.
 */
function grantedActions({ token, scopes }: MadeToken): Readonly<Record<string, readonly string[]>> {
  const requested = scopes.map(({ repository }) => ({ name: repository, actions: [] as readonly string[] }));
  const access = (token?.claims?.access ?? []).filter(({ type }) => type === 'repository');
  const granted = new Map<string, readonly string[]>();
  for (const { name, actions } of [...requested, ...access].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    granted.set(name, [...new Set([...(granted.get(name) ?? []), ...actions])].toSorted());
  }
  return Object.fromEntries(granted);
}
