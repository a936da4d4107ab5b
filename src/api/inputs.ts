import { CONNECTION_INPUTS, type ConnectionInputs, checkSkipVerify, readConnection } from '../inputs/connection.ts';
import { InputReader } from '../inputs/reader.ts';
import type { Runner } from '../runner/runner.ts';
import type { Secret } from '../secret.ts';
import { type ApiRequest, REQUEST_INPUTS, readRequest } from './request-inputs.ts';
import { FOREIGN_CREDENTIALS, readApiToken, refuseForeignCredentials } from './token-input.ts';

/** The inputs of the API action with their defaults, as in api/action.yml (a test compares). */
export const API_INPUTS = {
  ...REQUEST_INPUTS,
  'expect-user': '',
  'oauth-token': '',
  ...CONNECTION_INPUTS,
};

/** The inputs of one run of the API action. */
export interface ApiInputs {
  /** host[:port]. */
  readonly registry: string;
  readonly connection: ConnectionInputs;
  /** An OAuth 2 access token; `undefined` for public reads. */
  readonly token: Secret | undefined;
  /** The call; `undefined` to list the operations. */
  readonly request: ApiRequest | undefined;
  readonly expectUser: string | undefined;
}

/** Reads all inputs. @throws InputError with all problems. */
export function readApiInputs(runner: Runner): ApiInputs {
  const inputs = new InputReader(API_INPUTS, withoutForeignCredentials(runner));
  const hasForeign = refuseForeignCredentials(inputs, runner);
  const connection = readConnection(inputs);
  const registry = connection.registry ?? 'quay.io';
  const token = inputs.parsed('oauth-token', readApiToken, undefined);
  const hasToken = inputs.text('oauth-token') !== '';
  // Foreign credentials are already a problem; a missing token would be the same problem again.
  const request = readRequest(inputs, hasForeign || hasToken, runner.environment.GITHUB_WORKSPACE);
  const expectUser = inputs.text('expect-user') || undefined;
  if (expectUser !== undefined && !hasToken) inputs.complain(USER_WITHOUT_TOKEN);
  checkSkipVerify(connection, [registry], (problem) => inputs.complain(problem));
  inputs.finish();
  return { registry, connection, token, request, expectUser };
}

const USER_WITHOUT_TOKEN = `expect-user: given without oauth-token, but only a token acts as a user; expected both or neither. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets, for example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;

/** Credentials of the other actions have an error of their own instead of the reader's. An empty one has the reader's. */
function withoutForeignCredentials(runner: Runner): Runner {
  const names = runner.inputNames.filter(
    (name) => runner.input(name) === '' || !FOREIGN_CREDENTIALS.some((foreign) => foreign === name.toLowerCase()),
  );
  return { ...runner, inputNames: names };
}
