import { CREDENTIAL_INPUTS, type GivenCredentials, readCredentials } from '../credentials/inputs.ts';
import { InputError } from '../error.ts';
import { CONNECTION_INPUTS, type ConnectionInputs, readConnection, refuseToSkip } from '../inputs/connection.ts';
import { readList } from '../inputs/list.ts';
import { InputReader } from '../inputs/reader.ts';
import type { Action } from '../registry/auth/scope.ts';
import { parseReference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';

/** The inputs of the token action with their defaults, as token/action.yml has them (a test compares). */
export const TOKEN_INPUTS = {
  repositories: '',
  actions: 'pull',
  'allow-partial': 'false',
  login: 'false',
  ...CREDENTIAL_INPUTS,
  ...CONNECTION_INPUTS,
};

type Reader = InputReader<keyof typeof TOKEN_INPUTS>;

/** All that a run of the token action depends on. */
export interface TokenInputs {
  /** host[:port]. */
  readonly registry: string;
  /** `namespace/repository`, at most ten, each once; none: a token without scope. */
  readonly repositories: readonly string[];
  readonly actions: readonly Action[];
  readonly allowPartial: boolean;
  readonly login: boolean;
  readonly credentials: GivenCredentials;
  readonly connection: ConnectionInputs;
}

/** @throws InputError with everything that is wrong in any of them. */
export function readTokenInputs(runner: Runner, now: Date): TokenInputs {
  const inputs: Reader = new InputReader(TOKEN_INPUTS, runner);
  const connection = readConnection(inputs);
  const credentials = readCredentials(inputs, now);
  const read: TokenInputs = {
    registry: connection.registry ?? 'quay.io',
    repositories: readRepositories(inputs),
    actions: inputs.parsed('actions', readActions, []),
    allowPartial: inputs.flag('allow-partial'),
    login: inputs.flag('login'),
    credentials,
    connection,
  };
  if (read.login && credentials.kind === 'registry-token') inputs.complain(NOTHING_TO_LOG_IN_WITH);
  refuseToSkip(connection, [read.registry], (problem) => inputs.complain(problem));
  inputs.finish();
  return read;
}

const NOTHING_TO_LOG_IN_WITH =
  'login: a registry token is no password; expected another kind of credentials, for example: robot: acme+ci';

/** Some Quays take ten scopes a call. */
const MAX_REPOSITORIES = 10;

function readRepositories(inputs: Reader): readonly string[] {
  const lines = inputs.lines('repositories');
  const read = lines.flatMap((line) => inputs.parsed('repositories', () => [readRepository(line)], []));
  const repositories = [...new Set(read)];
  if (repositories.length > MAX_REPOSITORIES) {
    inputs.complain(
      `repositories: ${repositories.length} are given; expected at most ten, which is what one token of Quay may cover, for example: acme/app`,
    );
  }
  return repositories;
}

function readRepository(line: string): string {
  // The host is a placeholder: a name of its own in the line would be the mistake of writing one.
  const { registry, repository, tagDefaulted } = parseReference(line, 'quay.io');
  if (registry === 'quay.io' && tagDefaulted && line === repository) return repository;
  throw new InputError(
    `\`${line}\` is no repository; expected namespace/repository without host, tag and digest, for example: acme/app`,
  );
}

function readActions(text: string): readonly Action[] {
  return readList<Action>(text, { known: ['pull', 'push'], example: 'pull' });
}
