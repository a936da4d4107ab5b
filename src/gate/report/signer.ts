import type { CertificateClaims } from '../../policy/claims.ts';
import type { NameAttribute } from '../../policy/distinguished-name.ts';
import type { Verified } from '../../policy/proof.ts';
import type { Referrer } from '../../policy/referrer.ts';
import type { Rule } from '../../policy/rule.ts';
import { readsContent, trustOf } from '../../policy/verification-fields.ts';
import { oneLine } from '../../text.ts';
import { nameReferrer } from './hints.ts';

/** Characters of an identity: those of GitHub are URLs with the path of a workflow and a git ref. */
const MAX_IDENTITY = 300;

/** `cosign.pub (sha256:0123456789ab)` for a key, the identity, or the subject of the certificate and what was not checked of it. */
export function nameSigner({ by, signer, key }: Verified): string {
  if (by === 'identity') return oneLine(signer, MAX_IDENTITY);
  // Whoever verifies with notation expects that revocation lists are read.
  if (by === 'ca') return `${oneLine(signer, MAX_IDENTITY)} (revocation not checked)`;
  const short = signer.slice(0, 'sha256:'.length + 12);
  return key === undefined ? `the key ${short}` : `${oneLine(key)} (${short})`;
}

/**
 * A referrer that meets a rule: with its verified signer if the rule requires one, `signature sha256:0123456789ab signed by …`; or that it
 * is unsigned, as far as this run knows: its content was read, and no signature was verified.
 */
export function nameEvidence(referrer: Referrer, rule: Rule): string {
  const { verified } = referrer;
  if (verified !== undefined) return `${nameReferrer(referrer)} signed by ${nameSigner(verified)}`;
  return `${nameReferrer(referrer)}${isUnsigned(rule) ? ' (unsigned)' : ''}`;
}

/** Whether a rule reads the content of documents and requires no signature of them. */
export function isUnsigned(rule: Rule): boolean {
  return readsContent(rule) && trustOf(rule) === undefined;
}

/** Whose signature a rule requires, after `signed by`; `undefined` for a rule that requires presence only. */
export function requiredSigner(rule: Rule): string | undefined {
  const trust = trustOf(rule);
  switch (trust?.by) {
    case undefined:
      return undefined;
    case 'key':
      return trust.keys.length === 1
        ? `the key in ${trust.keys.map(nameKey).join('')}`
        : `one of the keys in ${trust.keys.map(nameKey).join(', ')}`;
    case 'identity':
      return `${oneLine(trust.identity, MAX_IDENTITY)} (issuer ${oneLine(trust.issuer)})`;
    case 'ca':
      return `a certificate of ${oneLine(trust.ca)}${nameSubject(trust.subject)}`;
  }
}

function nameKey(path: string): string {
  return path === 'input' ? 'the input public-key' : oneLine(path);
}

function nameSubject(subject: readonly NameAttribute[]): string {
  if (subject.length === 0) return '';
  return ` with the subject ${oneLine(subject.map(({ type, value }) => `${type}=${value}`).join(','), MAX_IDENTITY)}`;
}

/** The signer of a piece of evidence in the output `referrers` and in the report file. */
export interface VerifiedEntry {
  readonly by: Verified['by'];
  readonly signer: string;
  readonly issuer?: string;
  readonly claims?: CertificateClaims;
  /** ISO 8601. */
  readonly time?: string;
}

/** Without `key`, which is a path on the runner. */
export function verifiedEntry({ by, signer, issuer, claims, time }: Verified): VerifiedEntry {
  return {
    by,
    signer,
    ...(issuer !== undefined && { issuer }),
    ...(claims !== undefined && { claims }),
    ...(time !== undefined && !Number.isNaN(time.getTime()) && { time: time.toISOString() }),
  };
}
