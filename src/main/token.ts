import { basename } from 'node:path';
import { runAction } from '../runner/run.ts';
import type { Runner } from '../runner/runner.ts';
import { token } from '../token/token.ts';

// The post step has an entry point of its own: a job can be cancelled before the main step has saved a state that would tell the two apart.
const isPostStep = basename(process.argv[1] ?? '') === 'post.js';
await runAction(isPostStep ? removeLogin : token);

async function removeLogin(runner: Runner): Promise<boolean> {
  const { endLogin } = await import('../token/login/login.ts');
  return await endLogin(runner);
}
