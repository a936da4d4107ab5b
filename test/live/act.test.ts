import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openWorkplace, pushImage, pushReferrer, type Target } from '../contract/registry-client.ts';
import { startRegistry } from '../support/registry/registry.ts';
import { openRealTarget } from './real-target.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const hasAct = spawnSync('act', ['--version']).status === 0;
const REAL_QUAY = process.env.REAL_QUAY ?? '';

describe.skipIf(!hasAct)(`a real workflow under act${hasAct ? '' : ' (skipped: act is not on the PATH)'}`, () => {
  test('on the embedded registry', async () => {
    const registry = await startRegistry({ tls: true, users: { maintainer: 'correct-horse-battery' } });
    const account = { username: 'maintainer', password: 'correct-horse-battery', namespace: 'maintainer' };
    await checkWorkflow({ ...registry, ...account, flavour: 'python' }).finally(registry.stop);
  });

  const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';
  test.skipIf(REAL_QUAY === '')(`on a real Quay${title}`, async () => {
    const { target, stop } = await openRealTarget();
    await checkWorkflow(target).finally(stop);
  });
});

async function checkWorkflow(target: Target): Promise<void> {
  const place = await openWorkplace(target, 'act');
  const image = await pushImage(place, '1.0');
  await pushReferrer(place, image, { artifactType: 'application/spdx+json' });
  const log = await runAct(target, place.repository);
  const jobs = (name: string) => log.filter((line) => line.startsWith(`[gate/${name}`)).join('\n');
  expect(jobs('passes')).toContain(`later step: result=pass digest=${image.digest} token=***`);
  expect(jobs('passes')).toContain('"tags":["1.0"]');
  expect(jobs('passes')).toContain('Job succeeded');
  expect(jobs('fails')).toContain('after the failure: result=missing missing=["signature"]');
  expect(jobs('fails')).not.toContain('the gate did not hold\n');
  expect(jobs('fails')).toContain('Job failed');
  expect(log.join('\n')).not.toContain(target.password);
  expect(log.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ/);
}

/** The lines that act printed. The job runs on this machine; the action's Node is the first on the PATH. */
async function runAct(target: Target, repository: string): Promise<readonly string[]> {
  const home = await mkdtemp(join(tmpdir(), 'act-'));
  const folder = join(home, 'repository');
  try {
    await layOut(folder, target);
    const variables = {
      IMAGE: `${target.host}/${repository}:1.0`,
      QUAY_USERNAME: target.username,
      QUAY_CA: join(folder, 'ca.pem'),
      QUAY_URL: `${target.url}/v2/${repository}`,
    };
    const options = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]);
    const secret = ['--secret', `QUAY_PASSWORD=${target.password}`];
    const output = await run(
      'act',
      ['push', '--platform', 'ubuntu-latest=-self-hosted', ...options, ...secret],
      folder,
    );
    return output.split('\n');
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** A repository with the action at its root, as a user of `uses: ./` has it. */
async function layOut(folder: string, target: Target): Promise<void> {
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  await cp(join(ROOT, 'test/live/gate-workflow.yml'), join(folder, '.github/workflows/gate.yml'));
  await cp(join(ROOT, 'action.yml'), join(folder, 'action.yml'));
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'ca.pem'), target.certificate);
  await run('git', ['init', '--quiet'], folder);
  await run('git', ['add', '--all'], folder);
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await run('git', [...author, 'commit', '--quiet', '--message', 'A repository with the action'], folder);
}

/** Standard output and error together, whatever the exit status: a job is to fail here. */
function run(command: string, options: readonly string[], cwd: string): Promise<string> {
  const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  return new Promise((resolve) => {
    execFile(command, options, { cwd, env: { ...process.env, PATH, HOME: dirname(cwd) } }, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}
