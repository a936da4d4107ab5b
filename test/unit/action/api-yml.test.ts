import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { API_INPUTS } from '../../../src/action/api-inputs.ts';
import { publishApi } from '../../../src/action/api-outputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';

interface ActionYml {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description?: string }>>;
}

const action: ActionYml = parse(readFileSync(new URL('../../../api/action.yml', import.meta.url), 'utf8'));

describe('api/action.yml', () => {
  it('has the inputs of the code, with the same defaults, and no others', () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(defaults)).toEqual(API_INPUTS);
  });

  it('has the outputs that the action sets, and no others', async () => {
    const runner = fakeRunner();
    await publishApi({ user: undefined, result: undefined, problem: undefined }, runner);
    expect(Object.keys(action.outputs).toSorted()).toEqual(Object.keys(runner.outputs).toSorted());
  });

  it.each(Object.entries({ ...action.inputs, ...action.outputs }))('describes %s', (_, { description }) => {
    expect(description).toMatch(/\S.*\.$/s);
  });
});
