import { pluralize } from '../text.ts';
import { arrayAt, ownProperty, stringAt } from './pointer.ts';
import type { SbomFormat } from './verification-fields.ts';

/** What the rules read of an SBOM. */
export interface SbomContent {
  readonly format: SbomFormat;
  /** Packages of SPDX; components of CycloneDX, also nested ones. */
  readonly packages: number;
}

/** The options of a rule for SBOMs. */
interface SbomOptions {
  readonly format?: SbomFormat;
  readonly minPackages?: number;
}

/**
 * Reads an SBOM in JSON: SPDX 2 or 3, or CycloneDX. cosign before version 2 wrapped it in an object with the field `Data`.
 * @returns `undefined` for any other document.
 * @see https://spdx.github.io/spdx-spec/v2.3/, https://spdx.github.io/spdx-spec/v3.0.1/serializations/, https://cyclonedx.org/docs/1.6/json/
 */
export function readSbom(document: unknown): SbomContent | undefined {
  const data = ownProperty(document, 'Data');
  const sbom = typeof data === 'object' ? data : document;
  if (stringAt(sbom, ['spdxVersion'])?.startsWith('SPDX-2')) {
    return { format: 'spdx', packages: arrayAt(sbom, ['packages']).length };
  }
  if (isSpdx3(sbom)) return { format: 'spdx', packages: arrayAt(sbom, ['@graph']).filter(isSpdx3Package).length };
  if (stringAt(sbom, ['bomFormat']) === 'CycloneDX') return { format: 'cyclonedx', packages: countComponents(sbom) };
  return undefined;
}

/**
 * Compares an SBOM with the options `format` and `min-packages`.
 * @returns why it does not match, as clauses; empty if it matches.
 */
export function findSbomFaults({ format, minPackages }: SbomOptions, document: unknown): readonly string[] {
  if (format === undefined && minPackages === undefined) return [];
  const sbom = readSbom(document);
  if (sbom === undefined) return ['it is not an SBOM in SPDX JSON or CycloneDX JSON'];
  const faults: string[] = [];
  if (format !== undefined && sbom.format !== format) faults.push(`its format is ${sbom.format}, not ${format}`);
  if (minPackages !== undefined && sbom.packages < minPackages) {
    faults.push(`it has ${pluralize(sbom.packages, 'package')}, fewer than ${minPackages}`);
  }
  return faults;
}

/** The context is the URL of the version, alone or in a list. */
function isSpdx3(sbom: unknown): boolean {
  const context = ownProperty(sbom, '@context');
  return [context].flat().some((url) => typeof url === 'string' && /^https:\/\/spdx\.org\/rdf\/3\./.test(url));
}

function isSpdx3Package(element: unknown): boolean {
  const type = stringAt(element, ['type']) ?? stringAt(element, ['@type']);
  return type === 'software_Package';
}

/** Without recursion, because components may be nested as deeply as JSON allows. */
function countComponents(bom: unknown): number {
  const open = [...arrayAt(bom, ['components'])];
  let count = 0;
  for (let component = open.pop(); component !== undefined; component = open.pop()) {
    count += 1;
    for (const nested of arrayAt(component, ['components'])) open.push(nested);
  }
  return count;
}
