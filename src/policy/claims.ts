import { oneLine, quote } from '../text.ts';
import { matchesGlob } from './glob.ts';
import { normalizeSource } from './source.ts';
import type { ClaimOptions } from './verification-fields.ts';

/**
 * The claims of a certificate that rules read; a claim that the certificate does not have is absent.
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md (1.3.6.1.4.1.57264.1.12, .14, .20, .11 and .16)
 */
export interface CertificateClaims {
  readonly source?: string;
  readonly sourceRef?: string;
  readonly trigger?: string;
  readonly runner?: string;
  readonly owner?: string;
}

/** The identity in a verified certificate: its only subject alternative name, and the issuer of its OIDC token. */
export interface CertificateIdentity {
  readonly identity: string;
  readonly issuer: string;
  readonly claims: CertificateClaims;
}

/** Whether the rule names the source repository or its owner, so that a reusable workflow cannot be called by another repository. */
function bindsCaller({ source, owner }: ClaimOptions): boolean {
  return source !== undefined || owner !== undefined;
}

/**
 * Compares an identity as a whole string; `*` stands for any characters. Where both have a git ref (`…@refs/…`), the parts before and
 * after it are compared on their own: otherwise `…/app/*@refs/tags/*` would match the branch `x@refs/tags/1`. A pattern without a scheme
 * matches only an identity without one, so `*@acme.com` does not match a URL that ends so.
 */
export function matchesIdentity(pattern: string, identity: string): boolean {
  if (!matchesGlob(pattern, identity)) return false;
  if (!pattern.includes('://')) return !identity.includes('/');
  const [expected, found] = [splitAtRef(pattern), splitAtRef(identity)];
  if (expected === undefined || found === undefined) return true;
  return matchesGlob(expected.workflow, found.workflow) && matchesGlob(expected.ref, found.ref);
}

/** The part before a git ref and the ref; a pattern may have the ref as `@*`. `undefined` without a ref. */
function splitAtRef(text: string): { readonly workflow: string; readonly ref: string } | undefined {
  const at = text.includes('@refs/') ? text.indexOf('@refs/') : /@[^@/]*\*[^@]*$/.exec(text)?.index;
  return at === undefined ? undefined : { workflow: text.slice(0, at), ref: text.slice(at + 1) };
}

/**
 * A public reusable workflow has the same identity for all repositories that call it. Therefore, where the source repository of a
 * certificate is not the repository in its identity, the rule must name the source or its owner.
 * @returns why the certificate does not count, as a clause; `undefined` if it does.
 */
export function findWorkflowFault(rule: ClaimOptions, { identity, claims }: CertificateIdentity): string | undefined {
  if (bindsCaller(rule)) return undefined;
  const { source } = claims;
  if (source === undefined) {
    return identity.includes('/.github/workflows/')
      ? 'its certificate does not name the repository that ran the workflow, and the rule has neither source nor owner'
      : undefined;
  }
  if (identity.startsWith(`${normalizeSource(source)}/`)) return undefined;
  return `its workflow was called by another repository, ${oneLine(source)}, and the rule has neither source nor owner`;
}

/**
 * Compares the claims of a certificate with a rule, except `source` (see `findSourceFault`).
 * @returns why they do not match, as clauses; empty if they match. A claim that the certificate does not have never matches.
 */
export function findClaimFaults(rule: ClaimOptions, claims: CertificateClaims): readonly string[] {
  return CLAIMS.flatMap(({ field, name }) => {
    const [expected, found] = [rule[field], claims[field]];
    if (expected === undefined) return [];
    if (found === undefined) return [`its certificate does not state its ${name}`];
    return matchesGlob(expected, found) ? [] : [`its ${name} is ${quote(found)}, not ${quote(expected)}`];
  });
}

const CLAIMS: readonly { readonly field: Exclude<keyof ClaimOptions, 'source'>; readonly name: string }[] = [
  { field: 'sourceRef', name: 'source-ref' },
  { field: 'trigger', name: 'trigger' },
  { field: 'runner', name: 'runner' },
  { field: 'owner', name: 'owner' },
];
