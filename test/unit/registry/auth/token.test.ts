import { describe, expect, it, test } from 'vitest';
import type { Credentials } from '../../../../src/registry/auth/credentials.ts';
import { Secret } from '../../../../src/secret.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import {
  ANONYMOUS,
  DEVTABLE,
  openTestClient,
  READBOT_CREDENTIALS,
  requestLines,
} from '../../../support/test-client.ts';

const OAUTH: Credentials = { kind: 'oauth-token', token: new Secret('oauth-read') };

describe('the exchange', () => {
  it('is one request to /v2/auth, with the host as service', async () => {
    const registry = await startTestRegistry();
    await openTestClient(registry, { images: ['devtable/simple:v1'] }).repository();
    expect(requestLines(registry)).toEqual([
      'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    ]);
  });

  it('sends a scope parameter for each repository, without duplicates', async () => {
    const registry = await startTestRegistry();
    const images = ['devtable/simple:v1', 'devtable/public:v1', 'devtable/simple:v2'];
    await openTestClient(registry, { images, actions: ['pull', 'push'] }).repository();
    const scopes = 'scope=repository:devtable/simple:pull,push&scope=repository:devtable/public:pull,push';
    expect(requestLines(registry)).toEqual([`GET /v2/auth?service=REGISTRY&${scopes} -> 200`]);
  });

  it('sends the given service', async () => {
    const registry = await startTestRegistry();
    await openTestClient(registry, { images: ['devtable/simple:v1'], service: 'quay.example.com' }).repository();
    expect(requestLines(registry)[0]).toContain('/v2/auth?service=quay.example.com&');
  });

  const logins: { name: string; credentials: Credentials; image: string; basic: string | undefined; acts: string }[] = [
    { name: 'a user', credentials: DEVTABLE, image: 'devtable/simple', basic: 'devtable:password', acts: 'devtable' },
    {
      name: 'a robot',
      credentials: READBOT_CREDENTIALS,
      image: 'devtable/simple',
      basic: 'devtable+readbot:readbot-token',
      acts: 'devtable+readbot',
    },
    {
      name: 'an OAuth access token, as $oauthtoken',
      credentials: OAUTH,
      image: 'devtable/simple',
      basic: '$oauthtoken:oauth-read',
      acts: 'devtable',
    },
    { name: 'no account', credentials: ANONYMOUS, image: 'devtable/public', basic: undefined, acts: '(anonymous)' },
  ];
  test.each(logins)('sends the Basic header of $name', async ({ credentials, image, basic, acts }) => {
    const registry = await startTestRegistry();
    const client = openTestClient(registry, { images: [image], credentials });
    await client.repository();
    const authorization = basic && `Basic ${Buffer.from(basic).toString('base64')}`;
    expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([authorization]);
    expect(client.infos).toEqual([expect.stringMatching(/^localhost:\d+: .*; the token acts as .*\.$/)]);
    expect(client.infos[0]).toContain(`acts as ${acts}.`);
  });

  it('does not log a secret', async () => {
    const registry = await startTestRegistry();
    for (const credentials of [DEVTABLE, OAUTH, READBOT_CREDENTIALS]) {
      const client = openTestClient(registry, { images: ['devtable/simple'], credentials });
      await client.repository();
      expect(client.infos.join()).not.toMatch(/: password|oauth-read|readbot-token|ey[\w-]+\./);
    }
  });
});

describe('the token', () => {
  it('is masked before it is sent', async () => {
    const registry = await startTestRegistry();
    registry.push.image('devtable/simple', 'v1');
    const client = openTestClient(registry, { images: ['devtable/simple:v1'] });
    const repository = await client.repository();
    await repository.send({ method: 'GET', url: repository.urlOf('manifests/v1'), accept: [], maxBytes: 1 << 20 });
    const token = client.sessions.token?.secret.reveal() ?? '';
    expect(token).toMatch(/^ey/);
    expect(client.masked).toEqual([{ secret: token, requestsBefore: 1 }]);
    expect(registry.requests[1]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it('is used for all repositories that it covers', async () => {
    const registry = await startTestRegistry();
    const client = openTestClient(registry, { images: ['devtable/simple', 'devtable/public'] });
    await Promise.all(client.references.map((reference) => client.sessions.repository(reference)));
    expect(registry.requests).toHaveLength(1);
    expect(client.sessions.token?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  });

  const answers = [
    { name: 'access_token', body: { access_token: 'opaque' }, lifetime: 60 },
    {
      name: 'access_token after an empty token',
      body: { token: '', access_token: 'opaque', expires_in: 300 },
      lifetime: 300,
    },
    {
      name: 'expires_in and issued_at',
      body: { token: 'opaque', expires_in: 600, issued_at: '2026-08-01T12:10:00Z' },
      lifetime: 1200,
    },
  ];
  test.each(answers)('of another registry may be opaque: $name', async ({ body, lifetime }) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: /\/v2\/auth/ }, kind: 'answer', status: 200, body: JSON.stringify(body) });
    const client = openTestClient(registry, { images: ['devtable/simple'] });
    await client.repository();
    expect(client.sessions.token?.secret.reveal()).toBe('opaque');
    expect(client.sessions.token?.expiresAt).toEqual(new Date(client.context.now().getTime() + lifetime * 1000));
  });
});
