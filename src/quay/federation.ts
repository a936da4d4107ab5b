import * as v from '@badrap/valita';
import { RegistryError } from '../error.ts';
import type { HttpClient, HttpResponse } from '../http/message.ts';
import { parseJson, readJson } from '../json.ts';
import { type Claims, readClaims } from '../registry/auth/claims.ts';
import { basicCredentials } from '../registry/auth/credentials.ts';
import { readProblem } from '../registry/problem.ts';
import { tokenResponseError } from '../registry/refusal.ts';
import { explainInvalidToken, Secret } from '../secret.ts';

export interface FederationRequest {
  /** `https://HOST` of the Quay. */
  readonly origin: URL;
  /** `namespace+name`. */
  readonly robot: string;
  /** The JWT of an OIDC issuer that the robot's federation names; GitHub's in a workflow. */
  readonly idToken: Secret;
}

/** The password of a federated robot for `/v2/auth`, valid for an hour. As a Bearer token it is refused. */
export interface RobotPassword {
  readonly secret: Secret;
  readonly expiresAt?: Date;
}

/**
 * Exchanges an OIDC token for a password of a robot whose federation names the issuer and the subject of the token.
 * @throws RegistryError if Quay refuses, with its own words and the claims that the federation must match; NetworkError.
 * @see quay ffba0c70e endpoints/oauth/robot_identity_federation.py and util/security/federated_robot_auth.py
 */
export async function exchangeIdToken(http: HttpClient, request: FederationRequest): Promise<RobotPassword> {
  const { robot, idToken } = request;
  const sent = { method: 'GET', url: new URL('/oauth2/federation/robot/token', request.origin) } as const;
  const response = await http.send({
    ...sent,
    headers: { authorization: `Basic ${basicCredentials({ username: robot, password: idToken })}` },
    maxBytes: MAX_RESPONSE_BYTES,
    // Quay returns 500 for a JWT that it cannot verify; a retry would not help.
    finalStatuses: [500],
  });
  const read = response.status === 200 ? readPassword(response.body) : { why: undefined };
  if ('password' in read) return read.password;
  const refusal = { robot, claims: readClaims(idToken.reveal()), response };
  const error = tokenResponseError({ sent, response }, read.why ?? explainFederationRefusal(refusal));
  throw new RegistryError(`${error.message}\n${listClaims(refusal)}`, error.response);
}

/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;

/** The password of a response; or why it has none, `undefined` if the response does not come from a federation. */
type ReadPassword = { readonly password: RobotPassword } | { readonly why: string | undefined };

function readPassword(body: Buffer): ReadPassword {
  const data = readJson(FederationBody, parseJson(body));
  if (data === undefined)
    return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
  const invalid = explainInvalidToken(data.token);
  if (invalid !== undefined)
    return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
  const expiresAt = readClaims(data.token)?.expiresAt;
  return { password: { secret: new Secret(data.token), ...(expiresAt && { expiresAt }) } };
}

const CHECK_QUAY = 'Check the registry, and the proxies in front of it.';
const NOT_COMPLETE = `The response has no password, or was cut off. ${CHECK_QUAY}`;

const FederationBody = v.object({ token: v.string() });

interface FederationRefusal {
  readonly robot: string;
  /** The claims of the OIDC token; `undefined` if it is not a JWT. */
  readonly claims: Claims | undefined;
  readonly response: HttpResponse;
}

function explainFederationRefusal(refusal: FederationRefusal): string {
  const { robot, claims, response } = refusal;
  switch (response.status) {
    case 400:
      return explainByWords(refusal);
    case 401:
      return robot.includes('+')
        ? `Quay refused the OIDC token for the robot ${robot}.`
        : `${robot} is not a robot, and only robots have a federation. Set the input robot to namespace+name.`;
    case 500:
      return `Quay could not verify the OIDC token: ${causeOf500(claims)}. It is not sent again.`;
    case 502:
    case 503:
    case 504:
      return `Quay could not reach the issuer, or is down itself. The server of the registry (not this runner) must be able to open ${claims?.issuer ?? 'the issuer'}/.well-known/openid-configuration.`;
    case 429:
      return 'The registry limits how often tokens are requested. Wait, then run the step again.';
    default:
      return NO_FEDERATION;
  }
}

const NO_FEDERATION =
  'The registry has no robot federation: it is not Quay, or is older than Quay 3.13, or the input registry is wrong. Without federation, set username and password (the robot token).';

function causeOf500(claims: Claims | undefined): string {
  if (claims === undefined) return 'it is not a JWT';
  if (claims.issuer?.startsWith('https://') === false) return `its issuer ${claims.issuer} is not an https URL`;
  return 'its key is not among those that the issuer publishes';
}

/** Quay sends no codes here, so the cause is guessed from its words; for the message only. */
function explainByWords({ robot, claims, response }: FederationRefusal): string {
  const { words } = readProblem(response.body, response.header('content-type'));
  const cause = CAUSES.find(({ pattern }) => pattern.test(words));
  return cause?.explain(robot, claims) ?? `Quay does not accept this OIDC token for the robot ${robot}.`;
}

interface Cause {
  readonly pattern: RegExp;
  readonly explain: (robot: string, claims: Claims | undefined) => string;
}

/** The words that identify a cause; the rest of them differs between the server of `ffba0c70e` and later ones. */
const CAUSES: readonly Cause[] = [
  {
    pattern: /federated login configured/i,
    explain: (robot) => `The robot ${robot} has no federation. Open the robot in Quay and set its robot federation.`,
  },
  {
    pattern: /^issuer .* not configured/i,
    explain: (robot) => `No federation of the robot ${robot} has the issuer of this OIDC token.`,
  },
  {
    pattern: /does not match robot/i,
    explain: (robot) => `No federation of the robot ${robot} has the subject of this OIDC token.`,
  },
  {
    pattern: /audience|"aud"/i,
    explain: (robot) =>
      `The federation of the robot ${robot} requires another audience. Set the input audience to an audience of the federation.`,
  },
  {
    pattern: /expired|not yet valid/i,
    explain: (_robot, claims) =>
      `The OIDC token was not valid at the time of the server${formatExpiry(claims)}. Check the clocks of the registry and of this runner.`,
  },
  {
    pattern: /find robot/i,
    explain: (robot) =>
      `The registry has no robot ${robot}. Check the input robot (namespace+name) and the input registry.`,
  },
];

function formatExpiry(claims: Claims | undefined): string {
  return claims?.expiresAt === undefined ? '' : ` (it expires at ${claims.expiresAt.toISOString()})`;
}

/** The claims that the federation must match, ready to copy. None of them is secret. */
function listClaims({ robot, claims }: FederationRefusal): string {
  if (claims === undefined) return 'Its issuer, subject and audience cannot be read.';
  const { issuer, subject, audiences } = claims;
  return [
    `The federation of the robot ${robot} in Quay must match the OIDC token exactly (the audience only if the federation has audiences):`,
    `issuer: ${formatClaim(issuer)}`,
    `subject: ${formatClaim(subject)}`,
    ...(audiences.length > 0 ? audiences : [undefined]).map((audience) => `audience: ${formatClaim(audience)}`),
  ].join('\n');
}

function formatClaim(claim: string | undefined): string {
  return claim ?? '(the token has none)';
}
