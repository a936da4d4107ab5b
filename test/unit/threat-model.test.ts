import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/threat-model.md', ROOT), 'utf8');
const [section = ''] = /(?<=^## Invariants\n)[\s\S]*?(?=^## )/m.exec(page) ?? [];

/** A test file, and the title of a test or of one of its cases. */
interface Proof {
  readonly file: string;
  readonly target: string;
  readonly title: string;
}

interface Invariant {
  readonly number: number;
  readonly text: string;
  readonly proofs: readonly Proof[];
}

const invariants = section.split(/^(?=\d+\. )/m).flatMap(readInvariant);

it('the invariants are numbered from 1 without gaps', () => {
  expect(invariants.length).toBeGreaterThan(50);
  expect(invariants.map(({ number }) => number)).toEqual(invariants.map((_, index) => index + 1));
});

it.each(invariants)('invariant $number names its proof: $text', ({ proofs }) => {
  expect(proofs).not.toEqual([]);
  for (const { file, target } of proofs) expect(target).toBe(`../${file}`);
  expect(proofs.filter(({ file }) => !existsSync(new URL(file, ROOT)))).toEqual([]);
  expect(proofs.filter(({ file, title }) => !hasTitle(file, title))).toEqual([]);
});

describe('a title is found', () => {
  const cases = [
    { name: 'as a whole', title: 'every link in $name resolves', is: true },
    { name: 'but not in part', title: 'every link in $name', is: false },
    { name: 'but not in another file', title: 'an empty variable as require is an error', is: false },
  ];
  it.each(cases)('$name', ({ title, is }) => expect(hasTitle('test/unit/links.test.ts', title)).toBe(is));
});

function readInvariant(text: string): readonly Invariant[] {
  const [, number, words = ''] = /^(\d+)\. (.*)$/m.exec(text) ?? [];
  if (number === undefined) return [];
  const lines = [...text.matchAll(/^ {4}- \[([^\]]+)\]\(([^)]+)\): (.*)$/gm)];
  const proofs = lines.flatMap(([, file = '', target = '', titles = '']) =>
    readCode(titles).map((title) => ({ file, target, title })),
  );
  return [{ number: Number(number), text: words, proofs }];
}

/** The code spans of a line: https://spec.commonmark.org/0.31.2/#code-spans */
function readCode(line: string): readonly string[] {
  const spans = line.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g);
  return [...spans].map(([, , code = '']) => code.replace(/^ (.*) $/, '$1'));
}

/** Whether a test file has a string that is the title; a table of the matrix, one that contains it. */
function hasTitle(file: string, title: string): boolean {
  const source = readFileSync(new URL(file, ROOT), 'utf8').replaceAll(/\\(['`])/g, '$1');
  if (!file.endsWith('.test.ts')) return source.includes(title);
  return ["'", '"', '`'].some((mark) => source.includes(`${mark}${title}${mark}`));
}
