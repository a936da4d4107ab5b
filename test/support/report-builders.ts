import { createHash } from 'node:crypto';
import { compress } from '../../src/gate/memory.ts';
import { packReport } from '../../src/gate/report/packed-report.ts';
import type {
  FailedImage,
  FinishedRun,
  ImageReport,
  JudgedImage,
  NotFoundImage,
} from '../../src/gate/report/report.ts';
import type { Verified } from '../../src/policy/proof.ts';
import type { Referrer } from '../../src/policy/referrer.ts';
import { parseRule } from '../../src/policy/rule.ts';
import {
  combineTargetVerdicts,
  judgeTarget,
  type Rejected,
  type RuleVerdict,
  resultOf,
} from '../../src/policy/verdict.ts';
import { VERIFICATION_SYNTAX } from '../../src/policy/verification-syntax.ts';
import { type Digest, parseDigest } from '../../src/registry/digest.ts';

/** The digest of this text. */
export function digestFor(text: string): Digest {
  const digest = parseDigest(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  if (digest === undefined) throw new Error('a SHA-256 is a digest');
  return digest;
}

/** The image that the built referrers belong to. */
export const SUBJECT = digestFor('image');

/** A referrer with an artifact type: an SPDX SBOM by default. `name` decides its digest. */
export function buildReferrer(name: string, overrides: Partial<Referrer> = {}): Referrer {
  return {
    subject: SUBJECT,
    digest: digestFor(name),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/spdx+json',
    predicateTypes: [],
    size: 1536,
    annotations: {},
    sources: ['api'],
    depth: 1,
    ...overrides,
  };
}

/** A signature as cosign 3 stores it. */
export function buildSignature(name: string, overrides: Partial<Referrer> = {}): Referrer {
  return buildReferrer(name, {
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    predicateTypes: ['https://sigstore.dev/cosign/sign/v1'],
    size: 812,
    annotations: { 'org.opencontainers.image.created': '2026-10-01T08:00:00Z' },
    ...overrides,
  });
}

/** A rule judged by referrers, at noon of 2026-10-02. */
export function buildVerdict(rule: string, referrers: readonly Referrer[]): RuleVerdict {
  const place = { platform: undefined, subject: SUBJECT, referrers };
  const parsed = parseRule(rule, VERIFICATION_SYNTAX);
  return combineTargetVerdicts(parsed, [judgeTarget(parsed, place, new Date('2026-10-02T12:00:00Z'))]);
}

/** The same, after a check of the manifests found that none of what met the rule counts. */
export function buildRejected(rule: string, referrers: readonly Referrer[], why: string): RuleVerdict {
  const verdict = buildVerdict(rule, referrers);
  const found = verdict.by.map((referrer) => ({ referrer, why }));
  const unmetTargets = [{ platform: undefined, subject: SUBJECT, found: 0 }];
  return { ...verdict, met: false, by: [], rejected: [...verdict.rejected, ...found], unmetTargets };
}

/** The same, after nothing of what may meet the rule could be verified. */
export function buildUnverified(rule: string, referrers: readonly Referrer[], why: string): RuleVerdict {
  const verdict = buildRejected(rule, referrers, why);
  const rejected: readonly Rejected[] = verdict.rejected.map((one) => ({ ...one, unverified: true }));
  return { ...verdict, rejected };
}

/** A rule that is met by these referrers, each with a signature of this signer. */
export function buildVerified(rule: string, referrers: readonly Referrer[], verified: Verified): RuleVerdict {
  const by = referrers.map((referrer) => ({ ...referrer, verified }));
  return { ...buildVerdict(rule, referrers), met: true, by, rejected: [], unmetTargets: [] };
}

/** An image with these verdicts. */
export function buildWithVerdicts(
  rules: readonly RuleVerdict[],
  referrers: readonly Referrer[],
  overrides: Partial<JudgedImage> = {},
): JudgedImage {
  return buildImage({ result: resultOf(rules), rules, referrers, ...overrides });
}

const REFERENCE = { registry: 'quay.io', repository: 'acme/app', tag: '1.2' };

/** quay.io/acme/app:1.2, resolved, with no rules and no referrers. */
export function buildImage(overrides: Partial<JudgedImage> = {}): JudgedImage {
  return {
    kind: 'judged',
    reference: REFERENCE,
    digest: SUBJECT,
    result: 'listed',
    rules: [],
    referrers: [],
    platforms: [],
    sources: ['api', 'tag-schema', 'cosign-tags'],
    missingReferrersApi: undefined,
    skippedAttestations: 0,
    elsewhere: [],
    isCut: false,
    waited: 0,
    ...overrides,
  };
}

/** quay.io/acme/app:1.2, resolved and then not found. */
export function buildNotFound(overrides: Partial<NotFoundImage> = {}): NotFoundImage {
  return {
    kind: 'not-found',
    reference: REFERENCE,
    digest: SUBJECT,
    result: 'subject-not-found',
    problem: 'MANIFEST_UNKNOWN',
    isPartial: false,
    ...overrides,
  };
}

/** quay.io/acme/app:1.2, resolved and then failed. */
export function buildFailed(overrides: Partial<FailedImage> = {}): FailedImage {
  return {
    kind: 'failed',
    reference: REFERENCE,
    digest: SUBJECT,
    result: 'error',
    problem: 'GET failed',
    ...overrides,
  };
}

/** An image with these referrers, judged by these rules. */
export function buildJudged(
  rules: readonly string[],
  referrers: readonly Referrer[],
  overrides: Partial<JudgedImage> = {},
): JudgedImage {
  const verdicts = rules.map((rule) => buildVerdict(rule, referrers));
  const result = verdicts.every(({ met }) => met) ? 'pass' : 'missing';
  return buildImage({ result, rules: verdicts, referrers, ...overrides });
}

/** A run over these images, whose rules are those of the first judged one; several images are packed. */
export function buildReport(images: readonly ImageReport[], overrides: Partial<FinishedRun> = {}): FinishedRun {
  const options = { shown: overrides.shown ?? [], compress: images.length > 1 ? compress : undefined };
  const rules = images.flatMap((image) => (image.kind === 'judged' && image.rules.length > 0 ? [image.rules] : []));
  return {
    result: images[0]?.result ?? 'listed',
    rules: rules[0]?.map(({ rule }) => rule) ?? [],
    images: images.map((image) => (image.kind === 'judged' ? packReport(image, options) : image)),
    shown: [],
    token: undefined,
    warnOnly: false,
    wantsSummary: true,
    verifier: 'https://github.com/acme/app/.github/workflows/gate.yml@refs/heads/main',
    finishedAt: new Date('2026-10-02T12:00:00Z'),
    ...overrides,
  };
}
