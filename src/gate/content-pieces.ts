import { type Content, contentLayersOf, readContent } from '../evidence/content.ts';
import { matchesPredicateType } from '../policy/judge-proof.ts';
import type { Read } from '../policy/judge-verified.ts';
import type { Rule } from '../policy/rule.ts';
import { oneLine } from '../text.ts';
import type { FindPieces } from './piece.ts';

/** Finds the documents of candidates for a rule that requires no signature, and reads their content. */
export function contentPieces(rule: Rule): FindPieces {
  return (referrer, manifest) => {
    const layers = contentLayersOf(referrer, manifest);
    if (layers.length === 0) return [{ referrer, read: { kind: 'unverified', why: 'it has no content' } }];
    return layers.map((layer) => ({
      referrer,
      layer,
      signsImage: false,
      readBytes: async (bytes) => readUnsigned(readContent(bytes, referrer, layer), rule),
    }));
  };
}

/** The statement decides about the type, not an annotation, nor the type of its layer. */
function readUnsigned(content: Content, { matchers }: Rule): Read {
  if (content.kind === 'unreadable') return { kind: 'unverified', why: content.why };
  const { predicateType, predicate } = content;
  return predicateType === undefined || matchesPredicateType(matchers, predicateType)
    ? { kind: 'unsigned', predicate }
    : { kind: 'unverified', why: `its predicate type is ${oneLine(predicateType) || 'not stated'}` };
}
