import { describe, expect, it } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { serve } from '../../support/http-server.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { runInProcess } from './run-in-process.ts';

const ADMIN = { 'oauth-token': 'oauth-admin' };
const TAGS = 'repository/devtable/simple/tag/';

async function startQuay(features: RegistryOptions['features'] = {}) {
  const registry = await startTestRegistry({ features });
  for (const tag of ['v1', 'v2', 'v3']) registry.push.image('devtable/simple', tag);
  return registry;
}

describe('a call', () => {
  it('requests the user, then the discovery document, then sends the call', async () => {
    const run = await runInProcess(await startQuay(), {
      path: 'repository/devtable/simple/tag',
      query: 'limit=2',
      ...ADMIN,
    });
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

  it('by operation, with a query parameter', async () => {
    const run = await runInProcess(await startQuay(), {
      operation: 'listRepoTags',
      parameters: '{"repository": "devtable/simple", "limit": 1}',
      ...ADMIN,
    });
    expect(run.requests.at(-1)).toBe('GET /api/v1/repository/devtable/simple/tag/?limit=1');
  });

  it('reads public data without a token', async () => {
    const run = await runInProcess(await startQuay(), { path: 'repository/devtable/public/tag/' });
    expect(run.requests).toEqual([
      'GET /api/v1/discovery?internal=true',
      'GET /api/v1/repository/devtable/public/tag/',
    ]);
    expect(run.outputs).toMatchObject({ user: '', status: '200' });
  });

  it('sends a write once, and warns about an unknown field', async () => {
    const registry = await startQuay();
    const put = { path: 'repository/devtable/simple', method: 'put', body: '{"description": "new", "foo": 1}' };
    const run = await runInProcess(registry, { ...put, ...ADMIN });
    expect(run.outputs).toMatchObject({ status: '200', body: '{"success": true}' });
    expect(run.warnings).toEqual([expect.stringContaining('no field `foo`')]);
  });

  it('masks the token before sending it, and a new secret before it is an output', async () => {
    const path = 'organization/acme/robots/ci';
    const run = await runInProcess(await startQuay(), { path, method: 'PUT', body: '{"description": "x"}', ...ADMIN });
    const { token } = JSON.parse(run.outputs.body ?? '{}');
    expect(run.masks.slice(0, 2)).toEqual(['oauth-admin', Buffer.from('$oauthtoken:oauth-admin').toString('base64')]);
    expect(run.masks).toContain(token);
  });

  it('passes with an expected status', async () => {
    const given = { path: 'repository/devtable/nosuch', 'expect-status': '2xx, 404', ...ADMIN };
    expect(await runInProcess(await startQuay(), given)).toMatchObject({ passes: true, outputs: { status: '404' } });
  });

  it('sets the outputs of a refused call', async () => {
    const run = await runInProcess(await startQuay(), { path: 'user/', 'oauth-token': 'oauth-read' });
    expect(run).toMatchObject({ passes: false, outputs: { user: 'devtable', status: '401', body: run.file?.trim() } });
    expect(run.error).toMatch(/does not have the scope user:read/);
  });
});

const EMPTY = { status: '', body: '', 'body-file': '' };

describe('the call is not sent', () => {
  it.each([
    {
      name: 'a bad token',
      inputs: { 'oauth-token': 'nosuch' },
      user: '',
      sent: 1,
      error: /refused the OAuth access token[\s\S]*Generate Token/,
    },
    {
      name: 'an expired token',
      inputs: { 'oauth-token': 'oauth-expired' },
      user: '',
      sent: 1,
      error: /refused the OAuth access token/,
    },
    {
      name: 'a token of another user',
      inputs: { 'oauth-token': 'oauth-assigned', 'expect-user': 'devtable' },
      user: 'reader',
      sent: 1,
      error: /acts as reader, expected devtable/,
    },
    {
      name: 'an unknown path',
      inputs: { path: 'repository/devtable/simple/tags/', ...ADMIN },
      user: 'devtable',
      sent: 2,
      error: /no \/api\/v1\/repository\/devtable\/simple\/tags\/.*listRepoTags/,
    },
    {
      name: 'an unknown method',
      inputs: { path: 'repository/devtable/simple/tag/v1', ...ADMIN },
      user: 'devtable',
      sent: 2,
      error: /supports PUT, DELETE, not GET/,
    },
    {
      name: 'a missing parameter',
      inputs: { path: '', operation: 'listRepoTags', ...ADMIN },
      user: 'devtable',
      sent: 2,
      error: /`repository` is missing/,
    },
    {
      name: 'a write by operation without a token',
      inputs: { path: '', operation: 'deleteRepository', parameters: '{"repository":"a/b"}' },
      user: '',
      sent: 1,
      error: /oauth-token: missing, although DELETE/,
    },
    {
      name: 'bad inputs',
      inputs: { method: 'DELETE' },
      user: '',
      sent: 0,
      error: /oauth-token: missing, although DELETE/,
    },
  ])('with $name', async ({ inputs, user, sent, error }) => {
    const run = await runInProcess(await startQuay(), { path: TAGS, ...inputs });
    expect(run.error).toMatch(error);
    expect(run).toMatchObject({ passes: false, outputs: { user, ...EMPTY } });
    expect(run.requests).toHaveLength(sent);
    expect(run.requests.filter((line) => !/\/v2\/auth|discovery/.test(line))).toEqual([]);
  });
});

describe('without a complete discovery document', () => {
  it.each([
    { name: 'off', features: { discovery: 'off' } as const, warns: /without a check.*returned 404 / },
    {
      name: 'invalid',
      features: { discovery: 'invalid' } as const,
      warns: /without a check.*returned 200 without a Swagger document/,
    },
    { name: 'incomplete', features: { discovery: 'incomplete' } as const, warns: /document is incomplete/ },
  ])('$name: warns, and sends the call', async ({ features, warns }) => {
    const run = await runInProcess(await startQuay(features), { path: 'organization/acme/robots', ...ADMIN });
    expect(run.warnings).toEqual([expect.stringMatching(warns)]);
    expect(run).toMatchObject({ passes: true, outputs: { status: '200' } });
  });

  it('does not request the document with check-discovery: false', async () => {
    const run = await runInProcess(await startQuay(), { path: TAGS, 'check-discovery': 'false', ...ADMIN });
    expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY', `GET /api/v1/${TAGS}`]);
  });

  it('cannot find an operation', async () => {
    const given = { operation: 'listRepoTags', parameters: '{"repository": "a/b"}', ...ADMIN };
    expect((await runInProcess(await startQuay({ discovery: 'off' }), given)).error).toMatch(
      /discovery document, which defines the operations, is not available/,
    );
  });
});

describe('with neither path nor operation', () => {
  it('lists the operations, and passes', async () => {
    const run = await runInProcess(await startQuay(), ADMIN);
    expect(run).toMatchObject({ passes: true, outputs: { user: 'devtable', ...EMPTY } });
    expect(run.summaries.join('')).toMatch(/<h3>tag<\/h3>[\s\S]*changeTag[\s\S]*repo:write/);
    expect(run.notices).toEqual([expect.stringContaining('173 operations')]);
  });

  it('fails if the operations cannot be listed', async () => {
    expect(await runInProcess(await startQuay({ discovery: 'off' }), {})).toMatchObject({ passes: false });
  });
});

describe('with paginate', () => {
  it('joins the pages', async () => {
    const run = await runInProcess(await startQuay(), { path: TAGS, query: 'limit=1', paginate: 'true', ...ADMIN });
    expect(JSON.parse(run.outputs.body ?? '').tags).toHaveLength(3);
    expect(run.outputs.body).toBe(run.file);
    expect(run.infos.join('\n')).toMatch(/Read 1 page of tags \(1 entry\); more pages follow/);
  });

  it('keeps the pages before a failed one, only in the file', async () => {
    const server = await serve((request, response) => {
      if (request.url?.includes('page=2')) request.socket.destroy();
      else response.end('{"tags": ["a"], "page": 1, "has_additional": true}');
    });
    const called = { host: server.origin.slice('http://'.length), requests: [] };
    const run = await runInProcess(called, { path: TAGS, paginate: 'true', 'check-discovery': 'false' });
    expect(run).toMatchObject({ passes: false, outputs: { status: '200', body: '' } });
    expect(JSON.parse(run.file ?? '')).toMatchObject({ tags: ['a'] });
    expect(run.error).toMatch(/The list is incomplete: only 1 page of tags[\s\S]*ECONNRESET/);
    expect(run.warnings).toContainEqual(expect.stringContaining('the list is incomplete'));
  });
});
