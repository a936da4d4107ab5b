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
    { name: 'a rule in single quotes', line: "'sbom'", example: 'sbom' },
    { name: 'a rule in backticks', line: '`sbom`', example: 'sbom' },
    { name: 'typographic quotes', line: '“sbom” min=2', example: '"sbom" min=2' },
    { name: 'typographic quotes around a value', line: 'sbom annotation.a=“b c”', example: 'sbom annotation.a="b c"' },
    { name: 'an invisible character', line: 'sb\u200bom', example: 'sbom' },
    { name: 'commas', line: 'signature,sbom', example: 'signature' },
    { name: 'commas and spaces', line: 'signature, sbom', example: 'signature' },
    { name: 'a comma at the end', line: 'sbom,', example: 'sbom' },
    {
      name: 'commas between types',
      line: 'application/spdx+json,application/sarif+json',
      example: 'application/spdx+json',
    },
    { name: 'commas between words for kinds', line: 'cosign,slsa', example: 'signature' },
    { name: 'a comma after an option', line: 'sbom min=2, signature', example: 'sbom' },
    { name: 'spaces', line: 'signature sbom', example: 'signature' },
    { name: 'spaces between types', line: 'sbom min=2 application/sarif+json', example: 'sbom' },
    { name: 'spaces, and a predicate type', line: 'sbom https://slsa.dev/provenance/v1', example: 'sbom' },
    { name: 'semicolons', line: 'sbom;signature', example: 'sbom' },
    { name: 'and', line: 'sbom and signature', example: 'sbom' },
    { name: 'two ampersands', line: 'sbom && signature', example: 'sbom' },
    { name: 'two ampersands without spaces', line: 'sbom&&signature', example: 'sbom' },
    { name: 'a plus sign', line: 'sbom + signature', example: 'sbom' },
    { name: 'or', line: 'sbom or vex', example: 'sbom|vex' },
    { name: 'two bars', line: 'sbom || vex min=2', example: 'sbom|vex min=2' },
    { name: 'an item of a list without space', line: '-sbom', example: 'sbom' },
    { name: 'a bullet', line: '* sbom', example: 'sbom' },
    { name: 'a number', line: '1. sbom', example: 'sbom' },
    { name: 'a variable of a shell', line: '$RULES', example: 'sbom' },
    { name: 'an expression that was not evaluated', line: `\${{ inputs.require }}`, example: 'sbom' },
    { name: 'a colon', line: 'sbom: min=2', example: 'sbom' },
    { name: 'a value after a colon', line: 'sbom: true', example: 'sbom' },
    { name: 'the name of the input', line: 'require: sbom', example: 'sbom' },
    { name: 'a value', line: 'sbom=true', example: 'sbom' },
    { name: 'a comparison', line: 'sbom>=2', example: 'sbom min=2' },
    { name: 'a comparison of an option', line: 'sbom min>=2', example: 'sbom min=2' },
    { name: 'an option with a colon', line: 'sbom min:2', example: 'sbom min=2' },
    { name: 'an option with dashes', line: 'sbom --min=2', example: 'sbom min=2' },
    { name: 'spaces around the equals sign', line: 'sbom min = 2', example: 'sbom min=2' },
    { name: 'a negation', line: 'not vex', example: 'sbom' },
    { name: 'an exclamation mark', line: '!vex', example: 'sbom' },
    { name: 'single quotes around a value', line: "sbom annotation.a='b c'", example: 'sbom annotation.a="b c"' },
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
    { name: 'a comma in a value', line: 'sbom annotation.a=b,c annotation.d=e,' },
    { name: 'a comma in quotes', line: 'sbom annotation.a="b, c; d && e \u201cf\u201c $HOME"' },
    { name: 'a type with a parameter', line: '"application/x; version=1.1"' },
    { name: 'a type with a parameter and without quotes', line: 'application/x;version=1.1' },
    { name: 'a predicate type with a comma', line: 'https://example.com/a,b' },
    { name: 'a type without a slash', line: 'org.example.sbom.v0' },
    { name: 'an apostrophe in a value', line: "annotation.a=it's" },
  ];
  it.each(cases)('$name', ({ line }) => expect(findCommonMistake(line)).toBeUndefined());
});

describe('JSON is one mistake, and is not quoted', () => {
  it.each([
    { name: 'an array', lines: ['["sbom", "signature"]'] },
    { name: 'an array in several lines', lines: ['[', '"sbom",', '"signature"', ']'] },
    { name: 'a list of YAML', lines: ['[sbom, signature]'] },
    { name: 'an object', lines: ['{"auths": {"quay.io": {"auth": "c2VjcmV0"}}}'] },
  ])('$name', ({ lines }) => {
    const [problem, ...more] = problemsOf(() => parseRules(lines));
    expect(more).toEqual([]);
    expect(problem).toMatch(/^this is JSON; expected one rule per line/);
  });
});
