import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../src/secret.ts';
import { readExistingLogins } from '../../../../src/token/login/existing-logins.ts';
import { writeLogin } from '../../../../src/token/login/write.ts';
import { authEntry, authFolderFixture, helperScript } from '../../../support/auth-folder.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';

const run = promisify(execFile);
const TOOLS = [join(homedir(), '.cache/quay-tools/bin'), ...(process.env.PATH ?? '').split(delimiter)];

/** Commands that read a private image and, if the client can push without an engine, push one. */
const CLIENTS: { client: string; commands: (host: string) => string[][] }[] = [
  {
    client: 'crane',
    commands: (host) => [
      ['manifest', `${host}/devtable/simple:v1`],
      ['append', '--new_layer', '/dev/null', '--new_tag', `${host}/devtable/simple:pushed`],
      ['pull', `${host}/devtable/simple:pushed`, '/dev/null'],
    ],
  },
  {
    client: 'regctl',
    commands: (host) => [
      ['--host', `reg=${host},tls=disabled`, 'manifest', 'get', `${host}/devtable/simple:v1`],
      [
        '--host',
        `reg=${host},tls=disabled`,
        'image',
        'copy',
        `${host}/devtable/simple:v1`,
        `${host}/devtable/simple:v2`,
      ],
    ],
  },
  { client: 'docker', commands: (host) => [['manifest', 'inspect', '--insecure', `${host}/devtable/simple:v1`]] },
];

describe.each(CLIENTS)('$client', ({ client, commands }) => {
  const program = TOOLS.map((folder) => join(folder, client)).find((path) => existsSync(path));

  test.skipIf(program === undefined)(
    'uses the new login, not those of existing files (skipped if the client is not installed)',
    async () => {
      const registry = await startTestRegistry();
      registry.push.image('devtable/simple', 'v1');
      const folder = authFolderFixture();
      const wrong = authEntry('devtable', 'wrong');
      folder.helper(
        'wrong',
        helperScript([registry.host, `http://${registry.host}`, 'a.example'], 'devtable', 'wrong'),
      );
      folder.write('run/containers/auth.json', {
        auths: { [`${registry.host}/devtable`]: wrong, 'b.example': { auth: '!' } },
      });
      folder.write('.docker/config.json', {
        auths: { [registry.host]: {}, [`http://${registry.host}/v1/`]: wrong },
        credHelpers: { [registry.host]: 'wrong' },
        credsStore: 'wrong',
      });
      const login = { username: 'devtable', password: new Secret('password') };
      const runner = folder.runner({ XDG_RUNTIME_DIR: '~/run' });
      const existing = await readExistingLogins(runner);
      const { variables } = await writeLogin({ registry: registry.host, login }, existing, runner);
      for (const words of commands(registry.host)) {
        await run(program ?? '', words, { env: { ...runner.environment, ...variables }, cwd: folder.temporary });
      }
      const exchanges = registry.requests.filter(({ path }) => path.startsWith('/v2/auth'));
      expect(exchanges.length).toBeGreaterThan(0);
      expect(exchanges.map(({ status }) => status)).toEqual(exchanges.map(() => 200));
    },
  );
});
