import * as jose from 'jose';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { type IssuerOptions, type OidcIssuer, startIssuer } from '../support/oidc-issuer.ts';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { type Reply, send } from './send.ts';

const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

describe("the runner's endpoint", () => {
  it('returns a token with GitHub’s claims for the requested audience', async () => {
    const issuer = await anIssuer();
    const reply = await askRunner(issuer, '&audience=quay.example');
    const claims = jose.decodeJwt(JSON.parse(reply.body).value);
    expect(claims).toMatchObject({ iss: issuer.issuer, sub: SUBJECT, aud: 'quay.example', repository: 'acme/app' });
    expect([Number(claims.exp) - Number(claims.iat), claims.nbf]).toEqual([300, claims.iat]);
    expect(issuer.requests.map(({ server, method, path }) => `${server} ${method} ${path}`)).toEqual([
      'runner GET /idtoken/1/1?api-version=2.0&audience=quay.example',
    ]);
  });

  it("uses the owner's URL as the default audience", async () => {
    const reply = await askRunner(await anIssuer(), '');
    expect(jose.decodeJwt(JSON.parse(reply.body).value).aud).toBe('https://github.com/acme');
  });

  it('rejects another bearer token', async () => {
    const issuer = await anIssuer();
    expect((await askRunner({ ...issuer, requestToken: 'another' }, '')).status).toBe(401);
  });

  const answers: readonly { readonly name: string; readonly endpoint: IssuerOptions['endpoint']; status: number }[] = [
    { name: '403', endpoint: { kind: 'answer', status: 403, body: '{"message":"forbidden"}' }, status: 403 },
    { name: '503', endpoint: { kind: 'server-error', status: 503 }, status: 503 },
    { name: 'an HTML page', endpoint: { kind: 'html' }, status: 200 },
  ];
  test.each(answers)('returns $name if configured', async ({ endpoint, status }) => {
    const reply = await askRunner(await anIssuer({ ...(endpoint && { endpoint }) }), '');
    expect([reply.status, reply.body.includes('value')]).toEqual([status, false]);
  });

  it('cuts its response if configured', async () => {
    await expect(askRunner(await anIssuer({ endpoint: { kind: 'cut' } }), '')).rejects.toThrow(/aborted/);
  });

  it('stops sending if configured', async () => {
    const asked = askRunner(await anIssuer({ endpoint: { kind: 'stall' } }), '').catch(() => 'closed');
    const waited = new Promise((resolve) => setTimeout(() => resolve('waiting'), 50));
    expect(await Promise.race([asked, waited])).toBe('waiting');
  });
});

describe('the registry with a token of the issuer', () => {
  const cases: readonly { readonly name: string; readonly options: IssuerOptions; readonly answered: string }[] = [
    { name: 'a valid token', options: {}, answered: '200' },
    {
      name: 'an expired token',
      options: { token: 'expired' },
      answered: '400 {"message":"Invalid token: Signature has expired"}',
    },
    {
      name: 'a token of another key',
      options: { token: 'other-key' },
      answered: '400 {"message":"Invalid token: Signature verification failed"}',
    },
    { name: 'a token of an unknown key', options: { token: 'unknown-kid' }, answered: '500' },
    {
      name: 'a token with another subject',
      options: { claims: { sub: `${SUBJECT}s` } },
      answered: '400 {"message":"Token does not match robot"}',
    },
    {
      name: 'a token without iat',
      options: { claims: { iat: undefined } },
      answered: '400 {"message":"Invalid token: Token is missing the \\"iat\\" claim"}',
    },
  ];
  test.each(cases)('$name', async ({ options, answered }) => {
    const issuer = await anIssuer(options);
    const { status, body } = await federate(await aFederation(issuer), await issuer.idToken());
    expect(status === 400 ? `${status} ${body.trim()}` : `${status}`).toBe(answered);
  });

  it('accepts the password it issued at /v2/auth, only for that robot, and not as a bearer token', async () => {
    const issuer = await anIssuer();
    const registry = await aFederation(issuer);
    const { token } = JSON.parse((await federate(registry, await issuer.idToken())).body);
    const ask = (path: string, authorization: string) =>
      send(registry, { method: 'GET', path, headers: { Authorization: authorization } });
    const answers = await Promise.all([
      ask('/v2/auth?scope=repository:a/b:pull', basic('acme+ci', token)),
      ask('/v2/auth?scope=repository:a/b:pull', basic('devtable+readbot', token)),
      ask('/v2/', `Bearer ${token}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
    expect(answers[2]?.body).toContain('Token contained invalid or malformed access grants');
  });
});

async function anIssuer(options: IssuerOptions = {}): Promise<OidcIssuer> {
  const issuer = await startIssuer(options);
  onTestFinished(() => issuer.stop());
  return issuer;
}

async function aFederation({ issuer }: OidcIssuer): Promise<EmbeddedRegistry> {
  const registry = await startRegistry({ federations: { 'acme+ci': [{ issuer, subject: SUBJECT }] } });
  onTestFinished(() => registry.stop());
  return registry;
}

function askRunner({ requestUrl, requestToken }: OidcIssuer, query: string): Promise<Reply> {
  const { origin, pathname, search } = new URL(requestUrl);
  return send(
    { url: origin, certificate: '' },
    { method: 'GET', path: `${pathname}${search}${query}`, headers: { Authorization: `Bearer ${requestToken}` } },
  );
}

function federate(registry: EmbeddedRegistry, idToken: string): Promise<Reply> {
  const headers = { Authorization: basic('acme+ci', idToken) };
  return send(registry, { method: 'GET', path: '/oauth2/federation/robot/token', headers });
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
