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

const TABLES = (['gate', 'token', 'api'] as const).map((action) => {
  const folder = action === 'gate' ? '' : `${action}/`;
  return {
    page: `${folder}README.md`,
    tables: {
      [`inputs: made from ${folder}action.yml`]: inputsTable(actions[action].inputs),
      [`outputs: made from ${folder}action.yml`]: outputsTable(actions[action].outputs),
    },
  };
});

/** `UPDATE_DOCS=1 npx vitest run test/unit/readme.test.ts` writes the tables. */
it.each(TABLES)('the tables of inputs and outputs in $page are those of its action.yml', async (row) => {
  const file = new URL(row.page, ROOT);
  const text = await readFile(file, 'utf8');
  for (const mark of Object.keys(row.tables)) expect(text).toContain(`<!-- ${mark} -->\n`);
  const wanted = Object.entries(row.tables).reduce((page, [mark, table]) => withTable(page, mark, table), text);
  if (process.env.UPDATE_DOCS === '1') await writeFile(file, wanted);
  expect(await readFile(file, 'utf8')).toBe(wanted);
});

it('the token action has the inputs of the gate from username to retries, as the README says', () => {
  const { gate, token } = actions;
  const names = Object.keys(gate.inputs);
  const shared = names.slice(names.indexOf('username'), names.indexOf('retries') + 1);
  expect(Object.keys(token.inputs).slice(-shared.length)).toEqual(shared);
  expect(shared.map((name) => token.inputs[name]?.default)).toEqual(shared.map((name) => gate.inputs[name]?.default));
});

it('the README begins with a table of the three actions', () => {
  const start = readme.slice(0, readme.indexOf('\n## '));
  const named = [...start.matchAll(/^\| `(OWNER\/[^`]+)`/gm)].map(([, uses]) => ownAction({ uses }));
  expect(named).toEqual(ACTIONS);
});

it('the README has the two commands to try it', () => {
  const section = readme.split('\n## Try it\n')[1] ?? '';
  expect(section).toContain('\nnpm ci && npm run demo ');
  expect(section).toContain('\nnpm ci && npm test ');
});

it('the README explains OWNER once', () => {
  expect(readme.match(/`OWNER` is/g)).toHaveLength(1);
});

it('the README says before its first snippet that presence is not verification', () => {
  expect(readme.slice(0, readme.indexOf('```'))).toContain('requires presence alone. It does not verify signatures');
  expect(readme.slice(readme.indexOf('```'))).toMatch(/^```yaml[^`]*require: \|\n +signature issuer=/);
});

it('every action of others is pinned by a full commit SHA with its version, the same one on all pages', () => {
  const uses = [...prose.matchAll(/\buses: (?!OWNER\/)(\S+)@(\S+)(.*)$/gm)];
  expect(uses.length).toBeGreaterThan(10);
  const pins = new Map(uses.map(([, action = '', ...pin]) => [action, pin.join('')]));
  for (const [line, action = '', ...pin] of uses) {
    expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+(\.\d+)?$/);
    expect(pin.join('')).toBe(pins.get(action));
  }
});

it('every input that the pages name exists', () => {
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

it('every output that the pages name exists', () => {
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

/** The outputs of our actions that a snippet uses. */
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

/** Keys of workflows that the pages show as inline code. */
const OF_WORKFLOWS = ['permissions', 'contents', 'if', 'id-token', 'environment', 'fail-fast', 'max-parallel'];

/** The inline code of all pages. */
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
    const text = description.replace(` Default: \`${value}\`.`, '');
    return `| \`${name}\` | ${value ? `\`${value}\`` : ''} | ${asCell(text)} |\n`;
  });
  return `| Input | Default | Description |\n| --- | --- | --- |\n${rows.join('')}`;
}

function outputsTable(outputs: Inputs): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${asCell(description)} |\n`);
  return `| Output | Description |\n| --- | --- |\n${rows.join('')}`;
}
