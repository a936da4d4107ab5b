import { distance } from 'fastest-levenshtein';
import { KINDS } from './kind.ts';

/** Words that people write for a kind: names of tools, formats and specifications, other forms of the word. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  signature: [
    ...['cosign', 'notation', 'notary', 'notaryv2', 'sigstore', 'keyless', 'gpg', 'pgp', 'dct'],
    ...['sig', 'sign', 'signed', 'signatures', 'signing', 'image-signature', 'cosign-signature'],
  ],
  sbom: [
    ...['spdx', 'spdxjson', 'spdx-json', 'spdx+json', 'cyclonedx', 'cyclonedx-json', 'cyclonedxjson', 'cdx', 'syft'],
    ...['bom', 'boms', 'sboms', 'bill-of-materials', 'materials'],
  ],
  provenance: [
    ...['slsa', 'slsa1', 'slsa3', 'slsaprovenance', 'slsaprovenance1', 'slsaprovenance02', 'slsa-provenance'],
    ...['provenances', 'build-provenance', 'buildprovenance', 'build', 'tekton', 'chains'],
  ],
  vex: ['openvex', 'csaf', 'vexes', 'exploitability', 'cyclonedx-vex'],
  scan: [
    ...['trivy', 'grype', 'clair', 'snyk', 'sarif', 'scanner', 'scanned', 'scanning', 'report', 'security'],
    ...['vuln', 'vulns', 'vulnerability', 'vulnerabilities', 'cve', 'cves', 'vulnerability-scan', 'vuln-scan'],
  ],
  attestation: [
    ...['in-toto', 'intoto', 'dsse', 'att', 'attest', 'attested', 'attestations', 'statement', 'predicate', 'bundle'],
  ],
};

const KIND_BY_MEANING: ReadonlyMap<string, string> = new Map(
  Object.entries(MEANINGS).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);

/** The kind that a word means, by meaning (`slsa` is provenance) or by spelling (`sbon`); `undefined` if none is near. */
export function nearestKind(word: string): string | undefined {
  const text = word.toLowerCase().replaceAll('_', '-');
  return KIND_BY_MEANING.get(text) ?? nearestOf(text, KINDS);
}

/** The name with the smallest distance to a word; `undefined` if the distance is too large for a typing error. */
export function nearestOf(word: string, names: readonly string[]): string | undefined {
  // The distance takes the product of both lengths.
  if (word.length > MAX_WORD) return undefined;
  const [nearest] = names
    .map((name) => ({ name, typos: distance(word, name) }))
    .filter(({ name, typos }) => typos <= maxTypos(Math.min(word.length, name.length)))
    .toSorted((one, other) => one.typos - other.typos);
  return nearest?.name;
}

const MAX_WORD = 100;

/** Two letters that are swapped are two typing errors. In a short word they leave nothing of it. */
function maxTypos(length: number): number {
  if (length <= 3) return 1;
  return length <= 7 ? 2 : 3;
}
