import { isSpecific } from '../../evidence/artifact-type.ts';
import { type Kind, kindOf } from '../../policy/kind.ts';
import type { Referrer } from '../../policy/referrer.ts';
import { oneLine } from '../../text.ts';
import type { Elsewhere } from './report.ts';

/** The kinds whose referrers may be what a rule means. */
type VagueKind = 'other' | 'attestation';

/** Whether a kind says little, so that the types of its referrers are named. */
export function isVague(kind: Kind | 'other'): kind is VagueKind {
  return kind === 'other' || kind === 'attestation';
}

/**
 * `1 of type sbom/x, 2 of type a/b`: the types of the direct referrers of this kind, the most frequent first: artifact types, or for
 * attestations predicate types.
 */
export function nameTypes(referrers: readonly Referrer[], kind: VagueKind): string {
  const types = countTypes(referrers.filter((referrer) => kindOf(referrer) === kind));
  const named = types
    .slice(0, MAX_TYPES)
    .map(({ type, count }) =>
      type === '' ? `${count} without a type` : `${count} of type ${oneLine(type, MAX_TYPE)}`,
    );
  const more = types.slice(MAX_TYPES).reduce((sum, { count }) => sum + count, 0);
  return [...named, ...(more > 0 ? [`${more} of other types`] : [])].join(', ');
}

/** The rules as typed with one of the most frequent types added: whether they are met is not known. */
export function withOtherTypes(
  rule: string,
  referrers: readonly Referrer[],
): readonly { type: string; rule: string }[] {
  return countTypes(referrers.filter((referrer) => isVague(kindOf(referrer))))
    .slice(0, MAX_TYPES)
    .filter(({ type }) => canBeWritten(type))
    .map(({ type }) => ({ type, rule: withType(rule, type) }));
}

/** Says which type to require instead of a kind, for a type with which the rule is met. */
export function otherTypeLines({ type, instead }: Extract<Elsewhere, { readonly kind: 'type' }>): readonly string[] {
  return [
    `If the referrer of type ${oneLine(type, MAX_TYPE)} is what the rule means, require it by this type:`,
    `  ${instead}`,
  ];
}

const MAX_TYPES = 3;

/** Characters. */
const MAX_TYPE = 120;

/** Whether a rule can have this type, in quotation marks if it has spaces: there is no escape for its special characters. */
function canBeWritten(type: string): boolean {
  return type.length <= MAX_TYPE && /^[\x20-\x7e]+$/.test(type) && !/["|*]/.test(type);
}

/** Adds the type as an alternative, so that the referrers that count still do. */
function withType(rule: string, type: string): string {
  const [first = ''] = /^(?:[^\s"]|"[^"]*")+/.exec(rule) ?? [];
  return `${first}|${/\s/.test(type) ? `"${type}"` : type}${rule.slice(first.length)}`;
}

function countTypes(referrers: readonly Referrer[]): readonly { readonly type: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const type of referrers.filter(({ depth }) => depth === 1).map(typeOf))
    counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).toSorted((one, other) => other.count - one.count);
}

/** The type that may be required; '' if there is none: every artifact without a type has the same placeholder. */
function typeOf(referrer: Referrer): string {
  if (kindOf(referrer) === 'attestation') return referrer.predicateTypes[0] ?? '';
  return isSpecific(referrer.artifactType) ? referrer.artifactType : '';
}
