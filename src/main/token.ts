import { basename } from 'node:path';
import { EarlyConnection } from '../runner/early-connection.ts';
import { runAction } from '../runner/run.ts';
import type { Runner } from '../runner/runner.ts';

// The post step has an entry point of its own: a job can be cancelled before the main step has saved a state that would tell the two apart.
const isPostStep = basename(process.argv[1] ?? '') === 'post.js';
if (isPostStep) await runAction(removeLogin);
else await runAction(makeToken, EarlyConnection.open(process.env));

async function makeToken(runner: Runner): Promise<boolean> {
  const { token } = await import('../token/token.ts');
  return await token(runner);
}

async function removeLogin(runner: Runner): Promise<boolean> {
  const { endLogin } = await import('../token/login/login.ts');
  return await endLogin(runner);
}
