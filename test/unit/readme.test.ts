import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { ActionName } from '../support/action-file.ts';
import { asCell } from '../support/markdown-table.ts';
import { readPages } from '../support/pages.ts';
import { ownAction, readJobs, snippetsIn } from '../support/snippet-workflow.ts';

const ROOT = new URL('../../', import.meta.url);
const Described = z.record(z.string(), z.object({ description: z.string(), default: z.optional(z.string()) }));
const actions = {
  gate: await readAction('action.yml'),
  token: await readAction('token/action.yml'),
  api: await readAction('api/action.yml'),
};
const readme = await readFile(new URL('README.md', ROOT), 'utf8');
const prose = [...(await readPages()).values()].join('\n');
const snippets = snippetsIn(prose).map(({ text }) => ({
  text,
  steps: Object.values(readJobs(text)).flatMap((job) => job.steps),
}));
const everything = {
  inputs: { ...actions.gate.inputs, ...actions.token.inputs, ...actions.api.inputs },
  outputs: allOutputs(),
};

const TABLES = [
  {
    page: 'README.md',
    tables: {
      'inputs: made from action.yml': inputsTable(actions.gate.inputs),
      'outputs: made from action.yml': outputsTable(actions.gate.outputs),
      'token inputs: made from token/action.yml': inputsTable(ownOfToken()),
      'token outputs: made from token/action.yml': outputsTable(actions.token.outputs),
    },
  },
  {
    page: 'api/README.md',
    tables: {
      'inputs: made from api/action.yml': inputsTable(actions.api.inputs),
      'outputs: made from api/action.yml': outputsTable(actions.api.outputs),
    },
  },
];

/** `UPDATE_DOCS=1 npx vitest run test/unit/readme.test.ts` writes the tables. */
it.each(TABLES)('the tables of inputs and outputs in $page are those of the action.yml files', async (row) => {
  const file = new URL(row.page, ROOT);
  const text = await readFile(file, 'utf8');
  const wanted = Object.entries(row.tables).reduce((page, [mark, table]) => withTable(page, mark, table), text);
  if (process.env.UPDATE_DOCS === '1') await writeFile(file, wanted);
  expect(await readFile(file, 'utf8')).toBe(wanted);
});

it('the inputs that the README says are the same in both actions are', () => {
  const { gate, token } = actions;
  const shared = Object.keys(token.inputs).filter((name) => !Object.hasOwn(ownOfToken(), name));
  expect(shared).toEqual(Object.keys(gate.inputs).slice(Object.keys(gate.inputs).indexOf('username')));
  expect(shared.map((name) => token.inputs[name]?.default)).toEqual(shared.map((name) => gate.inputs[name]?.default));
});

it('the README has the three actions side by side at its start', () => {
  const start = readme.slice(0, readme.indexOf('## Try it'));
  const named = [...start.matchAll(/^\| .*?`(OWNER\/[^`]+)`/gm)].map(([, uses]) => ownAction({ uses }));
  expect(named).toEqual(ACTIONS);
});

it('the README starts with the two commands', () => {
  const start = readme.slice(0, readme.indexOf('## Use it'));
  expect(start).toContain('npm ci && npm run demo');
  expect(start).toContain('npm ci && npm test');
});

it('the README says once who OWNER is', () => {
  expect(readme.match(/`OWNER` is/g)).toHaveLength(1);
});

it('every input that the README and docs/ name exists', () => {
  const steps = snippets.flatMap((snippet) => snippet.steps);
  for (const action of ACTIONS) {
    const given = steps.filter((step) => ownAction(step) === action).flatMap((step) => Object.keys(step.with));
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((name) => !Object.hasOwn(actions[action].inputs, name))).toEqual([]);
  }
  const typed = spans().flatMap((span) => /^([a-z]+(?:-[a-z]+)*): \S/.exec(span)?.[1] ?? []);
  const told = [...prose.matchAll(/\binputs? `([^`]+)`/g)].map(([, name]) => name ?? '');
  const names = [...typed, ...told].filter((name) => !OF_WORKFLOWS.includes(name));
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !Object.hasOwn(everything.inputs, name))).toEqual([]);
});

it('every output that the README and docs/ name exists', () => {
  const used = snippets.flatMap(outputsUsed);
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter(({ action, name }) => !Object.hasOwn(actions[action].outputs, name))).toEqual([]);
  const told = [...prose.matchAll(/\boutputs? `([^`]+)`/g)].map(([, name]) => name ?? '');
  expect(told.filter((name) => !Object.hasOwn(everything.outputs, name))).toEqual([]);
});

const ACTIONS = ['gate', 'token', 'api'] as const;

type Inputs = z.infer<typeof Described>;

async function readAction(path: string): Promise<{ readonly inputs: Inputs; readonly outputs: Inputs }> {
  const text = await readFile(new URL(path, ROOT), 'utf8');
  return z.parse(z.object({ inputs: Described, outputs: Described }), parse(text));
}

function allOutputs(): Inputs {
  return { ...actions.gate.outputs, ...actions.token.outputs, ...actions.api.outputs };
}

/** What the gate has not, and `actions`, which decides what later steps may do. */
function ownOfToken(): Inputs {
  const { gate, token } = actions;
  return Object.fromEntries(
    Object.entries(token.inputs).filter(([name]) => name === 'actions' || !Object.hasOwn(gate.inputs, name)),
  );
}

/** What a snippet takes from the actions of this repository. */
function outputsUsed({ text, steps }: (typeof snippets)[number]): readonly Used[] {
  const actionOf = new Map(steps.map((step) => [step.id, ownAction(step)]));
  return [...text.matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)].flatMap(([, id, name = '']) => {
    const action = actionOf.get(id);
    return action === undefined ? [] : [{ action, name }];
  });
}

interface Used {
  readonly action: ActionName;
  readonly name: string;
}

/** Keys of workflows that inline code of the README shows. */
const OF_WORKFLOWS = ['permissions', 'contents', 'if', 'id-token', 'environment', 'fail-fast', 'max-parallel'];

/** Inline code of the README and docs/. */
function spans(): readonly string[] {
  return [...prose.replaceAll(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '');
}

function withTable(page: string, mark: string, table: string): string {
  const start = `<!-- ${mark} -->\n`;
  const end = '<!-- end -->';
  const [before = '', rest = ''] = page.split(start);
  const [, ...after] = rest.split(end);
  return `${before}${start}\n${table}\n${end}${after.join(end)}`;
}

function inputsTable(inputs: Inputs): string {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => {
    return `| \`${name}\` | ${value ? `\`${value}\`` : ''} | ${asCell(description)} |\n`;
  });
  return `| input | default | |\n| --- | --- | --- |\n${rows.join('')}`;
}

function outputsTable(outputs: Inputs): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${asCell(description)} |\n`);
  return `| output | |\n| --- | --- |\n${rows.join('')}`;
}
