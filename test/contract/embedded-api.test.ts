import { describe, expect, it } from 'vitest';
import { startTestRegistry } from '../support/fixtures.ts';
import { call, logIn, SIMPLE } from './api-client.ts';
import { send } from './send.ts';

describe('an OAuth token', () => {
  it('is the bearer token of /api/v1, is exchanged as $oauthtoken at /v2/auth, and the exchanged token reads manifests', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image('devtable/simple', 'v1');
    const user = JSON.parse((await call(registry, 'GET user/')).body);
    const exchanged = await logIn(registry, '$oauthtoken', 'oauth-admin');
    const headers = { Authorization: `Bearer ${exchanged.token}` };
    const manifest = await send(registry, { method: 'GET', path: `/v2/devtable/simple/manifests/${digest}`, headers });
    expect([user.username, exchanged.subject, exchanged.granted['devtable/simple'], manifest.status]).toEqual([
      'devtable',
      'devtable',
      ['push', 'pull'],
      200,
    ]);
  });

  it('assigned to another user acts as that user', async () => {
    const registry = await startTestRegistry({ repositories: { 'devtable/shared': { grants: { reader: 'read' } } } });
    const asked = ['user/', 'repository/devtable/shared', SIMPLE];
    const replies = await Promise.all(asked.map((path) => call(registry, `GET ${path}`, { token: 'oauth-assigned' })));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(JSON.parse(replies[0]?.body ?? '').username).toBe('reader');
    expect((await logIn(registry, '$oauthtoken', 'oauth-assigned')).subject).toBe('reader');
  });
});

describe('changes through the API are visible through /v2, and vice versa', () => {
  it('a robot logs in with its token and permissions until the token is regenerated or the robot deleted', async () => {
    const registry = await startTestRegistry();
    const made = JSON.parse((await call(registry, 'PUT organization/acme/robots/ci', { body: {} })).body);
    await call(registry, `PUT ${SIMPLE}/permissions/user/acme+ci`, { body: { role: 'read' } });
    expect((await logIn(registry, 'acme+ci', made.token)).granted['devtable/simple']).toEqual(['pull']);
    const renewed = JSON.parse((await call(registry, 'POST organization/acme/robots/ci/regenerate')).body);
    expect((await logIn(registry, 'acme+ci', made.token)).reply.status).toBe(401);
    await call(registry, `DELETE ${SIMPLE}/permissions/user/acme+ci`);
    expect((await logIn(registry, 'acme+ci', renewed.token)).granted['devtable/simple']).toEqual([]);
    await call(registry, 'DELETE organization/acme/robots/ci');
    expect((await logIn(registry, 'acme+ci', renewed.token)).reply.status).toBe(401);
  });

  it('a tag is listed, expires, is restored and deleted', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image('devtable/public', 'v1');
    const seen = async () => {
      const { tags } = JSON.parse(
        (await call(registry, 'GET repository/devtable/public/tag/?onlyActiveTags=true')).body,
      );
      const manifest = await send(registry, { method: 'HEAD', path: '/v2/devtable/public/manifests/v1' });
      return [
        tags.map(({ name, reversion }: { name: string; reversion: boolean }) => `${name} ${reversion}`),
        manifest.status,
      ];
    };
    expect(await seen()).toEqual([['v1 false'], 200]);
    await call(registry, 'DELETE repository/devtable/public/tag/v1');
    expect(await seen()).toEqual([[], 404]);
    await call(registry, 'POST repository/devtable/public/tag/v1/restore', { body: { manifest_digest: digest } });
    expect(await seen()).toEqual([['v1 true'], 200]);
    await call(registry, 'PUT repository/devtable/public/tag/v1', { body: { expiration: Date.now() / 1000 + 0.2 } });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await seen()).toEqual([[], 404]);
  });

  it('the owners of an organisation are its owners and the members of its teams with the role admin', async () => {
    const registry = await startTestRegistry();
    await call(registry, 'POST organization/', { body: { name: 'neworg', email: 'neworg@example.com' } });
    const asReader = async () => (await logIn(registry, 'reader', 'password', 'neworg/app')).granted['neworg/app'];
    expect(await asReader()).toEqual([]);
    await call(registry, 'PUT organization/neworg/team/leads', { body: { role: 'admin' } });
    await call(registry, 'PUT organization/neworg/team/leads/members/reader');
    expect(await asReader()).toEqual(['push', 'pull']);
  });
});
