import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/error.ts';
import { InputReader, linesOf, numberedLinesOf } from '../../../src/inputs/reader.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { problemsOf } from '../policy/problems-of.ts';

const DEFAULTS = { require: 'none', image: '', 'plain-http': 'false', retries: '4' };

function open(typed: Readonly<Record<string, string>>) {
  const runner = fakeRunner(typed);
  return { runner, inputs: new InputReader(DEFAULTS, runner) };
}

describe('text', () => {
  const cases = [
    { name: 'the string that was typed', typed: { retries: '7' }, is: '7' },
    { name: 'without surrounding spaces', typed: { retries: ' 7\n' }, is: '7' },
    { name: 'the default if it is empty', typed: { retries: '' }, is: '4' },
    { name: 'the default if it has only spaces', typed: { retries: ' \n' }, is: '4' },
    { name: 'the default if it is not set', typed: {}, is: '4' },
  ];
  it.each(cases)('$name', ({ typed, is }) => {
    expect(open(typed).inputs.text('retries')).toBe(is);
  });

  it('is empty if the default is', () => {
    expect(open({}).inputs.text('image')).toBe('');
  });
});

describe('given', () => {
  const cases = [
    { name: 'the string that was typed, without surrounding spaces', typed: { retries: ' 7\n' }, is: '7' },
    { name: "'' if it is empty", typed: { retries: '' }, is: '' },
    { name: "'' if it has only spaces", typed: { retries: ' \n' }, is: '' },
    { name: 'undefined if it is not set', typed: {}, is: undefined },
  ];
  it.each(cases)('$name', ({ typed, is }) => {
    expect(open(typed).inputs.given('retries')).toBe(is);
  });
});

describe('lines', () => {
  const cases = [
    { name: 'none', text: '', lines: [] },
    { name: 'one', text: 'a', lines: ['a'] },
    { name: 'without surrounding spaces', text: '  a b \n\tc\t', lines: ['a b', 'c'] },
    { name: 'without empty lines', text: 'a\n\n \nb\n', lines: ['a', 'b'] },
    { name: 'without comments', text: '# x\na\n  # y\nb # kept', lines: ['a', 'b # kept'] },
    { name: 'none if there are only comments', text: '# x\n#y', lines: [] },
    { name: 'line ends of Windows and of old Macs', text: 'a\r\nb\rc', lines: ['a', 'b', 'c'] },
  ];
  it.each(cases)('$name', ({ text, lines }) => {
    expect(linesOf(text)).toEqual(lines);
    expect(open({ image: text }).inputs.lines('image')).toEqual(lines);
  });
});

it('numberedLinesOf counts the lines that it leaves out', () => {
  expect([...numberedLinesOf('# x\r\n a \n\nb')]).toEqual([
    { number: 2, text: 'a' },
    { number: 4, text: 'b' },
  ]);
});

describe('flag', () => {
  const cases = [
    ...['true', 'TRUE', 'True', '1', 'yes', 'Yes', ' YES '].map((text) => ({ text, is: true })),
    ...['false', 'FALSE', 'False', '0', 'no', 'No', ''].map((text) => ({ text, is: false })),
  ];
  it.each(cases)('`$text` is $is', ({ text, is }) => {
    const { inputs } = open({ 'plain-http': text });
    expect(inputs.flag('plain-http')).toBe(is);
    expect(problemsOf(() => inputs.finish())).toEqual([]);
  });

  it.each(['on', 'y', '2', 'truee', 'true false'])('`%s` is a problem', (text) => {
    const { inputs } = open({ 'plain-http': text });
    expect(inputs.flag('plain-http')).toBe(false);
    expect(problemsOf(() => inputs.finish())).toEqual([
      `plain-http: \`${text}\` is not a valid boolean; expected true or false, for example: true`,
    ]);
  });
});

describe('finish', () => {
  it('passes without problems', () => {
    const { inputs, runner } = open({ image: 'a', require: 'sbom' });
    expect([problemsOf(() => inputs.finish()), runner.warnings]).toEqual([[], []]);
  });

  it('reports all problems together, and keeps the fallback values', () => {
    const { inputs } = open({ requires: 'sbom', 'plain-http': 'on', retries: 'x', image: 'y' });
    const refuse = () => {
      throw new InputError(['bad', 'worse']);
    };
    expect([inputs.flag('plain-http'), inputs.parsed('retries', refuse, 9)]).toEqual([false, 9]);
    expect(inputs.parsed('image', (text) => `${text}!`, '')).toBe('y!');
    inputs.complain('image, retries: no match');
    expect(problemsOf(() => inputs.finish())).toEqual([
      'requires: there is no such input; expected require',
      'plain-http: `on` is not a valid boolean; expected true or false, for example: true',
      'retries: bad',
      'retries: worse',
      'image, retries: no match',
    ]);
  });

  it('rethrows any error other than an InputError', () => {
    const { inputs } = open({});
    const crash = () => {
      throw new TypeError('a bug');
    };
    expect(() => inputs.parsed('image', crash, 0)).toThrow(new TypeError('a bug'));
  });
});
