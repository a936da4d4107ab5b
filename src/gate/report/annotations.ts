import { cannotBeMet, needsReading, type Rejected, type RuleVerdict } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { oneLine, pluralize, problemLines } from '../../text.ts';
import { attachAdvice } from './attach-advice.ts';
import { elsewhereLines } from './elsewhere.ts';
import {
  absenceAdvice,
  absenceOf,
  countKinds,
  explainMissingReferrersApi,
  explainSkippedAttestations,
  firstFew,
  nameCosignRepository,
  nameReason,
  nameReferrer,
  nameRule,
  waitAdvice,
} from './hints.ts';
import type { Annotation } from './publication.ts';
import {
  absentOf,
  type FinishedRun,
  groupBySameProblem,
  type ImageOutcome,
  type JudgedImage,
  type PackedImage,
  passed,
  type SameProblem,
  worstFirst,
} from './report.ts';
import { formatVerdict, NO_PLATFORM_ADVICE, subjectToAttachTo, uncountedReferrers, whatToAttach } from './unmet.ts';

/**
 * Returns the annotations of a report, worst first: one for each image that did not pass, or one for all images with the same problem,
 * at most nine and one for the rest; then a warning for each registry without referrers API.
 */
export function gateAnnotations(report: FinishedRun): readonly Annotation[] {
  const images = worstFirst(report.images);
  const groups = groupBySameProblem(images.filter((image) => !passed(image)));
  const rest = groups.slice(MAX_ANNOTATIONS).flatMap(({ image, others }) => [image, ...others]);
  return [
    ...groups.slice(0, MAX_ANNOTATIONS).map((group) => ({ ...annotate(group), level: levelOf(group.image, report) })),
    ...(rest.length > 0 ? [andMore(rest.length, levelOf(report, report))] : []),
    ...missingApiWarnings(images.filter(passed)),
  ];
}

/** GitHub shows ten annotations of a level and step. */
const MAX_ANNOTATIONS = 9;

function levelOf(
  { result }: Pick<ImageOutcome | FinishedRun, 'result'>,
  { warnOnly }: FinishedRun,
): Annotation['level'] {
  return result === 'missing' && warnOnly ? 'warning' : 'error';
}

function andMore(count: number, level: Annotation['level']): Annotation {
  const message = `${pluralize(count, 'more image')} did not pass. See the job summary or the output referrers-file.`;
  return { level, title: `and ${count} more`, message };
}

type Text = Omit<Annotation, 'level'>;

function annotate({ image, others }: SameProblem): Text {
  const alone = others.length === 0;
  const name = alone ? formatReference(image.reference) : pluralize(others.length + 1, 'image');
  const names = alone ? [] : [`Images: ${nameFew([image, ...others])}.`];
  switch (image.kind) {
    case 'not-found':
      return withTitle(`${name} ${alone ? 'is' : 'are'} ${absenceOf(image)}`, [
        ...problemLines(image.problem),
        ...names,
        absenceAdvice(image),
      ]);
    case 'failed':
      return failedText(name, [...problemLines(image.problem), ...names]);
    case 'judged':
      return withTitle(`${name} ${faultsOf(image)}`, missingLines(image.unpack()));
  }
}

/** `is not verified: signature key=cosign.pub; missing: sbom` */
function faultsOf(image: PackedImage): string {
  const { unverified } = image;
  const absent = absentOf(image).join(', ');
  if (unverified.length === 0) return `is missing: ${absent}`;
  return `is not verified: ${unverified.join(', ')}${absent === '' ? '' : `; missing: ${absent}`}`;
}

function nameFew(images: readonly ImageOutcome[]): string {
  const names = images.map(({ reference }) => formatReference(reference));
  return firstFew(names, MAX_NAMES).join(', ');
}

const MAX_NAMES = 10;

/** The cause is on the first line of the message, after the title. */
function failedText(name: string, [cause = '', ...lines]: readonly string[]): Text {
  const title = oneLine(`${name} could not be checked`, MAX_TITLE);
  return { title, message: [`${title}: ${cause}`, ...lines].join('\n') };
}

function withTitle(text: string, lines: readonly string[]): Text {
  const title = oneLine(text, MAX_TITLE);
  return { title, message: [`${title}.`, ...lines].join('\n') };
}

/** Characters; GitHub allows 255. */
const MAX_TITLE = 250;

function missingLines(image: JudgedImage): readonly string[] {
  const unmet = image.rules.filter(({ met }) => !met);
  const lines = [
    explainMissingReferrersApi(image),
    nameCosignRepository(image),
    explainSkippedAttestations(image),
    ...unmet.flatMap((verdict) => unmetLines(verdict, image)),
    waitAdvice(image),
  ];
  return lines.filter((line) => line !== undefined);
}

/** Referrers that were not counted come before the advice, because attaching the same one again would not help. */
function unmetLines(verdict: RuleVerdict, image: JudgedImage): readonly string[] {
  const { unverified = [], others = [] } = Object.groupBy(uncountedReferrers(verdict, image.referrers), (one) =>
    one.unverified ? 'unverified' : 'others',
  );
  const sentences = [
    `Rule ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}.`,
    ...rejectedSentences('Found but not verified', unverified),
    ...rejectedSentences('Found but not counted', others),
    `Referrers found: ${countKinds(image.referrers)}.`,
  ];
  return [
    sentences.join(' '),
    ...elsewhereLines(verdict, image),
    ...(cannotBeMet(verdict) ? [NO_PLATFORM_ADVICE] : []),
    ...attachLines(verdict, image),
  ];
}

function rejectedSentences(introduction: string, rejected: readonly Rejected[]): readonly string[] {
  if (rejected.length === 0) return [];
  const pieces = rejected.map(({ referrer, why }) => `${nameReferrer(referrer)}: ${nameReason(why)}`);
  return [`${introduction}: ${firstFew(pieces, MAX_REJECTED).join('; ')}.`];
}

const MAX_REJECTED = 3;

function attachLines(verdict: RuleVerdict, image: JudgedImage): readonly string[] {
  const subject = subjectToAttachTo(verdict, image.reference);
  if (subject === undefined) return [];
  const { ways, notes } = attachAdvice(verdict.rule, { subject, sources: image.sources, max: 1 });
  const { before, what } = whatToAttach(verdict, image.digest);
  const sentence = before === '' ? what.replace(/^a/, 'A') : `${before}${what}`;
  // A command is on a line of its own, so that it can be copied.
  const commands = ways.flatMap((way) => [`${sentence}, for example with:`, `  ${way}`]);
  const alone = ways.length === 0 && needsReading(verdict.rule) ? [`${sentence}.`] : [];
  return [...commands, ...alone, ...(notes.length > 0 ? [notes.join(' ')] : [])];
}

/** One warning for each registry: its images passed with the other sources, but the API might show more referrers. */
function missingApiWarnings(images: readonly ImageOutcome[]): readonly Annotation[] {
  const perRegistry = new Map<string, Text>();
  for (const image of images) {
    const { registry } = image.reference;
    const message = image.kind === 'judged' ? explainMissingReferrersApi(image) : undefined;
    if (message !== undefined && !perRegistry.has(registry))
      perRegistry.set(registry, { title: `${registry} has no referrers API`, message });
  }
  return [...perRegistry.values()].slice(0, MAX_ANNOTATIONS).map((text) => ({ ...text, level: 'warning' }));
}
