import { matchesGlob, matchesMediaType } from './glob.ts';
import { KIND_TABLE, type Kind, type KindRow, SIGNATURE_PREDICATE, SIGSTORE_BUNDLE } from './kinds-table.ts';
import type { Referrer } from './referrer.ts';

export type { Kind } from './kinds-table.ts';

/** All kinds, in the order of the table. */
export const KINDS: readonly Kind[] = KIND_TABLE.map((row) => row.kind);

/** The fields of a referrer that determine its kind. */
export type Typed = Pick<Referrer, 'artifactType' | 'predicateTypes' | 'annotations' | 'bundle' | 'tag' | 'isUntyped'>;

/** Returns the kind of a referrer for reports: that of the first row in the table that matches. */
export function kindOf(referrer: Typed): Kind | 'other' {
  return KIND_TABLE.find((row) => matchesRow(row, referrer))?.kind ?? 'other';
}

/** Whether a referrer is of this kind. It may be of several: a signed SBOM is of the kinds `sbom` and `attestation`. */
export function isOfKind(referrer: Typed, kind: Kind): boolean {
  return KIND_TABLE.some((row) => row.kind === kind && matchesRow(row, referrer));
}

function matchesRow(row: KindRow, referrer: Typed): boolean {
  if (referrer.isUntyped && referrer.tag !== undefined && row.tags.includes(referrer.tag)) return true;
  if (row.bundle !== undefined && isBundleType(referrer.artifactType)) return row.bundle === bundleContent(referrer);
  return (
    row.artifactTypes.some((pattern) => matchesMediaType(pattern, referrer.artifactType)) ||
    row.predicateTypes.some((pattern) => referrer.predicateTypes.some((type) => matchesGlob(pattern, type)))
  );
}

/** Whether an artifact type is that of a sigstore bundle of any version. */
export function isBundleType(artifactType: string): boolean {
  return matchesMediaType(SIGSTORE_BUNDLE, artifactType);
}

/**
 * Returns the content of a sigstore bundle; `undefined` if it is not known. The predicate type takes precedence over the annotation
 * `dev.sigstore.bundle.content`, so that a provenance attestation with a wrong annotation does not count as a signature.
 */
function bundleContent({ predicateTypes, annotations, bundle }: Typed): KindRow['bundle'] {
  if (predicateTypes.length > 0) {
    return predicateTypes.every((type) => type === SIGNATURE_PREDICATE) ? 'signature' : 'attestation';
  }
  const content = bundle ?? annotations['dev.sigstore.bundle.content'];
  if (content === 'message-signature') return 'signature';
  return content === 'dsse-envelope' ? 'attestation' : undefined;
}
