import type { Rule } from '../../policy/rule.ts';
import { trustOf } from '../../policy/verification-fields.ts';
import { type Digest, digestOf } from '../../registry/digest.ts';
import { formatSubject } from '../../registry/reference.ts';
import { scrub } from '../../text.ts';
import type { FinishedRun, JudgedImage } from './report.ts';

/**
 * The predicate of a SLSA Verification Summary Attestation.
 * @see https://slsa.dev/spec/v1.0/verification_summary
 */
export interface VerificationSummary {
  readonly verifier: { readonly id: string };
  /** RFC 3339. */
  readonly timeVerified: string;
  /** `oci://registry/namespace/repository@sha256:…` */
  readonly resourceUri: string;
  /** The rules, one per line. `uri` is the workflow that has them, which the specification requires. */
  readonly policy: {
    readonly name: 'require';
    readonly uri: string;
    readonly digest: DigestSet;
    readonly content: string;
  };
  /** The manifests of what met the rules; without `uri` if it is not known in which of two repositories they are. */
  readonly inputAttestations: readonly { readonly uri?: string; readonly digest: DigestSet }[];
  readonly verificationResult: 'PASSED';
  readonly verifiedLevels: readonly string[];
  readonly slsaVersion: '1.0';
}

/** Hexadecimal, by the name of the algorithm. */
type DigestSet = Readonly<Record<string, string>>;

/** Whether everything that the run required was verified: it passed, and each of its rules requires a signature. */
export function isVerified({ result, rules }: FinishedRun): boolean {
  return result === 'pass' && rules.every((rule) => trustOf(rule) !== undefined);
}

/** The summaries of the images of a run, one image at a time; none unless everything was verified. */
export function* summariesOf(run: FinishedRun): Generator<VerificationSummary> {
  if (!isVerified(run)) return;
  for (const image of run.images) if (image.kind === 'judged') yield summaryOf(image.unpack(), run);
}

/** Formats the summary of the first image as JSON. */
export function* formatSummary(run: FinishedRun): Generator<string> {
  const [summary] = summariesOf(run);
  yield `${JSON.stringify(summary, undefined, 2)}\n`;
}

function summaryOf(image: JudgedImage, { verifier, finishedAt, rules }: FinishedRun): VerificationSummary {
  // A secret in base64 would not be recognized later.
  const policy = Buffer.from(scrub(rules.map(({ text }) => `${text}\n`).join('')));
  return {
    verifier: { id: verifier },
    timeVerified: finishedAt.toISOString(),
    resourceUri: uriOf(image, image.digest),
    policy: { name: 'require', uri: verifier, digest: digestSet(digestOf(policy)), content: policy.toString('base64') },
    inputAttestations: attestationsOf(image),
    verificationResult: 'PASSED',
    verifiedLevels: levelsOf(image),
    slsaVersion: '1.0',
  };
}

function attestationsOf(image: JudgedImage): VerificationSummary['inputAttestations'] {
  const digests = new Set(image.rules.flatMap(({ by }) => by.map(({ digest }) => digest)));
  return [...digests].map((digest) => ({
    ...(image.cosignRepository === undefined && { uri: uriOf(image, digest) }),
    digest: digestSet(digest),
  }));
}

function uriOf({ reference }: JudgedImage, digest: Digest): string {
  return `oci://${formatSubject(reference, digest)}`;
}

function digestSet(digest: Digest): DigestSet {
  const [algorithm = '', hex = ''] = digest.split(':');
  return { [algorithm]: hex };
}

/**
 * The level of the build track that the rules prove: signed provenance of the image itself, which a hosted builder signed for the second
 * level. The third requires that the builder isolates builds, which no rule shows.
 * @see https://slsa.dev/spec/v1.0/levels
 */
function levelsOf({ digest, rules }: JudgedImage): readonly string[] {
  const provenance = rules.filter(
    ({ rule, by }) =>
      rule.matchers.every((one) => one.by === 'kind' && one.kind === 'provenance') &&
      by.some(({ subject }) => subject === digest),
  );
  if (provenance.length === 0) return [];
  return provenance.some(({ rule }) => isOfHostedBuilder(rule)) ? ['SLSA_BUILD_LEVEL_2'] : ['SLSA_BUILD_LEVEL_1'];
}

/** Another issuer could say the same of its own runners. */
function isOfHostedBuilder({ issuer, runner }: Rule): boolean {
  return issuer === 'https://token.actions.githubusercontent.com' && runner === 'github-hosted';
}
