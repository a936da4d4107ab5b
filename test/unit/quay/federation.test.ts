import { describe, expect, it } from 'vitest';
import type { RegistryError } from '../../../src/error.ts';
import type { Credentials } from '../../../src/registry/auth/credentials.ts';
import { failureOf, openTestClient, requestLines } from '../../support/test-client.ts';
import { startFederated } from './federation-fixture.ts';

const ROUTE = /\/oauth2\/federation/;

describe('the exchange of an OIDC token', () => {
  it('returns a password that is valid for an hour, with which the robot logs in', async () => {
    const { registry, exchange } = await startFederated();
    const { secret, expiresAt } = await exchange();
    expect((expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3590_000);
    expect((expiresAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3600_000);
    const credentials: Credentials = { kind: 'password', username: 'acme+ci', password: secret };
    await openTestClient(registry, { images: ['acme/app'], credentials }).repository();
    expect(requestLines(registry)).toEqual([
      'GET /oauth2/federation/robot/token -> 200',
      'GET /v2/auth?service=REGISTRY&scope=repository:acme/app:pull -> 200',
    ]);
  });

  it('makes the registry request the keys of the issuer, without credentials', async () => {
    const { issuer, exchange } = await startFederated();
    await exchange();
    expect(issuer.requests.map(({ server, path }) => `${server} ${path}`)).toEqual([
      'issuer /.well-known/openid-configuration',
      'issuer /.well-known/jwks',
    ]);
    expect(issuer.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  it('retries after a 502', async () => {
    const { registry, exchange } = await startFederated({ retries: 1 });
    registry.fault({ match: { path: ROUTE }, times: 1, kind: 'server-error', status: 502 });
    await exchange();
    expect(requestLines(registry).map((line) => line.slice(-3))).toEqual(['502', '200']);
  });

  it('does not retry a 500', async () => {
    const { registry, issuer, exchange } = await startFederated({ retries: 3 });
    const idToken = await issuer.sign({ iss: issuer.issuer }, { kid: 'unknown' });
    await failureOf(exchange({ idToken }));
    expect(requestLines(registry)).toEqual(['GET /oauth2/federation/robot/token -> 500']);
  });

  it('fails with the response, for decisions', async () => {
    const { registry, exchange } = await startFederated();
    const error = await exchange({ robot: 'acme+none' }).catch((caught: RegistryError) => caught);
    expect(error).toMatchObject({
      name: 'RegistryError',
      response: { method: 'GET', url: `${registry.url}/oauth2/federation/robot/token`, status: 400, codes: [] },
    });
  });

  it('fails with a NetworkError if the connection is cut', async () => {
    const { registry, exchange } = await startFederated();
    registry.fault({ match: { path: ROUTE }, kind: 'cut' });
    expect(await failureOf(exchange())).toMatch(/^NetworkError: /);
  });
});
