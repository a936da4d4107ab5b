import { readFile } from 'node:fs/promises';
import { expect, it, test } from 'vitest';
import { parseRule } from '../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../src/policy/verification-syntax.ts';
import { OPTION_BY_FLAG } from '../../src/policy/verifier-flags.ts';

const page = await readFile(new URL('../../docs/verification.md', import.meta.url), 'utf8');
const [, section = ''] = page.split('\n## From the options of other tools\n');
const rows = section
  .split('\n')
  .filter((line) => /^\| (?!---|Option|Trust policy)/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).slice(1, 3));
const ISSUER = 'issuer=https://token.actions.githubusercontent.com';
const IDENTITY = 'identity=https://github.com/acme/app/*';

/** The rules and options in the second columns, without those that stand for any value. */
const written = rows
  .flatMap(([, rule = '']) => spansOf(rule))
  .filter((span) => /^(?:[a-z]+ )?[a-z-]+=\S/.test(span) && !/…|=(?:ID|URL|REF|EVENT|URI)\b/.test(span));

it('has rules for each tool', () => {
  expect(written.length).toBeGreaterThan(10);
});

test.each(written.map((span) => ({ span, rule: ruleOf(span) })))('$span is valid', ({ rule }) => {
  expect(parseRule(rule, VERIFICATION_SYNTAX).text).toBe(rule);
});

const flags = rows.flatMap(([option = '']) => spansOf(option)).flatMap((span) => /^--([a-z-]+)/.exec(span)?.[1] ?? []);

test.each([...new Set(flags)].filter((flag) => OPTION_BY_FLAG.has(flag)).map((flag) => ({ flag })))(
  'the row of --$flag names the option that the error for it in a rule names',
  ({ flag }) => {
    const [, text = ''] =
      rows.find(([option = '']) => spansOf(option).some((span) => span.startsWith(`--${flag}`))) ?? [];
    const option = OPTION_BY_FLAG.get(flag) ?? '';
    expect(text).toContain(option.startsWith('predicate.') ? 'predicate.' : option);
  },
);

function spansOf(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.replaceAll('\\|', '|'));
}

/** Completes options to a rule. */
function ruleOf(span: string): string {
  if (/^(?:signature|provenance|sbom|vsa) /.test(span)) return span;
  if (span.startsWith('key=')) return `signature ${span}`;
  if (span.startsWith('log=')) return `signature key=cosign.pub ${span}`;
  if (span.startsWith('subject=')) return `signature ca=notation-ca.pem ${span}`;
  if (span.startsWith('format=')) return `sbom key=cosign.pub ${span}`;
  const issuer = span.includes('issuer=') ? '' : ` ${ISSUER}`;
  return `provenance${issuer}${span.includes('identity=') ? '' : ` ${IDENTITY}`} ${span}`;
}
