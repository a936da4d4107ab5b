import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { basicOf } from '../support/input-secrets.ts';
import { keylessFixture, ROBOT } from '../support/keyless-fixture.ts';
import { runJob, runToken } from '../support/run-action.ts';

const LOGIN = { registry: 'REGISTRY', login: 'true', ...READBOT };
const BASIC = basicOf(READBOT.username, READBOT.password);

test('writes a login file for the job and removes it in the post step', async () => {
  const registry = await registryFixture();

  const { post, ...run } = await runToken(registry, LOGIN);

  expect(run.exitCode).toBe(0);
  const [path = '', ...others] = Object.keys(run.files);
  expect(others).toEqual([]);
  expect(JSON.parse(run.files[path] ?? '')).toMatchObject({ auths: { [registry.host]: { auth: BASIC } } });
  expect(run.modes).toEqual({ [path]: '600', [path.replace('/config.json', '')]: '700' });
  expect(run.exported.REGISTRY_AUTH_FILE).toMatch(new RegExp(`/${path}$`));
  expect(run.exported.REGISTRY_AUTH_FILE).toBe(`${run.exported.DOCKER_CONFIG}/config.json`);
  expect(post).toMatchObject({
    exitCode: 0,
    files: {},
    modes: {},
    exported: { DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' },
  });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-logs-later-steps-in.txt');
});

test("keeps existing logins, does not change the user's files, and restores the variables", async () => {
  const registry = await registryFixture();
  const mine = { auths: { 'mine.test': { auth: basicOf('me', 'my-own') } }, currentContext: 'mine' };
  const pods = {
    auths: { 'pods.test': { auth: basicOf('me', 'my-pods') }, REGISTRY: { auth: basicOf('me', 'my-old') } },
  };
  const before = { DOCKER_CONFIG: '~/docker', REGISTRY_AUTH_FILE: '~/pods.json' };

  const { post, ...run } = await runToken(registry, LOGIN, {
    home: {
      'docker/config.json': JSON.stringify(mine),
      'docker/contexts/meta/mine.json': '{}',
      'pods.json': JSON.stringify(pods),
    },
    environment: before,
  });

  expect(run.exitCode).toBe(0);
  const [[path, text] = ['', '']] = Object.entries(run.files).filter(([name]) => name.endsWith('config.json'));
  expect(path).toContain('quay-referrers-login-');
  expect(JSON.parse(text)).toEqual({
    currentContext: 'mine',
    auths: { [registry.host]: { auth: BASIC }, ...mine.auths, 'pods.test': pods.auths['pods.test'] },
    credHelpers: {},
  });
  expect(post.files).toEqual({});
  expect(post.exported.DOCKER_CONFIG).toMatch(/\/home\/docker$/);
  expect(post.exported.REGISTRY_AUTH_FILE).toMatch(/\/home\/pods\.json$/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-logs-later-steps-in-beside-others.txt');
});

test('later steps use the login; it is removed even after a failed step', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const { steps, posts, transcript } = await runJob(
    registry,
    [
      { action: 'token', inputs: LOGIN },
      { action: 'gate', inputs: { image: BY_TAG, require: 'sbom' } },
      { action: 'gate', inputs: { image: BY_TAG, require: 'signature' } },
    ],
    { names },
  );

  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0, 1]);
  expect(steps.map(({ outputs }) => outputs.result)).toEqual([undefined, 'pass', 'missing']);
  const [post] = posts;
  expect(post?.exitCode).toBe(0);
  expect(Object.keys(post?.files ?? {}).filter((name) => name.includes('login'))).toEqual([]);
  expect(post?.exported).toEqual({ DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' });
  await expect(transcript).toMatchFileSnapshot('transcripts/token-logs-later-steps-in-until-the-job-ends.txt');
});

test("keyless: logs in with the robot's password for one hour", async () => {
  const { registry, environment, names } = await keylessFixture();

  const { steps, posts } = await runJob(
    registry,
    [
      { action: 'token', inputs: { registry: 'REGISTRY', login: 'true', ...ROBOT } },
      { action: 'gate', inputs: { image: BY_TAG, require: 'sbom' } },
    ],
    { environment, names },
  );

  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(steps[1]?.outputs.result).toBe('pass');
  expect(steps[1]?.requests[0]).toMatch(/^GET \/v2\/auth.* -> 200$/);
  expect(Object.keys(posts[0]?.files ?? {}).filter((name) => name.includes('login'))).toEqual([]);
});

test('an invalid existing auth file fails the step before the first request', async () => {
  const registry = await registryFixture();

  const { post, ...run } = await runToken(registry, LOGIN, { home: { '.docker/config.json': '{' } });

  expect(run.exitCode).toBe(1);
  expect(registry.requests).toEqual([]);
  expect(run.transcript).toContain(
    'keeps the other logins and settings of this file for later steps. Correct or remove it',
  );
  expect(post.exitCode).toBe(0);
});

test('two logins in one job are removed in reverse order, and the variables are restored', async () => {
  const registry = await registryFixture();
  const owner = { registry: 'REGISTRY', login: 'true', username: 'owner', password: 'Tr0ub4dor-and-3' };

  const { steps, posts } = await runJob(registry, [
    { action: 'token', inputs: LOGIN },
    { action: 'token', inputs: owner },
  ]);

  expect(posts.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(posts[0]?.exported).toEqual(steps[0]?.exported);
  expect(posts[1]?.exported).toEqual({ DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' });
  expect(posts[1]?.files).toEqual({});
});
