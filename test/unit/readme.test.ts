import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { asCell } from '../support/markdown-table.ts';
import { ACTION, readJobs, snippetsIn } from '../support/snippet-workflow.ts';

const PAGE = new URL('../../README.md', import.meta.url);
const Described = z.record(z.string(), z.object({ description: z.string(), default: z.optional(z.string()) }));
const action = z.parse(
  z.object({ inputs: Described, outputs: Described }),
  parse(await readFile(new URL('../../action.yml', import.meta.url), 'utf8')),
);
const readme = await readFile(PAGE, 'utf8');
const steps = snippetsIn(readme).flatMap(({ text }) => Object.values(readJobs(text)).flatMap((job) => job.steps));
const gates = steps.filter(({ uses }) => uses === ACTION);

/** `UPDATE_DOCS=1 npx vitest run test/unit/readme.test.ts` writes the tables. */
it('the tables of inputs and outputs are those of action.yml', async () => {
  const wanted = withTable(withTable(readme, 'inputs', inputsTable()), 'outputs', outputsTable());
  if (process.env.UPDATE_DOCS === '1') await writeFile(PAGE, wanted);
  expect(await readFile(PAGE, 'utf8')).toBe(wanted);
});

it('the README starts with the two commands', () => {
  const start = readme.slice(0, readme.indexOf('## Use it'));
  expect(start).toContain('npm ci && npm run demo');
  expect(start).toContain('npm ci && npm test');
});

it('the README says once who OWNER is', () => {
  expect(readme.match(/`OWNER` is/g)).toHaveLength(1);
});

it('every input that the README names exists', () => {
  const given = gates.flatMap((step) => Object.keys(step.with));
  const typed = spans().flatMap((span) => /^([a-z]+(?:-[a-z]+)*): \S/.exec(span)?.[1] ?? []);
  const told = [...readme.matchAll(/\binputs? `([^`]+)`/g)].map(([, name]) => name ?? '');
  const names = [...given, ...typed, ...told].filter((name) => !OF_WORKFLOWS.includes(name));
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
});

it('every output that the README names exists', () => {
  const own = gates.flatMap(({ id }) => id ?? []);
  const used = [...readme.matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)].filter(([, id = '']) => own.includes(id));
  const told = [...readme.matchAll(/\boutputs? `([^`]+)`/g)].map(([, name]) => name ?? '');
  const names = [...used.map(([, , name]) => name ?? ''), ...told];
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !Object.hasOwn(action.outputs, name))).toEqual([]);
});

/** Keys of workflows that inline code of the README shows. */
const OF_WORKFLOWS = ['permissions', 'contents', 'if'];

/** Inline code. */
function spans(): readonly string[] {
  return [...readme.replaceAll(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '');
}

function withTable(page: string, name: string, table: string): string {
  const start = `<!-- ${name}: made from action.yml -->\n`;
  const end = '<!-- end -->';
  const [before = '', rest = ''] = page.split(start);
  const [, ...after] = rest.split(end);
  return `${before}${start}\n${table}\n${end}${after.join(end)}`;
}

function inputsTable(): string {
  const rows = Object.entries(action.inputs).map(([name, { description, default: value }]) => {
    return `| \`${name}\` | ${value ? `\`${value}\`` : ''} | ${asCell(description)} |\n`;
  });
  return `| input | default | |\n| --- | --- | --- |\n${rows.join('')}`;
}

function outputsTable(): string {
  const rows = Object.entries(action.outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${asCell(description)} |\n`,
  );
  return `| output | |\n| --- | --- |\n${rows.join('')}`;
}
