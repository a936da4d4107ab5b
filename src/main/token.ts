import { basename } from 'node:path';
import { runAction } from '../runner/run.ts';
import { endLogin } from '../token/login/login.ts';
import { token } from '../token/token.ts';

// The post step has an entry point of its own: a job can be cancelled before the main step has saved a state that would tell the two apart.
const isPostStep = basename(process.argv[1] ?? '') === 'post.js';
await runAction(isPostStep ? endLogin : token);
