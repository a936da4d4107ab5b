import type { Referrer } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import { resolveManifest } from '../registry/manifest.ts';
import { collectEvidence, type Evidence, type EvidencePlace } from './collect.ts';
import type { Subject } from './found.ts';
import { together } from './wait-for-all.ts';

/** The evidence of a subject that is there, or why it is not there. */
export type Confirmed =
  | {
      readonly kind: 'found';
      readonly referrers: readonly Referrer[];
      readonly missingReferrersApi: string | undefined;
    }
  | { readonly kind: 'absent'; readonly why: string };

export interface ConfirmingPlace extends EvidencePlace {
  /** What the registry has shown to be there, with its media type as far as it gave that; grows. */
  readonly confirmed: Map<Digest, string | undefined>;
  /** Whether each subject is asked for along with its evidence; else only those of which the list shows nothing. */
  readonly confirmsAll: boolean;
}

/**
 * Collects the evidence of a subject, and makes sure that it is there. Quay answers an unknown digest with MANIFEST_INVALID, other
 * registries with an empty list; both are confirmed by a HEAD. Tags and an index outlive the image that they name, so what they
 * lead to does not show that it is there; nor does a list to who must be sure, since a referrer may be pushed before its subject.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 * @throws what collecting throws; Error where the registry has the subject and refuses to list its referrers.
 */
export async function collectConfirmed(subject: Subject, place: ConfirmingPlace): Promise<Confirmed> {
  const [evidence, beforehand] = await together([
    collectEvidence(subject, place),
    place.confirmsAll ? findAbsence(subject, place) : undefined,
  ] as const);
  const absence = beforehand ?? (isShownBy(evidence, subject, place) ? undefined : await findAbsence(subject, place));
  if (absence !== undefined) return { kind: 'absent', why: `${absence}${hasAny(evidence) ? EVIDENCE_ALONE : ''}` };
  if (evidence.kind === 'found') return evidence;
  throw new Error(contradiction(evidence.said, subject, place));
}

function hasAny(evidence: Evidence): boolean {
  return evidence.kind === 'found' && evidence.referrers.length > 0;
}

const EVIDENCE_ALONE = ' Evidence of it is there: the image was deleted, or was not copied along.';

/** Whether nothing more is to be asked: something was found, and the subject is there as far as it matters. */
function isShownBy(evidence: Evidence, { digest }: Subject, { confirmed }: ConfirmingPlace): boolean {
  return evidence.kind === 'found' && (confirmed.has(digest) || evidence.referrers.some(isListedByApi));
}

/** Why a subject is not there; `undefined` where it is, which is asked once. */
async function findAbsence(
  { digest }: Subject,
  { repository, confirmed }: ConfirmingPlace,
): Promise<string | undefined> {
  if (confirmed.has(digest)) return undefined;
  const found = await resolveManifest(repository, digest);
  if (found.kind === 'absent') return found.why;
  confirmed.set(digest, found.mediaType);
  return undefined;
}

function isListedByApi({ sources }: Referrer): boolean {
  return sources.includes('api');
}

function contradiction(said: string, { digest }: Subject, { repository }: EvidencePlace): string {
  return `${repository.host} has the manifest ${digest} of ${repository.name}, but refuses to list its referrers (${said}). Try again; if it stays so, the registry is at fault.`;
}
