import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../src/policy/kind.ts';
import type { Matcher } from '../../../src/policy/matcher.ts';
import type { RulePlatform } from '../../../src/policy/platform.ts';
import { parseRule, type Rule } from '../../../src/policy/rule.ts';
import { trustOf } from '../../../src/policy/verification-fields.ts';
import { VERIFICATION_OPTIONS } from '../../../src/policy/verification-options.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { problemsOf } from './problems-of.ts';

const DAY = 86_400_000;

describe('parseRule', () => {
  it('throws only InputError', () => {
    const piece = fc.constantFrom(
      'sbom',
      '|',
      ' ',
      '"',
      '=',
      'min=',
      'platform=',
      'annotation.',
      '__proto__',
      '://',
      '/',
      '*',
      '0',
      '\n',
    );
    const almost = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), almost), (text) => {
        expect(problemsOf(() => parseRule(text)).every((problem) => problem.length > 0)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('with verification throws only InputError, and accepts no rule with half a trust or an unsigned summary', () => {
    const value = fc.constantFrom(
      '',
      '*',
      'a.pub',
      '|',
      'https://a.b/c',
      'https://*',
      '^.*$',
      'CN=a',
      '\\\\',
      '1',
      'required',
      'spdx',
    );
    const option = fc.constantFrom(...VERIFICATION_OPTIONS.map(({ name }) => name), 'predicate./a', 'predicate.');
    const word = fc.tuple(option, value).map(([name, text]) => `${name}=${text}`);
    const line = fc.tuple(fc.constantFrom(...KINDS, 'vsa', 'a/b', 'https://a.b/*'), fc.array(word, { maxLength: 4 }));
    fc.assert(
      fc.property(line, ([first, words]) => {
        const parsed: Rule[] = [];
        problemsOf(() => parsed.push(parseRule([first, ...words].join(' '), VERIFICATION_SYNTAX)));
        for (const rule of parsed) {
          const { keys, issuer, identity, ca } = rule;
          expect([keys, issuer, ca].filter((trust) => trust !== undefined).length).toBeLessThanOrEqual(1);
          expect(issuer === undefined).toBe(identity === undefined);
          if (first === 'vsa') expect(trustOf(rule)).toBeDefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('without verification accepts no rule that needs it', () => {
    const option = fc.constantFrom(...VERIFICATION_OPTIONS.map(({ name }) => name), 'predicate./a');
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), option, fc.string(), (kind, name, value) => {
        expect(problemsOf(() => parseRule(`${kind} ${name}="${value.replaceAll('"', '')}"`))).not.toEqual([]);
      }),
    );
  });

  it('parses every formatted rule', () => {
    fc.assert(
      fc.property(rules(), ({ text, rule }) => {
        expect(parseRule(text)).toEqual({ text, ...rule });
      }),
    );
  });
});

/** Rules and their text, with options in any order. */
function rules(): fc.Arbitrary<{ text: string; rule: Omit<Rule, 'text'> }> {
  const key = fc.oneof(
    fc.constant('__proto__'),
    fc.string({ minLength: 1 }).filter((text) => !/[="]/.test(text)),
  );
  const value = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('"'));
  const options = {
    matchers: fc.array(fc.oneof(kinds(), patterns()), { minLength: 1, maxLength: 3 }),
    min: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
    days: fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: undefined }),
    platform: fc.option(fc.constantFrom('each', 'index', 'linux/arm64', 'linux/arm/v7'), { nil: undefined }),
    annotations: fc.uniqueArray(fc.record({ key, value }), { selector: (annotation) => annotation.key, maxLength: 4 }),
    minFirst: fc.boolean(),
  };
  return fc.record(options).map(({ matchers, min, days, platform, annotations, minFirst }) => {
    const minWord = min === undefined ? [] : [`min=${min}`];
    const dayWord = days === undefined ? [] : [`max-age=${days}d`];
    const platformWord = platform === undefined ? [] : [`platform=${platform}`];
    const quoted = annotations.map(({ key, value }) => `"annotation.${key}"="${value}"`);
    const words = minFirst
      ? [...minWord, ...quoted, ...dayWord, ...platformWord]
      : [...platformWord, ...dayWord, ...quoted, ...minWord];
    return {
      text: [matchers.map(({ word }) => word).join('|'), ...words].join(' '),
      rule: {
        matchers: matchers.map(({ matcher }) => matcher),
        min: min ?? 1,
        annotations,
        ...(days === undefined ? {} : { maxAge: days * DAY }),
        ...(platform === undefined ? {} : { platform: platformOf(platform) }),
      },
    };
  });
}

function platformOf(word: string): RulePlatform {
  return word === 'each' || word === 'index' ? { kind: word } : { kind: 'named', names: [word] };
}

interface Worded {
  readonly matcher: Matcher;
  readonly word: string;
}

function kinds(): fc.Arbitrary<Worded> {
  return fc.constantFrom(...KINDS).map((kind) => ({ matcher: { by: 'kind', kind }, word: kind }));
}

function patterns(): fc.Arbitrary<Worded> {
  const piece = fc.string({ unit: fc.constantFrom('a', 'B', '1', '*', '.', '+', '-'), minLength: 1, maxLength: 6 });
  return fc.tuple(piece, piece, fc.boolean()).map(([before, after, isPredicate]) => {
    const pattern = isPredicate ? `${before}://${after}` : `${before}/${after}`;
    return { matcher: { by: isPredicate ? 'predicate-type' : 'artifact-type', pattern }, word: pattern };
  });
}
