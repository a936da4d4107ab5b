import { joinNames, quote } from '../text.ts';
import { matchesGlob } from './glob.ts';
import { arrayAt, stringAt } from './pointer.ts';
import { isMisleading, normalizeSource } from './source.ts';

/** @see https://slsa.dev/spec/v1.0/provenance#schema, https://slsa.dev/spec/v0.2/provenance#schema */
const BUILDER_PATHS: readonly (readonly string[])[] = [
  ['runDetails', 'builder', 'id'],
  ['builder', 'id'],
];

const MATERIAL_PATHS: readonly (readonly string[])[] = [['buildDefinition', 'resolvedDependencies'], ['materials']];

/**
 * Compares the builder of a SLSA provenance, v1 or v0.2, with a rule. If a predicate states two, both must match.
 * @returns why it does not match, as a clause; `undefined` if it matches.
 */
export function findBuilderFault(pattern: string, predicate: unknown): string | undefined {
  const builders = BUILDER_PATHS.map((path) => stringAt(predicate, path)).filter((id) => id !== undefined);
  if (builders.length === 0) return 'it does not state a builder';
  const other = builders.find((id) => !matchesGlob(pattern, id));
  return other === undefined ? undefined : `its builder is ${quote(other)}, not ${quote(pattern)}`;
}

/**
 * Checks that any material of a SLSA provenance, v1 or v0.2, matches a rule, as written or normalized as a source.
 * @returns why none matches, as a clause; `undefined` if one does.
 */
export function findMaterialFault(pattern: string, predicate: unknown): string | undefined {
  const uris = MATERIAL_PATHS.flatMap((path) => arrayAt(predicate, path))
    .map((material) => stringAt(material, ['uri']))
    .filter((uri) => uri !== undefined);
  if (uris.length === 0) return 'it does not state a material';
  const isMaterial = (uri: string) => matchesGlob(pattern, uri) || matchesGlob(pattern, normalizeSource(uri));
  if (uris.some((uri) => !isMisleading(uri) && isMaterial(uri))) return undefined;
  return `its materials are ${joinNames(uris, MAX_NAMES)}, and none is ${quote(pattern)}`;
}

const MAX_NAMES = 3;
