import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { basicOf } from '../support/input-secrets.ts';
import { runGate } from '../support/run-action.ts';

const BOT = { auth: basicOf(READBOT.username, READBOT.password) };
const WRONG = { auth: basicOf('stranger', 'not-for-you') };

test('the auth file of the input, and its most specific entry', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const auths = { REGISTRY: WRONG, 'REGISTRY/devtable': WRONG, 'REGISTRY/devtable/simple': BOT };

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'auth-file': '~/auth.json' },
    { names, home: { 'auth.json': JSON.stringify({ auths }) } },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-credentials-of-an-auth-file-named.txt');
});

test('the auth file of docker login, for its own host only', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const other = await registryFixture();
  other.fault({ match: { path: /auth/ }, kind: 'delay', milliseconds: 1500 });
  const image = other.push.image('devtable/public', 'v1');
  const { digest } = other.push.referrer('devtable/public', image.digest, SPDX);

  const run = await runGate(
    registry,
    { image: `${BY_TAG}\nOTHER/devtable/public:v1`, require: 'sbom' },
    {
      names: { ...names, PUBLIC: image.digest, OTHERS: digest },
      other,
      home: { '.docker/config.json': JSON.stringify({ auths: { REGISTRY: BOT } }) },
    },
  );

  expect(run.exitCode).toBe(0);
  expect(registry.requests.some(({ headers }) => headers.authorization === `Basic ${BOT.auth}`)).toBe(true);
  expect(other.requests.some(({ headers }) => headers.authorization?.startsWith('Basic'))).toBe(false);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-credentials-of-an-auth-file-found.txt');
});

test('an auth file of the input without the registry is a warning that lists its registries', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'auth-file': '~/auth.json' },
    { names, home: { 'auth.json': JSON.stringify({ auths: { 'other.test': WRONG, 'REGISTRY/acme': WRONG } }) } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.log).toContain('it has entries for: other.test, ');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-uses-credentials-of-an-auth-file-without-the-registry.txt',
  );
});

test('an invalid auth file of the input is an error that names the path and shows no content', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'auth-file': '~/auth.json' },
    { names, home: { 'auth.json': `{"auths": {"REGISTRY": {"auth": "${BOT.auth}"}}` } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).not.toContain(BOT.auth);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-credentials-of-an-auth-file-invalid.txt');
});

test('an expired registry token of an auth file is an error with the expiry time', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
  const registrytoken = await registry.token({ access, expiresIn: -60 });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom' },
    { names, home: { '.docker/config.json': JSON.stringify({ auths: { REGISTRY: { registrytoken } } }) } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toMatch(/The given token expired at \d{4}-/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-credentials-of-an-auth-file-expired.txt');
});

test('the content of DOCKER_AUTH_CONFIG, as docker reads it', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom' },
    { names, environment: { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry.host]: BOT } }) } },
  );

  expect(run.exitCode).toBe(0);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-uses-credentials-of-an-auth-file-in-a-variable.txt',
  );
});

test('a file of REGISTRY_AUTH_FILE that does not exist is an error', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom' },
    { names, environment: { REGISTRY_AUTH_FILE: '/gone/auth.json' } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('/gone/auth.json does not exist. The variable REGISTRY_AUTH_FILE names it');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-uses-credentials-of-an-auth-file-that-is-gone.txt',
  );
});
