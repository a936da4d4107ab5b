import { describe, expect, it, test } from 'vitest';
import type { Credentials } from '../../../../src/registry/auth/credentials.ts';
import { Secret } from '../../../../src/secret.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import { failureOf, openTestClient, READBOT_CREDENTIALS, requestLines } from '../../../support/test-client.ts';

const WRONG: Credentials = { kind: 'password', username: 'devtable', password: new Secret('mistyped') };
const AUTH = /\/v2\/auth/;

describe('refused credentials', () => {
  it('are sent once, also for twelve images of eleven repositories at the same time', async () => {
    const registry = await startTestRegistry({ features: { loginBackoff: true } });
    const images = Array.from({ length: 11 }, (_, index) => `devtable/app${index}`);
    const client = openTestClient(registry, {
      images: [...images, 'devtable/app0:v2'],
      credentials: WRONG,
      retries: 1,
    });
    const failures = await Promise.all(
      client.references.map((reference) => failureOf(client.sessions.repository(reference))),
    );
    expect(requestLines(registry)).toEqual([expect.stringMatching(/^GET \/v2\/auth.* -> 401$/)]);
    expect(new Set(failures).size).toBe(1);
    expect(client.slept).toEqual([]);
  });

  it("are an error with the account and Quay's words", async () => {
    const registry = await startTestRegistry();
    const client = openTestClient(registry, { images: ['devtable/simple'], credentials: WRONG });
    const failure = await failureOf(client.repository());
    expect(failure.replaceAll(registry.host, 'REGISTRY')).toBe(
      'RegistryError: The registry refused the credentials of devtable. Check username and password (the username of a robot is namespace+robot, its password the robot token). ' +
        'They are not sent again, because Quay locks an account for a while after a wrong password. ' +
        'GET http://REGISTRY/v2/auth?service=REGISTRY returned 401 (Invalid Username or Password).',
    );
    expect(client.masked).toEqual([]);
  });

  it('are an error about the OAuth access token, if that was sent', async () => {
    const registry = await startTestRegistry();
    const credentials: Credentials = { kind: 'oauth-token', token: new Secret('oauth-expired') };
    const failure = await failureOf(
      openTestClient(registry, { images: ['devtable/simple'], credentials }).repository(),
    );
    expect(failure).toContain('returned 401 (OAuth access token has expired)');
    expect(failure).toContain('The registry refused the OAuth access token.');
  });

  const misplaced = [
    {
      name: 'an OAuth token as password',
      username: 'devtable+readbot',
      length: 40,
      says: /password of devtable\+readbot has the form of an OAuth 2 access token. Set it as oauth-token/,
    },
    {
      name: 'an OAuth token of "Generate Token" as password',
      username: 'devtable',
      length: 40,
      unit: 'a1B2',
      says: /password of devtable has the form of an OAuth 2 access token. Set it as oauth-token/,
    },
    {
      name: 'the hash of a commit as password',
      username: 'devtable',
      length: 40,
      unit: 'a1b2',
      says: /Check username and password/,
    },
    {
      name: 'a robot token of a user',
      username: 'devtable',
      length: 64,
      says: /password of devtable has the form of a robot token. Set it as password, with the name/,
    },
    {
      name: 'an application-specific token of a user',
      username: 'devtable',
      length: 120,
      says: /application-specific token. Set it as password, with \$app/,
    },
    { name: 'a wrong token of a robot', username: 'devtable+readbot', length: 64, says: /Check username and password/ },
  ];
  it.each(misplaced)(
    'are explained by the form of the token: $name',
    async ({ username, length, says, unit = 'A1' }) => {
      const registry = await startTestRegistry();
      const password = new Secret(unit.repeat(length / unit.length));
      const credentials: Credentials = { kind: 'password', username, password };
      const failure = await failureOf(
        openTestClient(registry, { images: ['devtable/simple'], credentials }).repository(),
      );
      expect(failure).toMatch(says);
      expect(failure).not.toContain(password.reveal());
    },
  );

  it('are explained by the form of the token: a robot token as oauth-token', async () => {
    const registry = await startTestRegistry();
    const credentials: Credentials = { kind: 'oauth-token', token: new Secret('A1'.repeat(32)) };
    const failure = await failureOf(
      openTestClient(registry, { images: ['devtable/simple'], credentials }).repository(),
    );
    expect(failure).toContain(
      'oauth-token has the form of a robot token. Set it as password, with the name of its robot',
    );
  });
});

describe('a JWT as password', () => {
  it('for which Quay returns 500 is not retried, and is explained', async () => {
    const registry = await startTestRegistry();
    const jwt = await registry.token({ subject: 'devtable+readbot', expiresIn: -60 });
    const credentials: Credentials = { kind: 'password', username: 'devtable+readbot', password: new Secret(jwt) };
    const client = openTestClient(registry, { images: ['devtable/simple'], credentials, retries: 1 });
    const failure = await failureOf(client.repository());
    expect(requestLines(registry)).toEqual([expect.stringMatching(/ -> 500$/)]);
    expect(failure).toContain('returned 500 (Internal Server Error)');
    expect(failure).toContain(
      'did not accept the JWT that was given as the password of devtable+readbot. It has expired',
    );
    expect(failure).not.toContain(jwt);
  });

  it('is retried after a 502', async () => {
    const registry = await startTestRegistry();
    const jwt = await registry.token({ subject: 'devtable+readbot' });
    const credentials: Credentials = { kind: 'password', username: 'devtable+readbot', password: new Secret(jwt) };
    registry.fault({ match: { path: AUTH }, times: 1, kind: 'server-error', status: 502 });
    await openTestClient(registry, { images: ['devtable/simple'], credentials, retries: 1 }).repository();
    expect(registry.requests.map(({ status }) => status)).toEqual([502, 200]);
  });
});

describe('an exchange that fails temporarily', () => {
  const cases = [
    { name: '429 with Retry-After: waits one second longer', retryAfter: 3, slept: [4000] },
    { name: '429 with Retry-After 0: waits one second', retryAfter: 0, slept: [1000] },
    { name: '429 without Retry-After: back-off', retryAfter: undefined, slept: [750] },
  ];
  test.each(cases)('$name', async ({ retryAfter, slept }) => {
    const registry = await startTestRegistry();
    const header = retryAfter === undefined ? {} : { retryAfter };
    registry.fault({ match: { path: AUTH }, times: 1, kind: 'too-many-requests', ...header });
    const client = openTestClient(registry, {
      images: ['devtable/simple'],
      credentials: READBOT_CREDENTIALS,
      retries: 1,
    });
    await client.repository();
    expect(registry.requests.map(({ status }) => status)).toEqual([429, 200]);
    expect(client.slept).toEqual(slept);
  });

  it('a 429 after the retries is explained', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, kind: 'too-many-requests', retryAfter: 1 });
    const client = openTestClient(registry, { images: ['devtable/simple'], retries: 1 });
    expect(await failureOf(client.repository())).toMatch(
      /locks an account for a while .* returned 429 \(Too many requests/,
    );
    expect(registry.requests).toHaveLength(2);
  });

  it('a Retry-After above two minutes fails at once', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, kind: 'too-many-requests', retryAfter: 600 });
    const client = openTestClient(registry, { images: ['devtable/simple'], retries: 1 });
    expect(await failureOf(client.repository())).toContain('asks to wait 600 s');
    expect(client.slept).toEqual([]);
  });

  it('a cut connection is not a refusal: the next repository requests a token again', async () => {
    const registry = await startTestRegistry();
    registry.fault({ match: { path: AUTH }, times: 1, kind: 'cut' });
    const images = Array.from({ length: 11 }, (_, index) => `devtable/app${index}`);
    const client = openTestClient(registry, { images });
    const settled = await Promise.allSettled(
      client.references.map((reference) => client.sessions.repository(reference)),
    );
    expect(settled.map(({ status }) => status).join()).toBe(`${'rejected,'.repeat(10)}fulfilled`);
  });
});
