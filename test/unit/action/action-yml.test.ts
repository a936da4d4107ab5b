import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GATE_INPUTS } from '../../../src/action/gate-inputs.ts';
import { gateOutputs } from '../../../src/action/outputs.ts';
import { buildReport } from '../../support/report-builders.ts';

interface ActionYml {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description?: string }>>;
}

const action: ActionYml = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'));

describe('action.yml of the gate', () => {
  it('has the inputs of the code, with the same defaults, and no others', () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(defaults)).toEqual(GATE_INPUTS);
  });

  it('has the outputs that the gate sets, and no others', () => {
    const { values } = gateOutputs(buildReport([]), '');
    expect(Object.keys(action.outputs).toSorted()).toEqual([...Object.keys(values), 'token'].toSorted());
  });

  it.each(Object.entries({ ...action.inputs, ...action.outputs }))('describes %s', (_, { description }) => {
    expect(description).toMatch(/\S.*\.$/s);
  });
});
