import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { endLogin } from '../../../../src/token/login/login.ts';
import { fakeRunner } from '../../../support/fake-runner.ts';

const SECRET = 'hunter2-hunter2';
const SOURCE = new URL('../../../../src/', import.meta.url);

/** Ends its own process as a cancelled job does, before or after a call of the file system. Each call counts twice. */
const SCRIPT = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let points = 0;
  const point = () => ++points === Number(process.env.POINT) && process.kill(process.pid, 'SIGKILL');
  for (const name of ['mkdtemp', 'mkdir', 'writeFile', 'rename', 'symlink', 'rm']) {
    const original = fs.promises[name];
    fs.promises[name] = async (...parameters) => {
      point();
      const result = await original(...parameters);
      point();
      return result;
    };
  }
  const append = fs.appendFileSync;
  fs.appendFileSync = (...parameters) => {
    point();
    append(...parameters);
    point();
  };
  syncBuiltinESMExports();
  const { ActionsRunner } = await import('${SOURCE}runner/runner.ts');
  const { Secret } = await import('${SOURCE}secret.ts');
  const { startLogin } = await import('${SOURCE}token/login/login.ts');
  const login = { username: 'acme+ci', password: new Secret('${SECRET}') };
  const made = { registry: 'quay.io', token: undefined, scopes: [], login };
  await startLogin(made, { files: [], settings: {} }, new ActionsRunner(process.env));`;

/** Runs the login until a point. @returns the temporary folder, and whether the process ended by itself. */
async function logInUntil(point: number) {
  const folder = mkdtempSync(join(tmpdir(), 'cancelled-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = Object.fromEntries(['STATE', 'ENV'].map((name) => [`GITHUB_${name}`, join(folder, name)]));
  for (const file of Object.values(files)) writeFileSync(file, '');
  const environment = { ...files, RUNNER_TEMP: folder, HOME: folder, POINT: String(point) };
  const finished = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: environment,
  }).then(
    () => true,
    (error: { signal?: string }) => {
      expect(error.signal).toBe('SIGKILL');
      return false;
    },
  );
  return { folder, finished };
}

function filesWithSecret(folder: string): readonly string[] {
  const base64 = Buffer.from(`acme+ci:${SECRET}`).toString('base64');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isFile = (name: string) =>
    !readdirSync(folder, { withFileTypes: true }).some((entry) => entry.name === name && entry.isDirectory());
  return names.filter(isFile).filter((name) => {
    const content = readFileSync(join(folder, name), 'utf8');
    return content.includes(base64) || content.includes(SECRET);
  });
}

test('the post step removes the secret wherever the main step was cancelled', async () => {
  const written: number[] = [];
  for (let point = 1, isCancelled = true; isCancelled; point++) {
    const { folder, finished } = await logInUntil(point);
    isCancelled = !finished;
    if (filesWithSecret(folder).length > 0) written.push(point);
    const saved = /^login<<(\S+)\n(.*)\n\1$/m.exec(readFileSync(join(folder, 'STATE'), 'utf8'))?.[2];
    const runner = fakeRunner({}, { temporaryFolder: folder, state: () => saved });
    expect(await endLogin(runner)).toBe(true);
    expect(filesWithSecret(folder)).toEqual([]);
    if (saved !== undefined) expect(runner.infos).toEqual(['Removed the login.']);
    expect(existsSync(folder)).toBe(true);
  }
  // Otherwise no point was between the write and the end.
  expect(written.length).toBeGreaterThan(5);
}, 60_000);
