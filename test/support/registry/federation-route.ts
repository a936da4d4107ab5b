import * as jose from 'jose';
import { readBasic } from './accounts.ts';
import { type Answer, answer, JSON_TYPE } from './answer.ts';
import { type IdTokenVerdict, verifyIdToken } from './id-token.ts';
import type { Federation } from './options.ts';
import { internalServerError, loading } from './python-words.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { signToken } from './token.ts';

/**
 * GET /oauth2/federation/robot/token: exchanges an OIDC token for a robot's password, valid for one hour. The Go server
 * has no such route.
 */
export async function federate(site: Site, { headers }: RegistryRequest): Promise<Answer> {
  if (isGo(site)) return site.words.routeUnknown();
  if (headers.authorization === undefined) return unauthorized('No auth header');
  const [robot, idToken] = readBasic(headers.authorization) ?? [];
  if (robot === undefined || idToken === undefined) return unauthorized('Invalid basic auth header');
  if (!robot.includes('+')) return unauthorized('Invalid robot');
  if (!site.settings.robots.has(robot)) return badRequest('Could not find robot with specified username');
  const verdict = await judge(site.settings.federations.get(robot) ?? [], idToken);
  return verdict.kind === 'valid' ? json(200, { token: await signPassword(site, robot) }) : refuse(verdict);
}

/** The checks are in Quay's order: the robot's federation before the signature, the subject after it. */
async function judge(federations: readonly Federation[], idToken: string): Promise<IdTokenVerdict> {
  const claims = decode(idToken);
  if (claims === undefined) return { kind: 'crash' };
  const { iss: issuer } = claims;
  if (issuer === undefined) return refused('Token does not contain issuer');
  if (federations.length === 0) return refused('Robot does not have federated login configured');
  const ofIssuer = federations.filter((federation) => federation.issuer === issuer);
  if (ofIssuer.length === 0) return refused(`issuer ${issuer} not configured for this robot`);
  const audiences = ofIssuer.flatMap((federation) => federation.audiences ?? []);
  const verdict = await verifyIdToken(idToken, { issuer, audiences });
  if (verdict.kind !== 'valid') return verdict;
  const isSubject = ofIssuer.some(({ subject }) => subject === verdict.subject);
  return isSubject ? verdict : refused('Token does not match robot');
}

function decode(idToken: string): jose.JWTPayload | undefined {
  try {
    jose.decodeProtectedHeader(idToken);
    return jose.decodeJwt(idToken);
  } catch {
    return undefined;
  }
}

function refused(message: string): IdTokenVerdict {
  return { kind: 'refused', message };
}

function refuse(verdict: Exclude<IdTokenVerdict, { kind: 'valid' }>): Answer {
  if (verdict.kind === 'refused') return badRequest(verdict.message);
  return verdict.kind === 'unreachable' ? loading() : internalServerError();
}

function signPassword(site: Site, robot: string): Promise<string> {
  const entity = { version: 2, entity_kind: 'robot', entity_reference: robot, kind: 'user', user: robot };
  return signToken(site.key, {
    subject: robot,
    audience: site.address.host,
    access: {},
    expiresIn: PASSWORD_LIFETIME,
    context: { ...entity, 'com.apostille.roots': null, 'com.apostille.root': '$disabled' },
  });
}

function unauthorized(error: string): Answer {
  return json(401, { error });
}

function badRequest(message: string): Answer {
  return json(400, { message });
}

function json(status: number, body: unknown): Answer {
  return answer(status, { 'Content-Type': JSON_TYPE }, `${JSON.stringify(body)}\n`);
}

/** Seconds: TMP_ROBOT_TOKEN_VALIDITY_LIFETIME_S. */
const PASSWORD_LIFETIME = 3600;
