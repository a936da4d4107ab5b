import { api } from '../action/api.ts';
import { runAction } from '../runner/run.ts';

await runAction(api);
