import type { HttpResponse } from '../http/client.ts';
import { type Claims, readClaims } from '../registry/auth/claims.ts';
import { readProblem } from '../registry/problem.ts';
import type { FederationRequest } from './federation.ts';

/**
 * What a refusal of the federation means, what to change, and what the robot's federation must match, ready to copy.
 * None of it is secret. For people alone: Quay sends no codes here, so the cause is guessed from its words.
 */
export function explainRefusal({ robot, idToken }: FederationRequest, response: HttpResponse): string {
  const claims = readClaims(idToken.reveal());
  return `${adviceFor({ robot, claims, response })}\n${describeMatch(robot, claims)}`;
}

interface Refused {
  readonly robot: string;
  /** Of the OIDC token; undefined where it is none. */
  readonly claims: Claims | undefined;
  readonly response: HttpResponse;
}

function adviceFor(refused: Refused): string {
  const { robot, claims, response } = refused;
  switch (response.status) {
    case 400:
      return adviceByWords(refused);
    case 401:
      return robot.includes('+') ? `The OIDC token was not taken for ${robot}.` : notARobot(robot);
    case 500:
      return `Quay answers so to an OIDC token that it cannot verify, and it is not tried again: ${causeOf500(claims)}.`;
    case 502:
    case 503:
    case 504:
      return `Quay answers so when it cannot reach the issuer: the server of the registry, not this runner, must be able to open ${claims?.issuer ?? 'the issuer'}/.well-known/openid-configuration. Or the registry itself is down.`;
    case 429:
      return 'The registry limits how often tokens are asked for: wait, then run the step again.';
    default:
      return NO_FEDERATION;
  }
}

function adviceByWords({ robot, claims, response }: Refused): string {
  const { words } = readProblem(response.body, response.header('content-type'));
  const cause = CAUSES.find(({ said }) => said.test(words));
  return cause?.means(robot, claims) ?? `Quay does not take this OIDC token for ${robot}.`;
}

interface Cause {
  readonly said: RegExp;
  readonly means: (robot: string, claims: Claims | undefined) => string;
}

/** Quay's words as far as they tell one cause from another; the server of `ffba0c70e` and later ones differ in the rest. */
const CAUSES: readonly Cause[] = [
  {
    said: /federated login configured/i,
    means: (robot) => `The robot ${robot} has no federation yet: open it in Quay and set its robot federation.`,
  },
  {
    said: /^issuer .* not configured/i,
    means: (robot) => `No federation of the robot ${robot} names the issuer of this OIDC token.`,
  },
  {
    said: /does not match robot/i,
    means: (robot) => `No federation of the robot ${robot} names the subject of this OIDC token.`,
  },
  {
    said: /audience|"aud"/i,
    means: (robot) =>
      `The federation of the robot ${robot} wants another audience: give that one as the input audience.`,
  },
  {
    said: /expired|not yet valid/i,
    means: (_robot, claims) =>
      `The OIDC token was out of its time for Quay${lifetimeOf(claims)}: look at the clocks of the registry's server and of this runner.`,
  },
  {
    said: /find robot/i,
    means: (robot) =>
      `There is no robot ${robot} in this registry: look at the input robot (namespace+name) and at the registry.`,
  },
];

function lifetimeOf(claims: Claims | undefined): string {
  return claims?.expiresAt === undefined ? '' : ` (it expires ${claims.expiresAt.toISOString()})`;
}

function notARobot(robot: string): string {
  return `${robot} is no robot, and only robots have a federation: give the input robot as namespace+name.`;
}

function causeOf500(claims: Claims | undefined): string {
  if (claims === undefined) return 'what was sent is no JWT';
  if (claims.issuer?.startsWith('https://') === false) return `its issuer ${claims.issuer} is no https URL`;
  return 'its key is not among those that the issuer publishes';
}

const NO_FEDERATION =
  "There is no robot federation at this address: it is another registry than Quay, or a Quay before 3.13, or the input registry is wrong. Without federation use the inputs username and password with the robot's token.";

function describeMatch(robot: string, claims: Claims | undefined): string {
  if (claims === undefined) return 'Its issuer, subject and audience cannot be read.';
  const { issuer, subject, audiences } = claims;
  return [
    `The federation of the robot ${robot} in Quay must match the OIDC token to the letter, one wrong character is enough to be refused (the audience counts only where the federation names audiences):`,
    `issuer: ${shown(issuer)}`,
    `subject: ${shown(subject)}`,
    ...(audiences.length > 0 ? audiences : [undefined]).map((audience) => `audience: ${shown(audience)}`),
  ].join('\n');
}

function shown(claim: string | undefined): string {
  return claim ?? '(the token has none)';
}
