import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const POST = fileURLToPath(new URL('../../dist/token/post.js', import.meta.url));

test('the post step of a job that was cancelled before the main step saved a state sends nothing and writes nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'post-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));

  // Nothing listens on this port: the main step would fail with these inputs.
  const env = {
    PATH: process.env.PATH,
    RUNNER_TEMP: folder,
    INPUT_REGISTRY: 'localhost:1',
    INPUT_USERNAME: 'devtable',
    INPUT_PASSWORD: 'password',
    INPUT_LOGIN: 'true',
  };
  const run = spawnSync(process.execPath, [POST], { env, encoding: 'utf8' });

  expect({ status: run.status, log: run.stdout, errors: run.stderr }).toEqual({ status: 0, log: '', errors: '' });
  expect(readdirSync(folder)).toEqual([]);
});
