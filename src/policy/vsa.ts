import { oneLine, quote } from '../text.ts';
import { matchesIdentity } from './claims.ts';
import { stringAt } from './pointer.ts';

/** The image that is judged: its digest, and `registry/namespace/repository`. */
export interface Resource {
  readonly digest: string;
  readonly repository: string;
}

/**
 * Checks a Verification Summary Attestation: its result must be PASSED and its resource this image.
 * @param verifier the pattern for `verifier.id`.
 * @returns why it does not count, as clauses; empty if it counts.
 * @see https://slsa.dev/spec/v1.0/verification_summary#fields
 */
export function findSummaryFaults(
  verifier: string | undefined,
  predicate: unknown,
  resource: Resource,
): readonly string[] {
  return [
    findResultFault(predicate),
    findResourceFault(predicate, resource),
    verifier === undefined ? undefined : findVerifierFault(verifier, predicate),
  ].filter((fault) => fault !== undefined);
}

function findResultFault(predicate: unknown): string | undefined {
  const result = stringAt(predicate, ['verificationResult']);
  if (result === 'PASSED') return undefined;
  return result === undefined
    ? 'it does not state a verification result'
    : `its verification result is ${quote(result)}, not "PASSED"`;
}

/** The resource is `registry/namespace/repository@sha256:…`, also with the scheme `oci://` or `docker://`, or a package URL of the type `oci`. */
function findResourceFault(predicate: unknown, { digest, repository }: Resource): string | undefined {
  const uri = stringAt(predicate, ['resourceUri']);
  if (uri === undefined) return 'it does not state a resource';
  const name = uri.startsWith(OCI_PACKAGE) ? readPackageUrl(uri) : uri.replace(/^(?:oci|docker):\/\//, '');
  return name === `${repository}@${digest}`
    ? undefined
    : `its resource is ${oneLine(uri)}, not ${repository}@${digest}`;
}

const OCI_PACKAGE = 'pkg:oci/';

/**
 * `registry/namespace/repository@sha256:…` of a package URL such as `pkg:oci/app@sha256%3A…?repository_url=quay.io/acme/app`; `undefined`
 * if it does not have both.
 * @see https://github.com/package-url/purl-spec/blob/main/types-doc/oci-definition.md
 */
function readPackageUrl(uri: string): string | undefined {
  const url = URL.parse(uri);
  const version = url?.pathname.match(/^oci\/[^@/]+@(sha\d+(?::|%3A)[0-9a-f]+)$/i)?.[1];
  const repository = url?.searchParams.getAll('repository_url') ?? [];
  return version === undefined || repository.length !== 1
    ? undefined
    : `${repository[0]}@${version.replace(/%3A/i, ':')}`;
}

function findVerifierFault(pattern: string, predicate: unknown): string | undefined {
  const id = stringAt(predicate, ['verifier', 'id']);
  if (id === undefined) return 'it does not state a verifier';
  return matchesIdentity(pattern, id) ? undefined : `its verifier is ${quote(id)}, not ${quote(pattern)}`;
}
