import { deserialize, serialize } from 'node:v8';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Matcher } from '../../policy/matcher.ts';
import { splitByRules, unmetRules } from './referrer-json.ts';
import type { ImageOutcome, ImageReport } from './report.ts';

export interface PackOptions {
  /** What of the referrers is shown; empty: all. */
  readonly shown: readonly Matcher[];
  /** Whether the report is packed; not worth it where it is the only one. */
  readonly packs: boolean;
}

/**
 * Takes what can be told without the referrers out of a report, and packs the whole of it: so the memory of a run grows by the
 * compressed reports alone, a tenth or less of what they are as objects.
 */
export function packReport(report: ImageReport, { shown, packs }: PackOptions): ImageOutcome {
  const { reference, digest, result, problem, isPartial, sources, missingReferrersApi, waited, referrers } = report;
  const { met, others } = splitByRules(report, shown);
  return {
    ...{ reference, digest, result, problem, isPartial, sources, missingReferrersApi, waited },
    unmet: unmetRules(report),
    total: referrers.length,
    count: met.length + others.length,
    meeting: met.length,
    details: packs ? pack(report) : () => report,
  };
}

function pack<T>(value: T): () => T {
  const whole = serialize(value);
  // What zlib gives is a part of a buffer of 16 KiB, which would stay whole.
  const packed = Uint8Array.from(deflateRawSync(whole, { level: constants.Z_BEST_SPEED }));
  const chunkSize = Math.max(whole.length, constants.Z_MIN_CHUNK);
  return () => deserialize(inflateRawSync(packed, { chunkSize }));
}
