import { type InputReader, linesOf } from '../inputs/reader.ts';
import { parseRuleLines, type Rule, type VerificationSyntax } from '../policy/rule.ts';
import { needsVerificationSyntax } from '../policy/rule-options.ts';
import { type Trust, trustOf } from '../policy/verification-fields.ts';
import type { Runner } from '../runner/runner.ts';
import type { PublicRoot } from './keyless-verifier.ts';
import { Verifiers } from './verifiers.ts';

/** The rules of a run, and what they need. */
export interface RulesInput {
  /** Empty: the step lists referrers and requires nothing. */
  readonly rules: readonly Rule[];
  /** With which the rules were parsed; `undefined` if none has words that need it. */
  readonly syntax: VerificationSyntax | undefined;
  /** Has a verifier for each rule that requires a signature. */
  readonly verifiers: Verifiers;
  /** The root of the public sigstore instance that rules need, where the input has no other. */
  readonly publicRoot?: PublicRoot;
}

/**
 * Reads `require`, `public-key`, `trusted-root` and the files that they name. The reader keeps the problems.
 */
export async function readRules(
  inputs: InputReader<'require' | 'public-key' | 'trusted-root'>,
  { environment, now }: Pick<Runner, 'environment' | 'now'>,
): Promise<RulesInput> {
  const lines = linesOf(inputs.given('require') ?? inputs.text('require'));
  const syntax = lines.some(needsVerificationSyntax) ? await loadSyntax() : undefined;
  const { rules, problems } = parseLines(lines, syntax);
  for (const problem of problems) inputs.complain(`require: ${problem}`);
  const workspace = environment.GITHUB_WORKSPACE;
  const hasAllRules = problems.length === 0;
  const verifiers = await readAllVerifiers(rules, { inputs, workspace, now, hasAllRules });
  if (!verifiers.needsRoot) {
    if (hasAllRules) complainOfUnusedRoot(inputs);
    return { rules, syntax, verifiers };
  }
  const { readRootInput } = await import('./root-input.ts');
  const root = await readRootInput(inputs, workspace);
  if (typeof root === 'string') return { rules, syntax, verifiers, publicRoot: root };
  if (root !== undefined) verifiers.useRoot(root);
  return { rules, syntax, verifiers };
}

/** What reading keys and certificates needs beside the rules. */
interface VerifierInputs extends Pick<Runner, 'now'> {
  readonly inputs: InputReader<'public-key'>;
  readonly workspace: string | undefined;
  readonly hasAllRules: boolean;
}

async function readAllVerifiers(rules: readonly Rule[], { now, ...given }: VerifierInputs): Promise<Verifiers> {
  const trusts = rules.map(trustOf);
  const hasTrust = (by: Trust['by']) => trusts.some((trust) => trust?.by === by);
  const hasKeys = hasTrust('key') || given.inputs.text('public-key') !== '';
  const verifiers = new Verifiers();
  if (hasKeys) {
    const { addKeyVerifiers } = await import('./key-files.ts');
    await addKeyVerifiers(verifiers, rules, given);
  }
  if (hasTrust('ca')) {
    const { addCaVerifiers } = await import('./ca-files.ts');
    await addCaVerifiers(verifiers, rules, { ...given, now });
  }
  const identity = trusts.find((trust) => trust?.by === 'identity');
  if (identity !== undefined) verifiers.setWithRoot(identity, (root) => root);
  return verifiers;
}

/** A workflow with a trusted root expects that signatures are verified. */
function complainOfUnusedRoot(inputs: InputReader<'trusted-root'>): void {
  const text = inputs.text('trusted-root').trim();
  if (text !== 'public' && text !== 'embedded') inputs.complain(UNUSED_ROOT);
}

const UNUSED_ROOT =
  'trusted-root: no rule has issuer and identity, or log=required, so no signature would be verified with this root; expected such a rule, for example: signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';

async function loadSyntax(): Promise<VerificationSyntax> {
  const { VERIFICATION_SYNTAX } = await import('../policy/verification-syntax.ts');
  return VERIFICATION_SYNTAX;
}

/** An empty variable is an error: only the word `none` turns the rules off. */
function parseLines(
  lines: readonly string[],
  syntax: VerificationSyntax | undefined,
): ReturnType<typeof parseRuleLines> {
  if (lines.length === 0) return { rules: [], problems: [EMPTY] };
  return lines.length === 1 && lines[0] === 'none' ? { rules: [], problems: [] } : parseRuleLines(lines, syntax);
}

const EMPTY =
  'the input is empty, probably because a variable in it is empty; expected rules, or none to only list referrers, for example: sbom';
