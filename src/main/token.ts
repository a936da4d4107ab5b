import { token } from '../action/token.ts';
import { runAction } from '../runner/run.ts';

await runAction(token);
