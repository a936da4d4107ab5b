import { kindOf } from '../../policy/kind.ts';
import type { Matcher } from '../../policy/matcher.ts';
import type { Referrer } from '../../policy/referrer.ts';
import { createdOf } from '../../policy/referrer.ts';
import { code, escapeText, formatBytes, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, type Section } from '../../runner/sections.ts';
import { pluralize } from '../../text.ts';
import { shortDigest, shortIdentity, TREE_IS_CUT } from './hints.ts';
import { metFirst } from './referrer-json.ts';
import type { JudgedImage } from './report.ts';

/** Rows of the table; the report file has all referrers. */
const MAX_ROWS = 100;

/** The table of the shown referrers of an image; referrers of a referrer follow it, indented. */
export function referrersTable(image: JudgedImage, shown: readonly Matcher[]): Section {
  const referrers = metFirst(image, shown);
  const caption = captionOf(referrers.length, image.referrers.length - referrers.length);
  const notes = notesOf(image, referrers.length - MAX_ROWS).map((note) => `\n<p>${note}</p>`);
  if (referrers.length === 0) return block(`<p>${caption}.</p>${notes.join('')}`);
  const hasPlatforms = referrers.some(({ platform }) => platform !== undefined);
  const head = ['Kind', 'Artifact type', ...(hasPlatforms ? ['Platform'] : []), 'Digest', 'Size', 'Created', 'Source'];
  return {
    before: `<p>${caption}:</p>\n${tableHead(head)}`,
    rows: referrers.slice(0, MAX_ROWS).map((referrer) => tableRow(cellsOf(referrer, hasPlatforms))),
    after: `</table>${notes.join('')}`,
  };
}

function captionOf(count: number, hidden: number): string {
  const counted = count === 0 ? 'No referrers' : pluralize(count, 'referrer');
  return hidden === 0 ? counted : `${counted} (${hidden} hidden by <code>artifact-type</code>)`;
}

function notesOf({ isCut }: JudgedImage, more: number): readonly string[] {
  return [
    ...(more > 0
      ? [`The file in the output <code>referrers-file</code> has ${pluralize(more, 'more referrer')}.`]
      : []),
    ...(isCut ? [TREE_IS_CUT] : []),
  ];
}

function cellsOf(referrer: Referrer, hasPlatforms: boolean): readonly string[] {
  const { artifactType, predicateTypes, platform, size, sources, depth } = referrer;
  return [
    `${depth > 1 ? `${'&emsp;'.repeat(depth - 2)}↳ ` : ''}${kindOf(referrer)}`,
    [artifactType, predicateTypes[0] ?? '']
      .filter((type) => type !== '')
      .map((type) => code(type, 100))
      .join('<br>'),
    ...(hasPlatforms ? [code(platform ?? '', 80)] : []),
    digestCell(referrer),
    formatBytes(size),
    code(createdOf(referrer) ?? '', 40),
    sources[0],
  ];
}

function digestCell(referrer: Referrer): string {
  const { digest, layer } = referrer;
  const manifest = `<code title="${digest}">${shortDigest(digest)}</code>`;
  if (layer === undefined) return manifest;
  return `${manifest}<br>layer <code title="${layer}">${escapeText(shortIdentity(referrer), 100)}</code>`;
}
