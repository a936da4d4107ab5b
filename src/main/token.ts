import { runAction } from '../runner/run.ts';
import { token } from '../token/token.ts';

await runAction(token);
