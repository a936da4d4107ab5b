import type { Context } from '../context.ts';
import type { InputReader } from '../inputs/reader.ts';
import type { Rule } from '../policy/rule.ts';
import { trustOf } from '../policy/verification-fields.ts';
import { readTrustFile } from './trust-file.ts';
import type { Verifiers } from './verifiers.ts';

/** What reading certificates needs beside the rules. */
interface CaInputs extends Pick<Context, 'now'> {
  readonly inputs: Pick<InputReader<never>, 'attempt'>;
  /** GITHUB_WORKSPACE. */
  readonly workspace: string | undefined;
}

/**
 * Reads the certificates of the CAs that rules name, each file once, and adds a verifier for each rule whose file has no problem. The
 * reader of the inputs keeps the problems.
 */
export async function addCaVerifiers(verifiers: Verifiers, rules: readonly Rule[], caInputs: CaInputs): Promise<void> {
  const { CaVerifier } = await import('../verify/ca-verifier.ts');
  const { inputs, workspace, now } = caInputs;
  const tried = new Set<string>();
  for (const rule of rules) {
    const trust = trustOf(rule);
    if (trust?.by !== 'ca' || tried.has(trust.ca)) continue;
    tried.add(trust.ca);
    const read = () => CaVerifier.read(readTrustFile(trust.ca, workspace, { expected: EXPECTED }), now);
    const verifier = inputs.attempt(`require: \`${rule.text}\``, read, undefined);
    if (verifier !== undefined) verifiers.set(trust, verifier);
  }
}

const EXPECTED =
  'expected the path of a certificate in the workspace, or an absolute path, created or checked out before this step, for example: notation-ca.pem';
