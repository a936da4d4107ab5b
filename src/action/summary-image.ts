import { createdOf } from '../policy/annotation.ts';
import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { RuleVerdict } from '../policy/verdict.ts';
import { formatReference } from '../registry/reference.ts';
import { code, escapeText, formatBytes, paragraph, tableHead, tableRow } from '../runner/markdown.ts';
import { block, type Section } from '../runner/sections.ts';
import { adviceFor } from './advice.ts';
import type { Alike } from './alike.ts';
import { imageField, metFirst } from './entries.ts';
import { markOf } from './headline.ts';
import type { ImageReport } from './report.ts';
import { referrersGraph } from './summary-graph.ts';
import {
  countOf,
  explainApiOff,
  firstFew,
  lackOf,
  NOT_FOUND_ADVICE,
  nameReferrer,
  nameRule,
  shortDigest,
  standing,
  waitAdvice,
} from './wording.ts';

/** The sections of the summary that tell of one image, or of several that went wrong alike: what it was, rules, advice, referrers, graph. */
export function imageSections(group: Alike, warnOnly: boolean): readonly Section[] {
  const { image } = group;
  const { rules, result } = image;
  const apiOff = explainApiOff(image);
  const graph = referrersGraph(image);
  return [
    heading(group, warnOnly),
    ...(image.problem === undefined ? [] : [block(paragraph(image.problem))]),
    ...(result === 'subject-not-found' ? [block(`<p>${NOT_FOUND_ADVICE}</p>`)] : []),
    ...(apiOff === undefined ? [] : [block(`<p>⚠️ ${code(apiOff, 1_000)}</p>`)]),
    ...(rules.length > 0 ? [rulesTable(rules)] : []),
    ...(result === 'missing' ? [advice(image)] : []),
    ...(result === 'error' || result === 'subject-not-found' ? [] : [referrersTable(metFirst(image))]),
    ...(graph === undefined ? [] : [block(graph)]),
  ];
}

function heading({ image, others }: Alike, warnOnly: boolean): Section {
  const { reference, digest, result } = image;
  const names = [image, ...others].map((one) => code(formatReference(one.reference), 700));
  const alone = others.length === 0;
  const title = `<h3>${markOf(result, warnOnly)} ${alone ? names.join('') : countOf(names.length, 'image')}: ${result}</h3>`;
  if (!alone) return block(`${title}\n<p>${firstFew(names, MAX_IMAGES).join(', ')}</p>`);
  return block(
    digest === undefined || reference.digest !== undefined ? title : `${title}\n<p>Digest: ${code(digest)}</p>`,
  );
}

/** Images named in a paragraph; the table above it has them all. */
const MAX_IMAGES = 20;

function rulesTable(rules: readonly RuleVerdict[]): Section {
  return {
    before: tableHead(['Rule', 'Verdict', 'Met by', 'There, but not counted']),
    rows: rules.map((verdict) => tableRow(ruleCells(verdict))),
    after: '</table>',
  };
}

function ruleCells(verdict: RuleVerdict): readonly string[] {
  const by = verdict.by.map((referrer) => code(nameReferrer(referrer)));
  const rejected = verdict.rejected.map(({ referrer, why }) => `${code(nameReferrer(referrer))}: ${code(why, 300)}`);
  return [
    code(nameRule(verdict.rule)),
    `${verdict.met ? '✅' : '❌'} ${standing(verdict)}`,
    firstFew(by, MAX_NAMED).join('<br>'),
    firstFew(rejected, MAX_NAMED).join('<br>'),
  ];
}

/** Referrers named in one cell. */
const MAX_NAMED = 5;

function advice(image: ImageReport): Section {
  const unmet = image.rules.filter(({ met }) => !met);
  return {
    before: '<p><strong>What to do</strong></p>\n<ul>',
    rows: [
      ...unmet.map((verdict) => adviceItem(verdict, image)),
      `<li>${waitAdvice(image).replace(/wait-timeout(: 5m)?/, '<code>$&</code>')}</li>`,
    ],
    after: '</ul>',
  };
}

function adviceItem(verdict: RuleVerdict, image: ImageReport): string {
  const { rule } = verdict;
  const { ways, notes } = adviceFor(rule, imageField(image), MAX_WAYS);
  const listed = ways.map((way) => code(way, MAX_WAY)).join('<br>or ');
  const text = notes.length === 0 ? '' : `<br>${notes.map((note) => escapeText(note, 300)).join(' ')}`;
  return `<li>For ${code(nameRule(rule))}, attach ${lackOf(verdict)}, for example with:<br>${listed}${text}</li>`;
}

const MAX_WAYS = 4;

/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;

/** Rows of a table of referrers; the rest is in the report file. */
const MAX_ROWS = 100;

function referrersTable(referrers: readonly Referrer[]): Section {
  if (referrers.length === 0) return block('<p>No referrers.</p>');
  const more = referrers.length - MAX_ROWS;
  const rest =
    more > 0
      ? `\n<p>And ${countOf(more, 'more referrer')}: see the file that the output <code>referrers-file</code> names.</p>`
      : '';
  return {
    before: `<p>${countOf(referrers.length, 'referrer')}:</p>\n${tableHead(['Kind', 'Artifact type', 'Digest', 'Size', 'Created', 'Source'])}`,
    rows: referrers.slice(0, MAX_ROWS).map((referrer) => tableRow(referrerCells(referrer))),
    after: `</table>${rest}`,
  };
}

function referrerCells(referrer: Referrer): readonly string[] {
  const { artifactType, predicateTypes, digest, size, source, depth } = referrer;
  return [
    `${kindOf(referrer)}${depth > 1 ? ` (depth ${depth})` : ''}`,
    [artifactType, predicateTypes[0] ?? '']
      .filter((type) => type !== '')
      .map((type) => code(type, 100))
      .join('<br>'),
    `<code title="${digest}">${shortDigest(digest)}</code>`,
    formatBytes(size),
    code(createdOf(referrer) ?? '', 40),
    source,
  ];
}
