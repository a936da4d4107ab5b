import { GATE_INPUTS, type GateInputs, readGateInputs } from '../../../src/gate/inputs.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import type { Runner } from '../../../src/runner/runner.ts';

/** Reads the inputs of the gate at noon of 2026-10-02. */
export async function readInputs(runner: Runner): Promise<GateInputs> {
  const now = () => new Date('2026-10-02T12:00:00Z');
  return await readGateInputs(new InputReader(GATE_INPUTS, runner), { environment: runner.environment, now });
}
