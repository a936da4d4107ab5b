import { describe, expect, it } from 'vitest';
import { KeylessCredentials } from '../../../src/credentials/keyless.ts';
import { Secret } from '../../../src/secret.ts';
import { githubClaims } from '../../support/oidc-claims.ts';
import { failureOf } from '../../support/test-client.ts';
import { type Federated, startFederated } from '../quay/federation-fixture.ts';

interface Keyless extends Federated {
  /** The audiences of the requested OIDC tokens. */
  readonly asked: readonly string[];
  /** The masked secrets, each with the number of requests that the registry had received by then. */
  readonly masks: readonly (readonly [secret: string, requestsBefore: number])[];
  passTime(milliseconds: number): void;
  /** By default for the robot acme+ci and the audience of the registry. */
  open(change?: {
    readonly robot?: string;
    readonly audience?: string;
    readonly idToken?: () => Promise<Secret>;
  }): KeylessCredentials;
}

async function startKeyless(): Promise<Keyless> {
  const federated = await startFederated();
  const { issuer, registry, client } = federated;
  const asked: string[] = [];
  const masks: [string, number][] = [];
  let passed = 0;
  const mask = (secret: Secret) => void masks.push([secret.reveal(), registry.requests.length]);
  async function idToken(audience: string): Promise<Secret> {
    asked.push(audience);
    const token = new Secret(await issuer.idToken(audience));
    mask(token);
    return token;
  }
  return {
    ...federated,
    asked,
    masks,
    passTime: (milliseconds) => {
      passed += milliseconds;
    },
    open({ robot = 'acme+ci', audience = registry.host, ...runner } = {}) {
      const services = {
        connection: {
          endpointOf: () => ({ http: client.http, origin: new URL(registry.url), service: registry.host }),
        },
        runner: { idToken, mask, now: () => new Date(Date.now() + passed), ...runner },
      };
      return new KeylessCredentials({ registry: registry.host, robot, audience }, services);
    },
  };
}

const MINUTE = 60_000;

interface Wrong {
  readonly name: string;
  readonly robot?: string;
  /** Replaced claims of the OIDC token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly says: string;
}

describe('the password of a federated robot', () => {
  it('is requested when it is needed, and then kept', async () => {
    const { registry, asked, open } = await startKeyless();
    const robot = open();
    expect(asked).toEqual([]);
    const first = await robot.password();
    expect(await robot.password()).toBe(first);
    expect(asked).toEqual([registry.host]);
    expect(registry.requests.map(({ line, status }) => `${line} ${status}`)).toEqual([
      'GET /oauth2/federation/robot/token 200',
    ]);
  });

  it('is requested once by concurrent callers', async () => {
    const { registry, asked, open } = await startKeyless();
    const robot = open();
    await Promise.all(Array.from({ length: 8 }, () => robot.password()));
    expect([asked.length, registry.requests.length]).toEqual([1, 1]);
  });

  const ages = [
    { name: 'is kept for most of an hour', age: 58 * MINUTE, requests: 1 },
    { name: 'is replaced when less than a minute is left', age: 59 * MINUTE + 1000, requests: 2 },
    { name: 'is replaced when it has expired', age: 90 * MINUTE, requests: 2 },
  ];
  it.each(ages)('$name', async ({ age, requests }) => {
    const { registry, asked, passTime, open } = await startKeyless();
    const robot = open();
    await robot.password();
    passTime(age);
    await robot.password();
    expect(registry.requests).toHaveLength(requests);
    expect(asked).toHaveLength(requests);
  });

  it('is masked before it is returned, and so is the OIDC token, each also in the form of its header', async () => {
    const { registry, masks, open } = await startKeyless();
    const password = (await open().password()).reveal();
    const [[idToken = ''] = []] = masks;
    expect(masks).toEqual([
      [idToken, 0],
      [basic(idToken), 0],
      [password, 1],
      [basic(password), 1],
    ]);
    expect(registry.requests[0]?.headers.authorization).toBe(`Basic ${basic(idToken)}`);
  });
});

describe('an error', () => {
  it('is the same for eight images, with one request', async () => {
    const { registry, asked, open } = await startKeyless();
    const robot = open({ robot: 'acme+none' });
    const first = await failureOf(robot.password());
    const others = await Promise.all(Array.from({ length: 7 }, () => failureOf(robot.password())));
    expect(new Set([first, ...others]).size).toBe(1);
    expect(first).toContain('The robot acme+none has no federation.');
    expect([asked.length, registry.requests.length]).toEqual([1, 1]);
  });

  const wrongs: readonly Wrong[] = [
    { name: 'issuer', robot: 'acme+old', says: 'No federation of the robot acme+old has the issuer' },
    { name: 'subject', claims: { sub: 'repo:acme/app:pull_request' }, says: 'acme+ci has the subject' },
    { name: 'audience', robot: 'acme+audience', says: 'requires another audience. Set the input audience' },
    { name: 'time', claims: { exp: 1785585600 }, says: 'it expires at 2026-08-01T12:00:00.000Z' },
  ];
  it.each(wrongs)('names the wrong $name, and prints the values that the federation must match', async (wrong) => {
    const { registry, issuer, open } = await startKeyless();
    const { name: _, says, robot = 'acme+ci', claims } = wrong;
    const right = { issuer: issuer.issuer, audience: registry.host, issuedAt: Math.floor(Date.now() / 1000) };
    const signed = { ...githubClaims(right), ...claims };
    const failure = await failureOf(
      open({ robot, idToken: async () => new Secret(await issuer.sign(signed)) }).password(),
    );
    expect(failure).toContain(says);
    expect(failure.split('\n').slice(2)).toEqual([
      `issuer: ${issuer.issuer}`,
      `subject: ${signed.sub}`,
      `audience: ${registry.host}`,
    ]);
  });

  it('of GitHub sends nothing to the registry, and is kept', async () => {
    let asked = 0;
    const { registry, masks, open } = await startKeyless();
    const robot = open({
      idToken: async () => {
        asked += 1;
        throw new Error('no permission');
      },
    });
    expect(await failureOf(robot.password())).toContain('no permission');
    expect(await failureOf(robot.password())).toContain('no permission');
    expect([asked, registry.requests, masks]).toEqual([1, [], []]);
  });
});

function basic(password: string): string {
  return Buffer.from(`acme+ci:${password}`).toString('base64');
}
