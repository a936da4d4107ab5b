import type { Matcher } from '../../policy/matcher.ts';
import { imageField, type ReferrerEntry, referrerEntries, splitByRules } from './referrer-json.ts';
import type { GateReport, ImageHead, ImageOutcome } from './report.ts';

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
  const { json, cut } = cutReferrers(entriesOf(report));
  const first = report.images.slice(0, 1).find(isThere);
  const values = {
    result: report.result,
    satisfied: String(report.result === 'pass'),
    missing: JSON.stringify(missingRules(report)),
    count: String(report.images.reduce((sum, { count }) => sum + count, 0)),
    referrers: json,
    'referrers-file': referrersFile,
    digest: first?.digest ?? '',
    image: first === undefined ? '' : imageField(first),
    images: JSON.stringify(report.images.map(imageEntry)),
    'token-expires-at': report.token?.expiresAt?.toISOString() ?? '',
  };
  return { values, cut };
}

/**
 * Those that meet a rule come first, of all images: where the list is cut, they stay. Each is made when it is asked for, and an image is
 * unpacked only where it has some.
 */
function* entriesOf({ images, shown }: GateReport): Generator<ReferrerEntry> {
  for (const image of images) if (image.meeting > 0) yield* entriesIn(image, shown, 'met');
  for (const image of images) if (image.count > image.meeting) yield* entriesIn(image, shown, 'others');
}

function entriesIn(image: ImageOutcome, shown: readonly Matcher[], part: 'met' | 'others'): Iterable<ReferrerEntry> {
  const details = image.details();
  return referrerEntries(details, splitByRules(details, shown)[part]);
}

/**
 * Whether the registry has shown the image: its tag was resolved, or the evidence of its digest was judged. Nobody is to deploy a
 * digest that was only typed.
 */
function isThere({ result, digest, reference }: ImageHead): boolean {
  if (digest === undefined || result === 'subject-not-found') return false;
  return result !== 'error' || reference.digest === undefined;
}

/** UTF-8 bytes: Linux takes no more than 128 KiB for one variable, and a workflow's expressions may quote the text once more. */
export const MAX_OUTPUT_BYTES = 64 * 1024;

/**
 * The entries as a JSON array of at most 64 KiB of UTF-8: first the annotations go, then the tail. No more of them is asked for, and
 * kept, than fits.
 */
export function cutReferrers(entries: Iterable<ReferrerEntry>): { readonly json: string; readonly cut: boolean } {
  const whole = openArray();
  const bare = openArray();
  let cut = false;
  for (const entry of entries) {
    cut ||= !whole.add(entry);
    // Never longer than the whole entry, so that it finds no room only where that found none.
    if (!bare.add({ ...entry, annotations: {} })) break;
  }
  return { json: cut ? bare.json() : whole.json(), cut };
}

interface JsonArray {
  /** Whether there was room for it. */
  add(entry: ReferrerEntry): boolean;
  json(): string;
}

function openArray(): JsonArray {
  const items: string[] = [];
  let bytes = '[]'.length;
  return {
    add(entry) {
      const item = JSON.stringify(entry);
      bytes += Buffer.byteLength(item) + (items.length > 0 ? ','.length : 0);
      if (bytes > MAX_OUTPUT_BYTES) return false;
      items.push(item);
      return true;
    },
    json: () => `[${items.join(',')}]`,
  };
}

/** The unmet rules of all images in the order of the rules, each once; none on `error`, which says nothing about evidence. */
function missingRules({ result, rules, images }: GateReport): readonly string[] {
  if (result === 'error') return [];
  const unmet = new Set(images.flatMap((image) => image.unmet));
  return [...new Set(rules.map(({ text }) => text))].filter((text) => unmet.has(text));
}

function imageEntry(image: ImageOutcome): Readonly<Record<string, unknown>> {
  return {
    image: imageField(image),
    digest: image.digest ?? '',
    result: image.result,
    missing: image.unmet,
    count: image.count,
  };
}
