import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlatform, parsePlatformInput, parseRulePlatform } from '../../../src/policy/platform.ts';
import { problemsOf } from './problems-of.ts';

const LIST = { kind: 'named', names: ['linux/amd64', 'linux/arm/v7'] };

describe('the input', () => {
  it.each([
    { name: 'index', text: 'index', choice: { kind: 'index' } },
    { name: 'all', text: 'all', choice: { kind: 'all' } },
    { name: 'one platform', text: 'linux/arm64', choice: { kind: 'named', names: ['linux/arm64'] } },
    { name: 'commas', text: 'linux/amd64,linux/arm/v7', choice: LIST },
    { name: 'commas and spaces', text: ' linux/amd64 , linux/arm/v7,', choice: LIST },
    { name: 'lines', text: 'linux/amd64\r\nlinux/arm/v7\n', choice: LIST },
    { name: 'a repeated platform', text: 'linux/amd64,linux/arm/v7,linux/amd64', choice: LIST },
    { name: 'odd characters', text: 'a.b_c/x-1', choice: { kind: 'named', names: ['a.b_c/x-1'] } },
  ])('$name', ({ text, choice }) => {
    expect(parsePlatformInput(text)).toEqual(choice);
  });

  it.each([
    { name: 'the word of a rule', text: 'each', says: ['`each` is only valid in a rule, use all in the input'] },
    { name: 'nothing between commas', text: ' , ', says: ['` , ` has no platform'] },
    {
      name: 'index with others',
      text: 'index,linux/amd64',
      says: ['`index` cannot be combined with other platforms'],
    },
    { name: 'all with others', text: 'linux/amd64 all', says: ['`all` cannot be combined with other platforms'] },
    { name: 'upper case', text: 'Linux/amd64', says: ['`Linux/amd64` has upper-case letters'] },
    { name: 'an architecture alone', text: 'arm64', says: ['`arm64` is not a valid platform'] },
    { name: 'a fourth part', text: 'linux/arm/v7/x', says: ['`linux/arm/v7/x` is not a valid platform'] },
    { name: 'a colon', text: 'linux:amd64', says: ['`linux:amd64` is not a valid platform'] },
    { name: 'nothing after the slash', text: 'linux/', says: ['`linux/` has an empty part, probably'] },
    { name: 'nothing before the slash', text: '/amd64', says: ['`/amd64` has an empty part'] },
    { name: 'nothing between slashes', text: 'linux//v8', says: ['`linux//v8` has an empty part'] },
    {
      name: 'two invalid platforms',
      text: 'x,linux/amd64,Y/z',
      says: ['`x` is not a valid platform', '`Y/z` has upper-case'],
    },
  ])('refuses $name', ({ text, says }) => {
    const problems = problemsOf(() => parsePlatformInput(text));
    expect(problems).toEqual(says.map((part) => expect.stringContaining(part)));
    for (const problem of problems) expect(problem).toMatch(/; expected index, all, .*, for example: linux\/amd64/);
  });

  it('parses every formatted list', () => {
    const part = fc.string({ unit: fc.constantFrom(...'az09._-'), minLength: 1, maxLength: 4 });
    const name = fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('/'));
    const joint = fc.constantFrom(',', ' ', ', ', '\n');
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), joint, (names, by) => {
        expect(parsePlatformInput(names.join(by))).toEqual({ kind: 'named', names });
      }),
    );
  });

  it('returns at least one platform, or throws', () => {
    const piece = fc.constantFrom('linux', 'arm', '/', ',', ' ', 'each', 'all', 'index', 'A', '\n', 'é');
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (typed) => {
        const problems = problemsOf(() => {
          const choice = parsePlatformInput(typed);
          if (choice.kind === 'named') expect(choice.names).not.toEqual([]);
          else expect(choice.kind).toBe(typed.replace(/[\s,]/g, ''));
        });
        expect(problems.every((problem) => problem.includes('for example: '))).toBe(true);
      }),
    );
  });
});

describe('the option of a rule', () => {
  it.each([
    { value: 'each', choice: { kind: 'each' } },
    { value: 'index', choice: { kind: 'index' } },
    { value: 'linux/arm64/v8', choice: { kind: 'named', names: ['linux/arm64/v8'] } },
  ])('accepts $value', ({ value, choice }) => {
    expect(parseRulePlatform(value, expect.unreachable)).toEqual(choice);
  });

  it.each([
    { value: 'all', says: 'platform "all" is only valid in the input platform, use each in a rule' },
    { value: '', says: 'platform "" has an empty part, probably from an empty variable' },
    { value: 'linux', says: 'platform "linux" is not a valid platform' },
    { value: 'linux/ARM64', says: 'platform "linux/ARM64" has upper-case letters' },
    {
      value: 'linux/amd64,linux/arm64',
      says: 'platform "linux/amd64,linux/arm64" is a list, but a rule has one platform',
    },
    { value: 'linux/amd64 linux/arm64', says: 'platform "linux/amd64 linux/arm64" is not a valid platform' },
  ])('refuses "$value"', ({ value, says }) => {
    const problems: string[] = [];
    expect(parseRulePlatform(value, (problem) => problems.push(problem))).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining(says)]);
    expect(problems[0]).toMatch(/; expected each, index, index\|each or one os\/arch.*, for example: sbom platform=/);
  });
});

describe('isPlatform', () => {
  it.each([
    { asked: 'linux/arm', actual: 'linux/arm', is: true },
    { asked: 'linux/arm', actual: 'linux/arm/v7', is: true },
    { asked: 'linux/arm/v7', actual: 'linux/arm/v7', is: true },
    { asked: 'linux/arm/v7', actual: 'linux/arm', is: true },
    { asked: 'linux/arm/v7', actual: 'linux/arm/v6', is: false },
    { asked: 'linux/arm64/v8', actual: 'linux/arm64', is: true },
    { asked: 'linux/arm64', actual: 'linux/arm64/v8', is: true },
    { asked: 'linux/arm/v6', actual: 'linux/arm', is: false },
    { asked: 'linux/amd64/v3', actual: 'linux/amd64', is: false },
    { asked: 'linux/arm', actual: 'linux/arm64', is: false },
    { asked: 'linux/arm64', actual: 'linux/arm', is: false },
    { asked: 'linux/amd64', actual: 'windows/amd64', is: false },
    { asked: 'linux/arm/v7', actual: 'linux/arm/v7/x', is: false },
    // Clients run these on the platform that is asked for.
    { asked: 'linux/amd64', actual: 'linux/x86_64', is: true },
    { asked: 'linux/amd64', actual: 'Linux/X86-64', is: true },
    { asked: 'linux/amd64', actual: 'linux/x86_64/v3', is: true },
    { asked: 'linux/amd64/v3', actual: 'linux/x86_64/v3', is: true },
    { asked: 'linux/386', actual: 'linux/i386', is: true },
    { asked: 'linux/arm64', actual: 'linux/aarch64', is: true },
    { asked: 'linux/arm64/v8', actual: 'linux/arm64/8', is: true },
    { asked: 'linux/arm/v7', actual: 'linux/armhf', is: true },
    { asked: 'linux/arm/v6', actual: 'linux/armel', is: true },
    { asked: 'linux/arm', actual: 'linux/armhf', is: true },
    { asked: 'linux/arm/v7', actual: 'linux/arm/7', is: true },
    { asked: 'darwin/arm64', actual: 'macos/aarch64', is: true },
    { asked: 'linux/amd64', actual: '/amd64', is: true },
    { asked: 'linux/x86_64', actual: 'linux/amd64', is: true },
    { asked: 'linux/arm/v6', actual: 'linux/armhf', is: false },
    { asked: 'linux/amd64', actual: 'linux/i386', is: false },
  ])('$asked, actual $actual: $is', ({ asked, actual, is }) => {
    expect(isPlatform(asked, actual)).toBe(is);
  });
});
