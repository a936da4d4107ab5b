import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CredentialHelpers, type Helper } from '../../../src/credentials/helper.ts';
import { type AuthFolder, authFolderFixture, helperScript } from '../../support/auth-folder.ts';

const FILE = '/home/user/.docker/config.json';
const HELPER: Helper = { name: 'test', namedIn: FILE };

/** The login that a helper has for quay.io. */
function login(folder: AuthFolder, helper = HELPER) {
  return new CredentialHelpers(folder.runner().environment, 5_000).login(helper, 'quay.io');
}

const NONE: { name: string; script: string }[] = [
  { name: 'it reports so', script: "echo 'credentials not found in native keychain'; exit 1" },
  { name: 'it reports so on stderr', script: "echo 'credentials not found in native keychain' >&2; exit 1" },
  { name: 'output without username and secret', script: `echo '{"ServerURL":"","Username":"","Secret":""}'` },
];

const FAILED: { name: string; script: string; why: string }[] = [
  { name: 'not JSON', script: 'echo hidden', why: 'something other than the JSON' },
  { name: 'no output', script: 'exit 0', why: 'something other than the JSON' },
  { name: 'a list', script: `echo '["hidden"]'`, why: 'something other than the JSON' },
  { name: 'a secret that is not a string', script: `echo '{"Username":"hidden","Secret":1}'`, why: 'something other' },
  { name: 'no secret', script: `echo '{"Username":"hidden"}'`, why: 'something other than the JSON' },
  { name: 'no username', script: `echo '{"Username":"","Secret":"hidden"}'`, why: 'something other than the JSON' },
  { name: 'an identity token', script: `echo '{"Username":"<token>","Secret":"hidden"}'`, why: 'an identity token' },
  {
    name: 'another failure',
    script: 'echo the keyring is locked; exit 3',
    why: 'failed (exit 3): the keyring is locked',
  },
  { name: 'a failure with a message on stderr', script: 'echo no agent >&2; exit 1', why: 'failed (exit 1): no agent' },
  { name: 'a failure that prints the login', script: `echo '{"Secret":"hidden"}'; exit 1`, why: 'not shown' },
  { name: 'a failure without a message', script: 'exit 1', why: 'failed (exit 1): no message' },
  { name: 'a signal', script: 'kill -TERM $$', why: 'failed (SIGTERM)' },
  { name: 'too much output', script: `head -c 1100000 /dev/zero; sleep 60`, why: 'wrote more than 1 MiB' },
  {
    name: 'too much output on stderr',
    script: `head -c 1100000 /dev/zero >&2; sleep 60`,
    why: 'wrote more than 1 MiB',
  },
];

describe('login', () => {
  test('runs the helper without a shell, with the verb get, the host on stdin, and no variables of the action', async () => {
    const folder = authFolderFixture();
    folder.helper(
      'test',
      `read -r host; echo "{\\"Username\\":\\"$1 $# $host \${INPUT_PASSWORD-}\${STATE_login-}\${ACTIONS_RUNTIME_TOKEN-}\\",\\"Secret\\":\\"s\\"}"`,
    );
    const secrets = { INPUT_PASSWORD: 'hidden', STATE_login: 'hidden', ACTIONS_RUNTIME_TOKEN: 'hidden' };
    const helpers = new CredentialHelpers(folder.runner(secrets).environment, 5_000);
    expect(await helpers.login(HELPER, 'quay.io:8443')).toMatchObject({
      kind: 'found',
      username: 'get 1 quay.io:8443 ',
      from: `docker-credential-test, named in ${FILE}`,
    });
  });

  test.each(NONE)('none: $name', async ({ script }) => {
    const folder = authFolderFixture();
    folder.helper('test', script);
    expect(await login(folder)).toEqual({ kind: 'none' });
  });

  test.each(FAILED)('an error: $name', async ({ script, why }) => {
    const folder = authFolderFixture();
    folder.helper('test', script);
    const message = await messageOf(login(folder));
    expect(message).toContain(why);
    expect(message).toContain(`docker-credential-test, which ${FILE} names for quay.io`);
    expect(message).not.toContain('hidden');
  });

  test('a login from a helper that does not read its stdin', async () => {
    const folder = authFolderFixture();
    folder.helper('test', `exec <&-; echo '{"Username":"u","Secret":"s"}'`);
    expect(await login(folder)).toMatchObject({ kind: 'found', username: 'u' });
  });

  test('an error if it is missing', async () => {
    const message = await messageOf(login(authFolderFixture()));
    expect(message).toContain('is not on the PATH. Install or unlock the helper');
  });

  test('an error if it cannot be started', async () => {
    const name = 'x'.repeat(300);
    const message = await messageOf(login(authFolderFixture(), { name, namedIn: FILE }));
    expect(message).toContain('could not be started (ENAMETOOLONG). Install or unlock the helper');
  });

  test.each(['../evil', 'a/b', '/bin/sh', 'a b', 'a;b', '', '\\evil', 'a\0b'])('does not run %j', async (name) => {
    const message = await messageOf(login(authFolderFixture(), { name, namedIn: FILE }));
    expect(message).toContain(`${FILE} names ${JSON.stringify(name)} as credential helper`);
  });

  test('kills a helper that hangs, with the processes that it started', async () => {
    const folder = authFolderFixture();
    folder.helper('test', `(sleep 1; touch "$HOME/alive") & echo $! > "$HOME/pid"; wait; sleep 60`);
    const helpers = new CredentialHelpers(folder.runner().environment, 300);
    expect(await messageOf(helpers.login(HELPER, 'quay.io'))).toContain('did not finish within 0.3 s');
    expect(readFileSync(join(folder.home, 'pid'), 'utf8')).toMatch(/\d/);
    await sleep(1_200);
    expect(existsSync(join(folder.home, 'alive'))).toBe(false);
  });
});

describe('servers', () => {
  const CASES: { name: string; script: string | undefined; list: unknown }[] = [
    {
      name: 'a list',
      script: helperScript(['quay.io', 'b'], 'u', 's'),
      list: { kind: 'list', servers: ['quay.io', 'b'] },
    },
    {
      name: 'no list',
      script: 'echo not implemented; exit 1',
      list: { kind: 'no-list', reason: 'failed (exit 1): not implemented' },
    },
    {
      name: 'not JSON',
      script: 'echo hidden',
      list: { kind: 'no-list', reason: 'returned something other than the JSON of the protocol' },
    },
    { name: 'no helper', script: undefined, list: { kind: 'no-helper', reason: 'is not on the PATH' } },
  ];

  test.each(CASES)('$name', async ({ script, list }) => {
    const folder = authFolderFixture();
    if (script !== undefined) folder.helper('test', script);
    expect(await new CredentialHelpers(folder.runner().environment, 5_000).servers(HELPER)).toEqual(list);
  });
});

async function messageOf(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((error: unknown) => error);
  expect(error).toMatchObject({ name: 'InputError' });
  return error instanceof Error ? error.message : '';
}
