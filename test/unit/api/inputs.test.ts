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
  it('are all optional: by default the operations of quay.io are listed', () => {
    expect(read({})).toMatchObject({
      registry: 'quay.io',
      token: undefined,
      request: undefined,
      expectUser: undefined,
    });
  });

  it('have defaults for a call', () => {
    expect(read(PATH).request).toMatchObject({ expectStatus: { patterns: ['2xx'] }, checksDiscovery: true });
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
      name: `a ${method} with an operation, for comparison`,
      typed: { operation: 'deleteRepository', method },
      is: { target: { id: 'deleteRepository', method } },
    })),
    {
      name: 'a query, in the path and in its own input',
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
      name: 'the only write that needs no token',
      typed: { path: 'user/initialize', method: 'POST', body: '{}' },
      is: { body: '{}' },
    },
  ];
  it.each(requests)('$name', ({ typed, is }) => {
    expect(read(typed).request).toMatchObject(is);
  });
});

const REJECTED: readonly { name: string; typed: Typed; messages: readonly RegExp[] }[] = [
  { name: 'another method', typed: { ...PATH, method: 'PATCH' }, messages: [/^method: `PATCH` is not a method/] },
  { name: 'a path and an operation', typed: { ...PATH, operation: 'x' }, messages: [/^path, operation: both/] },
  { name: 'parameters with a path', typed: { ...PATH, parameters: '{}' }, messages: [/^parameters: given with path/] },
  {
    name: 'parameters that are not JSON',
    typed: { operation: 'x', parameters: '{a}' },
    messages: [/^parameters: this is not valid JSON \(.*position 1/],
  },
  {
    name: 'parameters with an object',
    typed: { operation: 'x', parameters: '{"a": {}}' },
    messages: [/^parameters: this is not a JSON object of strings/],
  },
  {
    name: 'a query without a value',
    typed: { ...PATH, query: '# all\nlimit=1\ns3cret' },
    messages: [/^query: line 3 is not a pair/],
  },
  {
    name: 'a path with a secret in its query',
    typed: { path: 'user/?token=s3cret#x' },
    messages: [/^path: `user\/\?…` has a #/],
  },
  {
    name: 'a path that is too long',
    typed: { path: 'x'.repeat(5_000) },
    messages: [/^path: `x{199}…` has more than 4000 characters/],
  },
  {
    name: 'a body after an @',
    typed: { ...PATH, ...TOKEN, method: 'PUT', body: '@{"password": "s3cret"}' },
    messages: [/^body: what follows the @ is not the path of a file/],
  },
  {
    name: 'an OAuth token as password',
    typed: { ...PATH, username: '$oauthtoken', password: 'A1B2C3D4'.repeat(5) },
    messages: [
      /^username, password: .*The value of password has the form of an OAuth 2 access token: set it as oauth-token, and/,
    ],
  },
  { name: 'a body of a GET', typed: { ...PATH, body: '{}' }, messages: [/^body: given, but GET has no body/] },
  {
    name: 'paginate of a PUT',
    typed: { ...PATH, ...TOKEN, method: 'PUT', paginate: 'true' },
    messages: [/^paginate: PUT does not return a list/],
  },
  {
    name: 'a write without a token',
    typed: { ...PATH, method: 'DELETE' },
    messages: [/^oauth-token: missing, although DELETE.*CSRF.*Generate Token/],
  },
  {
    name: 'expect-user without a token',
    typed: { ...PATH, 'expect-user': 'ci' },
    messages: [/^expect-user: given without oauth-token/],
  },
  {
    name: 'an invalid status',
    typed: { ...PATH, 'expect-status': '2xx,9xx' },
    messages: [/^expect-status: `9xx` is not a valid status/],
  },
  {
    name: 'a method without a path',
    typed: { ...TOKEN, method: 'DELETE' },
    messages: [/^path: missing, although method is given/],
  },
  {
    name: 'a GET without a path',
    typed: { method: 'GET' },
    messages: [/^path: missing, although method is given/],
  },
  {
    name: 'other inputs without a path',
    typed: { query: 'a=b', paginate: 'true' },
    messages: [/^path: missing, although query, paginate are given/],
  },
  {
    name: 'a username and a password, as one problem',
    typed: { ...PATH, method: 'PUT', username: 'acme+ci', password: 's3cret' },
    messages: [/^username, password: these are not inputs of this action.*Set only oauth-token.*Generate Token/],
  },
  { name: 'a robot', typed: { ...PATH, robot: 'acme+ci' }, messages: [/^robot: this is not an input of this action/] },
  {
    name: 'a registry token',
    typed: { ...PATH, 'oauth-token': buildJwt({ access: [] }) },
    messages: [/^oauth-token: this is a registry token.*Generate Token/],
  },
  {
    name: 'the password of a federated robot',
    typed: { ...PATH, 'oauth-token': buildJwt({ access: {} }) },
    messages: [/this is the password of a federated robot/],
  },
  {
    name: 'another JWT',
    typed: { ...PATH, 'oauth-token': buildJwt({ iss: 'https://x' }) },
    messages: [/this is a JWT of the issuer https:\/\/x/],
  },
  {
    name: 'parameters into which a value was injected',
    typed: { operation: 'x', parameters: '{"repository": "acme/app", "tag": "v1", "repository": "acme/other"}' },
    messages: [/^parameters: this has a name twice in one object \(position 40/],
  },
  {
    name: 'a token of GitHub',
    typed: { ...PATH, 'oauth-token': `ghs_${'a1B2'.repeat(9)}` },
    messages: [/^oauth-token: this is a token of GitHub, so it was not sent to the registry/],
  },
  { name: 'a token with its scheme', typed: { ...PATH, 'oauth-token': 'Bearer x' }, messages: [/this has spaces/] },
  {
    name: 'the certificate of quay.io unchecked',
    typed: { ...PATH, 'insecure-skip-tls-verify': 'true' },
    messages: [/^insecure-skip-tls-verify/],
  },
  { name: 'several at once', typed: { ...PATH, method: 'X', timeout: 'soon' }, messages: [/^timeout/, /^method/] },
  {
    name: 'a mistyped input',
    typed: { ...PATH, parameter: '{}' },
    messages: [/^parameter: there is no such input; expected parameters/],
  },
];

describe('rejected', () => {
  it.each(REJECTED)('$name', ({ typed, messages }) => {
    const problems = problemsOf(() => read(typed));
    expect(problems).toEqual(messages.map((message) => expect.stringMatching(message)));
    for (const problem of problems) expect(problem).not.toMatch(/s3cret|eyJ|A1B2/);
  });
});
