import { InputError } from '../error.ts';
import type { InputReader } from '../inputs/reader.ts';
import type { ApiMethod, QueryPair, Route } from '../quay/v1/operation.ts';
import { readBody } from './body-input.ts';
import { readParameters } from './parameters-input.ts';
import { readPath } from './path-input.ts';
import { type CallFacts, callProblems } from './rules.ts';

/** The inputs that describe the call, with their defaults. */
export const REQUEST_INPUTS = {
  path: '',
  method: '',
  operation: '',
  parameters: '',
  query: '',
  body: '',
  paginate: 'false',
};

type Reader = InputReader<keyof typeof REQUEST_INPUTS>;

/** What is to be called. */
export interface ApiRequest {
  readonly target:
    | ({ readonly by: 'path' } & Route)
    | {
        readonly by: 'operation';
        readonly id: string;
        /** By name; of the path and of the query. */
        readonly parameters: ReadonlyMap<string, string>;
        /** The input `method`, where it is given, GET included: it may not contradict. */
        readonly method: ApiMethod | undefined;
      };
  readonly query: readonly QueryPair[];
  /** JSON text, as given. */
  readonly body: string | undefined;
  readonly paginate: boolean;
}

export interface RequestSurroundings {
  readonly hasToken: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Reads what is to be called; `undefined` where neither path nor operation is given. What is wrong is kept by the reader. */
export function readRequest(inputs: Reader, surroundings: RequestSurroundings): ApiRequest | undefined {
  const typed = inputs.parsed<ApiMethod | '' | 'wrong'>('method', readMethod, 'wrong');
  const given = typed === '' || typed === 'wrong' ? undefined : typed;
  const query = inputs.lines('query').flatMap((line) => inputs.parsed('query', () => [readPair(line)], []));
  const body = inputs.parsed('body', (text) => readBody(text, surroundings.environment.GITHUB_WORKSPACE), undefined);
  const paginate = inputs.flag('paginate');
  const target = readTarget(inputs, given);
  if (target === undefined) return complainOfLeftovers(inputs, given);
  if (target.by === 'operation') return { target, query, body, paginate };
  const { query: inPath, ...byPath } = target;
  if (typed === 'wrong') return undefined;
  const facts: CallFacts = { method: byPath.method, path: byPath.path, hasBody: inputs.text('body') !== '', paginate };
  for (const problem of callProblems(facts, surroundings.hasToken)) inputs.complain(problem);
  return { target: byPath, query: [...inPath, ...query], body, paginate };
}

const METHODS: readonly ApiMethod[] = ['GET', 'PUT', 'POST', 'DELETE'];

function readMethod(text: string): ApiMethod | '' {
  if (text === '') return '';
  const method = METHODS.find((name) => name === text.toUpperCase());
  if (method !== undefined) return method;
  throw new InputError(`\`${text}\` is no method of the API; expected ${METHODS.join(', ')}, for example: PUT`);
}

function readPair(line: string): QueryPair {
  const [, name, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new InputError(`\`${line}\` is no pair; expected name=value, one a line, not encoded, for example: limit=100`);
}

type Target =
  | Extract<ApiRequest['target'], { readonly by: 'operation' }>
  | (Extract<ApiRequest['target'], { readonly by: 'path' }> & { readonly query: readonly QueryPair[] });

function readTarget(inputs: Reader, method: ApiMethod | undefined): Target | undefined {
  const [path, id] = [inputs.text('path'), inputs.text('operation')];
  if (path !== '' && id !== '') inputs.complain(BOTH);
  if (id === '' && inputs.text('parameters') !== '' && path !== '') inputs.complain(PARAMETERS_ALONE);
  if (id !== '') {
    const parameters = inputs.parsed('parameters', readParameters, new Map());
    return { by: 'operation', id, parameters, method };
  }
  if (path === '') return undefined;
  return { by: 'path', method: method ?? 'GET', ...inputs.parsed('path', readPath, { path: '/api/v1/', query: [] }) };
}

const BOTH =
  'path, operation: both are given; expected one of them, for example: operation: listRepoTags with parameters: {"repository": "acme/app"}';
const PARAMETERS_ALONE =
  'parameters: given with path; they fill in the path of an operation; expected operation instead of path, or the values in the path, for example: path: repository/acme/app/tag/';

/** A call whose path is an unset variable must not pass as a listing. */
function complainOfLeftovers(inputs: Reader, method: ApiMethod | undefined): undefined {
  const given = (['parameters', 'query', 'body'] as const).filter((name) => inputs.text(name) !== '');
  const all = [...(method === undefined ? [] : ['method']), ...given, ...(inputs.flag('paginate') ? ['paginate'] : [])];
  if (all.length === 0) return;
  inputs.complain(
    `path: missing, though ${all.join(', ')} ${all.length === 1 ? 'is' : 'are'} given (is a variable in it not set?); expected path or operation, for example: path: repository/acme/app/tag/`,
  );
}
