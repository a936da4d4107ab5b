import type { Context } from '../context.ts';
import { explain } from '../error.ts';
import { collectImage, type ImageView } from '../evidence/image.ts';
import { countSkippedAttestations } from '../evidence/skipped-attestations.ts';
import { collectTree } from '../evidence/tree.ts';
import type { Source } from '../policy/referrer.ts';
import { choicesOf, type ImageEvidence } from '../policy/targets.ts';
import type { RuleVerdict } from '../policy/verdict.ts';
import type { Sessions } from '../registry/auth/sessions.ts';
import { formatSubject, type Reference } from '../registry/reference.ts';
import type { GateInputs } from './inputs.ts';
import { judgeRules } from './judge-rules.ts';
import { type OpenedImage, openImage, type ResolvedImage, resolveImage } from './open-image.ts';
import type { ImageReport } from './report/report.ts';
import { waitWhileMissing } from './wait.ts';

/** What judging any image of a run needs. */
export interface GateRun {
  readonly inputs: Pick<GateInputs, 'rules' | 'sources' | 'platforms' | 'depth' | 'checksManifests' | 'wait'>;
  readonly sessions: Sessions;
  /** From when on `wait-timeout` counts. */
  readonly startedAt: Date;
  readonly context: Pick<Context, 'now' | 'sleep' | 'info'>;
}

/** Judges one image. Whatever goes wrong becomes its result, so that no image hides another's. */
export async function judgeImage(reference: Reference, run: GateRun): Promise<ImageReport> {
  const blank = blankReport(reference, run.inputs.sources);
  return await orError(blank, async () => {
    const resolved = await resolveImage(reference, run.sessions);
    if (resolved.kind === 'absent') return absent(blank, resolved);
    const report = { ...blank, digest: resolved.digest };
    return await orError(report, () => judgeResolved(resolved, report, run));
  });
}

async function judgeResolved(resolved: ResolvedImage, report: ImageReport, run: GateRun): Promise<ImageReport> {
  const image = await openImage(resolved, run.inputs);
  if (image.kind === 'absent') return absent(report, image);
  return await complete(await judgeWhileMissing(image, report, run), image, run);
}

function absent(report: ImageReport, { why, isPartial = false }: { why: string; isPartial?: boolean }): ImageReport {
  return { ...report, result: 'subject-not-found', problem: why, isPartial };
}

function blankReport(reference: Reference, sources: readonly Source[]): ImageReport {
  return {
    reference,
    digest: reference.digest,
    result: 'error',
    rules: [],
    referrers: [],
    platforms: [],
    skippedAttestations: 0,
    isCut: false,
    problem: undefined,
    isPartial: false,
    sources,
    missingReferrersApi: undefined,
    waited: 0,
  };
}

async function orError(blank: ImageReport, work: () => Promise<ImageReport>): Promise<ImageReport> {
  try {
    return await work();
  } catch (error) {
    return { ...blank, result: 'error', problem: explain(error) };
  }
}

function judgeWhileMissing(image: OpenedImage, report: ImageReport, run: GateRun): Promise<ImageReport> {
  const label = formatSubject(report.reference, image.digest);
  const options = { label, startedAt: run.startedAt, ...run.inputs.wait };
  return waitWhileMissing(() => judgeOnce(image, report, run), options, run.context);
}

async function judgeOnce(
  { digest, index, collector }: OpenedImage,
  report: ImageReport,
  run: GateRun,
): Promise<ImageReport> {
  const { rules, platforms, checksManifests } = run.inputs;
  const view: ImageView = { digest, index, choices: choicesOf(platforms, rules) };
  const collected = await collectImage(view, collector);
  if (collected.kind === 'absent') return absent(report, collected);
  const { evidence, missingReferrersApi } = collected;
  const verdicts = await judgeRules(rules, evidence, {
    cache: collector.cache,
    platforms,
    checksManifests,
    now: run.context.now,
  });
  for (const verdict of verdicts) refuseToGuess(verdict);
  const result = rules.length === 0 ? 'listed' : verdicts.every(({ met }) => met) ? 'pass' : 'missing';
  return { ...report, result, rules: verdicts, ...tell(evidence), missingReferrersApi };
}

/** What is there and could not be read must not read as missing. */
function refuseToGuess({ met, rule, rejected }: RuleVerdict): void {
  const large = met ? undefined : rejected.find(({ referrer }) => referrer.unread === 'too-large');
  if (large === undefined) return;
  throw new Error(
    `Whether ${rule.text} is met is not known: of the referrer ${large.referrer.digest} ${large.why}. ${ANNOTATE}`,
  );
}

const ANNOTATE =
  'The annotation dev.sigstore.bundle.predicateType (of a bundle) or predicateType (of an in-toto layer), which cosign and actions/attest write, would make that needless.';

/** All that was found, of the image and of each platform. */
function tell({ own, platforms }: ImageEvidence): Pick<ImageReport, 'referrers' | 'platforms'> {
  return {
    referrers: [...own, ...platforms.flatMap(({ referrers }) => referrers)],
    platforms: platforms.map(({ platform, digest }) => ({ platform, digest })),
  };
}

/** Adds what changes no verdict, once that is known: what is below the direct referrers, and why something may be missing. */
async function complete(report: ImageReport, image: OpenedImage, run: GateRun): Promise<ImageReport> {
  const { referrers, isCut } = await collectTree(report.referrers, run.inputs.depth, image.collector);
  // A hint, for one request more where the step fails anyway: that it could not be had is no result.
  const skippedAttestations =
    report.result === 'missing' ? await countSkippedAttestations(image, image.collector).catch(() => 0) : 0;
  return { ...report, referrers, isCut, skippedAttestations };
}
