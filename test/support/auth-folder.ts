import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FakeRunner, fakeRunner } from './fake-runner.ts';

/** A home folder with credential helpers on the PATH. It is removed after the test. */
export interface AuthFolder {
  readonly home: string;
  /** The temporary folder of the runner. */
  readonly temporary: string;
  /** A runner with this home folder. `variables` are added to PATH and HOME; a value may start with `~/` for the home folder. */
  runner(variables?: Readonly<Record<string, string>>, more?: Parameters<typeof fakeRunner>[1]): FakeRunner;
  /** Writes a file in the home folder: a string unchanged, anything else as JSON. Returns its path. */
  write(path: string, content: unknown): string;
  /** Writes `docker-credential-NAME`, a shell script with the verb in `$1` and the server on stdin. */
  helper(name: string, script: string): void;
}

/** Creates the folder in the system's temporary folder. */
export function authFolderFixture(): AuthFolder {
  const root = mkdtempSync(join(tmpdir(), 'auth-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const [home, bin, temporary] = [join(root, 'home'), join(root, 'bin'), join(root, 'temporary')];
  for (const folder of [home, bin, temporary]) mkdirSync(folder);
  return {
    home,
    temporary,
    runner(variables = {}, more = {}) {
      const expanded = Object.entries(variables).map(([name, value]) => [name, value.replace(/^~/, home)]);
      const environment = {
        ...Object.fromEntries(expanded),
        PATH: `${bin}:${process.env.PATH}`,
        HOME: home,
      };
      return fakeRunner({}, { environment, homeFolder: home, temporaryFolder: temporary, ...more });
    },
    write: (path, content) => put(join(home, path), typeof content === 'string' ? content : JSON.stringify(content)),
    helper: (name, script) => chmodSync(put(join(bin, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`), 0o700),
  };
}

function put(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** An entry of `auths`. */
export function authEntry(username: string, password: string): { readonly auth: string } {
  return { auth: Buffer.from(`${username}:${password}`).toString('base64') };
}

/** The script of a credential helper that has the same login for each of the servers, and lists them. */
export function helperScript(servers: readonly string[], username: string, secret: string): string {
  const list = JSON.stringify(Object.fromEntries(servers.map((server) => [server, username])));
  const cases = servers.map(
    (server) =>
      `"${server}") echo '${JSON.stringify({ ServerURL: server, Username: username, Secret: secret })}'; exit 0;;`,
  );
  return `if [ "$1" = list ]; then echo '${list}'; exit 0; fi
read -r server
case "$server" in ${cases.join(' ')} esac
echo 'credentials not found in native keychain'; exit 1`;
}
