import { describe, expect, it } from 'vitest';
import { readClaims } from '../../../../src/registry/auth/claims.ts';
import type { Credentials } from '../../../../src/registry/auth/credentials.ts';
import { resolveManifest } from '../../../../src/registry/manifest.ts';
import { Secret } from '../../../../src/secret.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import { failureOf, openTestClient } from '../../../support/test-client.ts';

const PULL = { type: 'repository', name: 'devtable/simple', actions: ['pull'] };

describe('a registry token that was given', () => {
  it('is sent as Bearer without an exchange', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image('devtable/simple', 'v1');
    const token = await registry.token({ access: [PULL] });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'], credentials: given(token) });
    expect(await resolveManifest(await client.repository(), 'v1')).toMatchObject({ kind: 'present', digest });
    expect(registry.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['HEAD', `Bearer ${token}`],
    ]);
    expect(client.infos).toEqual([expect.stringMatching(/: the registry token given .* acts as devtable\.$/)]);
    expect(client.warnings).toEqual([]);
    expect(client.sessions.token?.secret.reveal()).toBe(token);
  });

  it('covers more than ten repositories', async () => {
    const registry = await startTestRegistry();
    const names = Array.from({ length: 11 }, (_, index) => `devtable/app${index}`);
    const token = await registry.token({ access: names.map((name) => ({ ...PULL, name })) });
    const client = openTestClient(registry, { images: names, credentials: given(token) });
    await Promise.all(client.references.map((reference) => client.sessions.repository(reference)));
    expect(registry.requests).toEqual([]);
    expect(client.sessions.token?.secret.reveal()).toBe(token);
  });

  it('without the repository is a warning and is sent anyway, because a public repository accepts it', async () => {
    const registry = await startTestRegistry();
    registry.push.image('devtable/public', 'v1');
    const token = await registry.token({ access: [PULL] });
    const client = openTestClient(registry, { images: ['devtable/public:v1'], credentials: given(token) });
    expect(await resolveManifest(await client.repository(), 'v1')).toMatchObject({ kind: 'present' });
    expect(client.warnings).toEqual([
      expect.stringMatching(/does not grant devtable pull on devtable\/public: .* It is sent anyway/),
    ]);
  });

  it('for another service is a warning and is sent anyway', async () => {
    const registry = await startTestRegistry();
    const token = await registry.token({ access: [PULL], audience: 'quay.example.com' });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'], credentials: given(token) });
    const failure = await failureOf(resolveManifest(await client.repository(), 'v1'));
    expect(client.warnings).toEqual([
      `The token is for quay.example.com (its aud), not for ${registry.host}, and Quay refuses such a token. It is sent anyway. If it is refused, create it with service=${registry.host}, or set the input service.`,
    ]);
    expect(failure).toContain('or devtable may not read it');
    expect(registry.requests.map(({ method, status }) => `${method} ${status}`)).toEqual(['HEAD 401']);
  });

  it('for the given service is no warning', async () => {
    const registry = await startTestRegistry();
    const token = await registry.token({ access: [PULL], audience: 'quay.example.com' });
    const options = { images: ['devtable/simple:v1'], service: 'quay.example.com', credentials: given(token) };
    const client = openTestClient(registry, options);
    await client.repository();
    expect(client.warnings).toEqual([]);
  });

  it('without aud is no warning', async () => {
    const registry = await startTestRegistry();
    const token = await registry.token({ access: [PULL], audience: undefined });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'], credentials: given(token) });
    await client.repository();
    expect(client.warnings).toEqual([]);
  });

  const rejections = [
    { name: 'has expired, as the error says', expiresIn: -60, says: 'The given token expired at ' },
    { name: 'is rejected although it is valid', expiresIn: 1e9, says: 'devtable may not read it' },
  ];
  it.each(rejections)('is not renewed if it $name', async ({ expiresIn, says }) => {
    const registry = await startTestRegistry();
    const token = await registry.token({ access: [PULL], expiresIn });
    const client = openTestClient(registry, { images: ['devtable/simple:v1'], credentials: given(token) });
    const repository = await client.repository();
    client.passTime(7_200_000 + Date.now() - client.context.now().getTime());
    registry.fault({
      match: { path: /manifests/ },
      kind: 'answer',
      status: 401,
      body: '{"error":"Signature has expired"}',
    });
    const failure = await failureOf(resolveManifest(repository, 'v1'));
    expect(failure).toContain('returned 401');
    expect(failure).toContain(says);
    expect(registry.requests).toHaveLength(1);
  });
});

function given(token: string): Credentials {
  const claims = readClaims(token);
  if (claims === undefined) throw new Error('the registry did not sign a JWT');
  return { kind: 'registry-token', token: new Secret(token), claims };
}
