import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { worstResult } from '../../src/policy/result.ts';
import { parseRule } from '../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../src/policy/verification-syntax.ts';
import { rowsBelow } from '../support/markdown-table.ts';

const SOURCE = new URL('../../src/', import.meta.url);
const PAGES = ['README.md', 'docs/rules.md', 'docs/errors.md', 'docs/verification.md'];
const [readme, rulesPage, errors, verification] = await Promise.all(PAGES.map(readPage));
const code = await readCode();

const rules = [
  ...firstColumn('Rules', readme),
  ...firstColumn('Examples', rulesPage),
  ...firstColumn('The content', verification),
];
it.each(rules.filter(({ name }) => name !== 'none'))('the rule $name is valid', ({ name }) => {
  expect(parseRule(name, VERIFICATION_SYNTAX).text).toBe(name);
});

it('the results are those of the gate, and the worst one counts', () => {
  const results = firstColumn('Results', readme).map(({ name }) => name);
  expect(results).toEqual(['pass', 'listed', 'missing', 'unverified', 'subject-not-found', 'error']);
  expect(worstResult(['missing', 'error', 'subject-not-found', 'pass'])).toBe('error');
  expect(worstResult(['missing', 'subject-not-found', 'pass'])).toBe('subject-not-found');
  expect(worstResult(['missing', 'unverified', 'pass'])).toBe('unverified');
  expect(worstResult(['missing', 'pass', 'listed'])).toBe('missing');
});

const sections = [...(errors ?? '').matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
it.each(sections.flatMap((heading) => firstColumn(heading, errors)))('src/ has the message: $name', ({ name }) => {
  const parts = name.split('…');
  expect(code.filter((line) => hasInOrder(line, parts))).not.toEqual([]);
});

function firstColumn(heading: string, page = ''): readonly { readonly name: string }[] {
  const rows = rowsBelow(heading, page);
  if (rows.length === 0) throw new Error(`there is no table below ${heading}`);
  return rows.map(([name = '']) => ({ name }));
}

function readPage(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The lines of all sources without comments; each message is on one line. */
async function readCode(): Promise<readonly string[]> {
  const names = (await readdir(SOURCE, { recursive: true })).filter((name) => /\.[jt]s$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, SOURCE), 'utf8')));
  return texts.flatMap((text) => text.split('\n')).filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line));
}

function hasInOrder(line: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = line.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
