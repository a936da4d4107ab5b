import { contentLayersOf, readContent } from '../evidence/content.ts';
import type { Read } from '../policy/judge-verified.ts';
import { matchesAny } from '../policy/matcher.ts';
import type { Referrer } from '../policy/referrer.ts';
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
      readBytes: async (bytes) => readUnsigned(bytes, referrer, rule),
    }));
  };
}

/** The statement decides about the type, not an annotation. */
function readUnsigned(bytes: Buffer, referrer: Referrer, rule: Rule): Read {
  const content = readContent(bytes, referrer);
  if (content.kind === 'unreadable') return { kind: 'unverified', why: content.why };
  if (matchesAny(rule.matchers, content.referrer)) return { kind: 'unsigned', predicate: content.predicate };
  return {
    kind: 'unverified',
    why: `its predicate type is ${content.referrer.predicateTypes.map((type) => oneLine(type)).join(', ') || 'not stated'}`,
  };
}
