import type { NameAttribute } from './distinguished-name.ts';
import type { PredicateValue } from './predicate-value.ts';

/** The format of an SBOM. */
export type SbomFormat = 'spdx' | 'cyclonedx';

/** Conditions of a rule for claims of a signing certificate that Fulcio issued. All but `runner` may have `*`. */
export interface ClaimOptions {
  /** The URI of the source repository, normalized (see source.ts). Provenance may state it as well. */
  readonly source?: string;
  readonly sourceRef?: string;
  readonly trigger?: string;
  readonly runner?: string;
  /** The URI of the owner of the source repository. */
  readonly owner?: string;
}

/** Conditions of a rule for the content of a document. */
export interface ContentOptions {
  readonly builder?: string;
  readonly material?: string;
  readonly format?: SbomFormat;
  /** At least 1. */
  readonly minPackages?: number;
  /** No two have the same pointer. */
  readonly predicates?: readonly PredicateValue[];
}

/** The options of a rule that need a verified signature or the content of a document. Valid only in the combinations of check-trust.ts. */
export interface VerificationFields extends ClaimOptions, ContentOptions {
  /** Paths of public keys, or `input` for the input `public-key`; at least one. */
  readonly keys?: readonly string[];
  readonly issuer?: string;
  readonly identity?: string;
  /** The path of a certificate. */
  readonly ca?: string;
  readonly subject?: readonly NameAttribute[];
  /** A key rule requires an entry in a transparency log. */
  readonly requiresLog?: true;
  readonly verifier?: string;
}

/** Whose signature a rule requires. */
export type Trust =
  | { readonly by: 'key'; readonly keys: readonly string[]; readonly requiresLog: boolean }
  | { readonly by: 'identity'; readonly issuer: string; readonly identity: string }
  | { readonly by: 'ca'; readonly ca: string; readonly subject: readonly NameAttribute[] };

/** Returns whose signature a rule requires; `undefined` for a rule that requires presence only. */
export function trustOf(rule: VerificationFields): Trust | undefined {
  const { keys, issuer, identity, ca, subject = [], requiresLog = false } = rule;
  if (keys !== undefined) return { by: 'key', keys, requiresLog };
  if (issuer !== undefined && identity !== undefined) return { by: 'identity', issuer, identity };
  return ca === undefined ? undefined : { by: 'ca', ca, subject };
}

/** Whether a rule has a condition for the content of a document. */
export function readsContent({ builder, material, format, minPackages, predicates }: ContentOptions): boolean {
  return [builder, material, format, minPackages, predicates].some((option) => option !== undefined);
}
