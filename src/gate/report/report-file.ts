import type { Referrer } from '../../policy/referrer.ts';
import type { Rule } from '../../policy/rule.ts';
import { isUnverified, type Rejected, type RuleVerdict, type UnmetTarget } from '../../policy/verdict.ts';
import { formatReference } from '../../registry/reference.ts';
import { imageField, referrerEntries } from './referrer-json.ts';
import type {
  Elsewhere,
  FailedImage,
  FinishedRun,
  ImageOutcome,
  ImageReport,
  JudgedImage,
  NotFoundImage,
} from './report.ts';
import { isUnsigned, verifiedEntry } from './signer.ts';
import { unmetRules, unverifiedRules } from './unmet.ts';
import { isVerified, summariesOf } from './verification-summary.ts';

/** Removes secrets from a string. */
export type Scrub = (text: string) => string;

/**
 * Formats the whole report as JSON (`schemaVersion` 1), in pieces of one line per referrer, so that it is never in memory as a whole. The
 * token is not part of it.
 * @param scrub is called for each string before it becomes JSON: afterwards a secret may be spelled with escapes.
 */
export function* formatReport(run: FinishedRun, scrub: Scrub): Generator<string> {
  const { result, rules, images } = run;
  const json = (value: unknown) => scrubbedJson(value, scrub);
  const head = json({ schemaVersion: 1, result, problems: [], rules: rules.map(({ text }) => text) });
  const lists = [{ name: 'subjects', items: subjectsOf(images, json) }];
  if (isVerified(run)) lists.push({ name: 'verificationSummaries', items: jsonOf(summariesOf(run), json) });
  yield* withLists(head, lists);
  yield '\n';
}

/** Scrubs string by string, which takes ten times as long, only where JSON contains an escape or a secret. */
function scrubbedJson(value: unknown, scrub: Scrub): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\') && scrub(json) === json) return json;
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
}

type ToJson = (value: unknown) => string;

/** Unpacks one image at a time. */
function* subjectsOf(images: readonly ImageOutcome[], json: ToJson): Generator<Iterable<string>> {
  for (const image of images)
    yield image.kind === 'judged' ? judgedSubject(image.unpack(), json) : otherSubject(image, json);
}

function judgedSubject(image: JudgedImage, json: ToJson): Iterable<string> {
  const { missingReferrersApi, rules, platforms, skippedAttestations, elsewhere, isCut } = image;
  const head = {
    ...commonFields(image),
    ...(missingReferrersApi !== undefined && { missingReferrersApi }),
    ...(platforms.length > 0 && { platforms }),
    ...(skippedAttestations > 0 && { skippedAttestations }),
    ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(elsewhereJson) }),
    ...(isCut && { isCut }),
    missing: unmetRules(image),
    unverified: unverifiedRules(image),
    rules: rules.map(verdictJson),
  };
  return withLists(json(head), [{ name: 'referrers', items: referrersOf(image, json) }]);
}

function otherSubject(image: NotFoundImage | FailedImage, json: ToJson): Iterable<string> {
  return [
    json({ ...commonFields(image), problem: image.problem, missing: [], unverified: [], rules: [], referrers: [] }),
  ];
}

function commonFields(image: ImageReport): Readonly<Record<string, unknown>> {
  const { reference, digest, result } = image;
  return {
    image: imageField(image),
    reference: formatReference(reference),
    ...(reference.tag !== undefined && { tag: reference.tag }),
    digest: digest ?? '',
    result,
  };
}

function referrersOf(image: JudgedImage, json: ToJson): Iterable<Iterable<string>> {
  return jsonOf(referrerEntries(image), json);
}

function* jsonOf(values: Iterable<unknown>, json: ToJson): Generator<Iterable<string>> {
  for (const value of values) yield [json(value)];
}

function verdictJson(verdict: RuleVerdict): Readonly<Record<string, unknown>> {
  const { rule, met, by, rejected, unmetTargets } = verdict;
  return {
    rule: rule.text,
    min: rule.min,
    met,
    ...(isUnverified(verdict) && { unverified: true }),
    ...(unmetTargets.some(({ platform }) => platform !== undefined) && {
      unmetTargets: unmetTargets.map(unmetTargetJson),
    }),
    by: by.map((referrer) => countedJson(referrer, rule)),
    rejected: rejected.map(rejectedJson),
  };
}

function countedJson(referrer: Referrer, rule: Rule): Readonly<Record<string, unknown>> {
  const { verified } = referrer;
  return {
    ...identityJson(referrer),
    ...(verified !== undefined && { verified: verifiedEntry(verified) }),
    ...(isUnsigned(rule) && { unsigned: true }),
  };
}

function rejectedJson({ referrer, why, unverified }: Rejected): Readonly<Record<string, unknown>> {
  return { ...identityJson(referrer), why, ...(unverified && { unverified }) };
}

function identityJson({ digest, layer }: Referrer): Readonly<Record<string, string>> {
  return { digest, ...(layer !== undefined && { layer }) };
}

/** Without `platform` the target is the index itself, without `digest` a platform that the index does not have. */
function unmetTargetJson({ platform, subject, found }: UnmetTarget): Readonly<Record<string, unknown>> {
  return { ...(platform !== undefined && { platform }), ...(subject !== undefined && { digest: subject }), found };
}

/** The evidence that was found where the rule does not count it, with the identities of the referrers. */
function elsewhereJson(one: Elsewhere): Readonly<Record<string, unknown>> {
  return 'found' in one ? { ...one, found: one.found.map(identityJson) } : one;
}

interface List {
  readonly name: string;
  /** Each item in pieces. */
  readonly items: Iterable<Iterable<string>>;
}

/** Adds lists as the last members of a JSON object that is not empty; each item starts a line. */
function* withLists(object: string, lists: readonly List[]): Generator<string> {
  yield object.slice(0, -'}'.length);
  for (const { name, items } of lists) {
    yield `,"${name}":[`;
    let separator = '\n';
    for (const item of items) {
      yield separator;
      yield* item;
      separator = ',\n';
    }
    yield ']';
  }
  yield '}';
}
