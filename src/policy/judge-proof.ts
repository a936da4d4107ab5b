import { oneLine } from '../text.ts';
import { findClaimFaults, findWorkflowFault, matchesIdentity } from './claims.ts';
import { matchesDistinguishedName } from './distinguished-name.ts';
import { matchesGlob, matchesMediaType } from './glob.ts';
import { findContentFaults } from './judge-content.ts';
import { isBundleType, kindOfArtifactType, kindsOfPredicateType } from './kind.ts';
import { VSA_PREDICATE } from './kinds-table.ts';
import type { Matcher } from './matcher.ts';
import type { Proof, Signed, Verified } from './proof.ts';
import type { Rule } from './rule.ts';
import { findSourceFault, sourcesIn } from './source.ts';
import { readsContent, type Trust, trustOf } from './verification-fields.ts';
import { findSummaryFaults, type Resource } from './vsa.ts';

/** The image, and the artifact type of the evidence, which is not signed. */
export interface JudgedSubject extends Resource {
  readonly artifactType: string;
}

/**
 * Compares a verified signature with a rule that requires one: its signer, its claims, the signed predicate type and the content.
 * @returns why it does not count, as clauses that start with `it` or `its`; empty if it counts.
 */
export function findProofFaults(rule: Rule, proof: Proof, subject: JudgedSubject): readonly string[] {
  const trust = trustOf(rule);
  if (trust === undefined) return ['its rule requires no signature'];
  const { verified, signed } = proof;
  const signerFault = findSignerFault(trust, proof);
  // The content of another signer is not compared, because it proves nothing.
  if (signerFault !== undefined) return [signerFault];
  const typeFault = findTypeFault(rule.matchers, signed, subject.artifactType);
  if (typeFault !== undefined) return [typeFault];
  return [...findOriginFaults(rule, verified, signed), ...findSignedFaults(rule, signed, subject)];
}

function findSignerFault(trust: Trust, { verified, subject = [], isLogged }: Proof): string | undefined {
  if (verified.by !== trust.by)
    return `it is signed by a different kind of signer than the rule requires (${trust.by})`;
  switch (trust.by) {
    case 'key':
      return trust.requiresLog && !isLogged ? 'its signature has no verified entry in a transparency log' : undefined;
    case 'ca':
      return matchesDistinguishedName(trust.subject, subject)
        ? undefined
        : `it is signed by ${oneLine(verified.signer)}`;
    case 'identity':
      if (!matchesIdentity(trust.identity, verified.signer)) return `it is signed by ${oneLine(verified.signer)}`;
      return verified.issuer === trust.issuer
        ? undefined
        : `it is signed by ${oneLine(verified.signer)} of another issuer, ${oneLine(verified.issuer ?? 'none')}`;
  }
}

/** The signed predicate type decides, not an annotation or artifact type that anyone who may push can write. */
function findTypeFault(matchers: readonly Matcher[], signed: Signed, artifactType: string): string | undefined {
  if (matchers.some((matcher) => matchesSigned(matcher, signed, artifactType))) return undefined;
  const isByType = matchers.some(({ by }) => by === 'artifact-type');
  const start = isByType ? `its artifact type ${oneLine(artifactType)} is not signed, and ` : '';
  return signed.kind === 'image'
    ? `${start}its signature is about the image alone, without a statement`
    : `${start}its signed predicate type is ${oneLine(signed.predicateType)}`;
}

function matchesSigned(matcher: Matcher, signed: Signed, artifactType: string): boolean {
  if (matcher.by === 'artifact-type')
    return matchesMediaType(matcher.pattern, artifactType) && agreesWith(artifactType, signed);
  if (signed.kind === 'statement') return matchesType(matcher, signed.predicateType);
  return matcher.by === 'kind' && matcher.kind === 'signature';
}

/** Whether a rule without a signer requires this predicate type, which was read in a statement. */
export function matchesPredicateType(matchers: readonly Matcher[], predicateType: string): boolean {
  return matchers.some((matcher) => matchesType(matcher, predicateType));
}

/** An artifact type describes the file and is not part of the statement, so any statement matches it. */
function matchesType(matcher: Matcher, predicateType: string): boolean {
  switch (matcher.by) {
    case 'artifact-type':
      return true;
    case 'vsa':
      return matchesGlob(VSA_PREDICATE, predicateType);
    case 'predicate-type':
      return matchesGlob(matcher.pattern, predicateType);
    case 'kind':
      return kindsOfPredicateType(predicateType).includes(matcher.kind);
  }
}

/**
 * Whether signed content is what an artifact type says. Otherwise, a signature of the image could be attached again with the type of a
 * report. A sigstore bundle may have any content.
 */
function agreesWith(artifactType: string, signed: Signed): boolean {
  if (isBundleType(artifactType)) return true;
  const kind = kindOfArtifactType(artifactType);
  return kind !== undefined && matchesSigned({ by: 'kind', kind }, signed, artifactType);
}

function findOriginFaults(rule: Rule, verified: Verified, signed: Signed): readonly string[] {
  const { by, claims = {}, signer, issuer = '' } = verified;
  const predicate = signed.kind === 'statement' ? signed.predicate : undefined;
  const stated = [...(claims.source === undefined ? [] : [claims.source]), ...sourcesIn(predicate)];
  const certificate = { identity: signer, issuer, claims };
  return [
    rule.source === undefined ? undefined : findSourceFault(rule.source, stated),
    ...findClaimFaults(rule, claims),
    by === 'identity' ? findWorkflowFault(rule, certificate) : undefined,
  ].filter((fault) => fault !== undefined);
}

/** Where a rule has the predicate type of a summary, the summary must have passed, as with the kind `vsa`. */
function asksForSummary(matcher: Matcher): boolean {
  const [prefix = ''] = VSA_PREDICATE.split('*');
  return matcher.by === 'vsa' || (matcher.by === 'predicate-type' && matcher.pattern.startsWith(prefix));
}

function findSignedFaults(rule: Rule, signed: Signed, resource: Resource): readonly string[] {
  if (signed.kind === 'image') return readsContent(rule) ? ['it has no content, only a signature'] : [];
  const isSummary = matchesGlob(VSA_PREDICATE, signed.predicateType) && rule.matchers.some(asksForSummary);
  return [
    ...findContentFaults(rule, signed.predicate),
    ...(isSummary ? findSummaryFaults(rule.verifier, signed.predicate, resource) : []),
  ];
}
