import { type InputReader, linesOf } from '../inputs/reader.ts';
import { parseRuleLines, type Rule, type VerificationSyntax } from '../policy/rule.ts';
import { needsVerificationSyntax } from '../policy/rule-options.ts';
import { trustOf } from '../policy/verification-fields.ts';
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
 * Reads `require`, `public-key` and the files of the keys that rules name. The reader keeps the problems.
 * @param workspace GITHUB_WORKSPACE.
 */
export async function readRules(
  inputs: InputReader<'require' | 'public-key'>,
  workspace: string | undefined,
): Promise<RulesInput> {
  const lines = linesOf(inputs.given('require') ?? inputs.text('require'));
  const syntax = lines.some(needsVerificationSyntax) ? await loadSyntax() : undefined;
  const { rules, problems } = parseLines(lines, syntax);
  for (const problem of problems) inputs.complain(`require: ${problem}`);
  if (inputs.text('public-key') === '' && rules.every((rule) => trustOf(rule) === undefined))
    return { rules, syntax, verifiers: new Verifiers() };
  const { readVerifiers } = await import('./key-files.ts');
  return {
    rules,
    syntax,
    verifiers: await readVerifiers(rules, { inputs, workspace, hasAllRules: problems.length === 0 }),
  };
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
