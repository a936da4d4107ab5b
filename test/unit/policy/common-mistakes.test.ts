import { describe, expect, it } from 'vitest';
import { findCommonMistake } from '../../../src/policy/common-mistakes.ts';
import { parseRule, parseRules } from '../../../src/policy/rule.ts';
import { problemsOf } from './problems-of.ts';

describe('a slip is told once, with what to write instead', () => {
  const cases = [
    { name: 'a comment at the end', line: 'sbom # must be there', example: 'sbom' },
    { name: 'a comment behind options', line: 'sbom min=2 #two', example: 'sbom min=2' },
    { name: 'a comment behind none', line: 'none # list only', example: 'none' },
    { name: 'blanks around the bar', line: 'sbom | vex', example: 'sbom|vex' },
    { name: 'a blank before the bar', line: 'sbom |vex', example: 'sbom|vex' },
    { name: 'a blank behind the bar', line: 'sbom| vex min=2', example: 'sbom|vex min=2' },
    {
      name: 'a bar in a quote beside it',
      line: 'sbom | vex annotation.a="b | c"',
      example: 'sbom|vex annotation.a="b | c"',
    },
    { name: 'an item of a list', line: '- sbom min=2', example: 'sbom min=2' },
    { name: 'a dash alone', line: '-', example: 'sbom' },
    { name: 'none in double quotes', line: '"none"', example: 'none' },
    { name: 'none in single quotes', line: "'none'", example: 'none' },
  ];
  it.each(cases)('$name', ({ line, example }) => {
    const [problem = '', ...more] = problemsOf(() => parseRules([line]));
    expect(more).toEqual([]);
    expect(problem.startsWith(`\`${line}\`: `)).toBe(true);
    expect(problem.endsWith(`for example: ${example}`)).toBe(true);
    expect(problem).toContain('expected');
    if (example !== 'none') expect(parseRule(example).text).toBe(example);
  });
});

describe('no slip is', () => {
  const cases = [
    { name: 'a rule', line: 'sbom|vex min=2' },
    { name: 'a number sign within a word', line: 'sbom annotation.colour=#fff' },
    { name: 'a bar in quotes', line: 'sbom annotation.a="b | c"' },
    { name: 'a quoted type', line: '"application/spdx+json"' },
    { name: 'a dash in a word', line: 'sbom max-age=3d' },
  ];
  it.each(cases)('$name', ({ line }) => expect(findCommonMistake(line)).toBeUndefined());
});
