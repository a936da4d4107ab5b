import { describe, expect, it } from 'vitest';
import { CandidateJudge, type Read, type ReadCandidate } from '../../../src/policy/judge-verified.ts';
import type { Proof, Verified } from '../../../src/policy/proof.ts';
import type { Result } from '../../../src/policy/result.ts';
import { parseRule, type Rule } from '../../../src/policy/rule.ts';
import {
  combineTargetVerdicts,
  isUnverified,
  judgeTarget,
  resultOf,
  type TargetVerdict,
} from '../../../src/policy/verdict.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { aBundle, aDigest } from './referrer-builder.ts';

const IMAGE = aDigest('image');
const NOW = new Date('2026-02-01T00:00:00Z');
const SIGN = 'https://sigstore.dev/cosign/sign/v1';
const SLSA = 'https://slsa.dev/provenance/v1';
const WORKFLOW = 'https://github.com/acme/app/.github/workflows/release.yml';
const KEYLESS = `issuer=https://issuer identity=${WORKFLOW}@refs/tags/*`;
const byKey: Verified = { by: 'key', signer: 'sha256:k1' };
const byRelease: Verified = {
  by: 'identity',
  signer: `${WORKFLOW}@refs/tags/v1`,
  issuer: 'https://issuer',
  claims: { source: 'https://github.com/acme/app' },
};

/** A verified read; `payload` is that of an attestation. */
function proven(verified: Verified, signed: Partial<Extract<Proof['signed'], { kind: 'statement' }>> = {}): Read {
  const statement = {
    kind: 'statement' as const,
    payload: aDigest('payload'),
    predicateType: SLSA,
    predicate: {},
    ...signed,
  };
  return { kind: 'verified', proof: { verified, signed: statement } };
}

function aSignature(verified: Verified): Read {
  return proven(verified, { predicateType: SIGN });
}

/** Judges a rule by what was read of as many bundles, listed with the type of the rule's kind. */
function judge(text: string, reads: readonly Read[], listed = text.startsWith('signature') ? SIGN : SLSA) {
  const rule = parseRule(text, VERIFICATION_SYNTAX);
  const candidates: ReadCandidate[] = reads.map((read, index) => ({
    referrer: { ...aBundle(listed), digest: aDigest(`bundle ${index}`) },
    read,
  }));
  const target = { platform: undefined, subject: IMAGE, referrers: candidates.map(({ referrer }) => referrer) };
  const present = judgeTarget(rule, target, NOW);
  const verdict = judgeAll(rule, present, candidates);
  return { present, verdict, combined: combineTargetVerdicts(rule, [verdict]) };
}

function judgeAll(rule: Rule, present: TargetVerdict, candidates: readonly ReadCandidate[]): TargetVerdict {
  const judge = new CandidateJudge(rule, present, { repository: 'quay.io/acme/app', now: NOW });
  for (const candidate of candidates) judge.add(candidate);
  return judge.verdict();
}

describe('CandidateJudge', () => {
  const vsa = { predicateType: 'https://slsa.dev/verification_summary/v1' };
  const passed = { verificationResult: 'PASSED', resourceUri: `quay.io/acme/app@${IMAGE}` };
  const cases: {
    name: string;
    rule: string;
    reads: readonly Read[];
    why: string | undefined;
    listed?: string;
    result?: Result;
  }[] = [
    { name: 'a signature by the key', rule: 'signature key=k', reads: [aSignature(byKey)], why: undefined },
    {
      name: 'a message signature',
      rule: 'signature key=k',
      reads: [{ kind: 'verified', proof: { verified: byKey, signed: { kind: 'image' } } }],
      why: undefined,
    },
    {
      name: 'a failed verification',
      rule: 'signature key=k',
      reads: [{ kind: 'unverified', why: 'its signature is by none of the keys' }],
      why: 'its signature is by none of the keys',
    },
    {
      name: 'a document that is gone',
      rule: 'signature key=k',
      reads: [{ kind: 'gone', why: 'its content is no longer in the registry' }],
      why: 'its content is no longer in the registry',
      result: 'missing',
    },
    {
      name: 'an unsigned document',
      rule: 'provenance key=k',
      reads: [{ kind: 'unsigned', predicate: {} }],
      why: 'it is not signed',
    },
    {
      name: 'another kind of trust',
      rule: 'signature key=k',
      reads: [aSignature(byRelease)],
      why: 'it is signed by a different kind of signer than the rule requires (key)',
    },
    {
      name: 'provenance listed as a signature',
      rule: 'signature key=k',
      reads: [proven(byKey)],
      why: `its signed predicate type is ${SLSA}`,
    },
    {
      name: 'an SBOM listed as provenance',
      rule: 'provenance key=k',
      reads: [proven(byKey, { predicateType: 'https://spdx.dev/Document' })],
      why: 'its signed predicate type is https://spdx.dev/Document',
    },
    {
      name: 'a signature listed as provenance',
      rule: 'provenance key=k',
      reads: [{ kind: 'verified', proof: { verified: byKey, signed: { kind: 'image' } } }],
      why: 'its signature is about the image alone, without a statement',
    },
    { name: 'the identity', rule: `signature ${KEYLESS}`, reads: [aSignature(byRelease)], why: undefined },
    {
      name: 'another identity',
      rule: `signature ${KEYLESS}`,
      reads: [aSignature({ ...byRelease, signer: 'https://github.com/acme-evil/x' })],
      why: 'it is signed by https://github.com/acme-evil/x',
    },
    {
      name: 'another issuer',
      rule: `signature ${KEYLESS}`,
      reads: [aSignature({ ...byRelease, issuer: 'https://issuer/2' })],
      why: `it is signed by ${byRelease.signer} of another issuer, https://issuer/2`,
    },
    {
      name: 'a reusable workflow',
      rule: `signature ${KEYLESS}`,
      reads: [aSignature({ ...byRelease, claims: { source: 'https://github.com/o/x' } })],
      why: 'its workflow was called by another repository, https://github.com/o/x, and the rule has neither source nor owner',
    },
    {
      name: 'another source',
      rule: `signature ${KEYLESS} source=https://github.com/acme/web`,
      reads: [aSignature(byRelease)],
      why: 'its source is "https://github.com/acme/app", not "https://github.com/acme/web"',
    },
    {
      name: 'a source only in materials',
      rule: 'provenance key=k source=https://github.com/acme/app',
      reads: [proven(byKey, { predicate: { materials: [{ uri: 'https://github.com/acme/app' }] } })],
      why: 'it does not state a source, in its certificate or in its content',
    },
    {
      name: 'content that differs',
      rule: 'provenance key=k builder=https://b/c',
      reads: [proven(byKey)],
      why: 'it does not state a builder',
    },
    {
      name: 'content without trust',
      rule: 'provenance builder=https://b/c',
      reads: [{ kind: 'unsigned', predicate: { builder: { id: 'https://b/c' } } }],
      why: undefined,
    },
    {
      name: 'provenance listed as a summary',
      rule: 'vsa key=k',
      reads: [proven(byKey, { predicate: passed })],
      why: `its signed predicate type is ${SLSA}`,
      listed: vsa.predicateType,
    },
    {
      name: 'a summary',
      rule: 'vsa key=k',
      reads: [proven(byKey, { ...vsa, predicate: passed })],
      why: undefined,
      listed: vsa.predicateType,
    },
    {
      name: 'a failed summary',
      rule: 'vsa key=k',
      reads: [proven(byKey, { ...vsa, predicate: { ...passed, verificationResult: 'FAILED' } })],
      why: 'its verification result is "FAILED", not "PASSED"',
      listed: vsa.predicateType,
    },
    {
      name: 'a summary that has failed, for a rule with its predicate type',
      rule: 'https://slsa.dev/verification_summary/v1 key=k',
      listed: vsa.predicateType,
      reads: [proven(byKey, { ...vsa, predicate: { ...passed, verificationResult: 'FAILED' } })],
      why: 'its verification result is "FAILED", not "PASSED"',
    },
    {
      name: 'a verified time',
      rule: 'signature key=k max-age=30d',
      reads: [aSignature({ ...byKey, time: new Date('2026-01-20T00:00:00Z') })],
      why: undefined,
    },
    {
      name: 'a verified time that is too old',
      rule: 'signature key=k max-age=3d',
      reads: [aSignature({ ...byKey, time: new Date('2026-01-20T00:00:00Z') })],
      why: 'it is older than 3d (signed 2026-01-20T00:00:00.000Z)',
      result: 'missing',
    },
    {
      name: 'content that differs at a time that is too old',
      rule: 'provenance key=k max-age=3d builder=https://b/c',
      reads: [proven({ ...byKey, time: new Date('2026-01-20T00:00:00Z') })],
      why: 'it does not state a builder, and it is older than 3d (signed 2026-01-20T00:00:00.000Z)',
    },
    {
      name: 'no time',
      rule: 'signature key=k max-age=3d',
      reads: [aSignature(byKey)],
      why: 'it has no annotation org.opencontainers.image.created',
      result: 'missing',
    },
    {
      name: 'a log entry',
      rule: 'signature key=k log=required',
      reads: [{ kind: 'verified', proof: { verified: byKey, signed: { kind: 'image' }, isLogged: true } }],
      why: undefined,
    },
    {
      name: 'no log entry',
      rule: 'signature key=k log=required',
      reads: [aSignature({ ...byKey, time: new Date('2026-01-20T00:00:00Z') })],
      why: 'its signature has no verified entry in a transparency log',
    },
  ];
  it.each(cases)('$name', ({ rule, reads, why, listed, result = 'unverified' }) => {
    const { present, verdict, combined } = judge(rule, reads, listed);
    expect(present.met).toBe(false);
    expect(verdict.met).toBe(why === undefined);
    expect(verdict.rejected.map((one) => one.why)).toEqual(why === undefined ? [] : [why]);
    expect(resultOf([combined])).toBe(why === undefined ? 'pass' : result);
  });

  const byNotation: Verified = { by: 'ca', signer: 'CN=other' };
  const image: Proof['signed'] = { kind: 'image' };
  const faults: { name: string; rule: string; read: Read; why: string }[] = [
    {
      name: 'a claim that differs',
      rule: `signature ${KEYLESS} trigger=push`,
      read: aSignature(byRelease),
      why: 'its certificate does not state its trigger',
    },
    {
      name: 'another subject of a certificate',
      rule: 'signature ca=ca.pem subject=CN=acme',
      read: {
        kind: 'verified',
        proof: { verified: byNotation, signed: image, subject: [{ type: 'CN', value: 'other' }] },
      },
      why: 'it is signed by CN=other',
    },
    {
      name: 'a signature without content for an artifact type',
      rule: 'application/vnd.dev.sigstore.bundle* key=k min-packages=1',
      read: { kind: 'verified', proof: { verified: byKey, signed: image } },
      why: 'it has no content, only a signature',
    },
  ];
  it.each(faults)('refuses $name', ({ rule, read, why }) => {
    expect(judge(rule, [read], SIGN).verdict.rejected.map((one) => one.why)).toEqual([why]);
  });

  it('does not meet a rule for a target without an image', () => {
    const rule = parseRule('signature key=k', VERIFICATION_SYNTAX);
    const referrer = aBundle(SIGN);
    const present = judgeTarget(rule, { platform: 'linux/arm64', subject: undefined, referrers: [referrer] }, NOW);
    const candidates = [{ referrer, read: aSignature(byKey) }];
    expect(judgeAll(rule, present, candidates).met).toBe(false);
  });

  it('counts a signer once', () => {
    expect(judge('signature min=2 key=k', [aSignature(byKey), aSignature(byKey)]).verdict.met).toBe(false);
    expect(
      judge('signature min=2 key=k', [aSignature(byKey), aSignature({ ...byKey, signer: 'sha256:k2' })]).verdict.met,
    ).toBe(true);
  });

  it('counts a signed payload once', () => {
    expect(
      judge('provenance min=2 key=k', [proven(byKey), proven({ ...byKey, signer: 'sha256:k2' })]).verdict.met,
    ).toBe(false);
    expect(
      judge('provenance min=2 key=k', [proven(byKey), proven(byKey, { payload: aDigest('another payload') })]).verdict
        .met,
    ).toBe(true);
  });

  it('returns who signed', () => {
    expect(judge('signature key=k', [aSignature(byKey)]).verdict.by).toEqual([
      expect.objectContaining({ verified: byKey }),
    ]);
  });

  it('is unverified if a document is about another image, for a rule for which presence is not enough', () => {
    const fault = 'its statement is about another image';
    const target = { platform: undefined, subject: IMAGE, referrers: [{ ...aBundle(SLSA), fault }] };
    const results = ['provenance', 'provenance key=k', 'provenance builder=https://b/c'].map((text) => {
      const rule = parseRule(text, VERIFICATION_SYNTAX);
      return resultOf([combineTargetVerdicts(rule, [judgeTarget(rule, target, NOW)])]);
    });
    expect(results).toEqual(['missing', 'unverified', 'unverified']);
  });

  it('does not count a candidate that was not read, and is missing, not unverified', () => {
    const { verdict, combined } = judge('signature key=k', []);
    expect(verdict.met).toBe(false);
    expect(isUnverified(combined)).toBe(false);
    expect(resultOf([combined])).toBe('missing');
  });

  it('ignores what was read of a referrer that is not a candidate', () => {
    expect(judge('signature key=k', [aSignature(byKey)], SLSA).verdict).toMatchObject({ met: false, by: [] });
  });
});
