import { type InputReader, linesOf } from '../inputs/reader.ts';
import { parseRuleLines, type Rule, type VerificationSyntax } from '../policy/rule.ts';
import { needsVerificationSyntax } from '../policy/rule-options.ts';
import { trustOf } from '../policy/verification-fields.ts';
import type { Runner } from '../runner/runner.ts';
import { Verifiers } from './verifiers.ts';

/** The rules of a run, and what they need. */
export interface RulesInput {
  /** Empty: the step lists referrers and requires nothing. */
  readonly rules: readonly Rule[];
  /** With which the rules were parsed; `undefined` if none has words that need it. */
  readonly syntax: VerificationSyntax | undefined;
  /** Has a verifier for each rule that requires a signature. */
  readonly verifiers: Verifiers;
}

/**
 * Reads `require`, `public-key` and the files of the keys and certificates that rules name. The reader keeps the problems.
 */
export async function readRules(
  inputs: InputReader<'require' | 'public-key'>,
  { environment, now }: Pick<Runner, 'environment' | 'now'>,
): Promise<RulesInput> {
  const lines = linesOf(inputs.given('require') ?? inputs.text('require'));
  const syntax = lines.some(needsVerificationSyntax) ? await loadSyntax() : undefined;
  const { rules, problems } = parseLines(lines, syntax);
  for (const problem of problems) inputs.complain(`require: ${problem}`);
  const workspace = environment.GITHUB_WORKSPACE;
  const trusts = new Set(rules.map((rule) => trustOf(rule)?.by));
  let verifiers = new Verifiers();
  if (trusts.has('key') || inputs.text('public-key') !== '') {
    const { readVerifiers } = await import('./key-files.ts');
    verifiers = await readVerifiers(rules, { inputs, workspace, hasAllRules: problems.length === 0 });
  }
  if (trusts.has('ca')) {
    const { addCaVerifiers } = await import('./ca-files.ts');
    await addCaVerifiers(verifiers, rules, { inputs, workspace, now });
  }
  return { rules, syntax, verifiers };
}

async function loadSyntax(): Promise<VerificationSyntax> {
  const { AVAILABLE_SYNTAX } = await import('../policy/verification-syntax.ts');
  return AVAILABLE_SYNTAX;
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
