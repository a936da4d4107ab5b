import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { askHelper, listServers } from '../../../src/credentials/helper.ts';
import { anAuthFolder, aStore } from '../../support/auth-folder.ts';

const ASKED_BY = '/home/user/.docker/config.json';
const HELPER = { name: 'test', askedBy: ASKED_BY };

const NONE: { name: string; script: string }[] = [
  { name: 'it says so', script: "echo 'credentials not found in native keychain'; exit 1" },
  { name: 'it says so on stderr', script: "echo 'credentials not found in native keychain' >&2; exit 1" },
  { name: 'an answer without name and secret', script: `echo '{"ServerURL":"","Username":"","Secret":""}'` },
];

const REFUSED: { name: string; script: string; why: string }[] = [
  { name: 'rubbish', script: 'echo hidden', why: 'something other than the JSON' },
  { name: 'nothing', script: 'exit 0', why: 'something other than the JSON' },
  { name: 'a list', script: `echo '["hidden"]'`, why: 'something other than the JSON' },
  { name: 'a secret that is no text', script: `echo '{"Username":"hidden","Secret":1}'`, why: 'something other' },
  { name: 'no secret', script: `echo '{"Username":"hidden"}'`, why: 'something other than the JSON' },
  { name: 'no name', script: `echo '{"Username":"","Secret":"hidden"}'`, why: 'something other than the JSON' },
  { name: 'an identity token', script: `echo '{"Username":"<token>","Secret":"hidden"}'`, why: 'an identity token' },
  {
    name: 'another failure',
    script: 'echo the keyring is locked; exit 3',
    why: 'failed (exit 3): the keyring is locked',
  },
  { name: 'a failure told on stderr', script: 'echo no agent >&2; exit 1', why: 'failed (exit 1): no agent' },
  { name: 'a failure that shows the answer', script: `echo '{"Secret":"hidden"}'; exit 1`, why: 'not shown' },
  { name: 'a failure without words', script: 'exit 1', why: 'failed (exit 1): no message' },
  { name: 'a signal', script: 'kill -TERM $$', why: 'failed (SIGTERM)' },
  { name: 'too much', script: `head -c 1100000 /dev/zero; sleep 60`, why: 'wrote more than 1 MiB' },
  { name: 'too much on stderr', script: `head -c 1100000 /dev/zero >&2; sleep 60`, why: 'wrote more than 1 MiB' },
];

describe('askHelper', () => {
  test('gets the host on stdin, get as verb, no shell, and nothing with which it could act as the job', async () => {
    const folder = anAuthFolder();
    folder.helper(
      'test',
      `read -r host; echo "{\\"Username\\":\\"$1 $# $host \${INPUT_PASSWORD-}\${STATE_login-}\${ACTIONS_RUNTIME_TOKEN-}\\",\\"Secret\\":\\"s\\"}"`,
    );
    const deps = folder.deps({ INPUT_PASSWORD: 'hidden', STATE_login: 'hidden', ACTIONS_RUNTIME_TOKEN: 'hidden' });
    expect(await askHelper(HELPER, 'quay.io:8443', deps)).toMatchObject({
      kind: 'found',
      username: 'get 1 quay.io:8443 ',
      from: `docker-credential-test asked by ${ASKED_BY}`,
    });
  });

  test.each(NONE)('none: $name', async ({ script }) => {
    const folder = anAuthFolder();
    folder.helper('test', script);
    expect(await askHelper(HELPER, 'quay.io', folder.deps())).toEqual({ kind: 'none' });
  });

  test.each(REFUSED)('refused: $name', async ({ script, why }) => {
    const folder = anAuthFolder();
    folder.helper('test', script);
    const said = await refusal(askHelper(HELPER, 'quay.io', folder.deps()));
    expect(said).toContain(why);
    expect(said).toContain(`docker-credential-test, which ${ASKED_BY} asks for quay.io`);
    expect(said).not.toContain('hidden');
  });

  test('an answer to one who does not read the question', async () => {
    const folder = anAuthFolder();
    folder.helper('test', `exec <&-; echo '{"Username":"u","Secret":"s"}'`);
    expect(await askHelper(HELPER, 'quay.io', folder.deps())).toMatchObject({ kind: 'found', username: 'u' });
  });

  test('missing', async () => {
    const said = await refusal(askHelper(HELPER, 'quay.io', anAuthFolder().deps()));
    expect(said).toContain('is not on the PATH. Install or unlock the helper');
  });

  test('one that cannot be started at all', async () => {
    const name = 'x'.repeat(300);
    const said = await refusal(askHelper({ name, askedBy: ASKED_BY }, 'quay.io', anAuthFolder().deps()));
    expect(said).toContain('could not be started (ENAMETOOLONG). Install or unlock the helper');
  });

  test.each(['../evil', 'a/b', '/bin/sh', 'a b', 'a;b', '', '\\evil', 'a\0b'])('not run: %j', async (name) => {
    const said = await refusal(askHelper({ name, askedBy: ASKED_BY }, 'quay.io', anAuthFolder().deps()));
    expect(said).toContain(`${ASKED_BY} names ${JSON.stringify(name)} as credential helper`);
  });

  test('one that hangs is killed with what it started', async () => {
    const folder = anAuthFolder();
    folder.helper('test', `(sleep 1; touch "$HOME/alive") & echo $! > "$HOME/pid"; wait; sleep 60`);
    const deps = { ...folder.deps(), helperDeadline: 300 };
    expect(await refusal(askHelper(HELPER, 'quay.io', deps))).toContain('gave no answer within 0.3 s');
    expect(readFileSync(join(folder.home, 'pid'), 'utf8')).toMatch(/\d/);
    await sleep(1_200);
    expect(existsSync(join(folder.home, 'alive'))).toBe(false);
  });
});

describe('listServers', () => {
  const CASES: { name: string; script: string | undefined; list: unknown }[] = [
    { name: 'a list', script: aStore(['quay.io', 'b'], 'u', 's'), list: { kind: 'list', servers: ['quay.io', 'b'] } },
    {
      name: 'no list',
      script: 'echo not implemented; exit 1',
      list: { kind: 'no-list', why: 'failed (exit 1): not implemented' },
    },
    {
      name: 'rubbish',
      script: 'echo hidden',
      list: { kind: 'no-list', why: 'answered with something other than the JSON of the protocol' },
    },
    { name: 'no helper', script: undefined, list: { kind: 'no-helper', why: 'is not on the PATH' } },
  ];

  test.each(CASES)('$name', async ({ script, list }) => {
    const folder = anAuthFolder();
    if (script !== undefined) folder.helper('test', script);
    expect(await listServers(HELPER, folder.deps())).toEqual(list);
  });
});

async function refusal(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((error: unknown) => error);
  expect(error).toMatchObject({ name: 'InputError' });
  return error instanceof Error ? error.message : '';
}
