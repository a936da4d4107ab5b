import { EarlyConnection } from '../runner/early-connection.ts';
import { runAction } from '../runner/run.ts';

const early = EarlyConnection.open(process.env);
await runAction(async () => (await import('../api/api.ts')).api, early);
