import type { Referrer } from '../../policy/referrer.ts';
import { mayChange } from '../../policy/result.ts';
import { cannotBeMet, type RuleVerdict } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { code, escapeText, paragraph, tableHead, tableRow } from '../../runner/markdown.ts';
import { block, type Section } from '../../runner/sections.ts';
import { pluralize } from '../../text.ts';
import { attachAdvice } from './attach-advice.ts';
import { elsewhereLines } from './elsewhere.ts';
import { markOf } from './headline.ts';
import {
  absenceAdvice,
  explainMissingReferrersApi,
  explainSkippedAttestations,
  firstFew,
  nameReferrer,
  nameRule,
  waitAdvice,
} from './hints.ts';
import type { FinishedRun, JudgedImage, SameProblem } from './report.ts';
import { nameEvidence } from './signer.ts';
import { referrersGraph } from './summary-graph.ts';
import { referrersTable } from './summary-referrers.ts';
import { formatVerdict, NO_PLATFORM_ADVICE, subjectToAttachTo, uncountedReferrers, whatToAttach } from './unmet.ts';

/** The sections about one image, or about several with the same problem. */
export function* imageSections(group: SameProblem, run: Pick<FinishedRun, 'warnOnly' | 'shown'>): Generator<Section> {
  const { image } = group;
  yield heading(group, run.warnOnly);
  if (image.kind === 'judged') {
    yield* judgedSections(image.unpack(), run.shown);
    return;
  }
  yield block(paragraph(image.problem));
  if (image.kind === 'not-found') yield block(`<p>${absenceAdvice(image)}</p>`);
}

/** Hints, rules, advice, referrers and graph of a judged image. */
function* judgedSections(image: JudgedImage, shown: FinishedRun['shown']): Generator<Section> {
  const missingApi = explainMissingReferrersApi(image);
  if (missingApi !== undefined) yield block(`<p>⚠️ ${code(missingApi, 1_000)}</p>`);
  const skipped = explainSkippedAttestations(image);
  if (skipped !== undefined) yield block(paragraph(`ℹ️ ${skipped}`));
  if (image.rules.length > 0) yield rulesTable(image);
  if (mayChange(image.result)) yield advice(image);
  yield referrersTable(image, shown);
  const graph = referrersGraph(image);
  if (graph !== undefined) yield block(graph);
}

function heading({ image, others }: SameProblem, warnOnly: boolean): Section {
  const { reference, digest, result } = image;
  const names = [image, ...others].map((one) => code(formatReference(one.reference), 700));
  const alone = others.length === 0;
  const title = `<h3>${markOf(result, warnOnly)} ${alone ? names.join('') : pluralize(names.length, 'image')}: ${result}</h3>`;
  if (!alone) return block(`${title}\n<p>${firstFew(names, MAX_IMAGES).join(', ')}</p>`);
  return block(
    digest === undefined || reference.digest !== undefined ? title : `${title}\n<p>Digest: ${code(digest)}</p>`,
  );
}

/** Images named in a paragraph; the table above it has all of them. */
const MAX_IMAGES = 20;

function rulesTable({ rules, referrers }: JudgedImage): Section {
  return {
    before: tableHead(['Rule', 'Verdict', 'Met by', 'Found but not counted']),
    rows: rules.map((verdict) => tableRow(ruleCells(verdict, referrers))),
    after: '</table>',
  };
}

function ruleCells(verdict: RuleVerdict, referrers: readonly Referrer[]): readonly string[] {
  const by = verdict.by.map((referrer) => code(nameEvidence(referrer, verdict.rule), MAX_EVIDENCE));
  const rejected = uncountedReferrers(verdict, referrers).map(
    ({ referrer, why, unverified }) =>
      `${unverified ? 'not verified: ' : ''}${code(nameReferrer(referrer))}: ${code(why, MAX_REASON)}`,
  );
  return [
    code(nameRule(verdict.rule), MAX_EVIDENCE),
    `${verdict.met ? '✅' : '❌'} ${escapeText(formatVerdict(verdict), 700)}`,
    firstFew(by, MAX_NAMED).join('<br>'),
    firstFew(rejected, MAX_NAMED).join('<br>'),
  ];
}

/** Referrers named in one cell. */
const MAX_NAMED = 5;

/** Characters of a referrer and its signer. */
const MAX_EVIDENCE = 400;

/** Characters: several reasons may have an identity each. */
const MAX_REASON = 500;

function advice(image: JudgedImage): Section {
  const unmet = image.rules.filter(({ met }) => !met);
  const later = waitAdvice(image);
  return {
    before: '<p><strong>What to do</strong></p>\n<ul>',
    rows: [
      ...unmet.map((verdict) => adviceItem(verdict, image)),
      ...(later === undefined ? [] : [`<li>${later.replace('wait-timeout', '<code>$&</code>')}</li>`]),
    ],
    after: '</ul>',
  };
}

function adviceItem(verdict: RuleVerdict, image: JudgedImage): string {
  const { rule } = verdict;
  const subject = subjectToAttachTo(verdict, image.reference);
  const hints = elsewhereLines(verdict, image).map((line) => `${code(line.trim(), MAX_WAY)}<br>`);
  const absent = `${hints.join('')}${cannotBeMet(verdict) ? `${NO_PLATFORM_ADVICE} ` : ''}`;
  if (subject === undefined) return `<li>For ${code(nameRule(rule), MAX_EVIDENCE)}: ${absent.trim()}</li>`;
  const { ways, notes } = attachAdvice(rule, { subject, sources: image.sources, max: MAX_WAYS });
  const listed = ways.map((way) => code(way, MAX_WAY)).join('<br>or ');
  const how = ways.length === 0 ? '.' : `, for example with:<br>${listed}`;
  const text = notes.length === 0 ? '' : `<br>${notes.map((note) => escapeText(note, 300)).join(' ')}`;
  const { before, what } = whatToAttach(verdict, image.digest);
  return `<li>${absent}For ${code(nameRule(rule), MAX_EVIDENCE)}${before === '' ? ', ' : ': '}${escapeText(`${before}${what}`, MAX_WAY)}${how}${text}</li>`;
}

const MAX_WAYS = 4;

/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;
