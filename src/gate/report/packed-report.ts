import type { Matcher } from '../../policy/matcher.ts';
import { splitByRules } from './referrer-json.ts';
import type { JudgedImage, PackedImage } from './report.ts';
import { unmetRules, unverifiedRules } from './unmet.ts';

interface PackOptions {
  readonly shown: readonly Matcher[];
  readonly compress?: (<T>(value: T) => () => T) | undefined;
}

/**
 * Packs the report of a judged image, except for the fields that are needed without its referrers.
 * @param options.shown which referrers are shown; empty: all.
 * @param options.compress compresses the report, which is not worth the time for a single report.
 */
export function packReport(report: JudgedImage, { shown, compress }: PackOptions): PackedImage {
  const { kind, reference, digest, result, sources, missingReferrersApi, referrers } = report;
  const { met, others } = splitByRules(report, shown);
  return {
    ...{ kind, reference, digest, result, sources, missingReferrersApi },
    unmet: unmetRules(report),
    unverified: unverifiedRules(report),
    total: referrers.length,
    count: met.length + others.length,
    meeting: met.length,
    unpack: compress?.(report) ?? (() => report),
  };
}
