import { describe, expect, it } from 'vitest';
import { planCall } from '../../../src/api/plan-call.ts';
import type { ApiRequest } from '../../../src/api/request-inputs.ts';
import type { ApiMethod } from '../../../src/quay/v1/operation.ts';
import { problemsOf } from '../policy/problems-of.ts';
import { DISCOVERY } from '../quay/v1/recorded-discovery.ts';

const REST = {
  ...{ query: [], body: undefined, paginate: false },
  ...{ expectStatus: { text: '2xx', patterns: ['2xx'] }, checksDiscovery: true },
};

function byPath(method: ApiMethod, path: string, rest: Partial<ApiRequest> = {}): ApiRequest {
  return { target: { by: 'path', method, path: `/api/v1/${path}` }, ...REST, ...rest };
}

function byId(id: string, parameters: Readonly<Record<string, string>>, method?: ApiMethod): ApiRequest {
  return { target: { by: 'operation', id, parameters: new Map(Object.entries(parameters)), method }, ...REST };
}

function plan(request: ApiRequest, discovery: typeof DISCOVERY | undefined = DISCOVERY) {
  return planCall(request, 'quay.io', discovery);
}

describe('a call that the document has', () => {
  it.each([
    { name: 'by path', request: byPath('GET', 'user'), path: '/api/v1/user/' },
    { name: 'a GET with an extra slash', request: byPath('GET', 'repository/a/b/'), path: '/api/v1/repository/a/b' },
    { name: 'a write without its slash', request: byPath('DELETE', 'user'), path: '/api/v1/user/' },
    {
      name: 'a GET of a nested repository',
      request: byPath('GET', 'repository/a/b/c'),
      path: '/api/v1/repository/a/b/c',
    },
    {
      name: 'a nested repository that looks like a mistyped path',
      request: byId('deleteRepository', { repository: 'acme/app/tags' }),
      path: '/api/v1/repository/acme/app/tags',
    },
    { name: 'by operation', request: byId('getUserRobot', { robot_shortname: 'ci' }), path: '/api/v1/user/robots/ci' },
    {
      name: 'by operation, with its own method',
      request: byId('deleteUserRobot', { robot_shortname: 'ci' }, 'DELETE'),
      path: '/api/v1/user/robots/ci',
    },
  ])('$name', ({ request, path }) => {
    expect(plan(request)).toMatchObject({ path, warnings: [] });
  });
});

describe('a call that differs from the document', () => {
  it.each([
    {
      name: 'an unknown path',
      request: byPath('GET', 'nosuch/'),
      message: /^path: this Quay has no \/api\/v1\/nosuch\/.*; .*; .*The call was not sent/,
    },
    {
      name: 'an unknown method',
      request: byPath('POST', 'user/robots'),
      message: /^method: \/api\/v1\/user\/robots supports GET, not POST/,
    },
    {
      name: 'a repository of one segment',
      request: byPath('GET', 'repository/app'),
      message: /\{repository\} is namespace\/name/,
    },
    {
      name: 'an unknown operation',
      request: byId('listTags', {}),
      message: /^operation: this Quay has no listTags.*listRepoTags/,
    },
    {
      name: 'another method than that of the operation',
      request: byId('listRepoTags', {}, 'DELETE'),
      message: /^method: DELETE is given, but the operation is GET/,
    },
    {
      name: 'GET with an operation that deletes',
      request: byId('deleteRepository', { repository: 'acme/app' }, 'GET'),
      message: /^method: GET is given, but the operation is DELETE/,
    },
    {
      name: 'a write with a slash at its end',
      request: byPath('DELETE', 'repository/acme/app/'),
      message: /^path: .*ends in a slash.*a variable at the end is probably not set.*path: repository\/acme\/app$/,
    },
    {
      name: 'a write to a nested repository, with all its parameters',
      request: byPath('DELETE', 'repository/acme/team/app/tag/v1'),
      message: /: operation: deleteFullTag with parameters: \{"repository": "acme\/team\/app", "tag": "v1"\}$/,
    },
    {
      name: 'a write that this Quay does not have, which could be a nested repository of a GET',
      request: byPath('POST', 'repository/acme/app/mirror/sync-now'),
      message:
        /^path: this Quay has no .*sync-now, according to.* The nearest POST operations are: (POST [^;]*(; |\.)){3}/,
    },
    {
      name: 'an unknown operation with a method',
      request: byId('getTag', {}, 'DELETE'),
      message: /The nearest DELETE operations are: (DELETE [^;]*(; |\.)){3}/,
    },
    {
      name: 'a write to a nested repository',
      request: byPath('DELETE', 'repository/acme/app/v1'),
      message: /^path: .*three or more segments, acme\/app\/v1.*operation: deleteRepository with parameters/,
    },
    {
      name: 'a repository that makes the path that of another operation',
      request: byId('deleteRepository', { repository: 'acme/app/tag/v1' }),
      message: /^parameters: .*that of .*\/tag\/\{tag\} \(deleteFullTag\), because .*, not that of DELETE/,
    },
    {
      name: 'a repository that makes the path one with another method',
      request: byId('deleteRepository', { repository: 'acme/app/tag' }),
      message: /^parameters: .*\(listRepoTags\)/,
    },
    {
      name: 'no repository',
      request: byId('listRepoTags', {}),
      message: /^parameters: `repository` is missing\. .*: \{"repository": "acme\/app"\}$/,
    },
    {
      name: 'an empty repository',
      request: byId('listRepoTags', { repository: '' }),
      message: /is empty, so a variable/,
    },
    {
      name: 'a repository without namespace',
      request: byId('listRepoTags', { repository: 'app' }),
      message: /expected namespace\/name/,
    },
    {
      name: 'a repository with its host',
      request: byId('listRepoTags', { repository: 'quay.io/acme/app' }),
      message: /starts with the host; expected the repository without it/,
    },
    {
      name: 'a variable of the shell',
      request: byId('changeTag', { repository: 'acme/app', tag: '$TAG' }),
      message: /^parameters: `tag` has a \$ and a name/,
    },
    {
      name: 'a segment ..',
      request: byId('listRepoTags', { repository: 'acme/..' }),
      message: /a segment that is empty/,
    },
    { name: 'a slash', request: byId('getUserRobot', { robot_shortname: 'a/b' }), message: /must not contain a slash/ },
    {
      name: 'an unknown parameter',
      request: byId('getUserRobot', { robot_shortname: 'a', x: '' }),
      message: /`x` is unknown\. GET .* \(getUserRobot\) has the parameters/,
    },
  ])('$name is an error', ({ request, message }) => {
    expect(problemsOf(() => plan(request))).toEqual([expect.stringMatching(message)]);
  });

  it('reports all invalid parameters together, with an example that has all of them', () => {
    const problems = problemsOf(() => plan(byId('changeTag', { Tag: 'v1' })));
    expect(problems).toEqual([
      'parameters: `repository` is missing; `tag` is missing; `Tag` is unknown. PUT /api/v1/repository/{repository}/tag/{tag} (changeTag) has the parameters: repository, tag. For example: {"repository": "acme/app", "tag": "…"}',
    ]);
  });

  it('does not show a value that may be secret', () => {
    const values = [
      { code: 's3cret/' },
      { code: '../s3cret' },
      { code: 's3cret', extra: 's3cret' },
      { code: 'tag/s3cret' },
    ];
    for (const value of values) {
      const request = byId('deleteToken', { repository: 'acme/app/tag', ...value });
      expect(problemsOf(() => plan(request)).join()).not.toContain('s3cret');
    }
  });

  it.each([
    {
      name: 'a query',
      request: byPath('GET', 'user/robots', { query: [['limits', '5']] }),
      message: /^query: getUserRobots has no `limits`.*Did you mean limit\?/,
    },
    {
      name: 'several parameters on one line of the query',
      request: byPath('GET', 'user/robots', { query: [['limit', '5&token=true']] }),
      message: /^query: the value of `limit` has an & and a =/,
    },
    { name: 'a body', request: byPath('DELETE', 'user/robots/ci', { body: '{}' }), message: /has no body for/ },
    { name: 'no body', request: byPath('PUT', 'user/robots/ci'), message: /expects a body, but none is given/ },
    {
      name: 'a field',
      request: byPath('PUT', 'repository/a/b', { body: '{"description":"","descripton":""}' }),
      message: /no field `descripton`. Did you mean description\?/,
    },
    {
      name: 'no field',
      request: byPath('PUT', 'repository/a/b', { body: '{}' }),
      message: /`description`, which updateRepo requires, is missing/,
    },
    {
      name: 'a type',
      request: byPath('PUT', 'repository/a/b', { body: '{"description":5}' }),
      message: /^body: description: the type is integer, but updateRepo expects string/,
    },
  ])('$name is a warning', ({ request, message }) => {
    expect(plan(request).warnings).toEqual([expect.stringMatching(message)]);
  });

  it('is one warning for each of the first ten differences', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => [`field${index}`, 1]);
    const body = JSON.stringify({ description: '', ...Object.fromEntries(names) });
    const { warnings } = plan(byPath('PUT', 'repository/a/b', { body }));
    expect(warnings).toHaveLength(11);
    expect(warnings.at(-1)).toBe('body: there are more differences.');
  });

  it('proposes no name that is quite different', () => {
    const { warnings } = plan(byPath('PUT', 'repository/a/b', { body: '{"description":"","xyz":""}' }));
    expect(warnings).toEqual([expect.not.stringContaining('Did you mean')]);
  });

  it('is a warning if the document is incomplete', () => {
    const { warnings, path } = plan(byPath('GET', 'nosuch'), { ...DISCOVERY, complete: false });
    expect(warnings).toEqual([expect.stringMatching(/^path: this Quay has no.*sent anyway/)]);
    expect(path).toBe('/api/v1/nosuch');
  });
});

describe('without the document', () => {
  it('the path is sent as it is', () => {
    const request = byPath('GET', 'user');
    expect(planCall(request, 'quay.io', undefined).path).toBe('/api/v1/user');
  });
});
