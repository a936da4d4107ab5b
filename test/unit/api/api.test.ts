import { describe, expect, it } from 'vitest';
import { aRegistry } from '../../support/bench.ts';
import { serve } from '../../support/http-server.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { call } from './api-calling.ts';

const ADMIN = { 'oauth-token': 'oauth-admin' };
const TAGS = 'repository/devtable/simple/tag/';

async function aQuay(features: RegistryOptions['features'] = {}) {
  const registry = await aRegistry({ features });
  for (const tag of ['v1', 'v2', 'v3']) registry.push.image('devtable/simple', tag);
  return registry;
}

describe('a call', () => {
  it('asks whom the token acts as, what there is to call, and then calls', async () => {
    const run = await call(await aQuay(), { path: 'repository/devtable/simple/tag', query: 'limit=2', ...ADMIN });
    expect(run.requests).toEqual([
      'GET /v2/auth?service=REGISTRY',
      'GET /api/v1/discovery?internal=true',
      'GET /api/v1/repository/devtable/simple/tag/?limit=2',
    ]);
    expect(run.outputs).toMatchObject({ user: 'devtable', status: '200', body: run.file?.trim() });
    expect(JSON.parse(run.outputs.body ?? '').tags).toHaveLength(2);
    expect(run.infos.join('\n')).toMatch(/acts as devtable[\s\S]*listRepoTags.*repo:read/);
    expect(run.passes).toBe(true);
  });

  it('by operation, with a parameter of the query', async () => {
    const run = await call(await aQuay(), {
      operation: 'listRepoTags',
      parameters: '{"repository": "devtable/simple", "limit": 1}',
      ...ADMIN,
    });
    expect(run.requests.at(-1)).toBe('GET /api/v1/repository/devtable/simple/tag/?limit=1');
  });

  it('reads what is public without a token', async () => {
    const run = await call(await aQuay(), { path: 'repository/devtable/public/tag/' });
    expect(run.requests).toEqual([
      'GET /api/v1/discovery?internal=true',
      'GET /api/v1/repository/devtable/public/tag/',
    ]);
    expect(run.outputs).toMatchObject({ user: '', status: '200' });
  });

  it('changes something once, and warns of what the document does not know', async () => {
    const registry = await aQuay();
    const put = { path: 'repository/devtable/simple', method: 'put', body: '{"description": "new", "foo": 1}' };
    const run = await call(registry, { ...put, ...ADMIN });
    expect(run.outputs).toMatchObject({ status: '200', body: '{"success": true}' });
    expect(run.warnings).toEqual([expect.stringContaining('no field `foo`')]);
  });

  it('masks the token before anything is sent, and a new secret before it is an output', async () => {
    const path = 'organization/acme/robots/ci';
    const run = await call(await aQuay(), { path, method: 'PUT', body: '{"description": "x"}', ...ADMIN });
    const { token } = JSON.parse(run.outputs.body ?? '{}');
    expect(run.masks.slice(0, 2)).toEqual(['oauth-admin', Buffer.from('$oauthtoken:oauth-admin').toString('base64')]);
    expect(run.masks).toContain(token);
  });

  it('passes with the status that is expected', async () => {
    const given = { path: 'repository/devtable/nosuch', 'expect-status': '2xx, 404', ...ADMIN };
    expect(await call(await aQuay(), given)).toMatchObject({ passes: true, outputs: { status: '404' } });
  });

  it('sets the outputs of what was refused', async () => {
    const run = await call(await aQuay(), { path: 'user/', 'oauth-token': 'oauth-read' });
    expect(run).toMatchObject({ passes: false, outputs: { user: 'devtable', status: '401', body: run.file?.trim() } });
    expect(run.error).toMatch(/lacks the scope user:read/);
  });
});

const EMPTY = { status: '', body: '', 'body-file': '' };

describe('nothing is called', () => {
  it.each([
    {
      name: 'a bad token',
      inputs: { 'oauth-token': 'nosuch' },
      user: '',
      sent: 1,
      says: /refuses this OAuth access token[\s\S]*Generate Token/,
    },
    {
      name: 'an expired token',
      inputs: { 'oauth-token': 'oauth-expired' },
      user: '',
      sent: 1,
      says: /refuses this OAuth access token/,
    },
    {
      name: 'a token of another user',
      inputs: { 'oauth-token': 'oauth-assigned', 'expect-user': 'devtable' },
      user: 'reader',
      sent: 1,
      says: /acts as reader, expected devtable/,
    },
    {
      name: 'an unknown path',
      inputs: { path: 'repository/devtable/simple/tags/', ...ADMIN },
      user: 'devtable',
      sent: 2,
      says: /no \/api\/v1\/repository\/devtable\/simple\/tags\/.*listRepoTags/,
    },
    {
      name: 'an unknown method',
      inputs: { path: 'repository/devtable/simple/tag/v1', ...ADMIN },
      user: 'devtable',
      sent: 2,
      says: /takes PUT, DELETE, not GET/,
    },
    {
      name: 'a missing parameter',
      inputs: { path: '', operation: 'listRepoTags', ...ADMIN },
      user: 'devtable',
      sent: 2,
      says: /`repository` is missing/,
    },
    {
      name: 'a write by operation without a token',
      inputs: { path: '', operation: 'deleteRepository', parameters: '{"repository":"a/b"}' },
      user: '',
      sent: 1,
      says: /oauth-token: missing, though DELETE/,
    },
    {
      name: 'bad inputs',
      inputs: { method: 'DELETE' },
      user: '',
      sent: 0,
      says: /oauth-token: missing, though DELETE/,
    },
  ])('with $name', async ({ inputs, user, sent, says }) => {
    const run = await call(await aQuay(), { path: TAGS, ...inputs });
    expect(run.error).toMatch(says);
    expect(run).toMatchObject({ passes: false, outputs: { user, ...EMPTY } });
    expect(run.requests).toHaveLength(sent);
    expect(run.requests.filter((line) => !/\/v2\/auth|discovery/.test(line))).toEqual([]);
  });
});

describe('without a whole discovery document', () => {
  it.each([
    { name: 'off', features: { discovery: 'off' } as const, warns: /answered 404 .*unchecked/ },
    { name: 'invalid', features: { discovery: 'invalid' } as const, warns: /not with a Swagger document.*unchecked/ },
    { name: 'incomplete', features: { discovery: 'incomplete' } as const, warns: /lacks what every Quay has/ },
  ])('$name: warns, and calls', async ({ features, warns }) => {
    const run = await call(await aQuay(features), { path: 'organization/acme/robots', ...ADMIN });
    expect(run.warnings).toEqual([expect.stringMatching(warns)]);
    expect(run).toMatchObject({ passes: true, outputs: { status: '200' } });
  });

  it('asks for none where it is not to be checked', async () => {
    const run = await call(await aQuay(), { path: TAGS, 'check-discovery': 'false', ...ADMIN });
    expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY', `GET /api/v1/${TAGS}`]);
  });

  it('knows no operation', async () => {
    const given = { operation: 'listRepoTags', parameters: '{"repository": "a/b"}', ...ADMIN };
    expect((await call(await aQuay({ discovery: 'off' }), given)).error).toMatch(/nobody knows what it stands for/);
  });
});

describe('with neither path nor operation', () => {
  it('lists the operations, and passes', async () => {
    const run = await call(await aQuay(), ADMIN);
    expect(run).toMatchObject({ passes: true, outputs: { user: 'devtable', ...EMPTY } });
    expect(run.summaries.join('')).toMatch(/<h3>tag<\/h3>[\s\S]*changeTag[\s\S]*repo:write/);
    expect(run.notices).toEqual([expect.stringContaining('173 operations')]);
  });

  it('fails where there is nothing to list', async () => {
    expect(await call(await aQuay({ discovery: 'off' }), {})).toMatchObject({ passes: false });
  });
});

describe('with paginate', () => {
  it('joins the pages', async () => {
    const run = await call(await aQuay(), { path: TAGS, query: 'limit=1', paginate: 'true', ...ADMIN });
    expect(JSON.parse(run.outputs.body ?? '').tags).toHaveLength(3);
    expect(run.outputs.body).toBe(run.file);
    expect(run.infos.join('\n')).toMatch(/1 page of tags, 1 entry; more follow/);
  });

  it('keeps what came before a page that fails, in the file alone', async () => {
    const server = await serve((request, response) => {
      if (request.url?.includes('page=2')) request.socket.destroy();
      else response.end('{"tags": ["a"], "page": 1, "has_additional": true}');
    });
    const called = { host: server.origin.slice('http://'.length), requests: [] };
    const run = await call(called, { path: TAGS, paginate: 'true', 'check-discovery': 'false' });
    expect(run).toMatchObject({ passes: false, outputs: { status: '200', body: '' } });
    expect(JSON.parse(run.file ?? '')).toMatchObject({ tags: ['a'] });
    expect(run.error).toMatch(/broke off after 1 page of tags[\s\S]*ECONNRESET/);
    expect(run.warnings).toContainEqual(expect.stringContaining('not whole'));
  });
});
