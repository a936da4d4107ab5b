import { describe, expect, it } from 'vitest';
import { findCommonMistake } from '../../../src/policy/common-mistakes.ts';
import { parseRule, parseRules } from '../../../src/policy/rule.ts';
import { problemsOf } from './problems-of.ts';

describe('a common mistake is reported once, with a corrected rule', () => {
  const cases = [
    { name: 'a comment at the end', line: 'sbom # must be there', example: 'sbom' },
    { name: 'a comment after options', line: 'sbom min=2 #two', example: 'sbom min=2' },
    { name: 'a comment after none', line: 'none # list only', example: 'none' },
    { name: 'spaces around the bar', line: 'sbom | vex', example: 'sbom|vex' },
    { name: 'a space before the bar', line: 'sbom |vex', example: 'sbom|vex' },
    { name: 'a space after the bar', line: 'sbom| vex min=2', example: 'sbom|vex min=2' },
    {
      name: 'spaces around one bar, and another in quotes',
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

describe('not a mistake', () => {
  const cases = [
    { name: 'a rule', line: 'sbom|vex min=2' },
    { name: 'a number sign within a word', line: 'sbom annotation.colour=#fff' },
    { name: 'a bar in quotes', line: 'sbom annotation.a="b | c"' },
    { name: 'a quoted type', line: '"application/spdx+json"' },
    { name: 'a dash in a word', line: 'sbom max-age=3d' },
  ];
  it.each(cases)('$name', ({ line }) => expect(findCommonMistake(line)).toBeUndefined());
});
