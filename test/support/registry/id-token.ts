import * as jose from 'jose';
import { fetchKeys } from './issuer-keys.ts';

/** The result of Quay's check of an OIDC token. */
export type IdTokenVerdict =
  | { readonly kind: 'valid'; readonly subject: string | undefined }
  /** Quay's error message. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The issuer's keys could not be fetched: 502. */
  | { readonly kind: 'unreachable' }
  /** Quay fails with an internal error: 500. */
  | { readonly kind: 'crash' };

/** The claims that a federation requires; without audiences any audience is accepted. */
export interface Demands {
  readonly issuer: string;
  readonly audiences: readonly string[];
}

/**
 * Verifies signature, algorithm, `iss`, `exp`, `iat` and, if required, `aud`, with the keys that the issuer publishes
 * now.
 */
export async function verifyIdToken(token: string, { issuer, audiences }: Demands): Promise<IdTokenVerdict> {
  const { kid } = jose.decodeProtectedHeader(token);
  if (kid === undefined) return invalid('Missing `kid` header');
  const published = await fetchKeys(issuer);
  if (published.kind !== 'keys') return { kind: published.kind };
  const jwk = published.keys.find((key) => key.kid === kid);
  if (jwk === undefined) return { kind: 'crash' };
  try {
    const { payload } = await jose.jwtVerify(token, await jose.importJWK(jwk, 'RS256'), {
      issuer: published.issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat'],
      clockTolerance: LEEWAY,
      ...(audiences.length === 0 ? {} : { audience: [...audiences] }),
    });
    return { kind: 'valid', subject: payload.sub };
  } catch (error) {
    return invalid(faultOf(error));
  }
}

function invalid(fault: string): IdTokenVerdict {
  return { kind: 'refused', message: `Invalid token: ${fault}` };
}

/** PyJWT's message for an error of jose. */
function faultOf(error: unknown): string {
  if (error instanceof jose.errors.JOSEAlgNotAllowed) return 'The specified alg value is not allowed';
  if (error instanceof jose.errors.JWTExpired) return 'Signature has expired';
  if (!(error instanceof jose.errors.JWTClaimValidationFailed)) return 'Signature verification failed';
  if (error.reason === 'missing') return `Token is missing the "${error.claim}" claim`;
  if (error.claim === 'nbf') return 'The token is not yet valid (nbf)';
  return error.claim === 'aud' ? "Audience doesn't match" : 'Invalid issuer';
}

/**
 * Seconds: Quay's JWT_CLOCK_SKEW_SECONDS (a token that expired ten seconds ago was accepted: recording
 * fed-expired-skew).
 */
const LEEWAY = 30;
