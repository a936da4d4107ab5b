import { explain } from '../error.ts';
import { collectEvidence, type Evidence } from '../evidence/collect.ts';
import { type Manifests, openManifests } from '../evidence/manifests.ts';
import { judgeRule, type RuleVerdict } from '../policy/verdict.ts';
import type { Digest } from '../registry/digest.ts';
import { resolveManifest } from '../registry/manifest.ts';
import { formatSubject, type Reference } from '../registry/reference.ts';
import type { Repository } from '../registry/repository.ts';
import type { Sessions } from '../registry/sessions.ts';
import { checkVerdict } from './check.ts';
import type { GateInputs } from './gate-inputs.ts';
import type { ImageReport } from './report.ts';
import { type WaitDependencies, waitWhileMissing } from './wait.ts';

/** What judging any image of a run needs. */
export interface GateRun {
  readonly inputs: Pick<GateInputs, 'rules' | 'sources' | 'checksManifests' | 'wait'>;
  readonly sessions: Sessions;
  readonly deps: WaitDependencies;
}

/** Judges one image. Whatever goes wrong becomes its result, so that no image hides another's. */
export async function judgeImage(reference: Reference, run: GateRun): Promise<ImageReport> {
  const blank = blankReport(reference);
  return await orError(blank, async () => {
    const repository = await run.sessions.repository(reference);
    const { subject, why } = await resolveSubject(repository, reference);
    if (subject === undefined) return { ...blank, result: 'subject-not-found', problem: why };
    return await judgeSubject(subject, { ...blank, digest: subject.digest }, run);
  });
}

function blankReport(reference: Reference): ImageReport {
  return {
    reference,
    digest: reference.digest,
    result: 'error',
    rules: [],
    referrers: [],
    problem: undefined,
    apiOff: undefined,
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

/** The manifest that evidence is looked for, and what is known of it. */
interface Subject {
  readonly repository: Repository;
  readonly digest: Digest;
  readonly manifests: Manifests;
  /** A HEAD showed that it is there; a digest that the user gave was not asked for yet. */
  readonly confirmed: boolean;
}

type Resolved =
  | { readonly subject: Subject; readonly why?: never }
  | { readonly subject?: never; readonly why: string };

async function resolveSubject(repository: Repository, { tag = 'latest', digest }: Reference): Promise<Resolved> {
  const manifests = openManifests(repository);
  if (digest !== undefined) return { subject: { repository, digest, manifests, confirmed: false } };
  const found = await resolveManifest(repository, tag);
  if (found.kind === 'absent') return { why: found.why };
  return { subject: { repository, digest: found.digest, manifests, confirmed: true } };
}

function judgeSubject(subject: Subject, blank: ImageReport, run: GateRun): Promise<ImageReport> {
  const label = formatSubject(blank.reference, subject.digest);
  return orError(blank, () =>
    waitWhileMissing(() => judgeOnce(subject, blank, run), { label, ...run.inputs.wait }, run.deps),
  );
}

async function judgeOnce(subject: Subject, blank: ImageReport, run: GateRun): Promise<ImageReport> {
  const { repository, manifests, digest } = subject;
  const evidence = await collectEvidence(digest, { repository, manifests, sources: run.inputs.sources });
  const absence = await confirmAbsence(evidence, subject);
  if (absence !== undefined) return { ...blank, result: 'subject-not-found', problem: absence };
  if (evidence.kind !== 'found') throw new Error(contradiction(evidence.said, subject));
  const { referrers, apiOff } = evidence;
  const rules = await Promise.all(
    run.inputs.rules.map((rule) => verify(judgeRule(rule, referrers, run.deps.now()), manifests, run)),
  );
  const result = rules.length === 0 ? 'listed' : rules.every(({ met }) => met) ? 'pass' : 'missing';
  return { ...blank, result, rules, referrers, apiOff };
}

function verify(verdict: RuleVerdict, manifests: Manifests, run: GateRun): Promise<RuleVerdict> | RuleVerdict {
  return run.inputs.checksManifests ? checkVerdict(verdict, { manifests, now: run.deps.now }) : verdict;
}

/**
 * Says why the image is not there, if it is not. Quay answers an unknown digest with MANIFEST_INVALID, other registries with an
 * empty list; both are confirmed by a HEAD, so that neither reads as "nothing attached".
 */
async function confirmAbsence(
  evidence: Evidence,
  { repository, digest, confirmed }: Subject,
): Promise<string | undefined> {
  if (evidence.kind === 'found' && (confirmed || evidence.referrers.length > 0)) return undefined;
  const found = await resolveManifest(repository, digest);
  return found.kind === 'absent' ? found.why : undefined;
}

function contradiction(said: string, { repository, digest }: Subject): string {
  return `${repository.host} has the manifest ${digest} of ${repository.name}, but refuses to list its referrers (${said}). Try again; if it stays so, the registry is at fault.`;
}
