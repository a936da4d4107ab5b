import { cannotBeMet, type RuleVerdict } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { oneLine } from '../../text.ts';
import { adviceFor } from './attach-advice.ts';
import {
  absenceAdvice,
  absenceOf,
  countKinds,
  countOf,
  explainMissingReferrersApi,
  explainSkippedAttestations,
  firstFew,
  nameReferrer,
  nameRule,
  problemLines,
  waitAdvice,
} from './hints.ts';
import { isWell } from './many.ts';
import { worstFirst } from './referrer-json.ts';
import type { GateReport, ImageHead, ImageReport } from './report.ts';
import { type Alike, groupAlike } from './same-problem.ts';
import { uncountedFor } from './uncounted.ts';
import { lackingSubject, lackOf, NO_PLATFORM_ADVICE, standing } from './unmet.ts';

/** A message on the page of the run. It is whole without its title, which only errors have. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  /** Several lines. */
  readonly message: string;
}

/**
 * The annotations of a report: one an image that did not pass, or one for all that failed for the same reason, worst first, nine at
 * most; one for each registry without referrers API.
 */
export function gateAnnotations(report: GateReport): readonly Annotation[] {
  if (report.problems.length > 0) return [stopped(report.problems)];
  const images = worstFirst(report.images);
  const failed = images.filter((image) => !isWell(image));
  const groups = groupAlike(failed);
  const untold = groups.slice(MAX_TOLD).flatMap(({ image, others }) => [image, ...others]);
  const level = report.result === 'missing' && report.warnOnly ? 'warning' : 'error';
  return [
    ...groups.slice(0, MAX_TOLD).map((group) => ({ ...tell(group), level: levelOf(group.image, report) })),
    ...(untold.length > 0 ? [andMore(untold.length, level)] : []),
    ...apiOffWarnings(images.filter(isWell)),
  ];
}

/** GitHub shows ten annotations of a level and step. */
const MAX_TOLD = 9;

function stopped(problems: readonly string[]): Annotation {
  const message = [
    'Nothing was checked, since the run could not start:',
    ...problems.flatMap((problem) => problemLines(`- ${problem}`)),
  ].join('\n');
  return { level: 'error', title: `Quay Referrers cannot start: ${countOf(problems.length, 'problem')}`, message };
}

function levelOf({ result }: ImageHead, { warnOnly }: GateReport): Annotation['level'] {
  return result === 'missing' && warnOnly ? 'warning' : 'error';
}

function andMore(count: number, level: Annotation['level']): Annotation {
  const message = `And ${countOf(count, 'more image')} did not pass: see the job summary and the output referrers-file.`;
  return { level, title: `and ${count} more`, message };
}

type Told = Omit<Annotation, 'level'>;

function tell({ image, others }: Alike): Told {
  const alone = others.length === 0;
  const name = alone ? formatReference(image.reference) : countOf(others.length + 1, 'image');
  const names = alone ? [] : [`These images: ${nameFew([image, ...others])}.`];
  switch (image.result) {
    case 'subject-not-found':
      return told(`${name} ${alone ? 'is' : 'are'} ${absenceOf(image)}`, [
        ...problemLines(image.problem ?? 'The registry has no such manifest.'),
        ...names,
        absenceAdvice(image),
      ]);
    case 'missing':
      return told(`${name} lacks ${image.unmet.join(', ')}`, missingLines(image.details()));
    default:
      return told(`${name} could not be judged`, [...problemLines(image.problem ?? 'No reason is known.'), ...names]);
  }
}

function nameFew(images: readonly ImageHead[]): string {
  const names = images.map(({ reference }) => formatReference(reference));
  return firstFew(names, MAX_NAMES).join(', ');
}

const MAX_NAMES = 10;

function told(title: string, lines: readonly string[]): Told {
  return { title: oneLine(title, MAX_TITLE), message: [`${oneLine(title, MAX_TITLE)}.`, ...lines].join('\n') };
}

/** Characters; GitHub takes 255. */
const MAX_TITLE = 250;

function missingLines(image: ImageReport): readonly string[] {
  const missingReferrersApi = explainMissingReferrersApi(image);
  const skippedAttestations = explainSkippedAttestations(image);
  const later = waitAdvice(image);
  return [
    ...(missingReferrersApi === undefined ? [] : [missingReferrersApi]),
    ...(skippedAttestations === undefined ? [] : [skippedAttestations]),
    ...image.rules.filter(({ met }) => !met).flatMap((verdict) => tellUnmet(verdict, image)),
    ...(later === undefined ? [] : [later]),
  ];
}

/** What was there and did not count comes first: attaching another one of the same would not help. */
function tellUnmet(verdict: RuleVerdict, image: ImageReport): readonly string[] {
  const subject = lackingSubject(verdict, image.reference);
  const rejected = uncountedFor(verdict, image.referrers).map(
    ({ referrer, why }) => `${nameReferrer(referrer)}: ${oneLine(why)}`,
  );
  const sentences = [
    `${nameRule(verdict.rule)}: ${standing(verdict)}.`,
    ...(rejected.length > 0 ? [`There, but not counted: ${firstFew(rejected, MAX_REJECTED).join('; ')}.`] : []),
    `Found: ${countKinds(image.referrers)}.`,
  ];
  const absent = cannotBeMet(verdict) ? [NO_PLATFORM_ADVICE] : [];
  if (subject === undefined) return [sentences.join(' '), ...absent];
  const { ways, notes } = adviceFor(verdict.rule, { subject, sources: image.sources, max: 1 });
  // A command has a line of its own, so that it can be copied.
  const commands = ways.flatMap((way) => [`Attach ${lackOf(verdict, image.digest)}, for example with:`, `  ${way}`]);
  return [sentences.join(' '), ...absent, ...commands, ...(notes.length > 0 ? [notes.join(' ')] : [])];
}

const MAX_REJECTED = 3;

/** One warning a registry: its images pass by what the other sources have, and may lack what only the API would show. */
function apiOffWarnings(images: readonly ImageHead[]): readonly Annotation[] {
  const perRegistry = new Map<string, Told>();
  for (const image of images) {
    const { registry } = image.reference;
    const why = explainMissingReferrersApi(image);
    if (why !== undefined && !perRegistry.has(registry))
      perRegistry.set(registry, { title: `${registry} has no referrers API`, message: why });
  }
  return [...perRegistry.values()].slice(0, MAX_TOLD).map((one) => ({ ...one, level: 'warning' }));
}
