import { expect, test } from 'vitest';
import { InputError } from '../../../src/error.ts';
import { addCaVerifiers } from '../../../src/gate/ca-files.ts';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { workspaceFixture } from '../../support/fixtures.ts';
import { pemOf } from '../verify/certificate-builder.ts';
import { IMAGE, ROOT_CERTIFICATE, signNotation } from '../verify/notation-builder.ts';

const NOW = new Date('2026-07-01T00:00:00Z');

async function readCas(lines: readonly string[], files: Readonly<Record<string, string>>) {
  const rules = lines.map((line) => parseRule(line, VERIFICATION_SYNTAX));
  const inputs = new InputReader({}, fakeRunner());
  const verifiers = new Verifiers();
  await addCaVerifiers(verifiers, rules, { inputs, workspace: await workspaceFixture(files), now: () => NOW });
  return { rules, problems: problemsOf(inputs), verifiers };
}

function problemsOf(inputs: InputReader<never>): readonly string[] {
  try {
    inputs.finish();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

test('rules with the same file share a verifier, also if they require different subjects', async () => {
  const lines = ['signature ca=ca.pem', 'signature ca=ca.pem subject=CN=other'];
  const { rules, problems, verifiers } = await readCas(lines, { 'ca.pem': pemOf(ROOT_CERTIFICATE) });

  const [first, second] = rules.map((rule) => verifiers.for(rule));
  expect(problems).toEqual([]);
  expect(first).toBe(second);
  expect((await first?.verify(signNotation('jws'), IMAGE))?.kind).toBe('verified');
});

test('a file with a problem is reported once, and its rules have no verifier', async () => {
  const lines = ['signature ca=ca.pem', 'signature ca=ca.pem min=2', 'signature ca=key.pem', 'signature ca=good.pem'];
  const { rules, problems, verifiers } = await readCas(lines, {
    'key.pem': '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n',
    'good.pem': pemOf(ROOT_CERTIFICATE),
  });

  expect(problems).toEqual([
    expect.stringMatching(/^require: `signature ca=ca.pem`: the file `ca.pem` does not exist; expected the path of a/),
    expect.stringMatching(/^require: `signature ca=key.pem`: there is a private key in key.pem; expected the cert/),
  ]);
  expect(problems.join()).not.toContain('c2VjcmV0');
  for (const rule of rules.slice(0, 3))
    expect(() => verifiers.for(rule)).toThrow('no signature can be verified for the rule signature ca=');
  expect(rules.slice(3).map((rule) => verifiers.for(rule))).toHaveLength(1);
});

test('a rule with a key does not get the verifier of a CA', async () => {
  const { rules, verifiers } = await readCas(['signature key=ca.pem', 'signature ca=ca.pem'], {
    'ca.pem': pemOf(ROOT_CERTIFICATE),
  });
  expect(rules.slice(0, 1).map((rule) => () => verifiers.for(rule))[0]).toThrow('no signature can be verified');
});
