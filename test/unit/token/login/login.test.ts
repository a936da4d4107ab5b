import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endLogin } from '../../../../src/token/login/login.ts';
import { authFolderFixture } from '../../../support/auth-folder.ts';
import { fakeRunner } from '../../../support/fake-runner.ts';
import { writeTestLogin } from '../../../support/login-fixture.ts';

interface Case {
  readonly name: string;
  /** The file that cannot be removed. */
  readonly kept: string;
  readonly passes: boolean;
  readonly warnings: number;
  readonly errors: number;
}

const CASES: Case[] = [
  { name: 'no files left', kept: 'none', passes: true, warnings: 0, errors: 0 },
  {
    name: 'a folder of a later `sudo docker buildx`: a warning',
    kept: 'buildx',
    passes: true,
    warnings: 1,
    errors: 0,
  },
  { name: 'the file with the login: an error', kept: 'config.json', passes: false, warnings: 0, errors: 1 },
];

test.each(CASES)('endLogin restores the variables: $name', async ({ kept, passes, warnings, errors }) => {
  const folder = authFolderFixture();
  const { state, variables } = await writeTestLogin(folder, { DOCKER_CONFIG: '/before' });
  mkdirSync(join(variables.DOCKER_CONFIG, 'buildx'));
  const path = join(variables.DOCKER_CONFIG, kept);
  const step = { temporaryFolder: folder.temporary, environment: variables, state: () => state };
  const runner = fakeRunner({}, step);

  const passed = await endLogin(runner, async (file) => {
    if (file === path) throw new Error('EACCES: permission denied');
    await rm(file, { recursive: true, force: true });
  });

  expect(passed).toBe(passes);
  expect(runner.exported).toEqual({ DOCKER_CONFIG: '/before', REGISTRY_AUTH_FILE: '' });
  expect([runner.warnings.length, runner.errors.length]).toEqual([warnings, errors]);
  for (const text of [...runner.warnings, ...runner.errors.map(({ message }) => message)]) {
    expect(text).toContain(`${path}: EACCES`);
  }
  expect(existsSync(join(variables.DOCKER_CONFIG, 'config.json'))).toBe(kept === 'config.json');
});
