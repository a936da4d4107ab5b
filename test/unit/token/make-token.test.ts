import { describe, expect, it } from 'vitest';
import type { GivenCredentials } from '../../../src/credentials/inputs.ts';
import { readClaims } from '../../../src/registry/auth/claims.ts';
import { Secret } from '../../../src/secret.ts';
import type { TokenInputs } from '../../../src/token/inputs.ts';
import { type MadeToken, makeToken } from '../../../src/token/make-token.ts';
import { authEntry, authFolderFixture } from '../../support/auth-folder.ts';
import { type FakeRunner, fakeRunner } from '../../support/fake-runner.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { failureOf, requestLines } from '../../support/test-client.ts';
import { startFederated } from '../quay/federation-fixture.ts';

const DEVTABLE: GivenCredentials = { kind: 'password', username: 'devtable', password: new Secret('password') };
const READBOT_CREDENTIALS: GivenCredentials = {
  kind: 'password',
  username: 'devtable+readbot',
  password: new Secret('readbot-token'),
};
const NONE: GivenCredentials = { kind: 'none' };

/** By default it gets a token to pull devtable/simple as devtable. */
function make(registry: EmbeddedRegistry, change: Partial<TokenInputs> = {}, runner: FakeRunner = aRunner()) {
  const inputs: TokenInputs = {
    registry: registry.host,
    repositories: ['devtable/simple'],
    actions: ['pull'],
    allowPartial: false,
    login: false,
    credentials: DEVTABLE,
    connection: connection(),
    ...change,
  };
  return makeToken(inputs, runner);
}

function connection(service?: string): TokenInputs['connection'] {
  const tls = { tls: {}, skipsVerify: false, plainHttp: true };
  return { registry: undefined, service, ...tls, timeout: 10_000, retries: 0 };
}

/** A runner without auth files. */
function aRunner(variables: Readonly<Record<string, string>> = {}): FakeRunner {
  return authFolderFixture().runner(variables);
}

function accessOf({ token }: MadeToken) {
  return token?.claims?.access?.map(({ name, actions }) => `${name} ${actions.toSorted().join()}`);
}

describe('makeToken', () => {
  it('requests one token for all repositories, and checks it', async () => {
    const registry = await startTestRegistry();
    const repositories = ['devtable/simple', 'devtable/public'];
    const made = await make(registry, { repositories, actions: ['pull', 'push'] });
    const scopes = repositories.map((name) => `scope=repository:${name}:pull,push`).join('&');
    expect(requestLines(registry)).toEqual([`GET /v2/auth?service=REGISTRY&${scopes} -> 200`, 'GET /v2/ -> 200']);
    expect(accessOf(made)).toEqual(['devtable/simple pull,push', 'devtable/public pull,push']);
    expect(made.login?.username).toBe('devtable');
  });

  it('requests no scope without repositories, as docker login does', async () => {
    const registry = await startTestRegistry();
    const made = await make(registry, { repositories: [] });
    expect(requestLines(registry)).toEqual(['GET /v2/auth?service=REGISTRY -> 200', 'GET /v2/ -> 200']);
    expect(accessOf(made)).toEqual([]);
  });

  it('masks the token', async () => {
    const registry = await startTestRegistry();
    const runner = aRunner();
    const { token } = await make(registry, {}, runner);
    expect(runner.masks).toContain(token?.secret.reveal());
  });

  it('exchanges an OAuth access token as $oauthtoken, which is then the login', async () => {
    const registry = await startTestRegistry();
    const { login } = await make(registry, { credentials: { kind: 'oauth-token', token: new Secret('oauth-read') } });
    expect([login?.username, login?.password.reveal()]).toEqual(['$oauthtoken', 'oauth-read']);
  });

  it('returns the password of a federated robot as the login', async () => {
    const { registry, issuer } = await startFederated();
    const runner = fakeRunner({}, { idToken: async (audience) => new Secret(await issuer.idToken(audience)) });
    const credentials = { kind: 'robot', robot: 'acme+ci', audience: undefined } as const;
    const { token, login } = await make(registry, { repositories: ['acme/app'], credentials }, runner);
    expect(login?.username).toBe('acme+ci');
    expect(readClaims(login?.password.reveal() ?? '')?.accessShape).toBe('object');
    expect(token?.claims).toMatchObject({ subject: 'acme+ci', accessShape: 'list' });
    expect(requestLines(registry).map((line) => line.replace(/\?.*? /, ' '))).toEqual([
      'GET /oauth2/federation/robot/token -> 200',
      'GET /v2/auth -> 200',
      'GET /v2/ -> 200',
    ]);
  });

  it('uses the audience of the input', async () => {
    const { registry, issuer } = await startFederated();
    const audiences: string[] = [];
    const runner = fakeRunner(
      {},
      {
        idToken: async (audience) => {
          audiences.push(audience);
          return new Secret(await issuer.idToken(audience));
        },
      },
    );
    const repositories: readonly string[] = [];
    await make(
      registry,
      { repositories, credentials: { kind: 'robot', robot: 'acme+audience', audience: 'wanted' } },
      runner,
    );
    await make(
      registry,
      { repositories, credentials: { kind: 'robot', robot: 'acme+ci', audience: undefined } },
      runner,
    );
    expect(audiences).toEqual(['wanted', registry.host]);
  });

  it('returns no token if the registry does not require one', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'answer', status: 404 });
    registry.fault({ match: { path: /^\/v2\/$/ }, kind: 'answer', status: 200, body: '{}' });
    const runner = aRunner();
    const made = await make(registry, {}, runner);
    expect(made.token).toBeUndefined();
    expect(made.login?.username).toBe('devtable');
    expect(runner.warnings).toEqual([]);
  });

  const wanted = [
    { name: 'a login', change: { login: true }, says: /^RegistryError: login: \S+ issues no token/ },
    { name: 'push', change: { actions: ['pull', 'push'] }, says: /^RegistryError: actions: \S+ issues no token/ },
    {
      name: 'both',
      change: { login: true, actions: ['push'] },
      says: /^RegistryError: login and actions: .* remove login and actions/,
    },
  ] as const;
  it.each(wanted)('is an error if the registry requires no token, and $name was wanted', async ({ change, says }) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'answer', status: 404 });
    registry.fault({ match: { path: /^\/v2\/$/ }, kind: 'answer', status: 200, body: '{}' });
    expect(await failureOf(make(registry, change))).toMatch(says);
  });

  it('is an error if a page responds for /v2/, although the token endpoint works', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: /^\/v2\/$/ }, kind: 'html' });
    expect(await failureOf(make(registry))).toMatch(/does not respond as a registry does/);
  });

  it('uses the service in the challenge of a registry that does not accept the token', async () => {
    const registry = await startTestRegistry();
    const made = await make(registry, { connection: connection('wrong.example') });
    expect(requestLines(registry).map((line) => line.replace(/&scope.*? /, ' '))).toEqual([
      'GET /v2/auth?service=wrong.example -> 200',
      'GET /v2/ -> 401',
      'GET /v2/auth?service=REGISTRY -> 200',
      'GET /v2/ -> 200',
    ]);
    expect(made.token?.claims?.audiences).toEqual([registry.host]);
  });

  it('is an error if the registry accepts no token', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: /^\/v2\/$/ }, kind: 'answer', status: 401, body: '{"error":"no"}' });
    expect(await failureOf(make(registry))).toMatch(/does not accept the token.*\/v2\/ returned 401/s);
  });
});

describe('a registry token that was given', () => {
  const given = (token: string): GivenCredentials => {
    const claims = readClaims(token);
    if (claims === undefined) throw new Error('the registry signed no JWT');
    return { kind: 'registry-token', token: new Secret(token), claims };
  };
  const PULL = { type: 'repository', name: 'devtable/simple', actions: ['pull'] };

  it('is checked and returned, without a login', async () => {
    const registry = await startTestRegistry();
    const token = await registry.token({ access: [PULL] });
    const made = await make(registry, { credentials: given(token) });
    expect(made.token?.secret.reveal()).toBe(token);
    expect(made.login).toBeUndefined();
    expect(requestLines(registry)).toEqual(['GET /v2/ -> 200']);
  });

  it('without the repository is an error', async () => {
    const registry = await startTestRegistry();
    const token = await registry.token({ access: [] });
    expect(await failureOf(make(registry, { credentials: given(token) }))).toContain(
      'The given token does not grant devtable pull on devtable/simple',
    );
  });

  it('for another service is refused by the registry, after a warning', async () => {
    const registry = await startTestRegistry();
    const runner = aRunner();
    const token = await registry.token({ access: [PULL], audience: 'quay.example.com' });
    expect(await failureOf(make(registry, { credentials: given(token) }, runner))).toContain('returned 401');
    expect(runner.warnings).toEqual([expect.stringContaining('The token is for quay.example.com')]);
  });
});

describe.each(['python', 'go'] as const)('less granted than asked, on %s', (flavour) => {
  const asked = { repositories: ['devtable/simple', 'devtable/secret'], credentials: READBOT_CREDENTIALS };

  it('is an error with each repository and the account', async () => {
    const registry = await startTestRegistry({ features: { flavour } });
    const failure = await failureOf(make(registry, { ...asked, actions: ['pull', 'push'] }));
    expect(failure).toContain('does not grant devtable+readbot push on devtable/simple');
    expect(failure).toContain('does not grant devtable+readbot pull and push on devtable/secret');
    expect(failure).toContain('With allow-partial: true the step passes');
  });

  it('causes a warning for each repository with allow-partial', async () => {
    const registry = await startTestRegistry({ features: { flavour } });
    const runner = aRunner();
    const { token } = await make(registry, { ...asked, actions: ['pull', 'push'], allowPartial: true }, runner);
    const access = token?.claims?.access?.filter(({ actions }) => actions.length > 0);
    expect(access).toEqual([{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }]);
    expect(runner.warnings).toEqual([
      expect.stringContaining('does not grant devtable+readbot push on devtable/simple'),
      expect.stringContaining('does not grant devtable+readbot pull and push on devtable/secret'),
    ]);
  });

  it('is an error without credentials, but not for a public repository', async () => {
    const registry = await startTestRegistry({ features: { flavour } });
    const none = { credentials: NONE };
    expect(await failureOf(make(registry, none))).toContain(
      'Without credentials the token does not grant pull on devtable/simple',
    );
    const made = await make(registry, { ...none, repositories: ['devtable/public'] });
    expect(accessOf(made)).toEqual(['devtable/public pull']);
    expect(made.login).toBeUndefined();
  });
});

describe('an error before any request', () => {
  it('for neither repositories nor credentials', async () => {
    const registry = await startTestRegistry();
    const failure = await failureOf(make(registry, { repositories: [], credentials: NONE }));
    expect(failure).toContain('repositories: not set, and there are no credentials');
    expect(registry.requests).toEqual([]);
  });

  it('for a login without credentials', async () => {
    const registry = await startTestRegistry();
    const change = { repositories: ['devtable/public'], credentials: NONE, login: true };
    expect(await failureOf(make(registry, change))).toContain(
      'login: there is no username and password to log in with',
    );
    expect(registry.requests).toEqual([]);
  });
});

describe('an auth file', () => {
  async function makeWith(
    auths: (host: string) => Readonly<Record<string, unknown>>,
    change: Partial<TokenInputs> = {},
  ) {
    const registry = await startTestRegistry();
    const folder = authFolderFixture();
    folder.write('auth.json', { auths: auths(registry.host) });
    const runner = folder.runner({ REGISTRY_AUTH_FILE: '~/auth.json' });
    return await make(registry, { credentials: NONE, ...change }, runner);
  }
  it('that is named and has no entry is an error with the entries that it has, before any request', async () => {
    const registry = await startTestRegistry();
    const folder = authFolderFixture();
    const path = folder.write('auth.json', { auths: { 'other.test': DEV, [`${registry.host}/acme`]: DEV } });
    const refusal = async (repositories: readonly string[]) =>
      await failureOf(make(registry, { repositories, credentials: { kind: 'auth-file', path } }));
    const has = `it has entries for: other.test, ${registry.host}/acme`;
    expect(await refusal(['devtable/public'])).toContain(
      `auth-file: ${path} has no entry for ${registry.host}/devtable/public; ${has}. Log in`,
    );
    expect(await refusal([])).toContain(
      `the whole host ${registry.host}; ${has}; set repositories to repositories that one of these entries covers.`,
    );
    expect(registry.requests).toEqual([]);
  });

  it('that is found by default and has no entry is named in the error', async () => {
    const said = await failureOf(makeWith(() => ({ 'other.test': DEV }), { login: true }));
    expect(said).toMatch(/no username and password to log in with.*auth\.json has no entry for .* for: other\.test/);
  });

  const DEV = authEntry('devtable', 'password');
  const BOT = authEntry('devtable+readbot', 'readbot-token');
  const both = ['devtable/simple', 'devtable/public'];

  it('is searched for the entry of the repository', async () => {
    const made = await makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: BOT }));
    expect(made.login?.username).toBe('devtable+readbot');
  });

  it('is searched for the entry of the registry without repositories', async () => {
    const made = await makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: BOT }), { repositories: [] });
    expect(made.login?.username).toBe('devtable');
  });

  it('with different accounts for the repositories is an error', async () => {
    const work = makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: BOT }), { repositories: both });
    expect(await failureOf(work)).toContain('repositories: the auth file has different accounts for them');
  });

  it('with one account in two entries is accepted', async () => {
    const made = await makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: DEV }), { repositories: both });
    expect(made.login?.username).toBe('devtable');
  });
});
