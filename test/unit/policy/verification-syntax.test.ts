import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../src/policy/rule.ts';
import { needsVerificationSyntax } from '../../../src/policy/rule-options.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { problemsOf } from './problems-of.ts';

describe('needsVerificationSyntax', () => {
  const cases: { line: string; needs: boolean }[] = [
    { line: 'sbom', needs: false },
    { line: 'signature min=2 max-age=30d platform=each', needs: false },
    { line: 'sbom|vex annotation.a.b="c d" min=0', needs: false },
    { line: 'sbom annotation.key=x', needs: false },
    { line: 'https://slsa.dev/verification_summary/* min=2', needs: false },
    { line: 'none', needs: false },
    { line: 'sbom annotation.a="b', needs: false },
    { line: 'signature key=cosign.pub', needs: true },
    { line: 'sbom min=2 "key=a b.pub"', needs: true },
    { line: 'provenance predicate./a=1', needs: true },
    { line: 'signature --key cosign.pub', needs: true },
    { line: 'signature identiy=a@b.c', needs: true },
    { line: 'signature cosign.pub', needs: true },
    { line: 'vsa', needs: true },
    { line: 'sbom|vsa', needs: true },
  ];
  it.each(cases)('$line: $needs', ({ line, needs }) => {
    expect(needsVerificationSyntax(line)).toBe(needs);
  });
});

describe('what the gate verifies', () => {
  const ISSUER = 'issuer=https://token.actions.githubusercontent.com';
  const accepted = [
    { line: 'signature key=a.pub|input min=2 max-age=30d', rule: { keys: ['a.pub', 'input'], min: 2 } },
    {
      line: 'provenance key=a.pub source=https://github.com/acme/app',
      rule: { source: 'https://github.com/acme/app' },
    },
    { line: 'provenance key=a.pub builder=https://tekton.dev/chains/v2 material=git+https://a.b/*', rule: {} },
    { line: 'sbom key=a.pub format=spdx min-packages=10', rule: { format: 'spdx', minPackages: 10 } },
    { line: 'signature ca=ca.pem subject="CN=a"', rule: { ca: 'ca.pem', subject: [{ type: 'CN', value: 'a' }] } },
    {
      line: `signature ${ISSUER} identity=a@b.c owner=https://github.com/acme source-ref=refs/tags/* trigger=push runner=self-hosted`,
      rule: {
        identity: 'a@b.c',
        owner: 'https://github.com/acme',
        sourceRef: 'refs/tags/*',
        trigger: 'push',
        runner: 'self-hosted',
      },
    },
    {
      line: 'vsa key=a.pub verifier=https://a.b/c/*',
      rule: { matchers: [{ by: 'vsa' }], verifier: 'https://a.b/c/*' },
    },
    { line: 'signature key=a.pub log=required', rule: { requiresLog: true } },
    { line: 'signature key=a.pub log=required', rule: { requiresLog: true } },
    { line: 'scan key=a.pub predicate./a=1', rule: { predicates: [{ pointer: ['a'], value: '1' }] } },
    { line: 'sbom format=spdx min-packages=1', rule: { format: 'spdx', minPackages: 1 } },
    { line: 'provenance builder=https://a.b/c', rule: { builder: 'https://a.b/c' } },
  ];
  it.each(accepted)('accepts $line', ({ line, rule }) => {
    expect(parseRule(line, VERIFICATION_SYNTAX)).toMatchObject(rule);
  });

  it.each([
    { line: 'vsa', why: 'vsa without a signature proves nothing' },
    { line: 'sbom|vsa predicate./a=1', why: 'vsa without a signature proves nothing' },
    { line: 'provenance source=https://a.b/c', why: 'source needs a signature' },
    { line: 'sbom verifier=https://a.b/c', why: 'verifier is only for the kind vsa' },
  ])('refuses $line, which needs a signature', ({ line, why }) => {
    expect(problemsOf(() => parseRule(line, VERIFICATION_SYNTAX))[0]).toContain(why);
  });
});
