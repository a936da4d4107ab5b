import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** A module because of which the last write to the log never finishes, so that the event loop becomes empty before the action has finished. */
const NEVER_FINISH = `
const write = process.stdout.write;
process.stdout.write = function (text, encoding, finished) {
  if (typeof encoding !== 'function') return write.call(this, text, encoding, finished);
  return write.call(this, text);
};`;

test.each([{ action: 'gate' }, { action: 'token' }, { action: 'api' }])(
  '$action: the process ends before the action has finished',
  ({ action }) => {
    const entry = fileURLToPath(new URL(`../../dist/${action}/index.js`, import.meta.url));
    const env = {
      PATH: process.env.PATH,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(NEVER_FINISH)}`,
      // An error before the first request.
      INPUT_COLOUR: 'red',
    };

    const run = spawnSync(process.execPath, [entry], { env, encoding: 'utf8' });

    expect(run.stdout).toContain('there is no such input');
    // @see https://nodejs.org/docs/latest-v24.x/api/process.html#exit-codes (unsettled top-level await)
    expect(run.status).toBe(13);
  },
);
