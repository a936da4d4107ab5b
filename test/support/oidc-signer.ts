import * as jose from 'jose';
import { createSigningKey, type SigningKey } from './registry/token.ts';

/** How a token is signed; the default is valid. `kid: null` omits the key id; `other` is an unpublished key. */
export interface Signing {
  readonly kid?: string | null;
  readonly key?: 'other';
  readonly alg?: 'RS256' | 'HS256';
}

/** Signs tokens, and has the published key set. */
export interface IdTokenSigner {
  sign(claims: Readonly<Record<string, unknown>>, signing?: Signing): Promise<string>;
  readonly keySet: { readonly keys: readonly jose.JWK[] };
}

/** Creates the signer of this process's issuers; its two keys are created once, because creating RSA keys is slow. */
export async function createIdTokenSigner(): Promise<IdTokenSigner> {
  made ??= Promise.all([createSigningKey(), createSigningKey()]);
  const [own, other] = await made;
  const jwk = await jose.exportJWK(own.publicKey);
  return {
    sign: (claims, signing = {}) => sign(signing.key === 'other' ? { ...other, kid: own.kid } : own, claims, signing),
    keySet: { keys: [{ ...jwk, kid: own.kid, alg: 'RS256', use: 'sig' }] },
  };
}

let made: Promise<readonly [SigningKey, SigningKey]> | undefined;

function sign(
  key: SigningKey,
  claims: Readonly<Record<string, unknown>>,
  { kid = key.kid, alg = 'RS256' }: Signing,
): Promise<string> {
  const header = { typ: 'JWT', alg, ...(kid === null ? {} : { kid }) };
  return new jose.CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(alg === 'HS256' ? new TextEncoder().encode('a secret that everybody knows, long enough') : key.privateKey);
}
