import { findPredicateFault } from './predicate-value.ts';
import { findSbomFaults } from './sbom-document.ts';
import { findBuilderFault, findMaterialFault } from './slsa.ts';
import type { ContentOptions } from './verification-fields.ts';

/**
 * Compares the content of a document with a rule.
 * @param predicate of the in-toto statement; for another document the whole document.
 * @returns why it does not match, as clauses; empty if it matches.
 */
export function findContentFaults(rule: ContentOptions, predicate: unknown): readonly string[] {
  const { builder, material, predicates = [] } = rule;
  return [
    builder === undefined ? undefined : findBuilderFault(builder, predicate),
    material === undefined ? undefined : findMaterialFault(material, predicate),
    ...findSbomFaults(rule, predicate),
    ...predicates.map((expected) => findPredicateFault(expected, predicate)),
  ].filter((fault) => fault !== undefined);
}
