import { expect, test } from 'vitest';
import { helperScript } from '../support/auth-folder.ts';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';
import { shortenTimers } from '../support/short-timers.ts';

const HOME = { '.docker/config.json': JSON.stringify({ credHelpers: { REGISTRY: 'safe' } }) };
const INPUTS = { image: BY_TAG, require: 'sbom' };

test('the credential helper of the auth file returns the login', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const safe = helperScript([registry.host], READBOT.username, READBOT.password);

  const run = await runGate(registry, INPUTS, { names, home: HOME, helpers: { safe } });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-asks-a-credential-helper.txt');
});

test('a helper without credentials: the image is read anonymously', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const safe = 'echo credentials not found in native keychain; exit 1';
  const { digest } = registry.push.image('devtable/public', 'v1');

  const run = await runGate(
    registry,
    { ...INPUTS, image: 'REGISTRY/devtable/public:v1', require: 'none' },
    { names: { ...names, PUBLIC: digest }, home: HOME, helpers: { safe } },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('listed');
  expect(registry.requests[0]?.headers.authorization).toBeUndefined();
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-asks-a-credential-helper-without-credentials.txt');
});

const FAULTS = [
  { name: 'is missing', helpers: {}, says: 'is not on the PATH' },
  {
    name: 'prints invalid output',
    helpers: { safe: 'echo "Welcome to the safe"' },
    says: 'something other than the JSON',
  },
  {
    name: 'fails',
    helpers: { safe: 'echo the safe is locked >&2; exit 3' },
    says: 'failed (exit 3): the safe is locked',
  },
] as const;
test.each(FAULTS)(
  'a helper that $name is an error that names the helper; no request is sent',
  async ({ name, helpers, says }) => {
    const { registry, names } = await imageFixture({ SBOM: SPDX });

    const run = await runGate(registry, INPUTS, { names, home: HOME, helpers });

    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('error');
    expect(run.requests).toEqual([]);
    expect(run.log).toContain(says);
    await expect(run.transcript).toMatchFileSnapshot(
      `transcripts/gate-asks-a-credential-helper-that-${name.replaceAll(' ', '-')}.txt`,
    );
  },
);

test('a helper that does not end is killed after 30 seconds', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, INPUTS, {
    names: { ...names, SHORT_TIMERS: shortenTimers(30_000) },
    environment: { NODE_OPTIONS: 'SHORT_TIMERS' },
    home: HOME,
    helpers: { safe: 'sleep 300' },
  });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('within 30 s');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-asks-a-credential-helper-that-does-not-end.txt');
});
