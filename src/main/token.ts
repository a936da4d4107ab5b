import { basename } from 'node:path';
import { EarlyConnection } from '../runner/early-connection.ts';
import { runAction } from '../runner/run.ts';

// The post step has an entry point of its own: a job can be cancelled before the main step has saved a state that would tell the two apart.
const isPostStep = basename(process.argv[1] ?? '') === 'post.js';
if (isPostStep) await runAction(async () => (await import('../token/login/login.ts')).endLogin);
else await runAction(async () => (await import('../token/token.ts')).token, EarlyConnection.open(process.env));
