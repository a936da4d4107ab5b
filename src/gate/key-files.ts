import { InputError } from '../error.ts';
import type { InputReader } from '../inputs/reader.ts';
import type { Rule } from '../policy/rule.ts';
import { trustOf } from '../policy/verification-fields.ts';
import type { PublicKey } from '../verify/public-key.ts';
import type { TrustText } from '../verify/verifier.ts';
import { checkTrustPath, readTrustFile } from './trust-file.ts';
import type { Verifiers } from './verifiers.ts';

/** What reading keys needs beside the rules. */
interface KeyInputs {
  readonly inputs: InputReader<'public-key'>;
  /** GITHUB_WORKSPACE. */
  readonly workspace: string | undefined;
  /** Whether each line of `require` is a valid rule. Otherwise, a line that is not may name the input `public-key`. */
  readonly hasAllRules: boolean;
}

/**
 * Reads the keys that rules name, each once, and the input `public-key`, and adds a verifier for each rule whose keys have no problem. The
 * reader of the inputs keeps the problems.
 */
export async function addKeyVerifiers(
  verifiers: Verifiers,
  rules: readonly Rule[],
  keyInputs: KeyInputs,
): Promise<void> {
  const { KeyVerifier } = await import('../verify/key-verifier.ts');
  const read = new Map<string, readonly PublicKey[] | undefined>();
  const readOnce = (name: string, rule?: Rule) => {
    if (!read.has(name)) read.set(name, readKeys(KeyVerifier.readKeys, { name, rule, ...keyInputs }));
    return read.get(name);
  };
  const isGiven = keyInputs.inputs.text('public-key') !== '';
  if (isGiven) readOnce(INPUT);
  for (const rule of rules) {
    const trust = trustOf(rule);
    if (trust?.by !== 'key') continue;
    const keys = trust.keys.map((name) => readOnce(name, rule));
    const valid = keys.filter((key) => key !== undefined);
    if (valid.length !== keys.length) continue;
    const verifier = new KeyVerifier(valid.flat());
    if (trust.requiresLog) verifiers.setWithRoot(trust, (root) => verifier.withLog(root));
    else verifiers.set(trust, verifier);
  }
  if (isGiven && keyInputs.hasAllRules && !rules.some(({ keys }) => keys?.includes(INPUT)))
    keyInputs.inputs.complain(UNUSED);
}

/** The name of the input `public-key` in a rule. */
const INPUT = 'input';

const UNUSED =
  'public-key: no rule has key=input, so no signature would be verified with this key; expected a rule that names it, for example: signature key=input';

/** The keys of one name, and the rule that has it first. */
interface NamedKeys extends KeyInputs {
  readonly name: string;
  readonly rule: Rule | undefined;
}

function readKeys(
  parse: (text: TrustText) => readonly PublicKey[],
  { name, rule, inputs, workspace }: NamedKeys,
): readonly PublicKey[] | undefined {
  const start = name === INPUT || rule === undefined ? 'public-key' : `require: \`${rule.text}\``;
  const read = () =>
    name === INPUT
      ? readInput(inputs, { rule, workspace })
      : readTrustFile(name, workspace, { expected: EXPECTED_FILE });
  return inputs.attempt(start, () => parse(read()), undefined);
}

/** Does not quote what is not a path, since it may be a private key. */
function readInput(
  inputs: InputReader<'public-key'>,
  { rule, workspace }: Pick<NamedKeys, 'rule' | 'workspace'>,
): TrustText {
  const text = inputs.text('public-key');
  if (text === '') {
    throw new InputError(
      `not set or empty, although the rule \`${rule?.text}\` names it; expected a public key as PEM, or the path of its file, for example: cosign.pub`,
    );
  }
  if (text.includes('-----BEGIN')) return { source: 'public-key', text };
  checkTrustPath(text, { content: 'a public key as PEM', plural: 'keys', expected: EXPECTED_INPUT });
  return readTrustFile(text, workspace, { expected: EXPECTED_FILE });
}

const EXPECTED_INPUT =
  'expected a public key with the lines "-----BEGIN PUBLIC KEY-----" and "-----END PUBLIC KEY-----", or the path of its file, for example: cosign.pub';

const EXPECTED_FILE =
  'expected the path of a public key in the workspace, or an absolute path, created or checked out before this step, for example: cosign.pub';
