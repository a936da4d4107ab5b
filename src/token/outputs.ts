import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import type { MadeToken } from './make-token.ts';

/** Sets the outputs of the token action, and says in the log what later steps may do. */
export function publishToken(made: MadeToken, runner: Runner): void {
  const granted = grantedActions(made);
  runner.output('registry', made.registry);
  runner.output('token-expires-at', made.token?.expiresAt?.toISOString() ?? '');
  runner.output('granted', JSON.stringify(granted));
  runner.output('username', made.login?.username ?? '');
  runner.secretOutput('password', made.login?.password ?? NOTHING);
  runner.secretOutput('token', made.token?.secret ?? NOTHING);
  for (const [repository, actions] of Object.entries(granted)) {
    runner.info(`${repository}: ${actions.length === 0 ? 'nothing is granted' : actions.join(', ')}`);
  }
}

/** All outputs are there whatever comes, so that a later step reads no leftovers. */
export function publishNoToken(runner: Runner): void {
  for (const name of ['token', 'token-expires-at', 'registry', 'username', 'password']) runner.output(name, '');
  runner.output('granted', '{}');
}

const NOTHING = new Secret('');

/** By repository, both sorted: all that were asked for, also with no action, and what else the token names. */
function grantedActions({ token, scopes }: MadeToken): Readonly<Record<string, readonly string[]>> {
  const asked = scopes.map(({ repository }) => ({ name: repository, actions: [] as readonly string[] }));
  const access = (token?.claims?.access ?? []).filter(({ type }) => type === 'repository');
  const granted = new Map<string, readonly string[]>();
  for (const { name, actions } of [...asked, ...access].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    granted.set(name, [...new Set([...(granted.get(name) ?? []), ...actions])].toSorted());
  }
  return Object.fromEntries(granted);
}
