import { describe, expect, it } from 'vitest';
import { API_INPUTS, type ApiInputs, readApiInputs } from '../../../src/api/inputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { buildJwt } from '../../support/jwt.ts';
import { problemsOf } from '../policy/problems-of.ts';

type Typed = Readonly<Record<string, string>>;

const TOKEN = { 'oauth-token': 'opaque' };
const PATH = { path: 'repository/acme/app/tag/' };

function read(typed: Typed): ApiInputs {
  return readApiInputs(fakeRunner({ ...API_INPUTS, ...typed }));
}

describe('the inputs of the API action', () => {
  it('have defaults for everything: the operations of quay.io are listed', () => {
    expect(read({})).toMatchObject({
      registry: 'quay.io',
      token: undefined,
      request: undefined,
      expectUser: undefined,
      expectStatus: { patterns: ['2xx'] },
      checksDiscovery: true,
    });
  });

  const requests: readonly { name: string; typed: Typed; is: object }[] = [
    {
      name: 'a path',
      typed: PATH,
      is: { target: { by: 'path', method: 'GET', path: '/api/v1/repository/acme/app/tag/' } },
    },
    {
      name: 'a method in lower case',
      typed: { ...PATH, ...TOKEN, method: 'delete' },
      is: { target: { method: 'DELETE' } },
    },
    {
      name: 'an operation',
      typed: { operation: 'x', parameters: '{"repository": "a/b", "limit": 5, "internal": true}' },
      is: {
        target: {
          ...{ by: 'operation', id: 'x', method: undefined },
          parameters: new Map([
            ['repository', 'a/b'],
            ['limit', '5'],
            ['internal', 'true'],
          ]),
        },
      },
    },
    ...['GET', 'DELETE'].map((method) => ({
      name: `a ${method} with an operation, to be compared`,
      typed: { operation: 'deleteRepository', method },
      is: { target: { id: 'deleteRepository', method } },
    })),
    {
      name: 'a query, in the path and by itself',
      typed: { path: 'x?page=2', query: '# all\nfilter_tag_name = like:a=b\nnamespace=' },
      is: {
        query: [
          ['page', '2'],
          ['filter_tag_name', 'like:a=b'],
          ['namespace', ''],
        ],
      },
    },
    { name: 'a body', typed: { ...PATH, ...TOKEN, method: 'PUT', body: '{"a": 1}' }, is: { body: '{"a": 1}' } },
    { name: 'paginate', typed: { ...PATH, paginate: 'yes' }, is: { paginate: true } },
    {
      name: 'the one write that needs no token',
      typed: { path: 'user/initialize', method: 'POST', body: '{}' },
      is: { body: '{}' },
    },
  ];
  it.each(requests)('$name', ({ typed, is }) => {
    expect(read(typed).request).toMatchObject(is);
  });
});

const REFUSED: readonly { name: string; typed: Typed; says: readonly RegExp[] }[] = [
  { name: 'another method', typed: { ...PATH, method: 'PATCH' }, says: [/^method: `PATCH` is no method/] },
  { name: 'a path and an operation', typed: { ...PATH, operation: 'x' }, says: [/^path, operation: both/] },
  { name: 'parameters with a path', typed: { ...PATH, parameters: '{}' }, says: [/^parameters: given with path/] },
  {
    name: 'parameters that are no JSON',
    typed: { operation: 'x', parameters: '{a}' },
    says: [/^parameters: this is no JSON \(.*position 1/],
  },
  {
    name: 'parameters with an object',
    typed: { operation: 'x', parameters: '{"a": {}}' },
    says: [/^parameters: this is no JSON object of texts/],
  },
  { name: 'a query that is no pair', typed: { ...PATH, query: 'limit' }, says: [/^query: `limit` is no pair/] },
  { name: 'a body of a GET', typed: { ...PATH, body: '{}' }, says: [/^body: given, though GET has none/] },
  {
    name: 'paginate of a PUT',
    typed: { ...PATH, ...TOKEN, method: 'PUT', paginate: 'true' },
    says: [/^paginate: PUT gives no list/],
  },
  {
    name: 'a write without a token',
    typed: { ...PATH, method: 'DELETE' },
    says: [/^oauth-token: missing, though DELETE.*CSRF.*Generate Token/],
  },
  {
    name: 'expect-user without a token',
    typed: { ...PATH, 'expect-user': 'ci' },
    says: [/^expect-user: given without oauth-token/],
  },
  {
    name: 'a status that is none',
    typed: { ...PATH, 'expect-status': '2xx,9xx' },
    says: [/^expect-status: `9xx` is no status/],
  },
  {
    name: 'a method without a path',
    typed: { ...TOKEN, method: 'DELETE' },
    says: [/^path: missing, though method is given/],
  },
  {
    name: 'a GET without a path',
    typed: { method: 'GET' },
    says: [/^path: missing, though method is given/],
  },
  {
    name: 'much without a path',
    typed: { query: 'a=b', paginate: 'true' },
    says: [/^path: missing, though query, paginate are given/],
  },
  {
    name: 'a username and a password, as one problem',
    typed: { ...PATH, method: 'PUT', username: 'acme+ci', password: 's3cret' },
    says: [/^username, password: these are no inputs of this action.*expected oauth-token alone.*Generate Token/],
  },
  { name: 'a robot', typed: { ...PATH, robot: 'acme+ci' }, says: [/^robot: this is no input of this action/] },
  {
    name: 'a registry token',
    typed: { ...PATH, 'oauth-token': buildJwt({ access: [] }) },
    says: [/^oauth-token: this is a registry token.*Generate Token/],
  },
  {
    name: 'the password of a federated robot',
    typed: { ...PATH, 'oauth-token': buildJwt({ access: {} }) },
    says: [/this is the password of a federated robot/],
  },
  {
    name: 'another JWT',
    typed: { ...PATH, 'oauth-token': buildJwt({ iss: 'https://x' }) },
    says: [/this is a JWT of the issuer https:\/\/x/],
  },
  { name: 'a token with its scheme', typed: { ...PATH, 'oauth-token': 'Bearer x' }, says: [/this has blanks/] },
  {
    name: 'no check of quay.io',
    typed: { ...PATH, 'insecure-skip-tls-verify': 'true' },
    says: [/^insecure-skip-tls-verify/],
  },
  { name: 'several at once', typed: { ...PATH, method: 'X', timeout: 'soon' }, says: [/^timeout/, /^method/] },
  {
    name: 'an input that is nearly one',
    typed: { ...PATH, parameter: '{}' },
    says: [/^parameter: there is no such input; expected parameters/],
  },
];

describe('refused', () => {
  it.each(REFUSED)('$name', ({ typed, says }) => {
    const problems = problemsOf(() => read(typed));
    expect(problems).toEqual(says.map((words) => expect.stringMatching(words)));
    for (const problem of problems) expect(problem).not.toMatch(/s3cret|eyJ/);
  });
});
