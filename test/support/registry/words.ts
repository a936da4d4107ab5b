import type { Answer } from './answer.ts';

/** The address of the registry: `localhost:PORT`, and the same with the scheme. */
export interface Address {
  readonly host: string;
  readonly origin: string;
}

/** The error responses of a server. `scope` is the scope in the challenge, if it has one. */
export interface Words {
  routeUnknown(): Answer;
  methodNotAllowed(allow: string): Answer;
  /** The response of `/v2/` with or without a valid bearer token. */
  ping(authorised: boolean): Answer;
  /** The response of `/v2` without the slash. */
  slashMissing(): Answer;
  /** 401 of `/v2/auth`. */
  exchangeRefused(message: string): Answer;
  /** 400 of `/v2/auth` for a scope; `reason` is the violated rule. */
  badScope(scope: string, reason: BadScope): Answer;
  /** 200 of `/v2/auth`. */
  exchanged(token: string, lifetime: number): Answer;
  /** No bearer token, or one without the grant; `insufficient`: the token was valid. */
  denied(scope: string, insufficient: boolean): Answer;
  /** An invalid bearer token: malformed, expired, or for another audience. */
  badBearer(message: string, scope?: string): Answer;
  nameUnknown(name: string): Answer;
  manifestUnknown(name: string, reference: string): Answer;
  blobUnknown(digest: string): Answer;
  /** A pushed manifest that is rejected. */
  manifestInvalid(fault: ManifestFault): Answer;
  /** FEATURE_REFERRERS_API is disabled. */
  referrersOff(): Answer;
  /** A referrers request with an invalid digest. */
  digestInvalid(): Answer;
}

/** The reasons to reject a scope. */
export type BadScope =
  | { readonly kind: 'form' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'too-many' };

/** The reasons to reject a pushed manifest. */
export type ManifestFault =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'media-type'; readonly mediaType: string }
  | { readonly kind: 'digest' }
  | { readonly kind: 'blob'; readonly digest: string };
