import type { Referrer } from '../../policy/referrer.ts';
import { cannotBeMet, type RuleVerdict } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { code, escapeText, paragraph, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, type Section } from '../../runner/sections.ts';
import { adviceFor } from './attach-advice.ts';
import { markOf } from './headline.ts';
import {
  absenceAdvice,
  countOf,
  explainMissingReferrersApi,
  explainSkippedAttestations,
  firstFew,
  nameReferrer,
  nameRule,
  waitAdvice,
} from './hints.ts';
import type { GateReport, ImageReport } from './report.ts';
import type { Alike } from './same-problem.ts';
import { referrersGraph } from './summary-graph.ts';
import { referrersTable } from './summary-referrers.ts';
import { uncountedFor } from './uncounted.ts';
import { lackingSubject, lackOf, NO_PLATFORM_ADVICE, standing } from './unmet.ts';

/** The sections of the summary that tell of one image, or of several that went wrong alike: what it was, rules, advice, referrers, graph. */
export function* imageSections(group: Alike, report: Pick<GateReport, 'warnOnly' | 'shown'>): Generator<Section> {
  yield heading(group, report.warnOnly);
  const image = group.image.details();
  const { rules, result, problem } = image;
  if (problem !== undefined) yield block(paragraph(problem));
  if (result === 'subject-not-found') yield block(`<p>${absenceAdvice(image)}</p>`);
  const missingReferrersApi = explainMissingReferrersApi(image);
  if (missingReferrersApi !== undefined) yield block(`<p>⚠️ ${code(missingReferrersApi, 1_000)}</p>`);
  const skippedAttestations = explainSkippedAttestations(image);
  if (skippedAttestations !== undefined) yield block(paragraph(`ℹ️ ${skippedAttestations}`));
  if (rules.length > 0) yield rulesTable(image);
  if (result === 'missing') yield advice(image);
  if (result !== 'error' && result !== 'subject-not-found') yield referrersTable(image, report.shown);
  const graph = referrersGraph(image);
  if (graph !== undefined) yield block(graph);
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

function rulesTable({ rules, referrers }: ImageReport): Section {
  return {
    before: tableHead(['Rule', 'Verdict', 'Met by', 'There, but not counted']),
    rows: rules.map((verdict) => tableRow(ruleCells(verdict, referrers))),
    after: '</table>',
  };
}

function ruleCells(verdict: RuleVerdict, referrers: readonly Referrer[]): readonly string[] {
  const by = verdict.by.map((referrer) => code(nameReferrer(referrer)));
  const rejected = uncountedFor(verdict, referrers).map(
    ({ referrer, why }) => `${code(nameReferrer(referrer))}: ${code(why, 300)}`,
  );
  return [
    code(nameRule(verdict.rule)),
    `${verdict.met ? '✅' : '❌'} ${escapeText(standing(verdict), 700)}`,
    firstFew(by, MAX_NAMED).join('<br>'),
    firstFew(rejected, MAX_NAMED).join('<br>'),
  ];
}

/** Referrers named in one cell. */
const MAX_NAMED = 5;

function advice(image: ImageReport): Section {
  const unmet = image.rules.filter(({ met }) => !met);
  const later = waitAdvice(image);
  return {
    before: '<p><strong>What to do</strong></p>\n<ul>',
    rows: [
      ...unmet.map((verdict) => adviceItem(verdict, image)),
      ...(later === undefined ? [] : [`<li>${later.replace(/wait-timeout(: 5m)?/, '<code>$&</code>')}</li>`]),
    ],
    after: '</ul>',
  };
}

function adviceItem(verdict: RuleVerdict, image: ImageReport): string {
  const { rule } = verdict;
  const subject = lackingSubject(verdict, image.reference);
  const absent = cannotBeMet(verdict) ? `${NO_PLATFORM_ADVICE} ` : '';
  if (subject === undefined) return `<li>For ${code(nameRule(rule))}: ${absent.trim()}</li>`;
  const { ways, notes } = adviceFor(rule, { subject, sources: image.sources, max: MAX_WAYS });
  const listed = ways.map((way) => code(way, MAX_WAY)).join('<br>or ');
  const text = notes.length === 0 ? '' : `<br>${notes.map((note) => escapeText(note, 300)).join(' ')}`;
  return `<li>${absent}For ${code(nameRule(rule))}, attach ${escapeText(lackOf(verdict, image.digest))}, for example with:<br>${listed}${text}</li>`;
}

const MAX_WAYS = 4;

/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;
