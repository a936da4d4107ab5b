import { api } from '../api/api.ts';
import { runAction } from '../runner/run.ts';

await runAction(api);
