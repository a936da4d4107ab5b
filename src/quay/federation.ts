import * as z from 'zod/mini';
import type { HttpClient } from '../http/client.ts';
import { parseJson } from '../json.ts';
import { readClaims } from '../registry/auth/claims.ts';
import { basicCredentials } from '../registry/auth/token.ts';
import { refusal } from '../registry/refusal.ts';
import { Secret } from '../secret.ts';
import { explainRefusal } from './federation-advice.ts';

export interface FederationRequest {
  /** `https://HOST` of the Quay. */
  readonly origin: URL;
  /** `namespace+name`. */
  readonly robot: string;
  /** The JWT of an OIDC issuer that the robot's federation names; GitHub's, in a workflow. */
  readonly idToken: Secret;
}

/** What a federated robot logs in with at `/v2/auth`, for an hour. As a bearer it is refused. */
export interface RobotPassword {
  readonly secret: Secret;
  readonly expiresAt?: Date;
}

/**
 * Exchanges an OIDC token for a password of a robot whose federation names the token's issuer and subject.
 * @throws RegistryError on refusal, with Quay's own words and what the federation must match; NetworkError without a whole answer.
 * @see quay ffba0c70e endpoints/oauth/robot_identity_federation.py and util/security/federated_robot_auth.py
 */
export async function exchangeIdToken(http: HttpClient, request: FederationRequest): Promise<RobotPassword> {
  const { robot, idToken } = request;
  const url = new URL('/oauth2/federation/robot/token', request.origin);
  const response = await http.send({
    method: 'GET',
    url,
    headers: { authorization: `Basic ${basicCredentials({ username: robot, password: idToken })}` },
    maxBytes: MAX_ANSWER_BYTES,
    // Quay's answer to a JWT that it cannot verify: no outage, and repeating it cures nothing.
    finalStatuses: [500],
  });
  const password = response.status === 200 ? readPassword(response.body) : undefined;
  if (password === undefined) throw refusal({ method: 'GET', url }, response, explainRefusal(request, response));
  return password;
}

/** A password is under 1 KiB; the rest is room for the page of 67 KiB with which Quay says that there is no such route. */
const MAX_ANSWER_BYTES = 1 << 20;

function readPassword(body: Buffer): RobotPassword | undefined {
  const { success, data } = z.safeParse(FederationAnswer, parseJson(body));
  if (!success) return undefined;
  const expiresAt = readClaims(data.token)?.expiresAt;
  return { secret: new Secret(data.token), ...(expiresAt && { expiresAt }) };
}

const FederationAnswer = z.object({ token: z.string().check(z.minLength(1)) });
