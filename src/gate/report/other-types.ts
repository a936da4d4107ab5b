import { kindOf } from '../../policy/kind.ts';
import type { Referrer } from '../../policy/referrer.ts';
import { judgeReferrer, type RuleVerdict } from '../../policy/verdict.ts';
import { oneLine } from '../../text.ts';

/** `1 of type sbom/x, 2 of type a/b`: the artifact types of the direct referrers that do not belong to a kind, the most frequent first. */
export function nameOtherTypes(referrers: readonly Referrer[]): string {
  const types = countTypes(referrers);
  const named = types
    .slice(0, MAX_TYPES)
    .map(({ type, count }) =>
      type === '' ? `${count} without a type` : `${count} of type ${oneLine(type, MAX_TYPE)}`,
    );
  const more = types.slice(MAX_TYPES).reduce((sum, { count }) => sum + count, 0);
  return [...named, ...(more > 0 ? [`${more} of other types`] : [])].join(', ');
}

/**
 * Lines that say which type to require instead of a kind, if a referrer of no kind has one. Only for types with which the rule is met:
 * with its other options, and in all targets where it is unmet.
 */
export function explainOtherTypes(
  { rule, unmetTargets }: RuleVerdict,
  referrers: readonly Referrer[],
): readonly string[] {
  // The age depends on the time, and a type is already given where no matcher is a kind.
  if (rule.maxAge !== undefined || !rule.matchers.some(({ by }) => by === 'kind')) return [];
  const meets = (type: string) =>
    unmetTargets.every(({ subject, platform, found }) => {
      const byType = { ...rule, matchers: [{ by: 'artifact-type' as const, pattern: type }] };
      const counted = referrers.filter(
        (one) =>
          one.depth === 1 &&
          one.subject === subject &&
          one.platform === platform &&
          judgeReferrer(byType, one, EPOCH).met,
      );
      return counted.length + found >= rule.min;
    });
  const types = countTypes(referrers)
    .slice(0, MAX_TYPES)
    .map(({ type }) => type);
  const typed = types.filter((type) => canBeRequired(type) && meets(type));
  return typed.flatMap((type) => [
    `If the referrer of type ${type} is what the rule means, require it by this type:`,
    `  ${withType(rule.text, type)}`,
  ]);
}

/** Not used without `max-age`. */
const EPOCH = new Date(0);

const MAX_TYPES = 3;

/** Characters. */
const MAX_TYPE = 120;

/** Whether a rule can have this type without quotes: of printable ASCII, with a slash or a dot, and without characters of rules. */
function canBeRequired(type: string): boolean {
  return type.length <= MAX_TYPE && /^[\w.+/-]*[./][\w.+/-]*$/.test(type) && !type.includes('*');
}

/** Adds the type as an alternative, so that the referrers that count still do. */
function withType(rule: string, type: string): string {
  const [first = '', ...rest] = rule.split(/(?=\s)/);
  return [`${first}|${type}`, ...rest].join('');
}

function countTypes(referrers: readonly Referrer[]): readonly { readonly type: string; readonly count: number }[] {
  const others = referrers.filter((referrer) => referrer.depth === 1 && kindOf(referrer) === 'other');
  const counts = new Map<string, number>();
  for (const { artifactType } of others) counts.set(artifactType, (counts.get(artifactType) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).toSorted((one, other) => other.count - one.count);
}
