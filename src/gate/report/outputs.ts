import type { Matcher } from '../../policy/matcher.ts';
import {
  EMPTY_OUTPUTS,
  type GateOutputs,
  MAX_OUTPUT_BYTES,
  NO_FILES,
  type OutputName,
  type PublishedFiles,
} from './publication.ts';
import { imageField, type ReferrerEntry, referrerEntries, splitByRules } from './referrer-json.ts';
import { type FinishedRun, type ImageOutcome, type PackedImage, shownCount, unmetOf, unverifiedOf } from './report.ts';

/** Makes the outputs of a run. */
export function gateOutputs(run: FinishedRun, files: PublishedFiles = NO_FILES): GateOutputs {
  const values: Record<OutputName, string> = { ...EMPTY_OUTPUTS, ...files };
  const failures: Error[] = [];
  let cut = false;
  for (const [name, format] of FORMATS) {
    // One value that cannot be formatted must not prevent the other outputs.
    try {
      const value = format(run);
      values[name] = typeof value === 'string' ? value : value.json;
      cut ||= typeof value !== 'string' && value.cut;
    } catch (cause) {
      failures.push(new Error(`Could not format the output ${name}, so it is empty. Report this as a bug.`, { cause }));
    }
  }
  return { values, cut, failures };
}

/** How each output is made from a report. */
const FORMATS: readonly (readonly [OutputName, (report: FinishedRun) => string | CutJson])[] = [
  ['result', ({ result }) => result],
  ['satisfied', ({ result }) => String(result === 'pass')],
  ['missing', (report) => JSON.stringify(rulesOf(report, unmetOf))],
  ['unverified', (report) => JSON.stringify(rulesOf(report, unverifiedOf))],
  ['count', ({ images }) => String(images.reduce((sum, image) => sum + shownCount(image), 0))],
  ['referrers', (report) => cutReferrers(entriesOf(report))],
  ['digest', ({ images }) => images.slice(0, 1).find(wasFound)?.digest ?? ''],
  ['image', ({ images }) => images.slice(0, 1).filter(wasFound).map(imageField).join('')],
  ['images', ({ images }) => JSON.stringify(images.map(imageEntry))],
  ['token-expires-at', ({ token }) => formatExpiry(token?.expiresAt)],
];

/** A registry may send a lifetime that leads to no valid date. The token works nevertheless. */
function formatExpiry(date: Date | undefined): string {
  return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** First the entries that meet a rule, of all images, so that a cut list keeps them. An image is unpacked only where it has entries. */
function* entriesOf({ images, shown }: FinishedRun): Generator<ReferrerEntry> {
  const judged = images.filter((image) => image.kind === 'judged');
  for (const image of judged) if (image.meeting > 0) yield* entriesIn(image, shown, 'met');
  for (const image of judged) if (image.count > image.meeting) yield* entriesIn(image, shown, 'others');
}

function entriesIn(image: PackedImage, shown: readonly Matcher[], part: 'met' | 'others'): Iterable<ReferrerEntry> {
  const report = image.unpack();
  return referrerEntries(report, splitByRules(report, shown)[part]);
}

/**
 * Whether the registry confirmed the image: its tag was resolved, or the evidence of its digest was judged. A digest that was only
 * typed must not be deployed.
 */
function wasFound({ kind, digest, reference }: ImageOutcome): boolean {
  if (digest === undefined || kind === 'not-found') return false;
  return kind === 'judged' || reference.digest === undefined;
}

/**
 * Formats entries as a JSON array of at most 64 KiB. Entries that are too long lose their annotations first, then the last of them are
 * left out. Reads and keeps no more entries than fit.
 */
export function cutReferrers(entries: Iterable<ReferrerEntry>): CutJson {
  const whole = new JsonArray();
  const bare = new JsonArray();
  let cut = false;
  for (const entry of entries) {
    cut ||= !whole.add(entry);
    // A bare entry is never longer than the whole one, so it fits wherever the whole one does.
    if (!bare.add({ ...entry, annotations: {} })) break;
  }
  return { json: cut ? bare.format() : whole.format(), cut };
}

/** JSON, and whether something was left out. */
interface CutJson {
  readonly json: string;
  readonly cut: boolean;
}

/** A JSON array that is limited to the size of an output. */
class JsonArray {
  readonly #items: string[] = [];
  #bytes = '[]'.length;

  /** @returns whether there was space for the entry. */
  add(entry: ReferrerEntry): boolean {
    const item = JSON.stringify(entry);
    this.#bytes += Buffer.byteLength(item) + (this.#items.length > 0 ? ','.length : 0);
    if (this.#bytes > MAX_OUTPUT_BYTES) return false;
    this.#items.push(item);
    return true;
  }

  format(): string {
    return `[${this.#items.join(',')}]`;
  }
}

/** These rules of all images in the order of the rules, each once; none for `error`, where not all evidence is known. */
function rulesOf(
  { result, rules, images }: FinishedRun,
  of: (image: ImageOutcome) => readonly string[],
): readonly string[] {
  if (result === 'error') return [];
  const texts = new Set(images.flatMap(of));
  return [...new Set(rules.map(({ text }) => text))].filter((text) => texts.has(text));
}

function imageEntry(image: ImageOutcome): Readonly<Record<string, unknown>> {
  return {
    image: imageField(image),
    digest: image.digest ?? '',
    result: image.result,
    missing: unmetOf(image),
    count: shownCount(image),
  };
}
