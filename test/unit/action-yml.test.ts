import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { API_INPUTS } from '../../src/api/inputs.ts';
import { publishApi } from '../../src/api/outputs.ts';
import { CREDENTIAL_INPUTS } from '../../src/credentials/inputs.ts';
import { GATE_INPUTS } from '../../src/gate/inputs.ts';
import { gateOutputs } from '../../src/gate/report/outputs.ts';
import { CONNECTION_INPUTS } from '../../src/inputs/connection.ts';
import { TOKEN_INPUTS } from '../../src/token/inputs.ts';
import { publishNoToken, publishToken } from '../../src/token/outputs.ts';
import { type FakeRunner, fakeRunner } from '../support/fake-runner.ts';
import { buildReport } from '../support/report-builders.ts';

interface ActionYml {
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description?: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

function readAction(path: string): ActionYml {
  return parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

const gate = readAction('action.yml');
const token = readAction('token/action.yml');
const api = readAction('api/action.yml');

/** The names of the outputs that a part of an action sets. */
async function outputsOf(publish: (runner: FakeRunner) => void | Promise<void>): Promise<readonly string[]> {
  const runner = fakeRunner();
  await publish(runner);
  return Object.keys(runner.outputs).toSorted();
}

const MADE = { registry: 'quay.io', token: undefined, scopes: [], login: undefined };
const ACTIONS = [
  {
    path: 'action.yml',
    action: gate,
    inputs: GATE_INPUTS,
    outputs: [...Object.keys(gateOutputs(buildReport([])).values), 'token'].toSorted(),
    runs: { using: 'node24', main: 'dist/gate/index.js' },
  },
  {
    path: 'token/action.yml',
    action: token,
    inputs: TOKEN_INPUTS,
    outputs: await outputsOf((runner) => publishToken(MADE, runner)),
    runs: {
      using: 'node24',
      main: '../dist/token/index.js',
      post: '../dist/token/post.js',
      'post-if': 'always()',
    },
  },
  {
    path: 'api/action.yml',
    action: api,
    inputs: API_INPUTS,
    outputs: await outputsOf((runner) => publishApi({ kind: 'listed', user: undefined }, runner)),
    runs: { using: 'node24', main: '../dist/api/index.js' },
  },
];

describe.each(ACTIONS)('$path', ({ action, inputs, outputs, runs }) => {
  it('has the inputs of the code, with the same defaults, and no others', () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(defaults)).toEqual(inputs);
  });

  it('has the outputs that the code sets, and no others', () => {
    expect(Object.keys(action.outputs).toSorted()).toEqual(outputs);
  });

  it('runs the bundle, the post step whatever happened between', () => {
    expect(action.runs).toEqual(runs);
  });

  it('has a description of at most 125 characters, which GitHub Marketplace shows in full', () => {
    expect(action.description).toMatch(/^[A-Z].*\.$/);
    expect(action.description.length).toBeLessThanOrEqual(125);
  });

  it.each(Object.entries({ ...action.inputs, ...action.outputs }))(
    'describes %s in sentences',
    (_, { description }) => {
      expect(description).toMatch(/^\S.*\.$/s);
    },
  );

  it.each(Object.entries(action.inputs).filter(([, input]) => input.default))(
    'names the default of %s at the end of its description',
    (_, input) => {
      expect(input.description).toContain(` Default: \`${input.default}\`.`);
    },
  );

  it('has no expression in it: the runner would evaluate it, in a description too, and load no such action', () => {
    expect(JSON.stringify(action)).not.toContain('${{');
  });
});

const SHARED = Object.keys({ ...CREDENTIAL_INPUTS, ...CONNECTION_INPUTS }).filter((name) => name !== 'registry');

it.each(SHARED)('%s is described in the same words in the gate and in the token', (name) => {
  expect(token.inputs[name]).toBeDefined();
  expect(token.inputs[name]).toEqual(gate.inputs[name]);
});

it.each(SHARED.filter((name) => Object.hasOwn(CONNECTION_INPUTS, name)))(
  '%s is described in the same words in the gate and in the API call',
  (name) => {
    expect(api.inputs[name]).toEqual(gate.inputs[name]);
  },
);

it('each action says what the default registry is', () => {
  expect(gate.inputs.registry?.description).toContain('Default: the host that all images name, or quay.io.');
  expect(token.inputs.registry?.description).toContain('Default: quay.io.');
  expect(api.inputs.registry?.description).toContain('Default: quay.io.');
});

it('the token action sets all its outputs without a token as well', async () => {
  expect(await outputsOf(publishNoToken)).toEqual(Object.keys(token.outputs).toSorted());
});
