import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { githubClaims } from './oidc-claims.ts';
import { createIdTokenSigner, type Signing } from './oidc-signer.ts';
import { type Answer, answer, JSON_TYPE } from './registry/answer.ts';
import type { Call } from './registry/call.ts';
import type { FaultKind } from './registry/fault.ts';
import { type Listener, listen } from './registry/listener.ts';
import { respond } from './registry/respond.ts';
import { readRequest } from './registry/server.ts';

/** The tokens and the faults of an issuer. */
export interface IssuerOptions {
  /**
   * Claims that replace GitHub's defaults (`sub`, `repository`, …) in tokens of the runner's endpoint; undefined
   * removes a claim.
   */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Makes these tokens invalid: an hour too old, signed with an unpublished key, or with an unknown key id. */
  readonly token?: 'expired' | 'other-key' | 'unknown-kid';
  /**
   * A fault of the endpoint: `{ kind: 'cut' }`, `{ kind: 'stall' }`, `{ kind: 'html' }`, `{ kind: 'server-error',
   * status: 503 }`, …
   */
  readonly endpoint?: FaultKind;
}

/** A request that the issuer (https) or the runner's endpoint (http) received. */
export interface IssuerRequest {
  readonly server: 'issuer' | 'runner';
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** GitHub's OIDC issuer and the runner's token endpoint, in this process. */
export interface OidcIssuer {
  /** `https://localhost:PORT`, with the certificate of this process's registries (`selfSigned`). */
  readonly issuer: string;
  /** The value of ACTIONS_ID_TOKEN_REQUEST_URL; plain http, so that an action needs no certificate for it. */
  readonly requestUrl: string;
  /** The value of ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly requestToken: string;
  readonly requests: readonly IssuerRequest[];
  /** Signs exactly these claims. */
  sign(claims: Readonly<Record<string, unknown>>, signing?: Signing): Promise<string>;
  /** Returns the token of the runner's endpoint for an audience. */
  idToken(audience?: string): Promise<string>;
  /** Closes both ports; registries can no longer reach the issuer. */
  stop(): Promise<void>;
}

/** Starts an issuer and a runner's endpoint on free ports of 127.0.0.1. */
export async function startIssuer(options: IssuerOptions = {}): Promise<OidcIssuer> {
  const { sign, keySet } = await createIdTokenSigner();
  const [published, runner] = await Promise.all([listen({ tls: true }), listen({ tls: false })]);
  const issuer = published.origin;
  const requestToken = `runner-${randomUUID()}`;
  const requests: IssuerRequest[] = [];
  const idToken = (audience?: string) => sign(claimsFor(issuer, options, audience), SIGNING[options.token ?? 'right']);
  answerAll(published, (request) => {
    requests.push(noted('issuer', request));
    return publish(issuer, keySet, request.url);
  });
  answerAll(
    runner,
    (request) => {
      requests.push(noted('runner', request));
      return giveToken(request, requestToken, idToken);
    },
    options.endpoint,
  );
  return {
    issuer,
    requestUrl: `${runner.origin}/idtoken/1/1?api-version=2.0`,
    requestToken,
    requests,
    sign,
    idToken,
    stop: async () => {
      await Promise.all([published.stop(), runner.stop()]);
    },
  };
}

const SIGNING: Readonly<Record<NonNullable<IssuerOptions['token']> | 'right', Signing>> = {
  right: {},
  expired: {},
  'other-key': { key: 'other' },
  'unknown-kid': { kid: 'unknown' },
};

function claimsFor(issuer: string, { token, claims }: IssuerOptions, audience: string | undefined) {
  const issuedAt = Math.floor(Date.now() / 1000) - (token === 'expired' ? 3600 : 0);
  return { ...githubClaims({ issuer, audience, issuedAt }), ...claims };
}

function noted(server: IssuerRequest['server'], { method, url, headers }: Call): IssuerRequest {
  return { server, method, path: url, headers };
}

function answerAll(listener: Listener, answerTo: (call: Call) => Answer | Promise<Answer>, fault?: FaultKind): void {
  listener.serve(async (call) => {
    const request = await readRequest(call, listener.origin);
    const faults = fault === undefined ? [] : [fault];
    const own = async () => await answerTo(call);
    await respond(call, { request, faults, own, keepAlive: false, python: false });
  });
}

function publish(issuer: string, keySet: unknown, path: string): Answer {
  const keysAt = `${issuer}/.well-known/jwks`;
  if (path === '/.well-known/jwks') return json(200, keySet);
  if (path !== '/.well-known/openid-configuration') return answer(404, {});
  return json(200, {
    issuer,
    jwks_uri: keysAt,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  });
}

async function giveToken(
  { url, headers }: Call,
  requestToken: string,
  idToken: OidcIssuer['idToken'],
): Promise<Answer> {
  if (headers.authorization !== `Bearer ${requestToken}`) return json(401, { message: 'Unauthorized' });
  const audience = new URL(url, 'http://runner').searchParams.get('audience') ?? undefined;
  return json(200, { value: await idToken(audience) });
}

function json(status: number, body: unknown): Answer {
  return answer(status, { 'Content-Type': JSON_TYPE }, JSON.stringify(body));
}
