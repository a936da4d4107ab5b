import { deserialize, serialize } from 'node:v8';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Matcher } from '../../policy/matcher.ts';
import { splitByRules } from './referrer-json.ts';
import type { JudgedImage, PackedImage } from './report.ts';
import { unmetRules } from './unmet.ts';

/**
 * Compresses the report of a judged image, except for the fields that are needed without its referrers. The memory of a run then grows
 * only by the compressed reports, a tenth of the objects or less.
 * @param options.shown which referrers are shown; empty: all.
 * @param options.packs whether the report is compressed, which is not worth the time for a single report.
 */
export function packReport(report: JudgedImage, options: { shown: readonly Matcher[]; packs: boolean }): PackedImage {
  const { shown, packs } = options;
  const { kind, reference, digest, result, sources, missingReferrersApi, referrers } = report;
  const { met, others } = splitByRules(report, shown);
  return {
    ...{ kind, reference, digest, result, sources, missingReferrersApi },
    unmet: unmetRules(report),
    total: referrers.length,
    count: met.length + others.length,
    meeting: met.length,
    unpack: packs ? pack(report) : () => report,
  };
}

function pack<T>(value: T): () => T {
  const whole = serialize(value);
  // zlib returns a view of a 16 KiB buffer, which would stay in memory as a whole.
  const packed = Uint8Array.from(deflateRawSync(whole, { level: constants.Z_BEST_SPEED }));
  const chunkSize = Math.max(whole.length, constants.Z_MIN_CHUNK);
  return () => deserialize(inflateRawSync(packed, { chunkSize }));
}
