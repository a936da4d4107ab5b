import type { Rule } from '../../policy/rule.ts';
import type { RuleVerdict } from '../../policy/verdict.ts';
import { oneLine } from '../../text.ts';
import { firstFew, nameReferrer, shortDigest } from './hints.ts';
import { otherTypeLines } from './other-types.ts';
import type { Elsewhere, JudgedImage } from './report.ts';

/** Lines about evidence for an unmet rule that exists and does not count for it. A line that starts with two spaces is a setting. */
export function elsewhereLines({ rule }: RuleVerdict, image: JudgedImage): readonly string[] {
  return image.elsewhere.filter((one) => one.rule === rule.text).flatMap((one) => linesOf(one, rule));
}

function linesOf(one: Elsewhere, rule: Rule): readonly string[] {
  switch (one.kind) {
    case 'platforms':
      return platformLines(one, rule);
    case 'type':
      return otherTypeLines(one);
    case 'attestations':
      return [attestationLine(one)];
    // There is one line for all rules.
    case 'buildkit':
      return [];
  }
}

const MAX_NAMED = 5;

function attestationLine({ found }: Extract<Elsewhere, { readonly kind: 'attestations' }>): string {
  const signatures = found.map(
    (referrer) =>
      `${nameReferrer(referrer)} signs the attestation manifest ${shortDigest(referrer.subject)} of BuildKit`,
  );
  return `${firstFew(signatures, MAX_NAMED).join('; ')}. This is what docker/github-builder signs. It is not a signature of the image, so it does not count. Sign the image too.`;
}

function platformLines(one: Extract<Elsewhere, { readonly kind: 'platforms' }>, rule: Rule): readonly string[] {
  const found = `Found on the platform images, not on the index: ${firstFew(one.found.map(nameReferrer), MAX_NAMED).join(', ')}.`;
  // `platform=each` would be met at once.
  if (one.without.length === 0 && one.checked === one.total)
    return [`${found} To require it on every platform image instead, write:`, `  ${withPlatformEach(rule)}`];
  const names = one.without.map((platform) => oneLine(platform, 80));
  const without =
    names.length === 0
      ? ''
      : ` ${rule.min > 1 ? `Fewer than ${rule.min}` : 'Not found'} on: ${firstFew(names, MAX_NAMED).join(', ')}.`;
  const cut = one.checked < one.total ? ` Only ${one.checked} of ${one.total} platform images were listed.` : '';
  return [`${found}${without}${cut}`];
}

/** The rule as typed, with `platform=each` instead of another platform. */
function withPlatformEach({ text }: Rule): string {
  const rest = text.replace(/"[^"]*"|\s+platform=\S*/g, (found) => (found.startsWith('"') ? found : ''));
  return `${oneLine(rest, 500)} platform=each`;
}
