import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../../src/registry/reference.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import {
  DEVTABLE,
  failureOf,
  openTestClient,
  READBOT_CREDENTIALS,
  requestLines,
} from '../../../support/test-client.ts';

describe('images on two registries', () => {
  it('send the password only to the registry that it belongs to', async () => {
    const registry = await startTestRegistry();
    const other = await startTestRegistry();
    const images = ['devtable/simple', `${other.host}/devtable/public`, `${other.host}/devtable/simple`];
    const client = openTestClient(registry, { images, service: 'quay.example.com' });
    const settled = await Promise.allSettled(
      client.references.map((reference) => client.sessions.repository(reference)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([expect.stringMatching(/^Basic /)]);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(requestLines(other)[0]).toContain('/v2/auth?service=REGISTRY&scope=repository:devtable/public:pull&');
    expect(client.infos.map((line) => line.replace(/localhost:\d+/, 'HOST'))).toEqual(
      expect.arrayContaining([
        'HOST: username and password of devtable; the token acts as devtable.',
        'HOST: no credentials; the token acts as (anonymous).',
      ]),
    );
  });

  it('have no token that covers both', async () => {
    const registry = await startTestRegistry();
    const other = await startTestRegistry();
    const client = openTestClient(registry, { images: ['devtable/simple', `${other.host}/devtable/public`] });
    await Promise.all(client.references.map((reference) => client.sessions.repository(reference)));
    expect(client.sessions.token).toBeUndefined();
  });
});

describe('eleven repositories', () => {
  const images = Array.from({ length: 11 }, (_, index) => `devtable/app${index}`);

  it.each(['python', 'go'] as const)('need two exchanges with at most ten scopes each (%s)', async (flavour) => {
    const registry = await startTestRegistry({ features: { flavour } });
    const client = openTestClient(registry, { images });
    const all = client.references.map((reference) => client.sessions.repository(reference));
    expect((await Promise.all(all)).map(({ name }) => name)).toEqual(images);
    const scopes = registry.requests.map(({ path }) => new URL(path, registry.url).searchParams.getAll('scope').length);
    expect(scopes).toEqual([10, 1]);
    expect(client.masked).toHaveLength(2);
    expect(client.sessions.token).toBeUndefined();
  });

  it('run one exchange at a time', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: /auth/ }, kind: 'delay', milliseconds: 60 });
    const client = openTestClient(registry, { images });
    await Promise.all(client.references.map((reference) => client.sessions.repository(reference)));
    const [first, second] = registry.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(55);
  });

  it('log the account of the token once', async () => {
    const registry = await startTestRegistry();
    const client = openTestClient(registry, { images });
    await Promise.all(client.references.map((reference) => client.sessions.repository(reference)));
    expect(client.infos).toHaveLength(1);
  });
});

it('ten repositories have one token', async () => {
  const registry = await startTestRegistry();
  const client = openTestClient(registry, { images: Array.from({ length: 10 }, (_, index) => `devtable/app${index}`) });
  expect(client.sessions.token).toBeUndefined();
  await client.repository();
  expect(client.sessions.token?.claims?.access).toHaveLength(10);
});

it('nothing is sent before a repository is requested', async () => {
  const registry = await startTestRegistry();
  openTestClient(registry, { images: ['devtable/simple'] });
  expect(registry.requests).toEqual([]);
});

it('a failed search for credentials is the error of its repository only, and no token covers all', async () => {
  const registry = await startTestRegistry();
  const credentialsFor = async (_: string, repository: string) => {
    if (repository === 'devtable/public') throw new Error('the helper is locked');
    return DEVTABLE;
  };
  const client = openTestClient(registry, { images: ['devtable/simple', 'devtable/public'], credentialsFor });
  const [simple, open] = client.references.map((reference) => client.sessions.repository(reference));
  expect(await failureOf(open ?? Promise.resolve())).toContain('the helper is locked');
  expect((await simple)?.name).toBe('devtable/simple');
  expect(requestLines(registry)[0]).toContain('scope=repository:devtable/simple:pull -> 200');
  expect(client.sessions.token).toBeUndefined();
});

it('repositories of two accounts have two tokens, requested one after the other, and none covers all', async () => {
  const registry = await startTestRegistry();
  registry.fault({ match: { path: /auth.*simple/ }, kind: 'delay', milliseconds: 60 });
  const credentialsFor = async (_: string, repository: string) =>
    repository === 'devtable/simple' ? READBOT_CREDENTIALS : DEVTABLE;
  const images = ['devtable/simple', 'devtable/public', 'devtable/other'];
  const client = openTestClient(registry, { images, credentialsFor });
  await Promise.all(client.references.map((reference) => client.sessions.repository(reference)));
  expect(requestLines(registry)).toEqual([
    expect.stringMatching(/scope=repository:devtable\/simple:pull -> 200$/),
    expect.stringMatching(/scope=repository:devtable\/public:pull&scope=repository:devtable\/other:pull -> 200$/),
  ]);
  const [first, second] = registry.requests;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(55);
  expect(client.infos.map((line) => line.replace(/^\S+ /, ''))).toEqual([
    'username and password of devtable+readbot; the token acts as devtable+readbot.',
    'username and password of devtable; the token acts as devtable.',
  ]);
  expect(client.sessions.token).toBeUndefined();
});

it('a repository that is not among the references is an error', async () => {
  const registry = await startTestRegistry();
  const client = openTestClient(registry, { images: ['devtable/simple'] });
  const stranger = parseReference('devtable/public', registry.host);
  expect(await failureOf(client.sessions.repository(stranger))).toContain('no session was opened');
});
