import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../src/secret.ts';
import { readOldLogins } from '../../../../src/token/login/existing-logins.ts';
import { writeLogin } from '../../../../src/token/login/write.ts';
import { anAuthFolder, anEntry, aStore } from '../../../support/auth-folder.ts';
import { aRegistry } from '../../../support/bench.ts';

const run = promisify(execFile);
const TOOLS = [join(homedir(), '.cache/quay-tools/bin'), ...(process.env.PATH ?? '').split(delimiter)];

/** What a client does with a private image: read it, and where it can write without an engine, push one. */
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
    'works with the written login, whatever stood in the old files (skipped where it is not installed)',
    async () => {
      const registry = await aRegistry();
      registry.push.image('devtable/simple', 'v1');
      const folder = anAuthFolder();
      const wrong = anEntry('devtable', 'wrong');
      folder.helper('wrong', aStore([registry.host, `http://${registry.host}`, 'a.example'], 'devtable', 'wrong'));
      folder.write('run/containers/auth.json', {
        auths: { [`${registry.host}/devtable`]: wrong, 'b.example': { auth: '!' } },
      });
      folder.write('.docker/config.json', {
        auths: { [registry.host]: {}, [`http://${registry.host}/v1/`]: wrong },
        credHelpers: { [registry.host]: 'wrong' },
        credsStore: 'wrong',
      });
      const login = { username: 'devtable', password: new Secret('password') };
      const deps = folder.deps({ XDG_RUNTIME_DIR: '~/run' });
      const { variables } = await writeLogin(
        { registry: registry.host, login, temporaryFolder: folder.temporary, old: await readOldLogins(deps) },
        deps,
      );
      for (const words of commands(registry.host)) {
        await run(program ?? '', words, { env: { ...deps.env, ...variables }, cwd: folder.temporary });
      }
      const exchanges = registry.requests.filter(({ path }) => path.startsWith('/v2/auth'));
      expect(exchanges.length).toBeGreaterThan(0);
      expect(exchanges.map(({ status }) => status)).toEqual(exchanges.map(() => 200));
    },
  );
});
