import { gate } from '../gate/gate.ts';
import { runAction } from '../runner/run.ts';

await runAction(gate);
