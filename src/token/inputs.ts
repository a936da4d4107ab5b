import { CREDENTIAL_INPUTS, type GivenCredentials, readCredentials } from '../credentials/inputs.ts';
import { InputError } from '../error.ts';
import { CONNECTION_INPUTS, type ConnectionInputs, checkSkipVerify, readConnection } from '../inputs/connection.ts';
import { readList } from '../inputs/list.ts';
import { InputReader } from '../inputs/reader.ts';
import type { Action } from '../registry/auth/scope.ts';
import { InvalidReference, parseReference, type Reference } from '../registry/reference.ts';
import { hideCredentials } from '../registry/reference-mistakes.ts';
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

type TokenInputReader = InputReader<keyof typeof TOKEN_INPUTS>;

/** The values of all inputs of the token action. */
export interface TokenInputs {
  /** host[:port]. */
  readonly registry: string;
  /** `namespace/repository`, without duplicates, at most ten. If there are none, the token has no scope. */
  readonly repositories: readonly string[];
  readonly actions: readonly Action[];
  readonly allowPartial: boolean;
  readonly login: boolean;
  readonly credentials: GivenCredentials;
  readonly connection: ConnectionInputs;
}

/** Reads the inputs of the token action. @throws InputError with the problems of all inputs. */
export function readTokenInputs(runner: Runner): TokenInputs {
  const inputs = new InputReader(TOKEN_INPUTS, runner);
  const connection = readConnection(inputs);
  const credentials = readCredentials(inputs, runner.now());
  const read: TokenInputs = {
    registry: connection.registry ?? 'quay.io',
    repositories: readRepositories(inputs),
    actions: inputs.parsed('actions', readActions, []),
    allowPartial: inputs.flag('allow-partial'),
    login: inputs.flag('login'),
    credentials,
    connection,
  };
  if (read.login && credentials.kind === 'registry-token') inputs.complain(TOKEN_IS_NO_LOGIN);
  checkSkipVerify(connection, [read.registry], (problem) => inputs.complain(problem));
  inputs.finish();
  return read;
}

const TOKEN_IS_NO_LOGIN =
  'login: clients cannot log in with a registry token; expected other credentials, for example: robot: acme+ci';

/** Some versions of Quay accept at most ten scopes per request. */
const MAX_REPOSITORIES = 10;

function readRepositories(inputs: TokenInputReader): readonly string[] {
  const lines = inputs.lines('repositories');
  const read = lines.flatMap((line) => inputs.parsed('repositories', () => [readRepository(line)], []));
  const repositories = [...new Set(read)];
  if (repositories.length > MAX_REPOSITORIES) {
    inputs.complain(
      `repositories: ${repositories.length} are given; expected at most ten, the limit of Quay for one token, for example: acme/app`,
    );
  }
  return repositories;
}

function readRepository(line: string): string {
  const { registry, repository, tagDefaulted } = parseRepository(line);
  if (registry !== DEFAULT_REGISTRY)
    throw invalidRepository(line, 'it has a host, which belongs in the input registry');
  if (!tagDefaulted) throw invalidRepository(line, 'it has a tag or a digest, but a token is for a whole repository');
  return repository;
}

function parseRepository(line: string): Reference {
  try {
    // The default host is a placeholder. A line with a host of its own is an error.
    return parseReference(line, DEFAULT_REGISTRY);
  } catch (error) {
    throw error instanceof InvalidReference ? invalidRepository(line, error.mistake) : error;
  }
}

const DEFAULT_REGISTRY = 'default.invalid';

function invalidRepository(line: string, mistake: string): InputError {
  return new InputError(
    `\`${hideCredentials(line)}\` is not a valid repository: ${mistake}; expected namespace/repository without host, tag and digest, one per line, for example: acme/app`,
  );
}

function readActions(text: string): readonly Action[] {
  return readList<Action>(text, { known: ['pull', 'push'], example: 'pull' });
}
