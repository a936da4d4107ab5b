import { gate } from '../action/gate.ts';
import { runAction } from '../runner/run.ts';

await runAction(gate);
