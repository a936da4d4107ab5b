import * as v from '@badrap/valita';
import { InputError } from '../error.ts';
import { type InputReader, numberedLinesOf } from '../inputs/reader.ts';
import { readJson } from '../json.ts';
import { HOW_TO_MAKE_A_TOKEN } from '../quay/v1/oauth-scopes.ts';
import type { ApiMethod, QueryPair, Route } from '../quay/v1/operation.ts';
import { oneLine } from '../text.ts';
import { readBody } from './body-input.ts';
import { type ExpectedStatus, readExpectedStatus } from './expected-status.ts';
import { parseJsonInput, withoutByteOrderMark } from './json-input.ts';
import { type ReadPath, readPath } from './path-input.ts';

/** The inputs that describe the call, with their defaults. */
export const REQUEST_INPUTS = {
  path: '',
  method: '',
  operation: '',
  parameters: '',
  query: '',
  body: '',
  paginate: 'false',
  'expect-status': '2xx',
  'check-discovery': 'true',
};

type Reader = InputReader<keyof typeof REQUEST_INPUTS>;

/** The call that the inputs describe. */
export interface ApiRequest {
  readonly target: PathTarget | OperationTarget;
  readonly query: readonly QueryPair[];
  /** JSON, as given. */
  readonly body: string | undefined;
  readonly paginate: boolean;
  readonly expectStatus: ExpectedStatus;
  readonly checksDiscovery: boolean;
}

/** A call by `path` and `method`. */
export interface PathTarget extends Route {
  readonly by: 'path';
}

/** A call by `operation`. */
export interface OperationTarget {
  readonly by: 'operation';
  readonly id: string;
  /** The values by name, of the path and of the query. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The input `method`, if given: it must be the method of the operation, GET too. */
  readonly method: ApiMethod | undefined;
}

/**
 * Reads the call; `undefined` if neither path nor operation is given. The reader keeps the problems.
 * @param workspace GITHUB_WORKSPACE.
 */
export function readRequest(inputs: Reader, hasToken: boolean, workspace: string | undefined): ApiRequest | undefined {
  const method = inputs.parsed('method', readMethod, undefined);
  const lines = [...numberedLinesOf(inputs.text('query'))];
  const query = lines.flatMap((line) => inputs.parsed('query', () => [readPair(line)], []));
  const rest = {
    body: inputs.parsed('body', (text) => readBody(text, workspace), undefined),
    paginate: inputs.flag('paginate'),
    expectStatus: inputs.parsed('expect-status', readExpectedStatus, { text: '', patterns: [] }),
    checksDiscovery: inputs.flag('check-discovery'),
  };
  if (inputs.text('operation') !== '') return { ...rest, target: readOperation(inputs, method), query };
  if (inputs.text('path') === '') {
    refuseRestWithoutPath(inputs, method);
    return undefined;
  }
  if (inputs.text('parameters') !== '') inputs.complain(PARAMETERS_WITH_PATH);
  const { path, query: queryInPath } = inputs.parsed('path', readPath, EMPTY_PATH);
  const target: PathTarget = { by: 'path', method: method ?? 'GET', path };
  const facts: CallFacts = { ...target, hasBody: inputs.text('body') !== '', paginate: rest.paginate };
  // After an invalid method, GET is only a guess, and its problems would mislead.
  const isMethodValid = method !== undefined || inputs.text('method') === '';
  for (const problem of isMethodValid ? callProblems(facts, hasToken) : []) inputs.complain(problem);
  return { ...rest, target, query: [...queryInPath, ...query] };
}

const EMPTY_PATH: ReadPath = { path: '/api/v1/', query: [] };

const PARAMETERS_WITH_PATH =
  'parameters: given with path, but only an operation has parameters; expected operation instead of path, or the values in the path, for example: path: repository/acme/app/tag/';

const METHODS: readonly ApiMethod[] = ['GET', 'PUT', 'POST', 'DELETE'];

function readMethod(text: string): ApiMethod | undefined {
  if (text === '') return undefined;
  const method = METHODS.find((name) => name === text.toUpperCase());
  if (method !== undefined) return method;
  throw new InputError(
    `\`${oneLine(text)}\` is not a method of the API; expected ${METHODS.join(', ')}, for example: PUT`,
  );
}

/** The message does not show the line, which may have a secret. */
function readPair({ number, text }: { readonly number: number; readonly text: string }): QueryPair {
  const [, name, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new InputError(
    `line ${number} is not a pair; expected one name=value per line, not encoded, for example: limit=100`,
  );
}

function readOperation(inputs: Reader, method: ApiMethod | undefined): OperationTarget {
  if (inputs.text('path') !== '') inputs.complain(PATH_AND_OPERATION);
  const parameters = inputs.parsed('parameters', readParameters, new Map());
  return { by: 'operation', id: inputs.text('operation'), parameters, method };
}

const PATH_AND_OPERATION =
  'path, operation: both are given; expected one of them, for example: operation: listRepoTags with parameters: {"repository": "acme/app"}';

/**
 * Reads `parameters`: a JSON object of strings, numbers and booleans.
 * @throws InputError for anything else.
 */
export function readParameters(text: string): ReadonlyMap<string, string> {
  const json: unknown = text === '' ? {} : parseJsonInput(withoutByteOrderMark(text), 'this', EXPECTED_PARAMETERS);
  const data = readJson(Parameters, json);
  if (data === undefined) {
    throw new InputError(`this is not a JSON object of strings, numbers and booleans; ${EXPECTED_PARAMETERS}`);
  }
  return new Map(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

const Parameters = v.record(v.union(v.string(), v.number().assert(Number.isFinite), v.boolean()));

const EXPECTED_PARAMETERS =
  'expected a JSON object with a value for each {name} in the path of the operation, for example: {"repository": "acme/app", "tag": "v1"}';

/** A call whose path is a variable that is not set must not pass as a list of operations. */
function refuseRestWithoutPath(inputs: Reader, method: ApiMethod | undefined): void {
  const given = [
    ...(method === undefined ? [] : ['method']),
    ...(['parameters', 'query', 'body'] as const).filter((name) => inputs.text(name) !== ''),
    ...(inputs.flag('paginate') ? ['paginate'] : []),
  ];
  if (given.length === 0) return;
  inputs.complain(
    `path: missing, although ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} given; a variable in it is probably not set. Expected path or operation, for example: path: repository/acme/app/tag/`,
  );
}

/** Facts about a call that can be invalid independent of its operation. */
export interface CallFacts {
  readonly method: ApiMethod;
  readonly path: string;
  readonly hasBody: boolean;
  readonly paginate: boolean;
}

/** Returns the problems of a call that can be known before it is sent. */
export function callProblems({ method, path, hasBody, paginate }: CallFacts, hasToken: boolean): readonly string[] {
  const isWrite = method !== 'GET';
  const problems: readonly (string | false)[] = [
    isWrite && !hasToken && path !== FIRST_USER && missingToken(method),
    !isWrite && hasBody && BODY_OF_GET,
    isWrite && paginate && `paginate: ${method} does not return a list; expected method GET, for example: method: GET`,
  ];
  return problems.filter((problem) => problem !== false);
}

/**
 * Makes the first user of an empty Quay: the only write in the manual that needs no token.
 * @see quay ffba0c70e endpoints/web.py user_initialize
 */
const FIRST_USER = '/api/v1/user/initialize';

function missingToken(method: ApiMethod): string {
  return `oauth-token: missing, although ${method} changes something. Quay refuses a write without a token with 403 "CSRF token was invalid or missing", so the call was not sent. A secret that is not set is empty, and workflows of forks and of Dependabot get no secrets: skip the step there. ${HOW_TO_MAKE_A_TOKEN} For example: oauth-token: \${{ secrets.QUAY_API_TOKEN }}`;
}

const BODY_OF_GET = 'body: given, but GET has no body; expected another method, for example: method: PUT';
