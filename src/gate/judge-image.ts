import { explain } from '../error.ts';
import { type CollectedImage, collectImage, type ImageView } from '../evidence/image.ts';
import { collectTree } from '../evidence/tree.ts';
import type { PlatformChoice } from '../policy/platform.ts';
import { mayChange, succeeds } from '../policy/result.ts';
import type { Rule } from '../policy/rule.ts';
import { choicesOf, withoutPlatforms } from '../policy/targets.ts';
import { needsReading, type RuleVerdict, resultOf } from '../policy/verdict.ts';
import { formatSubject, type Reference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';
import { findElsewhere } from './find-elsewhere.ts';
import type { GateInputs } from './inputs.ts';
import { type JudgeContext, judgeRules } from './judge-rules.ts';
import { type OpenedImage, openImage } from './open-image.ts';
import type { ImageReport, JudgedImage, NotFoundImage } from './report/report.ts';
import type { AbsentImage, ResolvedImage } from './resolve-image.ts';
import { waitForEvidence } from './wait.ts';

/** The inputs and services that every image of a run needs. */
export interface GateRun {
  readonly inputs: Pick<
    GateInputs,
    | 'images'
    | 'shown'
    | 'rules'
    | 'warnOnly'
    | 'sources'
    | 'cosignRepository'
    | 'platforms'
    | 'depth'
    | 'checksManifests'
    | 'wait'
    | 'syntax'
    | 'verifiers'
  >;
  /** Opens the repositories of an image, and resolves its tag. Called once for each image. */
  readonly resolve: (reference: Reference) => Promise<ResolvedImage | AbsentImage>;
  /** The start of `wait-timeout`. */
  readonly startedAt: Date;
  readonly context: Pick<Runner, 'now' | 'sleep' | 'info' | 'scrub'>;
}

/** Judges one image. Every error becomes the result of the image, so that it does not hide the results of other images. */
export async function judgeImage(reference: Reference, run: GateRun): Promise<ImageReport> {
  let { digest } = reference;
  try {
    const resolved = await run.resolve(reference);
    if (resolved.kind === 'absent') return notFound({ reference, digest }, resolved);
    digest = resolved.digest;
    const image = await openImage(resolved, run.inputs, run.context);
    return image.kind === 'absent' ? notFound({ reference, digest }, image) : await judgeOpened(reference, image, run);
  } catch (error) {
    // Scrub before the message is cut and split into lines: a part of a secret would not be masked.
    const problem = run.context.scrub(explain(error));
    return { kind: 'failed', reference, digest, result: 'error', problem };
  }
}

function notFound(
  image: Pick<NotFoundImage, 'reference' | 'digest'>,
  { why, isPartial = false }: { readonly why: string; readonly isPartial?: boolean },
): NotFoundImage {
  return { kind: 'not-found', ...image, result: 'subject-not-found', problem: why, isPartial };
}

async function judgeOpened(
  reference: Reference,
  image: OpenedImage,
  run: GateRun,
): Promise<JudgedImage | NotFoundImage> {
  const label = formatSubject(reference, image.digest);
  const waiting = { label, startedAt: run.startedAt, ...run.inputs.wait };
  const { last, waited } = await waitForEvidence(() => judgeOnce(reference, image, run), waiting, run.context);
  return last.kind === 'not-found' ? last : { ...last, waited, ...(await addDetails(last, image, run)) };
}

/** Fields that are added to the judgement of an image when it is final. */
type Details = Pick<JudgedImage, 'referrers' | 'isCut' | 'skippedAttestations' | 'elsewhere'>;

type Judgement = Omit<JudgedImage, 'waited' | Exclude<keyof Details, 'referrers'>>;

async function judgeOnce(reference: Reference, image: OpenedImage, run: GateRun): Promise<Judgement | NotFoundImage> {
  const { digest } = image;
  const { sources, cosignRepository } = run.inputs;
  const judged = await collectAndJudge(image, run);
  if (judged.kind === 'absent') return notFound({ reference, digest }, judged);
  const { evidence, missingReferrersApi, verdicts } = judged;
  for (const verdict of verdicts) throwIfUnknown(verdict);
  return {
    kind: 'judged',
    reference,
    digest,
    result: resultOf(verdicts),
    rules: verdicts,
    referrers: [...evidence.own, ...evidence.platforms.flatMap(({ referrers }) => referrers)],
    platforms: evidence.platforms.map((image) => ({ platform: image.platform, digest: image.digest })),
    sources,
    cosignRepository: cosignRepository && `${cosignRepository.registry}/${cosignRepository.repository}`,
    missingReferrersApi,
  };
}

type CollectedAndJudged =
  | Extract<CollectedImage, { readonly kind: 'absent' }>
  | (Extract<CollectedImage, { readonly kind: 'found' }> & { readonly verdicts: readonly RuleVerdict[] });

/** Collects the evidence of the platforms for a rule with `index|each` only if the index does not meet the rule. */
async function collectAndJudge(image: OpenedImage, run: GateRun): Promise<CollectedAndJudged> {
  const { digest, index, collector } = image;
  const { rules, platforms } = run.inputs;
  const context = judgeContextOf(image, run);
  const collect = async (choices: readonly PlatformChoice[], own?: ImageView['own']): Promise<CollectedAndJudged> => {
    const collected = await collectImage({ digest, index, choices, ...(own && { own }) }, collector);
    if (collected.kind === 'absent') return collected;
    return { ...collected, verdicts: await judgeRules(rules, collected.evidence, context) };
  };
  const choices = choicesOf(platforms, rules);
  const onIndex = index === undefined ? undefined : withoutPlatforms(choices);
  if (onIndex === undefined) return await collect(choices);
  const first = await collect(onIndex);
  if (first.kind === 'absent' || first.verdicts.every(({ met, rule }) => met || !isIndexOrEach(rule))) return first;
  const { evidence, missingReferrersApi } = first;
  return await collect(choices, { referrers: evidence.own, missingReferrersApi });
}

function judgeContextOf({ index, collector }: OpenedImage, { inputs, context }: GateRun): JudgeContext {
  const { platforms, checksManifests, verifiers } = inputs;
  const { cache, confirmed, repository } = collector;
  return {
    cache,
    platforms,
    checksManifests,
    verifiers,
    now: context.now,
    repository: `${repository.host}/${repository.name}`,
    imageOf: (digest) => {
      const entry = index?.manifests.find((manifest) => manifest.digest === digest);
      const mediaType = entry?.mediaType ?? confirmed.mediaTypeOf(digest);
      return { digest, ...(mediaType !== undefined && { mediaType }), ...(entry && { size: entry.size }) };
    },
  };
}

function isIndexOrEach({ platform }: Rule): boolean {
  return platform?.kind === 'index-or-each';
}

/** A referrer that exists but could not be read must not become `missing`. Where presence is not enough, it becomes `unverified`. */
function throwIfUnknown({ met, rule, rejected }: RuleVerdict): void {
  const large =
    met || needsReading(rule) ? undefined : rejected.find(({ referrer }) => referrer.unread === 'too-large');
  if (large === undefined) return;
  throw new Error(
    `It is unknown whether the rule ${rule.text} is met: the referrer ${large.referrer.digest} may meet it, but ${large.why}. ${large.referrer.tag === undefined ? ANNOTATE : USE_BUNDLE}`,
  );
}

const ANNOTATE =
  'Attach it with a tool that writes its type as an annotation, such as cosign or actions/attest: dev.sigstore.bundle.predicateType for a bundle, predicateType for an in-toto layer.';

/** The manifest of a bundle names its image, so its content is not read. */
const USE_BUNDLE = 'Attach it as a sigstore bundle, as cosign 3 does by default.';

/** Collects what does not change the result: the referrers of referrers, and a hint why something may be missing. */
async function addDetails(judgement: Judgement, image: OpenedImage, run: GateRun): Promise<Details> {
  const { result, rules, referrers: direct, platforms, missingReferrersApi } = judgement;
  const { inputs } = run;
  const { referrers, isCut } = await collectTree(direct, inputs.depth, image.collector);
  // With `on-missing: warn` the step passes, so the requests of the search are saved.
  if (!mayChange(result) || succeeds(result, inputs.warnOnly))
    return { referrers, isCut, skippedAttestations: 0, elsewhere: [] };
  const context = judgeContextOf(image, run);
  const found = await findElsewhere({
    rules,
    referrers: direct,
    platforms,
    missingReferrersApi,
    image,
    inputs,
    context,
  });
  return { referrers, isCut, ...found };
}
