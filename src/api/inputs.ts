import { CONNECTION_INPUTS, type ConnectionInputs, readConnection, refuseToSkip } from '../inputs/connection.ts';
import { InputReader } from '../inputs/reader.ts';
import type { Runner } from '../runner/runner.ts';
import type { Secret } from '../secret.ts';
import { type ExpectedStatus, readExpectedStatus } from './expected-status.ts';
import { type ApiRequest, REQUEST_INPUTS, readRequest } from './request-inputs.ts';
import { FOREIGN_CREDENTIALS, readApiToken, refuseForeign } from './token-input.ts';

/** The inputs of the API action with their defaults, as api/action.yml has them (a test compares). */
export const API_INPUTS = {
  ...REQUEST_INPUTS,
  'expect-user': '',
  'expect-status': '2xx',
  'check-discovery': 'true',
  'oauth-token': '',
  ...CONNECTION_INPUTS,
};

/** All that a run of the API action depends on. */
export interface ApiInputs {
  /** host[:port]. */
  readonly registry: string;
  readonly connection: ConnectionInputs;
  /** An OAuth 2 access token; `undefined` for public reads. */
  readonly token: Secret | undefined;
  /** `undefined`: the operations are to be listed. */
  readonly request: ApiRequest | undefined;
  readonly expectUser: string | undefined;
  readonly expectStatus: ExpectedStatus;
  readonly checksDiscovery: boolean;
}

/** @throws InputError with everything that is wrong in any of them. */
export function readApiInputs(runner: Runner): ApiInputs {
  const inputs = new InputReader(API_INPUTS, withoutForeign(runner));
  const hasForeign = refuseForeign(inputs, runner);
  const connection = readConnection(inputs);
  const registry = connection.registry ?? 'quay.io';
  const token = inputs.parsed('oauth-token', readApiToken, undefined);
  const read: ApiInputs = {
    registry,
    connection,
    token,
    request: readRequest(inputs, {
      hasToken: hasForeign || inputs.text('oauth-token') !== '',
      environment: runner.environment,
    }),
    expectUser: inputs.text('expect-user') || undefined,
    expectStatus: inputs.parsed('expect-status', readExpectedStatus, { text: '', patterns: [] }),
    checksDiscovery: inputs.flag('check-discovery'),
  };
  if (read.expectUser !== undefined && inputs.text('oauth-token') === '') inputs.complain(NOBODY);
  refuseToSkip(connection, [registry], (problem) => inputs.complain(problem));
  inputs.finish();
  return read;
}

const NOBODY = `expect-user: given without oauth-token, so that there is no user; expected both or none. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets, for example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;

/** Credentials of other actions are an error of their own, not a stray that is warned of. */
function withoutForeign(runner: Runner): Runner {
  const known = runner.inputNames.filter(
    (name) => !FOREIGN_CREDENTIALS.some((foreign) => foreign === name.toLowerCase()),
  );
  return { ...runner, inputNames: known };
}
