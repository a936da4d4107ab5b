import { imageField, type ReferrerEntry, referrerEntries, unmetRules } from './entries.ts';
import type { GateReport, ImageReport } from './report.ts';

/** The outputs of the gate but the token, which is secret. */
export type OutputName =
  | 'result'
  | 'satisfied'
  | 'missing'
  | 'count'
  | 'referrers'
  | 'referrers-file'
  | 'digest'
  | 'image'
  | 'images'
  | 'token-expires-at';

/** The values of the outputs; `cut` says that `referrers` is not whole. */
export interface GateOutputs {
  readonly values: Readonly<Record<OutputName, string>>;
  readonly cut: boolean;
}

/**
 * Makes the outputs of a report, whatever its result.
 * @param referrersFile path of the report file; '' where it could not be written.
 */
export function gateOutputs(report: GateReport, referrersFile: string): GateOutputs {
  const entries = report.images.flatMap(referrerEntries);
  const { json, cut } = cutReferrers(entries);
  const [first] = report.images;
  const values = {
    result: report.result,
    satisfied: String(report.result === 'pass'),
    missing: JSON.stringify(missingRules(report)),
    count: String(entries.length),
    referrers: json,
    'referrers-file': referrersFile,
    digest: first?.digest ?? '',
    image: first?.digest === undefined ? '' : imageField(first),
    images: JSON.stringify(report.images.map(imageEntry)),
    'token-expires-at': report.token?.expiresAt?.toISOString() ?? '',
  };
  return { values, cut };
}

/** UTF-8 bytes: Linux takes no more than 128 KiB for one variable, and a workflow's expressions may quote the text once more. */
const MAX_REFERRERS_BYTES = 64 * 1024;

/** The entries as a JSON array of at most 64 KiB of UTF-8: first the annotations go, then the tail. */
export function cutReferrers(entries: readonly ReferrerEntry[]): { readonly json: string; readonly cut: boolean } {
  const whole = JSON.stringify(entries);
  if (Buffer.byteLength(whole) <= MAX_REFERRERS_BYTES) return { json: whole, cut: false };
  return { json: headOf(entries.map((entry) => JSON.stringify({ ...entry, annotations: {} }))), cut: true };
}

/** As many items from the start as fit, brackets and commas counted. */
function headOf(items: readonly string[]): string {
  const kept: string[] = [];
  let bytes = '[]'.length;
  for (const item of items) {
    bytes += Buffer.byteLength(item) + (kept.length > 0 ? ','.length : 0);
    if (bytes > MAX_REFERRERS_BYTES) break;
    kept.push(item);
  }
  return `[${kept.join(',')}]`;
}

/** The unmet rules of all images in the order of the rules, each once; none on `error`, which says nothing about evidence. */
function missingRules({ result, rules, images }: GateReport): readonly string[] {
  if (result === 'error') return [];
  const unmet = new Set(images.flatMap(unmetRules));
  return [...new Set(rules.map(({ text }) => text))].filter((text) => unmet.has(text));
}

function imageEntry(image: ImageReport): Readonly<Record<string, unknown>> {
  return {
    image: imageField(image),
    digest: image.digest ?? '',
    result: image.result,
    missing: unmetRules(image),
    count: image.referrers.length,
  };
}
