import { imageField, type ReferrerEntry, referrerEntries, splitByRules, unmetRules } from './entries.ts';
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
  const { json, cut } = cutReferrers(() => entriesOf(report.images));
  const first = report.images.slice(0, 1).find(isThere);
  const values = {
    result: report.result,
    satisfied: String(report.result === 'pass'),
    missing: JSON.stringify(missingRules(report)),
    count: String(report.images.reduce((sum, { referrers }) => sum + referrers.length, 0)),
    referrers: json,
    'referrers-file': referrersFile,
    digest: first?.digest ?? '',
    image: first === undefined ? '' : imageField(first),
    images: JSON.stringify(report.images.map(imageEntry)),
    'token-expires-at': report.token?.expiresAt?.toISOString() ?? '',
  };
  return { values, cut };
}

/** Those that meet a rule come first, of all images: where the list is cut, they stay. Each is made when it is asked for. */
function* entriesOf(images: readonly ImageReport[]): Generator<ReferrerEntry> {
  for (const image of images) yield* referrerEntries(image, splitByRules(image).met);
  for (const image of images) yield* referrerEntries(image, splitByRules(image).others);
}

/**
 * Whether the registry has shown the image: its tag was resolved, or the evidence of its digest was judged. Nobody is to deploy a
 * digest that was only typed.
 */
function isThere({ result, digest, reference }: ImageReport): boolean {
  if (digest === undefined || result === 'subject-not-found') return false;
  return result !== 'error' || reference.digest === undefined;
}

/** UTF-8 bytes: Linux takes no more than 128 KiB for one variable, and a workflow's expressions may quote the text once more. */
const MAX_REFERRERS_BYTES = 64 * 1024;

/**
 * The entries as a JSON array of at most 64 KiB of UTF-8: first the annotations go, then the tail. No more of them is made, and kept,
 * than fits.
 * @param entries gives all of them, from the first, each time it is called.
 */
export function cutReferrers(entries: () => Iterable<ReferrerEntry>): { readonly json: string; readonly cut: boolean } {
  const whole = headOf(entries(), (entry) => entry);
  if (whole.complete) return { json: whole.json, cut: false };
  return { json: headOf(entries(), (entry) => ({ ...entry, annotations: {} })).json, cut: true };
}

/** As many entries from the start as fit, brackets and commas counted. */
function headOf(
  entries: Iterable<ReferrerEntry>,
  shorten: (entry: ReferrerEntry) => ReferrerEntry,
): { readonly json: string; readonly complete: boolean } {
  const kept: string[] = [];
  let bytes = '[]'.length;
  for (const entry of entries) {
    const item = JSON.stringify(shorten(entry));
    bytes += Buffer.byteLength(item) + (kept.length > 0 ? ','.length : 0);
    if (bytes > MAX_REFERRERS_BYTES) return { json: `[${kept.join(',')}]`, complete: false };
    kept.push(item);
  }
  return { json: `[${kept.join(',')}]`, complete: true };
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
