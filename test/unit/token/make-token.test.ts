import { describe, expect, it } from 'vitest';
import type { GivenCredentials } from '../../../src/credentials/inputs.ts';
import { readClaims } from '../../../src/registry/auth/claims.ts';
import { Secret } from '../../../src/secret.ts';
import type { TokenInputs } from '../../../src/token/inputs.ts';
import { type MadeToken, makeToken } from '../../../src/token/make-token.ts';
import { anAuthFolder, anEntry } from '../../support/auth-folder.ts';
import { aRegistry, failureOf, sent } from '../../support/bench.ts';
import { type FakeRunner, fakeRunner } from '../../support/fake-runner.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { startFederated } from '../quay/federating.ts';

const DEVTABLE: GivenCredentials = { kind: 'password', username: 'devtable', password: new Secret('password') };
const READBOT: GivenCredentials = {
  kind: 'password',
  username: 'devtable+readbot',
  password: new Secret('readbot-token'),
};
const NONE: GivenCredentials = { kind: 'none' };

/** By default a token to pull devtable/simple as devtable. */
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

/** A runner on which no auth file is to be found. */
function aRunner(variables: Readonly<Record<string, string>> = {}): FakeRunner {
  const folder = anAuthFolder();
  return fakeRunner({}, { environment: folder.deps({ REGISTRY_AUTH_FILE: '~/none.json', ...variables }).env });
}

function accessOf({ token }: MadeToken) {
  return token?.claims?.access?.map(({ name, actions }) => `${name} ${actions.toSorted().join()}`);
}

describe('makeToken', () => {
  it('asks for all repositories at once, and shows the token to the registry', async () => {
    const registry = await aRegistry();
    const repositories = ['devtable/simple', 'devtable/public'];
    const made = await make(registry, { repositories, actions: ['pull', 'push'] });
    const scopes = repositories.map((name) => `scope=repository:${name}:pull,push`).join('&');
    expect(sent(registry)).toEqual([`GET /v2/auth?service=REGISTRY&${scopes} -> 200`, 'GET /v2/ -> 200']);
    expect(accessOf(made)).toEqual(['devtable/simple pull,push', 'devtable/public pull,push']);
    expect(made.login?.username).toBe('devtable');
  });

  it('asks for no scope where there are no repositories, as docker login does', async () => {
    const registry = await aRegistry();
    const made = await make(registry, { repositories: [] });
    expect(sent(registry)).toEqual(['GET /v2/auth?service=REGISTRY -> 200', 'GET /v2/ -> 200']);
    expect(accessOf(made)).toEqual([]);
  });

  it('masks the token before it goes anywhere', async () => {
    const registry = await aRegistry();
    const runner = aRunner();
    const { token } = await make(registry, {}, runner);
    expect(runner.masks).toContain(token?.secret.reveal());
  });

  it('exchanges an OAuth access token as $oauthtoken, which is then the login', async () => {
    const registry = await aRegistry();
    const { login } = await make(registry, { credentials: { kind: 'oauth-token', token: new Secret('oauth-read') } });
    expect([login?.username, login?.password.reveal()]).toEqual(['$oauthtoken', 'oauth-read']);
  });

  it("logs a federated robot in with its hour's password", async () => {
    const { registry, issuer } = await startFederated();
    const runner = fakeRunner({}, { idToken: async (audience) => new Secret(await issuer.idToken(audience)) });
    const credentials = { kind: 'robot', robot: 'acme+ci', audience: undefined } as const;
    const { token, login } = await make(registry, { repositories: ['acme/app'], credentials }, runner);
    expect(login?.username).toBe('acme+ci');
    expect(readClaims(login?.password.reveal() ?? '')?.accessShape).toBe('object');
    expect(token?.claims).toMatchObject({ subject: 'acme+ci', accessShape: 'list' });
    expect(sent(registry).map((line) => line.replace(/\?.*? /, ' '))).toEqual([
      'GET /oauth2/federation/robot/token -> 200',
      'GET /v2/auth -> 200',
      'GET /v2/ -> 200',
    ]);
  });

  it('takes the audience that was given', async () => {
    const { registry, issuer } = await startFederated();
    const asked: string[] = [];
    const runner = fakeRunner(
      {},
      {
        idToken: async (audience) => {
          asked.push(audience);
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
    expect(asked).toEqual(['wanted', registry.host]);
  });

  it('goes without a token where the registry asks nobody for one', async () => {
    const registry = await aRegistry();
    registry.fault({ match: { path: /^\/v2\/auth/ }, kind: 'answer', status: 404 });
    registry.fault({ match: { path: /^\/v2\/$/ }, kind: 'answer', status: 200, body: '{}' });
    const runner = aRunner();
    const made = await make(registry, {}, runner);
    expect(made.token).toBeUndefined();
    expect(made.login?.username).toBe('devtable');
    expect(runner.warnings).toEqual([]);
    await make(registry, { login: true }, runner);
    expect(runner.warnings).toEqual(['login: the registry asked for no credentials, so they were not checked.']);
  });

  it('learns the service from the registry, which does not take a token for another', async () => {
    const registry = await aRegistry();
    const made = await make(registry, { connection: connection('wrong.example') });
    expect(sent(registry).map((line) => line.replace(/&scope.*? /, ' '))).toEqual([
      'GET /v2/auth?service=wrong.example -> 200',
      'GET /v2/ -> 401',
      'GET /v2/auth?service=REGISTRY -> 200',
      'GET /v2/ -> 200',
    ]);
    expect(made.token?.claims?.audiences).toEqual([registry.host]);
  });

  it('is an error where the registry takes no token at all', async () => {
    const registry = await aRegistry();
    registry.fault({ match: { path: /^\/v2\/$/ }, kind: 'answer', status: 401, body: '{"error":"no"}' });
    expect(await failureOf(make(registry))).toMatch(
      /\/v2\/ answered 401.*does not take the token that was to be given/s,
    );
  });
});

describe('a registry token that was given', () => {
  const given = (token: string): GivenCredentials => {
    const claims = readClaims(token);
    if (claims === undefined) throw new Error('the registry signed no JWT');
    return { kind: 'registry-token', token: new Secret(token), claims };
  };
  const PULL = { type: 'repository', name: 'devtable/simple', actions: ['pull'] };

  it('is shown to the registry and passed on, and is no login', async () => {
    const registry = await aRegistry();
    const token = await registry.token({ access: [PULL] });
    const made = await make(registry, { credentials: given(token) });
    expect(made.token?.secret.reveal()).toBe(token);
    expect(made.login).toBeUndefined();
    expect(sent(registry)).toEqual(['GET /v2/ -> 200']);
  });

  it('without the repository is an error, since nothing could be done with it', async () => {
    const registry = await aRegistry();
    const token = await registry.token({ access: [] });
    expect(await failureOf(make(registry, { credentials: given(token) }))).toContain(
      'The given token grants devtable no pull on devtable/simple',
    );
  });

  it('for another service is refused by the registry, after a warning', async () => {
    const registry = await aRegistry();
    const runner = aRunner();
    const token = await registry.token({ access: [PULL], audience: 'quay.example.com' });
    expect(await failureOf(make(registry, { credentials: given(token) }, runner))).toContain('answered 401');
    expect(runner.warnings).toEqual([expect.stringContaining('The token is made for quay.example.com')]);
  });
});

describe.each(['python', 'go'] as const)('less granted than asked, on %s', (flavour) => {
  const asked = { repositories: ['devtable/simple', 'devtable/secret'], credentials: READBOT };

  it('is an error that names each repository and the account', async () => {
    const registry = await aRegistry({ features: { flavour } });
    const failure = await failureOf(make(registry, { ...asked, actions: ['pull', 'push'] }));
    expect(failure).toContain('grants devtable+readbot no push on devtable/simple');
    expect(failure).toContain('grants devtable+readbot no pull and no push on devtable/secret');
    expect(failure).toContain('With allow-partial: true the step passes');
  });

  it('is taken with allow-partial, with a warning for each repository', async () => {
    const registry = await aRegistry({ features: { flavour } });
    const runner = aRunner();
    const { token } = await make(registry, { ...asked, actions: ['pull', 'push'], allowPartial: true }, runner);
    const access = token?.claims?.access?.filter(({ actions }) => actions.length > 0);
    expect(access).toEqual([{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }]);
    expect(runner.warnings).toEqual([
      expect.stringContaining('grants devtable+readbot no push on devtable/simple'),
      expect.stringContaining('grants devtable+readbot no pull and no push on devtable/secret'),
    ]);
  });

  it('is an error without credentials as well, and a public repository is none', async () => {
    const registry = await aRegistry({ features: { flavour } });
    const none = { credentials: NONE };
    expect(await failureOf(make(registry, none))).toContain('Without credentials there is no pull on devtable/simple');
    const made = await make(registry, { ...none, repositories: ['devtable/public'] });
    expect(accessOf(made)).toEqual(['devtable/public pull']);
    expect(made.login).toBeUndefined();
  });
});

describe('nothing to make a token of', () => {
  it('is neither repositories nor credentials', async () => {
    const registry = await aRegistry();
    const failure = await failureOf(make(registry, { repositories: [], credentials: NONE }));
    expect(failure).toContain('repositories: missing, and no credentials are given');
    expect(registry.requests).toEqual([]);
  });

  it('is a login without credentials', async () => {
    const registry = await aRegistry();
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
    const registry = await aRegistry();
    const folder = anAuthFolder();
    folder.write('auth.json', { auths: auths(registry.host) });
    const runner = fakeRunner({}, { environment: folder.deps({ REGISTRY_AUTH_FILE: '~/auth.json' }).env });
    return await make(registry, { credentials: NONE, ...change }, runner);
  }
  it('that is named and has no entry is an error that says which it has, and nothing is sent', async () => {
    const registry = await aRegistry();
    const folder = anAuthFolder();
    const path = folder.write('auth.json', { auths: { 'other.test': DEV, [`${registry.host}/acme`]: DEV } });
    const refusal = async (repositories: readonly string[]) =>
      await failureOf(make(registry, { repositories, credentials: { kind: 'auth-file', path } }));
    const has = `it has entries for: other.test, ${registry.host}/acme`;
    expect(await refusal(['devtable/public'])).toContain(
      `auth-file: ${path} has no entry for ${registry.host}/devtable/public; ${has}. Log in`,
    );
    expect(await refusal([])).toContain(`the whole of ${registry.host}; ${has}; name repositories below one of these.`);
    expect(registry.requests).toEqual([]);
  });

  it('that is found and has no entry is said with what is missing', async () => {
    const said = await failureOf(makeWith(() => ({ 'other.test': DEV }), { login: true }));
    expect(said).toMatch(/no username and password to log in with.*auth\.json has no entry for .* for: other\.test/);
  });

  const DEV = anEntry('devtable', 'password');
  const BOT = anEntry('devtable+readbot', 'readbot-token');
  const both = ['devtable/simple', 'devtable/public'];

  it('has the entry of the repository', async () => {
    const made = await makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: BOT }));
    expect(made.login?.username).toBe('devtable+readbot');
  });

  it('has the entry of the registry where no repository is asked for', async () => {
    const made = await makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: BOT }), { repositories: [] });
    expect(made.login?.username).toBe('devtable');
  });

  it('with different entries for what is asked is an error: one token acts as one account', async () => {
    const work = makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: BOT }), { repositories: both });
    expect(await failureOf(work)).toContain('repositories: the auth file has different entries for them');
  });

  it('with one account in two entries is none', async () => {
    const made = await makeWith((host) => ({ [host]: DEV, [`${host}/devtable/simple`]: DEV }), { repositories: both });
    expect(made.login?.username).toBe('devtable');
  });
});
