import { matchesGlob, matchesMediaType } from './glob.ts';
import {
  ARTIFACT_TYPES,
  KINDS,
  type Kind,
  PREDICATE_TYPES,
  SIGNATURE_PREDICATE,
  SIGSTORE_BUNDLE,
  TAG_KINDS,
} from './kinds-table.ts';
import type { Referrer } from './referrer.ts';

export { KINDS, type Kind } from './kinds-table.ts';

/** The fields of a referrer that determine its kind. */
export type Typed = Pick<Referrer, 'artifactType' | 'predicateTypes' | 'annotations' | 'bundle' | 'tag' | 'isUntyped'>;

/** Returns the kind of a referrer for reports: the first of its kinds. */
export function kindOf(referrer: Typed): Kind | 'other' {
  const kinds = kindsOf(referrer);
  return KINDS.find((kind) => kinds.has(kind)) ?? 'other';
}

/** Whether a referrer is of this kind. It may be of several: a signed SBOM is of the kinds `sbom` and `attestation`. */
export function isOfKind(referrer: Typed, kind: Kind): boolean {
  return kindsOf(referrer).has(kind);
}

function kindsOf(referrer: Typed): ReadonlySet<Kind> {
  const { artifactType, predicateTypes, tag, isUntyped } = referrer;
  const kinds = new Set<Kind | undefined>(predicateTypes.flatMap(kindsOfPredicateType));
  if (isUntyped && tag !== undefined) kinds.add(TAG_KINDS[tag]);
  if (isBundleType(artifactType)) {
    // A bundle with a predicate type besides that of a signature is an attestation.
    kinds.delete('signature');
    kinds.add(bundleContent(referrer));
  } else kinds.add(kindOfArtifactType(artifactType));
  return new Set([...kinds].filter((kind) => kind !== undefined));
}

/** Returns the kinds of an in-toto statement with this predicate type. */
export function kindsOfPredicateType(type: string): readonly (Kind | undefined)[] {
  const kind = PREDICATE_TYPES.find(([pattern]) => matchesGlob(pattern, type))?.[1];
  return type === SIGNATURE_PREDICATE ? [kind] : [kind, 'attestation'];
}

/** Returns the kind of an artifact type; `undefined` for one that is not in the table. */
export function kindOfArtifactType(type: string): Kind | undefined {
  return ARTIFACT_TYPES.find(([pattern]) => matchesMediaType(pattern, type))?.[1];
}

/** Whether an artifact type is that of a sigstore bundle of any version. */
export function isBundleType(artifactType: string): boolean {
  return matchesMediaType(SIGSTORE_BUNDLE, artifactType);
}

/**
 * Returns the content of a sigstore bundle; `undefined` if it is not known. The predicate type takes precedence over the annotation
 * `dev.sigstore.bundle.content`, so that a provenance attestation with a wrong annotation does not count as a signature.
 */
function bundleContent({ predicateTypes, annotations, bundle }: Typed): Kind | undefined {
  if (predicateTypes.length > 0) {
    return predicateTypes.every((type) => type === SIGNATURE_PREDICATE) ? 'signature' : 'attestation';
  }
  const content = bundle ?? annotations['dev.sigstore.bundle.content'];
  if (content === 'message-signature') return 'signature';
  return content === 'dsse-envelope' ? 'attestation' : undefined;
}
