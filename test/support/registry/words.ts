import type { Answer } from './answer.ts';

/** Where the registry is reached: `localhost:PORT`, and the same with its scheme. */
export interface Address {
  readonly host: string;
  readonly origin: string;
}

/** The refusals of a flavour, in its own words and shapes. `scope` is what the challenge names, where it names one. */
export interface Words {
  routeUnknown(): Answer;
  methodNotAllowed(allow: string): Answer;
  /** The answer of `/v2/` with or without a valid bearer. */
  ping(authorised: boolean): Answer;
  /** The answer of `/v2`, without the slash. */
  slashMissing(): Answer;
  /** 401 of `/v2/auth`. */
  exchangeRefused(message: string): Answer;
  /** 400 of `/v2/auth` for a scope; `reason` says which rule it breaks. */
  badScope(scope: string, reason: BadScope): Answer;
  /** 200 of `/v2/auth`. */
  exchanged(token: string, lifetime: number): Answer;
  /** No bearer, or one that does not grant this; `insufficient`: there was a valid bearer. */
  denied(scope: string, insufficient: boolean): Answer;
  /** A bearer that is none: garbled, expired, for another audience. */
  badBearer(message: string, scope?: string): Answer;
  nameUnknown(name: string): Answer;
  manifestUnknown(name: string, reference: string): Answer;
  blobUnknown(digest: string): Answer;
  /** A manifest that is pushed and refused. */
  manifestInvalid(fault: ManifestFault): Answer;
  /** FEATURE_REFERRERS_API is off. */
  referrersOff(): Answer;
  /** The referrers of something whose digest is no digest. */
  digestInvalid(): Answer;
}

/** What is wrong with a scope. */
export type BadScope =
  | { readonly kind: 'form' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'too-many' };

/** What is wrong with a manifest that is pushed. */
export type ManifestFault =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'media-type'; readonly mediaType: string }
  | { readonly kind: 'digest' }
  | { readonly kind: 'blob'; readonly digest: string };
