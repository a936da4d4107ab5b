import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serve } from '../../support/http-server.ts';
import { buildJwt } from '../../support/jwt.ts';
import { DOCUMENT } from '../quay/v1/recorded-discovery.ts';
import { type ApiRun, runInProcess } from './run-in-process.ts';

const MIB = 1 << 20;
const LONG = 'x'.repeat(3 * MIB);

/** Microseconds of processor time. */
const MAX_TIME = 5_000_000;

const TAGS = { path: 'repository/acme/app/tag/', 'oauth-token': 'opaque' };

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** What a server sends: JSON for a value, a string as it is, or what a function writes. */
interface Responses {
  readonly auth?: object | string | Respond;
  readonly discovery?: object | string | Respond;
  readonly call?: object | string | Respond;
}

/** Runs a call on a server, and checks that the result is complete and that all of it is short. */
async function call(responses: Responses, inputs: Readonly<Record<string, string>> = TAGS): Promise<ApiRun> {
  const requests: { line: string }[] = [];
  const { auth = tokenOf('devtable'), discovery = DOCUMENT, call = {} } = responses;
  const server = await serve((request, response) => {
    requests.push({ line: `${request.method} ${request.url}` });
    const path = request.url ?? '';
    const body = path.startsWith('/v2/') ? auth : path.startsWith('/api/v1/discovery') ? discovery : call;
    if (typeof body === 'function') body(request, response);
    else response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const start = process.cpuUsage().user;
  const run = await runInProcess({ host: server.origin.slice('http://'.length), requests }, inputs);
  expect(process.cpuUsage().user - start).toBeLessThan(MAX_TIME);
  expect(Object.keys(run.outputs).toSorted()).toEqual(['body', 'body-file', 'status', 'user']);
  expect(run.outputs.user?.length).toBeLessThan(256);
  for (const text of [...run.infos, ...run.notices, ...run.warnings, run.error])
    expect(text.length).toBeLessThan(3_000);
  expect(run.infos.length + run.warnings.length).toBeLessThan(40);
  return run;
}

function tokenOf(sub: string, more: object = {}): object {
  return { token: buildJwt({ sub, exp: 4e9 }), ...more };
}

function refuse(status: number, body: object | string, headers: Readonly<Record<string, string>> = {}): Respond {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

const GET = { operationId: 'getX' };

describe('a discovery document', () => {
  it.each([
    { name: 'with an operationId of 3 MB', discovery: { paths: { '/api/v1/x': { get: { operationId: LONG } } } } },
    {
      name: 'with a path of 3 MB',
      discovery: { paths: { [`/api/v1/${LONG}`]: { get: GET }, '/api/v1/x': { get: GET } } },
    },
    {
      name: 'with a scope of 3 MB',
      discovery: { paths: { '/api/v1/x': { get: { ...GET, security: [{ a: [LONG] }] } } } },
    },
    {
      name: 'with thousands of scopes and required parameters',
      discovery: {
        paths: {
          '/api/v1/repository/{repository}/tag/': {
            get: {
              ...GET,
              security: [{ a: Array.from({ length: 9_000 }, (_, index) => `${index}${'x'.repeat(90)}`) }],
              parameters: Array.from({ length: 3_000 }, (_, index) => ({
                name: `p${index}`,
                in: 'query',
                required: true,
              })),
            },
          },
        },
      },
    },
    { name: 'without an end', discovery: `{"paths":${'{"a":'.repeat(500_000)}` },
    { name: 'of many values', discovery: `{"paths":{"/api/v1/x":[${'{},'.repeat(MIB)}{}]}}` },
    { name: 'above the limit', discovery: `"${'x'.repeat(5 * MIB)}"` },
  ])('$name', async ({ discovery }) => {
    expect(await call({ discovery })).toMatchObject({ passes: true, outputs: { status: '200' } });
  });

  it.each([
    { name: 'an operation', inputs: { operation: 'listTags', 'oauth-token': 'opaque' } },
    { name: 'the list of operations', inputs: { 'oauth-token': 'opaque' } },
  ])('without an end, for $name', async ({ inputs }) => {
    expect(await call({ discovery: '['.repeat(4 * MIB) }, inputs)).toMatchObject({
      passes: false,
      outputs: { status: '' },
    });
  });

  it('with 10,000 operations, none of them the one that is called', async () => {
    const path = (index: number) => [`/api/v1/${'{a}/'.repeat(20)}${index}`, { get: { operationId: `get${index}` } }];
    const core = (DOCUMENT as { paths: object }).paths;
    const discovery = {
      paths: { ...core, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => path(index))) },
    };
    const { error } = await call({ discovery }, { ...TAGS, path: 'nosuch' });
    expect(error).toMatch(/this Quay has no \/api\/v1\/nosuch/);
  });

  it('with 5,000 operations, which are listed in a summary of less than 1 MiB', async () => {
    const get = { operationId: 'getX', description: 'x'.repeat(500), tags: ['x'.repeat(100)] };
    const paths = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`/api/v1/${index}`, { get }]));
    const run = await call({ discovery: { paths } }, { 'oauth-token': 'opaque' });
    expect(run.passes).toBe(true);
    expect(run.summaries.join('').length).toBeLessThan(MIB);
  });

  it('with 5,000 fields of a body, none of them the one that is given', async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`field${index}`, { type: 'string' }]),
    );
    const put = { operationId: 'putX', parameters: [{ name: 'b', in: 'body', schema: { properties } }] };
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1])));
    const run = await call(
      { discovery: { paths: { '/api/v1/x': { put } } } },
      { path: 'x', method: 'PUT', body, 'oauth-token': 'opaque' },
    );
    expect(run.warnings).toHaveLength(11);
  });
});

describe('a response', () => {
  it.each([
    { name: '200', status: 200 },
    { name: '403', status: 403 },
  ])('that repeats the token, with $name: outputs and messages do not have it', async ({ status }) => {
    const token = 'oauth-token-0123456789';
    const repeat: Respond = (request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `You sent ${request.headers.authorization}` }));
    };
    const { outputs, file, error } = await call({ call: repeat }, { ...TAGS, 'oauth-token': token });
    expect(outputs.body).toBe('{"message":"You sent Bearer ***"}');
    expect(file).toBe(outputs.body);
    expect(error).not.toContain(token);
  });

  it.each([
    {
      name: '16 MiB of [',
      body: '['.repeat(16 * MIB),
      error: /^The response has more than 64 levels, so it is not read as JSON/,
    },
    {
      name: 'ten million objects',
      body: `[${'{},'.repeat(10_000_000)}{}]`,
      error: /^The response has more than 1,000,000 values/,
    },
    {
      name: 'a list without an end, for paginate',
      body: `{"tags":${'['.repeat(MIB)}`,
      error: /not the first page[\s\S]*more than 64 levels/,
    },
    { name: 'a list with a long name', body: { [LONG]: [1], a: [2] }, error: /exactly one field with a list/ },
  ])('$name is an error, and in the file', async ({ name, body, error }) => {
    const run = await call({ call: body }, { ...TAGS, ...(name.startsWith('a list') && { paginate: 'true' }) });
    expect(run.error).toMatch(error);
    expect(run.file).toBe(typeof body === 'string' ? body : JSON.stringify(body));
    expect(run).toMatchObject({ passes: false, outputs: { status: '200', body: '' } });
  });

  it('above the limit of bytes is an error', async () => {
    const run = await call({ call: (_, response) => void response.end('x'.repeat(33 * MIB)) });
    expect(run).toMatchObject({ passes: false, outputs: { status: '', body: '', 'body-file': '' } });
  });

  it.each([
    {
      name: 'more secrets than can be masked',
      body: { tokens: Array.from({ length: 10_001 }, (_, index) => ({ token: `a-secret-of-some-length-${index}` })) },
    },
    {
      name: 'a secret of 1 MiB in pieces',
      body: { tokens: Array.from({ length: 100 }, (_, index) => ({ token: `${index}${'x'.repeat(12_000)}` })) },
    },
  ])('with $name is not passed on', async ({ body }) => {
    const run = await call({ call: body });
    expect(run.error).toMatch(/^The response has more secrets, .* returned 200\. There are more than 10,000 secrets/);
    expect(run).toMatchObject({ passes: false, outputs: { status: '200', body: '', 'body-file': '' } });
  });

  it('with a secret in a page that cannot be read', async () => {
    const run = await call(
      { call: '{"tags": [], "token": "a-secret-of-some-length' + '", "x": ' },
      { ...TAGS, paginate: 'true' },
    );
    expect(run.masks).toContain('a-secret-of-some-length');
  });
});

/** The body of a refusal is read up to 1 MiB. */
const CODE = 'x'.repeat(100_000);

describe('a refusal', () => {
  it.each([
    { name: 'an error_type of 100 KB', status: 403, body: { error_type: CODE, detail: CODE, title: CODE } },
    {
      name: 'codes of 100 KB each',
      status: 400,
      body: { errors: Array.from({ length: 5 }, () => ({ code: CODE, message: CODE })) },
    },
    { name: 'an error_type of 3 MB', status: 403, body: { error_type: LONG, detail: LONG } },
    { name: 'a million errors', status: 400, body: `{"errors":[${'1,'.repeat(MIB)}1]}` },
    {
      name: 'a million distinct errors',
      status: 400,
      body: { errors: Array.from({ length: 300_000 }, (_, index) => `e${index}`) },
    },
    { name: 'errors without an end', status: 404, body: `{"errors":${'['.repeat(8 * MIB)}` },
    {
      name: 'many fields',
      status: 400,
      body: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`${index}${'x'.repeat(50)}`, 1])),
    },
    { name: 'a page of 16 MB', status: 500, body: `<title>${LONG}</title>${'<p>'.repeat(4 * MIB)}` },
    { name: 'a long Allow', status: 405, body: { message: 'no' }, headers: { allow: 'GET, '.repeat(2_000) } },
    {
      name: 'a long Location',
      status: 308,
      body: '',
      headers: { location: `https://quay.example/${'x'.repeat(10_000)}` },
    },
  ])('with $name', async ({ status, body, headers }) => {
    const run = await call({ call: refuse(status, body, headers) });
    expect(run).toMatchObject({ passes: false, outputs: { status: `${status}` } });
    expect(run.error).toMatch(new RegExp(`returned ${status}`));
  });

  it('of the discovery document', async () => {
    const run = await call({ discovery: refuse(503, { error_type: CODE, error: 'no' }) });
    expect(run.warnings).toEqual([expect.stringMatching(/sent without a check.*returned 503 \(no\)/)]);
  });

  it('that quotes the body does not show a secret in it', async () => {
    const body = '{"description": "", "external_registry_password": "correct horse battery"}';
    const quote = refuse(400, { detail: "'correct horse battery' is not of type 'integer'" });
    const run = await call(
      { call: quote },
      { path: 'repository/acme/app', method: 'PUT', body, 'oauth-token': 'opaque' },
    );
    expect(run.error).toContain("('***' is not of type 'integer')");
  });
});

describe('a registry token', () => {
  it.each([
    { name: 'of a long name', auth: tokenOf('s'.repeat(5_000)), user: '' },
    {
      name: 'that is valid for ever',
      auth: tokenOf('devtable', { expires_in: Number.MAX_VALUE, issued_at: 'x' }),
      user: 'devtable',
    },
    {
      name: 'with too many levels',
      auth: { token: buildJwt({ sub: 'devtable', x: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) }) },
      user: '',
    },
    { name: 'that is opaque', auth: { token: 'opaque-token', expires_in: Number.MAX_SAFE_INTEGER }, user: '' },
  ])('$name', async ({ auth, user }) => {
    expect(await call({ auth })).toMatchObject({ passes: true, outputs: { user, status: '200' } });
  });
});
