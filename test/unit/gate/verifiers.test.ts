import { expect, test } from 'vitest';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { trustOf } from '../../../src/policy/verification-fields.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import type { Verifier } from '../../../src/verify/verifier.ts';

const IDENTITY = 'issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/x';

test.each([
  { name: 'the same keys', set: 'signature key=a.pub|b.pub', asked: 'sbom key=a.pub|b.pub min=2', found: true },
  { name: 'other keys', set: 'signature key=a.pub', asked: 'signature key=b.pub', found: false },
  {
    name: 'a path with the separator of another rule',
    set: 'signature key=a.pub|b.pub',
    asked: 'signature key=a.pub',
    found: false,
  },
  { name: 'another identity', set: `signature ${IDENTITY}`, asked: `signature ${IDENTITY}/y`, found: true },
  { name: 'another kind of trust', set: `signature ${IDENTITY}`, asked: 'signature key=a.pub', found: false },
  { name: 'another CA', set: 'signature ca=a.pem', asked: 'signature ca=b.pem', found: false },
  {
    name: 'another subject of the same CA',
    set: 'signature ca=a.pem',
    asked: 'signature ca=a.pem subject=CN=b',
    found: true,
  },
  { name: 'no trust', set: 'signature key=a.pub', asked: 'signature', found: false },
])('a rule with $name: found $found', ({ set, asked, found }) => {
  const verifiers = new Verifiers();
  const verifier: Verifier = { verify: async () => ({ kind: 'unverified', why: 'it is a test' }) };
  const trust = trustOf(parseRule(set, VERIFICATION_SYNTAX));
  if (trust === undefined) throw new Error('the rule has trust options');
  verifiers.set(trust, verifier);
  const rule = parseRule(asked, VERIFICATION_SYNTAX);
  if (found) expect(verifiers.for(rule)).toBe(verifier);
  else expect(() => verifiers.for(rule)).toThrow(`no signature can be verified for the rule ${asked}`);
});
